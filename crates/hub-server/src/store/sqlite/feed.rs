//! Table `space_feed`: the counter row of each space.

use super::column::{unsigned, uuid};
use crate::authority::Feed;
use hub_core::SpaceId;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE space_feed (
    space_id    BLOB    PRIMARY KEY,
    epoch       INTEGER NOT NULL,
    head        INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    next_number INTEGER NOT NULL,
    chain       BLOB    NOT NULL,
    erased_n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

const GET: &str = "
SELECT space_id, epoch, head, n, next_number, chain, erased_n FROM space_feed WHERE space_id = ?1";
const FIRST: &str = "SELECT space_id FROM space_feed ORDER BY space_id LIMIT 1";
const PUT: &str = "
INSERT OR REPLACE INTO space_feed (space_id, epoch, head, n, next_number, chain, erased_n)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// The counter row of a space.
pub(super) fn get(connection: &Connection, space: SpaceId) -> rusqlite::Result<Option<Feed>> {
    let mut statement = connection.prepare_cached(GET)?;
    statement.query_row([space.0.as_bytes()], feed).optional()
}

/// The space that the file keeps.
pub(super) fn first(connection: &Connection) -> rusqlite::Result<Option<SpaceId>> {
    connection.query_row(FIRST, [], |row| uuid(row, 0).map(SpaceId)).optional()
}

/// Writes the counter row.
pub(super) fn put(tx: &Transaction<'_>, feed: &Feed) -> rusqlite::Result<()> {
    tx.prepare_cached(PUT)?.execute(params![
        feed.space.0.as_bytes(),
        feed.epoch,
        feed.head.cast_signed(),
        feed.n,
        feed.next_number,
        feed.chain,
        feed.erased_n
    ])?;
    Ok(())
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed {
        space: SpaceId(uuid(row, 0)?),
        epoch: row.get(1)?,
        head: unsigned(row, 2)?,
        n: row.get(3)?,
        next_number: row.get(4)?,
        chain: row.get(5)?,
        erased_n: row.get(6)?,
    })
}
