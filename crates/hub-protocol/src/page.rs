//! Rows and events on their way to a device.

use hub_core::{EntityKind, Item};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use uuid::Uuid;

/// The answer to `GET /v1/spaces/{space}/changes?after=CURSOR&stream=STREAM&wait=SECONDS`. A page
/// holds whole operations; that it is short says nothing about whether there is more.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Page {
    /// In the order of `seq`.
    pub items: Vec<Thing>,
    /// Where this page ends: to be kept in the transaction that keeps the items.
    pub cursor: String,
    /// Whether there is more to read at once.
    pub more: bool,
    /// The last `n` of the asking stream whose outcome is in the rows up to `cursor`.
    pub confirmed_n: u64,
}

/// A row or an event, byte for byte as the authority wrote it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Thing {
    /// Its place in the authority's order.
    pub seq: u64,
    /// What it is about. A kind that the device does not know is kept for a later version of it.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// A [`hub_core::Row`], or an event's facts.
    #[schema(value_type = Object)]
    pub json: Box<RawValue>,
}

impl Thing {
    /// As stores keep it; none when its kind is not known to this version.
    pub fn into_item(self) -> Option<Item> {
        let kind = EntityKind::from_word(&self.kind)?;
        let json: Box<str> = self.json.into();
        Some(Item { seq: self.seq, kind, id: self.id, json: json.into_string() })
    }
}

impl TryFrom<Item> for Thing {
    type Error = serde_json::Error;

    fn try_from(item: Item) -> Result<Self, serde_json::Error> {
        let json = RawValue::from_string(item.json)?;
        Ok(Self { seq: item.seq, kind: item.kind.as_str().to_owned(), id: item.id, json })
    }
}
