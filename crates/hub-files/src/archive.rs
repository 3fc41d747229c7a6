//! A zip archive before anything unpacks it for real: what is in it, and how large it gets.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::{FileError, Foreign, Limit};
use crate::limits::check;
use crate::table::Format;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

const SPREADSHEET_MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The format of the workbook in the archive, which is whole and small enough when this returns.
/// `promised` is what the file's name says, for an archive too broken to tell.
pub(crate) fn kind(promised: Option<Format>, bytes: &[u8]) -> Result<Format, FileError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match promised {
        Some(format) => FileError::damaged(format, error),
        None => FileError::NotASpreadsheet { what: Foreign::Zip { names: Vec::new() } },
    })?;
    let (names, declared) = directory(&mut archive)?;
    let format = format(&mut archive, &names)?;
    check(Limit::UnpackedBytes, declared)?;
    unpack(&mut archive, format)?;
    Ok(format)
}

/// The names, and the sum of the sizes the directory declares.
fn directory(archive: &mut Archive<'_>) -> Result<(Vec<String>, u64), FileError> {
    let mut names = Vec::with_capacity(archive.len());
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else { continue };
        if entry.encrypted() {
            return Err(FileError::Encrypted);
        }
        declared = declared.saturating_add(entry.size());
        names.push(entry.name().unwrap_or_default().to_string());
    }
    Ok((names, declared))
}

fn format(archive: &mut Archive<'_>, names: &[String]) -> Result<Format, FileError> {
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    if names.iter().any(|name| name.ends_with("workbook.xml")) {
        return Ok(Format::Xlsx);
    }
    let document = match () {
        () if has("xl/workbook.bin") => "an Excel binary workbook (.xlsb)",
        () if has("word/") => "a Word document",
        () if has("ppt/") => "a PowerPoint presentation",
        () if has("Index/") => "a Numbers, Pages or Keynote document",
        () if has("mimetype") => return open_document(archive),
        () => {
            let names = names.iter().take(5).cloned().collect();
            return Err(FileError::NotASpreadsheet { what: Foreign::Zip { names } });
        }
    };
    Err(FileError::NotASpreadsheet { what: Foreign::Document(document) })
}

/// OpenDocument says in its first part which kind of document it is.
fn open_document(archive: &mut Archive<'_>) -> Result<Format, FileError> {
    let mut mime = String::new();
    let read = archive.by_name("mimetype").map(|part| part.take(200).read_to_string(&mut mime));
    match read {
        Ok(Ok(_)) if mime.trim_end() == SPREADSHEET_MIME => Ok(Format::Ods),
        _ => {
            let what = Foreign::Document("a document that is no spreadsheet");
            Err(FileError::NotASpreadsheet { what })
        }
    }
}

/// Unpacks everything into nothing. This finds a damaged part before a reader takes half of a sheet
/// for the whole, and one that is larger than the directory says: `zip` stops reading there.
fn unpack(archive: &mut Archive<'_>, format: Format) -> Result<(), FileError> {
    for index in 0..archive.len() {
        let mut part =
            archive.by_index(index).map_err(|error| FileError::damaged(format, error))?;
        std::io::copy(&mut part, &mut std::io::sink())
            .map_err(|error| FileError::damaged(format, error))?;
    }
    Ok(())
}
