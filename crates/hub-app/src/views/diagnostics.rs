//! What helps whoever helps: versions, sizes and findings, and nobody's texts.

use crate::error::AppError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// The program and its files.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Diagnostics {
    /// Of the program.
    pub version: String,
    /// The system, for example `linux x86_64`.
    pub system: String,
    /// The files of the data folder, by what they are for.
    pub files: Vec<FileSize>,
    /// What opening them met.
    pub trouble: Option<AppError>,
    /// How far the meanings of ideas are read; none where no space is open.
    pub meaning: Option<MeaningView>,
}

/// How far the meanings of ideas are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MeaningView {
    /// How it stands.
    pub state: MeaningState,
    /// Ideas that are read.
    pub read: u32,
    /// Ideas there are, as far as the reading knows.
    pub ideas: u32,
}

/// How the reading of meanings stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeaningState {
    /// It has not begun.
    Waiting,
    /// It is under way.
    Reading,
    /// All ideas are read.
    Ready,
    /// There is no model: words alone are compared.
    Missing,
    /// The model's files are not the right ones: words alone are compared.
    Damaged,
}

/// How large a file, or a folder, is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FileSize {
    /// What it is for.
    pub kind: FileKind,
    /// How large.
    #[ts(type = "number")]
    pub size_bytes: u64,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Everything precious.
    Journal,
    /// What is made anew from it.
    Catalogue,
    /// Copies of it.
    Backups,
    /// What the Hub notes about its own work.
    Log,
}

/// What the doctor saw.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DoctorView {
    /// Empty when all is well.
    pub findings: Vec<FindingView>,
    /// Ideas that are not removed.
    pub ideas: u32,
    /// Rows of all kinds.
    pub rows: u32,
    /// Lines of history.
    pub events: u32,
    /// Operations that were ever decided.
    pub operations: u32,
}

/// Something that is not as it has to be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FindingView {
    /// For example `chain_broken`.
    pub code: String,
    /// What the sentence needs.
    #[ts(type = "Record<string, unknown>")]
    pub facts: Map<String, Value>,
}

/// Who asks for a file of diagnostics.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DiagnosticsRequest {
    /// What the window says of itself: its browser engine and size.
    pub window: String,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedFile {
    /// Where it is.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// A folder of the Hub that a person wants to see.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HubFolder {
    /// Everything.
    Data,
    /// The space's backups.
    Backups,
}

/// Show a folder.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct FolderRequest {
    /// Which.
    pub folder: HubFolder,
}
