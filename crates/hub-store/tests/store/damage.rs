//! Broken files.

use crate::world::*;
use hub_store::{Finding, Missing, Notice, Space, StoreError, backup, restore_backup};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// Everything SQLite remembers of a file besides the file is in it afterwards.
fn settle(path: &Path) {
    let db = Connection::open(path).unwrap();
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
}

/// A space of two days: a backup with 20 ideas, then 5 ideas more.
fn two_days() -> World {
    let world = World::new();
    let mut space = world.open();
    accept(&mut space, &imports(20));
    drop(space);
    drop(world.open());
    let mut space = Space::open(&world.folder, projector(), NOW_MS + 2 * DAY_MS).unwrap();
    assert_eq!(space.notices(), []);
    accept(&mut space, &imports(5));
    drop(space);
    settle(&world.file("journal.db"));
    world
}

#[test]
fn a_lost_catalogue_is_made_anew() {
    let world = two_days();
    let before = titles(&world.open());
    fs::remove_file(world.file("catalogue.db")).unwrap();
    let space = world.open();
    assert_eq!(titles(&space), before);
    assert_healthy(&space);
}

const JUNK: [u8; 16_384] = [0xA5; 16_384];

#[test]
fn a_damaged_catalogue_is_put_aside_and_made_anew() {
    // The last is where no start looks: it is found by the first start of another day.
    let cases = [("header", 0, 100, 0), ("first page", 100, 900, 0), ("a page", 8_192, 8_192, 9)];
    for (what, at, length, days) in cases {
        let world = two_days();
        let before = titles(&world.open());
        settle(&world.file("catalogue.db"));
        overwrite(&world.file("catalogue.db"), at, &JUNK[..length]);
        let space = Space::open(&world.folder, projector(), NOW_MS + days * DAY_MS).unwrap();
        let notices = space.notices();
        assert!(
            matches!(notices, [Notice::CatalogueRebuilt { put_aside, .. }]
            if *put_aside == world.file("catalogue.damaged.db") && put_aside.exists()),
            "{what}"
        );
        assert_eq!(titles(&space), before, "{what}");
        assert_healthy(&space);
    }
}

/// Overwrites every page but the first of a catalogue that is open.
fn spoil(world: &World) {
    settle(&world.file("catalogue.db"));
    let pages = fs::metadata(world.file("catalogue.db")).unwrap().len() / 4_096;
    (1..pages)
        .for_each(|page| overwrite(&world.file("catalogue.db"), page * 4_096, &JUNK[..4_096]));
}

#[test]
fn a_catalogue_that_breaks_in_use_is_made_anew() {
    let world = two_days();
    let mut space = world.open();
    spoil(&world);
    // Connections that had the pages in memory may not notice; a new reader does.
    let read = Space::open_read_only(&world.folder, &projector());
    let read = read.and_then(|readers| readers.read(|reader| reader.each_entry(|_| ())));
    assert_eq!(read.unwrap_err().code(), "STORE_CATALOGUE_DAMAGED");
    assert!(space.rebuild_catalogue().unwrap().anew);
    assert_eq!(titles(&space).len(), 25);
    assert_healthy(&space);
    drop(space);

    let mut space = world.open();
    spoil(&world);
    // Whoever only writes is not held up either.
    accept(&mut space, &imports(5));
    space.rebuild_catalogue().unwrap();
    assert_eq!(titles(&space).len(), 30);
    assert_healthy(&space);
}

/// A way to break a file.
type Break = fn(&Path);

/// Whether a finding is the one that should be there.
type Expected = fn(&Finding) -> bool;

#[test]
fn a_damaged_journal_names_the_way_out_and_stays_as_it_is() {
    let breaks: &[(&str, Break)] = &[
        ("header", |path| overwrite(path, 0, &[0x5A; 64])),
        ("first page", |path| overwrite(path, 100, &[0xFF; 600])),
        ("truncated", |path| {
            let length = fs::metadata(path).unwrap().len();
            fs::File::options().write(true).open(path).unwrap().set_len(length / 2).unwrap();
        }),
        ("empty", |path| fs::write(path, "").unwrap()),
    ];
    for (what, damage) in breaks {
        let world = two_days();
        let journal = world.file("journal.db");
        damage(&journal);
        let broken = fs::read(&journal).unwrap();
        let error = world.try_open().unwrap_err();
        let StoreError::JournalDamaged { newest_backup, missing, .. } = error else {
            panic!("{what}: {error}");
        };
        let newest_backup = newest_backup.unwrap();
        assert_eq!(newest_backup, backup::list(&world.folder)[0], "{what}");
        assert_eq!(newest_backup.at_ms, NOW_MS + 2 * DAY_MS, "{what}");
        // Five ideas, each with one event.
        assert_eq!(missing, Some(Missing { changes: 10, ideas: 5 }), "{what}");
        assert!(fs::read(&journal).unwrap() == broken, "{what}: nothing is written");

        let aside = restore_backup(&world.folder, &newest_backup.path, NOW_MS).unwrap();
        assert!(fs::read(aside).unwrap() == broken, "{what}: the damaged file is kept");
        let mut space = world.open();
        assert_eq!(titles(&space).len(), 20, "{what}: the catalogue follows the journal");
        accept(&mut space, &imports(7));
        assert_healthy(&space);
    }
}

