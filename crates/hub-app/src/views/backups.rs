//! Backups and the sample as they are shown.

use crate::views::AppState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The backups of a space.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupsView {
    /// Where they are; what is put there stands in the list too.
    pub folder: String,
    /// The newest first.
    pub backups: Vec<BackupEntry>,
}

/// What a backup was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    /// The day's.
    Daily,
    /// The Hub was updated.
    BeforeUpdate,
    /// Another backup was put back.
    BeforeRestore,
    /// Somebody asked for it, or put it there.
    AskedFor,
}

/// A backup.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupEntry {
    /// Where it is.
    pub path: String,
    /// Its file name.
    pub name: String,
    /// When it was made, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// How large it is.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// What for.
    pub kind: BackupKind,
}

/// Names a backup.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BackupRequest {
    /// Where it is.
    pub path: String,
}

/// What is in a backup.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupLook {
    /// Where it is.
    pub path: String,
    /// The name that the space had.
    pub name: String,
    /// How many ideas it had.
    pub ideas: u32,
    /// When the last change in it was, in UTC milliseconds.
    #[ts(type = "number")]
    pub last_change_at_ms: i64,
    /// How large it is.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// The space as it is now, where one is open.
    pub present: Option<BackupPresent>,
}

/// The space as it is now, beside a backup of it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct BackupPresent {
    /// How many ideas it has.
    pub ideas: u32,
    /// How many changes are not in the backup.
    pub changes_since: u32,
}

/// A backup was put back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Restored {
    /// Where the state before it is kept.
    pub kept: Option<String>,
    /// Everything as it is now.
    pub state: AppState,
}

/// What goes when the sample is removed.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct SampleLook {
    /// All its ideas.
    pub ideas: u32,
    /// Those of them that the person sent.
    pub own_ideas: u32,
    /// What the person wrote and did not send.
    pub drafts: u32,
}
