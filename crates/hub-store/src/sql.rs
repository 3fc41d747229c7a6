//! How ids, numbers and facts stand in a column.

use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Facts as JSON text.
pub(crate) fn to_json<T: Serialize>(facts: &T) -> rusqlite::Result<String> {
    serde_json::to_string(facts)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Facts from JSON text; text that is not what was written is damage.
pub(crate) fn from_json<T: DeserializeOwned>(json: &str) -> rusqlite::Result<T> {
    serde_json::from_str(json)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// An id from its 16 bytes.
pub(crate) fn uuid(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes)
}

/// An id as it stands in JSON.
pub(crate) fn id_from(text: &str) -> rusqlite::Result<Uuid> {
    Uuid::parse_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// An id that may be absent.
pub(crate) fn optional_uuid(
    row: &rusqlite::Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
}

/// A sequence number as SQLite keeps it.
pub(crate) fn int(seq: u64) -> i64 {
    seq.cast_signed()
}

/// A word that must be one of ours.
pub(crate) fn word<T>(
    row: &rusqlite::Row<'_>,
    column: usize,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    from_word(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.clone().into())
    })
}