#[test]
fn a_broken_backup_is_passed_over() {
    let world = two_days();
    let backups = backup::list(&world.folder);
    assert_eq!(backups.len(), 2);
    overwrite(&backups[0].path, 0, &[0; 200]);
    overwrite(&world.file("journal.db"), 0, &[0; 200]);
    let StoreError::JournalDamaged { newest_backup, missing, .. } = world.try_open().unwrap_err()
    else {
        panic!()
    };
    assert_eq!(newest_backup.as_ref(), Some(&backups[1]));
    assert_eq!(missing, Some(Missing { changes: 10, ideas: 5 }));
    let error = restore_backup(&world.folder, &backups[0].path, NOW_MS).unwrap_err();
    assert!(matches!(error.code(), "STORE_JOURNAL_DAMAGED" | "STORE_NOT_A_SPACE"), "{error}");
}

#[test]
fn a_damaged_journal_pushes_out_no_backup() {
    let world = two_days();
    let journal = world.file("journal.db");
    // The second half of the file but for its last page: rows, not the root of anything.
    let length = fs::metadata(&journal).unwrap().len();
    overwrite(&journal, length / 2, &vec![0xEE; 16_384]);
    let before = backup::list(&world.folder);
    let opened = Space::open(&world.folder, projector(), NOW_MS + 10 * DAY_MS);
    assert_eq!(opened.unwrap_err().code(), "STORE_JOURNAL_DAMAGED");
    assert_eq!(backup::list(&world.folder), before);
}

#[test]
fn the_doctor_finds_what_was_tampered_with() {
    let cases: &[(&str, &str, Expected)] = &[
        (
            "an operation's body",
            "UPDATE op SET body = replace(body, 'list 3 ', 'list 4 ') WHERE n = 4",
            |finding| *finding == Finding::ChainBroken { at_n: 4 },
        ),
        ("a verdict", "UPDATE op SET verdict = '{}' WHERE n = 7", |finding| {
            *finding == Finding::ChainBroken { at_n: 7 }
        }),
        ("a time", "UPDATE op SET at_ms = at_ms + 1 WHERE n = 2", |finding| {
            *finding == Finding::ChainBroken { at_n: 2 }
        }),
        ("one removed", "DELETE FROM op WHERE n = 5", |finding| {
            *finding == Finding::ChainBroken { at_n: 5 }
        }),
        ("the last removed", "DELETE FROM op WHERE n = 25", |finding| {
            *finding == Finding::ChainBroken { at_n: 25 }
        }),
        (
            "two exchanged",
            "UPDATE op SET n = -1 WHERE n = 8; UPDATE op SET n = 8 WHERE n = 9;
            UPDATE op SET n = 9 WHERE n = -1",
            |finding| *finding == Finding::ChainBroken { at_n: 8 },
        ),
        (
            "a row",
            "UPDATE row SET json = replace(json, 'department', 'apartment') WHERE seq = 24",
            |finding| *finding == Finding::CatalogueDiffers { at_seq: 24 },
        ),
        ("a row removed", "DELETE FROM row WHERE seq = 24", |finding| {
            *finding == Finding::CatalogueDiffers { at_seq: 24 }
        }),
        (
            "an event",
            "UPDATE event SET json = replace(json, 'idea.import', 'idea.submit') WHERE seq = 23",
            |finding| *finding == Finding::CatalogueDiffers { at_seq: 23 },
        ),
        ("a row moved", "UPDATE row SET seq = 999 WHERE seq = 24", |finding| {
            matches!(finding, Finding::OrderBroken { at_seq: 999 })
        }),
    ];
    for (what, sql, expected) in cases {
        let world = two_days();
        let changed = Connection::open(world.file("journal.db")).unwrap();
        let before = changed.total_changes();
        changed.execute_batch(sql).unwrap();
        assert!(changed.total_changes() > before, "{what}: the test changes nothing");
        drop(changed);
        let findings = world.open().check().unwrap().findings;
        assert!(findings.iter().any(expected), "{what}: {findings:?}");
    }
}

#[test]
fn an_erased_body_is_not_taken_for_tampering() {
    let world = two_days();
    let db = Connection::open(world.file("journal.db")).unwrap();
    assert_eq!(db.execute("UPDATE op SET body = NULL, salt = NULL WHERE n = 4", []).unwrap(), 1);
    drop(db);
    assert_healthy(&world.open());
}
