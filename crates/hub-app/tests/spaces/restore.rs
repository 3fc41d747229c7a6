//! Backups through the window's commands: looked into, put back, taken back.

use super::*;
use std::sync::{Arc, Mutex};

#[test]
fn a_backup_is_looked_into_put_back_and_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let heard = Arc::new(Mutex::new(vec![]));
    let all = Arc::clone(&heard);
    submit(&app, "Before");
    let backup = ok(&app, "space.backup", json!({}));
    let path = json!({ "path": backup["path"] });
    submit(&app, "After");
    let seen = ok(&app, "backup.look", path.clone());
    assert_eq!((&seen["ideas"], &seen["name"]), (&json!(1), &json!("Mine")));
    assert_eq!(seen["present"], json!({ "ideas": 2, "changes_since": 1 }));
    assert_eq!(titles(&app), ["After", "Before"], "a look changes nothing");

    app.on_changed(move |change| all.lock().unwrap().push(change.to_owned()));
    let restored = ok(&app, "backup.restore", path);
    assert_eq!(restored["state"]["space"]["ideas"], 1);
    assert_eq!(titles(&app), ["Before"]);
    assert!(heard.lock().unwrap().iter().any(|change| change.contains("\"all\":true")));
    submit(&app, "On top of it");
    let kept = json!({ "path": restored["kept"] });
    ok(&app, "backup.restore", kept);
    assert_eq!(titles(&app), ["After", "Before"]);
    let kinds = ok(&app, "backups.list", json!({}))["backups"].take();
    let kinds: Vec<_> = kinds.as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "before_restore").count(), 2, "{kinds:?}");
    assert_eq!(kinds.iter().filter(|kind| **kind == "asked_for").count(), 1, "{kinds:?}");
}

#[test]
fn what_is_no_backup_of_this_space_is_refused_and_nothing_is_lost() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = founded(dir.path());
    submit(&app, "Mine");
    let strange = founded(other.path());
    let strange = ok(&strange, "space.backup", json!({}))["path"].as_str().unwrap().to_owned();
    let own = ok(&app, "space.backup", json!({}))["path"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(&own).unwrap();
    let file = |name: &str, content: &[u8]| {
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    };
    let mut newer = bytes.clone();
    newer[60..64].copy_from_slice(&[0, 0, 3, 0]);
    let cases = [
        (strange, "BACKUP_OTHER_SPACE"),
        (file("half.db", &bytes[..bytes.len() / 2]), "BACKUP_DAMAGED"),
        (file("newer.db", &newer), "BACKUP_NEWER"),
        (file("list.csv", b"Title\nOne\n"), "BACKUP_DAMAGED"),
        (file("empty.db", b""), "BACKUP_NOT_OURS"),
        (dir.path().join("nowhere.db").display().to_string(), "STORE_IO"),
        (dir.path().display().to_string(), "BACKUP_NOT_OURS"),
    ];
    for (path, code) in cases {
        for command in ["backup.look", "backup.restore"] {
            let refused = call(&app, command, json!({ "path": path })).unwrap_err();
            assert_eq!(refused.code, code, "{command} {path}: {refused}");
        }
    }
    assert_eq!(titles(&app), ["Mine"]);
    submit(&app, "Still at work");
    assert_eq!(ok(&app, "diagnostics.check", json!({}))["findings"], json!([]));
}

/// The same space on another computer.
#[test]
fn a_backup_becomes_the_space_at_a_first_run() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = founded(dir.path());
    submit(&app, "Comes along");
    let backup = ok(&app, "space.backup", json!({}));
    let path = json!({ "path": backup["path"] });
    let new = open(other.path());
    assert_eq!(ok(&new, "backup.look", path.clone())["present"], Value::Null);
    let restored = ok(&new, "backup.restore", path);
    assert_eq!(
        (&restored["kept"], &restored["state"]["space"]["name"]),
        (&Value::Null, &json!("Mine"))
    );
    drop(new);
    assert_eq!(titles(&open(other.path())), ["Comes along"]);
}

/// Everybody who reads while a backup is put back gets the one state or the other.
#[test]
fn readers_wait_and_never_find_half() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    submit(&app, "Before");
    let backup = ok(&app, "space.backup", json!({}));
    submit(&app, "After");
    let is_done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let mut seen = 0;
            while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                let state = ok(&app, "app.state", json!({}));
                assert!(!state["space"].is_null(), "{state}");
                assert!(matches!(state["space"]["ideas"].as_u64(), Some(1 | 2)), "{state}");
                seen += 1;
            }
            seen
        });
        for _ in 0..3 {
            let restored = ok(&app, "backup.restore", json!({ "path": backup["path"] }));
            ok(&app, "backup.restore", json!({ "path": restored["kept"] }));
        }
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(reading.join().unwrap() > 0);
    });
    assert_eq!(titles(&app), ["After", "Before"]);
}
