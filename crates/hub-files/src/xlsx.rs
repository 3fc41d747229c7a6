//! Excel workbooks since 2007, cell by cell: a sheet that declares a million columns costs nothing
//! until it has a cell there.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError};

use crate::error::FileError;
use crate::table::{Format, NoteKind};
use crate::workbook::{Bytes, Grid, SheetRows, Shown, cell};

pub(crate) fn open(bytes: &[u8]) -> Result<Xlsx<Bytes<'_>>, FileError> {
    Xlsx::new(Cursor::new(bytes)).map_err(damaged)
}

fn damaged(error: XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::Encrypted,
        other => FileError::damaged(Format::Xlsx, other),
    }
}

pub(crate) fn rows(book: &mut Xlsx<Bytes<'_>>, sheet: &str) -> Result<SheetRows, FileError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref())
        .map(|format| format.map_or(Shown::Plain, |format| Shown::by_format(&format.format_code)))
        .collect();
    let mut grid = Grid::default();
    let mut unreadable = 0;
    loop {
        match cells.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((stored, style))) => {
                let (row, column) = stored.get_position();
                let place = (u64::from(row) + 1, column as usize);
                let shown = shown.get(style).copied().unwrap_or_default();
                let value = Data::from(stored.get_value().clone());
                let cell = cell(grid.gather(), place, value, shown)?;
                grid.put(place.0, place.1, cell)?;
            }
            // One value nobody understands is no reason to lose the others.
            Err(XlsxError::CellError(_) | XlsxError::ParseFloat(_)) => unreadable += 1,
            Err(error) => return Err(damaged(error)),
        }
    }
    if unreadable > 0 {
        grid.gather().note(None, NoteKind::UnreadableCells { count: unreadable });
    }
    grid.finish()
}
