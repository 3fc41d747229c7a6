//! The feed: rows and events of a space as one sequence.

use super::column::{unsigned, uuid, word};
use crate::authority::Measure;
use hub_core::{EntityKind, Item, SpaceId};
use rusqlite::{Connection, Row, params};

const MEASURES: &str = "
SELECT seq, length(CAST(json AS BLOB)) FROM row WHERE space_id = ?1 AND seq > ?2
UNION ALL
SELECT seq, length(CAST(json AS BLOB)) FROM event WHERE space_id = ?1 AND seq > ?2
ORDER BY 1 LIMIT ?3";
const ITEMS: &str = "
SELECT seq, kind, id, json FROM row WHERE space_id = ?1 AND seq > ?2 AND seq <= ?3
UNION ALL
SELECT seq, 'event', id, json FROM event WHERE space_id = ?1 AND seq > ?2 AND seq <= ?3
ORDER BY 1";

/// The first things after a place, at most `limit`.
pub(super) fn measures(
    connection: &Connection,
    space: SpaceId,
    after: u64,
    limit: usize,
) -> rusqlite::Result<Vec<Measure>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(MEASURES)?;
    let params = params![space.0.as_bytes(), after.cast_signed(), limit];
    let measure = |row: &Row<'_>| Ok(Measure { seq: unsigned(row, 0)?, bytes: unsigned(row, 1)? });
    statement.query_map(params, measure)?.collect()
}

/// Hands out everything after one place and up to another, in order, one thing at a time.
pub(super) fn each<E: From<rusqlite::Error>>(
    connection: &Connection,
    space: SpaceId,
    (after, up_to): (u64, u64),
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare_cached(ITEMS)?;
    let params = params![space.0.as_bytes(), after.cast_signed(), up_to.cast_signed()];
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        each(item(row)?)?;
    }
    Ok(())
}

fn item(row: &Row<'_>) -> rusqlite::Result<Item> {
    Ok(Item {
        seq: unsigned(row, 0)?,
        kind: word(row, 1, EntityKind::from_word)?,
        id: uuid(row, 2)?,
        json: row.get(3)?,
    })
}
