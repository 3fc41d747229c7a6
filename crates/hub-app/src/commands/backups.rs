//! Backups: which there are, what is in one, putting one back.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};
use std::path::Path;

/// The backups of the space.
pub(crate) fn list(app: &App, _: Nothing) -> Result<BackupsView, AppError> {
    app.session()?.backups()
}

/// What is in a backup.
pub(crate) fn look(app: &App, backup: BackupRequest) -> Result<BackupLook, AppError> {
    app.look_at_backup(Path::new(&backup.path))
}

/// Puts a backup in the place of the space.
pub(crate) fn restore(app: &App, backup: BackupRequest) -> Result<Restored, AppError> {
    let kept = app.restore(Path::new(&backup.path))?;
    Ok(Restored { kept: kept.map(|path| path.display().to_string()), state: app.state()? })
}
