//! What people say at ideas.

use super::Decision;
use super::ask::Ask;
use super::edit::{conflict, is_stale_base, with_conflicts};
use crate::ids::{CommentId, IdeaId, OpId};
use crate::permission::Standing;
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Row};
use crate::rows::{Comment, Stage, Unknown};
use crate::text;

/// The key of a comment.
pub(super) fn comment_key(id: CommentId) -> Key {
    Key::new(EntityKind::Comment, id.0)
}

pub(super) fn add(ask: &Ask, id: CommentId, idea: IdeaId, body: &str) -> Result<Decision, Refusal> {
    ask.idea(idea)?;
    let body = text::lines("body", body, 1, 10_000)?;
    if ask.rows.contains(&comment_key(id)) {
        return Err(Refusal::new(Code::KeyTaken).with("id", id.to_string()));
    }
    let unknown = Unknown::new();
    let comment = Comment { idea_id: idea, body, edited_at_ms: None, removed: false, unknown };
    Ok(ask.add(ask.new_row(id.0, comment), Some(idea)))
}

pub(super) fn edit(
    ask: &Ask,
    id: CommentId,
    body: &str,
    base: Option<OpId>,
) -> Result<Decision, Refusal> {
    let (row, comment) = own(ask, id)?;
    let body = text::lines("body", body, 1, 10_000)?;
    still_there(comment)?;
    let idea = Some(comment.idea_id);
    if body != comment.body && is_stale_base(row, "body", base) {
        let lost = conflict(ask, row, EntityKind::Comment, "body", body.into());
        return Ok(with_conflicts(Decision::no_effect(), ask, idea, vec![lost]));
    }
    let edited_at_ms = Some(ask.context.now_ms);
    Ok(ask.write(row, idea, Comment { body, edited_at_ms, ..comment.clone() }))
}

/// The text is gone for others; that it was there stays.
pub(super) fn remove(ask: &Ask, id: CommentId) -> Result<Decision, Refusal> {
    let (row, comment) = own(ask, id)?;
    still_there(comment)?;
    let removed = Comment { body: String::new(), removed: true, ..comment.clone() };
    Ok(ask.write(row, Some(comment.idea_id), removed))
}

/// A comment at which the person may do this: comments do not depend on the idea's stage.
fn own<'a>(ask: &Ask<'a>, id: CommentId) -> Result<(&'a Row, &'a Comment), Refusal> {
    let (row, comment) = ask.find::<Comment>(comment_key(id))?;
    let standing = Standing::of(ask.role).own(row.created_by == ask.actor);
    ask.at_stage(Stage::New, standing)?;
    Ok((row, comment))
}

fn still_there(comment: &Comment) -> Result<(), Refusal> {
    match comment.removed {
        true => Err(Code::Removed.into()),
        false => Ok(()),
    }
}
