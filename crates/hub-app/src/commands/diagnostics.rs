//! What helps whoever helps.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// The program and its files.
pub(crate) fn look(app: &App, _: Nothing) -> Result<Diagnostics, AppError> {
    app.diagnostics()
}

/// Looks at everything: structure, chain, order, and whether journal and catalogue agree.
pub(crate) fn check(app: &App, _: Nothing) -> Result<DoctorView, AppError> {
    app.session()?.doctor()
}

/// Writes a file for whoever helps.
pub(crate) fn save(app: &App, request: DiagnosticsRequest) -> Result<SavedFile, AppError> {
    app.save_diagnostics(&request.window)
}

/// Shows one of the Hub's own folders in the system's file manager.
pub(crate) fn open_folder(app: &App, request: FolderRequest) -> Result<Nothing, AppError> {
    let folder = app.folder(request.folder)?;
    opener::open(&folder).map_err(|error| {
        let path = folder.display().to_string();
        AppError::new("NO_FILE_MANAGER").with("path", path).with("detail", error.to_string())
    })?;
    Ok(Nothing {})
}
