//! No room left: what was there stays, and it goes on when there is room again.
//!
//! `HUB_SMALL_DISK` names an empty folder on a file system of a few MiB, where the same is tried
//! for real; without it that test is skipped and says so.

use crate::world::*;
use hub_store::{Space, StoreError};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn try_append(space: &mut Space, count: usize) -> Result<(), StoreError> {
    let go_on = &mut |_: usize| ControlFlow::Continue(());
    space.append(ME, &imports(count), NOW_MS, go_on).map(drop)
}

/// Fills a file system but for `leave` bytes.
fn fill(folder: &Path, leave: usize) {
    use std::io::Write;
    let path = folder.join("filler");
    let mut file = fs::File::create(&path).unwrap();
    let block = [7_u8; 4_096];
    while file.write_all(&block).is_ok() {}
    drop(file);
    let length = fs::metadata(&path).unwrap().len();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(length.saturating_sub(leave as u64)).unwrap();
}

#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = std::env::var_os("HUB_SMALL_DISK") else {
        eprintln!("skipped: HUB_SMALL_DISK is not set");
        return;
    };
    let disk = Path::new(&disk);
    let mut seen = std::collections::BTreeSet::new();
    for leave in (0..=40).map(|step| step * 40_960) {
        let data = disk.join("data");
        let mut space = Space::create(&data, &first_rows(), projector()).unwrap();
        let folder = space.folder().to_owned();
        accept(&mut space, &imports(50));
        let before = space.check().unwrap();
        fill(disk, leave);
        let appended = try_append(&mut space, 400);
        let kept = match &appended {
            Ok(()) => before.ideas + 400,
            Err(error) => {
                assert_eq!(error.code(), "STORE_DISK_FULL", "{leave}: {error}");
                before.ideas
            }
        };
        seen.insert(appended.is_ok());
        let backup = space.backup_to(&disk.join("copy.db"));
        assert!(backup.is_err() != disk.join("copy.db").exists(), "{leave}: {backup:?}");
        let _ = fs::remove_file(disk.join("copy.db"));
        drop(space);
        // Opening on the full disk may fail, in words; with room it is all there.
        if let Err(error) = Space::open(&folder, projector(), NOW_MS) {
            assert_eq!(error.code(), "STORE_DISK_FULL", "{leave}: {error}");
        }
        fs::remove_file(disk.join("filler")).unwrap();
        let mut space = Space::open(&folder, projector(), NOW_MS).unwrap();
        assert_eq!(space.check().unwrap().ideas, kept, "{leave}");
        accept(&mut space, &imports(1));
        assert_healthy(&space);
        drop(space);
        fs::remove_dir_all(&data).unwrap();
    }
    assert_eq!(seen.len(), 2, "the disk was full for some and not for others");
}
