//! How an accepted operation is written down: new rows, changed rows with the versions of their
//! fields, and the history of it.

use super::Decision;
use super::ask::Ask;
use crate::ids::{self, IdeaId, MemberId, OpId};
use crate::row::{Body, Key, Row};
use crate::rows::{Change, Event, Unknown};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Members that say when something was or who did it, in facts whose history says it already.
const NOT_IN_HISTORY: &[&str] = &[
    "since_ms",
    "progress_at_ms",
    "edited_at_ms",
    "merged_by",
    "merged_at_ms",
    "merged_op",
    "claimed_at_ms",
    "claim_no",
    "by",
    "at_ms",
];
/// The parts of an idea whose members are fields.
const GROUPS: &[&str] =
    &["case", "estimate", "answers", "ratings", "stage", "merge", "claim", "build"];

impl Ask<'_> {
    /// The operation's id.
    pub fn op(&self) -> OpId {
        self.envelope.op_id
    }

    /// A row that was not there before.
    pub fn new_row(&self, id: Uuid, facts: impl Into<Body>) -> Row {
        Row {
            id,
            seq: 0,
            created_op: self.op(),
            created_by: self.actor,
            created_at_ms: self.context.now_ms,
            fv: BTreeMap::new(),
            removed: false,
            body: facts.into(),
        }
    }

    /// The row with other facts, and which fields those change.
    pub fn changed(&self, row: &Row, facts: impl Into<Body>) -> (Row, Vec<Change>) {
        let body = facts.into();
        let changes = changes(&fields_of(&row.body), &fields_of(&body));
        let mut fv = row.fv.clone();
        fv.extend(changes.iter().map(|change| (change.field.clone(), self.op())));
        (Row { seq: 0, fv, body, ..row.clone() }, changes)
    }

    /// A line of the history at an idea, or at the space.
    pub fn event(
        &self,
        idea_id: Option<IdeaId>,
        about: Option<Key>,
        changes: Vec<Change>,
    ) -> (Uuid, Event) {
        let event = Event {
            op_id: self.op(),
            idea_id,
            about,
            kind: self.envelope.operation.kind().to_owned(),
            by: self.actor,
            at_ms: self.context.now_ms,
            written_at_ms: self.envelope.written_at_ms,
            changes,
            group_id: self.envelope.group_id,
            unknown: Unknown::new(),
        };
        (ids::of_event(self.context.space, self.op(), idea_id), event)
    }

    /// Writes other facts of an idea; nothing when they are the same.
    pub fn write_idea(&self, row: &Row, facts: impl Into<Body>) -> Decision {
        let id = IdeaId(row.id);
        let (row, changes) = self.changed(row, facts);
        if changes.is_empty() {
            return Decision::no_effect();
        }
        let event = self.event(Some(id), None, changes);
        Decision::done(vec![row], vec![event])
    }

    /// Writes other facts of a row that is not an idea; nothing when they are the same.
    pub fn write(&self, row: &Row, idea: Option<IdeaId>, facts: impl Into<Body>) -> Decision {
        let (row, changes) = self.changed(row, facts);
        if changes.is_empty() {
            return Decision::no_effect();
        }
        let event = self.event(idea, Some(row.key()), changes);
        Decision::done(vec![row], vec![event])
    }

    /// Writes a new row that is not an idea; its history says all its facts.
    pub fn add(&self, row: Row, idea: Option<IdeaId>) -> Decision {
        let changes = changes(&Map::new(), &fields_of(&row.body));
        let event = self.event(idea, Some(row.key()), changes);
        Decision::done(vec![row], vec![event])
    }
}

/// One field of a change.
pub(super) fn change(field: &str, before: impl Into<Value>, after: impl Into<Value>) -> Change {
    Change { field: field.to_owned(), before: before.into(), after: after.into() }
}

/// The fields that differ, in alphabetical order.
fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Change> {
    let value = |facts: &Map<String, Value>, field: &str| facts.get(field).cloned();
    let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
    fields.sort();
    fields.dedup();
    let differ = fields.into_iter().filter(|field| before.get(*field) != after.get(*field));
    let told = differ.filter(|field| !NOT_IN_HISTORY.contains(&field.as_str()));
    told.map(|field| {
        let values = [value(before, field), value(after, field)];
        let [before, after] = values.map(Option::unwrap_or_default);
        change(field, before, after)
    })
    .collect()
}

/// The facts as fields: those of an idea without its groups, whose members have names of their own.
fn fields_of(body: &Body) -> Map<String, Value> {
    let mut fields = object(body).remove("body").and_then(into_object).unwrap_or_default();
    if !matches!(body, Body::Idea(_)) {
        return fields;
    }
    for group in GROUPS {
        let members = fields.remove(*group).and_then(into_object).unwrap_or_default();
        let named = |name: String| if name == "now" { "stage".to_owned() } else { name };
        fields.extend(members.into_iter().map(|(name, value)| (named(name), value)));
    }
    fields
}

/// Facts as a JSON object.
pub(super) fn object(facts: &impl Serialize) -> Map<String, Value> {
    serde_json::to_value(facts).ok().and_then(into_object).unwrap_or_default()
}

fn into_object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

/// The key of a conflict: a person's later value at the same field replaces the earlier.
pub(super) fn conflict_id(ask: &Ask, row: &Row, field: &str, lost_by: MemberId) -> Uuid {
    ids::of_conflict(ask.context.space, row.id, field, lost_by)
}
