//! Many at the same time, through the store as the server's requests use it.

use crate::authority::asker;
use crate::world::*;
use hub_core::rows::{Role, Stage};
use hub_core::{Code, Envelope, MemberId, Operation, Verdict};
use hub_protocol::{Page, Pushed};
use hub_server::access::Limits;
use hub_server::authority::Verified;
use hub_server::store::{Result, Store, StoreError};
use hub_tests::postgres::{database, execute};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Several servers on one database; SQLite has one only.
struct Servers {
    name: &'static str,
    stores: Vec<Store>,
    address: Option<String>,
    _folder: TempDir,
}

/// Both databases, each with the space founded.
async fn all() -> Vec<Servers> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Store::sqlite(&folder.path().join("hub.db")).await.unwrap();
    let stores = vec![sqlite.clone(), sqlite.clone(), sqlite.clone(), sqlite];
    let mut all = vec![Servers { name: "SQLite", stores, address: None, _folder: folder }];
    // A cluster is made by blocking calls.
    let address = tokio::task::spawn_blocking(database).await.unwrap().unwrap();
    if let Some(address) = address {
        // They come up at the same time, on an empty database.
        let mut starting = JoinSet::new();
        for _ in 0..4 {
            let address = address.clone();
            starting.spawn(async move { Store::postgres(&address).await });
        }
        let stores = starting.join_all().await.into_iter().collect::<Result<Vec<_>>>().unwrap();
        let (address, _folder) = (Some(address), tempfile::tempdir().unwrap());
        all.push(Servers { name: "PostgreSQL", stores, address, _folder });
    }
    for servers in &all {
        servers.stores[0].found(first_rows(SPACE)).await.unwrap();
        let again = servers.stores[1].found(first_rows(SPACE)).await;
        assert!(matches!(again, Err(StoreError::Exists)), "{again:?}");
    }
    all
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap()
}

async fn send(
    store: &Store,
    member: MemberId,
    stream: Uuid,
    n: u64,
    envelopes: &[Envelope],
) -> Result<Pushed> {
    let push = push(stream, n, envelopes);
    store.push(asker(member), push, Limits::default(), NOW_MS).await
}

async fn assert_whole(servers: &Servers, operations: u64) {
    let verified = servers.stores[0].verify(SPACE).await.unwrap();
    assert_eq!(verified, Verified::Whole { operations }, "{}", servers.name);
}

/// Everybody wants to build the same ideas, in the same moment.
#[test]
fn of_many_who_claim_an_idea_one_holds_it() {
    const IDEAS: u128 = 6;
    const RIVALS: u128 = 12;
    runtime().block_on(async {
        for servers in all().await {
            let lead = member(Role::Lead);
            let ready: Vec<_> =
                (1..=IDEAS).map(|n| envelope(n, import(idea_id(n), Stage::Ready, n))).collect();
            send(&servers.stores[0], lead, stream(lead), 1, &ready).await.unwrap();
            let mut claiming = JoinSet::new();
            for rival in 0..RIVALS {
                let store = servers.stores[rival as usize % servers.stores.len()].clone();
                claiming.spawn(async move {
                    let who = [Role::Engineer, Role::Lead, Role::Admin][rival as usize % 3];
                    let mut won = vec![];
                    for idea in 1..=IDEAS {
                        let take = Operation::ClaimTake { id: idea_id(idea) };
                        let take = envelope(100 + rival * 10 + idea, take);
                        let stream = Uuid::from_u128(0xdead_0000 + rival);
                        let n = u64::try_from(idea).unwrap();
                        let pushed = send(&store, member(who), stream, n, &[take]).await.unwrap();
                        won.push(pushed.answers[0].verdict.clone());
                    }
                    (member(who), won)
                });
            }
            let mut holders: BTreeMap<usize, BTreeSet<MemberId>> = BTreeMap::new();
            for (who, verdicts) in claiming.join_all().await {
                for (idea, verdict) in verdicts.into_iter().enumerate() {
                    match verdict {
                        Verdict::Ok => drop(holders.entry(idea).or_default().insert(who)),
                        Verdict::Rejected(refusal) => {
                            assert_eq!(refusal.code, Code::ClaimTaken, "{refusal:?}");
                        }
                        other => panic!("{other:?}"),
                    }
                }
            }
            assert_eq!(holders.len() as u128, IDEAS);
            let one_each = holders.values().all(|holders| holders.len() == 1);
            assert!(one_each, "{holders:?} on {}", servers.name);
            assert_whole(&servers, 1 + u64::try_from(IDEAS + IDEAS * RIVALS).unwrap()).await;
        }
    });
}

