//! One idea as it leaves the Hub: everything about it that a person can say or see, with names in
//! the place of ids. It is the shape of an entry in the JSON file; tables are made from it.

use hub_core::IdeaId;
use hub_core::rows::{Answers, EstimateInputs, Lang, Link, Period, Ratings, Stage, Triple};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One idea. What is absent is not known, never 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Line {
    /// By it the idea is found again.
    pub idea_id: Option<IdeaId>,
    /// For example `OH-12`.
    pub shown_id: String,
    pub title: String,
    /// Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Names; the id of one that has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The person who asked for it.
    pub author: String,
    /// The person to ask.
    pub owner: String,
    pub stage: StageLine,
    /// As the person said it, with units in the names.
    pub estimate: EstimateInputs,
    /// 1 to 5.
    pub answers: Answers,
    pub ratings: Ratings,
    /// The goal of the ratings, by name; the id of one that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Who has it too. Only in the JSON file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<SupportLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub builder: Option<String>,
    /// The shown id of the idea that goes on for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<String>,
    /// How many ideas were merged into it.
    pub merged_count: u32,
    /// Where it was before it came here, and its name there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    pub created_at_ms: i64,
    pub updated_at_ms: i64,
    /// Worked out by the Hub; never read back.
    pub figures: Figures,
}

/// Where an idea stands, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StageLine {
    pub now: Stage,
    pub since_ms: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revisit_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_at_ms: Option<i64>,
}

impl Default for StageLine {
    fn default() -> Self {
        let (reason_code, reason, revisit_on, live_at_ms) = Default::default();
        Self { now: Stage::New, since_ms: 0, reason_code, reason, revisit_on, live_at_ms }
    }
}

/// One person's "I have this too".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SupportLine {
    pub by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_per_run: Option<f64>,
    /// Whether it comes on top of the idea's own.
    pub in_addition: bool,
}

/// What the Hub works out, rounded to hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Figures {
    /// In the view that was taken, else in the list of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// How much of the score was known, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_completeness: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_today_per_year: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_saved_per_year: Option<Triple>,
    /// As expected, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money_saved_per_year_minor: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rice: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ice: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wsjf: Option<f64>,
    /// With those of the ideas merged into it.
    pub supports: u32,
    /// The same.
    pub comments: u32,
}
