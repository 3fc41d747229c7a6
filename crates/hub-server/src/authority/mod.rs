//! What an authority does between loading and writing, for every database alike: where operations
//! stand in their stream, what has to be loaded for them, what becomes of them, where a page ends,
//! whether the chain recomputes, and what a snapshot's pieces are. No file, network or clock.

mod audit;
mod body;
mod erasing;
mod feed;
mod loading;
mod own;
mod page;
mod push;
mod records;
mod snapshot;
mod stream;

pub use audit::{AuditLine, Verified, Verifier};
pub use erasing::Erasure;
pub use feed::Feed;
pub use loading::{Found, Loading, Wanted};
pub use own::{Own, own};
pub use page::{Measure, PAGE_BYTES, Reach, reach};
pub use push::decide_push;
pub use records::{EventRecord, OpRecord, RowRecord, Salt, Written};
pub use snapshot::{CHUNK_BYTES, Packed, Packer, is_fresh};
pub use stream::{Known, Placed, Step, StreamRow, place};

use hub_core::rows::{Member, MemberState, Role};
use hub_core::{MemberId, Row, SpaceId};
use hub_protocol::{Problem, ProblemCode};

/// Who asks, and in which space: from the session, never from a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Asker {
    /// The space.
    pub space: SpaceId,
    /// The person.
    pub member: MemberId,
}

/// The role of an active member. Who is none, or no longer, gets nothing at all.
///
/// # Errors
/// `NOT_MEMBER`.
pub fn role(row: Option<&Row>) -> Result<Role, Problem> {
    let member = row.filter(|row| !row.removed).and_then(|row| <&Member>::try_from(&row.body).ok());
    let active = member.filter(|member: &&Member| member.state == MemberState::Active);
    active.map(|member| member.role).ok_or_else(|| Problem::new(ProblemCode::NotMember))
}
