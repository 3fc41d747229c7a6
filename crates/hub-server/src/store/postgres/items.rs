//! The feed: rows and events of a space as one sequence.

use super::column::{Tx, unsigned};
use crate::authority::Measure;
use crate::store::{Result, StoreError};
use hub_core::{EntityKind, Item, SpaceId};
use tokio_postgres::Row;

const MEASURES: &str = "
SELECT seq, octet_length(json)::bigint FROM (
    (SELECT seq, json FROM row WHERE space_id = $1 AND seq > $2 ORDER BY seq LIMIT $3)
    UNION ALL
    (SELECT seq, json FROM event WHERE space_id = $1 AND seq > $2 ORDER BY seq LIMIT $3)
) AS things ORDER BY seq LIMIT $3";
const ITEMS: &str = "
SELECT seq, kind, id, json FROM (
    (SELECT seq, kind, id, json FROM row
        WHERE space_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4)
    UNION ALL
    (SELECT seq, 'event', id, json FROM event
        WHERE space_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4)
) AS things ORDER BY seq LIMIT $4";

/// The first things after a place, at most `limit`.
pub(super) async fn measures(
    tx: &Tx<'_>,
    space: SpaceId,
    after: u64,
    limit: usize,
) -> Result<Vec<Measure>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let statement = tx.prepare_cached(MEASURES).await?;
    let rows = tx.query(&statement, &[&space.0, &after.cast_signed(), &limit]).await?;
    rows.iter()
        .map(|row| Ok(Measure { seq: unsigned(row, 0)?, bytes: unsigned(row, 1)? }))
        .collect()
}

/// The first things after one place and up to another, in order, at most `limit`.
pub(super) async fn between(
    tx: &Tx<'_>,
    space: SpaceId,
    (after, up_to): (u64, u64),
    limit: i64,
) -> Result<Vec<Item>> {
    let statement = tx.prepare_cached(ITEMS).await?;
    let (after, up_to) = (after.cast_signed(), up_to.cast_signed());
    let rows = tx.query(&statement, &[&space.0, &after, &up_to, &limit]).await?;
    rows.iter().map(item).collect()
}

fn item(row: &Row) -> Result<Item> {
    let word: &str = row.try_get(1)?;
    let kind = EntityKind::from_word(word);
    let kind = kind.ok_or_else(|| StoreError::Failed(format!("a row of the kind {word:?}")))?;
    Ok(Item { seq: unsigned(row, 0)?, kind, id: row.try_get(2)?, json: row.try_get(3)? })
}
