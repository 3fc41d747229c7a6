//! What the server does itself, outside of any stream: founding a space, and what follows from
//! signing in (a new member). It stands in the record and the chain as everything else does.

use super::Feed;
use super::records::{Entry, Recorder, Salt, Written};
use hub_core::rows::Event;
use hub_core::{MemberId, OpId, Row, Verdict};
use serde_json::Value;
use uuid::Uuid;

/// The kinds that hold names of people.
pub(super) const WITH_NAMES: &[&str] = &["space.found", "member.join"];

/// One operation of the server.
#[derive(Clone, Debug)]
pub struct Own {
    /// On whose behalf.
    pub actor: MemberId,
    /// Its id.
    pub op_id: OpId,
    /// Its kind, for example `member.join`.
    pub kind: &'static str,
    /// What the record keeps of it. Nothing secret, no e-mail address.
    pub body: Value,
    /// The rows as they are afterwards.
    pub rows: Vec<Row>,
    /// The history of it: ids and events.
    pub events: Vec<(Uuid, Event)>,
    /// UTC milliseconds.
    pub now_ms: i64,
}

impl Own {
    /// The founding of a space: its first rows, as operation 0.
    ///
    /// # Errors
    /// When the rows cannot be written as JSON, which no genesis leads to.
    pub fn founding(genesis: &[Row]) -> serde_json::Result<Option<Self>> {
        let Some(first) = genesis.iter().find(|row| row.body.kind() == hub_core::EntityKind::Space)
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            actor: first.created_by,
            op_id: first.created_op,
            kind: "space.found",
            body: serde_json::to_value(genesis)?,
            rows: genesis.to_vec(),
            events: vec![],
            now_ms: first.created_at_ms,
        }))
    }
}

/// Puts an operation of the server on record.
///
/// # Errors
/// As [`super::decide_push`].
pub fn own(feed: Feed, own: &Own, salt: Salt) -> serde_json::Result<Written> {
    let mut recorder = Recorder::new(feed);
    own.rows.iter().try_for_each(|row| recorder.row(row.clone()).map(drop))?;
    own.events.iter().try_for_each(|(id, event)| recorder.event(*id, event).map(drop))?;
    let entry = Entry {
        op_id: own.op_id,
        origin: None,
        actor: own.actor,
        at_ms: own.now_ms,
        kind: own.kind,
        body: &own.body.to_string(),
        salt,
    };
    recorder.op(entry, &Verdict::Ok)?;
    Ok(recorder.finish())
}
