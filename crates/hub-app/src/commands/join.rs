//! Joining a shared space.

use crate::views::*;
use crate::{App, AppError};

/// What a link and its server say. Nothing is changed.
pub(crate) fn look(app: &App, wanted: LookRequest) -> Result<JoinLook, AppError> {
    app.look_at_link(&wanted.link)
}

/// Accepts an invite and opens the space.
pub(crate) fn accept(app: &App, wanted: AcceptRequest) -> Result<Joined, AppError> {
    let tokens = app.join(&wanted)?;
    Ok(Joined { state: app.state()?, tokens })
}

/// Signs in and opens the space.
pub(crate) fn sign_in(app: &App, wanted: SignInRequest) -> Result<Joined, AppError> {
    let tokens = app.sign_in(&wanted)?;
    Ok(Joined { state: app.state()?, tokens })
}
