//! The sample space: taking it up and leaving it.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Makes the sample space.
pub(crate) fn create(app: &App, _: Nothing) -> Result<AppState, AppError> {
    app.create_sample()?;
    app.state()
}

/// What goes with it.
pub(crate) fn look(app: &App, _: Nothing) -> Result<SampleLook, AppError> {
    app.session()?.sample()
}

/// Removes it.
pub(crate) fn remove(app: &App, _: Nothing) -> Result<AppState, AppError> {
    app.remove_sample()?;
    app.state()
}
