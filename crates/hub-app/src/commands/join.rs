//! Joining a shared space.

use crate::views::*;
use crate::{App, AppError};

/// What a link and its server say. Nothing is changed.
pub(crate) fn look(_: &App, _: LookRequest) -> Result<JoinLook, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Accepts an invite and opens the space.
pub(crate) fn accept(_: &App, _: AcceptRequest) -> Result<Joined, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Signs in and opens the space.
pub(crate) fn sign_in(_: &App, _: SignInRequest) -> Result<Joined, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}
