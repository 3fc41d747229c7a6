//! Ideas and every rule about them: what a row is, who may do what at which stage, what an
//! operation changes, what an idea would save and how it scores.
//!
//! Deliberately not here: files, network, clocks, random numbers, and words for people. Whoever
//! calls brings the time and the ids; refusals are codes with facts, worded by whoever shows them.

pub mod chain;
pub mod claims;
pub mod decide;
pub mod estimate;
pub mod feed;
pub mod genesis;
pub mod group;
pub mod ids;
pub mod names;
pub mod operation;
pub mod permission;
pub mod redaction;
pub mod refusal;
pub mod row;
pub mod rows;
pub mod score;
pub mod standard;
pub mod text;
pub mod undo;

pub use decide::{Context, Decision, Verdict, decide, needs};
pub use feed::{Item, Position};
pub use ids::{
    AreaId, BasisId, BatchId, CommentId, GroupId, IdeaId, MemberId, OpId, ProfileId, SpaceId,
    StandardItemId, SystemId,
};
pub use operation::{Envelope, Operation};
pub use refusal::{Code, Refusal};
pub use row::{Body, EntityKind, Key, Row, Rows, Set};
