//! Where a joined space stands with its server.

use super::{NamedIdea, Protection, SpaceKind, TokensKept};
use crate::error::AppError;
use hub_core::OpId;
use hub_core::rows::Change;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The state in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// Nothing can be shown before the first copy is whole.
    FirstSync,
    /// Nothing was heard yet.
    Connecting,
    /// The server answers.
    Live,
    /// It does not; it is tried again and again.
    Offline,
    /// The session is over. Everything that waits stays.
    NeedsSignIn,
    /// The server does not understand this version any more. Reading goes on.
    UpdateNeeded,
    /// The person is no member any more. Everything that waits stays.
    Removed,
    /// Something has to be put right before changes travel; `last_error` says what.
    Held,
}

/// Everything about it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SyncState {
    /// Who decides in the open space.
    pub kind: SpaceKind,
    /// None in a private space.
    pub phase: Option<SyncPhase>,
    /// Of a fresh copy: pieces that are here.
    pub taken: u32,
    /// Of a fresh copy: all pieces; 0 until that is known.
    pub of: u32,
    /// Own changes that wait.
    pub queue: u32,
    /// What the server, the way to it, or this disk said last, if it was a failure.
    pub last_error: Option<AppError>,
    /// When everything was here last, in UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_synced_at_ms: Option<i64>,
    /// When it is tried again by itself, in UTC milliseconds, where that is known.
    #[ts(type = "number | null")]
    pub retry_at_ms: Option<i64>,
    /// As it is asked, for example `https://hub.alder.example`.
    pub server: Option<String>,
    /// For example `hub.alder.example`.
    pub host: Option<String>,
    /// How what travels is protected.
    pub protection: Option<Protection>,
    /// Whether the next start needs a password.
    pub tokens: Option<TokensKept>,
    /// What this device is called there.
    pub device_name: Option<String>,
}

/// One own change that waits for the server.
#[derive(Clone, Debug, Serialize, TS)]
pub struct QueuedView {
    /// Which operation.
    pub op_id: OpId,
    /// For example `idea.edit`.
    pub kind: String,
    /// The idea it is about.
    pub idea: Option<NamedIdea>,
    /// What it writes, as in the history.
    pub changes: Vec<Change>,
    /// When it was done, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
}

/// Text for a report. No token, no password and no text of anybody is in it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SyncDetails {
    /// Line by line.
    pub text: String,
}
