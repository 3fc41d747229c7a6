//! Laws over random histories of two devices: what is seen is always what naive reading says; nothing
//! is lost, nothing acts twice; when all is quiet, all are equal, byte for byte.

use crate::acts::{self, KINDS};
use crate::hub::{ADMIN, Device, ENGINEER};
use crate::model::{Seen, without_seq};
use crate::server::{Failed, Server};
use hub_core::{EntityKind, Key, OpId, Row, Verdict};
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Clone, Debug)]
enum Step {
    Act {
        kind: u8,
        which: u8,
        value: u8,
    },
    Push {
        limit: usize,
    },
    /// It arrives, and the answer is lost, or late.
    PushUnheard {
        limit: usize,
    },
    Hear,
    Pull {
        operations: usize,
    },
    Crash {
        back: bool,
    },
    Fork,
    Anew,
    Lose,
}

fn step() -> impl Strategy<Value = (bool, Step)> {
    let what = prop_oneof![
        12 => (0..KINDS, 0..3_u8, 0..4_u8)
            .prop_map(|(kind, which, value)| Step::Act { kind, which, value }),
        3 => (1..4_usize).prop_map(|limit| Step::Push { limit }),
        2 => (1..4_usize).prop_map(|limit| Step::PushUnheard { limit }),
        1 => Just(Step::Hear),
        6 => (1..4_usize).prop_map(|operations| Step::Pull { operations }),
        2 => any::<bool>().prop_map(|back| Step::Crash { back }),
        1 => Just(Step::Fork),
        1 => Just(Step::Anew),
        1 => Just(Step::Lose),
    ];
    (any::<bool>(), what)
}

type Answers = Vec<(OpId, Verdict)>;

fn take(server: &mut Server, device: &mut Device, late: &mut Vec<Answers>, step: &Step) {
    device.step();
    match *step {
        Step::Act { kind, which, value } => {
            if let Some(envelope) = acts::act(device, kind, which, value) {
                device.try_act(&[envelope]);
            }
        }
        Step::Push { limit } => push(server, device, limit),
        Step::PushUnheard { limit } => late.extend(device.push_unheard(server, limit)),
        Step::Hear => late.drain(..).for_each(|answers| device.hear(&answers)),
        Step::Pull { operations } => drop(device.pull(server, operations)),
        Step::Crash { back } => device.crash(back),
        Step::Fork => device.fork(),
        Step::Anew => device.anew(server, 2),
        Step::Lose => device.lose_catalogue(),
    }
}

fn push(server: &mut Server, device: &mut Device, limit: usize) {
    match device.push(server, limit) {
        Ok(()) => {}
        Err(Failed::Forked) => device.fork(),
        Err(Failed::Gap(expected)) => device.resend(expected - 1),
    }
}

