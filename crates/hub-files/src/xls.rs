//! Excel workbooks before 2007. `calamine` lays out every sheet as one rectangle when it opens a
//! file, so the rectangles are measured first: two cells in far corners must not fill the memory.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};

use crate::error::{FileError, Limit};
use crate::limits::{MAX_FILE_BYTES, check};
use crate::table::Format;
use crate::workbook::{Bytes, Grid, SheetRows, Shown, cell};

pub(crate) fn open(bytes: &[u8]) -> Result<Xls<Bytes<'_>>, FileError> {
    measure(&stream(bytes)?)?;
    Xls::new(Cursor::new(bytes)).map_err(damaged)
}

fn damaged(error: XlsError) -> FileError {
    match error {
        XlsError::Password => FileError::Encrypted,
        other => FileError::damaged(Format::Xls, other),
    }
}

/// The workbook inside the compound file.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    let damaged = |error| FileError::damaged(Format::Xls, error);
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    let part = file.open_stream(name).map_err(damaged)?;
    part.take(MAX_FILE_BYTES).read_to_end(&mut stream).map_err(damaged)?;
    Ok(stream)
}

const FILE_PASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const BOUND_SHEET: u16 = 0x0085;
const MANY_NUMBERS: u16 = 0x00BD;
/// Records of one cell: formula, text, number, truth value, small number, shared text.
const CELLS: [u16; 7] = [0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// The corner of a sheet: rows and columns, counted.
#[derive(Clone, Copy, Default)]
struct Corner {
    rows: u64,
    columns: u64,
}

impl Corner {
    /// Counts a record in.
    fn take(&mut self, kind: u16, data: &[u8]) -> Result<(), FileError> {
        let (row, column) = (number(data, 0, 2), number(data, 2, 2));
        match kind {
            DIMENSIONS => return self.take_declared(data),
            MANY_NUMBERS => {
                let last = number(data, data.len().saturating_sub(2), 2);
                self.reach(row + 1, column.max(last) + 1);
            }
            _ if CELLS.contains(&kind) => self.reach(row + 1, column + 1),
            _ => {}
        }
        Ok(())
    }

    /// What a sheet declares, in 32 bits since Excel 97 and in 16 before.
    fn take_declared(&mut self, data: &[u8]) -> Result<(), FileError> {
        let bytes = if data.len() < 14 { 2 } else { 4 };
        let (first, last) = (number(data, 0, bytes), number(data, bytes, bytes));
        if first > last {
            return Err(FileError::damaged(Format::Xls, "a sheet ends before it starts"));
        }
        self.reach(last, number(data, 2 * bytes + 2, 2));
        Ok(())
    }

    fn reach(&mut self, rows: u64, columns: u64) {
        self.rows = self.rows.max(rows);
        self.columns = self.columns.max(columns);
    }
}

/// The number in up to four bytes; bytes that are not there count as zero.
fn number(data: &[u8], place: usize, bytes: usize) -> u64 {
    let bytes = data.get(place..place + bytes).unwrap_or_default();
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Walks the records once and adds up the sheets' rectangles. Sheets start where the directory of
/// sheets says, and that must be at a record.
fn measure(stream: &[u8]) -> Result<(), FileError> {
    let mut starts = HashSet::new();
    let mut sheets: Vec<Corner> = Vec::new();
    let mut named = 0;
    let mut at = 0;
    while let Some((kind, data)) = record(stream, at) {
        if starts.contains(&(at as u64)) {
            sheets.push(Corner::default());
        }
        match (kind, sheets.last_mut()) {
            (FILE_PASS, _) => return Err(FileError::Encrypted),
            (BOUND_SHEET, _) => {
                named += 1;
                starts.insert(number(data, 0, 4));
            }
            (kind, Some(sheet)) => sheet.take(kind, data)?,
            _ => {}
        }
        at += 4 + data.len();
    }
    if sheets.len() != named {
        return Err(FileError::damaged(Format::Xls, "a sheet starts nowhere"));
    }
    let cells = sheets.iter().map(|sheet| sheet.rows.saturating_mul(sheet.columns));
    check(Limit::Cells, cells.fold(0, u64::saturating_add))
}

/// The kind and the data of the record at a place.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let head = stream.get(at..at + 4)?;
    let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
    Some((u16::from_le_bytes([head[0], head[1]]), stream.get(at + 4..at + 4 + length)?))
}

pub(crate) fn rows(book: &mut Xls<Bytes<'_>>, sheet: &str) -> Result<SheetRows, FileError> {
    let range = book.worksheet_range(sheet).map_err(damaged)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        let place = (u64::from(first_row) + row as u64 + 1, first_column as usize + column);
        let cell = cell(grid.gather(), place, value.clone(), Shown::Plain)?;
        grid.put(place.0, place.1, cell)?;
    }
    grid.finish()
}
