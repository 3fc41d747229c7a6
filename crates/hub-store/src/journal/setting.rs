//! Table `setting`: what this person set for this space on this device.

use super::Journal;
use crate::error::StoreError;
use crate::sql::from_json;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::Value;
use std::path::Path;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE setting (
    key  TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;
";

const PUT: &str = "INSERT OR REPLACE INTO setting (key, json) VALUES (?1, ?2)";
const GET: &str = "SELECT json FROM setting WHERE key = ?1";
const DELETE: &str = "DELETE FROM setting WHERE key = ?1";

/// A setting of the space in a folder, read beside its writer.
///
/// # Errors
/// When there is no journal that can be read.
pub fn setting_beside(folder: &Path, key: &str) -> Result<Option<Value>, StoreError> {
    Journal::read_beside(&folder.join("journal.db"), |connection| get(connection, key))
}

/// Keeps a setting; null forgets it.
pub(crate) fn put(tx: &Transaction<'_>, key: &str, value: &Value) -> rusqlite::Result<()> {
    match value {
        Value::Null => tx.execute(DELETE, [key]).map(drop),
        value => tx.execute(PUT, [key, &value.to_string()]).map(drop),
    }
}

/// A setting.
pub(crate) fn get(connection: &Connection, key: &str) -> rusqlite::Result<Option<Value>> {
    let json: Option<String> = connection.query_row(GET, [key], |row| row.get(0)).optional()?;
    json.map(|json| from_json(&json)).transpose()
}