fn rows(catalogue: &Connection) -> BTreeMap<Key, String> {
    let mut statement = catalogue.prepare("SELECT kind, id, json FROM row").unwrap();
    let rows = statement.query_map([], |row| {
        let kind = EntityKind::from_word(&row.get::<_, String>(0)?).unwrap();
        Ok((Key::new(kind, Uuid::from_bytes(row.get(1)?)), row.get(2)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn events(catalogue: &Connection) -> Vec<Uuid> {
    let mut statement = catalogue.prepare("SELECT id FROM event ORDER BY id").unwrap();
    let ids = statement.query_map([], |row| row.get(0).map(Uuid::from_bytes));
    ids.unwrap().map(Result::unwrap).collect()
}

fn seen(device: &Device) -> Seen {
    let catalogue = device.catalogue();
    let rows = rows(&catalogue)
        .into_iter()
        .map(|(key, json)| (key, without_seq(&serde_json::from_str::<Row>(&json).unwrap())));
    (rows.collect(), events(&catalogue))
}

/// Every operation ever queued is in one place (S10).
fn assert_all_are_kept(device: &mut Device) {
    let journal = device.journal();
    let mut statement = journal.prepare("SELECT op_id, state FROM own_op").unwrap();
    let states = statement
        .query_map([], |row| Ok((OpId(Uuid::from_bytes(row.get(0)?)), row.get::<_, String>(1)?)));
    let states: BTreeMap<OpId, String> = states.unwrap().map(Result::unwrap).collect();
    let queued: BTreeSet<OpId> = states.keys().copied().collect();
    assert_eq!(queued, device.queued);
    let outbox: BTreeSet<OpId> =
        device.joined().outbox(usize::MAX).unwrap().iter().map(|op| op.op_id).collect();
    let attention: BTreeSet<OpId> =
        device.joined().attention().unwrap().iter().map(|it| it.op_id).collect();
    let archive: BTreeSet<OpId> =
        states.iter().filter(|(_, state)| *state == "confirmed").map(|(id, _)| *id).collect();
    assert_eq!(outbox.len() + attention.len() + archive.len(), queued.len());
    assert_eq!(&(&outbox | &attention) | &archive, queued);
}

/// What is not the same in both.
fn differing<V: PartialEq + std::fmt::Debug + Clone>(
    left: &BTreeMap<Key, V>,
    right: &BTreeMap<Key, V>,
) -> BTreeMap<Key, [Option<V>; 2]> {
    let keys = left.keys().chain(right.keys()).filter(|key| left.get(key) != right.get(key));
    keys.map(|key| (*key, [left.get(key).cloned(), right.get(key).cloned()])).collect()
}

/// All is quiet: what a device has is what the server has, byte for byte (S5).
fn assert_equal(server: &Server, device: &mut Device) {
    let items = server.items();
    let (server_events, server_rows): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| item.kind == EntityKind::Event);
    let server_rows: BTreeMap<Key, String> =
        server_rows.into_iter().map(|item| (item.key(), item.json)).collect();
    let mut ids: Vec<Uuid> = server_events.iter().map(|item| item.id).collect();
    ids.sort_unstable();
    let catalogue = device.catalogue();
    let differing = differing(&rows(&catalogue), &server_rows);
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(events(&catalogue), ids);
    let covered: i64 =
        catalogue.query_row("SELECT count(*) FROM covered", [], |row| row.get(0)).unwrap();
    assert_eq!(covered, 0);
    device.is_whole();
}

fn quiet(server: &mut Server, devices: &mut [Device]) {
    for _ in 0..2 {
        devices.iter_mut().for_each(|device| device.settle(server));
    }
    for device in devices.iter_mut() {
        assert_equal(server, device);
        assert_all_are_kept(device);
        // What was refused before the server was restored stays with the person.
        let attention = device.joined().attention().unwrap();
        for op in device.queued.clone() {
            let is_known =
                server.verdict(op).is_some() || attention.iter().any(|it| it.op_id == op);
            assert!(is_known, "{op} is lost");
        }
    }
    assert!(server.is_whole());
}

fn start() -> (Server, [Device; 2]) {
    let mut server = Server::new();
    for title in ["One", "Two"] {
        let id = hub_core::IdeaId(Uuid::now_v7());
        server.decide(ADMIN, crate::world::submit(id, title));
        if title == "One" {
            acts::make_ready(&mut server, id);
        }
    }
    let devices = [ADMIN, ENGINEER].map(|member| Device::synced(&server, member));
    (server, devices)
}

/// Each case is hundreds of transactions.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = cases.unwrap_or(24);
    ProptestConfig { cases, max_shrink_iters: 200, failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_seen_is_the_servers_and_then_ones_own(
        steps in proptest::collection::vec(step(), 1..60),
    ) {
        let (mut server, mut devices) = start();
        let mut late = [vec![], vec![]];
        for (is_second, step) in &steps {
            let which = usize::from(*is_second);
            take(&mut server, &mut devices[which], &mut late[which], step);
            let (seen, expected) = (seen(&devices[which]), devices[which].model.seen());
            let differing = differing(&seen.0, &expected.0);
            prop_assert!(differing.is_empty(), "after {:?}: {:#?}", step, differing);
            prop_assert_eq!(seen.1, expected.1, "after {:?}", step);
            assert_all_are_kept(&mut devices[which]);
        }
        quiet(&mut server, &mut devices);
    }

    #[test]
    fn a_server_that_was_restored_gets_back_what_it_lost(
        before in proptest::collection::vec(step(), 1..25),
        lost in proptest::collection::vec(step(), 1..25),
        after in proptest::collection::vec(step(), 0..15),
    ) {
        let (mut server, mut devices) = start();
        let mut late = [vec![], vec![]];
        let mut run = |server: &mut Server, devices: &mut [Device; 2], steps: &[(bool, Step)]| {
            for (is_second, step) in steps {
                let which = usize::from(*is_second);
                take(server, &mut devices[which], &mut late[which], step);
            }
        };
        run(&mut server, &mut devices, &before);
        let copy = server.copy();
        run(&mut server, &mut devices, &lost);
        server.restore(&copy);
        run(&mut server, &mut devices, &after);
        quiet(&mut server, &mut devices);
    }
}
