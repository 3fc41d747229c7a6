//! Folders that are not as they should be, and files of other versions.

use crate::world::*;
use hub_store::{Space, StoreError, list_spaces};
use rusqlite::Connection;
use std::fs;

#[test]
fn spaces_are_listed_and_strangers_are_not() {
    let world = World::new();
    let data = world.data.path();
    fs::create_dir_all(data.join("spaces/.new-x")).unwrap();
    fs::write(data.join("spaces/notes.txt"), "x").unwrap();
    let listed = list_spaces(data).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].id, &listed[0].path), (SPACE, &world.folder));
    assert_eq!(list_spaces(&data.join("nowhere")).unwrap(), []);
    let again = Space::create(data, &first_rows(), projector()).unwrap_err();
    assert_eq!(again.code(), "STORE_EXISTS");
}

#[test]
fn a_space_that_was_cut_off_in_the_making_is_made() {
    let data = tempfile::tempdir().unwrap();
    let unfinished = data.path().join(format!("spaces/.new-{SPACE}"));
    fs::create_dir_all(&unfinished).unwrap();
    fs::write(unfinished.join("journal.db"), "half a file").unwrap();
    let space = Space::create(data.path(), &first_rows(), projector()).unwrap();
    assert!(!unfinished.exists());
    assert_healthy(&space);
}

#[test]
fn one_process_writes() {
    let world = World::new();
    let space = world.open();
    let error = world.try_open().unwrap_err();
    assert!(matches!(&error, StoreError::InUse { path } if *path == world.folder), "{error}");
    drop(space);
    world.open();
}

#[test]
fn what_is_no_space_is_said_to_be_none() {
    let world = World::new();
    let empty = world.data.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let foreign = world.data.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    let db = Connection::open(foreign.join("journal.db")).unwrap();
    db.execute_batch("CREATE TABLE t (x); PRAGMA user_version = 1;").unwrap();
    drop(db);
    for folder in [empty, foreign, world.data.path().join("nowhere")] {
        let error = Space::open(&folder, projector(), NOW_MS).unwrap_err();
        assert_eq!(error.code(), "STORE_NOT_A_SPACE", "{folder:?}: {error}");
    }
}

#[test]
fn a_newer_file_is_refused_and_left_alone() {
    for file in ["journal.db", "catalogue.db"] {
        let world = World::new();
        let path = world.file(file);
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = fs::read(&path).unwrap();
        let error = world.try_open().unwrap_err();
        assert_eq!(error.code(), "STORE_NEWER", "{error}");
        assert_eq!(error.facts()["found"], 99);
        assert_eq!(error.facts()["file"], file);
        assert!(fs::read(&path).unwrap() == before, "{file}");
    }
}

#[test]
fn reading_alone_rebuilds_nothing() {
    let world = World::new();
    fs::remove_file(world.file("catalogue.db")).unwrap();
    let error = Space::open_read_only(&world.folder, &projector()).unwrap_err();
    assert_eq!(error.code(), "STORE_CATALOGUE_NOT_READY");
    assert!(!world.file("catalogue.db").exists());
    drop(world.open());
    Space::open_read_only(&world.folder, &projector()).unwrap();
    let other_rules = hub_store::Projector { version: 2, ..projector() };
    let error = Space::open_read_only(&world.folder, &other_rules).unwrap_err();
    assert_eq!(error.code(), "STORE_CATALOGUE_NOT_READY");
}

#[test]
fn a_catalogue_that_a_dead_writer_left_behind_is_not_shown() {
    let world = World::new();
    let (catalogue, former) = (world.file("catalogue.db"), world.file("former.db"));
    fs::copy(&catalogue, &former).unwrap();
    let mut space = world.open();
    append(&mut space, &[submit(new_idea(), "Written, but not pulled")]);
    drop(space);
    fs::remove_file(world.file("catalogue.db-wal")).ok();
    fs::rename(&former, &catalogue).unwrap();
    let error = Space::open_read_only(&world.folder, &projector()).unwrap_err();
    assert_eq!(error.code(), "STORE_CATALOGUE_NOT_READY");
    let writer = world.open();
    let readers = Space::open_read_only(&world.folder, &projector()).unwrap();
    assert_eq!(readers.read(|reader| reader.count()).unwrap(), 1);
    drop(writer);
}
