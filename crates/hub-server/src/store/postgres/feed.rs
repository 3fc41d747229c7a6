//! Table `space_feed`: the counter row of each space. Locking it is the first thing that any
//! transaction does which adds to the order.

use super::column::{Tx, hash, unsigned};
use crate::authority::Feed;
use crate::store::Result;
use hub_core::SpaceId;
use tokio_postgres::Row;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE space_feed (
    space_id    UUID   PRIMARY KEY,
    epoch       BIGINT NOT NULL,
    head        BIGINT NOT NULL,
    n           BIGINT NOT NULL,
    next_number BIGINT NOT NULL,
    chain       BYTEA  NOT NULL,
    erased_n    BIGINT NOT NULL
)";

const LOCK: &str = "
SELECT space_id, epoch, head, n, next_number, chain, erased_n
FROM space_feed WHERE space_id = $1 FOR UPDATE";
const GET: &str = "
SELECT space_id, epoch, head, n, next_number, chain, erased_n FROM space_feed WHERE space_id = $1";
const FIRST: &str = "SELECT space_id FROM space_feed ORDER BY space_id LIMIT 1";
const INSERT: &str = "
INSERT INTO space_feed (space_id, epoch, head, n, next_number, chain, erased_n)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
const UPDATE: &str = "
UPDATE space_feed
SET epoch = $2, head = $3, n = $4, next_number = $5, chain = $6, erased_n = $7
WHERE space_id = $1";

/// The counter row of a space, locked: from here to the end of the transaction nobody else adds to
/// the order.
pub(super) async fn lock(tx: &Tx<'_>, space: SpaceId) -> Result<Option<Feed>> {
    one(tx, LOCK, space).await
}

/// The counter row of a space.
pub(super) async fn get(tx: &Tx<'_>, space: SpaceId) -> Result<Option<Feed>> {
    one(tx, GET, space).await
}

/// The space that the database keeps.
pub(super) async fn first(tx: &Tx<'_>) -> Result<Option<SpaceId>> {
    let statement = tx.prepare_cached(FIRST).await?;
    let row = tx.query_opt(&statement, &[]).await?;
    row.map(|row| Ok(SpaceId(row.try_get(0)?))).transpose()
}

/// Writes the counter row of a new space, and says whether there was none.
pub(super) async fn insert(tx: &Tx<'_>, feed: &Feed) -> Result<bool> {
    Ok(write(tx, INSERT, feed).await? == 1)
}

/// Writes the counter row.
pub(super) async fn update(tx: &Tx<'_>, feed: &Feed) -> Result<()> {
    write(tx, UPDATE, feed).await.map(drop)
}

async fn one(tx: &Tx<'_>, sql: &str, space: SpaceId) -> Result<Option<Feed>> {
    let statement = tx.prepare_cached(sql).await?;
    let row = tx.query_opt(&statement, &[&space.0]).await?;
    row.map(|row| feed(&row)).transpose()
}

async fn write(tx: &Tx<'_>, sql: &str, feed: &Feed) -> Result<u64> {
    let statement = tx.prepare_cached(sql).await?;
    let (epoch, next_number) = (i64::from(feed.epoch), i64::from(feed.next_number));
    let (head, chain) = (feed.head.cast_signed(), &feed.chain[..]);
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 7] =
        [&feed.space.0, &epoch, &head, &feed.n, &next_number, &chain, &feed.erased_n];
    Ok(tx.execute(&statement, &values).await?)
}

fn feed(row: &Row) -> Result<Feed> {
    Ok(Feed {
        space: SpaceId(row.try_get(0)?),
        epoch: super::column::small(row, 1)?,
        head: unsigned(row, 2)?,
        n: row.try_get(3)?,
        next_number: super::column::small(row, 4)?,
        chain: hash(row, 5)?,
        erased_n: row.try_get(6)?,
    })
}
