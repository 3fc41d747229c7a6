//! What is in a copy of a journal, and whether all of it can be read: structure, chain, every row
//! and every line of history. Nothing is written.

use crate::database::{self, Mode};
use crate::error::{Blame, StoreError, damaged, sqlite};
use crate::journal::feed::FeedRow;
use crate::journal::joined::JoinedRow;
use crate::journal::schema::SCHEMA;
use crate::journal::{self, Whose, op};
use crate::space::SpaceKind;
use crate::sql::from_json;
use hub_core::rows::{Event, Space};
use hub_core::{EntityKind, Key, Position, Row, SpaceId, chain};
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::Path;

const COUNTS: &str = "
SELECT (SELECT count(*) FROM row WHERE kind = 'idea' AND active), (SELECT max(at_ms) FROM op)";
const OWN: &str = "SELECT count(*), coalesce(max(queued_at_ms), 0) FROM own_op";
const BODIES: &str = "SELECT body FROM own_op WHERE body IS NOT NULL";
const ROWS: &str = "SELECT json FROM row";
const EVENTS: &str = "SELECT json FROM event";

/// What is in a copy of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whose it is.
    pub space: SpaceId,
    /// Who decides in it.
    pub kind: SpaceKind,
    /// The space's name at that time; of a joined one, when it was joined.
    pub name: String,
    /// Ideas that are not removed; none of a joined space, whose ideas the server has.
    pub ideas: usize,
    /// Operations that were decided since the founding; of a joined space, this person's own.
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
    let whose = whole(&connection, path)?;
    let look = match whose {
        Whose::Private(feed) => of_private(&connection, &feed),
        Whose::Joined(joined) => of_joined(&connection, joined),
    };
    Ok(Look { size_bytes: file.len(), ..look.map_err(failed)? })
}

fn of_private(connection: &Connection, feed: &FeedRow) -> rusqlite::Result<Look> {
    let (ideas, last_change_at_ms) = counts(connection)?;
    Ok(Look {
        space: feed.space,
        kind: SpaceKind::Private,
        name: name(connection, feed)?,
        ideas,
        operations: feed.n.max(0).cast_unsigned(),
        last_change_at_ms,
        size_bytes: 0,
    })
}

fn of_joined(connection: &Connection, joined: JoinedRow) -> rusqlite::Result<Look> {
    let (operations, last_change_at_ms) = connection
        .query_row(OWN, [], |row| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?)))?;
    let (space, kind, name) = (joined.space, SpaceKind::Joined, joined.name);
    let look = Look { space, kind, name, ideas: 0, operations, last_change_at_ms, size_bytes: 0 };
    Ok(look)
}

fn whole(connection: &Connection, path: &Path) -> Result<Whose, StoreError> {
    let failed = |error| sqlite(Blame::Journal, path, &error);
    let problems = database::quick_check(connection).map_err(failed)?;
    if let Some(detail) = problems.into_iter().next() {
        return Err(damaged(Blame::Journal, detail));
    }
    let feed = match journal::whose(connection).map_err(failed)? {
        Whose::Private(feed) => feed,
        joined @ Whose::Joined(_) => {
            readable::<Value>(connection, BODIES).map_err(failed)?;
            return Ok(joined);
        }
    };
    let start = Position { seq: 0, n: -1, chain: chain::start(feed.space.0) };
    let (reached, _) = op::recompute(connection, start).map_err(failed)?;
    if reached != feed.position() {
        let detail = format!("operation {} does not follow", reached.n + 1);
        return Err(damaged(Blame::Journal, detail));
    }
    readable::<Row>(connection, ROWS).map_err(failed)?;
    readable::<Event>(connection, EVENTS).map_err(failed)?;
    Ok(Whose::Private(feed))
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
