//! Spreadsheet bytes in, a table of cells out; the way back is in [`write`]. Pure: it opens no file,
//! keeps nothing and knows no idea; what a column means is decided by whoever maps it.
//!
//! Two laws hold for every table that comes back:
//! - **Nothing disappears.** Each row of the file is a row of the table, the header, or counted in a
//!   [`Note`]; [`Table::rows_accounted`] adds them up to [`Found::rows_in_file`].
//! - **Nothing is guessed in silence.** Everything detected is in [`Found`] and can be overruled by
//!   the same field of [`ReadOptions`].
//!
//! The way through: `kind` looks at the bytes, `delimited` or `workbook` (with `xlsx`, `xls` and
//! `ods`) turn them into raw rows, `header` finds the header row and `shape` makes the table. A new
//! format is one more reader of raw rows.

mod archive;
mod cell;
mod clean;
mod delimited;
mod delimiter;
mod encoding;
mod error;
mod header;
mod kind;
mod limits;
mod ods;
mod raw;
mod records;
mod shape;
mod table;
mod workbook;
pub mod write;
mod xls;
mod xlsx;

pub use cell::Cell;
pub use error::{FileError, Foreign, Limit};
pub use limits::{
    HEAD_ROWS, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, MAX_TEXT_BYTES,
    MAX_UNPACKED_BYTES,
};
pub use table::{Format, Found, Note, NoteKind, ReadOptions, Table, TableRow};

use kind::Kind;

/// Reads one table out of a file's bytes. `name` is the file's name; it only decides where the bytes
/// leave room for doubt.
///
/// # Errors
/// A [`FileError`] that says what is wrong with the file and what the person can do about it.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Table, FileError> {
    limits::check(Limit::FileBytes, bytes.len() as u64)?;
    let raw = match kind::of(name, bytes)? {
        Kind::Delimited => delimited::read(bytes, options)?,
        Kind::Workbook(format) => workbook::read(format, bytes, options)?,
    };
    shape::table(raw, options)
}
