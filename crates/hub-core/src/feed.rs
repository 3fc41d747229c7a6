//! What an authority hands out: rows and events in one gap-free order, and places in that order.

use crate::chain::Hash;
use crate::row::{EntityKind, Key};
use uuid::Uuid;

/// A place in the order that can be told from the same place in another history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The last sequence number.
    pub seq: u64,
    /// The last operation.
    pub n: i64,
    /// The chain up to that operation.
    pub chain: Hash,
}

impl Position {
    /// Before anything was read.
    pub const START: Self = Self { seq: 0, n: -1, chain: [0; 32] };
}

/// One thing of the feed: a row or an event as the authority wrote it, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place in the authority's order.
    pub seq: u64,
    /// What it is about; events are of the kind event.
    pub kind: EntityKind,
    /// Which one.
    pub id: Uuid,
    /// A [`crate::Row`], or an event's facts.
    pub json: String,
}

impl Item {
    /// Its key.
    pub fn key(&self) -> Key {
        Key::new(self.kind, self.id)
    }
}
