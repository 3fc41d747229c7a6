//! A table of cells as the bytes of a file, row by row: nothing but the row at hand is held in
//! memory, and where the bytes go is the caller's. What is written here reads back as the same cells
//! ([`crate::read`]), but for the types that a text file does not know and the one sign that makes a
//! cell of it [`harmless`].

mod delimited;
mod harmless;
mod parts;
mod workbook;
mod xml;

pub use harmless::{harmless, plain};

use crate::cell::Cell;
use delimited::Delimited;
use std::io::{self, Write};
use workbook::Workbook;

/// The most UTF-16 units that a cell of a workbook holds, by its format.
pub const MAX_WORKBOOK_CELL_UNITS: usize = 32_767;

/// The formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// RFC 4180 in UTF-8 with a byte order mark, by which Excel knows it.
    Csv,
    /// Excel since 2007: frozen header, filters, typed cells.
    Xlsx,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// How a workbook shows its cells.
    pub look: Look,
    /// How wide a workbook shows it, in characters.
    pub width: u16,
}

/// How a workbook shows the cells of a column. The value is the same in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// As text, also what is typed there later.
    #[default]
    Text,
    /// With as many digits as it has.
    Number,
    /// 1,234
    Whole,
    /// 1,234.5
    Tenths,
    /// 1,234.50
    Hundredths,
    /// 65.5 %
    Percent,
    /// A day, by the reader's country.
    Day,
    /// A day and a time, by the reader's country.
    Moment,
}

/// Writes one table.
pub struct TableWriter<W: Write> {
    to: To<W>,
    cells_left_out: u64,
}

enum To<W: Write> {
    Csv(Box<Delimited<W>>),
    Xlsx(Box<Workbook<W>>),
}

impl<W: Write> TableWriter<W> {
    /// Begins a file with its header. `sheet` is the name of a workbook's only sheet.
    ///
    /// # Errors
    /// What `to` says.
    pub fn new(format: Written, to: W, sheet: &str, columns: &[Column]) -> io::Result<Self> {
        let to = match format {
            Written::Csv => To::Csv(Box::new(Delimited::new(to, columns)?)),
            Written::Xlsx => To::Xlsx(Box::new(Workbook::new(to, sheet, columns)?)),
        };
        Ok(Self { to, cells_left_out: 0 })
    }

    /// Writes a row. A text that is longer than the format's cells is left out and counted: half of
    /// it would look like all of it.
    ///
    /// # Errors
    /// What the place of the bytes says.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        match &mut self.to {
            To::Csv(csv) => csv.row(cells),
            To::Xlsx(xlsx) => {
                self.cells_left_out += xlsx.row(cells)?;
                Ok(())
            }
        }
    }

    /// How many cells were left out so far.
    #[must_use]
    pub fn cells_left_out(&self) -> u64 {
        self.cells_left_out
    }

    /// How large a workbook is so far, unpacked; none of a text file, which is what it is. A reader
    /// of ours takes no more than [`crate::MAX_UNPACKED_BYTES`].
    #[must_use]
    pub fn unpacked_bytes(&self) -> Option<u64> {
        match &self.to {
            To::Csv(_) => None,
            To::Xlsx(xlsx) => Some(xlsx.unpacked_bytes()),
        }
    }

    /// Ends the file and gives back where it went.
    ///
    /// # Errors
    /// What the place of the bytes says.
    pub fn finish(self) -> io::Result<W> {
        match self.to {
            To::Csv(csv) => csv.finish(),
            To::Xlsx(xlsx) => xlsx.finish(),
        }
    }
}

impl<W: Write> std::fmt::Debug for TableWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableWriter").field("cells_left_out", &self.cells_left_out).finish()
    }
}
