//! Clients, servers and PostgreSQL killed at work. After each kill everything is held against what
//! was said to be done.

use std::time::Duration;

use super::world::{On, World, weather};
use crate::backend::Outcome;
use crate::bench::chance::Chance;

/// After so many rounds a new world begins, so that late rounds are as quick as early ones.
const ROUNDS: usize = 40;
const DEVICES: usize = 3;

/// Who is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Victim {
    /// A device's process.
    Client,
    /// The server that devices are led to.
    Server,
    /// All processes of PostgreSQL.
    Postgres,
}

/// What many kills have met.
#[derive(Debug, Default)]
pub struct Tally {
    /// Kills after which everything was found as it must be.
    pub kills: usize,
    /// Operations that were said to be done before.
    pub done: usize,
}

/// Kills so many times. None where a PostgreSQL is wanted and there is none.
///
/// # Errors
/// What was lost, differs, or does not come to rest.
pub fn kills(victim: Victim, times: usize, seed: u64) -> Outcome<Option<Tally>> {
    let (mut chance, mut tally) = (Chance::new(seed), Tally::default());
    while tally.kills < times {
        let on = match victim {
            Victim::Postgres => On::Postgres,
            _ if (tally.kills / ROUNDS).is_multiple_of(2) => On::Sqlite,
            _ => On::Postgres,
        };
        let Some(mut world) = World::start(on, DEVICES)? else { return Ok(None) };
        let mut done = 0;
        for _ in 0..ROUNDS.min(times - tally.kills) {
            done = round(&mut world, victim, &mut chance).map_err(|trouble| {
                format!("{victim:?} on {on:?}, kill {} of seed {seed}: {trouble}", tally.kills)
            })?;
            tally.kills += 1;
        }
        tally.done += done;
    }
    Ok(Some(tally))
}

/// Everybody works, one is killed and started again, and all settles.
fn round(world: &mut World, victim: Victim, chance: &mut Chance) -> Outcome<usize> {
    world.work()?;
    world.proxy.set(weather(chance));
    let moment = Duration::from_millis(chance.below(250) as u64);
    // The moment itself is what is tried here, so this is no waiting for readiness.
    std::thread::sleep(moment);
    match victim {
        Victim::Client => {
            let at = chance.below(world.devices.len());
            world.devices[at].kill()?;
            world.devices[at].start()?;
        }
        Victim::Server => {
            world.servers[0].kill()?;
            if let [_, second, ..] = &world.servers[..] {
                // Devices are led to the other one, as a balancer does it, for a moment.
                let address = second.address()?;
                world.proxy.lead_to(address.trim_start_matches("http://").parse()?);
            }
            world.devices[0].until_one_is_done()?;
            world.serve()?;
        }
        Victim::Postgres => {
            let cluster = world.cluster.as_mut().ok_or("no cluster")?;
            cluster.kill()?;
            world.devices[0].until_one_is_done()?;
            cluster.serve()?;
        }
    }
    Ok(world.settle()?.done)
}
