//! What holds for every history, also over damaged rows. That a decision looks at nothing beyond
//! its needs is asserted in the world for each decision of every test.

use crate::given::{actor, damage, field, operation};
use crate::world::*;
use hub_core::operation::Envelope;
use hub_core::rows::*;
use hub_core::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// As written, refusals change nothing; what is written comes back as it was.
fn holds_of_itself(decision: &Decision) {
    if let Verdict::Rejected(_) = decision.verdict {
        assert!(decision.rows.is_empty() && decision.events.is_empty());
    }
    for row in &decision.rows {
        let text = serde_json::to_string(row).unwrap();
        assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), *row, "{text}");
        assert_eq!(row.seq, 0);
    }
    for (_, event) in &decision.events {
        let text = serde_json::to_string(event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), *event, "{text}");
    }
    let keys: BTreeSet<Key> = decision.rows.iter().map(Row::key).collect();
    assert_eq!(keys.len(), decision.rows.len(), "one row twice");
    let ids: BTreeSet<_> = decision.events.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), decision.events.len(), "one event twice");
}

/// A preview writes the same, but for the number; and who asks for a claim instead of the claim.
fn is_previewed(world: &World, actor: MemberId, envelope: &Envelope, decision: &Decision) {
    let rows = world.load(&needs(SPACE, actor, envelope));
    let context = Context { authority: false, ..world.context() };
    let mut preview = decide(&rows, actor, envelope, &context);
    for row in &mut preview.rows {
        if let Body::Idea(idea) = &mut row.body {
            idea.number = idea.number.or(Some(world.next_number));
        }
    }
    if preview.verdict == Verdict::Requested {
        assert_eq!(decision.verdict, Verdict::Ok);
        return;
    }
    assert_eq!(preview, *decision);
}

/// Numbers stay with their idea for ever.
fn numbers_stay(world: &World, numbers: &mut BTreeMap<u32, Key>) {
    for (key, row) in &world.rows {
        if let Body::Idea(idea) = &row.body
            && let Some(number) = idea.number
        {
            assert_eq!(numbers.entry(number).or_insert(*key), key, "number used again");
        }
    }
}

/// Every change in the history is one: what it says stood before did.
fn history_is_true(world: &World, decision: &Decision) {
    for row in &decision.rows {
        let Some(former) = world.rows.get(&row.key()) else { continue };
        let same = |a: &Row, b: &Row| (&a.body, a.removed) == (&b.body, b.removed);
        assert!(!same(former, row), "written, but nothing changed");
        assert!(former.fv.keys().all(|field| row.fv.contains_key(field)) || former.removed);
    }
    for change in decision.events.iter().flat_map(|(_, event)| &event.changes) {
        assert_ne!(change.before, change.after, "{}", change.field);
    }
}

fn step(world: &mut World, actor: MemberId, operation: Operation) -> Decision {
    let envelope = world.envelope(operation);
    let decision = world.decide(actor, &envelope);
    holds_of_itself(&decision);
    is_previewed(world, actor, &envelope, &decision);
    history_is_true(world, &decision);
    let mut rows = world.load(&needs(SPACE, actor, &envelope));
    rows.absorb(&decision.rows);
    holds_of_itself(&decide(&rows, actor, &envelope, &world.context()));
    world.absorb(&decision);
    decision
}

