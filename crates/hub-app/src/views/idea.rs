//! The page of one idea.

use super::build::BuildView;
use super::group::{LeftOutView, MergedIntoView, MergedView, NamedIdea, PairView, PartView};
use super::list::IdeaRow;
use hub_core::estimate::{Estimate, Line};
use hub_core::refusal::Refusal;
use hub_core::rows::{Answers, Case, Change, EstimateInputs, Labour, Ratings, Stage, Volume};
use hub_core::{BasisId, GroupId, IdeaId, MemberId, OpId};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Everything about one idea.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IdeaPage {
    /// The same as in the list.
    pub row: IdeaRow,
    /// Its position by score among all ideas; none without a score.
    pub rank: Option<u32>,
    /// The ideas before and after it in that order.
    pub previous: Option<IdeaId>,
    /// See `previous`.
    pub next: Option<IdeaId>,
    /// What it is.
    pub case: Case,
    /// Names of its systems, in the order of `case.system_ids`.
    pub system_names: Vec<String>,
    /// The inputs of its estimate.
    pub inputs: EstimateInputs,
    /// The answers so far.
    pub answers: Answers,
    /// What leads said.
    pub ratings: Ratings,
    /// The result, worked out.
    pub estimate: EstimateView,
    /// The parts by name, in the order of `estimate.figures.parts`; the first is the idea's own.
    pub parts: Vec<PartView>,
    /// The volumes that do not count, and why.
    pub left_out: Vec<LeftOutView>,
    /// The rates in force for its area, where the estimate was made with others.
    pub newer_rates: Option<RatesView>,
    /// Why it stands where it stands.
    pub stage: StageView,
    /// Who builds it, where, and how far it meets the standard.
    pub build: BuildView,
    /// Who sent it.
    pub author: PersonView,
    /// The person to ask.
    pub owner: PersonView,
    /// The person named in the file it came from.
    pub submitted_for: Option<String>,
    /// The last writer of each field, under `*` of all fields that nobody wrote since it was sent:
    /// sent back as `base` with an edit.
    pub versions: BTreeMap<String, OpId>,
    /// What this person may do now.
    pub actions: ActionsView,
    /// Who has it too, in the group of merged ideas; each person once.
    pub supports: Vec<SupportView>,
    /// What was said in the group of merged ideas, in the order it was first said.
    pub comments: Vec<CommentView>,
    /// What happened at this idea, newest first; at the merged ones see `merged`.
    pub events: Vec<EventView>,
    /// How many people hear of it.
    pub followers: u32,
    /// Whether this person does.
    pub following: bool,
    /// The idea that goes on for this one, when it was merged.
    pub merged_into: Option<MergedIntoView>,
    /// The ideas that were merged into this one, by number.
    pub merged: Vec<MergedView>,
    /// What was said about this one and others.
    pub pairs: Vec<PairView>,
    /// Values that did not win at fields of this idea, and that nobody has settled.
    pub conflicts: Vec<ConflictView>,
    /// The other ideas that the history here and at the merged ideas speaks of by their ids:
    /// `merged_source`, `merged_into`, `pair`. A removed one has no name.
    pub mentioned: Vec<NamedIdea>,
}

/// A value that did not win: somebody else was first. Closed with `conflict.close`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConflictView {
    /// Which conflict.
    pub id: uuid::Uuid,
    /// Which field; the idea holds the value that won.
    pub field: String,
    /// The value that did not.
    #[ts(type = "unknown")]
    pub lost_value: serde_json::Value,
    /// Whose it is.
    pub by: PersonView,
    /// When it was written, in UTC milliseconds by the writer's clock.
    #[ts(type = "number")]
    pub written_at_ms: i64,
    /// Whether this person may take it after all.
    pub may_take: bool,
    /// Whether this person may give it up.
    pub may_dismiss: bool,
}

/// Where an idea stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StageView {
    /// The stage.
    pub now: Stage,
    /// Since when, in UTC milliseconds.
    #[ts(type = "number")]
    pub since_ms: i64,
    /// Where it comes back to.
    pub before: Option<Stage>,
    /// For example `not_worth_it`.
    pub reason_code: Option<String>,
    /// In the person's words.
    pub reason: Option<String>,
    /// When to look at a parked one again.
    #[ts(type = "string | null")]
    pub revisit_on: Option<Date>,
}

