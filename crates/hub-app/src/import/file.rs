//! From a file's bytes to a table: our own JSON, else whatever `hub-files` reads. What cannot be
//! read is told as a code with the facts of its sentence.

use crate::{AppError, export};
use hub_files::{FileError, Limit, ReadOptions, Table};

/// Reads one table out of a file's bytes.
///
/// # Errors
/// A code of [`FileError`] with its facts, `EXPORT_DAMAGED` or `EXPORT_NEWER`.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Table, AppError> {
    if bytes.len() as u64 > Limit::FileBytes.allowed() {
        return Err(over_limit(Limit::FileBytes, bytes.len() as u64));
    }
    if export::is_json(bytes) {
        return export::read_json(bytes);
    }
    let is_asked = *options != ReadOptions::default();
    let own = if is_asked { None } else { export::read_options(bytes) };
    hub_files::read(name, bytes, own.as_ref().unwrap_or(options)).map_err(told)
}

fn told(error: FileError) -> AppError {
    let sentence = error.to_string();
    let told = AppError::new(error.code()).with("sentence", sentence);
    match error {
        FileError::Empty | FileError::Encrypted => told,
        FileError::NotASpreadsheet { what } => told.with("what", what.to_string()),
        FileError::Damaged { format, detail } => {
            told.with("format", format.to_string()).with("detail", detail)
        }
        FileError::SheetNotFound { wanted, sheets } => {
            told.with("wanted", wanted).with("sheets", sheets)
        }
        FileError::SheetEmpty { sheet, sheets } => {
            told.with("wanted", sheet).with("sheets", sheets)
        }
        FileError::HeaderRowBlank { wanted, last } => {
            told.with("wanted", wanted).with("last", last)
        }
        FileError::UnknownEncoding { wanted } => told.with("wanted", wanted),
        FileError::BadDelimiter { wanted } => told.with("wanted", wanted.to_string()),
        FileError::OverLimit { found, allowed, .. } => {
            told.with("found", found).with("allowed", allowed)
        }
    }
}

/// More than an import may hold.
pub(crate) fn over_limit(limit: Limit, found: u64) -> AppError {
    told(FileError::OverLimit { limit, found, allowed: limit.allowed() })
}
