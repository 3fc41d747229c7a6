//! The facts that rows hold, one file for each family of entities. Facts are what people, programs
//! or a decision said; nothing derived (results, scores, ranks, tallies) is ever in a row.
//!
//! Members that a newer version added are kept in `unknown` and written back.

mod idea;
mod people;
mod settings;
mod talk;

pub use idea::{
    Answers, Baseline, Build, Case, Claim, EstimateInputs, Idea, IdeaStage, Link, Merge, Origin,
    Ratings, RunSource,
};
pub use people::{Area, Member, MemberState, Role, System};
pub use settings::{
    Basis, Check, Criterion, Goal, Labour, LabourPer, Method, Profile, Space, StandardAnswer,
    StandardItem, StandardState, ValueBasis,
};
pub use talk::{
    Change, Comment, Conflict, ConflictState, Event, Follow, Pair, PairKind, Support, Volume,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Members that this version does not know and keeps as they are.
pub type Unknown = serde_json::Map<String, serde_json::Value>;

/// Low, likely and high, in this order and never decreasing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Triple {
    /// The least that is expected.
    pub low: f64,
    /// What is expected.
    pub likely: f64,
    /// The most that is expected.
    pub high: f64,
}

impl Triple {
    /// The three values as given; whether they are in order is checked where a person typed them.
    pub const fn new(low: f64, likely: f64, high: f64) -> Self {
        Self { low, likely, high }
    }

    /// One value three times: something known exactly.
    pub const fn exactly(value: f64) -> Self {
        Self::new(value, value, value)
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of the domain.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in JSON, SQL and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word, if it is one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+};
}
pub(crate) use words;

words! {
    /// Where an idea stands. Merged is a pointer, not a stage.
    Stage {
        /// Sent in, not looked at yet.
        New = "new",
        /// A lead is finding out.
        Assessing = "assessing",
        /// An opportunity: an engineer can claim it.
        Ready = "ready",
        /// Claimed and being built.
        Building = "building",
        /// Built and being tried.
        Testing = "testing",
        /// In use.
        Live = "live",
        /// No longer in use.
        Retired = "retired",
        /// Put aside for later.
        Parked = "parked",
        /// Decided against, with a reason.
        Declined = "declined",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
    }

    /// How often work comes up is counted per one of these.
    Period {
        /// A working day; the basis says how many a year has.
        Day = "day",
        /// 52 a year.
        Week = "week",
        /// 26 a year.
        Fortnight = "fortnight",
        /// 12 a year.
        Month = "month",
        /// 4 a year.
        Quarter = "quarter",
        /// 2 a year.
        HalfYear = "half_year",
        /// Once a year.
        Year = "year",
    }
}

words! {
    /// The language an idea is written in, guessed at submit; it chooses the stemmer.
    Lang {
        /// English.
        En = "en",
        /// Portuguese.
        Pt = "pt",
        /// Spanish.
        Es = "es",
        /// German.
        De = "de",
        /// Any other, or not known.
        Other = "other",
    }
}
