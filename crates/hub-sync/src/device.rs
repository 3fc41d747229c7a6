//! What the engine needs of a joined space. Each call that writes is one transaction of the store:
//! all of it is kept, or nothing.

use hub_core::{Item, OpId};
use hub_protocol::{Answered, Cursor, Problem, Snapshot};
use hub_store::StoreError;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The device's stream and how far the server has answered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Its id.
    pub id: Uuid,
    /// The last `n` whose verdict is kept; 0 before the first.
    pub answered_n: u64,
}

/// An operation without a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its place in the stream.
    pub n: u64,
    /// Its id, which stays whatever happens to `n`.
    pub op_id: OpId,
    /// A [`hub_core::Envelope`] as it was queued.
    pub envelope: String,
}

/// How far the device has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The end of the last page.
    pub cursor: Cursor,
    /// The last own `n` whose outcome is in the rows.
    pub confirmed_n: u64,
}

/// A snapshot that is being taken in, as it is kept until its last chunk is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anew {
    /// The stream that asked; `confirmed_n` of the snapshot counts in it.
    pub stream: Uuid,
    /// The list of chunks.
    pub snapshot: Snapshot,
}

/// A joined space.
pub trait Device {
    /// Its stream.
    ///
    /// # Errors
    /// What the disk says, as for every other call.
    fn stream(&mut self) -> Result<Stream, StoreError>;

    /// How many operations wait for a verdict.
    ///
    /// # Errors
    /// What the disk says.
    fn waiting(&mut self) -> Result<u64, StoreError>;

    /// The first operations without a verdict, in order and without gaps.
    ///
    /// # Errors
    /// What the disk says.
    fn outbox(&mut self, limit: usize) -> Result<Vec<Queued>, StoreError>;

    /// Keeps verdicts. One that is known already is no matter.
    ///
    /// # Errors
    /// What the disk says.
    fn answered(&mut self, answers: &[Answered]) -> Result<(), StoreError>;

    /// How far was read; none before the first snapshot is whole.
    ///
    /// # Errors
    /// What the disk says.
    fn place(&mut self) -> Result<Option<Place>, StoreError>;

    /// Keeps rows, events and the new place in one transaction, if the device still stands at `after`.
    ///
    /// # Errors
    /// What the disk says.
    fn take_page(
        &mut self,
        after: &Place,
        items: Vec<Item>,
        place: &Place,
    ) -> Result<(), StoreError>;

    /// The snapshot that is being taken in, with the numbers of the chunks that are there.
    ///
    /// # Errors
    /// What the disk says.
    fn anew(&mut self) -> Result<Option<(Anew, Vec<u32>)>, StoreError>;

    /// Begins to take a snapshot in. What was taken of another one is dropped; what people see stays
    /// until the end.
    ///
    /// # Errors
    /// What the disk says.
    fn begin_anew(&mut self, anew: &Anew) -> Result<(), StoreError>;

    /// Keeps one chunk.
    ///
    /// # Errors
    /// What the disk says.
    fn take_chunk(&mut self, index: u32, items: Vec<Item>) -> Result<(), StoreError>;

    /// The snapshot takes the place of everything before.
    ///
    /// # Errors
    /// What the disk says.
    fn finish_anew(&mut self, place: &Place) -> Result<(), StoreError>;

    /// Takes a new stream and renumbers everything whose outcome is not in the rows.
    ///
    /// # Errors
    /// What the disk says.
    fn fork(&mut self) -> Result<(), StoreError>;

    /// Queues again, in a new stream, what was answered after `last_n` and is in the archive, then what
    /// is unanswered; the server has lost the former.
    ///
    /// # Errors
    /// What the disk says.
    fn resend(&mut self, last_n: u64) -> Result<(), StoreError>;

    /// Puts an operation that the server cannot take on the list for the person's attention; a `skip`
    /// takes its number.
    ///
    /// # Errors
    /// What the disk says.
    fn set_aside(&mut self, op: OpId, why: &Problem) -> Result<(), StoreError>;
}
