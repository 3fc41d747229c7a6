//! `ohub import`: its options and their help.

use clap::{Args, ValueEnum};
use hub_app::import::{DateOrder, Decimal, Target};
use hub_core::rows::{Period, Stage};
use std::path::PathBuf;

/// A file to bring in.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    pub file: PathBuf,
    /// Which column says what; may be given several times. Without it the columns are guessed:
    /// as you said it for these column names before, as a known export has them, else by their
    /// names
    #[arg(long = "map", value_name = "TARGET=COLUMN", num_args = 1..,
          value_parser = crate::inputs::map)]
    pub maps: Vec<(Target, String)>,
    /// The sheet of a workbook [default: the first that is not empty]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The row with the column names, counted from 1 [default: found]
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u64).range(1..))]
    pub header_row: Option<u64>,
    /// Of a text file, such as utf-8 or windows-1252 [default: found]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The character between the cells of a text file [default: found]
    #[arg(long, value_name = "CHARACTER", value_parser = crate::inputs::delimiter)]
    pub delimiter: Option<char>,
    /// Where the file comes from; the ids in external_id are names in it [default: the file's
    /// name without its ending]
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// What a word of the stage column means; may be given several times
    #[arg(long = "stage-map", visible_alias = "stage", value_name = "WORD=STAGE", num_args = 1..,
          value_parser = crate::inputs::stage)]
    pub stages: Vec<(String, Stage)>,
    /// What stands before the fraction of numbers in text [default: each column tells]
    #[arg(long, value_enum)]
    pub decimal: Option<DecimalMark>,
    /// Where the day stands in dates such as 03/04/2026 [default: each column tells]
    #[arg(long, value_enum)]
    pub date_order: Option<DayPlace>,
    /// What runs are counted per, where no column says it
    #[arg(long, value_name = "PERIOD", value_parser = crate::inputs::period)]
    pub period: Option<Period>,
    /// Leave out rows without an id whose title and area are those of another idea
    #[arg(long)]
    pub skip_duplicates: bool,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto", hide_possible_values = false)]
    pub progress: Progress,
}

/// Comma or dot.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DecimalMark {
    /// 1.234,56
    Comma,
    /// 1,234.56
    Dot,
}

impl From<DecimalMark> for Decimal {
    fn from(mark: DecimalMark) -> Self {
        match mark {
            DecimalMark::Comma => Self::Comma,
            DecimalMark::Dot => Self::Dot,
        }
    }
}

/// Where the day stands in a date of numbers.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DayPlace {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

impl From<DayPlace> for DateOrder {
    fn from(place: DayPlace) -> Self {
        match place {
            DayPlace::DayFirst => Self::DayFirst,
            DayPlace::MonthFirst => Self::MonthFirst,
        }
    }
}

/// When progress is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Progress {
    /// On a terminal
    Auto,
    /// Also into files and pipes, one line each
    Always,
    /// Not at all
    Never,
}

/// The end of its help.
pub fn targets_help() -> String {
    let words: Vec<&str> = Target::ALL.iter().map(|target| target.as_str()).collect();
    let stages = [
        "new",
        "assessing",
        "ready",
        "building",
        "testing",
        "live",
        "retired",
        "parked",
        "declined",
    ];
    format!(
        "Targets:\n  {}\n\n  systems and links take several values in a cell. runs_per_year counts all people; \
         runs is per person and period. Shares are 5 %, 0.05 or, under a heading with %, 5. \
         share and build_days are one value, or _low, _likely and _high. id is the id of an idea \
         as the Hub wrote it. note keeps a column as a line of the description; it may be given \
         for several.\n\nStages:\n  {}\n  building and testing come in as ready (with an \
         estimate) or assessing, and keep the file's word as the reason.\n\nExample:\n  ohub import \
         ideas.xlsx --map title=Name area=Department runs=\"Per month\" --period month --dry-run\n",
        words.join(", "),
        stages.join(", ")
    )
}
