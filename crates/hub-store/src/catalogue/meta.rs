//! Table `meta`: how far the catalogue has come. Written in the transaction of what it tells of.

use crate::sql::int;
use hub_core::Position;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE meta (
    one                INTEGER PRIMARY KEY CHECK (one = 1),
    cursor             INTEGER NOT NULL,
    confirmed_n        INTEGER NOT NULL,
    chain              BLOB    NOT NULL,
    projection_version INTEGER NOT NULL
) STRICT;
";

const GET: &str = "SELECT cursor, confirmed_n, chain, projection_version FROM meta";
const PUT: &str = "
INSERT OR REPLACE INTO meta (one, cursor, confirmed_n, chain, projection_version)
VALUES (1, ?1, ?2, ?3, ?4)";

/// How far the catalogue has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meta {
    /// The place in the authority's order up to which everything is here.
    pub(crate) position: Position,
    /// By whom the derived tables were made.
    pub(crate) projection_version: i64,
}

impl Meta {
    /// Of a catalogue that has pulled nothing.
    pub(crate) fn start() -> Self {
        Self { position: Position::START, projection_version: 0 }
    }
}

/// How far the catalogue has come; none in a new file.
pub(crate) fn get(connection: &Connection) -> rusqlite::Result<Option<Meta>> {
    connection
        .query_row(GET, [], |row| {
            let seq = row.get::<_, i64>(0)?.cast_unsigned();
            let position = Position { seq, n: row.get(1)?, chain: row.get(2)? };
            Ok(Meta { position, projection_version: row.get(3)? })
        })
        .optional()
}

/// Writes how far the catalogue has come.
pub(crate) fn put(tx: &Transaction<'_>, meta: &Meta) -> rusqlite::Result<()> {
    let Position { seq, n, chain } = meta.position;
    tx.execute(PUT, params![int(seq), n, chain, meta.projection_version]).map(drop)
}
