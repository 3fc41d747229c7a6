//! What answers about alike ideas have taught this device.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// What has been learnt.
pub(crate) fn look(app: &App, _: Nothing) -> Result<LearningView, AppError> {
    app.session()?.learning()
}

/// Sets all answers aside, or counts them again.
pub(crate) fn reset(app: &App, request: LearningReset) -> Result<LearningView, AppError> {
    app.session()?.reset_learning(request)
}

/// Keeps what a person said of a text they were typing.
pub(crate) fn answer(app: &App, request: SimilarAnswer) -> Result<Nothing, AppError> {
    let session = app.session()?;
    session.keep_typed_answer(&request)?;
    session.begin_learning();
    Ok(Nothing {})
}
