//! What needs an answer, and what others did.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Everything, for this person.
pub(crate) fn list(_: &App, _: Nothing) -> Result<InboxView, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Marks things as read.
pub(crate) fn read(_: &App, _: InboxRead) -> Result<Nothing, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Does it again.
pub(crate) fn retry(_: &App, _: AttentionRequest) -> Result<Nothing, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Takes it off the list.
pub(crate) fn discard(_: &App, _: AttentionRequest) -> Result<Nothing, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Says it as a comment.
pub(crate) fn as_comment(_: &App, _: AttentionRequest) -> Result<Nothing, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}
