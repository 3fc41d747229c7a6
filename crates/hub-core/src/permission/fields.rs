//! The fields of an idea that can be edited, in the order of the domain and in the groups by which
//! the right to edit is given. Fields that only their own operations change are not here.

use crate::rows::words;

words! {
    /// A group of fields of an idea.
    Group {
        /// What it is, in words.
        Case = "case",
        /// What the work costs.
        Estimate = "estimate",
        /// Suitability and readiness.
        Answers = "answers",
        /// What leads say.
        Ratings = "ratings",
        /// Where and how it is built and runs.
        Build = "build",
    }
}

impl Group {
    /// Its fields, in the order of the domain.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Case => &["title", "description", "area_id", "system_ids", "links", "lang"],
            Self::Estimate => ESTIMATE,
            Self::Answers => &["rules", "digital", "structured", "stable", "documented"],
            Self::Ratings => RATINGS,
            Self::Build => BUILD,
        }
    }
}

const ESTIMATE: &[&str] = &[
    "runs",
    "period",
    "minutes_per_run",
    "people",
    "error_rate",
    "rework_minutes",
    "reviewed_share",
    "review_minutes",
    "execution_minutes",
    "automatable_share",
    "build_days",
    "labour",
    "day_cost_minor",
    "running_cost_per_year_minor",
];

const RATINGS: &[&str] = &[
    "fit",
    "risk",
    "goal_id",
    "rice_reach",
    "rice_impact",
    "rice_confidence",
    "ice_impact",
    "ice_confidence",
    "ice_ease",
    "wsjf_value",
    "wsjf_time",
    "wsjf_risk",
    "wsjf_size",
];

const BUILD: &[&str] = &[
    "repository_url",
    "runs_where",
    "second_person_id",
    "target_on",
    "run_source_ref",
    "realise_by_items",
    "manual_minutes_per_unit",
    "investment_minor",
    "maintainer_id",
];

/// The fields without which there is no estimate.
pub(crate) const REQUIRED_FOR_ESTIMATE: &[&str] = &["runs", "period", "minutes_per_run", "people"];

/// The group that a field is in, if it can be edited at all.
pub fn group_of(field: &str) -> Option<Group> {
    Group::ALL.iter().copied().find(|group| group.fields().contains(&field))
}
