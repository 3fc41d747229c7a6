//! Turns what was done in a space in memory, as a store would.

use crate::world::*;
use hub_core::rows::*;
use hub_core::undo::{Act, Scene, Way, again, back, looks_at};
use hub_core::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Something that was done, with what a store keeps of it.
pub struct Done {
    pub by: MemberId,
    pub envelope: Envelope,
    pub events: Vec<Event>,
    pub former: BTreeMap<(Key, String), OpId>,
    /// The operations that took it back.
    pub undone: BTreeSet<OpId>,
}

/// Does it; it has to be accepted.
pub fn act(world: &mut World, by: MemberId, operation: Operation) -> Done {
    let envelope = world.envelope(operation);
    let decision = world.decide(by, &envelope);
    assert!(matches!(decision.verdict, Verdict::Ok), "{:?}: {:?}", envelope, decision.verdict);
    let mut former = BTreeMap::new();
    for row in &decision.rows {
        let Some(before) = world.rows.get(&row.key()) else { continue };
        for (field, _) in row.fv.iter().filter(|(_, op)| **op == envelope.op_id) {
            former.insert((row.key(), field.clone()), before.version_of(field));
        }
    }
    world.absorb(&decision);
    let events = decision.events.into_iter().map(|(_, event)| event).collect();
    Done { by, envelope, events, former, undone: BTreeSet::new() }
}

fn way(world: &World, done: &Done, is_back: bool, touched_by: Option<OpId>) -> Way {
    let act = Act {
        done: &done.envelope,
        events: &done.events,
        origin: done.envelope.op_id,
        former: &done.former,
    };
    let mut rows = world.load(&looks_at(SPACE, done.by, &act));
    let profiles = world.rows.values().filter(|row| row.body.kind() == EntityKind::Profile);
    profiles.for_each(|row| rows.insert(row.clone()));
    let writer = |row: &Row, field: &str| {
        let version = row.version_of(field);
        let former = done.former.get(&(row.key(), field.to_owned()));
        former.copied().filter(|_| done.undone.contains(&version)).unwrap_or(version)
    };
    let scene = Scene { space: SPACE, actor: done.by, rows: &rows, writer: &writer, touched_by };
    if is_back { back(&act, &scene) } else { again(&act, &scene) }
}

/// The way back, not gone.
pub fn way_back(world: &World, done: &Done) -> Way {
    way(world, done, true, None)
}

/// The way back of an import at which an operation was done since.
pub fn way_back_touched(world: &World, done: &Done, by: OpId) -> Way {
    way(world, done, true, Some(by))
}

/// Goes the way back. All of it has to be accepted; what stays is told.
pub fn take_back(world: &mut World, done: &mut Done) -> Way {
    let way = way_back(world, done);
    for operation in way.operations.clone() {
        let undone = act(world, done.by, operation);
        done.undone.insert(undone.envelope.op_id);
    }
    way
}

/// Does it again. All of it has to be accepted.
pub fn do_again(world: &mut World, done: &Done) -> Way {
    let way = way(world, done, false, None);
    for operation in way.operations.clone() {
        act(world, done.by, operation);
    }
    way
}

/// What there is to be seen: facts, but when something was, which operation wrote it, and rows that
/// say that there is nothing.
pub fn seen(world: &World) -> BTreeSet<String> {
    let rows = world.rows.values().filter(|row| !row.removed && says_something(world, row));
    rows.map(|row| {
        let mut facts = json!(&row.body);
        without_times(&mut facts);
        let id = if is_made_anew(row) { Value::Null } else { json!(row.id) };
        json!([id, facts]).to_string()
    })
    .collect()
}

fn is_made_anew(row: &Row) -> bool {
    matches!(row.body, Body::Comment(_) | Body::Profile(_))
}

fn says_something(world: &World, row: &Row) -> bool {
    match &row.body {
        Body::Support(support) => support.active,
        Body::Follow(follow) => follow.on,
        Body::Pair(pair) => pair.kind != PairKind::None,
        Body::Comment(comment) => !comment.removed,
        Body::System(system) => !system.archived,
        Body::Area(area) => !area.archived,
        Body::Conflict(_) => false,
        Body::Profile(profile) => {
            let family = world.all::<Profile>().into_iter();
            let versions = family.filter(|it| it.family_id == profile.family_id);
            versions.map(|it| it.version).max() == Some(profile.version)
        }
        _ => true,
    }
}

fn without_times(value: &mut Value) {
    let Value::Object(members) = value else { return };
    let told = ["since_ms", "edited_at_ms", "merged_at_ms", "merged_op", "progress_at_ms"];
    let made = ["retired_at_ms", "version", "builtin", "basis_id_of_part"];
    for member in told.into_iter().chain(made) {
        members.remove(member);
    }
    members.values_mut().for_each(without_times);
}
