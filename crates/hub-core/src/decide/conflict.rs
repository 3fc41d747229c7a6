//! Closing a conflict: taking the value that did not win after all, or leaving the winner.

use super::ask::{Ask, forbidden};
use super::{Decision, comment, edit};
use crate::ids::{CommentId, IdeaId};
use crate::operation::FieldEdit;
use crate::permission::Who;
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Row};
use crate::rows::{Comment, Conflict, ConflictState};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The key of a conflict.
fn conflict_key(id: Uuid) -> Key {
    Key::new(EntityKind::Conflict, id)
}

/// The edit that would write the value that did not win.
pub(super) fn edit_of(conflict: &Conflict) -> BTreeMap<String, FieldEdit> {
    let value = conflict.lost_value.clone();
    BTreeMap::from([(conflict.field.clone(), FieldEdit::Value { value, base: None })])
}

/// Whether it is about a comment; all others are about an idea.
pub(super) fn is_at_comment(conflict: &Conflict) -> bool {
    conflict.entity == EntityKind::Comment.as_str()
}

pub(super) fn close(ask: &Ask, id: Uuid, take_lost: bool) -> Result<Decision, Refusal> {
    let (row, conflict) = ask.find::<Conflict>(conflict_key(id))?;
    let (idea, written) = match is_at_comment(conflict) {
        true => at_comment(ask, conflict, take_lost)?,
        false => at_idea(ask, conflict, take_lost)?,
    };
    if conflict.state != ConflictState::Open {
        return Err(Refusal::new(Code::AlreadyClosed).with("state", conflict.state.as_str()));
    }
    Ok(closed(ask, (row, conflict), idea, written, take_lost))
}

/// Who may edit the field closes; whose value it was may also give it up.
fn at_idea(ask: &Ask, conflict: &Conflict, take_lost: bool) -> Result<(IdeaId, Decision), Refusal> {
    let (id, set) = (IdeaId(conflict.key), edit_of(conflict));
    if take_lost {
        return Ok((id, edit::edit(ask, id, &set)?));
    }
    let (_, idea) = ask.idea_unless_merged(id)?;
    if conflict.lost_by != ask.actor {
        edit::rights(ask, idea, &edit::in_order(&set))?;
    }
    Ok((id, Decision::no_effect()))
}

/// Only who wrote a comment changes it, so both values are that person's.
fn at_comment(
    ask: &Ask,
    conflict: &Conflict,
    take_lost: bool,
) -> Result<(IdeaId, Decision), Refusal> {
    let id = CommentId(conflict.key);
    let (row, comment) = ask.find::<Comment>(comment::comment_key(id))?;
    if row.created_by != ask.actor {
        return Err(forbidden(ask.role, &[Who::Own]));
    }
    let written = match conflict.lost_value.as_str().filter(|_| take_lost) {
        Some(body) => comment::edit(ask, id, body, None)?,
        None => Decision::no_effect(),
    };
    Ok((comment.idea_id, written))
}

fn closed(
    ask: &Ask,
    (row, conflict): (&Row, &Conflict),
    idea: IdeaId,
    mut written: Decision,
    take_lost: bool,
) -> Decision {
    let state = if take_lost { ConflictState::Taken } else { ConflictState::Dismissed };
    let closed = ask.write(row, Some(idea), Conflict { state, ..conflict.clone() });
    written.rows.extend(closed.rows);
    if written.events.is_empty() {
        written.events = closed.events;
    }
    written
}
