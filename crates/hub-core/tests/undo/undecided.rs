//! The standard is not decided yet. Its way back follows from rows and history all the same.

use crate::turning::*;
use crate::world::*;
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const ITEM: StandardItemId = StandardItemId(Uuid::from_u128(0x17e));

/// An operation that changed these fields of a row, as if it had been decided.
fn done(about: Key, operation: Operation, changes: &[(&str, Value, Value)]) -> Done {
    let envelope = Envelope { op_id: op_id(50), written_at_ms: 0, group_id: None, operation };
    let change = |(field, before, after): &(&str, Value, Value)| Change {
        field: (*field).to_owned(),
        before: before.clone(),
        after: after.clone(),
    };
    let event = Event {
        op_id: envelope.op_id,
        idea_id: None,
        about: Some(about),
        kind: envelope.operation.kind().to_owned(),
        by: member(Role::Lead),
        at_ms: 0,
        written_at_ms: 0,
        changes: changes.iter().map(change).collect(),
        group_id: None,
        unknown: Unknown::new(),
    };
    let (by, former, undone) = (member(Role::Lead), BTreeMap::new(), Default::default());
    Done { by, envelope, events: vec![event], former, undone }
}

/// A row that the operation wrote last; `is_new` if it also made it.
fn written(world: &mut World, id: Uuid, body: impl Into<Body>, is_new: bool, fields: &[&str]) {
    world.put_body(id, body);
    let row = world.rows.values_mut().find(|row| row.id == id).unwrap();
    if is_new {
        row.created_op = op_id(50);
    }
    row.fv = fields.iter().map(|field| ((*field).to_owned(), op_id(50))).collect();
}

fn answer(state: StandardState, reason: Option<&str>) -> StandardAnswer {
    StandardAnswer {
        idea_id: idea_id(1),
        item_id: ITEM,
        state,
        by_scan: false,
        evidence: "seen".into(),
        reason: reason.map(str::to_owned),
        by: member(Role::Lead),
        at_ms: 0,
        unknown: Unknown::new(),
    }
}

fn answering(state: StandardState) -> Operation {
    Operation::StandardAnswer {
        idea: idea_id(1),
        item: ITEM,
        state,
        evidence: "seen".into(),
        by_scan: false,
        reason: None,
    }
}

fn excepting(reason: &str) -> Operation {
    Operation::StandardExcept { idea: idea_id(1), item: ITEM, reason: reason.into() }
}

#[test]
fn answers_to_the_standard_get_their_former_value() {
    let id = ids::of_standard_answer(SPACE, idea_id(1), ITEM);
    let about = Key::new(EntityKind::StandardAnswer, id);
    let cases = [
        (answering(StandardState::Met), "not_met", None, answering(StandardState::NotMet)),
        (excepting("late"), "met", None, answering(StandardState::Met)),
        (answering(StandardState::Met), "excepted", Some("old"), excepting("old")),
    ];
    for (operation, before, reason, expected) in cases {
        let mut world = World::new();
        let now = answer(StandardState::Met, Some("late").filter(|_| before == "met"));
        written(&mut world, id, now, false, &["state", "reason"]);
        let changes =
            [("state", json!(before), json!("after")), ("reason", json!(reason), json!("late"))];
        let done = done(about, operation, &changes);
        assert_eq!(way_back(&world, &done).operations, [expected]);
    }
    let mut world = World::new();
    written(&mut world, id, answer(StandardState::Met, None), true, &[]);
    let first = [("state", Value::Null, json!("met"))];
    let operations = way_back(&world, &done(about, answering(StandardState::Met), &first));
    let open = match answering(StandardState::NotMet) {
        Operation::StandardAnswer { idea, item, state, by_scan, reason, .. } => {
            let evidence = String::new();
            Operation::StandardAnswer { idea, item, state, evidence, by_scan, reason }
        }
        other => other,
    };
    assert_eq!(operations.operations, [open]);
}

#[test]
fn items_of_the_standard_get_their_former_text_or_are_archived() {
    let about = Key::new(EntityKind::StandardItem, ITEM.0);
    let item = |text: &str| StandardItem {
        text: text.into(),
        builtin: None,
        check: Check::Manual,
        check_name: None,
        required: true,
        position: 3,
        archived: false,
        unknown: Unknown::new(),
    };
    let put = |text: &str, archived| Operation::StandardItemPut {
        id: ITEM,
        text: text.into(),
        check: Check::Manual,
        check_name: None,
        required: true,
        position: 3,
        archived,
    };
    let cases = [
        (true, Value::Null, put("A log is kept", true)),
        (false, json!("Logs"), put("Logs", false)),
    ];
    for (is_new, before, expected) in cases {
        let mut world = World::new();
        let fields: &[&str] = if is_new { &[] } else { &["text"] };
        written(&mut world, ITEM.0, item("A log is kept"), is_new, fields);
        let changes = [("text", before, json!("A log is kept"))];
        let done = done(about, put("A log is kept", false), &changes);
        assert_eq!(way_back(&world, &done).operations, [expected]);
    }
}
