//! An idea: the main entity, in the groups by which the right to edit is given.

use super::{Lang, Period, Stage, Triple, Unknown};
use crate::ids::{AreaId, BasisId, BatchId, IdeaId, MemberId, OpId, SpaceId, SystemId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// What a person submits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Idea {
    /// Given by the authority, from 1, never used again; shown as `OH-123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Who sent it; fixed.
    pub author_id: MemberId,
    /// The person to ask; the author at first.
    pub owner_id: MemberId,
    /// The person named in an import, up to 120 characters; that person counts as the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_for: Option<String>,
    /// Where it was before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The import it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<BatchId>,
    /// What it is.
    pub case: Case,
    /// What the work costs today and would cost then.
    #[serde(default)]
    pub estimate: EstimateInputs,
    /// The rates the estimate was made with.
    pub basis_id: BasisId,
    /// Suitability and readiness.
    #[serde(default)]
    pub answers: Answers,
    /// What leads say.
    #[serde(default)]
    pub ratings: Ratings,
    /// Where it stands.
    pub stage: IdeaStage,
    /// Set when it was merged into another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<Merge>,
    /// How many were merged into this one.
    #[serde(default)]
    pub merged_count: u32,
    /// Who builds it.
    #[serde(default)]
    pub claim: Claim,
    /// Where and how it is built and runs.
    #[serde(default)]
    pub build: Build,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Where an idea was before it came here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
#[expect(missing_docs, reason = "named by the domain: where it was, and its names there")]
pub struct Origin {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub space_id: Option<SpaceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idea_id: Option<IdeaId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub created_at_ms: Option<i64>,
}

/// What an idea is, in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Case {
    /// 1 to 200 characters, one line.
    pub title: String,
    /// Markdown, up to 20,000 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>")]
    pub description: String,
    /// Where the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_id: Option<AreaId>,
    /// What it touches, at most 50.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[ts(as = "Option<BTreeSet<SystemId>>")]
    pub system_ids: BTreeSet<SystemId>,
    /// At most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Link>>")]
    pub links: Vec<Link>,
    /// The language it is written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// See the module.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Unknown,
}

/// A link with the text to show for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Link {
    /// https, up to 2,000 characters.
    pub url: String,
    /// Up to 80 characters.
    #[serde(default)]
    pub label: String,
}

/// The inputs of an estimate. It is present when the four required ones are: `runs`, `period`,
/// `minutes_per_run`, `people`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EstimateInputs {
    /// Times a period, for one person; above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs: Option<f64>,
    /// The period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// By hand, each time; above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_per_run: Option<f64>,
    /// 1 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<f64>,
    /// Share of runs that go wrong, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_rate: Option<f64>,
    /// To put one of them right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rework_minutes: Option<f64>,
    /// Share of runs that somebody checks, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_share: Option<f64>,
    /// To check one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_minutes: Option<f64>,
    /// That a person still spends, or waits, while the program runs once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_minutes: Option<f64>,
    /// How much of the work a program can take, 0 to 1 each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatable_share: Option<Triple>,
    /// Days of building; above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build_days: Option<Triple>,
    /// What this work costs, where it is not what the basis says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labour: Option<super::Labour>,
    /// What a day of building costs, in minor units, where it is not what the basis says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub day_cost_minor: Option<i64>,
    /// Of the program, in minor units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub running_cost_per_year_minor: Option<i64>,
    /// See the module.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Unknown,
}

impl EstimateInputs {
    /// Whether there is an estimate at all.
    pub fn is_present(&self) -> bool {
        super::Volume::of(self).is_some()
    }
}

/// Five questions, each 1 (worst) to 5 (best).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Answers {
    /// How rule-based is it?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<u8>,
    /// How digital is the input?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digital: Option<u8>,
    /// How structured is the input?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structured: Option<u8>,
    /// How stable over the next six months?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stable: Option<u8>,
    /// How well documented?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documented: Option<u8>,
    /// See the module.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Unknown,
}

impl Answers {
    /// The answers in the order of the questions.
    pub fn in_order(&self) -> [Option<u8>; 5] {
        [self.rules, self.digital, self.structured, self.stable, self.documented]
    }

    /// How many questions are answered.
    pub fn given(&self) -> usize {
        self.in_order().iter().flatten().count()
    }
}

/// What leads say about an idea.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
#[expect(missing_docs, reason = "scales and meanings are the table in the domain's section 2.2")]
pub struct Ratings {
    /// 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fit: Option<u8>,
    /// 1 to 5, 5 is the riskiest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rice_reach: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rice_impact: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rice_confidence: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ice_impact: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ice_confidence: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ice_ease: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wsjf_value: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wsjf_time: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wsjf_risk: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wsjf_size: Option<u8>,
    /// See the module.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Unknown,
}

/// Where an idea stands, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaStage {
    /// The stage.
    pub now: Stage,
    /// Since when, in UTC milliseconds.
    pub since_ms: i64,
    /// Where it comes back to from parked, declined or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Stage>,
    /// For example `not_worth_it`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    /// Up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When to look at a parked one again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revisit_on: Option<Date>,
}

impl IdeaStage {
    /// At a stage since a time, with nothing else said.
    pub fn at(now: Stage, since_ms: i64) -> Self {
        Self { now, since_ms, before: None, reason_code: None, reason: None, revisit_on: None }
    }

    /// Where the idea comes back to when it is put aside now: where it stands, or, when it is aside
    /// already, where it stood before. A claim does not survive, so what is built comes back ready.
    pub fn comes_back_to(&self) -> Stage {
        match self.now {
            Stage::Building | Stage::Testing => Stage::Ready,
            Stage::Parked | Stage::Declined | Stage::Withdrawn => self.before.unwrap_or(Stage::New),
            now => now,
        }
    }
}

/// The pointer to the idea that goes on for this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merge {
    /// The surviving idea.
    pub merged_into: IdeaId,
    /// Who merged.
    pub merged_by: MemberId,
    /// When, in UTC milliseconds.
    pub merged_at_ms: i64,
    /// The operation, so that an unmerge means this very merge.
    pub merged_op: OpId,
    /// Whether its volume comes on top.
    pub adds_volume: bool,
}

/// The exclusive right to build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_by: Option<MemberId>,
    /// Since when, in UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_at_ms: Option<i64>,
    /// Goes up with each claim.
    #[serde(default)]
    pub claim_no: u32,
    /// The last sign of progress, in UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress_at_ms: Option<i64>,
    /// Whose claim a device has asked for, until the authority answers. Only ever in the rows of a
    /// preview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<MemberId>,
}

impl Claim {
    /// Nobody holds it any more; how often it was claimed stays.
    pub fn clear(&mut self) {
        *self = Self { claim_no: self.claim_no, ..Self::default() };
    }
}

/// Where and how an automation is built and runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named by the domain's section 2.2, group build")]
pub struct Build {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_where: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_person_id: Option<MemberId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_source_ref: Option<RunSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realise_by_items: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manual_minutes_per_unit: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment_minor: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maintainer_id: Option<MemberId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_at_ms: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_at_ms: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The name under which a program reports runs; unique in the space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSource {
    /// The orchestrator.
    pub source: String,
    /// The automation's name there.
    pub label: String,
}

/// What was expected at go-live, frozen. The one derived thing that is in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// A year, before.
    pub hours_today: Triple,
    /// A year.
    pub hours_saved: Triple,
    /// A year, in minor units; absent without a labour cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money_saved_minor: Option<Triple>,
    /// In minor units, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_off_minor: Option<Triple>,
    /// The rates it was made with.
    pub basis_id: BasisId,
}
