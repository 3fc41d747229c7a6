//! The two things that the pure parts must be given: the time, and new ids.

use std::time::{SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// UTC milliseconds by this machine's clock.
pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A new id.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}
