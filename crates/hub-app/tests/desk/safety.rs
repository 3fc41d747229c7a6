//! What goes wrong at the desk: bad input, a second writer, a damaged file.

use super::{call, founded, id, ok, open, send, submit, titles, weekly};
use hub_app::{Access, App};
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn bad_input_is_an_error_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let bad = [
        (json!({ "title": "" }), json!({}), "title"),
        (json!({ "title": "x".repeat(1_000_000) }), json!({}), "title"),
        (json!({ "title": "a\u{0}b" }), json!({}), "title"),
        (json!({ "title": "ok", "description": "x".repeat(20_001) }), json!({}), "description"),
        (json!({ "title": "ok" }), json!({ "runs": 0.0 }), "runs"),
        (json!({ "title": "ok" }), json!({ "minutes_per_run": 1e300 }), "minutes_per_run"),
        (
            json!({ "title": "ok" }),
            json!({ "automatable_share": { "low": 0.9, "likely": 0.5, "high": 0.6 } }),
            "automatable_share",
        ),
    ];
    for (case, estimate, field) in bad {
        let submit =
            json!({ "kind": "idea.submit", "id": id(), "case": case, "estimate": estimate });
        let error = send(&app, submit).unwrap_err();
        assert_eq!((error.code.as_str(), &error.facts["field"]), ("INVALID", &json!(field)));
    }
    let malformed = [
        ("operation.send", json!({ "op_id": "no", "operation": {} })),
        ("operation.send", json!({ "op_id": id(), "operation": { "kind": "idea.fly" } })),
        ("ideas.rows", json!({ "locals": ["x"] })),
        ("idea.get", json!([])),
    ];
    for (command, params) in malformed {
        assert_eq!(call(&app, command, params).unwrap_err().code, "BAD_PARAMETERS", "{command}");
    }
    assert_eq!(call(&app, "no.such", json!({})).unwrap_err().code, "UNKNOWN_COMMAND");
    for name in ["OH-9", "", "💥", &id()] {
        assert_eq!(call(&app, "idea.get", json!({ "id": name })).unwrap_err().code, "NOT_FOUND");
    }
    assert_eq!(titles(&app, json!({})), [""; 0]);
}

#[test]
fn drafts_stay_until_they_are_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let draft = id();
    ok(&app, "draft.put", json!({ "id": draft, "body": { "title": "half a thou" } }));
    ok(&app, "draft.put", json!({ "id": draft, "body": { "title": "half a thought" } }));
    let too_large = json!({ "id": id(), "body": "x".repeat(300_000) });
    assert_eq!(call(&app, "draft.put", too_large).unwrap_err().code, "STORE_TOO_LARGE");
    drop(app);
    let app = open(dir.path());
    let drafts = ok(&app, "draft.list", json!({}));
    assert_eq!(drafts.as_array().unwrap().len(), 1);
    assert_eq!(drafts[0]["body"]["title"], "half a thought");
    ok(&app, "draft.delete", json!({ "id": draft }));
    assert_eq!(ok(&app, "draft.list", json!({})), json!([]));
}

#[test]
fn a_second_writer_is_told_and_a_reader_sees_everything() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    submit(&app, json!({ "title": "Seen by both" }), weekly(1.0));
    let second = open(dir.path());
    assert_eq!(second.trouble().unwrap().code, "STORE_IN_USE");
    assert_eq!(ok(&second, "app.state", json!({}))["trouble"]["code"], "STORE_IN_USE");
    let asked = ok(&second, "app.state", json!({}));
    assert_eq!(asked["trouble"]["code"], "STORE_IN_USE", "the first is still there");
    let reader = App::open_as(dir.path().to_owned(), Access::Read, Some("Alder Supply"));
    assert_eq!(titles(&reader, json!({})), ["Seen by both"]);
    let refused = send(&reader, json!({ "kind": "system.add", "name": "SAP" })).unwrap_err();
    assert_eq!(refused.code, "READ_ONLY");
    let none = App::open_as(dir.path().to_owned(), Access::Read, Some("Elsewhere"));
    assert_eq!(none.trouble().unwrap().code, "NO_SUCH_SPACE");
    drop(app);
    let asked = ok(&second, "app.state", json!({}));
    assert_eq!((&asked["trouble"], &asked["space"]["ideas"]), (&Value::Null, &json!(1)));
}

#[test]
fn settings_and_backups_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let wanted = json!({ "language": "en", "theme": "dark", "home": "decide", "single_keys_off": true, "log": "off" });
    ok(&app, "device.set", wanted.clone());
    submit(&app, json!({ "title": "Safe" }), json!({}));
    let backup = ok(&app, "space.backup", json!({}));
    assert!(Path::new(backup["path"].as_str().unwrap()).exists());
    drop(app);
    let state = ok(&open(dir.path()), "app.state", json!({}));
    assert_eq!(state["device"], wanted);
    assert_eq!(state["space"]["ideas"], 1);
}

#[test]
fn a_damaged_journal_says_what_is_missing_and_comes_back_from_its_backup() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    submit(&app, json!({ "title": "Before the backup" }), json!({}));
    drop(app);
    // The day's backup is made at the next start.
    let space =
        std::fs::read_dir(dir.path().join("spaces")).unwrap().next().unwrap().unwrap().path();
    let app = open(dir.path());
    submit(&app, json!({ "title": "After the backup" }), json!({}));
    drop(app);
    std::fs::write(space.join("journal.db"), vec![7_u8; 40_000]).unwrap();
    let app = open(dir.path());
    let trouble = app.trouble().unwrap();
    assert_eq!(trouble.code, "STORE_JOURNAL_DAMAGED");
    assert_eq!(trouble.facts["missing_ideas"], 1);
    ok(&app, "space.restore_backup", json!({}));
    assert_eq!(titles(&app, json!({})), ["Before the backup"]);
}
