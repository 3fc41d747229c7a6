//! Bringing one's own ideas into a shared space.

use crate::views::*;
use crate::{App, AppError};

/// What would come along.
pub(crate) fn preview(_: &App, _: BringLookRequest) -> Result<BringPreview, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Brings ideas along.
pub(crate) fn bring(_: &App, _: BringRequest) -> Result<BringResult, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}
