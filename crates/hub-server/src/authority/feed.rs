//! The counter row of a space: it puts everything in order. It is locked first and written last in
//! each transaction that adds to the order, so commit order is sequence order.

use hub_core::chain::{self, Hash};
use hub_core::{Position, SpaceId};
use hub_protocol::Cursor;

/// How far the order of a space has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The space.
    pub space: SpaceId,
    /// Goes up when an operator rewrites the history on purpose.
    pub epoch: u32,
    /// The last sequence number given to a row or event.
    pub head: u64,
    /// The last number given to an operation; the founding has 0.
    pub n: i64,
    /// The number of the next new idea.
    pub next_number: u32,
    /// The chain over all operations.
    pub chain: Hash,
    /// The last operation that erased a text: snapshots before it are not handed out any more.
    pub erased_n: i64,
}

impl Feed {
    /// Before anything.
    pub fn start(space: SpaceId) -> Self {
        let chain = chain::start(space.0);
        Self { space, epoch: 1, head: 0, n: -1, next_number: 1, chain, erased_n: -1 }
    }

    /// Gives out the next sequence number.
    pub(crate) fn next_seq(&mut self) -> u64 {
        self.head += 1;
        self.head
    }

    /// Where the order stands.
    pub fn position(&self) -> Position {
        Position { seq: self.head, n: self.n, chain: self.chain }
    }

    /// Where the order stands, as a device keeps it.
    pub fn cursor(&self) -> Cursor {
        Cursor { epoch: self.epoch, position: self.position() }
    }
}
