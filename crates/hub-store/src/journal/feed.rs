//! Table `feed`: the one row that puts everything in order. It is read first and written last in
//! each transaction that adds to the order, so commit order is sequence order.

use crate::sql::{int, uuid};
use hub_core::chain::{self, Hash};
use hub_core::{Position, SpaceId};
use rusqlite::{Connection, Transaction, params};

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE feed (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    space_id    BLOB    NOT NULL,
    head        INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    next_number INTEGER NOT NULL,
    chain       BLOB    NOT NULL
) STRICT;
";

const GET: &str = "SELECT space_id, head, n, next_number, chain FROM feed";
const PUT: &str = "
INSERT OR REPLACE INTO feed (one, space_id, head, n, next_number, chain)
VALUES (1, ?1, ?2, ?3, ?4, ?5)";

/// How far the order has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FeedRow {
    /// The space.
    pub(crate) space: SpaceId,
    /// The last sequence number given to a row or event.
    pub(crate) head: u64,
    /// The last number given to an operation; the founding has 0.
    pub(crate) n: i64,
    /// The number of the next new idea.
    pub(crate) next_number: u32,
    /// The chain over all operations.
    pub(crate) chain: Hash,
}

impl FeedRow {
    /// Before anything.
    pub(crate) fn start(space: SpaceId) -> Self {
        Self { space, head: 0, n: -1, next_number: 1, chain: chain::start(space.0) }
    }

    /// Gives out the next sequence number.
    pub(crate) fn next_seq(&mut self) -> u64 {
        self.head += 1;
        self.head
    }

    /// Where the order stands.
    pub(crate) fn position(&self) -> Position {
        Position { seq: self.head, n: self.n, chain: self.chain }
    }
}

/// How far the order has come.
pub(crate) fn get(connection: &Connection) -> rusqlite::Result<FeedRow> {
    connection.query_row(GET, [], |row| {
        Ok(FeedRow {
            space: SpaceId(uuid(row, 0)?),
            head: row.get::<_, i64>(1)?.cast_unsigned(),
            n: row.get(2)?,
            next_number: row.get(3)?,
            chain: row.get(4)?,
        })
    })
}

/// Writes how far the order has come.
pub(crate) fn put(tx: &Transaction<'_>, feed: &FeedRow) -> rusqlite::Result<()> {
    let space = feed.space.0.as_bytes();
    tx.execute(PUT, params![space, int(feed.head), feed.n, feed.next_number, feed.chain])?;
    Ok(())
}
