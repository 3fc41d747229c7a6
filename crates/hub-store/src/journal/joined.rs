//! Table `joined`: the one row of a journal that is no authority. A server decides in the space; the
//! journal keeps what this person did until the server has said what became of it, and after.

use super::own::op;
use super::{Journal, Whose, whose};
use crate::error::StoreError;
use crate::sql::{from_json, int, to_json, uuid};
use hub_core::{MemberId, SpaceId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;
use std::path::Path;
use uuid::Uuid;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE joined (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    space_id BLOB    NOT NULL,
    member   BLOB    NOT NULL,
    stream   BLOB    NOT NULL,
    next_n   INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    server   TEXT    NOT NULL
) STRICT;
";

const GET: &str = "SELECT space_id, member, stream, next_n, revision, name, server FROM joined";
const PUT: &str = "
INSERT OR REPLACE INTO joined (one, space_id, member, stream, next_n, revision, name, server)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// What a device needs to know to join a space.
#[derive(Clone, Debug, PartialEq)]
pub struct Joining {
    /// The space.
    pub space: SpaceId,
    /// Who this person is in it.
    pub member: MemberId,
    /// A new id: this device's stream of operations.
    pub stream: Uuid,
    /// The space's name, for as long as nothing of it was read.
    pub name: String,
    /// Where the server is and how it is known again. Never a token.
    pub server: Value,
}

/// How a space was joined, and how far its own operations are numbered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JoinedRow {
    pub(crate) space: SpaceId,
    pub(crate) member: MemberId,
    /// The stream in which new operations get their numbers.
    pub(crate) stream: Uuid,
    /// The number of the next operation.
    pub(crate) next_n: u64,
    /// Goes up with every change of what has to be laid over the catalogue.
    pub(crate) revision: i64,
    pub(crate) name: String,
    pub(crate) server: Value,
}

impl JoinedRow {
    /// Of a journal that is made now.
    pub(crate) fn new(joining: &Joining) -> Self {
        let Joining { space, member, stream, name, server } = joining.clone();
        Self { space, member, stream, next_n: 1, revision: 1, name, server }
    }

    /// As it is when something else has to be laid over the catalogue.
    pub(crate) fn revised(self) -> Self {
        Self { revision: self.revision + 1, ..self }
    }

    /// What lies over a catalogue that is level with this row.
    pub(crate) fn laying(&self) -> (Uuid, i64) {
        (self.stream, self.revision)
    }
}

/// How the space was joined; none in a journal that is the authority itself.
pub(crate) fn find(connection: &Connection) -> rusqlite::Result<Option<JoinedRow>> {
    let found = connection.query_row(GET, [], |row| {
        Ok(JoinedRow {
            space: SpaceId(uuid(row, 0)?),
            member: MemberId(uuid(row, 1)?),
            stream: uuid(row, 2)?,
            next_n: row.get::<_, i64>(3)?.cast_unsigned(),
            revision: row.get(4)?,
            name: row.get(5)?,
            server: from_json(&row.get::<_, String>(6)?)?,
        })
    });
    found.optional()
}

/// The row of a journal that is known to have one.
pub(crate) fn get(connection: &Connection) -> rusqlite::Result<JoinedRow> {
    find(connection)?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// Writes the row.
pub(crate) fn put(tx: &Transaction<'_>, row: &JoinedRow) -> rusqlite::Result<()> {
    let (space, member, stream) =
        (row.space.0.as_bytes(), row.member.0.as_bytes(), row.stream.as_bytes());
    let server = to_json(&row.server)?;
    let values = params![space, member, stream, int(row.next_n), row.revision, row.name, server];
    tx.execute(PUT, values).map(drop)
}

/// What can be said of a joined space without opening it.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedSpace {
    /// The space.
    pub space: SpaceId,
    /// Who this person is in it.
    pub member: MemberId,
    /// Its name when it was joined.
    pub name: String,
    /// Where the server is and how it is known again.
    pub server: Value,
    /// How many own operations wait for a verdict.
    pub waiting: u64,
}

/// How the space of a folder was joined, read beside its writer; none of a private one.
///
/// # Errors
/// When there is no journal that can be read.
pub fn joined_space(folder: &Path) -> Result<Option<JoinedSpace>, StoreError> {
    Journal::read_beside(&folder.join("journal.db"), |connection| match whose(connection)? {
        Whose::Private(_) => Ok(None),
        Whose::Joined(JoinedRow { space, member, name, server, .. }) => {
            let waiting = op::waiting(connection)?;
            Ok(Some(JoinedSpace { space, member, name, server, waiting }))
        }
    })
}
