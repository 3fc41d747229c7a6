//! Loads what is not in memory yet. What is there is as it was written last.

use crate::journal::load::load;
use hub_core::decide::Needs;
use hub_core::{Row, Rows};
use rusqlite::Connection;
use std::iter;

/// Adds what is missing of `needs`.
pub(crate) fn load_missing(
    connection: &Connection,
    rows: &mut Rows,
    mut needs: Needs,
) -> rusqlite::Result<()> {
    needs.keys.retain(|key| !rows.contains(key));
    needs.sets.retain(|set| !rows.contains_set(set));
    let loaded = load(connection, iter::once(needs.clone()))?;
    loaded.iter().for_each(|row| rows.insert(row.clone()));
    for set in needs.sets {
        let members: Vec<Row> = loaded.set(&set).cloned().collect();
        rows.insert_set(set, members);
    }
    Ok(())
}
