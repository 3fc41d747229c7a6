//! A file on its way in: how it is read, and what its columns seem to say.

use crate::import::{DateOrder, Decimal, KnownExport, Target};
use hub_core::rows::{Period, Stage};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// How a file is read. What is null is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportSettings {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the column names, counted from 1; 0: there is none.
    #[ts(type = "number | null")]
    pub header_row: Option<u64>,
    /// Of a text file, a label such as `windows-1252`.
    pub encoding: Option<String>,
    /// The one character between the cells of a text file.
    pub delimiter: Option<String>,
    /// What stands before the fraction of a number.
    pub decimal: Option<Decimal>,
    /// Where the day stands in a date such as 03/04/2026.
    pub date_order: Option<DateOrder>,
}

/// Asks how a file is read and what its columns seem to say. How far it is: `bulk.progress` with the
/// upload's id.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportLookRequest {
    /// As the `upload` command answered.
    pub upload: Uuid,
    /// What the person decided.
    #[serde(default)]
    #[ts(as = "Option<ImportSettings>")]
    pub settings: ImportSettings,
}

/// Names an upload.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportUpload {
    /// As the `upload` command answered.
    pub upload: Uuid,
}

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    /// CSV, TSV and their kin, and pasted cells.
    Delimited,
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}

/// Where the guess about a column comes from, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportGuess {
    /// A person said it for a file with these column names.
    Remembered,
    /// The file is a known export.
    Known,
    /// By the column's name.
    Name,
    /// By a part of the column's name, or by what stands in it.
    Content,
}

/// One column of the table.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportColumn {
    /// Its name, unlike any other of the table.
    pub name: String,
    /// Its first different texts, at most five.
    pub samples: Vec<String>,
    /// How many of its cells hold something.
    pub filled: u32,
    /// What it seems to say; null: nothing that an idea has.
    pub target: Option<Target>,
    /// Where that comes from.
    pub how: Option<ImportGuess>,
}

/// A row of the file as it is, before anybody knows which one is the header.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportLine {
    /// Counted from 1, as a spreadsheet program shows it.
    #[ts(type = "number")]
    pub row: u64,
    /// Its cells as texts, from the first column of the file on.
    pub cells: Vec<String>,
}

/// Something a person should know about the file as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportNote {
    /// For example `blank_rows`, `above_header`, `comment`, `short_row`, `long_row`, `header_blank`,
    /// `header_repeated`, `replaced_characters`, `removed_characters`, `cell_cut`, `stray_quote`,
    /// `unreadable_cells`.
    pub code: String,
    /// How many rows (or characters, or cells) it is about.
    #[ts(type = "number")]
    pub count: u64,
    /// The first row it is about.
    #[ts(type = "number | null")]
    pub row: Option<u64>,
    /// What the sentence needs: `text`, `name`, `renamed`.
    #[ts(type = "Record<string, unknown>")]
    pub facts: Map<String, Value>,
}

/// A file as it is read, and what its columns seem to say.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportLook {
    /// Which upload.
    pub upload: Uuid,
    /// The file's name.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// What it is, by its content.
    pub format: ImportFormat,
    /// How it was read: what was decided, and what was found for the rest. What has no meaning for
    /// the format is null, and so is what nothing in the file tells (`decimal`, `date_order`).
    pub settings: ImportSettings,
    /// The sheets to choose from.
    pub sheets: Vec<String>,
    /// The encodings to choose from; empty for a workbook.
    pub encodings: Vec<String>,
    /// The delimiters to choose from; empty for a workbook.
    pub delimiters: Vec<String>,
    /// All columns, in their order.
    pub columns: Vec<ImportColumn>,
    /// The first filled rows of the file, those above the header too.
    pub first_rows: Vec<ImportLine>,
    /// The first filled rows under the header, with one cell for each of the columns.
    pub table_rows: Vec<ImportLine>,
    /// Filled rows under the header.
    pub rows: u32,
    /// All rows of the file, blank ones and the header too.
    #[ts(type = "number")]
    pub rows_in_file: u64,
    /// What a person should know.
    pub notes: Vec<ImportNote>,
    /// The export it is, if it is a known one.
    pub known: Option<KnownExport>,
    /// Where the file comes from: what was remembered for these column names, the known export's
    /// name, else the file's name without its ending. Never empty.
    pub source: String,
    /// What runs are counted per where no column says it, as remembered.
    pub period: Option<Period>,
    /// What stage words mean, as remembered and as the known export has it.
    pub stage_words: BTreeMap<String, Stage>,
}
