//! A line of the list of ideas.

use super::PersonView;
use hub_core::rows::{Stage, Triple};
use hub_core::score::{RawError, Score};
use hub_core::{AreaId, IdeaId, OpId};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

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
    /// Since when, in UTC milliseconds.
    #[ts(type = "number")]
    pub stage_since_ms: i64,
    /// Saved a year; none without an estimate.
    pub hours_saved: Option<Triple>,
    /// Spent a year; none without an estimate.
    pub hours_today: Option<f64>,
    /// Measured from runs; none so far.
    pub hours_measured: Option<f64>,
    /// Days to build it.
    pub build_days: Option<Triple>,
    /// None until there is a value or three answers. How complete it is stands there too.
    pub score: Option<ScoreView>,
    /// The raw number of RICE.
    pub rice: RawView,
    /// The raw number of ICE.
    pub ice: RawView,
    /// The raw number of WSJF.
    pub wsjf: RawView,
    /// The area's id.
    pub area_id: Option<AreaId>,
    /// The area's name.
    pub area: Option<String>,
    /// The names of the first few systems.
    pub systems: Vec<String>,
    /// How many systems there are.
    pub systems_count: u32,
    /// Who claimed it.
    pub builder: Option<String>,
    /// People who have it too.
    pub supports: u32,
    /// How many comments stand at it.
    pub comments: u32,
    /// How many ideas were merged into it.
    pub merged_count: u32,
    /// The idea that goes on for it.
    pub merged_into: Option<IdeaRef>,
    /// When it was sent, in UTC milliseconds.
    #[ts(type = "number")]
    pub created_at_ms: i64,
    /// When something last happened at it, in UTC milliseconds.
    #[ts(type = "number")]
    pub updated_at_ms: i64,
    /// Who sent it.
    pub author: String,
    /// The same as a filter takes it.
    pub author_key: String,
    /// The person to ask.
    pub owner: PersonView,
    /// Whether this person follows it.
    pub followed: bool,
    /// Whether this person has it too.
    pub supported: bool,
    /// The last writer of each field, as in the page of the idea: the `base` of an edit.
    pub versions: BTreeMap<String, OpId>,
    /// What this person may change in place now.
    pub rights: RowRights,
}

/// What this person may change in a line of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RowRights {
    /// Fields of the case: title, area, systems.
    pub edit_case: bool,
    /// Fields of the estimate; from Ready on perhaps the days of building only.
    pub edit_estimate: bool,
    /// The days of building.
    pub edit_build_days: bool,
    /// Answers.
    pub edit_answers: bool,
    /// Ratings.
    pub edit_ratings: bool,
    /// Stages it may be moved to.
    pub moves: Vec<Stage>,
}

/// An idea that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct IdeaRef {
    /// Its id.
    pub id: IdeaId,
    /// For example `OH-12`.
    pub shown_id: String,
}

/// A raw number, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct RawView {
    /// The number; it has no bar and no upper end.
    pub number: Option<f64>,
    /// The inputs that are missing, as fields of the idea: `rice_impact`, `build_days` ...
    pub missing: Vec<String>,
    /// Why the inputs give no number.
    pub problem: Option<RawError>,
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
