//! Rows as a reader finds them, before anybody knows which one is the header.

use crate::cell::Cell;
use crate::clean::{Cleaner, cut};
use crate::error::FileError;
use crate::limits::Budget;
use crate::table::{Found, Note, NoteKind};

/// One filled row.
#[derive(Debug)]
pub(crate) struct RawRow {
    /// Counted from 1.
    pub(crate) number: u64,
    /// Up to the last filled cell; never empty.
    pub(crate) cells: Vec<Cell>,
    /// How many cells the line has, blank ones included; `None` in a grid, where every row has as
    /// many as every other.
    pub(crate) line_width: Option<usize>,
}

impl RawRow {
    /// How many cells are filled.
    pub(crate) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// The start of the row's text, to show in a note.
    pub(crate) fn preview(&self) -> String {
        let texts: Vec<_> =
            self.cells.iter().filter(|cell| !cell.is_empty()).map(Cell::as_text).collect();
        texts.join(" ").chars().take(200).collect()
    }
}

/// All filled rows of a file or sheet.
#[derive(Debug)]
pub(crate) struct RawTable {
    pub(crate) rows: Vec<RawRow>,
    pub(crate) found: Found,
    pub(crate) notes: Vec<Note>,
}

/// Gathers rows within the limits and cleans their text.
#[derive(Debug, Default)]
pub(crate) struct Gather {
    rows: Vec<RawRow>,
    notes: Vec<Note>,
    budget: Budget,
    cleaner: Cleaner,
    left_out: u64,
}

impl Gather {
    pub(crate) fn note(&mut self, row: Option<u64>, kind: NoteKind) {
        self.notes.push(Note { row, kind });
    }

    /// A filled row that is no part of any table.
    pub(crate) fn leave_out(&mut self, row: u64, kind: NoteKind) {
        self.left_out += 1;
        self.note(Some(row), kind);
    }

    /// A text cell: cleaned, cut to size and counted.
    pub(crate) fn text(&mut self, row: u64, column: usize, text: &str) -> Result<Cell, FileError> {
        let (kept, bytes) = cut(text);
        if kept.len() < bytes {
            self.note(Some(row), NoteKind::CellCut { column, bytes });
        }
        let clean = self.cleaner.clean(row, kept);
        self.budget.text(clean.len())?;
        Ok(Cell::text(clean))
    }

    /// Takes a row; one without a filled cell is left to the count of blank rows.
    pub(crate) fn row(&mut self, mut row: RawRow) -> Result<(), FileError> {
        while row.cells.last().is_some_and(Cell::is_empty) {
            row.cells.pop();
        }
        if row.cells.is_empty() {
            return Ok(());
        }
        self.budget.row(row.cells.len())?;
        self.rows.push(row);
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in the order of their numbers. `rows_in_file` comes from the reader, which alone
    /// knows of blank rows at the end; a workbook that gives one number twice is counted by rows.
    pub(crate) fn finish(mut self, mut found: Found, rows_in_file: u64) -> RawTable {
        self.rows.sort_by_key(|row| row.number);
        self.notes.extend(self.cleaner.note());
        let filled = self.rows.len() as u64 + self.left_out;
        found.rows_in_file = rows_in_file.max(filled);
        let count = found.rows_in_file - filled;
        if count > 0 {
            self.note(None, NoteKind::BlankRows { count });
        }
        RawTable { rows: self.rows, found, notes: self.notes }
    }
}
