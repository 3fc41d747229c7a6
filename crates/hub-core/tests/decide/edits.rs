//! Edits: field by field, with versions, conflicts and values that stay.

use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));

fn world() -> World {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::Assessing));
    world
}

fn version(world: &World, field: &str) -> OpId {
    world.rows[&ID.into()].version_of(field)
}

#[test]
fn a_field_gets_the_version_of_its_writer_and_the_history_before_and_after() {
    let mut world = world();
    let decision = world.ok(BYSTANDER, edit_from(ID, "runs", json!(20), Some(GENESIS_OP)));
    assert_eq!(world.idea(ID).estimate.runs, Some(20.0));
    let event = &decision.events[0].1;
    assert_eq!(
        event.changes,
        vec![Change { field: "runs".into(), before: json!(10.0), after: json!(20.0) }]
    );
    assert_eq!(version(&world, "runs"), event.op_id);
    assert_eq!(version(&world, "people"), GENESIS_OP);
}

#[test]
fn every_field_takes_its_value_and_gives_it_back() {
    for group in permission::Group::ALL {
        for field in group.fields().iter().filter(|field| **field != "system_ids") {
            let mut world = World::new();
            let stage =
                if *group == permission::Group::Build { Stage::Building } else { Stage::New };
            world.put_body(ID.0, full_idea(stage));
            let decision = world.ok(member(Role::Lead), edit(ID, field, good_value(field)));
            let change = &decision.events[0].1.changes[0];
            assert_eq!(change.field, *field);
            let before = change.before.clone();
            let undone = world.ok(member(Role::Lead), edit(ID, field, before));
            assert_eq!(undone.events[0].1.changes[0].after, change.before, "{field}");
        }
    }
}

#[test]
fn what_stays_the_same_is_neither_written_nor_told() {
    let mut world = world();
    for (field, value) in
        [("title", json!("  Match the invoices ")), ("runs", json!(10)), ("lang", Value::Null)]
    {
        let decision = world.ok(BYSTANDER, edit(ID, field, value));
        assert!(decision.rows.is_empty() && decision.events.is_empty());
    }
    let nothing = Operation::IdeaEdit { id: ID, set: [].into() };
    assert!(world.ok(BYSTANDER, nothing).rows.is_empty());
}

#[test]
fn a_value_that_did_not_win_is_kept_in_a_conflict_row() {
    let (mut world, lead) = (world(), member(Role::Lead));
    world.ok(lead, edit(ID, "title", json!("First")));
    let winner = version(&world, "title");
    let decision =
        world.act(BYSTANDER, edit_from(ID, "title", json!(" Second "), Some(GENESIS_OP)));
    assert_eq!(world.idea(ID).case.title, "First");
    let conflict = ids::of_conflict(SPACE, ID.0, "title", BYSTANDER);
    let fields = vec!["title".to_owned()];
    assert_eq!(decision.verdict, Verdict::Merged { fields, conflicts: vec![conflict] });
    let found = world.all::<Conflict>();
    assert_eq!((&found[0].lost_value, found[0].kept_op), (&json!("Second"), winner));
    assert_eq!((found[0].lost_by, found[0].state), (BYSTANDER, ConflictState::Open));
    world.act(BYSTANDER, edit_from(ID, "title", json!("Third"), Some(GENESIS_OP)));
    let values: Vec<_> = world.all::<Conflict>().iter().map(|it| it.lost_value.clone()).collect();
    assert_eq!(values, [json!("Third")], "a person's later value replaces the earlier");
}

#[test]
fn a_stale_edit_to_the_same_value_and_one_without_a_base_are_fine() {
    let (mut world, lead) = (world(), member(Role::Lead));
    world.ok(lead, edit(ID, "title", json!("First")));
    let decision = world.ok(BYSTANDER, edit_from(ID, "title", json!("First"), Some(GENESIS_OP)));
    assert!(decision.rows.is_empty());
    world.ok(BYSTANDER, edit(ID, "title", json!("Second")));
    assert_eq!(world.idea(ID).case.title, "Second");
}

#[test]
fn other_fields_of_a_stale_edit_are_written() {
    let (mut world, lead) = (world(), member(Role::Lead));
    world.ok(lead, edit(ID, "title", json!("First")));
    let value = |value| FieldEdit::Value { value, base: Some(GENESIS_OP) };
    let set = [("title", json!("Second")), ("runs", json!(30))];
    let set = set.map(|(field, it)| (field.to_owned(), value(it))).into();
    let decision = world.act(BYSTANDER, Operation::IdeaEdit { id: ID, set });
    assert!(matches!(decision.verdict, Verdict::Merged { .. }));
    let idea = world.idea(ID);
    assert_eq!((idea.case.title.as_str(), idea.estimate.runs), ("First", Some(30.0)));
}

fn systems(add: &[u128], remove: &[u128]) -> Operation {
    let ids = |numbers: &[u128]| numbers.iter().map(|n| SystemId(Uuid::from_u128(*n))).collect();
    let members = FieldEdit::Members { add: ids(add), remove: ids(remove) };
    Operation::IdeaEdit { id: ID, set: [("system_ids".to_owned(), members)].into() }
}

