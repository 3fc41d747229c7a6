//! Table `vector`: the meanings of texts as an encoder saw them, by text and encoder. It is not
//! derived from rows alone (making it takes minutes), so it stays when the projections are made anew.
//!
//! Not here: what a text or an encoder is; both are hashes that the caller made.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// What a text is known by.
pub type TextHash = [u8; 16];

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE vector (
    text_hash  BLOB NOT NULL,
    model_hash TEXT NOT NULL,
    bytes      BLOB NOT NULL,
    PRIMARY KEY (text_hash, model_hash)
) STRICT, WITHOUT ROWID;
";

const GET: &str = "SELECT bytes FROM vector WHERE text_hash = ?1 AND model_hash = ?2";
const LIST: &str = "SELECT text_hash, bytes FROM vector WHERE model_hash = ?1";
const PUT: &str =
    "INSERT OR REPLACE INTO vector (text_hash, model_hash, bytes) VALUES (?1, ?2, ?3)";
const DELETE: &str = "DELETE FROM vector WHERE text_hash = ?1 AND model_hash = ?2";
const DELETE_OTHERS: &str = "DELETE FROM vector WHERE model_hash <> ?1";

/// The vector of a text.
pub(crate) fn get(
    connection: &Connection,
    model: &str,
    text: &TextHash,
) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut statement = connection.prepare_cached(GET)?;
    statement.query_row(params![text, model], |row| row.get(0)).optional()
}

/// Hands all vectors of an encoder to `each`, by rising hash of their texts.
pub(crate) fn list(
    connection: &Connection,
    model: &str,
    mut each: impl FnMut(TextHash, &[u8]),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(LIST)?;
    let mut rows = statement.query([model])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get_ref(1)?.as_blob()?);
    }
    Ok(())
}

/// Keeps the vector of a text.
pub(crate) fn put(
    tx: &Transaction<'_>,
    model: &str,
    text: &TextHash,
    bytes: &[u8],
) -> rusqlite::Result<()> {
    tx.prepare_cached(PUT)?.execute(params![text, model, bytes]).map(drop)
}

/// Forgets the vector of a text.
pub(crate) fn delete(tx: &Transaction<'_>, model: &str, text: &TextHash) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE)?.execute(params![text, model]).map(drop)
}

/// Forgets the vectors of all other encoders.
pub(crate) fn delete_others(tx: &Transaction<'_>, model: &str) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE_OTHERS)?.execute([model]).map(drop)
}
