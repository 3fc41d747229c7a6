//! Saved views of the list, kept on this device.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A named view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SavedView {
    /// Which one.
    pub id: Uuid,
    /// 1 to 80 characters.
    pub name: String,
    /// What stands in the address of the list: filter, sort, columns. Only the window reads it.
    pub address: String,
    /// Its place among the saved views, from 0.
    pub position: u32,
}

/// A view to save: a new one goes to the end, a known one keeps its place.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ViewPut {
    /// Made by the caller (UUIDv7): sent twice, it acts once.
    pub id: Uuid,
    /// 1 to 80 characters.
    pub name: String,
    /// At most 4,096 characters.
    pub address: String,
}

/// A view to forget.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ViewDelete {
    /// Which one.
    pub id: Uuid,
}

/// A view to move.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ViewMove {
    /// Which one.
    pub id: Uuid,
    /// Where to, from 0; beyond the end is the end.
    pub position: u32,
}
