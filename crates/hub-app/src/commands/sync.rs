//! Where the open space stands with its server.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Everything about it.
pub(crate) fn state(_: &App, _: Nothing) -> Result<SyncState, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Tries again at once.
pub(crate) fn now(_: &App, _: Nothing) -> Result<SyncState, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// What waits.
pub(crate) fn queue(_: &App, _: Nothing) -> Result<Vec<QueuedView>, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Text for a report.
pub(crate) fn details(_: &App, _: Nothing) -> Result<SyncDetails, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}
