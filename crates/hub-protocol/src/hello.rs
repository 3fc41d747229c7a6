//! The first question of a device: is this a Hub, which versions does it speak, what does it allow?

use crate::Limits;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The version of the envelope: how things travel.
pub const PROTO: u16 = 1;
/// The version of the entities: what travels.
pub const SCHEMA: u16 = 1;

/// A range of versions, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Versions {
    /// The oldest that is understood.
    pub least: u16,
    /// The newest that is understood.
    pub most: u16,
}

impl Versions {
    /// Whether a version is understood.
    pub fn contains(&self, version: u16) -> bool {
        (self.least..=self.most).contains(&version)
    }
}

/// The answer to `GET /v1/hello`. Needs no sign-in and tells nothing about any space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hello {
    /// Always `opportunity-hub`.
    pub product: String,
    /// The version of the program that answers.
    pub version: String,
    /// Envelopes that are understood.
    pub proto: Versions,
    /// Entities that are understood.
    pub schema: Versions,
    /// What a request may be.
    pub limits: Limits,
    /// The time of the server in UTC milliseconds.
    pub now_ms: i64,
    /// Whether people can sign in through their organisation.
    pub sso: bool,
}
