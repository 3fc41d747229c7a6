//! Table `seen_ranks`: the order by score that this person saw at the last visit of a view, as the
//! numbers of the ideas, which stay the same when the catalogue is made anew.

use super::Journal;
use super::schema::SCHEMA;
use crate::database::Mode;
use crate::error::{Blame, StoreError, sqlite};
use rusqlite::{OptionalExtension, params};
use std::path::Path;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE seen_ranks (
    view    TEXT PRIMARY KEY,
    numbers BLOB NOT NULL
) STRICT;
";

const GET: &str = "SELECT numbers FROM seen_ranks WHERE view = ?1";
const PUT: &str = "INSERT OR REPLACE INTO seen_ranks (view, numbers) VALUES (?1, ?2)";
const DELETE: &str = "DELETE FROM seen_ranks WHERE view = ?1";

/// All of them fail only with what the disk says.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Journal {
    /// Keeps what is seen now.
    pub fn seen_ranks_put(&mut self, view: &str, numbers: &[u32]) -> Result<(), StoreError> {
        let bytes: Vec<u8> = numbers.iter().copied().flat_map(u32::to_le_bytes).collect();
        self.write(|tx| tx.execute(PUT, params![view, bytes]).map(drop))
    }

    /// Forgets what was seen: the view is another one now, or gone.
    pub fn seen_ranks_delete(&mut self, view: &str) -> Result<(), StoreError> {
        self.write(|tx| tx.execute(DELETE, [view]).map(drop))
    }
}

/// The numbers of the ideas of a view, best first, as they were seen last. Read beside the writer,
/// so that nobody who opens a view waits for an import.
pub(crate) fn read_beside(journal: &Path, view: &str) -> Result<Option<Vec<u32>>, StoreError> {
    let (connection, _) = SCHEMA.open(journal, Mode::Read)?;
    let bytes: Option<Vec<u8>> = connection
        .query_row(GET, [view], |row| row.get(0))
        .optional()
        .map_err(|error| sqlite(Blame::Journal, journal, &error))?;
    Ok(bytes.map(|bytes| bytes.as_chunks().0.iter().copied().map(u32::from_le_bytes).collect()))
}
