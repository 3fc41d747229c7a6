//! The two tables that journal and catalogue have in common: the rows and events of the authority,
//! each under the sequence number of its last writing, which makes the feed a scan by primary key.

pub(crate) mod event;
pub(crate) mod row;

pub(crate) use hub_core::Item;
use rusqlite::Connection;

/// What stands after one place of the order and up to another, in order.
pub(crate) fn items(
    connection: &Connection,
    after: u64,
    up_to: u64,
) -> rusqlite::Result<Vec<Item>> {
    let mut items = row::after(connection, after, up_to)?;
    items.extend(event::after(connection, after, up_to)?);
    items.sort_unstable_by_key(|item| item.seq);
    Ok(items)
}
