//! Input that nobody types: very large, of the wrong kind, or not numbers at all.

use crate::world::*;
use hub_core::operation::Envelope;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));

fn world() -> World {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::New));
    world
}

#[test]
fn a_title_of_a_megabyte_is_refused_with_a_short_answer() {
    let title = "e\u{301}".repeat(500_000);
    let refusal = World::new().refused(BYSTANDER, Operation::IdeaSubmit(submission(ID, &title)));
    assert_eq!(refusal.facts["problem"], "too_long");
    assert!(serde_json::to_string(&refusal).unwrap().len() < 200);
    let refusal = world().refused(BYSTANDER, edit(ID, &title, json!(1)));
    assert_eq!(refusal.facts["problem"], "unknown_field");
    assert!(serde_json::to_string(&refusal).unwrap().len() < 400);
}

#[test]
fn what_is_not_a_number_never_gets_into_a_row() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let fields: [fn(&mut EstimateInputs, f64); 6] = [
            |it, wrong| it.runs = Some(wrong),
            |it, wrong| it.minutes_per_run = Some(wrong),
            |it, wrong| it.people = Some(wrong),
            |it, wrong| it.rework_minutes = Some(wrong),
            |it, wrong| it.automatable_share = Some(Triple::new(0.0, wrong, 1.0)),
            |it, wrong| it.build_days = Some(Triple::new(wrong, 1.0, 2.0)),
        ];
        for set in fields {
            let mut given = submission(ID, "Fine");
            set(&mut given.estimate, wrong);
            let refusal = World::new().refused(BYSTANDER, Operation::IdeaSubmit(given));
            assert_eq!(refusal.facts["problem"], "out_of_range");
        }
        let score = Operation::StageMove {
            id: ID,
            from: Stage::New,
            to: Stage::Assessing,
            reason_code: None,
            reason: None,
            revisit_on: None,
            seen_score: Some(wrong),
            seen_profile: None,
        };
        assert_eq!(world().refused(member(Role::Lead), score).code, Code::Invalid);
    }
}

#[test]
fn every_field_refuses_every_wrong_type_in_words() {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let wrong = [json!({}), json!([[]]), json!("\u{0}"), json!(true), json!(-1e308), deep];
    for group in permission::Group::ALL {
        for field in group.fields() {
            for value in &wrong {
                let fits = *field == "realise_by_items" && value.is_boolean();
                let mut world = World::new();
                let stage =
                    if *group == permission::Group::Build { Stage::Building } else { Stage::New };
                world.put_body(ID.0, full_idea(stage));
                let decision = world.act(member(Role::Lead), edit(ID, field, value.clone()));
                match decision.verdict {
                    Verdict::Rejected(refusal) => {
                        assert_eq!(
                            (refusal.code, &refusal.facts["field"]),
                            (Code::Invalid, &json!(field))
                        );
                    }
                    other => assert!(fits, "{field} took {value}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn fields_that_only_their_own_operations_change_cannot_be_edited() {
    for field in [
        "number",
        "author_id",
        "owner_id",
        "basis_id",
        "stage",
        "now",
        "merge",
        "claimed_by",
        "baseline",
        "live_at_ms",
        "case",
        "unknown",
        "",
        "submitted_for",
        "__proto__",
    ] {
        let refusal = world().refused(member(Role::Admin), edit(ID, field, json!(1)));
        assert_eq!(refusal, Refusal::invalid(field, "unknown_field"));
    }
}

#[test]
fn an_edit_of_ten_thousand_unknown_fields_asks_for_few_rows() {
    let value = FieldEdit::Value { value: Value::Null, base: None };
    let set: BTreeMap<_, _> = (0..10_000).map(|n| (format!("x{n}"), value.clone())).collect();
    let refusal = world().refused(member(Role::Admin), Operation::IdeaEdit { id: ID, set });
    assert_eq!(refusal.code, Code::Invalid);
}

#[test]
fn json_that_is_no_operation_is_an_error() {
    let op_id = op_id(1);
    for wrong in [
        json!({ "op_id": op_id, "written_at_ms": 0, "kind": "idea.explode" }),
        json!({ "op_id": op_id, "written_at_ms": 0, "kind": "idea.submit" }),
        json!({ "op_id": "1", "written_at_ms": 0, "kind": "skip", "why": "" }),
        json!({ "op_id": op_id, "written_at_ms": 0, "kind": "idea.edit", "id": ID, "set": { "runs": 5 } }),
        json!({ "op_id": op_id, "written_at_ms": 1.5, "kind": "follow.set", "idea": ID, "on": true }),
        json!([]),
    ] {
        assert!(serde_json::from_value::<Envelope>(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn rows_of_another_kind_under_a_key_are_not_taken_for_it() {
    let mut world = World::new();
    let area =
        Area { name: "x".into(), current_basis_id: None, archived: false, unknown: Unknown::new() };
    world.put_body(ID.0, area);
    world.ok(BYSTANDER, submit(ID));
    assert_eq!(world.all::<Idea>().len(), 1);
}
