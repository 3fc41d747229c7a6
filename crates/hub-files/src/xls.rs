//! Excel workbooks before 2007.

use std::io::Cursor;

use calamine::{Reader, Xls, XlsError};

use crate::error::FileError;
use crate::table::Format;
use crate::workbook::{Bytes, Grid, SheetRows, Shown, cell};

pub(crate) fn open(bytes: &[u8]) -> Result<Xls<Bytes<'_>>, FileError> {
    Xls::new(Cursor::new(bytes)).map_err(damaged)
}

fn damaged(error: XlsError) -> FileError {
    match error {
        XlsError::Password => FileError::Encrypted,
        other => FileError::damaged(Format::Xls, other),
    }
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
