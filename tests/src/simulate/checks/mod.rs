//! What must hold: S1 to S14 and L1 to L3 of the design, each a check with its name.

mod chain;
pub mod clocks;
mod kept;
mod order;
mod poison;
mod rows;
mod shown;
mod tables;
mod told;

pub use kept::kept;
pub use shown::shown;
pub use tables::own_ops;

use super::world::World;
use super::{Finding, Outcome};
use hub_sync::Link;
use tables::Tables;

/// What must hold once everything works again and everybody is quiet.
///
/// # Errors
/// What does not.
pub fn quiet(world: &mut World) -> Outcome<()> {
    let tables = Tables::read(&world.server.path())?;
    let quiet: Vec<usize> = (0..world.nodes.len()).filter(|at| takes_part(world, *at)).collect();
    for at in 0..world.nodes.len() {
        kept(world, at)?;
    }
    for at in &quiet {
        told::check(world, *at, &tables)?;
        rows::equal(world, *at, &tables)?;
    }
    rows::after_removal(world, &tables)?;
    order::streams(&tables)?;
    order::devices(world, &tables)?;
    order::claims(world, &tables)?;
    order::roles(world, &tables)?;
    rows::edits(world, &tables)?;
    rows::later(world, &tables)?;
    poison::check(world)?;
    chain::check(world)
}

/// L1: every outbox is empty.
///
/// # Errors
/// Whose is not.
pub fn empty(world: &mut World) -> Outcome<()> {
    for at in 0..world.nodes.len() {
        if takes_part(world, at) && world.nodes[at].state.waiting > 0 {
            let says = format!("device {at} has {:?}", world.nodes[at].state);
            return Err(Finding::new("L1 a healed network empties every outbox", says));
        }
    }
    Ok(())
}

/// L2 and L3: every device has read to the end, also one that began with nothing.
///
/// # Errors
/// Which has not.
pub fn level(world: &mut World) -> Outcome<()> {
    let head = world.server.authority().map_err(Finding::disk)?;
    let space = head.space().map_err(Finding::disk)?.unwrap_or(world.server.space);
    let head =
        world.server.authority().map_err(Finding::disk)?.head(space).map_err(Finding::disk)?;
    for at in 0..world.nodes.len() {
        if !takes_part(world, at) {
            continue;
        }
        let joined = world.nodes[at].space.as_mut().and_then(hub_store::Space::joined);
        let place = joined.map(|joined| joined.place()).transpose().map_err(Finding::disk)?;
        match place.flatten() {
            None => {
                let says = format!("device {at}: {:?}", world.nodes[at].state);
                return Err(Finding::new("L3 a first sync comes to its end", says));
            }
            Some(place) if place.position != head.position => {
                let says = format!("device {at} is at {place:?}, the server at {head:?}");
                return Err(Finding::new("L2 a cursor comes to the head", says));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Whether a device's person is a member still.
fn takes_part(world: &World, at: usize) -> bool {
    world.nodes[at].state.link != Link::NoAccess
}
