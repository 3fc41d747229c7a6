//! What comes out: the table, what was detected on the way, and everything a person should know
//! about the rows. Deliberately without serialisation; the contract with a UI is not this crate's.

use crate::cell::Cell;

/// What the person has decided. `None` everywhere means: find out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The sheet to read. Found: the first visible sheet that is not empty.
    pub sheet: Option<String>,
    /// The row of the column names, counted from 1; 0 means there is none. Found: the first row
    /// that is shaped like the rows after it.
    pub header_row: Option<u64>,
    /// A label of the WHATWG encoding standard such as `windows-1252`. Found: from the bytes.
    pub encoding: Option<String>,
    /// The character between cells, ASCII. Found: the one that splits most rows alike.
    pub delimiter: Option<char>,
}

/// One table of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Column names: trimmed, none blank, none twice.
    pub headers: Vec<String>,
    /// The filled rows under the header, in the file's order.
    pub rows: Vec<TableRow>,
    /// The first filled rows of the file or sheet, at most [`crate::HEAD_ROWS`], those above the
    /// header and the header among them, as they are: a person chooses the header row from these.
    pub head: Vec<TableRow>,
    /// What was detected.
    pub found: Found,
    /// What a person should know, in the order of rows; notes on the whole file come first.
    pub notes: Vec<Note>,
}

/// One filled row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The row's number as a spreadsheet program shows it: counted from 1, blank rows included, a
    /// cell with line breaks still one row.
    pub number: u64,
    /// At least one cell per header. Cells beyond have no column name and are noted.
    pub cells: Vec<Cell>,
}

/// What was detected, or decided by [`ReadOptions`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The format, by content.
    pub format: Format,
    /// All sheets of a workbook in their order.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The row of the column names, counted from 1.
    pub header_row: Option<u64>,
    /// The encoding's name, of a text file.
    pub encoding: Option<String>,
    /// The character between cells, of a text file with more than one column.
    pub delimiter: Option<char>,
    /// All rows up to the last filled one, blank ones included.
    pub rows_in_file: u64,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with a delimiter: CSV, TSV and their kin.
    Delimited,
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Delimited => "CSV",
            Self::Xlsx => "Excel",
            Self::Xls => "old Excel",
            Self::Ods => "OpenDocument",
        })
    }
}

/// Something a person should know about a row, or about the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The row's number; `None` is the whole file.
    pub row: Option<u64>,
    /// What it is.
    pub kind: NoteKind,
}

/// What a [`Note`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// A filled row above the header, left out.
    AboveHeader {
        /// The start of its text.
        text: String,
    },
    /// A line that starts with `#` and has no delimiter, left out.
    Comment {
        /// The start of its text.
        text: String,
    },
    /// Rows without a filled cell, left out.
    BlankRows {
        /// How many.
        count: u64,
    },
    /// A line ended before the last column; filled up with empty cells.
    ShortRow {
        /// How many cells were missing.
        missing: usize,
    },
    /// A row has cells beyond the last column; kept.
    LongRow {
        /// How many.
        extra: usize,
    },
    /// A column without a name got one from its place.
    HeaderBlank {
        /// The name it got: "Column C".
        name: String,
    },
    /// A column name was used before and got a number.
    HeaderRepeated {
        /// The name in the file.
        name: String,
        /// The name it got: "Cost (2)".
        renamed: String,
    },
    /// Bytes that mean nothing in the encoding were read as U+FFFD.
    ReplacedCharacters {
        /// How many.
        count: u64,
    },
    /// Control characters and marks that turn the reading direction were taken out. The row is the
    /// first with one.
    RemovedCharacters {
        /// How many in the whole file.
        count: u64,
    },
    /// A cell's text was longer than [`crate::MAX_CELL_BYTES`] and was cut.
    CellCut {
        /// Its column, counted from 0.
        column: usize,
        /// How long it was.
        bytes: usize,
    },
    /// A quotation mark that opens a cell is never closed where a cell ends; read as a character.
    StrayQuote,
    /// Cells whose value the workbook states in no known way, read as empty.
    UnreadableCells {
        /// How many.
        count: u64,
    },
}

impl Table {
    /// The rows of the file this table answers for: header, rows, and rows left out with a note. It
    /// equals [`Found::rows_in_file`].
    #[must_use]
    pub fn rows_accounted(&self) -> u64 {
        let left_out = self.notes.iter().map(|note| match note.kind {
            NoteKind::AboveHeader { .. } | NoteKind::Comment { .. } => 1,
            NoteKind::BlankRows { count } => count,
            _ => 0,
        });
        u64::from(self.found.header_row.is_some()) + self.rows.len() as u64 + left_out.sum::<u64>()
    }
}
