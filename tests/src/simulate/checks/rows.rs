//! S4, S5, S6, S8 and S14: what the rows of devices and server say in the end.

use super::tables::{Tables, open, things};
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_core::operation::{FieldEdit, Operation};
use hub_core::rows::Conflict;
use hub_core::{Body, IdeaId, OpId, Row, Verdict, ids};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// S4 and S5: a quiet device has exactly the server's rows and events, byte for byte.
pub fn equal(world: &World, at: usize, tables: &Tables) -> Outcome<()> {
    let device = things(&open(&world.nodes[at].folder.join("catalogue.db"))?)?;
    if device == tables.things {
        return Ok(());
    }
    let missing = tables.things.iter().find(|(seq, thing)| device.get(seq) != Some(thing));
    let more = device.iter().find(|(seq, thing)| tables.things.get(seq) != Some(thing));
    let says = format!("device {at}: the server has {missing:?}, the device {more:?}");
    match device.len() < tables.things.len() {
        true => Err(Finding::new("S4 no row is skipped", says)),
        false => Err(Finding::new("S5 quiet catalogues are equal", says)),
    }
}

/// S8: who was removed has read nothing that was written from then on.
pub fn after_removal(world: &World, tables: &Tables) -> Outcome<()> {
    if world.server.generation > 0 {
        return Ok(());
    }
    for (i, op) in tables.ops.iter().enumerate() {
        let Some(entry) = world.ledger.get(op.op_id) else { continue };
        let Operation::MemberRemove { member } = entry.envelope.operation else { continue };
        if matches!(op.verdict, Verdict::Rejected(_)) {
            continue;
        }
        let before = i.checked_sub(1).map_or(0, |before| tables.ops[before].last_seq);
        for (at, node) in world.nodes.iter().enumerate().filter(|(_, it)| it.member == member) {
            let device = things(&open(&node.folder.join("catalogue.db"))?)?;
            let is_real = |seq: &&u64| !hub_store::is_waiting(**seq);
            let last = device.keys().rfind(is_real).copied().unwrap_or(0);
            if last > before {
                let says = format!("device {at} of {member} has {last}, removed after {before}");
                return Err(Finding::new("S8 who is removed gets no later row", says));
            }
        }
    }
    Ok(())
}

/// S6: every value that was accepted stands in its row, in that of somebody who wrote later, or in a
/// conflict.
pub fn edits(world: &World, tables: &Tables) -> Outcome<()> {
    let erased = erased(world, tables);
    for op in &tables.ops {
        let Some(entry) = world.ledger.get(op.op_id) else { continue };
        let Operation::IdeaEdit { id, set } = &entry.envelope.operation else { continue };
        let lost: &[String] = match &op.verdict {
            Verdict::Ok => &[],
            Verdict::Merged { fields, .. } => fields,
            _ => continue,
        };
        let row = tables.row("idea", id.0).and_then(|json| serde_json::from_str::<Row>(json).ok());
        let Some(row) = row else {
            return Err(Finding::new("S6 no value is lost", format!("idea {id} is gone")));
        };
        for (field, edit) in set {
            let FieldEdit::Value { value, .. } = edit else { continue };
            if erased.contains(&(id.0, field.clone())) {
                continue;
            }
            if lost.contains(field) {
                conflict(world, tables, (*id, field, op.op_id), value)?;
            } else if row.fv.get(field) == Some(&op.op_id) && value_of(&row, field) != *value {
                let says = format!("{field} of {id} is {}, not {value}", value_of(&row, field));
                return Err(Finding::new("S6 no value is lost", says));
            }
        }
    }
    Ok(())
}

/// Texts that were erased, and all conflicts about them.
fn erased(world: &World, tables: &Tables) -> BTreeSet<(Uuid, String)> {
    let accepted = tables.ops.iter().filter(|op| !matches!(op.verdict, Verdict::Rejected(_)));
    let entries = accepted.filter_map(|op| world.ledger.get(op.op_id));
    entries
        .filter_map(|entry| match &entry.envelope.operation {
            Operation::TextRedact { key, field, .. } => Some((*key, field.clone())),
            _ => None,
        })
        .collect()
}

fn value_of(row: &Row, field: &str) -> Value {
    let json = serde_json::to_value(&row.body).unwrap_or_default();
    let body = &json["body"];
    let groups = ["case", "estimate", "answers", "ratings", "build"];
    let found = groups.iter().map(|group| &body[*group][field]).find(|value| !value.is_null());
    found.cloned().unwrap_or_default()
}

/// The value stands in a conflict, or a later one of the same person does.
fn conflict(
    world: &World,
    tables: &Tables,
    (idea, field, op): (IdeaId, &str, OpId),
    value: &Value,
) -> Outcome<()> {
    let Some(entry) = world.ledger.get(op) else { return Ok(()) };
    let id = ids::of_conflict(world.server.space, idea.0, field, entry.member);
    let row = tables.row("conflict", id).and_then(|json| serde_json::from_str::<Row>(json).ok());
    let kept = row.as_ref().and_then(|row| <&Conflict>::try_from(&row.body).ok());
    let all = values_of(world, entry.member, idea, field);
    let stands = kept.is_some_and(|kept| {
        kept.lost_value == *value || all.contains(&kept.lost_value.to_string())
    });
    if stands {
        return Ok(());
    }
    let says = format!("{value} for {field} of {idea} by {} is nowhere: {row:?}", entry.member);
    Err(Finding::new("S6 no value is lost", says))
}

fn values_of(
    world: &World,
    member: hub_core::MemberId,
    idea: IdeaId,
    field: &str,
) -> BTreeSet<String> {
    let own = world.ledger.all().filter(|(_, entry)| entry.member == member);
    own.filter_map(|(_, entry)| match &entry.envelope.operation {
        Operation::IdeaEdit { id, set } if *id == idea => match set.get(field)? {
            FieldEdit::Value { value, .. } => Some(value.to_string()),
            FieldEdit::Members { .. } => None,
        },
        _ => None,
    })
    .collect()
}

/// S14: what a later version said of an idea is still there, whoever edited it since.
pub fn later(world: &World, tables: &Tables) -> Outcome<()> {
    for op in tables.ops.iter().filter(|op| op.verdict == Verdict::Ok) {
        let Some(entry) = world.ledger.get(op.op_id) else { continue };
        let submission = match &entry.envelope.operation {
            Operation::IdeaSubmit(submission) => submission,
            Operation::IdeaImport { submission, .. } => submission,
            _ => continue,
        };
        let row = tables.row("idea", submission.id.0);
        let row = row.and_then(|json| serde_json::from_str::<Row>(json).ok());
        let Some(Body::Idea(idea)) =
            row.filter(|row| row.created_op == op.op_id && !row.removed).map(|it| it.body)
        else {
            continue;
        };
        if idea.case.unknown != submission.case.unknown {
            let says = format!("idea {}: {:?}", submission.id, idea.case.unknown);
            return Err(Finding::new("S14 nothing of a later version is lost", says));
        }
    }
    Ok(())
}
