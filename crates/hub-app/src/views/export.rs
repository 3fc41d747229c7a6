//! Taking ideas home as a file.

use super::BulkIdeas;
use hub_core::rows::Stage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Text with commas (RFC 4180), UTF-8.
    Csv,
    /// A workbook for Excel and its kin.
    Xlsx,
    /// For programs.
    Json,
}

impl ExportFormat {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum ExportKey {
    Rank,
    Title,
    /// As it is shown.
    Number,
    /// Saved a year, at the least.
    HoursLow,
    /// Saved a year, as expected.
    Hours,
    /// Saved a year, at the most.
    HoursHigh,
    HoursToday,
    /// Saved a year, as expected.
    Money,
    Score,
    Completeness,
    Stage,
    StageSince,
    Area,
    Systems,
    Author,
    Owner,
    Builder,
    Supports,
    Comments,
    BuildDays,
    Rice,
    Ice,
    Wsjf,
    /// The day it was sent.
    Age,
    Updated,
}

/// A column as it is to stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ExportColumn {
    /// Which one.
    pub key: ExportKey,
    /// Its heading, in the reader's language.
    pub title: String,
}

/// What is to be written.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ExportRequest {
    /// Made by the caller: `bulk.progress` and `bulk.cancel` go by it.
    pub id: Uuid,
    /// The format.
    pub format: ExportFormat,
    /// Which ideas, in the order of the view; none: every one, also those that were merged or
    /// withdrawn, by number.
    pub ideas: Option<BulkIdeas>,
    /// These columns, for reading; none: everything, which an import brings back. A JSON file has
    /// always everything.
    pub columns: Option<Vec<ExportColumn>>,
    /// The stages in the reader's language, for a file with chosen columns.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<Stage, String>>")]
    pub stage_words: BTreeMap<Stage, String>,
    /// The beginning of the file's name, in the reader's language; the day follows.
    pub name: String,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// The last part of that.
    pub file_name: String,
    /// How large it is.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// How many ideas are in it.
    pub ideas: u32,
    /// Whether an import brings it back: it has everything, and is no larger than an import takes.
    pub comes_back: bool,
    /// Texts that are longer than a cell of a workbook holds, and were left out.
    pub cells_left_out: u32,
}

/// A file to show in its folder; only those that were written since the program began.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportShow {
    /// Where it is.
    pub path: String,
}
