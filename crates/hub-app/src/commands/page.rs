//! The page of one idea.

use crate::views::{IdeaPage, IdeaRequest};
use crate::{App, AppError};

/// Everything about one idea.
pub(crate) fn page(app: &App, request: IdeaRequest) -> Result<IdeaPage, AppError> {
    app.session()?.page(&request.id)
}
