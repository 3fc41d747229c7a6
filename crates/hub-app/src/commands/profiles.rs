//! What ranks: profiles, who would move under another one, raw numbers explained.

use super::Nothing;
use crate::views::{FormulasView, IdeaRequest, PreviewRequest, PreviewView, ProfilesView};
use crate::{App, AppError};

/// All profiles with their versions.
pub(crate) fn list(app: &App, _: Nothing) -> Result<ProfilesView, AppError> {
    app.session()?.profiles()
}

/// Who would move how far; nothing is written.
pub(crate) fn preview(app: &App, request: PreviewRequest) -> Result<PreviewView, AppError> {
    app.session()?.preview_profile(&request)
}

/// The raw numbers of an idea with what they are made of.
pub(crate) fn formulas(app: &App, request: IdeaRequest) -> Result<FormulasView, AppError> {
    app.session()?.formulas(&request.id)
}
