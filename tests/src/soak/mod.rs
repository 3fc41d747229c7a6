//! `cargo xtask soak`: real processes of the Hub killed at random moments (SIGKILL, or what the
//! system has instead). After each kill the space is opened again: what a process had confirmed on
//! stdout is there, what it was at is there as a whole or not at all, and `ohub doctor` finds
//! nothing.
//!
//! A kill that met a process which had ended by itself does not count. Tries are bounded, so a
//! run ends. Deliberately not here: kills inside single functions, which `hub-store` tries itself.

mod act;
#[cfg(unix)]
pub mod sync;
mod tally;
#[cfg(target_os = "linux")]
mod window;
mod world;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use act::{Act, Run};
pub use tally::Tally;
use world::World;

use crate::bench::chance::Chance;
use crate::bench::{Outcome, programs};

const HELP: &str = "\
cargo xtask soak [kills] [--times N]   N kills (200 without it) at random moments
cargo xtask soak sync ...              the shared backend for real; see its --help
";

/// Rows of one import.
const IMPORT_ROWS: usize = 2_000;
/// A space is left for a new one after so many imports, so that late kills are as quick as early ones.
const IMPORTS: usize = 6;
/// So many tries for each kill that counts.
const TRIES: usize = 4;
/// With a window, each try of this many is one in the window; they take longer.
const WINDOW_EVERY: usize = 10;

/// Runs the program with its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match perform(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("soak: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[String]) -> Outcome<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    #[cfg(unix)]
    match words[..] {
        ["sync", ref rest @ ..] => return sync::perform(rest),
        // What `sync` runs, once for each device.
        ["device", folder, space, server] => {
            let run = crate::backend::at_work::run(folder.as_ref(), space.as_ref(), server);
            return run.map_err(|trouble| trouble.to_string().into());
        }
        _ => (),
    }
    let times = match words[..] {
        [] | ["kills"] => 200,
        ["--times", times] | ["kills", "--times", times] => times.parse()?,
        _ => return Err(HELP.into()),
    };
    programs::build(&["-p", "hub-cli"])?;
    if cfg!(target_os = "linux") {
        programs::build(&["-p", "opportunity-hub"])?;
    }
    let begin = Instant::now();
    let tally = kills(times, IMPORT_ROWS, cfg!(target_os = "linux"))?;
    eprintln!("{tally}{:.0} s in all", begin.elapsed().as_secs_f64());
    Ok(())
}

/// Kills processes until `times` kills have met one at work; imports have so many rows.
///
/// # Errors
/// When something confirmed is missing, something is there by half, the doctor finds something, or
/// too many kills came too late.
pub fn kills(times: usize, import_rows: usize, with_window: bool) -> Outcome<Tally> {
    let mut chance = Chance::new(seed());
    let mut tally = Tally::default();
    let mut world = World::new(import_rows)?;
    let acts = Act::ALL;
    let mut usual = learn(&mut world)?;
    for at in 0..times * TRIES {
        if tally.hits() == times {
            break;
        }
        if world.ideas() > IMPORTS * import_rows {
            world = World::new(import_rows)?;
        }
        if with_window && at % WINDOW_EVERY == WINDOW_EVERY - 1 {
            in_window(&mut chance, &mut tally)?;
            continue;
        }
        let act = acts[at % acts.len()];
        let longest = usual[at % acts.len()];
        let moment = longest.mul_f64(chance.below(1_100) as f64 / 1_000.0);
        let run = act.run(&mut world, Some(moment))?;
        // A space grows and a machine is busy now and then: the moments follow both, so that they
        // keep to the whole life of a process and not to its beginning.
        usual[at % acts.len()] = match run.was_killed {
            true => longest.mul_f64(1.05),
            false => (longest + run.took) / 2,
        };
        let found = world.verify(&run).map_err(|problem| told(at, &run, &problem.to_string()))?;
        tally.count(act.name(), &run, found);
    }
    if tally.hits() < times {
        return Err(format!("only {} of {times} kills met a process at work", tally.hits()).into());
    }
    Ok(tally)
}

/// Each act once without a kill: how long it takes on this machine, and that it works at all.
fn learn(world: &mut World) -> Outcome<[Duration; Act::ALL.len()]> {
    let mut usual = [Duration::ZERO; Act::ALL.len()];
    for (act, usual) in Act::ALL.into_iter().zip(&mut usual) {
        let run = act.run(world, None)?;
        if run.confirmed.is_none() {
            return Err(format!("{} does not work: {}", act.name(), run.stderr).into());
        }
        world.verify(&run)?;
        *usual = run.took;
    }
    Ok(usual)
}

fn told(at: usize, run: &Run, problem: &str) -> String {
    let confirmed = if run.confirmed.is_some() { "confirmed" } else { "not confirmed" };
    format!("try {at}, {} {confirmed} after {:?}: {problem}", run.name, run.took)
}

/// Moments differ from run to run; that is the point.
fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |now| now.as_nanos() as u64)
}

#[cfg(target_os = "linux")]
fn in_window(chance: &mut Chance, tally: &mut Tally) -> Outcome<()> {
    let sent = window::kill_one(Duration::from_millis(chance.below(400) as u64))?;
    tally.count_window(sent);
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn in_window(_: &mut Chance, _: &mut Tally) -> Outcome<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(run: impl FnOnce(Run) -> Run) -> String {
        let mut world = World::new(1).unwrap();
        let run = run(Act::Add.run(&mut world, None).unwrap());
        world.verify(&run).map_or_else(|problem| problem.to_string(), |found| format!("{found:?}"))
    }

    #[test]
    fn what_is_lost_or_there_by_half_is_noticed() {
        assert_eq!(problem(|run| run), "Whole");
        assert_eq!(problem(|run| Run { ideas: 2, ..run }), "1 of 2 ideas are there");
        assert!(problem(|run| Run { name: "other".to_owned(), ..run }).contains("became"));
        let backup = Some("nowhere.db".into());
        assert!(problem(|run| Run { backup, ..run }).contains("backup"), "confirmed, not there");
    }
}
