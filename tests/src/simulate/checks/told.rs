//! S1 and S2: what a device was told is what the server has on record, and nothing that it confirmed
//! is missing there.

use super::tables::{OwnOp, Tables, own_ops};
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_core::Verdict;

const LOST: &str = "S1 nothing acknowledged is lost";
const OTHER: &str = "S2 an operation has one verdict";

/// Holds a device's journal against the server's record.
///
/// # Errors
/// What is lost or otherwise.
pub fn check(world: &World, at: usize, tables: &Tables) -> Outcome<()> {
    own_ops(&world.nodes[at].folder)?.iter().try_for_each(|own| one(world, at, own, tables))
}

fn one(world: &World, at: usize, own: &OwnOp, tables: &Tables) -> Outcome<()> {
    let OwnOp { op_id, kind, state, .. } = own;
    let about = format!("device {at}: {kind} {op_id} is {state}");
    let on_record = tables.of(*op_id);
    let is_first_history = world.server.generation == 0;
    match (own.verdict.as_ref(), on_record) {
        (Some(told), Some(record)) if *told != record.verdict => {
            // A server that was put back decides again what it has lost.
            let may_differ = !is_first_history && matches!(told, Verdict::Rejected(_));
            if may_differ {
                return Ok(());
            }
            let says = format!("{about}, told {told:?}, on record {:?}", record.verdict);
            Err(Finding::new(OTHER, says))
        }
        // What was refused by a history that is gone, or took a number only, is not sent again.
        (Some(Verdict::Rejected(_)), None) if !is_first_history => Ok(()),
        (Some(_), None) if kind == "skip" && !is_first_history => Ok(()),
        // What was erased is sent to nobody again, not even to a server that has lost the rest of it.
        (Some(_), None) if own.body.is_none() && !is_first_history => Ok(()),
        (Some(told), None) => {
            Err(Finding::new(LOST, format!("{about}, told {told:?}, and not on record")))
        }
        (None, None) if state == "queued" => {
            Err(Finding::new(LOST, format!("{about} and will not be sent")))
        }
        _ => Ok(()),
    }
}
