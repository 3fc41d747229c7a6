//! The dry run of an import row by row, possible duplicates among its rows, and carrying it out.

use super::{ImportSettings, NamedIdea, Sureness};
use crate::AppError;
use crate::import::{Decimal, RowNote, RowStatus, Target};
use hub_core::rows::{Change, Period, Stage};
use hub_core::{GroupId, IdeaId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// What a column says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportMapped {
    /// The column's name.
    pub column: String,
    /// Its meaning. Only `note` may stand at several columns.
    pub target: Target,
}

/// Another text for a cell, which the dry run and the import take instead.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportFix {
    /// The row's number.
    #[ts(type = "number")]
    pub row: u64,
    /// The column's name.
    pub column: String,
    /// The text; empty: the cell is blank.
    pub text: String,
}

/// Asks what an import would do. How far it is: `bulk.progress` with the upload's id; `bulk.cancel`
/// with it stops.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportPreviewRequest {
    /// Which upload.
    pub upload: Uuid,
    /// How it is read, as decided by the person.
    #[serde(default)]
    #[ts(as = "Option<ImportSettings>")]
    pub settings: ImportSettings,
    /// What its columns say; the others are not read.
    pub mapping: Vec<ImportMapped>,
    /// Where the file comes from.
    pub source: String,
    /// What stage words mean; they come before the common ones.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, Stage>>")]
    pub stage_words: BTreeMap<String, Stage>,
    /// What runs are counted per, where no column says it.
    pub period: Option<Period>,
    /// Leave out new rows whose title and area are those of another idea.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub skip_possible_duplicates: bool,
    /// Cells that a person put right.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportFix>>")]
    pub fixes: Vec<ImportFix>,
    /// Rows that a person left out, by their numbers.
    #[serde(default)]
    #[ts(type = "Array<number>", optional)]
    pub exclude: Vec<u64>,
}

/// How many rows became what. Together with the header they are all rows of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportCounts {
    /// New ideas, possible duplicates among them.
    pub new: u32,
    /// Ideas that are changed.
    pub update: u32,
    /// Ideas that are there with these very values.
    pub same: u32,
    /// Of the new ones, those with the title and the area of another idea.
    pub possible_duplicate: u32,
    /// Possible duplicates, left out as asked.
    pub skipped: u32,
    /// Left out by the person.
    pub excluded: u32,
    /// Nothing of them is taken.
    pub refused: u32,
    /// Rows that hold nothing, comments, and lines above the header.
    pub blank: u32,
}

/// How a stage word got its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StageWordBy {
    /// A person said it, now or for an earlier file, or the known export has it so.
    Said,
    /// A common word in English, Portuguese or Spanish.
    Common,
    /// Only a guess: its rows are refused until a person says it.
    Guess,
}

/// A word of the stage column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportStageWord {
    /// As it stands in the file.
    pub word: String,
    /// How many rows have it.
    pub rows: u32,
    /// What it means; null: nobody knows, and its rows are refused.
    pub stage: Option<Stage>,
    /// Where that comes from; null without a stage.
    pub by: Option<StageWordBy>,
}

/// Something that is wrong with rows, once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// The column's name; null where no column says the field.
    pub column: Option<String>,
    /// The target, or the field of the idea.
    pub field: Option<String>,
    /// As in the facts of a row's problem; else its code.
    pub problem: String,
    /// How many rows.
    pub rows: u32,
}

/// Names an [`ImportProblem`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ImportProblemKey {
    /// The column's name.
    pub column: Option<String>,
    /// The target, or the field of the idea.
    pub field: Option<String>,
    /// What it is.
    pub problem: String,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportPreview {
    /// Names the dry run. Its rows are asked for with `import.rows`; the next dry run replaces it.
    pub plan: Uuid,
    /// How many rows become what.
    pub counts: ImportCounts,
    /// All rows of the file, the header and blank ones too.
    #[ts(type = "number")]
    pub rows_in_file: u64,
    /// Whether one of them is the header.
    pub has_header: bool,
    /// Areas that are added.
    pub new_areas: Vec<String>,
    /// Systems that are added.
    pub new_systems: Vec<String>,
    /// Every word of the stage column, the most frequent first.
    pub stage_words: Vec<ImportStageWord>,
    /// What is wrong with rows, the most frequent first; at most ten.
    pub problems: Vec<ImportProblem>,
    /// How the file was read now: `decimal` and `date_order` follow from the mapped columns.
    pub settings: ImportSettings,
    /// What comma and dot were taken for, by column.
    pub decimals: BTreeMap<String, Decimal>,
    /// Columns that are not read.
    pub unmapped: Vec<String>,
    /// How many operations it takes; progress counts up to it.
    pub operations: u32,
}

