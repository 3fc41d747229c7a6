//! One act at many ideas.

use super::{IdeasOrder, NamedIdea};
use crate::AppError;
use hub_core::operation::{FieldEdit, Operation};
use hub_core::rows::{PairKind, Stage};
use hub_core::{GroupId, IdeaId, OpId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// Which ideas: those named and those of the view, each once, but the exceptions.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct BulkIdeas {
    /// By their ids.
    #[ts(as = "Option<Vec<IdeaId>>")]
    pub ids: Vec<IdeaId>,
    /// By the numbers of the list.
    #[ts(as = "Option<Vec<u32>>")]
    pub locals: Vec<u32>,
    /// All that a view shows.
    pub view: Option<IdeasOrder>,
    /// But these, by the numbers of the list.
    #[ts(as = "Option<Vec<u32>>")]
    pub except: Vec<u32>,
}

/// What is done with each.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum BulkAct {
    /// Sets fields (area, answers, ratings, goal ...); systems by adding and removing.
    Edit {
        /// As in `idea.edit`, without a base.
        set: BTreeMap<String, FieldEdit>,
    },
    /// Moves to a stage, each from where it stands.
    Move {
        /// Where to.
        to: Stage,
        /// For declined.
        #[serde(default)]
        #[ts(optional)]
        reason_code: Option<String>,
        /// For declined, parked and retired.
        #[serde(default)]
        #[ts(optional)]
        reason: Option<String>,
        /// For parked.
        #[serde(default)]
        #[ts(optional, type = "string")]
        revisit_on: Option<Date>,
    },
    /// Says that each is related to an idea, or not the same, or nothing any more.
    Pair {
        /// The other idea; where it is among the ideas, it is left out.
        with: IdeaId,
        /// What is said.
        to: PairKind,
    },
    /// Merges each into an idea.
    Merge {
        /// The surviving idea; where it is among the ideas, it is left out.
        target: IdeaId,
        /// Whether their volumes come on top.
        adds_volume: bool,
    },
    /// Wants to hear of each, or not.
    Follow {
        /// Whether.
        on: bool,
    },
}

/// One act at many ideas, decided in one transaction: what is refused is told, the rest is kept,
/// and all of it is one step of undo.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BulkRequest {
    /// Made by the caller (UUIDv7): sent twice, it acts once. Progress, cancelling and undo go by it.
    pub group_id: GroupId,
    /// Which ideas.
    pub ideas: BulkIdeas,
    /// What is done with each.
    pub act: BulkAct,
    /// Only say what would come of it.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub dry_run: bool,
}

/// What became of it, or would.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BulkResult {
    /// How many ideas it was for.
    pub total: u32,
    /// Changed.
    pub changed: u32,
    /// Were so already.
    pub unchanged: u32,
    /// Refused.
    pub refused: u32,
    /// Why, the most frequent first.
    pub reasons: Vec<BulkReason>,
    /// The first hundred that were refused.
    pub examples: Vec<BulkRefused>,
}

/// How many were refused for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BulkReason {
    /// The code of the refusal.
    pub code: String,
    /// How many.
    pub count: u32,
}

/// An idea with why it was refused.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BulkRefused {
    /// Which idea; an unknown one has no number and no title.
    pub idea: NamedIdea,
    /// Why.
    pub failure: AppError,
}

/// Names work that is under way: the `group_id` of a bulk act, the `id` of an undo.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WorkRequest {
    /// Its id.
    pub id: Uuid,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WorkView {
    /// Operations decided.
    pub done: u32,
    /// Of so many; 0 until that is known.
    pub total: u32,
}

/// Whether there was anything to stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Cancelled {
    /// It stops, and nothing of it is kept; its own answer says so (`STORE_CANCELLED`).
    pub is_stopping: bool,
}

/// A few operations that are one act.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SendAllRequest {
    /// Names the act, for its undo too.
    pub group_id: GroupId,
    /// In this order; at most 100.
    pub operations: Vec<GroupedOperation>,
    /// Keep none when one is refused; otherwise each is kept or refused by itself.
    pub all_or_nothing: bool,
}

/// One of them.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GroupedOperation {
    /// Made by the caller: sent twice, it acts once.
    pub op_id: OpId,
    /// The intent.
    pub operation: Operation,
}

/// What became of them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SentAll {
    /// Whether what was accepted was kept.
    pub is_kept: bool,
    /// For each, in order.
    pub outcomes: Vec<SentOne>,
}

/// What became of one of them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SentOne {
    /// Which one.
    pub op_id: OpId,
    /// Whether anything is different by it.
    pub has_changed: bool,
    /// The fields that somebody else changed meanwhile; both values are kept.
    pub fields: Vec<String>,
    /// Why it was refused, if so.
    pub failure: Option<AppError>,
}
