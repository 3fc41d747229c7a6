//! What a column can be: the fields of an idea, and other ways to say them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the cells of a column are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// A bare number.
    Number,
    /// A whole number on a scale; the domain says which.
    Answer,
    /// A duration; bare numbers are minutes.
    Minutes,
    /// A duration; bare numbers are days.
    Days,
    /// 0 to 1, or a percentage.
    Share,
    /// An amount in the space's currency.
    Money,
    /// A day, with or without a time.
    Date,
}

impl Kind {
    /// Whether its cells hold numbers.
    pub(crate) fn is_number(self) -> bool {
        !matches!(self, Self::Text | Self::Date)
    }
}

macro_rules! targets {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $kind:ident, $field:literal;)+) => {
        /// What a column says about an idea.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[ts(rename = "ImportTarget")]
        pub enum Target { $($(#[$doc])* #[serde(rename = $word)] $name),+ }

        impl Target {
            /// Every target, in the order of the idea's fields.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its word on the command line and in reports.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// How its cells are read.
            pub(crate) const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),+ }
            }

            /// The field of the idea that it becomes, as refusals name it.
            pub(crate) const fn field(self) -> &'static str {
                match self { $(Self::$name => $field),+ }
            }
        }
    };
}

targets! {
    /// The id that the Hub's own export wrote.
    Id = "id", Text, "id";
    /// The name by which the source knows the idea; found again by it.
    ExternalId = "external_id", Text, "origin.external_id";
    /// Its title.
    Title = "title", Text, "title";
    /// Its description.
    Description = "description", Text, "description";
    /// The department or domain.
    Area = "area", Text, "area_id";
    /// Applications, several in one cell.
    Systems = "systems", Text, "system_ids";
    /// Addresses, several in one cell.
    Links = "links", Text, "links";
    /// The person who asked for it.
    SubmittedFor = "submitted_for", Text, "submitted_for";
    /// The language it is written in: `en`, `pt`, `es`, `de` or `other`.
    Lang = "lang", Text, "lang";
    /// The day it was sent in where it comes from.
    CreatedOn = "created_on", Date, "origin.created_at_ms";
    /// Where it stands, in the file's own words.
    Stage = "stage", Text, "stage";
    /// Why it was declined, parked or retired.
    Reason = "reason", Text, "reason";
    /// The day it went live, for live and retired ones.
    LiveOn = "live_on", Date, "live_at_ms";
    /// Times a period, for one person.
    Runs = "runs", Number, "runs";
    /// Day, week, month ...
    Period = "period", Text, "period";
    /// Times a year over all people: kept as runs a year for one person, which is the number
    /// divided by the people (1 where nothing says how many).
    RunsPerYear = "runs_per_year", Number, "runs";
    /// By hand, each time.
    MinutesPerRun = "minutes_per_run", Minutes, "minutes_per_run";
    /// How many do it.
    People = "people", Number, "people";
    /// Share of runs that go wrong.
    ErrorRate = "error_rate", Share, "error_rate";
    /// To put one of them right.
    ReworkMinutes = "rework_minutes", Minutes, "rework_minutes";
    /// Share of runs that somebody checks.
    ReviewedShare = "reviewed_share", Share, "reviewed_share";
    /// To check one of them.
    ReviewMinutes = "review_minutes", Minutes, "review_minutes";
    /// Of the program, for one run.
    ExecutionMinutes = "execution_minutes", Minutes, "execution_minutes";
    /// How much of the work a program can take, as one number.
    Share = "share", Share, "automatable_share";
    /// The same at the least.
    ShareLow = "share_low", Share, "automatable_share";
    /// The same as expected.
    ShareLikely = "share_likely", Share, "automatable_share";
    /// The same at the most.
    ShareHigh = "share_high", Share, "automatable_share";
    /// Days of building, as one number.
    BuildDays = "build_days", Days, "build_days";
    /// The same at the least.
    BuildDaysLow = "build_days_low", Days, "build_days";
    /// The same as expected.
    BuildDaysLikely = "build_days_likely", Days, "build_days";
    /// The same at the most.
    BuildDaysHigh = "build_days_high", Days, "build_days";
    /// What an hour of this work costs.
    HourlyCost = "hourly_cost", Money, "labour";
    /// What a year of one person costs.
    YearlyCost = "yearly_cost", Money, "labour";
    /// What a day of building costs.
    DayCost = "day_cost", Money, "day_cost_minor";
    /// What the program costs a year.
    RunningCostPerYear = "running_cost_per_year", Money, "running_cost_per_year_minor";
    /// How rule-based, 1 to 5.
    Rules = "rules", Answer, "rules";
    /// How digital the input is, 1 to 5.
    Digital = "digital", Answer, "digital";
    /// How structured the input is, 1 to 5.
    Structured = "structured", Answer, "structured";
    /// How stable for six months, 1 to 5.
    Stable = "stable", Answer, "stable";
    /// How well documented, 1 to 5.
    Documented = "documented", Answer, "documented";
    /// How well it serves the space's goals, 1 to 5.
    Fit = "fit", Answer, "fit";
    /// How much can go wrong, 1 to 5.
    Risk = "risk", Answer, "risk";
    /// The goal of the space that it serves, by name.
    Goal = "goal", Text, "goal_id";
    /// RICE: how many it reaches.
    RiceReach = "rice_reach", Number, "rice_reach";
    /// RICE: 0.25, 0.5, 1, 2 or 3.
    RiceImpact = "rice_impact", Number, "rice_impact";
    /// RICE: 0.5, 0.8 or 1; 80 % too.
    RiceConfidence = "rice_confidence", Share, "rice_confidence";
    /// ICE, 1 to 10.
    IceImpact = "ice_impact", Answer, "ice_impact";
    /// ICE, 1 to 10.
    IceConfidence = "ice_confidence", Answer, "ice_confidence";
    /// ICE, 1 to 10.
    IceEase = "ice_ease", Answer, "ice_ease";
    /// WSJF: 1, 2, 3, 5, 8, 13 or 20.
    WsjfValue = "wsjf_value", Answer, "wsjf_value";
    /// WSJF: 1, 2, 3, 5, 8, 13 or 20.
    WsjfTime = "wsjf_time", Answer, "wsjf_time";
    /// WSJF: 1, 2, 3, 5, 8, 13 or 20.
    WsjfRisk = "wsjf_risk", Answer, "wsjf_risk";
    /// WSJF: 1, 2, 3, 5, 8, 13 or 20.
    WsjfSize = "wsjf_size", Answer, "wsjf_size";
    /// Something worth keeping that an idea has no field for: a line of the description, under the
    /// column's name. The only target that several columns may have.
    Note = "note", Text, "description";
}

impl Target {
    /// The target of a word, if it is one.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.as_str() == word)
    }

    /// Two ways to say one thing, of which a file can use one.
    pub(crate) const ONE_OF: &[(Self, Self)] = &[
        (Self::Runs, Self::RunsPerYear),
        (Self::Period, Self::RunsPerYear),
        (Self::Share, Self::ShareLow),
        (Self::Share, Self::ShareLikely),
        (Self::Share, Self::ShareHigh),
        (Self::BuildDays, Self::BuildDaysLow),
        (Self::BuildDays, Self::BuildDaysLikely),
        (Self::BuildDays, Self::BuildDaysHigh),
    ];
}
