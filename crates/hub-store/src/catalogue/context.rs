//! What projections look at besides an idea and its supports: members, areas and rates.

use crate::table::row;
use hub_core::{EntityKind, Rows};
use rusqlite::Connection;

/// The kinds that are handed to a projector whole.
pub(crate) const KINDS: [EntityKind; 4] =
    [EntityKind::Space, EntityKind::Member, EntityKind::Area, EntityKind::Basis];

/// All rows of these kinds.
pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Rows> {
    let mut rows = Rows::default();
    for kind in KINDS {
        row::list(connection, kind)?.into_iter().for_each(|row| rows.insert(row));
    }
    Ok(rows)
}
