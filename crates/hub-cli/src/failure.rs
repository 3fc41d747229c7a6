//! What went wrong, on its way to the person or the script: a code with facts, the sentence for it
//! and the exit code.

use crate::exit::Exit;
use crate::out::plain;
use crate::words;
use hub_app::AppError;
use hub_core::Code;
use hub_files::FileError;
use serde_json::{Value, json};
use std::io;
use std::path::Path;

/// Why a command did not come to its end.
#[derive(Debug)]
pub enum Failure {
    /// A code of the Hub with its facts.
    Said(AppError),
    /// Whoever read our output has gone; that is no error.
    NobodyReads,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Said(error)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::Said(AppError::new(error.code()).with("sentence", error.to_string()))
    }
}

impl From<io::Error> for Failure {
    /// Of writing to the terminal; files are read with [`Failure::of_file`].
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Said(AppError::new("OUTPUT_FAILED").with("detail", error.to_string())),
        }
    }
}

impl Failure {
    /// A file that a person named and that cannot be read.
    pub fn of_file(path: &Path, error: &io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::NotFound => "FILE_NOT_FOUND",
            _ => "FILE_UNREADABLE",
        };
        let error = AppError::new(code).with("detail", error.to_string());
        Self::Said(error.with("path", path.display().to_string()))
    }

    /// Tells it on stderr and gives the exit code.
    pub fn tell(&self, as_json: bool) -> Exit {
        let Self::Said(error) = self else { return Exit::Done };
        let text = match as_json {
            true => to_json(error).to_string(),
            false => format!("ohub: {}", plain(&words::sentence(error))),
        };
        // Where even stderr is gone, the exit code still says it.
        let _ = io::Write::write_all(&mut io::stderr(), format!("{text}\n").as_bytes());
        exit_of(&error.code)
    }
}

fn to_json(error: &AppError) -> Value {
    let message = words::sentence(error);
    json!({ "error": { "code": error.code, "facts": error.facts, "message": message } })
}

fn exit_of(code: &str) -> Exit {
    match code {
        "STORE_IN_USE" | "READ_ONLY" => Exit::InUse,
        "NO_SPACE" | "NO_SUCH_SPACE" | "AREA_NOT_FOUND" | "MEMBER_NOT_FOUND" | "FILE_NOT_FOUND"
        | "SHEET_NOT_FOUND" | "COLUMN_NOT_FOUND" | "SYSTEM_NOT_FOUND" | "COMMENT_NOT_FOUND"
        | "ACT_NOT_FOUND" => Exit::NotFound,
        "STORE_NEWER"
        | "STORE_JOURNAL_DAMAGED"
        | "STORE_CATALOGUE_DAMAGED"
        | "STORE_NOT_A_SPACE"
        | "BACKUP_NEWER"
        | "BACKUP_DAMAGED"
        | "BACKUP_NOT_OURS" => Exit::Damaged,
        "SERVER_UNREACHABLE" | "SERVER_FAILED" | "TOO_MANY" | "NOT_SIGNED_IN"
        | "UPGRADE_REQUIRED" | "SYNC_LATE" | "PIN_MISMATCH" | "CERTIFICATE" | "NOT_A_HUB"
        | "NOT_MEMBER" => Exit::NotSynced,
        "STORE_CANCELLED" => Exit::Cancelled,
        code => match words::refusal(code) {
            Some(Code::NotFound | Code::Removed) => Exit::NotFound,
            _ => Exit::Failed,
        },
    }
}