/// The founder and an author are the most active, so that much of a history is accepted.
fn somebody() -> impl Strategy<Value = MemberId> {
    prop_oneof![3 => Just(member(Role::Admin)), 2 => Just(BYSTANDER), 2 => actor()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn histories_keep_the_laws(steps in vec((somebody(), operation()), 1..30)) {
        let (mut world, mut numbers) = (World::new(), BTreeMap::new());
        for (actor, operation) in steps {
            step(&mut world, actor, operation);
            numbers_stay(&world, &mut numbers);
        }
        let ideas = world.rows.keys().filter(|key| key.kind == EntityKind::Idea).count();
        prop_assert_eq!(numbers.len(), ideas, "each idea has one number");
        prop_assert_eq!(numbers.len() + 1, world.next_number as usize);
        let ids: BTreeSet<_> = world.events.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(ids.len(), world.events.len(), "one event id for one event");
    }

    /// A push: what its operations need is loaded once, and each sees what the ones before wrote.
    #[test]
    fn many_at_once_are_decided_as_one_after_the_other(
        before in vec((somebody(), operation()), 0..20),
        actor in somebody(),
        push in vec(operation(), 1..12),
    ) {
        let mut world = World::new();
        for (actor, operation) in before {
            world.act(actor, operation);
        }
        world.push(actor, push);
    }

    #[test]
    fn damaged_rows_are_decided_on_too(
        steps in vec((damage(), somebody(), operation()), 1..20),
    ) {
        let mut world = World::new();
        for (damage, actor, operation) in steps {
            damage.apply(&mut world);
            step(&mut world, actor, operation);
        }
    }

    /// Two people edit from the same version, in either order: the first commit of a field wins,
    /// fields of one of them both survive, and what did not win is in a conflict row.
    #[test]
    fn the_first_commit_of_each_field_wins_and_nothing_is_lost(
        edits in vec((any::<bool>(), field(), 0..3_usize), 1..12),
    ) {
        let (mut world, id) = (World::new(), idea_id(1));
        world.put_body(id.0, full_idea(Stage::New));
        let editors = [BYSTANDER, member(Role::Lead)];
        let (mut won, mut lost) = (BTreeMap::new(), BTreeMap::new());
        for (lead, field, which) in edits {
            let actor = editors[usize::from(lead)];
            let Some(value) = values(field).get(which).cloned() else { continue };
            let operation = edit_from(id, field, value.clone(), Some(GENESIS_OP));
            let decision = world.act(actor, operation);
            match decision.verdict {
                Verdict::Ok => {
                    let kept = won.entry(field).or_insert(value.clone());
                    prop_assert_eq!(&*kept, &value);
                }
                Verdict::Merged { fields, .. } => {
                    prop_assert_eq!(fields, vec![field.to_owned()]);
                    prop_assert!(won[field] != value);
                    lost.insert((field.to_owned(), actor), value);
                }
                Verdict::Rejected(refusal) => prop_assert_eq!(refusal.code, Code::Forbidden),
                Verdict::Requested => prop_assert!(false),
            }
        }
        let now = serde_json::to_value(world.idea(id)).unwrap();
        for (field, value) in won {
            let groups = ["case", "estimate", "answers", "ratings"].map(|group| &now[group][field]);
            prop_assert!(groups.iter().any(|held| equal(held, &value)), "{}: {:?}", field, groups);
        }
        let kept = world.all::<Conflict>().into_iter();
        let kept: BTreeMap<_, _> =
            kept.map(|it| ((it.field.clone(), it.lost_by), it.lost_value.clone())).collect();
        prop_assert_eq!(kept.len(), lost.len());
        for (key, value) in lost {
            prop_assert!(equal(&kept[&key], &value));
        }
    }
}

/// A few values that a field takes, none of them the one it has.
fn values(field: &str) -> Vec<Value> {
    match field {
        "title" | "description" => vec![json!("One"), json!("Two"), json!("Three")],
        "runs" | "minutes_per_run" | "people" => vec![json!(2.0), json!(3.5), json!(4.25)],
        "fit" | "risk" | "stable" | "documented" => vec![json!(1), json!(3), json!(5)],
        "period" => vec![json!("week"), json!("month"), json!("year")],
        "area_id" => vec![json!(AREA), json!(OTHER_AREA)],
        _ => vec![],
    }
}

fn equal(a: &Value, b: &Value) -> bool {
    a == b || (a.is_number() && a.as_f64() == b.as_f64())
}
