//! Table `standing`: with which history the rows of a joined space are level, and with which state of
//! the journal what lies over them. Written in the transaction of what it tells of.

use crate::sql::{int, uuid};
use hub_core::Position;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE standing (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    epoch       INTEGER NOT NULL,
    stream      BLOB    NOT NULL,
    confirmed_n INTEGER NOT NULL,
    revision    INTEGER NOT NULL
) STRICT;
";

const GET: &str = "SELECT epoch, stream, confirmed_n, revision FROM standing";
const PUT: &str = "
INSERT OR REPLACE INTO standing (one, epoch, stream, confirmed_n, revision)
VALUES (1, ?1, ?2, ?3, ?4)";

/// How far a joined space's catalogue has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The stream that the last number belongs to.
    pub stream: Uuid,
    /// Which of the server's histories; 0 until something was read.
    pub epoch: u32,
    /// The place in it.
    pub position: Position,
    /// The last number of the stream whose outcome is in the rows.
    pub confirmed_n: u64,
}

/// What the rows and what lies over them are level with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) epoch: u32,
    pub(crate) stream: Uuid,
    pub(crate) confirmed_n: u64,
    /// [`crate::journal::joined::JoinedRow::revision`].
    pub(crate) revision: i64,
}

impl Standing {
    /// Of a catalogue that was made now: level with nothing.
    pub(crate) const START: Self =
        Self { epoch: 0, stream: Uuid::nil(), confirmed_n: 0, revision: 0 };

    /// Which stream and which state of the journal lie over the rows.
    pub(crate) fn laying(&self) -> (Uuid, i64) {
        (self.stream, self.revision)
    }

    /// As it is once a stream in a state of the journal lies over the rows.
    pub(crate) fn laid(self, (stream, revision): (Uuid, i64)) -> Self {
        // Numbers of another stream confirm nothing of this one.
        let confirmed_n = if self.stream == stream { self.confirmed_n } else { 0 };
        Self { stream, revision, confirmed_n, ..self }
    }
}

/// How far the catalogue has come.
pub(crate) fn get(connection: &Connection) -> rusqlite::Result<Standing> {
    let found = connection.query_row(GET, [], |row| {
        Ok(Standing {
            epoch: row.get(0)?,
            stream: uuid(row, 1)?,
            confirmed_n: row.get::<_, i64>(2)?.cast_unsigned(),
            revision: row.get(3)?,
        })
    });
    Ok(found.optional()?.unwrap_or(Standing::START))
}

/// Writes how far the catalogue has come.
pub(crate) fn put(tx: &Transaction<'_>, standing: &Standing) -> rusqlite::Result<()> {
    let Standing { epoch, stream, confirmed_n, revision } = standing;
    let values = params![epoch, stream.as_bytes(), int(*confirmed_n), revision];
    tx.execute(PUT, values).map(drop)
}
