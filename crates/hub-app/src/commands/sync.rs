//! Where the open space stands with its server.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Everything about it.
pub(crate) fn state(app: &App, _: Nothing) -> Result<SyncState, AppError> {
    app.session()?.sync_state()
}

/// Tries again at once.
pub(crate) fn now(app: &App, _: Nothing) -> Result<SyncState, AppError> {
    app.session()?.sync_now()
}

/// What waits.
pub(crate) fn queue(app: &App, _: Nothing) -> Result<Vec<QueuedView>, AppError> {
    app.session()?.queue()
}

/// Text for a report.
pub(crate) fn details(app: &App, _: Nothing) -> Result<SyncDetails, AppError> {
    app.session()?.sync_details()
}
