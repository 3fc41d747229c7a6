//! Backups: which there are, what is in one, and putting one back. What is there before is kept as
//! a backup itself, so that a restore can be taken back like any other.

use crate::app::{Access, App};
use crate::clock;
use crate::error::AppError;
use crate::session::Session;
use crate::views::{BackupEntry, BackupKind, BackupLook, BackupsView};
use hub_store::backup::{self, Backup};
use hub_store::{Look, StoreError};
use std::path::{Path, PathBuf};

impl Session {
    /// The backups of the space, the newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> Result<BackupsView, AppError> {
        let folder = self.write(|space| Ok(space.folder().to_owned()))?;
        Ok(BackupsView {
            folder: folder.join("backups").display().to_string(),
            backups: backup::list(&folder).iter().map(entry).collect(),
        })
    }
}

impl App {
    /// What is in a backup, compared with the open space, if one is open. Nothing is changed.
    ///
    /// # Errors
    /// `BACKUP_DAMAGED`, `BACKUP_NEWER`, `BACKUP_NOT_OURS`, `BACKUP_OTHER_SPACE`, or what the disk
    /// says.
    pub fn look_at_backup(&self, path: &Path) -> Result<BackupLook, AppError> {
        let seen = look(path)?;
        let view = BackupLook {
            path: path.display().to_string(),
            name: seen.name.clone(),
            ideas: seen.ideas as u32,
            last_change_at_ms: seen.last_change_at_ms,
            size_bytes: seen.size_bytes,
            present: None,
        };
        match self.session() {
            Ok(session) => session.compared(&seen, view),
            Err(error) if error.code == "NO_SPACE" => Ok(view),
            Err(error) => Err(error),
        }
    }

    /// Puts a backup in the place of the open space, or, at the first run, makes a space of it. The
    /// answer is where the present state was kept; none where there was none.
    ///
    /// # Errors
    /// Those of [`App::look_at_backup`], `STORE_IN_USE`, or what the disk says; nothing is different
    /// then.
    pub fn restore(&self, path: &Path) -> Result<Option<PathBuf>, AppError> {
        let seen = look(path)?;
        if self.is_at_first_run() {
            let folder = hub_store::adopt_backup(self.data_dir(), path)?;
            self.open_new(seen.space.0, Session::open(&folder, Access::Write)?)?;
            return Ok(None);
        }
        self.session()?.is_own(&seen)?;
        self.with_space_closed(|folder| put_back(folder, path)).map(Some)
    }
}

/// What opens is kept; what does not makes room again for what was there.
fn put_back(folder: &Path, path: &Path) -> Result<PathBuf, AppError> {
    let kept = hub_store::restore_backup(folder, path, clock::now_ms()).map_err(said(path))?;
    if let Err(error) = Session::open(folder, Access::Write) {
        hub_store::restore_backup(folder, &kept, clock::now_ms())?;
        return Err(error);
    }
    Ok(kept)
}

impl Session {
    fn is_own(&self, seen: &Look) -> Result<(), AppError> {
        match self.names()?.space_id() == seen.space {
            true => Ok(()),
            false => Err(AppError::new("BACKUP_OTHER_SPACE").with("name", seen.name.as_str())),
        }
    }

    fn compared(&self, seen: &Look, view: BackupLook) -> Result<BackupLook, AppError> {
        self.is_own(seen)?;
        let operations = self.read(|reader| reader.position())?.n.max(0).cast_unsigned();
        let present = crate::views::BackupPresent {
            ideas: self.listing()?.total() as u32,
            changes_since: operations.saturating_sub(seen.operations) as u32,
        };
        Ok(BackupLook { present: Some(present), ..view })
    }
}

fn look(path: &Path) -> Result<Look, AppError> {
    hub_store::look(path).map_err(said(path))
}

/// The same words mean something else of a file that was handed in than of the space's own.
fn said(path: &Path) -> impl Fn(StoreError) -> AppError {
    move |error| {
        let code = match error {
            StoreError::JournalDamaged { .. } => "BACKUP_DAMAGED",
            StoreError::NotASpace { .. } => "BACKUP_NOT_OURS",
            StoreError::Newer { .. } => "BACKUP_NEWER",
            _ => return error.into(),
        };
        let facts = AppError::from(error).facts;
        AppError { code: code.to_owned(), facts }.with("path", path.display().to_string())
    }
}

fn entry(backup: &Backup) -> BackupEntry {
    let name = backup.path.file_name().unwrap_or_default();
    BackupEntry {
        path: backup.path.display().to_string(),
        name: name.to_string_lossy().into_owned(),
        at_ms: backup.at_ms,
        size_bytes: backup.path.metadata().map_or(0, |file| file.len()),
        kind: match backup.kind {
            backup::BackupKind::Daily => BackupKind::Daily,
            backup::BackupKind::BeforeUpdate => BackupKind::BeforeUpdate,
            backup::BackupKind::BeforeRestore => BackupKind::BeforeRestore,
            backup::BackupKind::AskedFor => BackupKind::AskedFor,
        },
    }
}
