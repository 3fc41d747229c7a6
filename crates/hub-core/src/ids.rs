//! Ids as types of their own, so that an area never stands where an idea is meant, and the ids
//! that follow from other ids (UUIDv5 in the space's namespace).
//!
//! Nothing here makes a random id: whoever writes an operation brings them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A space: one organisation's catalogue.
    SpaceId,
    /// A person in a space.
    MemberId,
    /// A department or business domain.
    AreaId,
    /// One version of the rates.
    BasisId,
    /// An application that work touches.
    SystemId,
    /// An idea.
    IdeaId,
    /// A comment.
    CommentId,
    /// One version of a named set of score weights.
    ProfileId,
    /// A line of the space's standard.
    StandardItemId,
    /// One operation: one intent of one person.
    OpId,
    /// Operations that were one act of a person (bulk edit, merge of several, import).
    GroupId,
    /// One import.
    BatchId,
}

fn derive(space: SpaceId, parts: &[&str]) -> Uuid {
    Uuid::new_v5(&space.0, parts.join("\u{1f}").as_bytes())
}

/// The row of one member's relation to one idea: `what` is `support` or `follow`.
pub fn of_idea_and_member(space: SpaceId, what: &str, idea: IdeaId, member: MemberId) -> Uuid {
    derive(space, &[what, &idea.to_string(), &member.to_string()])
}

/// The row that holds what was said about two ideas, whichever is named first.
///
/// ```
/// # use hub_core::ids::*; use uuid::Uuid;
/// let (space, a, b) = (SpaceId(Uuid::from_u128(1)), IdeaId(Uuid::from_u128(2)), IdeaId(Uuid::from_u128(3)));
/// assert_eq!(of_pair(space, a, b), of_pair(space, b, a));
/// ```
pub fn of_pair(space: SpaceId, a: IdeaId, b: IdeaId) -> Uuid {
    let (smaller, larger) = if a <= b { (a, b) } else { (b, a) };
    derive(space, &["pair", &smaller.to_string(), &larger.to_string()])
}

/// A system is its folded name: added twice, it is one row.
pub fn of_system(space: SpaceId, folded_name: &str) -> SystemId {
    SystemId(derive(space, &["system", folded_name]))
}

/// Version `version` of the rates of an area, or of the space itself.
pub fn of_basis(space: SpaceId, area: Option<AreaId>, version: u32) -> BasisId {
    let owner = area.map_or(space.to_string(), |area| area.to_string());
    BasisId(derive(space, &["basis", &owner, &version.to_string()]))
}

/// The idea that an external system knows under a name of its own (rule I1).
pub fn of_external(space: SpaceId, source: &str, external_id: &str) -> IdeaId {
    IdeaId(derive(space, &["external", source, external_id]))
}

/// The answer of one idea to one item of the standard.
pub fn of_standard_answer(space: SpaceId, idea: IdeaId, item: StandardItemId) -> Uuid {
    derive(space, &["standard_answer", &idea.to_string(), &item.to_string()])
}

/// A line of the standard that comes with the Hub.
pub fn of_builtin_item(space: SpaceId, name: &str) -> StandardItemId {
    StandardItemId(derive(space, &["standard_item", name]))
}

/// The comment that a note is, said with an operation.
pub fn of_note(space: SpaceId, op: OpId) -> CommentId {
    CommentId(derive(space, &["note", &op.to_string()]))
}

/// The value of a person that did not win at a field: a later one replaces the earlier.
pub fn of_conflict(space: SpaceId, key: Uuid, field: &str, lost_by: MemberId) -> Uuid {
    derive(space, &["conflict", &key.to_string(), field, &lost_by.to_string()])
}

/// The event of one operation at one idea, or at the space itself.
pub fn of_event(space: SpaceId, op: OpId, idea: Option<IdeaId>) -> Uuid {
    let at = idea.map_or(space.to_string(), |idea| idea.to_string());
    derive(space, &["event", &op.to_string(), &at])
}
