//! The space's settings: rates, score weights and the standard.

use super::{Triple, Unknown, words};
use crate::ids::{AreaId, BasisId, IdeaId, MemberId, ProfileId, StandardItemId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

words! {
    /// What the value criterion is made from.
    ValueBasis {
        /// Hours saved a year.
        Hours = "hours",
        /// Money saved a year.
        Money = "money",
    }

    /// What a labour cost is paid per.
    LabourPer {
        /// An hour of work.
        Hour = "hour",
        /// A working year of the basis.
        Year = "year",
    }

    /// How a profile ranks.
    Method {
        /// Weighted mean of the criteria, 0 to 100.
        Weighted = "weighted",
        /// Reach x impact x confidence / effort, a raw number.
        Rice = "rice",
        /// Impact x confidence x ease, a raw number.
        Ice = "ice",
        /// (Value + time + risk) / job size, a raw number.
        Wsjf = "wsjf",
    }

    /// What a weighted score is made of, in the fixed order of every why-bar.
    Criterion {
        /// What it saves.
        Value = "value",
        /// How well it can be automated.
        Feasibility = "feasibility",
        /// How many people in how many areas have it.
        Demand = "demand",
        /// How well it serves the space's goals.
        Fit = "fit",
        /// How little work building it is.
        Effort = "effort",
        /// How little can go wrong.
        Risk = "risk",
    }

    /// Who answers a line of the standard.
    Check {
        /// A person.
        Manual = "manual",
        /// The Hub, by looking at the repository.
        Auto = "auto",
    }

    /// The answer to a line of the standard.
    StandardState {
        /// It is so.
        Met = "met",
        /// It is not so.
        NotMet = "not_met",
        /// It does not concern this automation.
        NotApplicable = "not_applicable",
        /// A lead lets it pass, with a reason.
        Excepted = "excepted",
    }
}

/// The space itself. Prefix and currency are fixed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// 1 to 80 characters.
    pub name: String,
    /// What numbers begin with: one to five of A to Z.
    pub prefix: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA name.
    pub time_zone: String,
    /// The rates of areas that have none of their own.
    pub current_basis_id: BasisId,
    /// The automatable share where nothing is said.
    pub share_default: Triple,
    /// What the value criterion is made from.
    pub value_basis: ValueBasis,
    /// What scores 100 for value: hours a year, or minor units of money a year.
    pub value_full: f64,
    /// The weights in force.
    pub active_profile_id: ProfileId,
    /// After so many days without progress a claim is flagged.
    pub stale_claim_days: u32,
    /// At most 10.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// A backend decides for many people; without it the journal of one device does. Fixed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// How many names were erased: the last [`super::Member::erased_no`].
    #[serde(default, skip_serializing_if = "is_none_yet")]
    pub erased_count: u32,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

fn is_none_yet(count: &u32) -> bool {
    *count == 0
}

/// A goal that ideas can serve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Goal {
    /// Which one.
    pub id: Uuid,
    /// 1 to 80 characters.
    pub name: String,
}

/// What an hour or a year of a person's work costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Labour {
    /// Hour or year.
    pub per: LabourPer,
    /// Minor units of the space's currency.
    #[ts(type = "number")]
    pub minor: i64,
}

/// A version of the rates. It never changes: a new version supersedes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// Whose; none: the space's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_id: Option<AreaId>,
    /// 1 and up.
    pub version: u32,
    /// What work costs, if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labour: Option<Labour>,
    /// What a day of building costs, in minor units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_cost_minor: Option<i64>,
    /// 1 to 366.
    pub working_days_per_year: f64,
    /// 0.5 to 24.
    pub hours_per_day: f64,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A version of a named set of score weights. It never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The same for all versions of one profile.
    pub family_id: ProfileId,
    /// 1 and up.
    pub version: u32,
    /// 1 to 80 characters.
    pub name: String,
    /// Came with the Hub: worded in the reader's language until it is renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builtin: Option<String>,
    /// How it ranks.
    pub method: Method,
    /// 0 to 100 each; used by the weighted method.
    #[serde(default)]
    pub weights: BTreeMap<Criterion, f64>,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A line of the checklist an automation meets before it goes live.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandardItem {
    /// 1 to 300 characters.
    pub text: String,
    /// Came with the Hub.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builtin: Option<String>,
    /// Who answers it.
    pub check: Check,
    /// The name of the look, for one that the Hub answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_name: Option<String>,
    /// Whether going live asks for it.
    pub required: bool,
    /// Its place in the list.
    pub position: u32,
    /// No longer asked.
    #[serde(default)]
    pub archived: bool,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One idea's answer to one line of the standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandardAnswer {
    /// Which idea.
    pub idea_id: IdeaId,
    /// Which line.
    pub item_id: StandardItemId,
    /// The answer.
    pub state: StandardState,
    /// Who looked.
    pub by_scan: bool,
    /// What was seen, up to 500 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Needed for an exception and for "not applicable".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who answered.
    pub by: MemberId,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}
