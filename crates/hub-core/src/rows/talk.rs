//! What people say at ideas, and what the history keeps.

use super::{EstimateInputs, Period, Unknown, words};
use crate::ids::{AreaId, BasisId, GroupId, IdeaId, MemberId, OpId};
use crate::row::Key;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

words! {
    /// What was said about two ideas.
    PairKind {
        /// They belong together.
        Related = "related",
        /// They are not the same.
        Different = "different",
        /// Nothing (any more).
        None = "none",
    }

    /// What became of a value that did not win.
    ConflictState {
        /// Nobody has looked yet.
        Open = "open",
        /// It was taken after all.
        Taken = "taken",
        /// The winner stays.
        Dismissed = "dismissed",
    }
}

/// One person's "I have this too".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Support {
    /// Which idea.
    pub idea_id: IdeaId,
    /// Whose.
    pub member_id: MemberId,
    /// False once it was taken back.
    pub active: bool,
    /// How much of it the person has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The volume comes on top of those already counted.
    #[serde(default)]
    pub in_addition: bool,
    /// Where the person has it; without it the member's area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_id: Option<AreaId>,
    /// The rates of the part; none: the idea's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis_id: Option<BasisId>,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// How often work comes up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Volume {
    /// Times a period, for one person; above 0.
    pub runs: f64,
    /// The period.
    pub period: Period,
    /// How many people; 1 to 100,000.
    pub people: f64,
    /// Each time; without it the idea's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub minutes_per_run: Option<f64>,
}

impl Volume {
    /// What the required inputs of an estimate say; none while one is empty.
    pub fn of(inputs: &EstimateInputs) -> Option<Self> {
        let minutes_per_run = Some(inputs.minutes_per_run?);
        let (runs, period, people) = (inputs.runs?, inputs.period?, inputs.people?);
        Some(Self { runs, period, people, minutes_per_run })
    }
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// At which idea.
    pub idea_id: IdeaId,
    /// Markdown, 1 to 10,000 characters; empty once removed.
    pub body: String,
    /// When it was changed, in UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at_ms: Option<i64>,
    /// Its text is gone for others.
    #[serde(default)]
    pub removed: bool,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Whether a person wants to hear of an idea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Follow {
    /// Which idea.
    pub idea_id: IdeaId,
    /// Who.
    pub member_id: MemberId,
    /// Author, owner, holder and supporters follow unless this is false.
    pub on: bool,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What was said about two ideas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The idea with the smaller id.
    pub a: IdeaId,
    /// The other.
    pub b: IdeaId,
    /// What was said.
    pub kind: PairKind,
    /// By whom.
    pub by: MemberId,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A value that did not win at a field; both people see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// The word of the entity's kind.
    pub entity: String,
    /// Which one.
    pub key: Uuid,
    /// Which field.
    pub field: String,
    /// The value that did not win.
    pub lost_value: Value,
    /// Whose it was.
    pub lost_by: MemberId,
    /// When it was written, by the writer's clock.
    pub lost_written_at_ms: i64,
    /// The operation whose value stands.
    pub kept_op: OpId,
    /// What became of it.
    pub state: ConflictState,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One accepted change at one idea (or at the space): who, when, what, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The operation.
    pub op_id: OpId,
    /// At which idea; none: the space.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idea_id: Option<IdeaId>,
    /// The row that was changed, where it is not the idea itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Key>,
    /// The operation's kind, for example `idea.edit`.
    pub kind: String,
    /// Who.
    pub by: MemberId,
    /// When the authority accepted it, in UTC milliseconds.
    pub at_ms: i64,
    /// When it was written, by the writer's clock; only ever shown.
    pub written_at_ms: i64,
    /// What changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Operations that were one act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<GroupId>,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One field of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The field, for example `minutes_per_run`.
    pub field: String,
    /// Its value before; null where there was none.
    #[ts(type = "unknown")]
    pub before: Value,
    /// Its value after.
    #[ts(type = "unknown")]
    pub after: Value,
}
