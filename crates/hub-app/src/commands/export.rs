//! Taking ideas home as a file, and showing where it is.

use super::Nothing;
use crate::export::{Place, downloads};
use crate::views::{ExportRequest, ExportShow, Exported};
use crate::{App, AppError};
use std::path::PathBuf;

/// Writes a file into the person's folder for downloads.
pub(crate) fn run(app: &App, request: ExportRequest) -> Result<Exported, AppError> {
    let folder = folder(app);
    // A home without such a folder gets one; what keeps it from that is told when it is written to.
    let _ = std::fs::create_dir_all(&folder);
    let session = app.session()?;
    session.works.under(request.id, |work| {
        session.export(&request, &Place::Folder(&folder), &mut |done, total| {
            work.expect(total);
            work.heard(done)
        })
    })
}

/// Shows a file in its folder. The page may name only what exports leave: a file right in that very
/// folder. Nothing is opened.
pub(crate) fn show(app: &App, request: ExportShow) -> Result<Nothing, AppError> {
    let path = PathBuf::from(&request.path);
    if path.parent() != Some(&folder(app)) || !path.is_file() {
        return Err(AppError::new("EXPORT_GONE").with("path", request.path));
    }
    opener::reveal(&path).map_err(|error| {
        let error = AppError::new("EXPORT_NOT_SHOWN").with("detail", error.to_string());
        error.with("path", request.path)
    })?;
    Ok(Nothing {})
}

fn folder(app: &App) -> PathBuf {
    downloads().unwrap_or_else(|| app.data_dir().join("exports"))
}