/// Four write as fast as they can, each at another server, while a device reads page by page: at the
/// end it has everything, byte for byte.
#[test]
fn a_reader_passes_nothing_by_while_others_write() {
    const WRITERS: u128 = 4;
    const PUSHES: u64 = 25;
    runtime().block_on(async {
        for servers in all().await {
            let mut writing = JoinSet::new();
            for writer in 0..WRITERS {
                let store = servers.stores[writer as usize].clone();
                writing.spawn(async move {
                    let me = [Role::Contributor, Role::Engineer, Role::Lead, Role::Admin];
                    let me = member(me[writer as usize]);
                    for n in 0..u128::from(PUSHES) {
                        let id = 1_000 * (writer + 1) + n;
                        let idea = envelope(2 * id, submit(idea_id(id)));
                        // All of them write at one idea, whose row moves on and on.
                        let same = envelope(2 * id + 1, comment(id, idea_id(1), "Here, too"));
                        let first_n = 2 * u64::try_from(n).unwrap() + 1;
                        send(&store, me, stream(me), first_n, &[idea, same]).await.unwrap();
                    }
                });
            }
            let reader = servers.stores[3].clone();
            let reading = tokio::spawn(async move {
                let (mut after, mut seen) = (None, BTreeMap::new());
                loop {
                    let page = reader.changes(asker(BYSTANDER), after, None, 3).await.unwrap();
                    let Page { items, cursor, more, .. } = page;
                    for thing in items {
                        let item = thing.into_item().unwrap();
                        seen.insert(item.key(), item);
                    }
                    // The founding, and what the four wrote.
                    let cursor: hub_protocol::Cursor = cursor.parse().unwrap();
                    let last = i64::try_from(u128::from(2 * PUSHES) * WRITERS).unwrap();
                    if !more && cursor.position.n == last {
                        return seen;
                    }
                    after = Some(cursor.to_string());
                }
            });
            writing.join_all().await;
            let seen = reading.await.unwrap();
            let all = servers.stores[0].changes(asker(BYSTANDER), None, None, 100_000).await;
            let all = all.unwrap();
            assert!(!all.more);
            let all: BTreeMap<_, _> = all
                .items
                .into_iter()
                .map(|thing| thing.into_item().unwrap())
                .map(|item| (item.key(), item))
                .collect();
            assert_eq!(seen, all, "{}", servers.name);
            assert_whole(&servers, 1 + 2 * PUSHES * u64::try_from(WRITERS).unwrap()).await;
        }
    });
}

/// The same push on its way several times, as after time-outs: it acts once, everybody is answered
/// the same.
#[test]
fn a_push_that_arrives_several_times_at_once_acts_once() {
    runtime().block_on(async {
        for servers in all().await {
            let me = member(Role::Contributor);
            let operations: Vec<_> = (1..=20).map(|n| envelope(n, submit(idea_id(n)))).collect();
            let mut sending = JoinSet::new();
            for at in 0..12 {
                let store = servers.stores[at % servers.stores.len()].clone();
                let operations = operations.clone();
                sending.spawn(async move { send(&store, me, stream(me), 1, &operations).await });
            }
            let pushed: Vec<_> =
                sending.join_all().await.into_iter().collect::<Result<_>>().unwrap();
            assert!(pushed.iter().all(|it| *it == pushed[0]), "{}", servers.name);
            assert_whole(&servers, 21).await;
        }
    });
}

/// A request ends after so many steps, wherever it is: the person went away, the server stops.
async fn cut_off<T>(work: impl Future<Output = T>, steps: u32) -> Option<T> {
    let mut work = pin!(work);
    for _ in 0..steps {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return Some(done);
        }
        // The database goes on meanwhile.
        tokio::task::yield_now().await;
    }
    None
}

