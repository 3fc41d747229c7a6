//! `cargo xtask soak sync`: the shared backend for real. Processes of servers and devices, a
//! PostgreSQL of its own and a network in between are killed, cut, stopped, filled up, restored and
//! copied. Whatever happened: nothing that was said to be done is lost, what is queued is sent, all
//! catalogues equal the server's byte for byte, and its record is whole.
//!
//! A small part of each stands among the tests. Deliberately not here: faults at every edge of
//! every transaction, which the simulator makes in virtual time.

pub mod claims;
pub mod cursor;
pub mod kills;
pub mod troubles;
pub mod world;

use std::time::{Duration, Instant};

use crate::backend::Outcome;
use crate::bench::{self, programs};
use crate::postgres::own::Own;
use claims::race;
use kills::{Victim, kills};
use world::Settled;

const HELP: &str = "\
cargo xtask soak sync [clients] [servers] [postgres] [claims] [cursor] [troubles]
                      [--kills N]       all without a name
                      [--seconds N]

  --kills N      so many kills of each kind instead of 500, 200 and 20
  --seconds N    so long a race of writers and a reader instead of 60
";

const PARTS: [&str; 6] = ["clients", "servers", "postgres", "claims", "cursor", "troubles"];

/// How long the control may take to pass something by.
const CONTROL: Duration = Duration::from_secs(60);

/// Runs what is asked for.
///
/// # Errors
/// The first thing that is not as it must be.
pub fn perform(words: &[&str]) -> bench::Outcome<()> {
    let (mut parts, mut count, mut seconds) = (vec![], None, 60);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--kills" => count = Some(words.next().ok_or(HELP)?.parse()?),
            "--seconds" => seconds = words.next().ok_or(HELP)?.parse()?,
            part if PARTS.contains(&part) => parts.push(part),
            _ => return Err(HELP.into()),
        }
    }
    // Both packages, so that it is the same server as this program was built with.
    programs::build(&["-p", "hub-tests", "-p", "hub-server", "--bin", "hub-server"])?;
    let begin = Instant::now();
    for part in PARTS {
        if parts.is_empty() || parts.contains(&part) {
            let found = run(part, count, Duration::from_secs(seconds));
            eprintln!("{part}: {}", found.map_err(|trouble| trouble.to_string())?);
        }
    }
    eprintln!("{:.0} s in all", begin.elapsed().as_secs_f64());
    Ok(())
}

fn run(part: &str, count: Option<usize>, time: Duration) -> Outcome<String> {
    let killed = |victim, usual| {
        let tally = kills(victim, count.unwrap_or(usual), super::seed())?;
        Ok(told(tally.map(|it| format!("{} kills, {} operations done", it.kills, it.done))))
    };
    match part {
        "clients" => killed(Victim::Client, 500),
        "servers" => killed(Victim::Server, 200),
        "postgres" => killed(Victim::Postgres, 20),
        "claims" => {
            let race = race(50, 3, 1_000, super::seed())?;
            Ok(told(race.map(|it| format!("{} holders, {} losers told", it.won, it.lost))))
        }
        "cursor" => compare(time),
        _ => troubles(),
    }
}

fn compare(time: Duration) -> Outcome<String> {
    let Some(own) = Own::start()? else { return Ok(told(None)) };
    let control = cursor::behind_a_sequence(&own.address(), 16, CONTROL)?;
    drop(own);
    let Some(seen) = cursor::behind_the_counter(16, time)? else { return Ok(told(None)) };
    let said = format!("{seen:?}, behind a plain sequence {control:?}");
    match (seen.skipped, control.skipped) {
        (0, 1..) => Ok(said),
        (0, 0) => Err(format!("the control shows nothing: {said}").into()),
        _ => Err(said.into()),
    }
}

/// Something that befalls, with its end.
type Trouble = fn() -> Outcome<Settled>;

fn troubles() -> Outcome<String> {
    let all: [(&str, Trouble); 5] = [
        ("an older backup", troubles::restored),
        ("a copied folder", troubles::copied),
        ("other versions", troubles::versions),
        ("the server's full disk", troubles::full_server),
        ("a device's full disk", troubles::full_client),
    ];
    for (name, trouble) in all {
        let settled = trouble().map_err(|trouble| format!("{name}: {trouble}"))?;
        eprintln!("  {name}: {} operations done, all there", settled.done);
    }
    Ok("all well".to_owned())
}

fn told(found: Option<String>) -> String {
    found.unwrap_or_else(|| "there is no PostgreSQL here, so it was not tried".to_owned())
}