/// Asks for some rows of a dry run, or of the import that came of it.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportRowsRequest {
    /// Which dry run.
    pub plan: Uuid,
    /// Only these kinds; all when none is named. `possible_duplicate` gives every row that is like
    /// something, also those that were found in the background.
    #[serde(default)]
    #[ts(as = "Option<Vec<RowStatus>>")]
    pub kinds: Vec<RowStatus>,
    /// Only rows with this problem.
    #[serde(default)]
    pub problem: Option<ImportProblemKey>,
    /// From this row on.
    #[serde(default)]
    #[ts(as = "Option<u32>")]
    pub offset: u32,
    /// So many; 100 when nothing is said, at most 500.
    #[serde(default)]
    #[ts(as = "Option<u32>")]
    pub limit: u32,
}

/// What a row is like.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportLike {
    /// An idea that is there; null: another row of the file.
    pub idea: Option<NamedIdea>,
    /// That row's number.
    #[ts(type = "number | null")]
    pub row: Option<u64>,
    /// Its title.
    pub title: String,
    /// How sure; null: title and area are equal.
    pub sureness: Option<Sureness>,
}

/// One row of the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportRow {
    /// Its number as a spreadsheet program shows it.
    #[ts(type = "number")]
    pub row: u64,
    /// What becomes, or became, of it.
    pub kind: RowStatus,
    /// The idea's title, if the row says one.
    pub title: String,
    /// The idea that it is or became; null while it is not there.
    pub idea: Option<IdeaId>,
    /// For example `OH-12`.
    pub shown_id: Option<String>,
    /// What it changes, or says of a new idea (then `before` is null). Areas, systems and goals
    /// stand with their names, all else as in the history of an idea.
    pub changes: Vec<Change>,
    /// What it is like.
    pub likes: Vec<ImportLike>,
    /// Why it is refused: all that is wrong with it. Facts: `field` (a target), `column` (its name),
    /// `value`, `problem` and what that needs.
    pub problems: Vec<AppError>,
    /// What a person should know.
    pub notes: Vec<RowNote>,
    /// Its cells as texts, one for each column, put right where that was asked.
    pub cells: Vec<String>,
}

/// Some rows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportRows {
    /// How many of these kinds there are.
    pub total: u32,
    /// Those asked for, in the file's order.
    pub rows: Vec<ImportRow>,
}

/// Names a dry run.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportPlanRequest {
    /// As `import.preview` answered.
    pub plan: Uuid,
}

/// Carries out a dry run, as one step of undo. How far it is: `bulk.progress` with the plan's id;
/// `bulk.cancel` with it stops, and nothing is kept then (`STORE_CANCELLED`; the plan still stands).
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportRunRequest {
    /// As `import.preview` answered. Sent twice, it acts once.
    pub plan: Uuid,
    /// Do not remember the mapping, the source and the stage words for these column names.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub forget: bool,
}

/// What an import did. Its rows are asked for with `import.rows`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportResult {
    /// Which one.
    pub plan: Uuid,
    /// The act, to take it back; null when there was nothing to change.
    pub act: Option<GroupId>,
    /// How many rows became what.
    pub counts: ImportCounts,
    /// All rows of the file.
    #[ts(type = "number")]
    pub rows_in_file: u64,
    /// Whether one of them is the header.
    pub has_header: bool,
    /// Areas that were added.
    pub new_areas: Vec<String>,
    /// Systems that were added.
    pub new_systems: Vec<String>,
}

/// How far the search for possible duplicates among the new rows is. It begins with the dry run.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportLikes {
    /// How far it is.
    pub phase: super::PairsPhase,
    /// Rows that were compared.
    pub done: u32,
    /// New rows.
    pub total: u32,
    /// Rows that are like something, as far as is known; those with equal title and area too.
    pub found: u32,
    /// Why it failed.
    pub failure: Option<AppError>,
}
