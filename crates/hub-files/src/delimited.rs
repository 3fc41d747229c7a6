//! CSV, TSV and their kin into raw rows.

use crate::delimiter;
use crate::encoding::{Decoded, decode};
use crate::error::FileError;
use crate::raw::{Gather, RawRow, RawTable};
use crate::records::{Record, Records};
use crate::table::{Format, Found, NoteKind, ReadOptions};

pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawTable, FileError> {
    let wanted = options.delimiter.map(delimiter::checked).transpose()?;
    let decoded = decode(bytes, options.encoding.as_deref())?;
    let mut gather = Gather::default();
    if decoded.replaced > 0 {
        gather.note(None, NoteKind::ReplacedCharacters { count: decoded.replaced });
    }
    let (body, stated) = after_stated_delimiter(&decoded.text, &mut gather);
    let delimiter = wanted.or(stated).or_else(|| delimiter::detect(body));
    let mut number = u64::from(stated.is_some());
    for record in Records::new(body, delimiter) {
        number += 1;
        take(&mut gather, number, &record)?;
    }
    if gather.is_empty() {
        return Err(FileError::Empty);
    }
    Ok(gather.finish(found(&decoded, delimiter), number))
}

/// The text under a line such as `sep=;`, which is a row of the file but of no table.
fn after_stated_delimiter<'a>(text: &'a str, gather: &mut Gather) -> (&'a str, Option<u8>) {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    let stated = delimiter::stated(&text[..end]);
    if stated.is_none() {
        return (text, None);
    }
    gather.leave_out(1, NoteKind::AboveHeader { text: text[..end].trim().to_owned() });
    (&text[end..], stated)
}

fn take(gather: &mut Gather, number: u64, record: &Record<'_>) -> Result<(), FileError> {
    if record.stray_quote {
        gather.note(Some(number), NoteKind::StrayQuote);
    }
    let mut cells = Vec::with_capacity(record.fields.len());
    for (column, field) in record.fields.iter().enumerate() {
        cells.push(gather.text(number, column, field)?);
    }
    gather.row(RawRow { number, cells, line_width: Some(record.width) })
}

fn found(decoded: &Decoded<'_>, delimiter: Option<u8>) -> Found {
    Found {
        format: Format::Delimited,
        sheets: Vec::new(),
        sheet: None,
        header_row: None,
        encoding: Some(decoded.encoding.to_owned()),
        delimiter: delimiter.map(char::from),
        rows_in_file: 0,
    }
}
