//! A server restored from an older backup, a copied data folder, programs of other versions, and
//! full disks.

use hub_protocol::VERSION_HEADER;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

use super::world::{On, Settled, World};
use crate::backend::device::Device;
use crate::backend::server::Kept;
use crate::backend::{Outcome, PATIENCE, ops, raw, things};
use crate::proxy::Weather;

/// Operations of each device between two troubles.
const SOME: usize = 5;

fn on_sqlite(devices: usize) -> Outcome<World> {
    World::start(On::Sqlite, devices)?.ok_or_else(|| "there is always SQLite".into())
}

fn data(world: &World) -> Outcome<&Path> {
    match world.servers[0].kept() {
        Kept::Folder(folder) => Ok(folder),
        Kept::Address(_) => Err("it has no folder".into()),
    }
}

/// All devices do a little more.
fn work_a_little(world: &mut World) -> Outcome<()> {
    world.work()?;
    for device in &mut world.devices {
        for _ in 0..SOME {
            device.until_one_is_done()?;
        }
    }
    Ok(())
}

/// The server is set back to an older backup; its clients bring everything back.
///
/// # Errors
/// What is lost or differs.
pub fn restored() -> Outcome<Settled> {
    let mut world = on_sqlite(2)?;
    work_a_little(&mut world)?;
    let before = world.settle()?;
    let backup = world.folder().join("backup.db");
    world.servers[0].command(&["backup", backup.to_str().ok_or("a strange folder")?])?;
    work_a_little(&mut world)?;
    let lost = world.settle()?;
    if lost.done < before.done + SOME {
        return Err("nothing was done after the backup".into());
    }
    world.servers[0].kill()?;
    let file = data(&world)?.join("hub.db");
    for name in ["hub.db", "hub.db-wal", "hub.db-shm"] {
        let _ = fs::remove_file(file.with_file_name(name));
    }
    fs::copy(&backup, &file)?;
    world.serve()?;
    world.work()?;
    world.settle()
}

/// A device's folder is copied while it has something queued; both go on.
///
/// # Errors
/// What is lost, differs, or is there twice.
pub fn copied() -> Outcome<Settled> {
    let mut world = on_sqlite(1)?;
    work_a_little(&mut world)?;
    world.settle()?;
    // What is queued now is in both folders.
    world.proxy.set(Weather { is_stopped: true, ..Weather::default() });
    work_a_little(&mut world)?;
    let first = &mut world.devices[0];
    first.kill()?;
    let copy = first.folder().with_file_name("copy");
    copy_folder(first.folder(), &copy)?;
    let space = copy.join(first.space().strip_prefix(first.folder())?);
    let mut second = Device::of(&copy, &space, world.proxy.address());
    second.done.clone_from(&first.done);
    world.devices.push(second);
    world.proxy.set(Weather::default());
    world.proxy.cut();
    work_a_little(&mut world)?;
    world.settle()
}

fn copy_folder(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy_folder(&from, &to)?,
            false => fs::copy(&from, &to).map(drop)?,
        }
    }
    Ok(())
}

/// Programs of other versions beside those of this one: too old is told so, and what a newer one
/// wrote outlives the edit of an older one.
///
/// # Errors
/// What was answered otherwise.
pub fn versions() -> Outcome<Settled> {
    let mut world = on_sqlite(1)?;
    let idea = ops::new_idea();
    let cases = [("0.9", 426), ("1.0", 426), ("2.1", 426), ("", 400), ("1.1", 200), ("1.2", 426)];
    for (version, expected) in cases {
        let case = json!({ "title": "Match invoices", "shade": { "of": "blue" } });
        let mut envelope = serde_json::to_value(ops::submit(idea, "Match invoices")?)?;
        envelope["case"] = case;
        envelope["whim"] = json!(7);
        let operation = json!({ "n": 1, "op_id": envelope["op_id"], "envelope": envelope });
        let push = json!({ "stream": Uuid::now_v7(), "operations": [operation], "mood": "good" });
        let (status, body) = send(&world, version, &push)?;
        if status != expected {
            return Err(format!("version {version:?} is answered {status}: {body}").into());
        }
    }
    work_a_little(&mut world)?;
    let settled = world.settle()?;
    world.admin.push(&[ops::retitle(idea, "Match all invoices")?])?;
    let (all, _) = things::of_server(&world.admin)?;
    let row = all.values().find(|(kind, id, _)| kind == "idea" && *id == idea.0);
    let row: Value = serde_json::from_str(&row.ok_or("the idea is gone")?.2)?;
    let said = row.to_string();
    match said.contains("Match all invoices") && said.contains(r#""shade":{"of":"blue"}"#) {
        true => Ok(settled),
        false => Err(format!("what a newer version wrote is gone: {said}").into()),
    }
}

fn send(world: &World, version: &str, push: &Value) -> Outcome<(u16, String)> {
    let token = &world.admin.signed_in.access_token;
    let mut headers = format!("Authorization: Bearer {token}\r\n");
    if !version.is_empty() {
        headers.push_str(&format!("{VERSION_HEADER}: {version}\r\n"));
    }
    let path = format!("v1/spaces/{}/push", world.admin.signed_in.space);
    raw::post(&world.servers[0].address()?, &path, &headers, &push.to_string())
}

/// The server's disk is full for a while.
///
/// # Errors
/// What is lost or differs, or that it took everything all the same.
pub fn full_server() -> Outcome<Settled> {
    let mut world = on_sqlite(2)?;
    work_a_little(&mut world)?;
    world.settle()?;
    world.servers[0].kill()?;
    world.servers[0].most_file_kib = Some(kib_of(&data(&world)?.join("hub.db"))? + 64);
    world.serve()?;
    let mut other = world.admin.at(world.proxy.address())?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        let ideas = (0..50).map(|_| ops::submit(ops::new_idea(), "Match invoices"));
        if other.push(&ideas.collect::<Outcome<Vec<_>>>()?).is_err() {
            break;
        }
        if Instant::now() > deadline {
            return Err("its disk is never full".into());
        }
    }
    work_a_little(&mut world)?;
    world.servers[0].kill()?;
    world.servers[0].most_file_kib = None;
    world.serve()?;
    world.settle()
}

/// A device's disk is full for a while.
///
/// # Errors
/// What is lost or differs, or that it took everything all the same.
pub fn full_client() -> Outcome<Settled> {
    let mut world = on_sqlite(2)?;
    work_a_little(&mut world)?;
    world.settle()?;
    let device = &mut world.devices[0];
    device.kill()?;
    let files = ["journal.db", "catalogue.db"].map(|name| kib_of(&device.space().join(name)));
    let [journal, catalogue] = files;
    device.most_file_kib = Some(journal?.max(catalogue?) + 64);
    device.start()?;
    device.tell("work")?;
    let deadline = Instant::now() + PATIENCE;
    while device.until_one_is_done()? {
        if Instant::now() > deadline {
            return Err("its disk is never full".into());
        }
    }
    device.kill()?;
    device.most_file_kib = None;
    world.work()?;
    world.settle()
}

fn kib_of(file: &Path) -> Outcome<u64> {
    Ok(file.metadata()?.len() / 1_024)
}
