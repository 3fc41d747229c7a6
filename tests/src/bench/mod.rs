//! `cargo xtask bench`: the speed goals, measured on this machine in one run. It says what was
//! measured, what was asked and whether that was met; it never fails because of a time.
//!
//! Deliberately not here: what single crates measure of themselves.

mod catalogue;
pub mod chance;
mod demo;
mod figure;
mod import;
#[cfg(target_os = "linux")]
mod launch;
mod list;
mod pairs;
#[cfg(target_os = "linux")]
mod processes;
pub mod programs;
mod report;
mod rows;
mod similar;
mod similarity;
#[cfg(target_os = "linux")]
mod start;
#[cfg(unix)]
mod sync;
#[cfg(target_os = "linux")]
mod visits;
#[cfg(target_os = "linux")]
mod window;
mod wizard;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::Report;

/// A result of something that has no error type of its own.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const HELP: &str = "\
cargo xtask bench [start] [import] [similar] [list] [pairs] [window]
                  [sync] [options]                              all without a name
cargo xtask bench demo-csv FILE [--ideas N]              a catalogue with made-up estimates
cargo xtask bench similarity ...                         the same idea in other words; see its --help

  --ideas N     so many ideas instead of 15,000 (similar, list, pairs, window, sync:
                100,000)
  --pairs N     so many pairs of starts instead of 9
  --explain     also where the time goes
  --json FILE   the figures for machines

Real rows are found through HUB_DATA; without it the rows are made of a few words.
";

/// What a run is asked for.
struct Wish {
    parts: Vec<String>,
    ideas: Option<usize>,
    pairs: usize,
    explain: bool,
    json: Option<PathBuf>,
}

/// Runs the program with its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bench: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[OsString]) -> Outcome<()> {
    #[cfg(target_os = "linux")]
    if let [first, rest @ ..] = arguments
        && first == "launch"
    {
        return launch::become_program(rest);
    }
    let words: Vec<String> =
        arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    if let [first, rest @ ..] = &words[..]
        && first == "similarity"
    {
        return similarity::perform(rest);
    }
    let wish = understand(words)?;
    match &wish.parts[..] {
        [help] if help == "--help" => {
            report::say(HELP);
            Ok(())
        }
        [demo, file] if demo == "demo-csv" => write_demo(Path::new(file), wish.ideas),
        _ => measure(&wish),
    }
}

fn understand(words: Vec<String>) -> Outcome<Wish> {
    let mut wish = Wish { parts: vec![], ideas: None, pairs: 9, explain: false, json: None };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut next = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--ideas" => wish.ideas = Some(next()?.parse()?),
            "--pairs" => wish.pairs = next()?.parse()?,
            "--json" => wish.json = Some(next()?.into()),
            "--explain" => wish.explain = true,
            _ => wish.parts.push(word),
        }
    }
    Ok(wish)
}

fn write_demo(file: &Path, ideas: Option<usize>) -> Outcome<()> {
    let rows = rows::of(ideas.unwrap_or(15_000))?;
    demo::write(file, &rows.ideas)?;
    report::say(&format!("{}: {}, with made-up estimates\n", file.display(), rows.source));
    Ok(())
}

fn measure(wish: &Wish) -> Outcome<()> {
    const PARTS: [&str; 7] = ["start", "import", "similar", "list", "pairs", "window", "sync"];
    if let Some(unknown) = wish.parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(format!("{unknown} is nothing it measures; see --help").into());
    }
    let mut report = Report::begin();
    for part in PARTS {
        if wish.parts.is_empty() || wish.parts.iter().any(|wanted| wanted == part) {
            match part {
                "start" => measure_start(wish, &mut report)?,
                "import" => {
                    import::measure(wish.ideas, &mut report)?;
                    wizard::measure(wish.ideas.unwrap_or(100_000), &mut report)?;
                }
                "pairs" => pairs::measure(wish.ideas.unwrap_or(100_000), &mut report)?,
                "window" => measure_window(wish, &mut report)?,
                "sync" => measure_sync(wish, &mut report)?,
                "list" => list::measure(wish.ideas.unwrap_or(100_000), &mut report)?,
                _ => similar::measure(wish.ideas.unwrap_or(100_000), &mut report)?,
            }
        }
    }
    report.end(wish.json.as_deref())
}

#[cfg(target_os = "linux")]
fn measure_start(wish: &Wish, report: &mut Report) -> Outcome<()> {
    start::measure(wish.ideas.unwrap_or(15_000), wish.pairs, wish.explain, report)
}

#[cfg(target_os = "linux")]
fn measure_window(wish: &Wish, report: &mut Report) -> Outcome<()> {
    window::measure(wish.ideas.unwrap_or(100_000), wish.explain, report)
}

#[cfg(unix)]
fn measure_sync(wish: &Wish, report: &mut Report) -> Outcome<()> {
    sync::measure(wish.ideas.unwrap_or(100_000), report)
}

#[cfg(not(unix))]
fn measure_sync(_: &Wish, report: &mut Report) -> Outcome<()> {
    report.note("sync: it is only measured where PostgreSQL can be started for tests");
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn measure_start(_: &Wish, report: &mut Report) -> Outcome<()> {
    report.note("start: the window can only be driven without a screen on Linux");
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn measure_window(_: &Wish, report: &mut Report) -> Outcome<()> {
    report.note("window: it can only be driven without a screen on Linux");
    Ok(())
}
