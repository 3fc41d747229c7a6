//! The same rows by bare SQL: a counter row first, then everything of the transaction, nothing
//! decided, nothing read.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use crate::backend::Outcome;

/// A row to insert.
#[derive(Clone)]
pub struct Line {
    /// Its kind.
    pub kind: String,
    /// Its text.
    pub json: String,
}

/// Where it is inserted.
pub enum Bare {
    /// A file of its own.
    Sqlite(PathBuf),
    /// Tables of its own beside the server's, and so many connections.
    Postgres(Runtime, String, usize),
}

const SQLITE: &str = "
PRAGMA journal_mode = WAL;
CREATE TABLE bare_counter (one INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
INSERT INTO bare_counter VALUES (1, 0);
CREATE TABLE bare (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id BLOB NOT NULL, json TEXT NOT NULL,
                   UNIQUE (kind, id));";
const POSTGRES: &str = "
CREATE TABLE bare_counter (one INTEGER PRIMARY KEY, seq BIGINT NOT NULL);
INSERT INTO bare_counter VALUES (1, 0);
CREATE TABLE bare (seq BIGINT PRIMARY KEY, kind TEXT NOT NULL, id UUID NOT NULL, json TEXT NOT NULL,
                   UNIQUE (kind, id));";
const COUNT: &str = "UPDATE bare_counter SET seq = seq + $1 WHERE one = 1 RETURNING seq";
const INSERT: &str = "INSERT INTO bare (seq, kind, id, json) VALUES (?1, ?2, ?3, ?4)";
const INSERT_ALL: &str = "
INSERT INTO bare (seq, kind, id, json)
SELECT * FROM unnest($1::BIGINT[], $2::TEXT[], $3::UUID[], $4::TEXT[])";

impl Bare {
    /// In a new file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sqlite(path: &Path) -> Outcome<Self> {
        Connection::open(path)?.execute_batch(SQLITE)?;
        Ok(Self::Sqlite(path.to_owned()))
    }

    /// In new tables.
    ///
    /// # Errors
    /// What the database says.
    pub fn postgres(address: &str, writers: usize) -> Outcome<Self> {
        crate::postgres::execute(address, POSTGRES)?;
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self::Postgres(runtime, address.to_owned(), writers))
    }

    /// Groups of lines a second, so many groups in a transaction.
    ///
    /// # Errors
    /// What the database says.
    pub fn rate(&self, lines: &[Line], at_once: usize, time: Duration) -> Outcome<f64> {
        let began = Instant::now();
        let count = match self {
            Self::Sqlite(path) => in_sqlite(path, lines, at_once, time)?,
            Self::Postgres(runtime, address, writers) => runtime.block_on(async {
                let mut writing = JoinSet::new();
                for _ in 0..*writers {
                    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
                    tokio::spawn(connection);
                    writing.spawn(in_postgres(client, lines.to_vec(), at_once, time));
                }
                let counts = writing.join_all().await;
                counts.into_iter().sum::<Outcome<usize>>()
            })?,
        };
        Ok(count as f64 / began.elapsed().as_secs_f64())
    }
}

fn in_sqlite(path: &Path, lines: &[Line], at_once: usize, time: Duration) -> Outcome<usize> {
    let mut file = Connection::open(path)?;
    file.pragma_update(None, "synchronous", "FULL")?;
    let (deadline, mut count) = (Instant::now() + time, 0);
    while Instant::now() < deadline {
        let tx = file.transaction()?;
        let many = i64::try_from(lines.len() * at_once)?;
        let last: i64 = tx.prepare_cached(COUNT)?.query_row([many], |row| row.get(0))?;
        let mut seq = last - many;
        for _ in 0..at_once {
            for line in lines {
                seq += 1;
                let id = Uuid::now_v7();
                let values = params![seq, line.kind, id.as_bytes(), line.json];
                tx.prepare_cached(INSERT)?.execute(values)?;
            }
        }
        tx.commit()?;
        count += at_once;
    }
    Ok(count)
}

async fn in_postgres(
    mut client: Client,
    lines: Vec<Line>,
    at_once: usize,
    time: Duration,
) -> Outcome<usize> {
    let (deadline, mut count) = (Instant::now() + time, 0);
    let (counting, inserting) = (client.prepare(COUNT).await?, client.prepare(INSERT_ALL).await?);
    let many = lines.len() * at_once;
    let all = || lines.iter().cycle().take(many);
    let kinds: Vec<&str> = all().map(|line| line.kind.as_str()).collect();
    let texts: Vec<&str> = all().map(|line| line.json.as_str()).collect();
    let many = i64::try_from(many)?;
    while Instant::now() < deadline {
        let tx = client.transaction().await?;
        let last: i64 = tx.query_one(&counting, &[&many]).await?.try_get(0)?;
        let seqs: Vec<i64> = (last - many + 1..=last).collect();
        let ids: Vec<Uuid> = seqs.iter().map(|_| Uuid::now_v7()).collect();
        tx.execute(&inserting, &[&seqs, &kinds, &ids, &texts]).await?;
        tx.commit().await?;
        count += at_once;
    }
    Ok(count)
}
