//! What is shown in a joined space: the rows of the server, and over them what this person did and
//! the server has not written yet.
//!
//! Readers and projections know nothing of it: table `row` holds what is shown, `covered` what the
//! server said of the same keys. Rows and events that only lie over it have sequence numbers of a
//! range of their own. A page of the server is taken in under them: what it may concern is taken off,
//! the page is written, and what is not confirmed by it is decided and laid again.

pub(crate) mod covered;
mod known;
mod layer;
mod renew;
pub(crate) mod standing;
mod token;

use crate::table::event::EventRow;
pub(crate) use known::Known;
pub(crate) use layer::{Thing, read_all};
pub(crate) use renew::{Cause, Page};
pub use standing::Place;
pub(crate) use standing::Standing;

/// The first sequence number of what only lies over the server's rows. No space gets as far, and a
/// number of JavaScript still holds it.
pub(crate) const FIRST_SEQ: u64 = 1 << 52;

/// Whether a row or event of a catalogue is this device's own and still waits for the server.
pub fn is_waiting(seq: u64) -> bool {
    seq >= FIRST_SEQ
}

impl EventRow {
    /// Whether it still waits for the server; it may then come out otherwise.
    pub fn is_waiting(&self) -> bool {
        is_waiting(self.seq)
    }
}
