//! How much may travel at once. The server says its own in [`crate::Hello`].

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a request may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Limits {
    /// Operations in one push.
    pub push_operations: u32,
    /// Bytes of a body, after decompression as well as before.
    pub body_bytes: u32,
    /// Levels of arrays and objects within each other.
    pub json_depth: u32,
    /// Rows and events that a page holds before it ends with its commit.
    pub page_items: u32,
    /// The longest wait for something new, in seconds.
    pub wait_seconds: u32,
    /// Operations that a person may send in a minute.
    pub operations_per_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            push_operations: 200,
            body_bytes: 1_048_576,
            json_depth: 32,
            page_items: 2_000,
            wait_seconds: 25,
            operations_per_minute: 2_000,
        }
    }
}
