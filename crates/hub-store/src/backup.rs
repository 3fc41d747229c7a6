//! Copies of a journal: whole, checked, and never over something that is there.

use std::path::PathBuf;

/// A copy of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in UTC milliseconds.
    pub at_ms: i64,
}
