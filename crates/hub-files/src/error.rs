//! Why a file could not be read, in words for the person and in facts for the program. Whatever can
//! be kept is no error but a [`crate::Note`].

use crate::table::Format;

/// A file that cannot be read. Nothing has been changed when one of these comes back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Zero bytes, or no filled cell anywhere.
    #[error("The file is empty. Check that you chose the right file, or export it again.")]
    Empty,
    /// The bytes are something else than a spreadsheet, whatever the name says.
    #[error("This file is not a spreadsheet: {what}. {}", what.advice())]
    NotASpreadsheet {
        /// What it is instead.
        what: Foreign,
    },
    /// Locked with a password.
    #[error(
        "The workbook is locked with a password. Open it in your spreadsheet program, save a copy \
         without a password, and import the copy."
    )]
    Encrypted,
    /// It should be a workbook but cannot be read to its end.
    #[error(
        "The {format} workbook is damaged ({detail}). Open it in your spreadsheet program, save it \
         again as .xlsx or .csv, and import that."
    )]
    Damaged {
        /// What it was taken for.
        format: Format,
        /// The reader's own words, for a support request.
        detail: String,
    },
    /// The asked sheet is not in the workbook.
    #[error("There is no sheet named \"{wanted}\". Choose one of: {}.", sheets.join(", "))]
    SheetNotFound {
        /// The asked name.
        wanted: String,
        /// The names there are.
        sheets: Vec<String>,
    },
    /// The asked sheet has no filled cell.
    #[error("The sheet \"{sheet}\" is empty. Choose another sheet.")]
    SheetEmpty {
        /// The asked name.
        sheet: String,
        /// The names there are.
        sheets: Vec<String>,
    },
    /// The asked header row does not exist or is blank.
    #[error("Row {wanted} has no column names. Choose a filled row between 1 and {last}.")]
    HeaderRowBlank {
        /// The asked row.
        wanted: u64,
        /// The last filled row.
        last: u64,
    },
    /// The asked encoding is not known.
    #[error("The encoding \"{wanted}\" is not known. Leave it on automatic, or use UTF-8.")]
    UnknownEncoding {
        /// The asked label.
        wanted: String,
    },
    /// The asked delimiter cannot separate cells.
    #[error("{wanted:?} cannot separate columns. Use a comma, a semicolon, a tab or a bar.")]
    BadDelimiter {
        /// The asked character.
        wanted: char,
    },
    /// More than one import may hold.
    #[error("The file is too large: {found} {limit}, and {allowed} are allowed. {}", limit.advice())]
    OverLimit {
        /// What there is too much of.
        limit: Limit,
        /// How much was found before reading stopped: at least this much.
        found: u64,
        /// How much is allowed.
        allowed: u64,
    },
}

impl FileError {
    /// A stable name of the error, for machines and logs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "FILE_EMPTY",
            Self::NotASpreadsheet { .. } => "NOT_A_SPREADSHEET",
            Self::Encrypted => "FILE_ENCRYPTED",
            Self::Damaged { .. } => "FILE_DAMAGED",
            Self::SheetNotFound { .. } => "SHEET_NOT_FOUND",
            Self::SheetEmpty { .. } => "SHEET_EMPTY",
            Self::HeaderRowBlank { .. } => "HEADER_ROW_BLANK",
            Self::UnknownEncoding { .. } => "UNKNOWN_ENCODING",
            Self::BadDelimiter { .. } => "BAD_DELIMITER",
            Self::OverLimit { limit, .. } => limit.code(),
        }
    }

    /// A damaged workbook, with the reader's words shortened to what fits a message.
    pub(crate) fn damaged(format: Format, detail: impl std::fmt::Display) -> Self {
        Self::Damaged { format, detail: detail.to_string().chars().take(200).collect() }
    }
}

/// What a file is that is no spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Foreign {
    /// A zip archive without a workbook, and the first names in it.
    Zip {
        /// Up to five names.
        names: Vec<String>,
    },
    /// A web page, which some programs save under the name .xls.
    Html,
    /// Some other XML.
    Xml,
    /// A document of a program, by its name: "a PDF document".
    Document(&'static str),
    /// Bytes that are no text.
    Binary,
}

impl Foreign {
    fn advice(&self) -> &'static str {
        match self {
            Self::Zip { .. } => "Unpack it and import the file inside.",
            Self::Html | Self::Xml => {
                "Open it in your spreadsheet program, save it as .xlsx or .csv, and import that."
            }
            Self::Document(_) | Self::Binary => "Import a .csv, .xlsx, .xls or .ods file.",
        }
    }
}

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Zip { names } if names.is_empty() => f.write_str("it is a zip archive"),
            Self::Zip { names } => write!(f, "it is a zip archive with {}", names.join(", ")),
            Self::Html => f.write_str("it is a web page"),
            Self::Xml => f.write_str("it is an XML file"),
            Self::Document(name) => write!(f, "it is {name}"),
            Self::Binary => f.write_str("it is not text"),
        }
    }
}

/// What there can be too much of. The numbers are constants of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of the file once unpacked.
    UnpackedBytes,
    /// Filled rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells.
    Cells,
    /// Text of all cells.
    TextBytes,
}

impl Limit {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::FileBytes => "FILE_TOO_LARGE",
            Self::UnpackedBytes => "UNPACKED_TOO_LARGE",
            Self::Rows => "TOO_MANY_ROWS",
            Self::Columns => "TOO_MANY_COLUMNS",
            Self::Cells => "TOO_MANY_CELLS",
            Self::TextBytes => "TOO_MUCH_TEXT",
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Columns => "Delete the columns you do not need and import the rest.",
            Self::UnpackedBytes => "Remove pictures and other sheets, or save the sheet as .csv.",
            _ => "Split it into several files and import them one after the other.",
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FileBytes => "bytes",
            Self::UnpackedBytes => "bytes when unpacked",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::TextBytes => "bytes of text",
        })
    }
}
