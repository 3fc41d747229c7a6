//! `ohub list`: which ideas, in which order. An export takes the same conditions.

use crate::inputs;
use clap::{Args, ValueEnum};
use hub_app::views::SortKey;
use hub_core::rows::Stage;
use jiff::civil::Date;

/// A list.
#[derive(Debug, Args)]
pub struct List {
    /// Which ideas.
    #[command(flatten)]
    pub which: Which,
    /// How many are shown; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// Which ideas, in which order.
#[derive(Debug, Args)]
pub struct Which {
    /// Words that the idea must have, or its number
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub search: String,
    /// At these stages, such as new,assessing [default: all but withdrawn]
    #[arg(long = "stage", value_name = "STAGE", value_delimiter = ',',
          value_parser = inputs::any_stage)]
    pub stages: Vec<Stage>,
    /// In this area; may be given several times
    #[arg(long = "area", value_name = "NAME")]
    pub areas: Vec<String>,
    /// Without an area
    #[arg(long)]
    pub no_area: bool,
    /// Touching this system; may be given several times
    #[arg(long = "system", value_name = "NAME")]
    pub systems: Vec<String>,
    /// Without a system
    #[arg(long)]
    pub no_system: bool,
    /// Sent by this person; may be given several times
    #[arg(long = "author", value_name = "NAME")]
    pub authors: Vec<String>,
    /// At least so many hours saved a year
    #[arg(long, value_name = "HOURS", value_parser = inputs::number)]
    pub hours_min: Option<f64>,
    /// At most so many hours saved a year
    #[arg(long, value_name = "HOURS", value_parser = inputs::number)]
    pub hours_max: Option<f64>,
    /// Without an estimate
    #[arg(long)]
    pub no_estimate: bool,
    /// At least this score, or raw number when RICE, ICE or WSJF ranks
    #[arg(long, value_name = "NUMBER", value_parser = inputs::number)]
    pub score_min: Option<f64>,
    /// At most this score, or raw number
    #[arg(long, value_name = "NUMBER", value_parser = inputs::number)]
    pub score_max: Option<f64>,
    /// Without a score
    #[arg(long)]
    pub no_score: bool,
    /// At least so many people who have it too
    #[arg(long, value_name = "N")]
    pub supports_min: Option<u32>,
    /// Sent on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = inputs::day)]
    pub since: Option<Date>,
    /// Sent on this day or before
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = inputs::day)]
    pub until: Option<Date>,
    /// Your own: sent by you, or handed over to you
    #[arg(long)]
    pub mine: bool,
    /// Those that you follow
    #[arg(long)]
    pub followed: bool,
    /// By what they are sorted; what has no value comes last
    #[arg(long, value_enum, default_value = "score")]
    pub sort: Sort,
    /// The other way round
    #[arg(long)]
    pub reversed: bool,
}

macro_rules! sorts {
    ($($name:ident),+) => {
        /// What a list is sorted by: the keys of the window's list.
        #[derive(Clone, Copy, Debug, ValueEnum)]
        pub enum Sort { $($name),+ }

        impl From<Sort> for SortKey {
            fn from(sort: Sort) -> Self {
                match sort { $(Sort::$name => Self::$name),+ }
            }
        }

        // A key that the core adds does not compile before it is offered here.
        const _: fn(SortKey) = |key| match key { $(SortKey::$name => ()),+ };
    };
}

sorts!(
    Score,
    Title,
    Hours,
    HoursToday,
    Stage,
    StageSince,
    Area,
    Author,
    Owner,
    Builder,
    Supports,
    Comments,
    Completeness,
    BuildDays,
    Rice,
    Ice,
    Wsjf,
    Age,
    Updated,
    Number
);
