//! A snapshot on its way in: chunks are kept aside, each once, until all are there; then they take
//! the place of the rows in one transaction. A process that is killed goes on where it was, and
//! readers see the former state until the end.

use super::Catalogue;
use super::overlay::Thing;
use crate::error::StoreError;
use crate::table::{event, row};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The first version of the tables. Those of rows and events are made when a snapshot begins.
pub(crate) const CREATE: &str = "
CREATE TABLE incoming (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    snapshot TEXT    NOT NULL,
    manifest TEXT    NOT NULL,
    chunks   INTEGER NOT NULL
) STRICT;
CREATE TABLE incoming_chunk (chunk INTEGER PRIMARY KEY) STRICT;
";

const GET: &str = "SELECT snapshot, manifest, chunks FROM incoming";
const PUT: &str = "
INSERT OR REPLACE INTO incoming (one, snapshot, manifest, chunks) VALUES (1, ?1, ?2, ?3)";
const TAKEN: &str = "SELECT chunk FROM incoming_chunk ORDER BY chunk";
const TAKE: &str = "INSERT OR IGNORE INTO incoming_chunk (chunk) VALUES (?1)";
const DROP: &str = "
DROP TABLE IF EXISTS incoming_row;
DROP TABLE IF EXISTS incoming_event;
DELETE FROM incoming;
DELETE FROM incoming_chunk;
";
const SWAP: &str = "
DROP TABLE row;
DROP TABLE event;
ALTER TABLE incoming_row RENAME TO row;
ALTER TABLE incoming_event RENAME TO event;
DELETE FROM covered;
DELETE FROM incoming;
DELETE FROM incoming_chunk;
";

/// A snapshot on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anew {
    /// Its id.
    pub snapshot: String,
    /// What the server said of it, as text of the caller's.
    pub manifest: String,
    /// How many chunks it has, counted from 0.
    pub chunks: u32,
    /// Those that are here.
    pub taken: Vec<u32>,
}

impl Anew {
    /// Whether all of it is here.
    pub fn is_whole(&self) -> bool {
        self.taken.iter().copied().eq(0..self.chunks)
    }
}

/// Puts a snapshot that is whole in the place of the rows; nothing lies over them.
pub(crate) fn swap(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(SWAP)?;
    tx.execute_batch(row::INDEXES)?;
    tx.execute_batch(event::INDEXES)?;
    super::schema::PROJECTIONS.iter().try_for_each(|sql| tx.execute_batch(sql))
}

fn find(connection: &Connection) -> rusqlite::Result<Option<Anew>> {
    let found = connection.query_row(GET, [], |row| {
        Ok(Anew {
            snapshot: row.get(0)?,
            manifest: row.get(1)?,
            chunks: row.get(2)?,
            taken: vec![],
        })
    });
    let Some(anew) = found.optional()? else { return Ok(None) };
    let mut statement = connection.prepare(TAKEN)?;
    let taken = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Anew { taken, ..anew }))
}

fn begin(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(DROP)?;
    tx.execute_batch(row::CREATE_INCOMING)?;
    tx.execute_batch(event::CREATE_INCOMING)
}

fn take(tx: &Transaction<'_>, chunk: u32, things: &[Thing]) -> rusqlite::Result<()> {
    if tx.execute(TAKE, [chunk])? == 0 {
        return Ok(());
    }
    for Thing { item, row, at } in things {
        match (row, at) {
            (Some(row), _) => row::insert_incoming(tx, row, &item.json)?,
            (None, Some(at)) => event::insert_incoming(tx, item, at)?,
            (None, None) => {}
        }
    }
    Ok(())
}

impl Catalogue {
    pub(crate) fn anew(&self) -> Result<Option<Anew>, StoreError> {
        self.read(find)
    }

    /// Begins with a snapshot; the chunks that are here of the same one stay.
    pub(crate) fn begin_anew(
        &mut self,
        snapshot: &str,
        manifest: &str,
        chunks: u32,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            let known = find(tx)?.filter(|it| it.snapshot == snapshot && it.chunks == chunks);
            if known.is_none() {
                begin(tx)?;
            }
            tx.execute(PUT, params![snapshot, manifest, chunks]).map(drop)
        })
    }

    pub(crate) fn take_chunk(&mut self, chunk: u32, things: &[Thing]) -> Result<(), StoreError> {
        self.write(|tx| take(tx, chunk, things))
    }

    pub(crate) fn drop_anew(&mut self) -> Result<(), StoreError> {
        self.write(|tx| tx.execute_batch(DROP))
    }
}
