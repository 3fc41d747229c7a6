//! Processes killed at random moments while they queue, hear refusals, take new streams and read
//! snapshots. What was said to be done is done, and what is seen is what the files say.
//!
//! `HUB_KILLS` says how many (12 without it).

use crate::cases::titles;
use crate::hub::{ADMIN, Device};
use crate::server::Server;
use crate::world::{NOW_MS, new_idea, projector, submit};
use hub_core::{Code, EntityKind, Item, OpId, Position, Verdict};
use hub_store::{Place, Space};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use uuid::Uuid;

/// A snapshot as the process that is killed finds it.
#[derive(Serialize, Deserialize)]
struct Kept {
    items: Vec<(u64, EntityKind, Uuid, String)>,
    epoch: u32,
    seq: u64,
    n: i64,
    chain: [u8; 32],
}

impl Kept {
    fn write(server: &Server, path: &Path) {
        let Position { seq, n, chain } = server.head();
        let items = server.items().into_iter();
        let items = items.map(|item| (item.seq, item.kind, item.id, item.json)).collect();
        let kept = Self { items, epoch: server.epoch, seq, n, chain };
        fs::write(path, serde_json::to_vec(&kept).unwrap()).unwrap();
    }

    fn read(path: &Path) -> (Vec<Item>, u32, Position) {
        let kept: Self = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let items =
            kept.items.into_iter().map(|(seq, kind, id, json)| Item { seq, kind, id, json });
        let position = Position { seq: kept.seq, n: kept.n, chain: kept.chain };
        (items.collect(), kept.epoch, position)
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n@{line}").unwrap();
    out.flush().unwrap();
}

/// Not a test: what the test below runs in a process of its own, until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn works_until_killed() {
    let Some(folder) = std::env::var_os("HUB_FOLDER").map(PathBuf::from) else { return };
    let (items, epoch, position) = Kept::read(&folder.join("snapshot.json"));
    let mut space = Space::open(&folder, projector(), NOW_MS).unwrap();
    say("ready");
    for round in 0.. {
        let one = submit(new_idea(), "One");
        let watch = &mut |_| ControlFlow::Continue(());
        let done = space.append(ADMIN, std::slice::from_ref(&one), NOW_MS, watch).unwrap();
        assert_eq!(done.verdicts, [Verdict::Ok]);
        say(&format!("done {}", one.op_id));
        let mut joined = space.joined().unwrap();
        match round % 4 {
            0 => {
                let refused = Verdict::Rejected(Code::Forbidden.into());
                joined.answered(&[(one.op_id, refused)], NOW_MS).unwrap();
                say(&format!("refused {}", one.op_id));
            }
            1 => drop(joined.fork(Uuid::now_v7()).unwrap()),
            2 => {
                let half = items.len() / 2;
                joined.begin_anew(&format!("{round}"), "{}", 2).unwrap();
                joined.take_chunk(0, &items[..half]).unwrap();
                joined.take_chunk(1, &items[half..]).unwrap();
                let stream = joined.stream().unwrap().id;
                let place = Place { stream, epoch, position, confirmed_n: 0 };
                joined.finish_anew(&place).unwrap().unwrap();
            }
            _ => {}
        }
    }
}

/// Runs it, kills it some time after it began, and gives what it had said by then.
fn killed_after(folder: &Path, moment: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::works_until_killed", "--ignored", "--nocapture"])
        .env("HUB_FOLDER", folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = lines.by_ref().filter_map(|line| line.strip_prefix('@').map(str::to_owned));
    assert_eq!(said.next().as_deref(), Some("ready"));
    // The moment itself is what is tried here, so this is no waiting for readiness.
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    said.collect()
}

fn ids(said: &[String], word: &str) -> Vec<OpId> {
    said.iter().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).collect()
}

#[test]
fn what_was_done_survives_a_kill() {
    let kills: u64 = std::env::var("HUB_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let mut server = Server::new();
    server.decide(ADMIN, submit(new_idea(), "Of the server"));
    let mut device = Device::synced(&server, ADMIN);
    Kept::write(&server, &device.folder.join("snapshot.json"));
    for kill in 0..kills {
        device.close();
        let said = killed_after(&device.folder, Duration::from_micros(kill * 7_919 % 90_000));
        device.open();
        let attention = device.joined().attention().unwrap();
        let refused: Vec<OpId> = attention.iter().map(|it| it.op_id).collect();
        for op in ids(&said, "done") {
            let verdict = device.space().journal().verdict(op).unwrap();
            assert!(verdict.is_some(), "kill {kill}: {op} is lost");
        }
        assert!(ids(&said, "refused").iter().all(|op| refused.contains(op)), "kill {kill}");
        device.is_whole();
        let waiting = device.joined().waiting().unwrap();
        assert_eq!(titles(&mut device).len() as u64, waiting + 1, "kill {kill}");
    }
    device.settle(&mut server);
    assert_eq!(titles(&mut device), crate::world::titles(server.space()));
    device.is_whole();
}
