//! S3, S7 and S8: the order of streams, of claims, and who was allowed what when it was decided.

use super::tables::{OnRecord, Tables};
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_core::operation::Operation;
use hub_core::permission::{Standing, allowed_somewhere};
use hub_core::rows::{Event, Role};
use hub_core::{MemberId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// S3 on the server: numbers without gaps.
pub fn streams(tables: &Tables) -> Outcome<()> {
    for (stream, last_n) in &tables.streams {
        let decided = tables.ops.iter().filter_map(|op| op.stream);
        let numbers: BTreeSet<u64> = decided
            .chain(tables.resent.iter().copied())
            .filter(|(of, _)| of == stream)
            .map(|(_, n)| n)
            .collect();
        if !numbers.iter().copied().eq(1..=*last_n) {
            let says = format!("stream {stream} up to {last_n} has {numbers:?}");
            return Err(Finding::new("S3 a stream has no gaps", says));
        }
    }
    Ok(())
}

/// S3 for people: what was done on a device one after the other is decided in this order.
pub fn devices(world: &World, tables: &Tables) -> Outcome<()> {
    if world.server.generation > 0 {
        return Ok(());
    }
    for at in (0..world.nodes.len()).filter(|at| !world.nodes[*at].is_copied) {
        let done = world.ledger.all().filter(|(_, entry)| entry.node == at);
        let places: Vec<i64> = done.filter_map(|(op, _)| Some(tables.of(op)?.n)).collect();
        if !places.is_sorted() {
            let says = format!("device {at}: {places:?}");
            return Err(Finding::new("S3 a device's order is kept", says));
        }
    }
    Ok(())
}

/// S7: nobody gets a claim that somebody holds.
pub fn claims(world: &World, tables: &Tables) -> Outcome<()> {
    for (kind, _, json) in tables.things.values() {
        if kind != "event" {
            continue;
        }
        let Ok(event) = serde_json::from_str::<Event>(json) else { continue };
        let takes = world
            .ledger
            .get(event.op_id)
            .is_some_and(|entry| matches!(entry.envelope.operation, Operation::ClaimTake { .. }));
        let change = event.changes.iter().find(|change| change.field == "claimed_by");
        let Some(change) = change.filter(|_| takes) else { continue };
        if !change.before.is_null() {
            let says = format!("{} took {:?} from {}", event.by, event.idea_id, change.before);
            return Err(Finding::new("S7 one holder at most", says));
        }
    }
    Ok(())
}

/// S8: what was accepted was allowed to the role that the person had then.
pub fn roles(world: &World, tables: &Tables) -> Outcome<()> {
    let mut roles: BTreeMap<MemberId, Role> = world.first_roles.iter().copied().collect();
    for op in &tables.ops {
        let Some(entry) = world.ledger.get(op.op_id) else { continue };
        if matches!(op.verdict, Verdict::Rejected(_)) {
            continue;
        }
        allowed(op, entry.member, roles.get(&entry.member).copied(), &entry.envelope.operation)?;
        match &entry.envelope.operation {
            Operation::MemberRole { member, role } => drop(roles.insert(*member, *role)),
            Operation::MemberRemove { member } => drop(roles.remove(member)),
            _ => {}
        }
    }
    Ok(())
}

fn allowed(
    op: &OnRecord,
    member: MemberId,
    role: Option<Role>,
    operation: &Operation,
) -> Outcome<()> {
    let any = |role| Standing { role, author: true, holder: true, maintainer: true, own: true };
    let is_allowed = role.is_some_and(|role| allowed_somewhere(operation.action(), any(role)));
    if is_allowed && op.actor == member {
        return Ok(());
    }
    let says = format!("{} {} of {member} as {role:?}, actor {}", op.kind, op.op_id, op.actor);
    Err(Finding::new("S8 what is accepted was allowed then", says))
}