/// An estimate, or what is missing for one.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct EstimateView {
    /// The figures; none while something is missing or wrong.
    pub figures: Option<Estimate>,
    /// How they were worked out.
    pub lines: Vec<Line>,
    /// The required fields that are empty: `runs`, `period`, `minutes_per_run`, `people`.
    pub missing: Vec<String>,
    /// What is wrong, one a field.
    pub wrong: Vec<Refusal>,
    /// The rates that were used.
    pub rates: Option<RatesView>,
}

/// The rates of an estimate.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RatesView {
    /// Which rates: asked for in a preview of a changed estimate.
    pub basis_id: BasisId,
    /// The area they belong to; none: the space's.
    pub area: Option<String>,
    /// Their version.
    pub version: u32,
    /// What work costs.
    pub labour: Option<Labour>,
    /// What a day of building costs, in minor units.
    #[ts(type = "number | null")]
    pub day_cost_minor: Option<i64>,
    /// A year has.
    pub working_days_per_year: f64,
    /// A working day has.
    pub hours_per_day: f64,
}

/// A person by name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonView {
    /// Which member.
    pub id: MemberId,
    /// The name.
    pub name: String,
}

/// What this person may do with this idea now.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ActionsView {
    /// Fields of the case (title, description, area, systems, links).
    pub edit_case: bool,
    /// Fields of the estimate.
    pub edit_estimate: bool,
    /// Answers.
    pub edit_answers: bool,
    /// Ratings.
    pub edit_ratings: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Undo that.
    pub restore: bool,
    /// Remove it for good.
    pub remove: bool,
    /// Say "I have this too".
    pub support: bool,
    /// Take that back.
    pub unsupport: bool,
    /// Comment.
    pub comment: bool,
    /// Follow it, or not.
    pub follow: bool,
    /// Say that it and another are related or different.
    pub pair: bool,
    /// Merge it into another.
    pub merge: bool,
    /// Merge another into it.
    pub take_in: bool,
    /// Take merges back: of this one, or of those into it.
    pub unmerge: bool,
    /// Make somebody else the person to ask.
    pub hand_over: bool,
    /// Use other rates.
    pub rerate: bool,
    /// Claim it.
    pub claim: bool,
    /// Give the claim to somebody.
    pub assign: bool,
    /// End the claim.
    pub release: bool,
    /// Say that it goes on.
    pub progress: bool,
    /// Answer lines of the standard.
    pub answer: bool,
    /// Say that a required line does not apply.
    pub pass: bool,
    /// Let a line pass, with a reason.
    pub except: bool,
    /// Stages it may be moved to.
    pub moves: Vec<Stage>,
}

/// One person's "I have this too".
#[derive(Clone, Debug, Serialize, TS)]
pub struct SupportView {
    /// Who.
    pub by: PersonView,
    /// How much of it the person has.
    pub volume: Option<Volume>,
    /// The volume comes on top of those already counted.
    pub in_addition: bool,
    /// Where the person has it, where that was said.
    pub area: Option<String>,
    /// The merged idea at which it was said; none: at this one.
    pub from: Option<NamedIdea>,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
}

/// A comment.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CommentView {
    /// Which one.
    pub id: uuid::Uuid,
    /// Who.
    pub by: PersonView,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Markdown; empty when removed.
    pub body: String,
    /// Whether its text was taken back.
    pub removed: bool,
    /// When it was changed, in UTC milliseconds.
    #[ts(type = "number | null")]
    pub edited_at_ms: Option<i64>,
    /// The merged idea at which it was said; none: at this one.
    pub from: Option<NamedIdea>,
    /// Who wrote the text last: sent as `base` with `comment.edit`.
    pub version: OpId,
    /// Whether this person may change it.
    pub may_edit: bool,
    /// Whether this person may take its text back.
    pub may_remove: bool,
}

/// A line of the standard by its words.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PointView {
    /// In the words of whoever wrote it.
    pub text: String,
    /// Came with the Hub: worded in the reader's language.
    pub builtin: Option<String>,
}

/// One line of the history.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EventView {
    /// Who.
    pub by: PersonView,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The operation, for example `idea.edit`.
    pub kind: String,
    /// Operations that were one act.
    pub group_id: Option<GroupId>,
    /// The line of the standard that it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub point: Option<PointView>,
    /// What changed.
    pub changes: Vec<Change>,
}
