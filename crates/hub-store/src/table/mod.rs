//! The two tables that journal and catalogue have in common: the rows and events of the authority,
//! each under the sequence number of its last writing, which makes the feed a scan by primary key.

pub(crate) mod event;
pub(crate) mod row;

use hub_core::{EntityKind, Key};
use rusqlite::Connection;
use uuid::Uuid;

/// One thing of the feed: a row or an event as the authority wrote it, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place in the authority's order.
    pub seq: u64,
    /// What it is about; events are of the kind event.
    pub kind: EntityKind,
    /// Which one.
    pub id: Uuid,
    /// A [`hub_core::Row`], or an event's facts.
    pub json: String,
}

impl Item {
    /// Its key.
    pub fn key(&self) -> Key {
        Key::new(self.kind, self.id)
    }
}

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
