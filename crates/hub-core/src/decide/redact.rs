//! Erasing a text. Only marked here: what is to be deleted where follows from [`crate::redaction`].

use super::Decision;
use super::ask::Ask;
use super::write::change;
use crate::ids::IdeaId;
use crate::operation::Operation;
use crate::redaction::{REMOVED, WHY};
use crate::refusal::{Code, Refusal};
use crate::row::{Body, EntityKind, Key, Row};
use crate::text::{self, problem};
use serde_json::Value;

/// Also at what was removed: its history holds the text all the same.
pub(super) fn redact(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::TextRedact { entity, key, field, reason } = &ask.envelope.operation else {
        return Ok(Decision::no_effect());
    };
    let kind = EntityKind::from_word(entity);
    let kind = kind.ok_or_else(|| Refusal::invalid("entity", problem::WRONG_TYPE))?;
    let key = Key::new(kind, *key);
    let row = ask.rows.row(&key).ok_or_else(|| {
        Refusal::new(Code::NotFound).with("entity", kind.as_str()).with("id", key.id.to_string())
    })?;
    let body = without(&row.body, field);
    let body = body.ok_or_else(|| Refusal::invalid("field", problem::UNKNOWN_FIELD))?;
    let why = text::lines("reason", reason, 1, 2_000)?;
    Ok(marked(
        ask,
        row,
        body,
        vec![change(field, Value::Null, REMOVED), change(WHY, Value::Null, why)],
    ))
}

fn marked(ask: &Ask, row: &Row, body: Body, told: Vec<crate::rows::Change>) -> Decision {
    let about = Some(row.key()).filter(|key| key.kind != EntityKind::Idea);
    let event = ask.event(idea_of(row), about, told);
    let (redacted, changes) = ask.changed(row, body);
    let rows = if changes.is_empty() { vec![] } else { vec![redacted] };
    Decision::done(rows, vec![event])
}

fn idea_of(row: &Row) -> Option<IdeaId> {
    match &row.body {
        Body::Idea(_) => Some(IdeaId(row.id)),
        Body::Comment(comment) => Some(comment.idea_id),
        Body::StandardAnswer(answer) => Some(answer.idea_id),
        _ => None,
    }
}

/// The facts without a text; none when it is not one that can be erased.
fn without(body: &Body, field: &str) -> Option<Body> {
    let mut body = body.clone();
    let gone = REMOVED.to_owned();
    match (&mut body, field) {
        (Body::Idea(idea), "title") => idea.case.title = gone,
        (Body::Idea(idea), "description") => idea.case.description = gone,
        (Body::Idea(idea), "links") => idea.case.links.clear(),
        (Body::Idea(idea), "submitted_for") => idea.submitted_for = Some(gone),
        (Body::Idea(idea), "reason") => idea.stage.reason = Some(gone),
        (Body::Idea(idea), "repository_url") => idea.build.repository_url = None,
        (Body::Idea(idea), "runs_where") => idea.build.runs_where = Some(gone),
        (Body::Comment(comment), "body") => comment.body = gone,
        (Body::StandardAnswer(answer), "evidence") => answer.evidence = gone,
        (Body::StandardAnswer(answer), "reason") => answer.reason = Some(gone),
        (Body::StandardItem(item), "text") => (item.text, item.builtin) = (gone, None),
        (Body::Area(area), "name") => area.name = gone,
        (Body::System(system), "name") => system.name = gone,
        _ => return None,
    }
    Some(body)
}
