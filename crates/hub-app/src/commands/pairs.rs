//! Possible pairs of the whole catalogue, two ideas side by side, and what a merge would come to.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// Begins to look for pairs in the background.
pub(crate) fn start(app: &App, request: PairsStart) -> Result<PairsState, AppError> {
    let session = app.session()?;
    session.begin_pairs(request.again);
    Ok(session.lexicon.pairs.state())
}

/// How far it is.
pub(crate) fn state(app: &App, _: Nothing) -> Result<PairsState, AppError> {
    Ok(app.session()?.lexicon.pairs.state())
}

/// Stops it; what was found stands.
pub(crate) fn cancel(app: &App, _: Nothing) -> Result<PairsState, AppError> {
    let session = app.session()?;
    session.lexicon.pairs.stop();
    Ok(session.lexicon.pairs.state())
}

/// A part of the list.
pub(crate) fn list(app: &App, request: PairsListRequest) -> Result<PairsList, AppError> {
    app.session()?.pairs_list(&request)
}

/// Any two ideas side by side.
pub(crate) fn between(app: &App, request: BetweenRequest) -> Result<Between, AppError> {
    let session = app.session()?;
    session.read_words()?;
    session.between(&request)
}

/// Keeps what a person said, with what was known of the two.
pub(crate) fn answer(app: &App, request: PairsAnswer) -> Result<Nothing, AppError> {
    let session = app.session()?;
    session.keep_answer(&request)?;
    session.begin_learning();
    Ok(Nothing {})
}

/// What merging would come to.
pub(crate) fn preview(app: &App, request: MergePreviewRequest) -> Result<MergePreview, AppError> {
    app.session()?.merge_preview(&request)
}
