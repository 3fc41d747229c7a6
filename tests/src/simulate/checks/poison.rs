//! S12: an operation that the server cannot take keeps no other back for long.

use crate::simulate::server::Poison;
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};

/// Halving 200 to one, and one more; a server that breaks is tried three times each.
const HALVINGS: u32 = 9;

/// Holds the pushes that failed against what is allowed.
pub fn check(world: &World) -> Outcome<()> {
    let each = world.server.poison.values().map(|poison| match poison {
        Poison::Named => 2,
        Poison::Unnamed => HALVINGS,
        Poison::Breaking => 3 * HALVINGS + 20,
    });
    // A push whose answer is lost is sent again, and fails again.
    let lost = if world.plan.lost_permille + world.plan.torn_permille > 0 { 4 } else { 1 };
    let crashes =
        if world.plan.crash_permille > 0 || !world.plan.faults.is_empty() { 4 } else { 1 };
    let allowed = each.sum::<u32>() * lost * crashes;
    for (op, failed) in &world.server.held_up {
        if !world.server.poison.contains_key(op) && *failed > allowed {
            let says = format!("{op} was in {failed} pushes that failed, {allowed} are allowed");
            return Err(Finding::new("S12 poison keeps no other back", says));
        }
    }
    Ok(())
}
