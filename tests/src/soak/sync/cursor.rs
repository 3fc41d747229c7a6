//! A reader behind many writers: the counter row lets it pass nothing by, a plain sequence does.

use hub_core::rows::Role;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use super::world::{On, World};
use crate::backend::things::{self, Things};
use crate::backend::{Outcome, ops, person::Person};
use crate::bench::chance::Chance;

/// What a reader had when the writers were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Rows and events that were written.
    pub all: usize,
    /// Those of them that the reader had passed by.
    pub skipped: usize,
    /// Pages that were read meanwhile.
    pub pages: usize,
}

/// Each row and event as it came last.
type Latest = BTreeMap<(String, Uuid), (u64, String)>;

/// Writers at two servers against a reader; none where there is no PostgreSQL.
///
/// # Errors
/// What the servers say.
pub fn behind_the_counter(writers: usize, time: Duration) -> Outcome<Option<Seen>> {
    let Some(world) = World::start(On::Postgres, 0)? else { return Ok(None) };
    let addresses = [world.servers[0].address()?, world.servers[1].address()?];
    let mut people = vec![];
    for at in 0..writers {
        let invite = world.admin.invite(Role::Lead)?;
        people.push(Person::join(&addresses[at % 2], &invite, &format!("Writer{at}"))?);
    }
    let (reader, is_over) = (world.admin.at(&addresses[1])?, AtomicBool::new(false));
    let (deadline, is_over) = (Instant::now() + time, &is_over);
    let (latest, pages) = thread::scope(|scope| {
        let reading = scope.spawn(move || read(&reader, is_over));
        let writing: Vec<_> = (1..)
            .zip(people)
            .map(|(seed, person)| scope.spawn(move || write(person, deadline, Chance::new(seed))))
            .collect();
        let written: Vec<_> = writing.into_iter().map(thread::ScopedJoinHandle::join).collect();
        is_over.store(true, Ordering::SeqCst);
        for written in written {
            written.map_err(|_| "a writer broke down")??;
        }
        reading.join().map_err(|_| "the reader broke down")?
    })?;
    let (all, _) = things::of_server(&world.admin)?;
    world.servers[0].verify()?;
    let skipped = skipped(&all, &latest);
    Ok(Some(Seen { all: all.len(), skipped, pages }))
}

fn skipped(all: &Things, latest: &Latest) -> usize {
    let is_missing = |(seq, (kind, id, json)): &(&u64, &(String, Uuid, String))| {
        latest.get(&(kind.clone(), *id)) != Some(&(**seq, json.clone()))
    };
    all.iter().filter(is_missing).count()
}

fn write(mut person: Person, deadline: Instant, mut chance: Chance) -> Outcome<()> {
    let first = ops::new_idea();
    person.push(&[ops::submit(first, "Match invoices")?])?;
    while Instant::now() < deadline {
        // One row moves on and on, others are new.
        let mut some = vec![ops::retitle(first, &format!("Match {}", chance.draw()))?];
        for _ in 0..chance.below(4) {
            some.push(ops::submit(ops::new_idea(), "Match invoices")?);
        }
        person.push(&some)?;
    }
    Ok(())
}

/// Reads on until all is over and nothing is left.
fn read(person: &Person, is_over: &AtomicBool) -> Outcome<(Latest, usize)> {
    let (mut latest, mut after, mut pages) = (Latest::new(), None, 0);
    loop {
        // Asked before the page: what it holds was then the last.
        let was_over = is_over.load(Ordering::SeqCst);
        let page = person.changes(after.as_deref(), 1)?;
        let is_last = was_over && !page.more && page.items.is_empty();
        for thing in page.items {
            let json: Box<str> = thing.json.into();
            latest.insert((thing.kind, thing.id), (thing.seq, json.into_string()));
        }
        if is_last {
            return Ok((latest, pages));
        }
        pages += 1;
        after = Some(page.cursor);
    }
}

const TABLE: &str = "CREATE TABLE control (n BIGSERIAL PRIMARY KEY, writer INTEGER NOT NULL)";
const INSERT: &str = "INSERT INTO control (writer) VALUES ($1)";
const AFTER: &str = "SELECT n FROM control WHERE n > $1 ORDER BY n LIMIT 500";
const COUNT: &str = "SELECT count(*) FROM control";

/// The control: the same on a plain sequence, in a table of its own, until the reader has passed
/// something by or the time is over.
///
/// # Errors
/// What the database says.
pub fn behind_a_sequence(address: &str, writers: usize, most: Duration) -> Outcome<Seen> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let reader = connect(address).await?;
        reader.batch_execute(TABLE).await?;
        let began = Instant::now();
        let (mut last, mut seen, mut pages, mut round) = (0_i64, 0, 0, 0);
        loop {
            let mut writing = JoinSet::new();
            for writer in 0..writers {
                let client = connect(address).await?;
                writing.spawn(write_plainly(client, writer, Chance::new(round)));
                round += 1;
            }
            let mut is_over = false;
            loop {
                let rows = reader.query(AFTER, &[&last]).await?;
                seen += rows.len();
                pages += 1;
                match rows.last() {
                    Some(row) => last = row.try_get(0)?,
                    None if is_over => break,
                    None => (),
                }
                while let Some(written) = writing.try_join_next() {
                    written??;
                }
                is_over = writing.is_empty();
            }
            let all: i64 = reader.query_one(COUNT, &[]).await?.try_get(0)?;
            let all = usize::try_from(all)?;
            if all > seen || began.elapsed() > most {
                return Ok(Seen { all, skipped: all - seen, pages });
            }
        }
    })
}

async fn connect(address: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// A second of short transactions that do a little after their insert, as real ones do.
async fn write_plainly(mut client: Client, writer: usize, mut chance: Chance) -> Outcome<()> {
    let deadline = Instant::now() + Duration::from_secs(1);
    let writer = i32::try_from(writer)?;
    while Instant::now() < deadline {
        let tx = client.transaction().await?;
        tx.execute(INSERT, &[&writer]).await?;
        for _ in 0..chance.below(4) {
            tx.query_one(COUNT, &[]).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
