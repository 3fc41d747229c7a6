//! OpenDocument spreadsheets. Read here and not by `calamine`, which lays out every repeated cell of
//! every sheet before the first one can be looked at: a small file would fill the memory.

use std::io::{Cursor, Read};

use calamine::{Data, Sheet, SheetType, SheetVisible};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::error::FileError;
use crate::table::Format;
use crate::workbook::{Grid, SheetRows, Shown, cell};

/// The document's content and the sheets in it.
pub(crate) struct Ods {
    content: String,
    pub(crate) sheets: Vec<Sheet>,
}

fn damaged(error: impl std::fmt::Display) -> FileError {
    FileError::damaged(Format::Ods, error)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, FileError> {
    let Some(attribute) = element.try_get_attribute(name).map_err(damaged)? else {
        return Ok(None);
    };
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
    Ok(Some(value.into_owned()))
}

/// How often a row, a cell or a space is repeated.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u64, FileError> {
    attribute(element, name)?.map_or(Ok(1), |times| times.parse().map_err(damaged))
}

fn events(content: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Opens a document whose parts have been checked for their size.
pub(crate) fn open(bytes: &[u8]) -> Result<Ods, FileError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).map_err(damaged)?.read_to_string(&mut text).map_err(damaged)?;
        Ok(text)
    };
    if part("META-INF/manifest.xml").is_ok_and(|list: String| list.contains("encryption-data")) {
        return Err(FileError::Encrypted);
    }
    let content = part("content.xml")?;
    let sheets = sheets(&content)?;
    Ok(Ods { content, sheets })
}

fn sheets(content: &str) -> Result<Vec<Sheet>, FileError> {
    let mut reader = events(content);
    let mut sheets = Vec::new();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                let name = attribute(&start, "table:name")?.unwrap_or_default();
                let (typ, visible) = (SheetType::WorkSheet, SheetVisible::Visible);
                sheets.push(Sheet { name, typ, visible });
                reader.read_to_end(start.name()).map_err(damaged)?;
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

pub(crate) fn rows(book: &Ods, sheet: &str) -> Result<SheetRows, FileError> {
    let mut reader = events(&book.content);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                if attribute(&start, "table:name")?.unwrap_or_default() == sheet {
                    return table(&mut reader);
                }
                reader.read_to_end(start.name()).map_err(damaged)?;
            }
            Event::Eof => return Grid::default().finish(),
            _ => {}
        }
    }
}

fn table(reader: &mut Reader<&[u8]>) -> Result<SheetRows, FileError> {
    let mut grid = Grid::default();
    let mut number = 0_u64;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    let times = repeated(&start, "table:number-rows-repeated")?;
                    let row = row(reader)?;
                    put(&mut grid, number, times, &row)?;
                    number = number.saturating_add(times);
                }
                // A table inside a picture or a form is no row of this one.
                "table:shapes" | "office:forms" => {
                    reader.read_to_end(start.name()).map_err(damaged)?;
                }
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "table:table" => return grid.finish(),
            Event::Eof => return Err(damaged("a sheet does not end")),
            _ => {}
        }
    }
}

/// A filled cell as stored, and how often it stands side by side.
struct Stored {
    column: u64,
    times: u64,
    value: Data,
    shown: Shown,
}

/// Puts the row and its repetitions; a blank one takes no time however often it is repeated.
fn put(grid: &mut Grid, above: u64, times: u64, row: &[Stored]) -> Result<(), FileError> {
    if row.is_empty() {
        return Ok(());
    }
    for number in (above + 1)..=above.saturating_add(times) {
        for stored in row {
            for column in stored.column..stored.column.saturating_add(stored.times) {
                let column = usize::try_from(column).map_err(damaged)?;
                let value = stored.value.clone();
                let cell = cell(grid.gather(), (number, column), value, stored.shown)?;
                grid.put(number, column, cell)?;
            }
        }
    }
    Ok(())
}

fn row(reader: &mut Reader<&[u8]>) -> Result<Vec<Stored>, FileError> {
    let mut row = Vec::new();
    let mut column = 0_u64;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let times = repeated(&start, "table:number-columns-repeated")?;
                    let text = text(reader)?;
                    let (value, shown) = value(&start, text)?;
                    let is_blank = matches!(&value, Data::String(text) if text.trim().is_empty());
                    if !is_blank {
                        row.push(Stored { column, times, value, shown });
                    }
                    column = column.saturating_add(times);
                }
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(row),
            Event::Eof => return Err(damaged("a row does not end")),
            _ => {}
        }
    }
}

/// The text a cell shows; its start has been read.
fn text(reader: &mut Reader<&[u8]>) -> Result<String, FileError> {
    let mut text = String::new();
    let (mut paragraphs, mut inside) = (0, false);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "text:p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside = true;
                }
                "text:s" => {
                    let spaces = repeated(&start, "text:c")?.min(1000) as usize;
                    text.extend(std::iter::repeat_n(' ', spaces));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                "office:annotation" | "draw:frame" => {
                    reader.read_to_end(start.name()).map_err(damaged)?;
                }
                _ => {}
            },
            // White space between paragraphs is none of the text.
            Event::Text(part) if inside => text.push_str(&part.xml10_content()),
            Event::CData(part) if inside => text.push_str(&part.xml10_content()),
            Event::GeneralRef(entity) => text.push_str(&resolved(&entity)?),
            Event::End(end) => match end.name().as_ref() {
                "text:p" => inside = false,
                "table:table-cell" | "table:covered-table-cell" => return Ok(text),
                _ => {}
            },
            Event::Eof => return Err(damaged("a cell does not end")),
            _ => {}
        }
    }
}

fn resolved(entity: &BytesRef<'_>) -> Result<String, FileError> {
    if let Some(character) = entity.resolve_char_ref().map_err(damaged)? {
        return Ok(character.to_string());
    }
    let name = entity.xml10_content();
    resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| damaged(format!("unknown character &{name};")))
}

/// The stored value where there is one of a kind, else the text that is shown.
fn value(start: &BytesStart<'_>, text: String) -> Result<(Data, Shown), FileError> {
    let number = || -> Result<Option<f64>, FileError> {
        attribute(start, "office:value")?.map(|value| value.parse().map_err(damaged)).transpose()
    };
    let kind = attribute(start, "office:value-type")?.unwrap_or_default();
    let value = match kind.as_str() {
        "float" | "currency" | "percentage" => number()?.map(Data::Float),
        "date" => attribute(start, "office:date-value")?.map(Data::DateTimeIso),
        "time" => attribute(start, "office:time-value")?.map(Data::DurationIso),
        "boolean" => {
            attribute(start, "office:boolean-value")?.map(|value| Data::Bool(value == "true"))
        }
        "string" if text.is_empty() => attribute(start, "office:string-value")?.map(Data::String),
        _ => None,
    };
    let shown = match kind.as_str() {
        "percentage" => Shown::Percent,
        "float" => Shown::by_text(&text),
        _ => Shown::Plain,
    };
    Ok((value.unwrap_or(Data::String(text)), shown))
}
