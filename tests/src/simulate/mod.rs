//! The seeded simulator: thousands of histories of people, devices and a server with a bad network
//! between them, in virtual time, with the real engine and the real stores. The same seed is the
//! same history.

mod agenda;
mod checks;
mod doing;
mod draw;
mod edges;
mod failing;
mod ledger;
mod node;
mod people;
mod plan;
mod planted;
mod program;
mod server;
mod start;
mod tally;
mod tricks;
mod world;

pub use planted::Planted;
pub use program::{honest_run, main};
pub use tally::Tally;

use std::fmt::{self, Display, Formatter};
use world::World;

/// A check that failed.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which.
    pub check: &'static str,
    /// What was found.
    pub says: String,
}

/// What comes of a piece of history.
pub type Outcome<T> = Result<T, Finding>;

impl Finding {
    fn new(check: &'static str, says: String) -> Self {
        Self { check, says }
    }

    fn disk(error: impl Display) -> Self {
        Self::new("files and stores do what they are asked", error.to_string())
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.check, self.says)
    }
}

/// A healed network empties every outbox within so long (L1) when devices are told of it; otherwise
/// the longest pause comes first.
const EMPTY_MS: u64 = 30_000;
const EMPTY_UNTOLD_MS: u64 = 130_000;
/// And every cursor is at the head so soon after (L2).
const LEVEL_MS: u64 = 5_000;

/// Every so many histories is run again with clocks that are right, and has to be the same.
const AGAIN_EVERY: u64 = 10;

/// Runs one history to its end.
///
/// # Errors
/// The first check that fails.
pub fn history(seed: u64, planted: Option<Planted>, is_traced: bool) -> Outcome<Tally> {
    let mut world = World::begin(seed, planted, true)?;
    world.is_traced = is_traced;
    run(&mut world)?;
    if world.tally.of("fault: ClockJump") > 0 && seed.is_multiple_of(AGAIN_EVERY) {
        let mut right = World::begin(seed, planted, false)?;
        run(&mut right)?;
        let right = checks::clocks::timeless(&right)?;
        checks::clocks::compare(&checks::clocks::timeless(&world)?, &right)?;
        world.tally.count("same with right clocks");
    }
    Ok(world.tally)
}

fn run(world: &mut World) -> Outcome<()> {
    let work_ms = world.plan.work_ms;
    world.run_until(work_ms)?;
    let is_told = world.draw.permille(500);
    world.heal(is_told)?;
    let empty_ms = if is_told { EMPTY_MS } else { EMPTY_UNTOLD_MS };
    world.run_until(work_ms + empty_ms)?;
    checks::empty(world)?;
    world.run_until(work_ms + empty_ms + LEVEL_MS)?;
    checks::level(world)?;
    world.tally.count("histories");
    checks::quiet(world)
}
