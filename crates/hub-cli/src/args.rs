//! The command line: its words, its options, and their help.

mod decide;
mod export;
mod import;
mod list;
mod shared;

pub use decide::{
    Assign, Comment, Merge, Move, Pairs, Release, Score, Support, Turn, Undo, Unmerge,
};
pub use export::{Columns, Export};
pub use import::{Import, Progress};
pub use list::{List, Which};
pub use shared::{Invite, Join, Sync};

use crate::exit;
use crate::inputs::{Answered, Inputs};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The Opportunity Hub for terminals and scripts: ideas of what a program could do, what each
/// would save, and which come first.
///
/// Results go to stdout, messages to stderr. Every command takes --json.
#[derive(Debug, Parser)]
#[command(name = "ohub", version, after_help = ending(), max_term_width = 100)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Over the options of every command in the help.
const EVERYWHERE: &str = "Every command";

/// Of the whole help.
const EXAMPLE: &str = "Example:\n  ohub list --stage new --sort supports --limit 10 --json\n";

fn ending() -> String {
    format!("{}\n{EXAMPLE}", exit::TEXT)
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The folder that holds everything; the Hub's window uses the same [default: that of this
    /// system, or OPPORTUNITY_HUB_DATA]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// The space to use, by name or id [default: the one that was open last]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "NAME|ID")]
    pub space: Option<String>,
    /// Answer as JSON; names and shapes stay as they are, new members may come. Money is in minor
    /// units of the space's currency, shares are 0 to 1, times are UTC milliseconds
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
}

/// What `ohub` does. Each has an example, and a test reads them all.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a private space on this computer
    #[command(after_help = "Example:\n  ohub init --name Alder --currency EUR")]
    Init(Init),
    /// Send an idea
    #[command(
        allow_negative_numbers = true,
        after_help = "Example:\n  ohub add \"Match invoices with orders\" --area Finance --runs 10 \
                      --period day --minutes-per-run 12 --people 1"
    )]
    Add(Add),
    /// List ideas, the best first
    ///
    /// All conditions hold at once; several values of one are alternatives.
    #[command(after_help = "Example:\n  ohub list --stage new,assessing --area Finance \
                            --hours-min 100 --sort supports --limit 20")]
    List(List),
    /// Show one idea: what it would save and how that comes about, its score, its history
    #[command(after_help = "Example:\n  ohub show OH-12")]
    Show(Show),
    /// Find ideas that may be the same as a text
    #[command(after_help = "Example:\n  ohub similar \"copying supplier invoices\"")]
    Similar(Similar),
    /// Work out what automating something would save, without keeping it
    #[command(
        allow_negative_numbers = true,
        after_help = "Example:\n  ohub estimate --runs 10 --period day --minutes-per-run 12 \
                      --people 1 --labour-per-hour 25"
    )]
    Estimate(Estimate),
    /// Say what the score of an idea is made of, or set what goes into it
    ///
    /// Without answers or ratings nothing is changed.
    #[command(
        allow_negative_numbers = true,
        after_help = "Example:\n  ohub score OH-12 --rules 4 --digital 3 --structured 5 --fit 4 \
                      --risk 2 --clear stable"
    )]
    Score(Box<Score>),
    /// Say that you have the work of an idea too
    ///
    /// Without a volume it counts you among those who have it. A volume counts in the estimate
    /// when it comes on top of the idea's own.
    #[command(
        allow_negative_numbers = true,
        after_help = "Example:\n  ohub support OH-12 --runs 5 --period day --people 2 --in-addition"
    )]
    Support(Support),
    /// Merge ideas into the one that goes on for them: all of them, or none
    #[command(after_help = "Example:\n  ohub merge OH-45 OH-46 --into OH-12 --dry-run")]
    Merge(Merge),
    /// Take a merge back
    #[command(after_help = "Example:\n  ohub unmerge OH-45")]
    Unmerge(Unmerge),
    /// Find ideas of the whole catalogue that may be the same, or say what two of them are
    ///
    /// Without two ideas it compares all, the surest and heaviest first; what was answered already
    /// is left out. With two ideas it shows what they share, or keeps your answer.
    #[command(after_help = "Example:\n  ohub pairs OH-12 OH-45 --different")]
    Pairs(Pairs),
    /// Move ideas to another stage
    ///
    /// Several are one act, which `ohub undo` takes back at once. What is refused stays where it is
    /// and is told; the others are moved.
    #[command(after_help = "Example:\n  ohub move OH-12 OH-13 --to parked --reason \"After the \
                            year's end\" --revisit-on 2027-02-01")]
    Move(Move),
    /// Claim a ready idea: only you build it then
    #[command(after_help = "Example:\n  ohub claim OH-12")]
    Claim(Named),
    /// Give a claim back, so that somebody else can build the idea
    #[command(
        after_help = "Example:\n  ohub release OH-12 --note \"The export is not there yet.\""
    )]
    Release(Release),
    /// Give the claim of an idea to somebody whose role allows building
    #[command(after_help = "Example:\n  ohub assign OH-12 \"Eva Sand\"")]
    Assign(Assign),
    /// Comment on an idea
    #[command(
        after_help = "Example:\n  ohub comment OH-12 \"The export has the order number too.\""
    )]
    Comment(Comment),
    /// Take back what you did last, or another of your last acts
    #[command(after_help = "Example:\n  ohub undo --list")]
    Undo(Undo),
    /// Do again what was taken back last
    #[command(after_help = "Example:\n  ohub redo")]
    Redo(Turn),
    /// Bring ideas in from a CSV, Excel or OpenDocument file
    ///
    /// All of it or nothing: when it is stopped, nothing was changed. A row with a value that
    /// cannot be taken is refused as a whole and listed; every row of the file is accounted for.
    /// Rows with an external_id are found again by it: brought in twice they are "same", and an
    /// update touches only mapped cells that are not blank.
    ///
    /// Targets: see the end of this help. Columns that are named like a target map themselves.
    #[command(after_help = import::targets_help())]
    Import(Import),
    /// Take ideas home as a CSV, Excel or JSON file
    ///
    /// Without conditions every idea is written, also those that were merged or withdrawn. A file
    /// with all columns comes back: `ohub import` says "same" of every row until something changes.
    #[command(after_help = "Example:\n  ohub export ready.xlsx --stage ready --columns view")]
    Export(Box<Export>),
    /// Copy everything precious to a file
    #[command(after_help = "Example:\n  ohub backup ideas.db")]
    Backup(Backup),
    /// Look at all files of the space and say what is wrong with them
    #[command(after_help = "Example:\n  ohub doctor")]
    Doctor,
    /// Take back an idea of one's own
    #[command(after_help = "Example:\n  ohub withdraw OH-12")]
    Withdraw(Named),
    /// Bring back an idea that was taken back, or put a backup in the place of the space
    ///
    /// What is a number or an id is an idea; everything else is the file of a backup. What was
    /// there before is kept as a backup itself, so a restore is taken back by another one. Where
    /// there is no space yet, the backup becomes it.
    #[command(after_help = "Example:\n  ohub restore ideas.db --dry-run")]
    Restore(Restore),
    /// Open a space with two dozen ideas of a company that does not exist, to look around
    ///
    /// Only where there is no space yet.
    #[command(after_help = "Example:\n  ohub sample --remove")]
    Sample(Sample),
    /// Join a shared space by the link of an invite, or sign in to one
    ///
    /// The first copy is fetched at once. Sent again after it was cut off, it goes on.
    #[command(after_help = "Example:\n  ohub join https://hub.example.org --email \
                            ana@example.org --password-stdin --token-file tokens")]
    Join(Join),
    /// Send what waits and fetch what is new
    #[command(after_help = "Example:\n  ohub sync --watch")]
    Sync(Sync),
    /// List the spaces of this device; the one that is used without --space has a star
    #[command(after_help = "Example:\n  ohub spaces --json")]
    Spaces,
    /// Make a link by which somebody can join the shared space, once
    #[command(after_help = "Example:\n  ohub invite --role lead --days 3")]
    Invite(Invite),
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
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto")]
    pub progress: Progress,
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

