//! The spaces of this device, and who is where in a joined one.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// All spaces of this device.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<SpaceEntry>, AppError> {
    app.spaces()
}

/// Shows another space.
pub(crate) fn open(app: &App, wanted: SpaceRequest) -> Result<AppState, AppError> {
    app.open_space(wanted.id)?;
    app.state()
}

/// Leaves a joined space.
pub(crate) fn leave(app: &App, wanted: LeaveRequest) -> Result<AppState, AppError> {
    app.leave_space(&wanted)?;
    app.state()
}

/// What was not sent, as a file.
pub(crate) fn export_outbox(app: &App, wanted: SpaceRequest) -> Result<SavedFile, AppError> {
    app.export_outbox(wanted.id)
}

/// How members sign in.
pub(crate) fn accounts(app: &App, _: Nothing) -> Result<Vec<AccountView>, AppError> {
    app.session()?.accounts()
}

/// Where this person is signed in.
pub(crate) fn devices(app: &App, _: Nothing) -> Result<Vec<DeviceEntry>, AppError> {
    app.session()?.devices()
}

/// Ends the session of a device.
pub(crate) fn revoke(app: &App, wanted: DeviceRevoke) -> Result<Vec<DeviceEntry>, AppError> {
    let session = app.session()?;
    session.revoke(wanted.session)?;
    session.devices()
}

/// Makes an invite.
pub(crate) fn invite(app: &App, wanted: InviteRequest) -> Result<InviteView, AppError> {
    app.session()?.invite(&wanted)
}
