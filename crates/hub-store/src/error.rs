//! What can go wrong with a device's files: a stable code that programs switch on, and the facts
//! that the sentence for people needs. The sentence itself is written where it is shown.

use crate::backup::Backup;
use rusqlite::ErrorCode;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Every failure of this crate. A write that fails leaves what was there before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer version of the Hub; it is left alone.
    #[error("{file} has version {found}, this program knows {supported}")]
    Newer {
        /// The name of the file.
        file: String,
        /// Its version.
        found: i64,
        /// The newest version this program knows.
        supported: i64,
    },
    /// Another process writes to this space.
    #[error("the space in {path} is in use by another process")]
    InUse {
        /// The space's folder.
        path: PathBuf,
    },
    /// There is no room left. Nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The journal cannot be read. It is left as it is until a backup is restored.
    #[error("the journal is damaged: {detail}")]
    JournalDamaged {
        /// What was found, for a report.
        detail: String,
        /// The newest backup that is whole.
        newest_backup: Option<Backup>,
        /// What the backup lacks, as far as the catalogue can tell.
        missing: Option<Missing>,
    },
    /// The catalogue cannot be read. It is made anew when the space is opened for writing.
    #[error("the catalogue is damaged: {detail}")]
    CatalogueDamaged {
        /// What was found, for a report.
        detail: String,
    },
    /// Beside a writer, or without one, nothing is rebuilt: the catalogue has to be made by opening
    /// the space for writing.
    #[error("the catalogue of {path} has to be made by opening the space for writing")]
    CatalogueNotReady {
        /// The space's folder.
        path: PathBuf,
    },
    /// The folder or file is not one of the Hub's.
    #[error("{path} is not a space")]
    NotASpace {
        /// What was asked for.
        path: PathBuf,
    },
    /// Something is there already, and it is not overwritten.
    #[error("{path} is there already")]
    Exists {
        /// What was asked for.
        path: PathBuf,
    },
    /// A value is larger than the store takes.
    #[error("{bytes} bytes are more than {max_bytes}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest that is taken.
        max_bytes: usize,
    },
    /// The server wrote something that this version cannot read. Nothing was taken in.
    #[error("what stands at {at_seq} cannot be read")]
    NotUnderstood {
        /// Its place in the server's order.
        at_seq: u64,
    },
    /// The caller asked to stop. Nothing was written.
    #[error("cancelled")]
    Cancelled,
    /// The system refused, for example for want of permission.
    #[error("{path}: {detail}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
}

/// What a backup lacks, compared with what this device has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Rows and events that were written after the backup.
    pub changes: u64,
    /// Ideas that were new or changed after the backup.
    pub ideas: u64,
}

impl StoreError {
    /// The word that programs switch on; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "STORE_NEWER",
            Self::InUse { .. } => "STORE_IN_USE",
            Self::DiskFull => "STORE_DISK_FULL",
            Self::JournalDamaged { .. } => "STORE_JOURNAL_DAMAGED",
            Self::CatalogueDamaged { .. } => "STORE_CATALOGUE_DAMAGED",
            Self::CatalogueNotReady { .. } => "STORE_CATALOGUE_NOT_READY",
            Self::NotASpace { .. } => "STORE_NOT_A_SPACE",
            Self::Exists { .. } => "STORE_EXISTS",
            Self::TooLarge { .. } => "STORE_TOO_LARGE",
            Self::NotUnderstood { .. } => "STORE_NOT_UNDERSTOOD",
            Self::Cancelled => "STORE_CANCELLED",
            Self::Io { .. } => "STORE_IO",
        }
    }

    /// What the sentence for people needs.
    pub fn facts(&self) -> Map<String, Value> {
        let facts = match self {
            Self::Newer { file, found, supported } => {
                json!({ "file": file, "found": found, "supported": supported })
            }
            Self::InUse { path }
            | Self::NotASpace { path }
            | Self::Exists { path }
            | Self::CatalogueNotReady { path } => json!({ "path": path }),
            Self::JournalDamaged { detail, newest_backup, missing } => json!({
                "detail": detail,
                "newest_backup": newest_backup.as_ref().map(|backup| &backup.path),
                "newest_backup_at_ms": newest_backup.as_ref().map(|backup| backup.at_ms),
                "missing_changes": missing.map(|missing| missing.changes),
                "missing_ideas": missing.map(|missing| missing.ideas),
            }),
            Self::CatalogueDamaged { detail } => json!({ "detail": detail }),
            Self::TooLarge { bytes, max_bytes } => {
                json!({ "bytes": bytes, "max_bytes": max_bytes })
            }
            Self::NotUnderstood { at_seq } => json!({ "at_seq": at_seq }),
            Self::Io { path, detail } => json!({ "path": path, "detail": detail }),
            Self::DiskFull | Self::Cancelled => json!({}),
        };
        if let Value::Object(facts) = facts { facts } else { Map::new() }
    }

    /// A failure of the file system at `path`.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { path: path.to_owned(), detail: error.to_string() },
        }
    }
}

/// Which of the two databases a failure of SQLite is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blame {
    /// The precious one.
    Journal,
    /// The one that can be made anew.
    Catalogue,
}

/// A file that is not what this crate wrote.
pub(crate) fn damaged(blame: Blame, detail: String) -> StoreError {
    match blame {
        Blame::Journal => StoreError::JournalDamaged { detail, newest_backup: None, missing: None },
        Blame::Catalogue => StoreError::CatalogueDamaged { detail },
    }
}

/// What a failure of SQLite at `path` means.
pub(crate) fn sqlite(blame: Blame, path: &Path, error: &rusqlite::Error) -> StoreError {
    let detail = error.to_string();
    if is_damage(error) {
        return damaged(blame, detail);
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::InUse { path: path.to_owned() }
        }
        _ => StoreError::Io { path: path.to_owned(), detail },
    }
}

/// A value that cannot be read back is damage just as a broken page is: this crate wrote it.
fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::QueryReturnedNoRows => true,
        other => matches!(
            other.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        ),
    }
}
