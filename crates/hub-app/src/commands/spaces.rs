//! The spaces of this device, and who is where in a joined one.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// All spaces of this device.
pub(crate) fn list(_: &App, _: Nothing) -> Result<Vec<SpaceEntry>, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Shows another space.
pub(crate) fn open(_: &App, _: SpaceRequest) -> Result<AppState, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Leaves a joined space.
pub(crate) fn leave(_: &App, _: LeaveRequest) -> Result<AppState, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// What was not sent, as a file.
pub(crate) fn export_outbox(_: &App, _: SpaceRequest) -> Result<SavedFile, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// How members sign in.
pub(crate) fn accounts(_: &App, _: Nothing) -> Result<Vec<AccountView>, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Where this person is signed in.
pub(crate) fn devices(_: &App, _: Nothing) -> Result<Vec<DeviceEntry>, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Ends the session of a device.
pub(crate) fn revoke(_: &App, _: DeviceRevoke) -> Result<Vec<DeviceEntry>, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}

/// Makes an invite.
pub(crate) fn invite(_: &App, _: InviteRequest) -> Result<InviteView, AppError> {
    Err(AppError::new("NOT_SUPPORTED"))
}