#[test]
fn systems_are_added_and_taken_and_never_conflict() {
    let mut world = world();
    world.ok(BYSTANDER, systems(&[1, 2], &[]));
    world.ok(member(Role::Lead), systems(&[3], &[1, 9]));
    world.ok(BYSTANDER, systems(&[2], &[2]));
    let held: Vec<u128> = world.idea(ID).case.system_ids.iter().map(|id| id.0.as_u128()).collect();
    assert_eq!(held, [2, 3]);
    let many: Vec<u128> = (1..=51).collect();
    let refusal = world.refused(BYSTANDER, systems(&many, &[]));
    assert_eq!(
        (&refusal.facts["problem"], &refusal.facts["max"]),
        (&json!("too_long"), &json!(50))
    );
    let whole = world.refused(BYSTANDER, edit(ID, "system_ids", json!([])));
    assert_eq!(whole, Refusal::invalid("system_ids", "wrong_type"));
}

#[test]
fn from_ready_on_the_estimate_cannot_be_cleared() {
    let lead = member(Role::Lead);
    for (stage, before, kept) in [
        (Stage::New, None, false),
        (Stage::Assessing, None, false),
        (Stage::Ready, None, true),
        (Stage::Building, None, true),
        (Stage::Testing, None, true),
        (Stage::Live, None, true),
        (Stage::Parked, Some(Stage::Ready), true),
        (Stage::Parked, Some(Stage::New), false),
    ] {
        for field in ["runs", "period", "minutes_per_run", "people"] {
            let mut world = World::new();
            world.put_body(ID.0, full_idea(stage));
            world.with_idea(ID, |idea| idea.stage.before = before);
            let operation = edit(ID, field, Value::Null);
            if kept {
                let refusal = world.refused(lead, operation);
                assert_eq!(refusal, Refusal::invalid(field, "required"), "{stage}");
                world.ok(lead, edit(ID, field, good_value(field)));
            } else {
                world.ok(lead, operation);
            }
        }
    }
    assert_eq!(world().refused(lead, edit(ID, "title", Value::Null)).facts["problem"], "required");
}

#[test]
fn a_cleared_share_is_the_spaces_again() {
    let mut world = world();
    world.ok(BYSTANDER, edit(ID, "automatable_share", good_value("automatable_share")));
    world.ok(BYSTANDER, edit(ID, "automatable_share", Value::Null));
    assert_eq!(world.idea(ID).estimate.automatable_share, Some(Triple::new(0.50, 0.65, 0.80)));
}

#[test]
fn one_wrong_value_refuses_the_whole_edit_and_the_first_field_is_named() {
    let mut world = world();
    let value = |value| FieldEdit::Value { value, base: None };
    let set = [("runs", json!(-1)), ("description", json!("fine")), ("title", json!("\u{0}"))];
    let set = set.map(|(field, it)| (field.to_owned(), value(it))).into();
    let refusal = world.refused(BYSTANDER, Operation::IdeaEdit { id: ID, set });
    assert_eq!(refusal.facts["field"], "title");
    assert_eq!(world.idea(ID).case.description, "");
}

#[test]
fn members_of_a_newer_version_survive_an_edit() {
    let mut world = world();
    let mut text = serde_json::to_value(&world.rows[&ID.into()]).unwrap();
    for at in ["/body", "/body/case", "/body/estimate", "/body/build"] {
        text.pointer_mut(at).unwrap()["from_the_future"] = json!({ "kept": [1, 2.5, null] });
    }
    world.put(serde_json::from_value(text).unwrap());
    world.ok(member(Role::Lead), edit(ID, "title", json!("New words")));
    world.ok(member(Role::Lead), edit(ID, "people", json!(3)));
    let text = serde_json::to_value(&world.rows[&ID.into()]).unwrap();
    for at in ["/body", "/body/case", "/body/estimate", "/body/build"] {
        let kept = &text.pointer(at).unwrap()["from_the_future"];
        assert_eq!(*kept, json!({ "kept": [1, 2.5, null] }), "{at}");
    }
    let refusal = world.refused(member(Role::Lead), edit(ID, "from_the_future", json!(1)));
    assert_eq!(refusal, Refusal::invalid("from_the_future", "unknown_field"));
}

#[test]
fn a_run_source_belongs_to_one_idea() {
    let (mut world, lead) = (World::new(), member(Role::Lead));
    world.put_body(ID.0, full_idea(Stage::Building));
    world.put_body(idea_id(2).0, full_idea(Stage::Live));
    let source = json!({ "source": "jenkins", "label": "invoices" });
    world.ok(lead, edit(ID, "run_source_ref", source.clone()));
    let spaced = json!({ "source": " jenkins ", "label": "invoices" });
    let refusal = world.refused(lead, edit(idea_id(2), "run_source_ref", spaced));
    assert_eq!((refusal.code, &refusal.facts["id"]), (Code::ExternalTaken, &json!(ID)));
    world.ok(lead, edit(ID, "run_source_ref", Value::Null));
    world.ok(lead, edit(idea_id(2), "run_source_ref", source));
}

#[test]
fn references_must_be_there() {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::Building));
    let nobody = json!(Uuid::from_u128(404));
    for field in ["area_id", "second_person_id", "maintainer_id"] {
        let refusal = world.refused(member(Role::Lead), edit(ID, field, nobody.clone()));
        assert_eq!(refusal, Refusal::invalid(field, "not_found"));
    }
    world.with_idea(ID, |idea| idea.stage.now = Stage::New);
    let refusal = world.refused(member(Role::Lead), edit(ID, "goal_id", nobody));
    assert_eq!(refusal, Refusal::invalid("goal_id", "not_found"));
}
