//! The command line: its words, its options, and their help.

use crate::exit;
use crate::inputs::{Answered, Inputs};
use clap::{Args, Parser, Subcommand, ValueEnum};
use hub_app::import::{Decimal, Target};
use hub_app::views::SortKey;
use hub_core::rows::{Period, Stage};
use std::path::PathBuf;

/// The Opportunity Hub for terminals and scripts: ideas of what a program could do, what each
/// would save, and which come first.
///
/// Results go to stdout, messages to stderr. Every command takes --json.
#[derive(Debug, Parser)]
#[command(name = "ohub", version, after_help = exit::TEXT, max_term_width = 100)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The folder that holds everything; the Hub's window uses the same [default: that of this
    /// system, or OPPORTUNITY_HUB_DATA]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// The space to use, by name or id [default: the one that was open last]
    #[arg(long, global = true, value_name = "NAME|ID")]
    pub space: Option<String>,
    /// Answer as JSON; names and shapes stay as they are, new members may come. Money is in minor
    /// units of the space's currency, shares are 0 to 1, times are UTC milliseconds
    #[arg(long, global = true)]
    pub json: bool,
}

/// What `ohub` does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a private space on this computer
    Init(Init),
    /// Send an idea
    #[command(allow_negative_numbers = true)]
    Add(Add),
    /// List ideas, the best first
    List(List),
    /// Show one idea: what it would save and how that comes about, its score, its history
    Show(Show),
    /// Find ideas that may be the same as a text
    Similar(Similar),
    /// Work out what automating something would save, without keeping it
    #[command(allow_negative_numbers = true)]
    Estimate(Estimate),
    /// Bring ideas in from a CSV, Excel or OpenDocument file
    ///
    /// All of it or nothing: when it is stopped, nothing was changed. A row with a value that
    /// cannot be taken is refused as a whole and listed; every row of the file is accounted for.
    /// Rows with an external_id are found again by it: brought in twice they are "same", and an
    /// update touches only mapped cells that are not blank.
    ///
    /// Targets: see the end of this help. Columns that are named like a target map themselves.
    #[command(after_help = targets_help())]
    Import(Import),
    /// Copy everything precious to a file
    Backup(Backup),
    /// Look at all files of the space and say what is wrong with them
    Doctor,
    /// Take back an idea of one's own
    Withdraw(Named),
    /// Bring back an idea that was taken back
    Restore(Named),
}

/// A new space.
#[derive(Debug, Args)]
pub struct Init {
    /// Its name
    #[arg(long, default_value = "My ideas")]
    pub name: String,
    /// Your name [default: that of your account]
    #[arg(long, value_name = "NAME")]
    pub member: Option<String>,
    /// Of all amounts, as ISO 4217 code such as EUR [default: that of your country]
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// As IANA name such as Europe/Lisbon [default: that of this computer]
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
}

/// A new idea.
#[derive(Debug, Args)]
pub struct Add {
    /// What a program should do, in one line; all an idea needs
    pub title: String,
    /// More about it, as Markdown
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// The department or domain; it must be there, or --new-area is given
    #[arg(long, value_name = "NAME")]
    pub area: Option<String>,
    /// Make the area if it is not there
    #[arg(long, requires = "area")]
    pub new_area: bool,
    /// An application that the work touches; may be given several times
    #[arg(long = "system", value_name = "NAME")]
    pub systems: Vec<String>,
    /// A link, https only; may be given several times
    #[arg(long = "link", value_name = "URL")]
    pub links: Vec<String>,
    /// The estimate.
    #[command(flatten)]
    pub inputs: Inputs,
    /// The five questions.
    #[command(flatten)]
    pub answers: Answered,
}

/// Which ideas.
#[derive(Debug, Args)]
pub struct List {
    /// Words that the idea must have, or its number
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub search: String,
    /// By what they are sorted
    #[arg(long, value_enum, default_value = "score")]
    pub sort: Sort,
    /// The other way round
    #[arg(long)]
    pub reversed: bool,
    /// How many are shown; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Sort {
    Score,
    Title,
    Hours,
    Stage,
    Area,
    Supports,
    Age,
    Number,
}

impl From<Sort> for SortKey {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Score => Self::Score,
            Sort::Title => Self::Title,
            Sort::Hours => Self::Hours,
            Sort::Stage => Self::Stage,
            Sort::Area => Self::Area,
            Sort::Supports => Self::Supports,
            Sort::Age => Self::Age,
            Sort::Number => Self::Number,
        }
    }
}

/// One idea.
#[derive(Debug, Args)]
pub struct Show {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
}

/// One idea.
#[derive(Debug, Args)]
pub struct Named {
    /// Its number (OH-12 or 12) or its id
    pub id: String,
}

/// A text to compare.
#[derive(Debug, Args)]
pub struct Similar {
    /// As the title of an idea would say it
    pub text: String,
    /// More about it
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub description: String,
    /// How many are shown at most, up to 50
    #[arg(long, value_name = "N", default_value_t = 5,
          value_parser = clap::value_parser!(u32).range(1..=50))]
    pub limit: u32,
}

/// Work to estimate.
#[derive(Debug, Args)]
pub struct Estimate {
    /// The inputs.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Use the rates of this area of the space
    #[arg(long, value_name = "NAME")]
    pub area: Option<String>,
    /// Days of work a year [default: those of the space, else 220]
    #[arg(long, value_name = "DAYS", value_parser = crate::inputs::number)]
    pub working_days: Option<f64>,
    /// Hours of work a day [default: those of the space, else 8]
    #[arg(long, value_name = "HOURS", value_parser = crate::inputs::number)]
    pub hours_per_day: Option<f64>,
    /// Of all amounts, where there is no space [default: that of your country]
    #[arg(long, value_name = "CODE", value_parser = crate::inputs::currency)]
    pub currency: Option<String>,
}

/// A file to bring in.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    pub file: PathBuf,
    /// Which column says what; may be given several times
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
    #[arg(long = "stage-map", value_name = "WORD=STAGE", num_args = 1..,
          value_parser = crate::inputs::stage)]
    pub stages: Vec<(String, Stage)>,
    /// What stands before the fraction of numbers in text [default: each column tells]
    #[arg(long, value_enum)]
    pub decimal: Option<DecimalMark>,
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

/// Where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not be there [default: one in the space's backup folder]
    pub path: Option<PathBuf>,
}

fn targets_help() -> String {
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
         as the Hub wrote it.\n\nStages:\n  {}\n  building and testing come in as ready (with an \
         estimate) or assessing, and keep the file's word as the reason.\n\nExample:\n  ohub import \
         ideas.xlsx --map title=Name area=Department runs=\"Per month\" --period month --dry-run\n",
        words.join(", "),
        stages.join(", ")
    )
}
