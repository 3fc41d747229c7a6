//! What needs an answer, and what others did.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Everything, for this person.
pub(crate) fn list(app: &App, _: Nothing) -> Result<InboxView, AppError> {
    app.session()?.inbox()
}

/// Marks things as read.
pub(crate) fn read(app: &App, mark: InboxRead) -> Result<Nothing, AppError> {
    app.session()?.mark_inbox(&mark).map(|()| Nothing {})
}

/// Does it again.
pub(crate) fn retry(app: &App, wanted: AttentionRequest) -> Result<Nothing, AppError> {
    app.session()?.retry(wanted.op_id).map(|()| Nothing {})
}

/// Takes it off the list.
pub(crate) fn discard(app: &App, wanted: AttentionRequest) -> Result<Nothing, AppError> {
    app.session()?.discard(wanted.op_id).map(|()| Nothing {})
}

/// Says it as a comment.
pub(crate) fn as_comment(app: &App, wanted: AttentionComment) -> Result<Nothing, AppError> {
    app.session()?.say_as_comment(wanted.op_id, wanted.body.as_deref()).map(|()| Nothing {})
}
