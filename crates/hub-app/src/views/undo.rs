//! Taking back what was done, and doing it again.

use super::{NamedIdea, PersonView};
use hub_core::rows::Stage;
use hub_core::{IdeaId, OpId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

/// How many acts to list.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct UndoList {
    /// At most 200; all that are kept when nothing is said.
    pub limit: Option<u32>,
}

/// An act to take back, or to do again.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TurnRequest {
    /// Made by the caller (UUIDv7): sent twice, it acts once. Progress and cancelling go by it.
    pub id: OpId,
    /// The group of the act, or the id of its one operation. Without it the last act that stands is
    /// taken back, or the last one that was taken back is done again.
    pub act: Option<Uuid>,
}

/// Whether an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActState {
    /// It stands.
    Done,
    /// It was taken back, at least in part.
    Undone,
    /// It stands, and it was tried in vain to take it back.
    Kept,
}

/// One act of this person: one operation, or all of a bulk edit, import or merge of several.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UndoEntry {
    /// Names it: the group of its operations, or its one operation.
    pub act: Uuid,
    /// The operation's kind, for example `idea.edit`; of several kinds the one that names the act.
    pub kind: String,
    /// How many operations of that kind.
    pub count: u32,
    /// How many operations in all; progress counts up to it.
    pub operations: u32,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The first idea.
    pub idea_id: Option<IdeaId>,
    /// For example `OH-12`.
    pub shown_id: Option<String>,
    /// The first idea's title, or the name of what was set, as it was then.
    pub title: Option<String>,
    /// The fields that were changed, for `idea.edit`.
    pub fields: Vec<String>,
    /// Where to, for `stage.move`.
    pub stage: Option<Stage>,
    /// Whether it stands.
    pub state: ActState,
}

/// What became of taking back or doing again.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct Turned {
    /// The act; none: there is nothing to take back, or nothing to do again.
    pub entry: Option<UndoEntry>,
    /// How many of its operations were turned.
    pub done: u32,
    /// How many things stay as they are.
    pub left_count: u32,
    /// The first hundred of them.
    pub left: Vec<LeftView>,
}

/// Something that stays as it is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftView {
    /// At which idea.
    pub idea: Option<NamedIdea>,
    /// Which field; none: all that the operation did.
    pub field: Option<String>,
    /// `CHANGED_SINCE`, `TOUCHED`, `NO_WAY_BACK`, `NOT_UNDOABLE`, or the code of a refusal.
    pub code: String,
    /// What the sentence needs.
    #[ts(type = "Record<string, unknown>")]
    pub facts: Map<String, Value>,
    /// Who changed it since.
    pub by: Option<PersonView>,
}
