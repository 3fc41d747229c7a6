//! What the bytes are. Content decides; the name only helps where a file is broken.

use std::io::Cursor;

use crate::archive;
use crate::encoding::is_utf16;
use crate::error::{FileError, Foreign};
use crate::table::Format;

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Delimited,
    Workbook(Format),
}

const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Files that people take for spreadsheets or choose by mistake.
const DOCUMENTS: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a database"),
];

/// Names the kind, or says why the file cannot be read.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Kind, FileError> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if ZIP.iter().any(|magic| starts(magic)) {
        return archive::kind(by_extension(name), bytes).map(Kind::Workbook);
    }
    if starts(COMPOUND) {
        return compound(bytes).map(|()| Kind::Workbook(Format::Xls));
    }
    let document = DOCUMENTS.iter().find(|(magic, _)| starts(magic));
    if let Some(what) = document.map(|(_, what)| Foreign::Document(what)).or_else(|| markup(bytes))
    {
        return Err(FileError::NotASpreadsheet { what });
    }
    if is_binary(bytes) {
        return Err(match by_extension(name) {
            Some(format) => FileError::damaged(format, "its first bytes are not those of one"),
            None => FileError::NotASpreadsheet { what: Foreign::Binary },
        });
    }
    Ok(Kind::Delimited)
}

/// The workbook format a name promises.
fn by_extension(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" => Some(Format::Xlsx),
        "xls" => Some(Format::Xls),
        "ods" => Some(Format::Ods),
        _ => None,
    }
}

/// Compound files hold old workbooks, old documents, and new workbooks under a password.
fn compound(bytes: &[u8]) -> Result<(), FileError> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| FileError::damaged(Format::Xls, error))?;
    let has = |name: &str| file.exists(name);
    if has("/EncryptedPackage") {
        return Err(FileError::Encrypted);
    }
    if has("/Workbook") || has("/Book") {
        return Ok(());
    }
    let what = if has("/WordDocument") { "an old Word document" } else { "an Office document" };
    Err(FileError::NotASpreadsheet { what: Foreign::Document(what) })
}

/// Programs save web pages and XML as .xls. Zero bytes are skipped to see through UTF-16.
fn markup(bytes: &[u8]) -> Option<Foreign> {
    let head: Vec<u8> =
        bytes.iter().take(2048).filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let start = head.iter().position(|byte| *byte == b'<')?;
    let before = &head[..start];
    let (before, tag) = (before.trim_ascii(), &head[start..]);
    let is_mark = matches!(before, b"" | b"\xEF\xBB\xBF" | b"\xFF\xFE" | b"\xFE\xFF");
    let starts = |tags: &[&str]| tags.iter().any(|name| tag.starts_with(name.as_bytes()));
    match is_mark {
        true if starts(&["<!doctype html", "<html", "<head", "<body", "<table"]) => {
            Some(Foreign::Html)
        }
        true if starts(&["<?xml"]) => {
            let is_page = tag.windows(5).any(|window| window == b"<html");
            Some(if is_page { Foreign::Html } else { Foreign::Xml })
        }
        _ => None,
    }
}

/// Text has few control characters; a stray one in a cell is no reason to refuse a file.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let is_control = |byte: &&u8| **byte < b' ' && !b"\t\n\r\x0B\x0C\x1B".contains(*byte);
    let controls = sample.iter().filter(is_control).count();
    controls > 8 && controls * 10 > sample.len() && !is_utf16(bytes)
}
