//! The JSON file: written idea by idea, each on a line of its own, and read back as a table with the
//! columns of the other formats.

use super::columns::COLUMNS;
use super::line::Line;
use super::notation::Notation;
use crate::AppError;
use crate::names::Names;
use hub_core::SpaceId;
use hub_files::write::harmless;
use hub_files::{Cell, Format, Found, HEAD_ROWS, Table, TableRow};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

const FORMAT: &str = "opportunity-hub.ideas";
const VERSION: u32 = 1;
/// The format stands in the first bytes of the file.
const LOOKED_AT_BYTES: usize = 200;

/// Everything but the ideas.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct JsonFile {
    format: String,
    version: u32,
    #[serde(default)]
    written_at_ms: i64,
    space: SpaceLine,
    #[serde(default, skip_serializing)]
    ideas: Vec<Line>,
}

/// Where the ideas are from.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct SpaceLine {
    id: SpaceId,
    name: String,
    prefix: String,
    currency: String,
    /// Digits after the point; amounts are in units of the last one.
    currency_digits: u32,
    time_zone: String,
}

impl JsonFile {
    pub(super) fn new(names: &Names, currency_digits: u32, written_at_ms: i64) -> Self {
        let space = &names.space;
        let space = SpaceLine {
            id: names.space_id(),
            name: space.name.clone(),
            prefix: space.prefix.clone(),
            currency: space.currency.clone(),
            currency_digits,
            time_zone: space.time_zone.clone(),
        };
        Self { format: FORMAT.to_owned(), version: VERSION, written_at_ms, space, ideas: vec![] }
    }
}

/// Writes the file.
pub(super) struct JsonWriter<W: Write> {
    to: W,
    lines: u64,
}

impl<W: Write> JsonWriter<W> {
    pub(super) fn new(mut to: W, head: &JsonFile) -> io::Result<Self> {
        let head = serde_json::to_string(head)?;
        // The head's own end comes after the ideas.
        to.write_all(head.trim_end_matches('}').as_bytes())?;
        to.write_all(b"},\"ideas\":[")?;
        Ok(Self { to, lines: 0 })
    }

    pub(super) fn line(&mut self, line: &Line) -> io::Result<()> {
        self.to.write_all(if self.lines == 0 { b"\n" } else { b",\n" })?;
        self.lines += 1;
        Ok(serde_json::to_writer(&mut self.to, line)?)
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.to.write_all(b"\n]}\n")?;
        Ok(self.to)
    }
}

/// Whether a file is one that the Hub wrote as JSON.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(LOOKED_AT_BYTES)];
    let is_object = start.trim_ascii_start().starts_with(b"{");
    is_object && start.windows(FORMAT.len()).any(|piece| piece == FORMAT.as_bytes())
}

/// The table that the same ideas are in the other formats. A row's number is its place, the header
/// being the first, so that every row is accounted for.
///
/// # Errors
/// `EXPORT_DAMAGED` with `detail`, or `EXPORT_NEWER` when a later version of the Hub wrote it.
pub(crate) fn read_json(bytes: &[u8]) -> Result<Table, AppError> {
    let damaged = |detail: String| AppError::new("EXPORT_DAMAGED").with("detail", detail);
    let file: JsonFile = serde_json::from_slice(bytes).map_err(|it| damaged(it.to_string()))?;
    if file.version > VERSION {
        return Err(AppError::new("EXPORT_NEWER").with("version", file.version));
    }
    let notation = Notation {
        zone: jiff::tz::TimeZone::get(&file.space.time_zone).unwrap_or(jiff::tz::TimeZone::UTC),
        currency: file.space.currency.clone(),
        currency_digits: file.space.currency_digits.min(4),
        stage_words: Default::default(),
    };
    let cells = |line: &Line| -> Vec<Cell> {
        COLUMNS.iter().map(|column| as_text_file((column.cell)(line, &notation))).collect()
    };
    let row = |(line, number): (&Line, u64)| TableRow { number, cells: cells(line) };
    let rows: Vec<TableRow> = file.ideas.iter().zip(2..).map(row).collect();
    let headers: Vec<String> = COLUMNS.iter().map(|column| column.heading()).collect();
    let header = TableRow { number: 1, cells: headers.iter().cloned().map(Cell::Text).collect() };
    Ok(Table {
        head: std::iter::once(header).chain(rows.iter().cloned()).take(HEAD_ROWS).collect(),
        headers,
        found: Found {
            format: Format::Delimited,
            sheets: vec![],
            sheet: None,
            header_row: Some(1),
            encoding: None,
            delimiter: None,
            rows_in_file: rows.len() as u64 + 1,
        },
        rows,
        notes: vec![],
    })
}

/// The same as it stands in our text file, which this table is taken for.
fn as_text_file(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(harmless(&text).into_owned()),
        other => other,
    }
}
