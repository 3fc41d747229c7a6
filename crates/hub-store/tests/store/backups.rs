//! Copies of a journal, made and put back.

use crate::world::*;
use hub_store::backup::BackupKind;
use hub_store::{Space, adopt_backup, backup, look, restore_backup};
use std::fs;

#[test]
fn one_backup_a_day() {
    let world = World::new();
    let open = |at_ms| drop(Space::open(&world.folder, projector(), at_ms).unwrap());
    let times = || backup::list(&world.folder).iter().map(|b| b.at_ms).collect::<Vec<_>>();
    open(NOW_MS);
    assert_eq!(times(), [0_i64; 0], "there is nothing worth keeping yet");
    append(&mut world.open(), &[submit(new_idea(), "Worth keeping")]);
    open(NOW_MS);
    assert_eq!(times(), [NOW_MS]);
    open(NOW_MS + DAY_MS - 1_000);
    assert_eq!(times(), [NOW_MS]);
    open(NOW_MS + DAY_MS);
    assert_eq!(times(), [NOW_MS + DAY_MS, NOW_MS]);
    // A clock that was wrong once stops nothing.
    open(NOW_MS + 400 * DAY_MS);
    open(NOW_MS + 2 * DAY_MS);
    assert!(times().contains(&(NOW_MS + 2 * DAY_MS)));
    for day in 3..60 {
        open(NOW_MS + day * DAY_MS);
    }
    assert!(times().len() <= backup::KEPT_DAYS + backup::KEPT_WEEKS, "{:?}", times());
}

#[test]
fn a_copy_is_whole_and_nothing_is_overwritten() {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(10));
    let copy = world.data.path().join("usb/mine.db");
    space.backup_to(&copy).unwrap();
    accept(&mut space, &imports(10));
    let before = fs::read(&copy).unwrap();
    assert_eq!(space.backup_to(&copy).unwrap_err().code(), "STORE_EXISTS");
    assert!(fs::read(&copy).unwrap() == before);
    assert_eq!(fs::read_dir(copy.parent().unwrap()).unwrap().count(), 1, "no temporary file");

    let in_use = restore_backup(&world.folder, &copy, NOW_MS).unwrap_err();
    assert_eq!(in_use.code(), "STORE_IN_USE");
    drop(space);
    restore_backup(&world.folder, &copy, NOW_MS).unwrap();
    restore_backup(&world.folder, &copy, NOW_MS + 1_000).unwrap();
    let space = world.open();
    assert_eq!(titles(&space).len(), 10);
    assert_healthy(&space);
    let kept = backup::list(&world.folder);
    let kept = kept.iter().filter(|backup| backup.kind == BackupKind::BeforeRestore);
    let ideas: Vec<_> = kept.map(|backup| look(&backup.path).unwrap().ideas).collect();
    assert_eq!(ideas, [10, 20], "what was replaced is kept each time");
    let files = fs::read_dir(&world.folder).unwrap().flatten();
    let aside = files.filter(|it| it.file_name().to_string_lossy().starts_with("journal.rep"));
    assert_eq!(aside.count(), 0, "and nowhere twice");
}

#[test]
fn a_restore_is_taken_back_by_restoring_what_it_kept() {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(3));
    let copy = backup::asked_for(&world.folder, NOW_MS);
    space.backup_to(&copy).unwrap();
    accept(&mut space, &imports(4));
    drop(space);
    let kept = restore_backup(&world.folder, &copy, NOW_MS).unwrap();
    assert_eq!(titles(&world.open()).len(), 3);
    restore_backup(&world.folder, &kept, NOW_MS).unwrap();
    let space = world.open();
    assert_eq!(titles(&space).len(), 7);
    assert_healthy(&space);
    let asked_for = |it: &backup::Backup| it.kind == BackupKind::AskedFor && it.path == copy;
    assert!(backup::list(&world.folder).iter().any(asked_for), "it stays where it is");
}

#[test]
fn a_look_says_what_is_in_a_copy_and_writes_nothing() {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(5));
    let copy = world.data.path().join("usb/copy.db");
    space.backup_to(&copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let seen = look(&copy).unwrap();
    assert_eq!((seen.space, seen.name.as_str()), (SPACE, "Mine"));
    assert_eq!((seen.ideas, seen.operations, seen.last_change_at_ms), (5, 5, NOW_MS));
    assert_eq!(seen.size_bytes, before.len() as u64);
    assert!(fs::read(&copy).unwrap() == before);
    assert_eq!(fs::read_dir(copy.parent().unwrap()).unwrap().count(), 1);
}

