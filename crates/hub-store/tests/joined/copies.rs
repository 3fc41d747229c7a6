//! Backups, copied folders, readers beside the writer, and processes that died.

use crate::cases::{retitle, titles};
use crate::hub::{ADMIN, Device, folder};
use crate::server::Server;
use crate::world::{NOW_MS, new_idea, projector, submit};
use hub_store::{Notice, Space, SpaceKind, adopt_backup, look, restore_backup};
use std::fs;

fn world() -> (Server, Device, hub_core::IdeaId) {
    let mut server = Server::new();
    let id = new_idea();
    server.decide(ADMIN, submit(id, "One"));
    let device = Device::synced(&server, ADMIN);
    (server, device, id)
}

#[test]
fn a_backup_put_back_goes_on_in_a_stream_of_its_own() {
    let (mut server, mut device, id) = world();
    device.act(retitle(id, "Two"));
    let backup = device.data.path().join("backup.db");
    device.space().backup_to(&backup).unwrap();
    let seen = look(&backup).unwrap();
    assert_eq!((seen.space, seen.kind, seen.operations), (server.id(), SpaceKind::Joined, 1));
    assert_eq!((seen.name.as_str(), seen.last_change_at_ms), ("Ours", NOW_MS));
    device.act(retitle(id, "Three"));
    device.settle(&mut server);
    let stream = device.stream();
    device.close();
    restore_backup(&device.folder, &backup, NOW_MS).unwrap();
    device.open();
    assert_ne!(device.stream(), stream);
    assert_eq!(device.joined().waiting().unwrap(), 1);
    device.is_whole();
    device.settle(&mut server);
    assert_eq!(titles(&mut device), ["Three"], "the first was known to the server");
    let other = folder();
    let adopted = adopt_backup(other.path(), &backup).unwrap();
    let mut space = Space::open(&adopted, projector(), NOW_MS).unwrap();
    assert_ne!(space.joined().unwrap().stream().unwrap().id, stream);
    assert_eq!(space.joined().unwrap().outbox(9).unwrap().len(), 1);
}

#[test]
fn both_copies_of_a_folder_go_on() {
    let (mut server, mut device, id) = world();
    device.act(retitle(id, "Two"));
    device.close();
    let mut copy = Device::new(&server, ADMIN);
    copy.close();
    fs::remove_dir_all(&copy.folder).unwrap();
    fs::create_dir(&copy.folder).unwrap();
    for file in fs::read_dir(&device.folder).unwrap().map(Result::unwrap) {
        if file.path().is_file() {
            fs::copy(file.path(), copy.folder.join(file.file_name())).unwrap();
        }
    }
    device.open();
    copy.open();
    device.act(submit(new_idea(), "Of the device"));
    copy.act(submit(new_idea(), "Of the copy"));
    device.settle(&mut server);
    copy.settle(&mut server);
    device.settle(&mut server);
    for device in [&mut device, &mut copy] {
        assert_eq!(titles(device), ["Of the copy", "Of the device", "Two"]);
        device.is_whole();
    }
}

#[test]
fn a_reader_beside_the_writer_sees_what_is_shown() {
    let (_server, mut device, id) = world();
    let beside = Space::open_read_only(&device.folder, &projector()).unwrap();
    let title = || {
        let row = beside.read(|reader| reader.idea(id)).unwrap().unwrap();
        let idea = <&hub_core::rows::Idea>::try_from(&row.body).unwrap();
        idea.case.title.clone()
    };
    device.act(retitle(id, "Two"));
    assert_eq!(title(), "Two");
    device.step();
    device.act(retitle(id, "Three"));
    device.close();
    assert!(Space::open_read_only(&device.folder, &projector()).is_ok());
    // The writer died before its catalogue was level with its journal.
    device.put_back();
    let error = Space::open_read_only(&device.folder, &projector()).unwrap_err();
    assert_eq!(error.code(), "STORE_CATALOGUE_NOT_READY");
    device.open();
    assert_eq!(titles(&mut device), ["Three"]);
}

#[test]
fn a_damaged_catalogue_is_put_aside_and_read_again() {
    let (mut server, mut device, id) = world();
    device.act(retitle(id, "Two"));
    device.close();
    for name in ["catalogue.db-wal", "catalogue.db-shm"] {
        let _ = fs::remove_file(device.folder.join(name));
    }
    crate::world::overwrite(&device.folder.join("catalogue.db"), 0, &[0xA5; 8_192]);
    device.open();
    let notices = device.space().notices().to_vec();
    assert!(matches!(&notices[..], [Notice::CatalogueRebuilt { .. }]), "{notices:?}");
    assert!(device.joined().place().unwrap().is_none());
    assert_eq!(device.joined().waiting().unwrap(), 1);
    device.settle(&mut server);
    assert_eq!(titles(&mut device), ["Two"]);
    device.is_whole();
}

#[test]
fn the_archive_is_kept_for_a_month_and_always_for_a_while() {
    let (mut server, mut device, id) = world();
    let done = device.act(retitle(id, "Two"));
    device.settle(&mut server);
    let body = |device: &Device| {
        let sql = "SELECT body IS NOT NULL FROM own_op WHERE op_id = ?1";
        device.journal().query_row(sql, [done.0.as_bytes()], |row| row.get::<_, bool>(0)).unwrap()
    };
    let month = 31 * crate::world::DAY_MS;
    device.open_at(NOW_MS + month);
    assert!(body(&device), "among the last thousand");
    // As if a thousand others had followed, and the act was too old to be taken back.
    device.act(retitle(id, "Three"));
    let others = "UPDATE own_op SET id = 2000 WHERE state = 'queued'; DELETE FROM undo_op";
    device.journal().execute_batch(others).unwrap();
    device.open_at(NOW_MS + month - 2 * crate::world::DAY_MS);
    assert!(body(&device));
    device.open_at(NOW_MS + month);
    assert!(!body(&device));
    device.is_whole();
}