/// Cut off anywhere, a push is there whole or not at all, and sent again it is taken once.
#[test]
fn a_push_that_is_cut_off_leaves_all_or_nothing() {
    runtime().block_on(async {
        for servers in all().await {
            let (me, store) = (member(Role::Contributor), &servers.stores[0]);
            let (mut cut, mut total) = (0, 1);
            for attempt in 0..40_u64 {
                let ids = [1, 2, 3].map(|n| u128::from(attempt) * 10 + n);
                let operations = ids.map(|id| envelope(id, submit(idea_id(id))));
                let sending = send(store, me, stream(me), 3 * attempt + 1, &operations);
                cut += u32::from(cut_off(sending, u32::try_from(attempt).unwrap()).await.is_none());
                let pushed = send(store, me, stream(me), 3 * attempt + 1, &operations).await;
                let verdicts = pushed.unwrap().answers;
                assert!(verdicts.iter().all(|answered| answered.verdict == Verdict::Ok));
                total += 3;
                assert_whole(&servers, total).await;
            }
            assert!(cut > 0, "none was cut off on {}", servers.name);
        }
    });
}

/// The connections break while work is under way: it fails in words or is done, and goes on after.
#[test]
fn broken_connections_lose_nothing() {
    const BREAK: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND datname = current_database()";
    runtime().block_on(async {
        for servers in all().await {
            let Some(address) = servers.address.clone() else { continue };
            let (me, store) = (member(Role::Contributor), servers.stores[0].clone());
            let breaking = tokio::task::spawn_blocking(move || {
                (0..10).for_each(|_| execute(&address, BREAK).unwrap());
            });
            for n in 1..=60_u64 {
                let operation = [envelope(n.into(), submit(idea_id(n.into())))];
                loop {
                    match send(&store, me, stream(me), n, &operation).await {
                        Ok(pushed) => break assert_eq!(pushed.confirmed_n, n),
                        Err(StoreError::Unavailable(_)) => (),
                        Err(error) => panic!("{error:?}"),
                    }
                }
            }
            breaking.await.unwrap();
            assert_whole(&servers, 61).await;
        }
    });
}

/// A database of a later version is refused in words, and stays as it is.
#[test]
fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hub.db");
    runtime().block_on(async {
        drop(Store::sqlite(&path).await.unwrap());
        let file = rusqlite::Connection::open(&path).unwrap();
        file.pragma_update(None, "user_version", 99).unwrap();
        drop(file);
        let newer = Store::sqlite(&path).await;
        assert!(matches!(newer, Err(StoreError::Newer { found: 99, .. })), "{newer:?}");
        let strange = folder.path().join("strange.db");
        let file = rusqlite::Connection::open(&strange).unwrap();
        file.execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
        file.pragma_update(None, "application_id", 77).unwrap();
        drop(file);
        let strange = Store::sqlite(&strange).await;
        assert!(matches!(strange, Err(StoreError::NotOurs)), "{strange:?}");

        let address = tokio::task::spawn_blocking(database).await.unwrap().unwrap();
        let Some(address) = address else { return };
        drop(Store::postgres(&address).await.unwrap());
        let later = address.clone();
        let later = move || execute(&later, "UPDATE hub_schema SET version = 99").unwrap();
        tokio::task::spawn_blocking(later).await.unwrap();
        let newer = Store::postgres(&address).await;
        let Err(error @ StoreError::Newer { found: 99, .. }) = newer else { panic!("{newer:?}") };
        assert!(error.to_string().contains("Nothing was changed"), "{error}");
    });
}

/// Old bodies of what was refused go; verdicts stay.
#[test]
fn bodies_of_what_was_refused_are_forgotten() {
    runtime().block_on(async {
        for servers in all().await {
            let (me, store) = (member(Role::Viewer), &servers.stores[0]);
            let nowhere = Operation::FollowSet { idea: idea_id(77), on: true };
            let refused = [envelope(1, submit(idea_id(1))), envelope(2, nowhere)];
            let first = send(store, me, stream(me), 1, &refused).await.unwrap();
            assert_eq!(store.forget_refused(SPACE, NOW_MS).await.unwrap(), 0, "not older");
            assert_eq!(store.forget_refused(SPACE, NOW_MS + 1).await.unwrap(), 2);
            assert_eq!(store.forget_refused(SPACE, NOW_MS + 1).await.unwrap(), 0);
            let lines = store.audit(SPACE, 0, 10).await.unwrap();
            assert!(lines.iter().all(|line| line.body.is_none()) && lines.len() == 2);
            let again = send(store, me, stream(me), 1, &refused).await.unwrap();
            assert_eq!(again, first, "{}", servers.name);
            assert_whole(&servers, 3).await;
        }
    });
}