/// What somebody may hand in instead of a backup, and what is said to it.
#[test]
fn what_is_no_whole_backup_is_refused_and_nothing_is_lost() {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(5));
    let good = world.data.path().join("good.db");
    space.backup_to(&good).unwrap();
    drop(space);
    let bytes = fs::read(&good).unwrap();
    let spoilt = |spoil: &dyn Fn(&rusqlite::Connection)| {
        let path = world.data.path().join("spoilt.db");
        fs::write(&path, &bytes).unwrap();
        spoil(&rusqlite::Connection::open(&path).unwrap());
        fs::read(path).unwrap()
    };
    let sql = |sql: &'static str| spoilt(&move |db| db.execute_batch(sql).unwrap());
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("empty", vec![], "STORE_NOT_A_SPACE"),
        ("text", b"not a database, but long enough to be looked at as one".to_vec(), "DAMAGED"),
        ("cut short", bytes[..bytes.len() / 2].to_vec(), "DAMAGED"),
        ("another program's", sql("PRAGMA application_id = 7"), "STORE_NOT_A_SPACE"),
        ("newer", sql("PRAGMA user_version = 999"), "STORE_NEWER"),
        ("an operation changed", sql("UPDATE op SET body = '{}' WHERE n = 3"), "DAMAGED"),
        ("an operation removed", sql("DELETE FROM op WHERE n = 2"), "DAMAGED"),
        ("a row no JSON", sql("UPDATE row SET json = '{' WHERE kind = 'idea'"), "DAMAGED"),
        ("an event no event", sql("UPDATE event SET json = '{}'"), "DAMAGED"),
    ];
    let path = world.data.path().join("handed-in.db");
    for (what, content, code) in cases {
        fs::write(&path, &content).unwrap();
        let seen = look(&path).unwrap_err().code();
        assert!(seen.ends_with(code), "{what}: {seen}");
        assert!(adopt_backup(&world.data.path().join("other"), &path).is_err(), "{what}");
        assert!(!world.data.path().join("other/spaces").join(SPACE.to_string()).exists());
    }
    assert_eq!(look(&world.data.path().join("nowhere.db")).unwrap_err().code(), "STORE_IO");
    assert_eq!(look(world.data.path()).unwrap_err().code(), "STORE_NOT_A_SPACE");
    let space = world.open();
    assert_eq!(titles(&space).len(), 5);
    assert_healthy(&space);
}

#[test]
fn a_backup_becomes_a_space_where_there_is_none() {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(5));
    let copy = world.data.path().join("copy.db");
    space.backup_to(&copy).unwrap();
    let there = adopt_backup(world.data.path(), &copy).unwrap_err();
    assert_eq!(there.code(), "STORE_EXISTS");
    let other = world.data.path().join("other");
    let folder = adopt_backup(&other, &copy).unwrap();
    let space = Space::open(&folder, projector(), NOW_MS).unwrap();
    assert_eq!(titles(&space).len(), 5);
    assert_healthy(&space);
}

#[test]
fn a_failed_copy_leaves_no_half_file() {
    let world = World::new();
    let space = world.open();
    let occupied = world.data.path().join("occupied");
    fs::write(&occupied, "a file, not a folder").unwrap();
    assert_eq!(space.backup_to(&occupied.join("x.db")).unwrap_err().code(), "STORE_IO");
    let copy = world.data.path().join("copy.db");
    fs::create_dir(world.data.path().join("copy.db.tmp")).unwrap();
    assert_eq!(space.backup_to(&copy).unwrap_err().code(), "STORE_IO");
    assert!(!copy.exists());
}

#[test]
fn a_backup_of_another_space_is_refused() {
    let world = World::new();
    let copy = world.data.path().join("copy.db");
    world.open().backup_to(&copy).unwrap();
    let other = world.data.path().join("spaces/018f0000-0000-7000-8000-000000000000");
    fs::create_dir(&other).unwrap();
    let error = restore_backup(&other, &copy, NOW_MS).unwrap_err();
    assert_eq!(error.code(), "STORE_NOT_A_SPACE");
    let text = world.data.path().join("text.db");
    fs::write(&text, "not a database, but long enough to be looked at as one").unwrap();
    let error = restore_backup(&world.folder, &text, NOW_MS).unwrap_err();
    assert!(matches!(error.code(), "STORE_NOT_A_SPACE" | "STORE_JOURNAL_DAMAGED"), "{error}");
    assert_healthy(&world.open());
}

/// The states in which a restore can be cut off: what is there, and whose ideas there are then.
#[test]
fn a_restore_that_was_cut_off_is_undone_or_finished() {
    for put_aside in [false, true] {
        let world = World::new();
        let mut space = world.open();
        accept(&mut space, &imports(3));
        let copy = world.data.path().join("copy.db");
        space.backup_to(&copy).unwrap();
        accept(&mut space, &imports(4));
        // As if killed: the log of the former journal is still there.
        let log = fs::read(world.file("journal.db-wal")).unwrap();
        drop(space);
        fs::copy(&copy, world.file("journal.restoring.db")).unwrap();
        if put_aside {
            let aside = world.file("journal.replaced-20260101T000000Z.db");
            fs::rename(world.file("journal.db"), &aside).unwrap();
            fs::write(world.file("journal.db-wal"), &log).unwrap();
        }
        let space = world.open();
        assert_eq!(titles(&space).len(), if put_aside { 3 } else { 7 });
        assert!(!world.file("journal.restoring.db").exists());
        assert_healthy(&space);
    }
}
