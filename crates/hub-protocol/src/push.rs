//! Operations on their way to the authority, and its answers.

use hub_core::{OpId, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use uuid::Uuid;

/// `POST /v1/spaces/{space}/push`: operations of one stream, in order and without gaps. The whole
/// push is one transaction: every operation gets its verdict, or nothing has happened.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Push {
    /// The stream: one device in one space.
    pub stream: Uuid,
    /// Ascending `n`, each one more than the one before.
    pub operations: Vec<Numbered>,
}

/// One operation with its place in its stream.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Numbered {
    /// Counted from 1 in each stream.
    pub n: u64,
    /// The operation's id, also when its body cannot be read.
    #[schema(value_type = Uuid)]
    pub op_id: OpId,
    /// A [`hub_core::Envelope`] as the device wrote it.
    #[schema(value_type = Object)]
    pub envelope: Box<RawValue>,
}

/// The answers to a push.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Pushed {
    /// One for each operation of the push, in order.
    pub answers: Vec<Answered>,
    /// The last `n` of the stream that has its verdict.
    pub confirmed_n: u64,
}

/// The verdict of one operation, kept for ever: sent again, it is answered again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Answered {
    /// The operation's place in its stream.
    pub n: u64,
    /// The operation.
    #[schema(value_type = Uuid)]
    pub op_id: OpId,
    /// What became of it.
    #[schema(value_type = Object)]
    pub verdict: Verdict,
}
