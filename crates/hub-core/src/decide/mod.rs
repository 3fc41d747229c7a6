//! What an operation changes, or why it is refused.

use crate::ids::{MemberId, SpaceId};
use crate::operation::Envelope;
use crate::refusal::Refusal;
use crate::row::{Key, Row, Rows, Set};
use crate::rows::Event;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a decision needs to know besides rows and operation.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The space that is decided in.
    pub space: SpaceId,
    /// The time of the authority in UTC milliseconds.
    pub now_ms: i64,
    /// The number that the next new idea gets.
    pub next_number: u32,
    /// False for a preview on a device: it gives no number and answers a claim with `requested`.
    pub authority: bool,
}

/// The answer to an operation, kept for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It is done.
    Ok,
    /// It is done but for these fields: somebody else wrote them since, and both values are kept.
    Merged {
        /// The fields that were not written.
        fields: Vec<String>,
        /// The conflict rows that hold the values.
        conflicts: Vec<Uuid>,
    },
    /// Nothing was changed.
    Rejected(Refusal),
    /// Only in a preview: the authority will say.
    Requested,
}

/// What the authority writes down.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The answer.
    pub verdict: Verdict,
    /// The rows as they are afterwards, `seq` still 0.
    pub rows: Vec<Row>,
    /// The history of it: an id and the event.
    pub events: Vec<(Uuid, Event)>,
}

/// What `rows` must contain for [`decide`]: at most 24 keys and one set (two for going live).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// By key.
    pub keys: Vec<Key>,
    /// By rule.
    pub sets: Vec<Set>,
}

/// The rows that deciding this operation looks at.
pub fn needs(space: SpaceId, actor: MemberId, envelope: &Envelope) -> Needs {
    let _ = (space, actor, envelope);
    Needs::default()
}

/// Decides one operation of one member. Pure: the same input gives the same answer on a device
/// and on a server, and what it refuses changes nothing.
pub fn decide(rows: &Rows, actor: MemberId, envelope: &Envelope, context: &Context) -> Decision {
    let _ = (rows, actor, envelope, context);
    Decision {
        verdict: Verdict::Rejected(Refusal::new(crate::Code::NotSupported)),
        rows: vec![],
        events: vec![],
    }
}
