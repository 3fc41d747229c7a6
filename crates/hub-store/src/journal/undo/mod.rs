//! Undo across restarts: the last own acts, each with the operations that did it, took it back and
//! did it again. An act is one operation, or all of one group or import.
//!
//! Operations are never edited or removed: undo adds new ones, and what is kept here is only which
//! belongs to which. Losing it loses no idea.

mod entry;
mod missing;
mod record;
mod trace;
pub(crate) mod turn;

pub use entry::{About, UndoEntry, UndoState};
pub(crate) use entry::{list, retitle};
use hub_core::OpId;
pub(crate) use missing::load_missing;
pub(crate) use record::{Recorder, former};
use rusqlite::Transaction;
pub(crate) use trace::Trace;
pub use turn::{KeptBack, Turn, Turned};

/// Forgets an operation that did not come about: a server refused it. An act of which nothing is
/// left goes with it; one that this had taken back stands again.
pub(crate) fn forget_op(tx: &Transaction<'_>, op: OpId) -> rusqlite::Result<()> {
    let Some(at) = trace::at(tx, op)? else { return Ok(()) };
    trace::delete(tx, op)?;
    let (has_parts, is_undone) = trace::standing(tx, at.entry)?;
    match has_parts {
        true => entry::set_state(tx, at.entry, is_undone),
        false => entry::delete(tx, at.entry),
    }
}

/// The tables, which the second version of the file has.
pub(crate) const CREATE: &str = "
CREATE TABLE undo_entry (
    id        INTEGER PRIMARY KEY,
    act       BLOB    NOT NULL UNIQUE,
    actor     BLOB    NOT NULL,
    at_ms     INTEGER NOT NULL,
    about     TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    turn      INTEGER NOT NULL,
    turned_by BLOB
) STRICT;
CREATE TABLE undo_op (
    op_id BLOB    PRIMARY KEY,
    entry INTEGER NOT NULL,
    place INTEGER NOT NULL,
    round INTEGER NOT NULL,
    trace TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX undo_op_place ON undo_op (entry, place, round);
";

/// So many acts of a person are kept.
pub const KEPT: usize = 200;
