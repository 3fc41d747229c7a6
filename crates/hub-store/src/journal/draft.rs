//! Table `draft`: ideas being written. A draft's id becomes the idea's id, so that sending twice
//! acts once. Drafts never leave the device.

use crate::sql::{from_json, uuid};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;
use uuid::Uuid;

/// The largest draft that is kept.
pub const MAX_BYTES: usize = 256 * 1024;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE draft (
    id         BLOB    PRIMARY KEY,
    json       TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
";

const PUT: &str = "INSERT OR REPLACE INTO draft (id, json, changed_ms) VALUES (?1, ?2, ?3)";
const GET: &str = "SELECT id, json, changed_ms FROM draft WHERE id = ?1";
const LIST: &str = "SELECT id, json, changed_ms FROM draft ORDER BY changed_ms DESC, id DESC";
const DELETE: &str = "DELETE FROM draft WHERE id = ?1";

/// An idea being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The id that the idea will have.
    pub id: Uuid,
    /// What was typed, in the form of whoever wrote it.
    pub json: Value,
    /// When it was changed, in UTC milliseconds.
    pub changed_ms: i64,
}

/// Keeps a draft.
pub(crate) fn put(
    tx: &Transaction<'_>,
    id: Uuid,
    json: &str,
    changed_ms: i64,
) -> rusqlite::Result<()> {
    tx.execute(PUT, params![id.as_bytes(), json, changed_ms]).map(drop)
}

/// A draft.
pub(crate) fn get(connection: &Connection, id: Uuid) -> rusqlite::Result<Option<Draft>> {
    connection.query_row(GET, [id.as_bytes()], draft).optional()
}

/// All drafts, the last changed first.
pub(crate) fn list(connection: &Connection) -> rusqlite::Result<Vec<Draft>> {
    connection.prepare_cached(LIST)?.query_map([], draft)?.collect()
}

/// Forgets a draft.
pub(crate) fn delete(tx: &Transaction<'_>, id: Uuid) -> rusqlite::Result<()> {
    tx.execute(DELETE, [id.as_bytes()]).map(drop)
}

fn draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    let json: String = row.get(1)?;
    Ok(Draft { id: uuid(row, 0)?, json: from_json(&json)?, changed_ms: row.get(2)? })
}
