//! The list of ideas.

use hub_core::IdeaId;
use hub_core::rows::{Stage, Triple};
use hub_core::score::Score;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum SortKey {
    #[default]
    Score,
    Title,
    Hours,
    Stage,
    Area,
    Supports,
    Age,
    Number,
}

/// Which ideas, in which order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct IdeasOrder {
    /// Words or a number; all ideas when empty. One letter finds nothing yet.
    #[ts(as = "Option<String>")]
    pub search: String,
    /// Score, when nothing is said.
    #[ts(as = "Option<SortKey>")]
    pub sort: SortKey,
    /// The other way round than the column's natural order (best, most or newest first; A to Z).
    #[ts(as = "Option<bool>")]
    pub reversed: bool,
}

/// Totals over the ideas of an [`IdeasOrder`].
#[derive(Clone, Debug, Serialize, TS)]
pub struct IdeasSummary {
    /// In the order.
    pub count: u32,
    /// In the space.
    pub total: u32,
    /// How many have an estimate.
    pub estimated: u32,
    /// Sum of the hours a year they would save.
    pub hours_saved: Triple,
    /// Where the value bars of the column end, in hours a year: a round number at or above the
    /// 95th percentile of the high estimates of the first hundred.
    pub bar_max_hours: f64,
    /// The rank's own column: how many have a score.
    pub scored: u32,
}

/// One line of the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IdeaRow {
    /// The number by which views name it; valid until the program ends.
    pub local: u32,
    /// Its id.
    pub id: IdeaId,
    /// For example `OH-12`.
    pub shown_id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Saved a year; none without an estimate.
    pub hours_saved: Option<Triple>,
    /// Spent a year; none without an estimate.
    pub hours_today: Option<f64>,
    /// Measured from runs; none so far.
    pub hours_measured: Option<f64>,
    /// None until there is a value or three answers.
    pub score: Option<ScoreView>,
    /// The area's name.
    pub area: Option<String>,
    /// Who claimed it.
    pub builder: Option<String>,
    /// People who have it too.
    pub supports: u32,
    /// When it was sent, in UTC milliseconds.
    #[ts(type = "number")]
    pub created_at_ms: i64,
    /// Who sent it.
    pub author: String,
}

/// A score with what each part was made from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScoreView {
    /// The sum and its parts.
    #[serde(flatten)]
    pub score: Score,
    /// The profile's name, or its built-in name.
    pub profile: String,
    /// The profile's version.
    pub profile_version: u32,
    /// What the parts were made from.
    pub facts: ScoreFacts,
}

/// What the parts of a score were made from, for the column "From".
#[derive(Clone, Debug, Default, Serialize, TS)]
#[expect(missing_docs, reason = "named as in the rules S1")]
pub struct ScoreFacts {
    pub hours_saved: Option<f64>,
    pub money_saved_minor: Option<f64>,
    pub answers: [Option<u8>; 5],
    pub people: u32,
    pub areas: u32,
    pub build_days: Option<f64>,
    pub fit: Option<u8>,
    pub risk: Option<u8>,
}
