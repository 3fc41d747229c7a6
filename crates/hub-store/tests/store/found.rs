//! Spaces that come and go: each is there as a whole, or not at all, and leaves nothing behind.

use crate::world::*;
use hub_store::{Space, StoreError, list_spaces, remove_space, sweep};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn left_in(data: &Path) -> usize {
    fs::read_dir(data.join("spaces")).map_or(0, Iterator::count)
}

#[test]
fn what_fills_a_space_is_in_it_from_the_first_moment() {
    let data = tempfile::tempdir().unwrap();
    let mut looked = false;
    let space = Space::create_filled(data.path(), &first_rows(), projector(), NOW_MS, |journal| {
        let ideas = imports(9);
        journal.append(ME, &ideas, NOW_MS, &mut |_| ControlFlow::Continue(()))?;
        looked = list_spaces(data.path())?.is_empty();
        Ok::<_, StoreError>(())
    });
    let space = space.unwrap();
    assert!(looked, "nobody sees it before it is full");
    assert_eq!(titles(&space).len(), 9);
    assert_healthy(&space);
}

#[test]
fn a_space_that_cannot_be_filled_is_not_there() {
    let data = tempfile::tempdir().unwrap();
    let refused =
        Space::create_filled(data.path(), &first_rows(), projector(), NOW_MS, |journal| {
            journal.append(ME, &imports(9), NOW_MS, &mut |_| ControlFlow::Continue(()))?;
            Err(StoreError::Cancelled)
        });
    assert_eq!(refused.unwrap_err().code(), "STORE_CANCELLED");
    assert_eq!(left_in(data.path()), 0);
}

#[test]
fn a_removed_space_leaves_nothing() {
    let world = World::new();
    let space = world.open();
    let in_use = remove_space(&world.folder).unwrap_err();
    assert_eq!(in_use.code(), "STORE_IN_USE");
    assert_healthy(&space);
    drop(space);
    remove_space(&world.folder).unwrap();
    assert_eq!(left_in(world.data.path()), 0);
}

/// Where a process may have been killed: while a space was made, and while one was removed.
#[test]
fn what_was_cut_off_is_swept_and_nothing_else() {
    let world = World::new();
    let spaces = world.data.path().join("spaces");
    for name in [".new-018f0000-0000-7000-8000-000000000000", ".removed-x"] {
        fs::create_dir_all(spaces.join(name).join("backups")).unwrap();
        fs::write(spaces.join(name).join("journal.db"), "half a file").unwrap();
    }
    let busy = spaces.join(".new-busy");
    fs::create_dir(&busy).unwrap();
    let lock = fs::File::create(busy.join("lock")).unwrap();
    lock.lock().unwrap();
    sweep(world.data.path());
    assert!(busy.exists(), "somebody is making it");
    drop(lock);
    sweep(world.data.path());
    assert_eq!(left_in(world.data.path()), 1);
    assert_healthy(&world.open());
}
