//! Bringing a file in: how it is read, the dry run, possible duplicates, carrying it out.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// How the file is read, and what its columns seem to say.
pub(crate) fn look(app: &App, request: ImportLookRequest) -> Result<ImportLook, AppError> {
    app.session()?.import_look(&request)
}

/// Lets the file go.
pub(crate) fn close(app: &App, request: ImportUpload) -> Result<Nothing, AppError> {
    app.session()?.import_close(request.upload);
    Ok(Nothing {})
}

/// The dry run.
pub(crate) fn preview(app: &App, request: ImportPreviewRequest) -> Result<ImportPreview, AppError> {
    app.session()?.import_preview(&request)
}

/// Some rows of it, or of the import that came of it.
pub(crate) fn rows(app: &App, request: ImportRowsRequest) -> Result<ImportRows, AppError> {
    app.session()?.import_rows(&request)
}

/// How far the search for possible duplicates is.
pub(crate) fn likes(app: &App, request: ImportPlanRequest) -> Result<ImportLikes, AppError> {
    app.session()?.import_likes(request.plan)
}

/// Stops that search; what was found stands.
pub(crate) fn skip_likes(app: &App, request: ImportPlanRequest) -> Result<ImportLikes, AppError> {
    app.session()?.import_skip_likes(request.plan)
}

/// Carries the dry run out.
pub(crate) fn run(app: &App, request: ImportRunRequest) -> Result<ImportResult, AppError> {
    app.session()?.import_run(&request)
}

/// What the import did, again.
pub(crate) fn result(app: &App, request: ImportPlanRequest) -> Result<ImportResult, AppError> {
    app.session()?.import_result(request.plan)
}
