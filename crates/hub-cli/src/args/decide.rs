//! What decides about ideas: score, support, merge, move, comment, undo.

use super::import::Progress;
use crate::inputs::{self, Answered, Rated};
use clap::Args;
use hub_app::views::Sureness;
use hub_core::rows::{Period, Stage, Volume};
use jiff::civil::Date;
use uuid::Uuid;

/// What goes into a score.
#[derive(Debug, Args)]
pub struct Score {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
    /// The five questions.
    #[command(flatten)]
    pub answers: Answered,
    /// What leads say.
    #[command(flatten)]
    pub ratings: Rated,
    /// Take an answer or a rating away, by the name of its option; may be given several times
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = inputs::scored_field)]
    pub clear: Vec<&'static str>,
}

/// "I have this too".
#[derive(Debug, Args)]
pub struct Support {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
    /// How often one of you does it in a period
    #[arg(long, value_name = "N", requires_all = ["period", "people"],
          value_parser = inputs::number)]
    pub runs: Option<f64>,
    /// day, week, fortnight, month, quarter, half_year or year
    #[arg(long, value_name = "PERIOD", requires = "runs", value_parser = inputs::period)]
    pub period: Option<Period>,
    /// How many of you do it
    #[arg(long, value_name = "N", requires = "runs", value_parser = inputs::number)]
    pub people: Option<f64>,
    /// How long one takes by hand [default: as the idea says]
    #[arg(long, value_name = "MINUTES", requires = "runs", value_parser = inputs::number)]
    pub minutes: Option<f64>,
    /// It comes on top of what is counted already
    #[arg(long, requires = "runs")]
    pub in_addition: bool,
    /// Where you have it [default: your own area]
    #[arg(long, value_name = "NAME")]
    pub area: Option<String>,
    /// You do not have it any more
    #[arg(long, conflicts_with_all = ["runs", "period", "people", "minutes", "in_addition", "area"])]
    pub take_back: bool,
}

impl Support {
    /// How much of it this person has, where that is said.
    pub fn volume(&self) -> Option<Volume> {
        let (runs, period, people) = (self.runs?, self.period?, self.people?);
        Some(Volume { runs, period, people, minutes_per_run: self.minutes })
    }
}

/// Ideas and the one that goes on for them.
#[derive(Debug, Args)]
pub struct Merge {
    /// The ideas that are merged away, by number or id; at most 100
    #[arg(required = true, num_args = 1..=100, value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// The idea that goes on, by number or id
    #[arg(long, value_name = "TARGET")]
    pub into: String,
    /// Their volumes do not come on top: they describe the same work
    #[arg(long)]
    pub without_volume: bool,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// A merged idea.
#[derive(Debug, Args)]
pub struct Unmerge {
    /// The idea that was merged away, by number or id
    pub source: String,
}

/// Which pairs, or which two.
#[derive(Debug, Args)]
pub struct Pairs {
    /// One idea, by number or id
    #[arg(requires = "b", value_name = "A")]
    pub a: Option<String>,
    /// The other
    #[arg(value_name = "B")]
    pub b: Option<String>,
    /// They belong together
    #[arg(long, requires = "b", group = "said")]
    pub related: bool,
    /// They are not the same
    #[arg(long, requires = "b", group = "said")]
    pub different: bool,
    /// Take back what was said about them
    #[arg(long, requires = "b", group = "said")]
    pub clear: bool,
    /// How many are shown at most, up to 500
    #[arg(long, value_name = "N", default_value_t = 20, conflicts_with = "a",
          value_parser = clap::value_parser!(u32).range(1..=500))]
    pub limit: u32,
    /// At least so sure: very_likely, probably or perhaps
    #[arg(long, value_name = "WORD", default_value = "probably", conflicts_with = "a",
          value_parser = inputs::sureness)]
    pub sure: Sureness,
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto", conflicts_with = "a")]
    pub progress: Progress,
}

/// Ideas and where they go.
#[derive(Debug, Args)]
pub struct Move {
    /// Their numbers (OH-12 or 12) or ids
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// new, assessing, ready, building, testing, live, retired, parked or declined
    #[arg(long, value_name = "STAGE", value_parser = inputs::any_stage)]
    pub to: Stage,
    /// For declined: not_worth_it, not_feasible, exists_already, out_of_scope or other
    #[arg(long, value_name = "CODE")]
    pub reason_code: Option<String>,
    /// Why, for parked, declined and retired
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// When to look at it again, for parked
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = inputs::day)]
    pub revisit_on: Option<Date>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// A claim that ends.
#[derive(Debug, Args)]
pub struct Release {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
    /// What whoever builds it next should know; it becomes a comment
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// An idea and who builds it.
#[derive(Debug, Args)]
pub struct Assign {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
    /// The person, by name or id
    pub member: String,
}

/// What is said about an idea.
#[derive(Debug, Args)]
pub struct Comment {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
    /// The comment, as Markdown; - reads it from stdin
    #[arg(required_unless_present = "remove")]
    pub text: Option<String>,
    /// Put the text in the place of this comment, by the number that `ohub show` has for it or by
    /// its id
    #[arg(long, value_name = "COMMENT", conflicts_with = "remove")]
    pub edit: Option<String>,
    /// Take this comment's text away
    #[arg(long, value_name = "COMMENT", conflicts_with = "text")]
    pub remove: Option<String>,
}

/// What is taken back.
#[derive(Debug, Args)]
pub struct Undo {
    /// Say what you did last, and change nothing
    #[arg(long, conflicts_with = "act")]
    pub list: bool,
    /// Which act.
    #[command(flatten)]
    pub turn: Turn,
}

/// An act.
#[derive(Debug, Args)]
pub struct Turn {
    /// Its id, as `ohub undo --list` has it [default: the last one]
    pub act: Option<Uuid>,
}