/// Where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not be there [default: one in the space's backup folder]
    pub path: Option<PathBuf>,
}

/// An idea, or a backup.
#[derive(Debug, Args)]
pub struct Restore {
    /// The number (OH-12 or 12) or id of an idea, or the file of a backup
    #[arg(value_name = "IDEA|FILE")]
    pub what: String,
    /// Only say what is in the backup
    #[arg(long)]
    pub dry_run: bool,
}

/// The sample space.
#[derive(Debug, Args)]
pub struct Sample {
    /// Remove it with everything in it; this cannot be taken back
    #[arg(long)]
    pub remove: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Words as a shell takes them: blanks part them, except between quotes.
    fn words(line: &str) -> Vec<String> {
        let (mut words, mut is_quoted) = (vec![String::new()], false);
        for letter in line.trim().chars() {
            match letter {
                '"' => is_quoted = !is_quoted,
                letter if letter.is_whitespace() && !is_quoted => words.push(String::new()),
                letter => words.last_mut().unwrap().push(letter),
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }

    #[test]
    fn every_help_has_an_example_that_is_understood() {
        Cli::command().debug_assert();
        for command in Cli::command().get_subcommands() {
            let (name, help) = (command.get_name(), command.get_after_help());
            let help = help.map(ToString::to_string).unwrap_or_default();
            let example = help.split_once("Example:\n").map(|(_, example)| words(example));
            let example = example.unwrap_or_else(|| panic!("{name} has no example"));
            assert_eq!(example[..2], ["ohub", name]);
            assert!(Cli::try_parse_from(&example).is_ok(), "{example:?}");
        }
        let example = words(EXAMPLE.trim_start_matches("Example:"));
        assert!(Cli::try_parse_from(&example).is_ok(), "{example:?}");
    }
}
