//! What is in a copy of a journal, and whether all of it can be read: structure, chain, every row
//! and every line of history. Nothing is written.

use crate::database::{self, Mode};
use crate::error::{Blame, StoreError, damaged, sqlite};
use crate::journal::feed::FeedRow;
use crate::journal::schema::SCHEMA;
use crate::journal::{feed, op};
use crate::sql::from_json;
use hub_core::rows::{Event, Space};
use hub_core::{EntityKind, Key, Position, Row, SpaceId, chain};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

const COUNTS: &str = "
SELECT (SELECT count(*) FROM row WHERE kind = 'idea' AND active), (SELECT max(at_ms) FROM op)";
const ROWS: &str = "SELECT json FROM row";
const EVENTS: &str = "SELECT json FROM event";

/// What is in a copy of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whose it is.
    pub space: SpaceId,
    /// The space's name at that time.
    pub name: String,
    /// Ideas that are not removed.
    pub ideas: usize,
    /// Operations that were decided since the founding.
    pub operations: u64,
    /// When the last of them was, in UTC milliseconds.
    pub last_change_at_ms: i64,
    /// How large the file is.
    pub size_bytes: u64,
}

/// Opens a copy of a journal and reads all of it.
///
/// # Errors
/// [`StoreError::JournalDamaged`] when any of it cannot be read, [`StoreError::Newer`],
/// [`StoreError::NotASpace`], or what the disk says.
pub fn look(path: &Path) -> Result<Look, StoreError> {
    // SQLite would say of a folder only that it cannot be opened.
    let file = fs::metadata(path).map_err(|error| StoreError::io(path, &error))?;
    if !file.is_file() {
        return Err(StoreError::NotASpace { path: path.to_owned() });
    }
    let (connection, version) = SCHEMA.open(path, Mode::Read)?;
    if version == 0 {
        return Err(StoreError::NotASpace { path: path.to_owned() });
    }
    let failed = |error| sqlite(Blame::Journal, path, &error);
    let feed = whole(&connection, path)?;
    let (ideas, last_change_at_ms) = counts(&connection).map_err(failed)?;
    Ok(Look {
        space: feed.space,
        name: name(&connection, &feed).map_err(failed)?,
        ideas,
        operations: feed.n.max(0).cast_unsigned(),
        last_change_at_ms,
        size_bytes: file.len(),
    })
}

fn whole(connection: &Connection, path: &Path) -> Result<FeedRow, StoreError> {
    let failed = |error| sqlite(Blame::Journal, path, &error);
    let problems = database::quick_check(connection).map_err(failed)?;
    if let Some(detail) = problems.into_iter().next() {
        return Err(damaged(Blame::Journal, detail));
    }
    let feed = feed::get(connection).map_err(failed)?;
    let start = Position { seq: 0, n: -1, chain: chain::start(feed.space.0) };
    let (reached, _) = op::recompute(connection, start).map_err(failed)?;
    if reached != feed.position() {
        let detail = format!("operation {} does not follow", reached.n + 1);
        return Err(damaged(Blame::Journal, detail));
    }
    readable::<Row>(connection, ROWS).map_err(failed)?;
    readable::<Event>(connection, EVENTS).map_err(failed)?;
    Ok(feed)
}

fn readable<T: serde::de::DeserializeOwned>(
    connection: &Connection,
    sql: &str,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(sql)?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        from_json::<T>(&line.get::<_, String>(0)?)?;
    }
    Ok(())
}

fn counts(connection: &Connection) -> rusqlite::Result<(usize, i64)> {
    connection.query_row(COUNTS, [], |row| {
        Ok((usize::try_from(row.get::<_, i64>(0)?).unwrap_or(0), row.get(1)?))
    })
}

fn name(connection: &Connection, feed: &FeedRow) -> rusqlite::Result<String> {
    let key = Key::new(EntityKind::Space, feed.space.0);
    let row = crate::table::row::get(connection, &key)?;
    let space = row.as_ref().and_then(|row| <&Space>::try_from(&row.body).ok());
    space.map(|space| space.name.clone()).ok_or(rusqlite::Error::QueryReturnedNoRows)
}
