//! Table `saved_view`: the named views of the list on this device. What stands in an address is
//! known to the window only.

use super::Journal;
use crate::error::StoreError;
use crate::sql::uuid;
use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE saved_view (
    id       BLOB    PRIMARY KEY,
    name     TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    position INTEGER NOT NULL
) STRICT;
";

const LIST: &str = "SELECT id, name, address FROM saved_view ORDER BY position, id";
const PUT: &str = "
INSERT INTO saved_view (id, name, address, position)
VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), -1) + 1 FROM saved_view))
ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address";
const DELETE: &str = "DELETE FROM saved_view WHERE id = ?1";
const PLACE: &str = "UPDATE saved_view SET position = ?2 WHERE id = ?1";

/// A named view of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What stands in the address of the list.
    pub address: String,
}

/// All of them fail only with what the disk says.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Journal {
    /// All saved views in their order.
    pub fn view_list(&self) -> Result<Vec<SavedView>, StoreError> {
        self.read(list)
    }

    /// Keeps a view: a new one at the end, a known one in its place.
    pub fn view_put(&mut self, view: &SavedView) -> Result<(), StoreError> {
        self.write(|tx| put(tx, view))
    }

    /// Forgets a view; that there is none is fine.
    pub fn view_delete(&mut self, id: Uuid) -> Result<(), StoreError> {
        self.write(|tx| tx.execute(DELETE, [id.as_bytes()]).map(drop))
    }

    /// Moves a view to a place, from 0; beyond the end is the end. An unknown one moves nothing.
    pub fn view_move(&mut self, id: Uuid, position: usize) -> Result<(), StoreError> {
        self.write(|tx| move_to(tx, id, position))
    }
}

fn list(connection: &Connection) -> rusqlite::Result<Vec<SavedView>> {
    let view = |row: &rusqlite::Row<'_>| {
        Ok(SavedView { id: uuid(row, 0)?, name: row.get(1)?, address: row.get(2)? })
    };
    connection.prepare_cached(LIST)?.query_map([], view)?.collect()
}

fn put(tx: &Transaction<'_>, view: &SavedView) -> rusqlite::Result<()> {
    tx.execute(PUT, params![view.id.as_bytes(), view.name, view.address]).map(drop)
}

/// Numbers all of them anew: they are few, and gaps that deletions left are closed.
fn move_to(tx: &Transaction<'_>, id: Uuid, position: usize) -> rusqlite::Result<()> {
    let mut ids: Vec<Uuid> = list(tx)?.into_iter().map(|view| view.id).collect();
    let Some(from) = ids.iter().position(|other| *other == id) else { return Ok(()) };
    let moved = ids.remove(from);
    ids.insert(position.min(ids.len()), moved);
    for (position, id) in (0_i64..).zip(ids) {
        tx.execute(PLACE, params![id.as_bytes(), position])?;
    }
    Ok(())
}
