//! Table `covered`: what the server said of each row that something lies over; without JSON it had
//! said nothing.

use hub_core::{EntityKind, Key};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE covered (
    kind TEXT NOT NULL,
    id   BLOB NOT NULL,
    json TEXT,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
";

const INSERT: &str = "
INSERT OR IGNORE INTO covered (kind, id, json)
VALUES (?1, ?2, (SELECT json FROM row WHERE kind = ?1 AND id = ?2))";
const TAKE: &str = "DELETE FROM covered WHERE kind = ?1 AND id = ?2 RETURNING json";
const KEYS: &str = "SELECT kind, id FROM covered";

/// Keeps what the server said of a row before something is laid over it for the first time.
pub(crate) fn insert(tx: &Transaction<'_>, key: &Key) -> rusqlite::Result<()> {
    let values = params![key.kind.as_str(), key.id.as_bytes()];
    tx.prepare_cached(INSERT)?.execute(values).map(drop)
}

/// What the server said of a row, which is not covered any more. The outer option is whether it was.
pub(crate) fn take(tx: &Transaction<'_>, key: &Key) -> rusqlite::Result<Option<Option<String>>> {
    let mut statement = tx.prepare_cached(TAKE)?;
    statement.query_row(params![key.kind.as_str(), key.id.as_bytes()], |row| row.get(0)).optional()
}

/// All rows that something lies over.
pub(crate) fn keys(connection: &Connection) -> rusqlite::Result<Vec<Key>> {
    let mut statement = connection.prepare_cached(KEYS)?;
    let keys = statement.query_map([], |row| {
        let kind = crate::sql::word(row, 0, EntityKind::from_word)?;
        Ok(Key::new(kind, crate::sql::uuid(row, 1)?))
    })?;
    keys.collect()
}
