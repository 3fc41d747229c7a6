//! Bringing one's own ideas into a shared space.

use crate::views::*;
use crate::{App, AppError};

/// What would come along.
pub(crate) fn preview(app: &App, wanted: BringLookRequest) -> Result<BringPreview, AppError> {
    app.bring_preview(&wanted)
}

/// Brings ideas along.
pub(crate) fn bring(app: &App, wanted: BringRequest) -> Result<BringResult, AppError> {
    app.bring(&wanted)
}
