//! S10: every operation ever queued is in exactly one of outbox, archive, attention list, discarded.

use super::tables::own_ops;
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_core::OpId;
use std::collections::BTreeMap;

const NAME: &str = "S10 every operation is in exactly one place";
const PLACES: [&str; 5] = ["queued", "confirmed", "refused", "set_aside", "discarded"];

/// Holds a device's journal against what was done on it.
///
/// # Errors
/// What is missing.
pub fn kept(world: &World, at: usize) -> Outcome<()> {
    let mut places: BTreeMap<OpId, Vec<String>> = BTreeMap::new();
    for own in own_ops(&world.nodes[at].folder)? {
        places.entry(own.op_id).or_default().push(own.state);
    }
    for (op, entry) in world.ledger.all().filter(|(_, entry)| entry.node == at) {
        let there = places.get(&op).map(Vec::as_slice).unwrap_or_default();
        let is_in_one = matches!(there, [one] if PLACES.contains(&one.as_str()));
        if !is_in_one {
            let kind = entry.envelope.operation.kind();
            return Err(Finding::new(NAME, format!("device {at}: {kind} {op} is in {there:?}")));
        }
    }
    Ok(())
}
