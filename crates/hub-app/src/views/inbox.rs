//! What needs an answer, and what others did.

use super::{NamedIdea, PersonView};
use crate::error::AppError;
use hub_core::rows::Change;
use hub_core::{OpId, Operation};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

/// Everything, for one reader.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InboxView {
    /// What needs an answer first, then by time, the newest first.
    pub items: Vec<InboxItem>,
    /// Those that were not read.
    pub unread: u32,
    /// Conflicts and refused changes.
    pub open: u32,
}

/// One thing; exactly one of `conflict`, `refused` and `event` is there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InboxItem {
    /// For marking it as read.
    pub id: String,
    /// The idea it is about.
    pub idea: Option<NamedIdea>,
    /// When it came to be, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Whether the person has seen it.
    pub is_read: bool,
    /// Two values of one field.
    pub conflict: Option<InboxConflict>,
    /// A change of one's own that the server did not take.
    pub refused: Option<RefusedView>,
    /// What somebody else did.
    pub event: Option<InboxEvent>,
}

/// Two values of one field.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InboxConflict {
    /// Sent with `conflict.close`.
    pub conflict: Uuid,
    /// The field, for example `minutes_per_run`.
    pub field: String,
    /// What stood there before both; null where that is not known any more.
    #[ts(type = "unknown")]
    pub before: Value,
    /// What did not win.
    #[ts(type = "unknown")]
    pub lost_value: Value,
    /// Whose it is.
    pub lost_by: PersonView,
    /// When it was written, in UTC milliseconds.
    #[ts(type = "number")]
    pub lost_at_ms: i64,
    /// What stands there now.
    #[ts(type = "unknown")]
    pub kept_value: Value,
    /// Whose it is.
    pub kept_by: PersonView,
    /// When it was written, in UTC milliseconds.
    #[ts(type = "number")]
    pub kept_at_ms: i64,
    /// Whether this person may put the other value there.
    pub may_take: bool,
    /// Whether this person may leave it as it is for good.
    pub may_dismiss: bool,
}

/// A change of one's own that the server did not take.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RefusedView {
    /// Sent with `attention.*`.
    pub op_id: OpId,
    /// The intent, in parts; none when its text was erased.
    pub operation: Option<Operation>,
    /// What it would have written, as in the history.
    pub changes: Vec<Change>,
    /// Why.
    pub refusal: AppError,
    /// It was set aside because the server could not read it, so that it holds up no other.
    pub is_set_aside: bool,
    /// Whether it can be done again.
    pub may_retry: bool,
    /// Whether what it says can be said as a comment.
    pub may_comment: bool,
}

/// What somebody else did at an idea that this person follows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InboxEvent {
    /// The operation, for example `comment.add`.
    pub act: String,
    /// Who.
    pub by: PersonView,
    /// What became different.
    pub changes: Vec<Change>,
    /// Of a comment: the beginning of its text.
    pub excerpt: Option<String>,
}

/// Marks things as read, or as not read.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct InboxRead {
    /// Which.
    pub ids: Vec<String>,
    /// All there are now, whatever `ids` says.
    pub all: bool,
    /// Read, or not.
    pub is_read: bool,
}

/// One thing of the attention list.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AttentionRequest {
    /// Which operation.
    pub op_id: OpId,
}

/// One thing of the attention list, to be said as a comment.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AttentionComment {
    /// Which operation.
    pub op_id: OpId,
    /// The text in the person's words; without one, what was written, field by field.
    #[ts(optional)]
    pub body: Option<String>,
}
