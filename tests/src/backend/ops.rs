//! Operations of made-up people.

use hub_core::{Envelope, IdeaId, OpId, Operation};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::Uuid;

use super::Outcome;

/// The time of day in UTC milliseconds.
#[must_use]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A new idea's id.
#[must_use]
pub fn new_idea() -> IdeaId {
    IdeaId(Uuid::now_v7())
}

/// An operation, as JSON with its kind, under a new id.
///
/// # Errors
/// When it is none.
pub fn envelope(operation: Value) -> Outcome<Envelope> {
    let operation: Operation = serde_json::from_value(operation)?;
    let op_id = OpId(Uuid::now_v7());
    Ok(Envelope { op_id, written_at_ms: now_ms(), group_id: None, operation })
}

/// An idea is sent in.
///
/// # Errors
/// Never, as long as ideas are as they are.
pub fn submit(id: IdeaId, title: &str) -> Outcome<Envelope> {
    let description = "Somebody copies it from one program into another, every week.";
    let case = json!({ "title": title, "description": description });
    envelope(json!({ "kind": "idea.submit", "id": id, "case": case }))
}

/// An idea that can be built is brought in by a lead, each import by itself.
///
/// # Errors
/// Never, as long as ideas are as they are.
pub fn import_ready(id: IdeaId, title: &str, batch: Uuid) -> Outcome<Envelope> {
    envelope(json!({
        "kind": "idea.import", "id": id, "case": { "title": title },
        "estimate": { "runs": 10, "period": "day", "minutes_per_run": 12, "people": 1 },
        "answers": { "rules": 4, "digital": 3, "structured": 5 },
        "imported": { "stage": "ready", "batch_id": batch },
    }))
}

/// A title is written over.
///
/// # Errors
/// Never, as long as edits are as they are.
pub fn retitle(id: IdeaId, title: &str) -> Outcome<Envelope> {
    envelope(json!({ "kind": "idea.edit", "id": id, "set": { "title": { "value": title } } }))
}

/// A comment.
///
/// # Errors
/// Never, as long as comments are as they are.
pub fn comment(idea: IdeaId, body: &str) -> Outcome<Envelope> {
    let id = Uuid::now_v7();
    envelope(json!({ "kind": "comment.add", "id": id, "idea": idea, "body": body }))
}

/// Somebody wants to build an idea.
///
/// # Errors
/// Never, as long as claims are as they are.
pub fn claim(id: IdeaId) -> Outcome<Envelope> {
    envelope(json!({ "kind": "claim.take", "id": id }))
}
