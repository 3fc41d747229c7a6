//! What an import does, or would do, with every row of the file.

use super::date::DateOrder;
use super::number::Decimal;
use crate::AppError;
use hub_core::rows::Stage;
use hub_core::{BatchId, IdeaId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportRowKind")]
pub enum RowStatus {
    /// A new idea.
    New,
    /// Changes an idea that is there.
    Update,
    /// The idea is there with these very values.
    Same,
    /// A new idea, though another has its title and area.
    PossibleDuplicate,
    /// The same, and left out as asked.
    Skipped,
    /// Left out by a person, whatever is in it.
    Excluded,
    /// Nothing of it is taken; why is in the row's problems.
    Refused,
    /// None of the mapped columns holds anything.
    Blank,
}

/// Something a person should know about a row that is taken.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "note", rename_all = "snake_case")]
#[ts(rename = "ImportRowNote")]
pub enum RowNote {
    /// The title was too long; it stands in full at the head of the description.
    TitleCut {
        /// How many characters it has.
        length: usize,
    },
    /// A value found no place in its field and stands as a line of the description.
    KeptAsLine {
        /// The word of its target.
        field: String,
        /// The value.
        value: String,
    },
    /// Control characters were replaced by spaces.
    CharactersReplaced {
        /// How many.
        count: usize,
    },
    /// What is being built or tested, or ready without an estimate, comes in at another stage.
    StageChanged {
        /// The word in the file.
        said: String,
        /// Where the idea comes in.
        stage: Stage,
    },
    /// Somebody changed these fields after the dry run: their value stands, the file's is kept
    /// beside it.
    KeptBeside {
        /// The fields.
        fields: Vec<String>,
    },
    /// The idea is there at another stage than the file says; an import never moves it.
    StageDiffers {
        /// The word in the file.
        said: String,
        /// Where the idea is.
        stage: Stage,
    },
}

/// The idea that a possible duplicate is like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Like {
    /// One that is there.
    Idea {
        /// Its number in the list.
        #[serde(skip)]
        local: u32,
        /// As it is shown, for example `OH-12`.
        shown_id: String,
    },
    /// One of the same file.
    Row {
        /// The row's number.
        row: u64,
    },
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowReport {
    /// Its number as a spreadsheet program shows it.
    pub row: u64,
    /// What becomes of it.
    pub status: RowStatus,
    /// The idea's title, if the row says one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The idea that it is or becomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idea_id: Option<IdeaId>,
    /// The fields that an update changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The values of those fields before.
    #[serde(skip)]
    pub(crate) before: BTreeMap<String, Value>,
    /// What a possible duplicate is like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub like: Option<Like>,
    /// Why it is refused: all that is wrong with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<AppError>,
    /// What a person should know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<RowNote>,
}

impl RowReport {
    pub(crate) fn new(row: u64, status: RowStatus) -> Self {
        Self {
            row,
            status,
            title: String::new(),
            idea_id: None,
            fields: vec![],
            before: BTreeMap::new(),
            like: None,
            problems: vec![],
            notes: vec![],
        }
    }
}

/// How many rows became what. Together with the header they are all rows of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each is the number of rows with that status")]
pub struct Counts {
    pub new: u64,
    pub update: u64,
    pub same: u64,
    pub possible_duplicate: u64,
    pub skipped: u64,
    pub excluded: u64,
    pub refused: u64,
    /// Also rows that the file's reader left out: empty ones, comments, lines above the header.
    pub blank: u64,
}

impl Counts {
    pub(crate) fn of(rows: &[RowReport], left_out: u64) -> Self {
        let count = |status| rows.iter().filter(|row| row.status == status).count() as u64;
        Self {
            new: count(RowStatus::New),
            update: count(RowStatus::Update),
            same: count(RowStatus::Same),
            possible_duplicate: count(RowStatus::PossibleDuplicate),
            skipped: count(RowStatus::Skipped),
            excluded: count(RowStatus::Excluded),
            refused: count(RowStatus::Refused),
            blank: count(RowStatus::Blank) + left_out,
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        let Self { new, update, same, possible_duplicate, skipped, excluded, refused, blank } =
            self;
        new + update + same + possible_duplicate + skipped + excluded + refused + blank
    }
}

/// A word of the stage column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StageWord {
    /// As it stands in the file.
    pub word: String,
    /// How many rows have it.
    pub rows: u64,
    /// What it means; none: its rows are refused until a person says it.
    pub stage: Option<Stage>,
    /// Whether that is what the word commonly means, and nobody said it.
    #[serde(skip)]
    pub is_common: bool,
}

/// What an import does, or would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Ideas that come from it carry this.
    pub batch_id: BatchId,
    /// All rows of the file, the header and blank ones too.
    pub rows_in_file: u64,
    /// Whether one of them is the header.
    pub has_header: bool,
    /// How many became what.
    pub counts: Counts,
    /// Areas that are added.
    pub new_areas: Vec<String>,
    /// Systems that are added.
    pub new_systems: Vec<String>,
    /// Stage words that nobody said the meaning of, with the number of rows refused for them.
    pub unknown_stages: BTreeMap<String, u64>,
    /// What comma and dot were taken for, by column.
    pub decimals: BTreeMap<String, Decimal>,
    /// Where the day stands in dates, where one order fits all columns.
    pub date_order: Option<DateOrder>,
    /// Every word of the stage column with the number of its rows and its meaning, the most
    /// frequent first.
    pub stage_words: Vec<StageWord>,
    /// The column of each target.
    pub mapping: BTreeMap<&'static str, String>,
    /// Columns that become lines of the description.
    pub noted: Vec<String>,
    /// Columns that are not read.
    pub unmapped: Vec<String>,
    /// Every row of the table, in the file's order.
    pub rows: Vec<RowReport>,
}
