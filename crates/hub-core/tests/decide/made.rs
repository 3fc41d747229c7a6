//! Members, submissions, operations and ideas as the tests of decisions begin with them.

use super::{AREA, BYSTANDER, GOAL, SPACE, member};
pub use hub_core::operation::{FieldEdit, Imported, SpaceEdit, Submission};
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn person(role: Role) -> Member {
    Member {
        display_name: role.to_string(),
        role,
        area_id: None,
        state: MemberState::Active,
        erased_no: None,
        unknown: Unknown::new(),
    }
}

/// A submission with a title and nothing else.
pub fn submission(id: IdeaId, title: &str) -> Submission {
    Submission {
        id,
        case: Case { title: title.to_owned(), ..Case::default() },
        estimate: EstimateInputs::default(),
        answers: Answers::default(),
        origin: None,
    }
}

pub fn submit(id: IdeaId) -> Operation {
    Operation::IdeaSubmit(submission(id, "Match the invoices"))
}

/// An edit of one field to a value, without looking at versions.
pub fn edit(id: IdeaId, field: &str, value: Value) -> Operation {
    edit_from(id, field, value, None)
}

/// An edit of one field by a person who saw the version `base`.
pub fn edit_from(id: IdeaId, field: &str, value: Value, base: Option<OpId>) -> Operation {
    Operation::IdeaEdit {
        id,
        set: BTreeMap::from([(field.to_owned(), FieldEdit::Value { value, base })]),
    }
}

pub fn move_to(id: IdeaId, from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: None,
        reason: None,
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    }
}

/// An idea of the bystander at a stage, with all that the moves could ask for.
pub fn full_idea(stage: Stage) -> Idea {
    let aside = matches!(stage, Stage::Parked | Stage::Declined | Stage::Withdrawn);
    Idea {
        number: Some(900),
        author_id: BYSTANDER,
        owner_id: BYSTANDER,
        submitted_for: None,
        origin: None,
        batch_id: None,
        case: Case { title: "Match the invoices".into(), ..Case::default() },
        estimate: EstimateInputs {
            runs: Some(10.0),
            period: Some(Period::Day),
            minutes_per_run: Some(12.0),
            people: Some(1.0),
            automatable_share: Some(Triple::new(0.50, 0.65, 0.80)),
            ..EstimateInputs::default()
        },
        basis_id: ids::of_basis(SPACE, None, 1),
        answers: Answers {
            rules: Some(4),
            digital: Some(3),
            structured: Some(5),
            ..Answers::default()
        },
        ratings: Ratings::default(),
        stage: IdeaStage {
            before: aside.then_some(Stage::Assessing),
            ..IdeaStage::at(stage, 1_500)
        },
        merge: None,
        merged_count: 0,
        claim: Claim::default(),
        build: Build { runs_where: Some("Jenkins".into()), ..Build::default() },
        unknown: Unknown::new(),
    }
}

/// A value that each field takes, other than the one that [`full_idea`] has.
pub fn good_value(field: &str) -> Value {
    match field {
        "title" | "description" | "runs_where" => json!("Something else"),
        "area_id" => json!(AREA),
        "links" => json!([{ "url": "https://example.org/a", "label": "how" }]),
        "lang" => json!("pt"),
        "period" => json!("week"),
        "automatable_share" => json!({ "low": 0.1, "likely": 0.2, "high": 0.3 }),
        "build_days" => json!({ "low": 5, "likely": 10, "high": 20 }),
        "labour" => json!({ "per": "hour", "minor": 4_000 }),
        "goal_id" => json!(GOAL),
        "rice_impact" => json!(0.5),
        "rice_confidence" => json!(0.8),
        "error_rate" | "reviewed_share" => json!(0.25),
        "repository_url" => json!("https://example.org/code.git"),
        "second_person_id" | "maintainer_id" => json!(member(Role::Engineer)),
        "target_on" => json!("2027-01-31"),
        "run_source_ref" => json!({ "source": "jenkins", "label": "invoices" }),
        "realise_by_items" => json!(true),
        _ => json!(2),
    }
}

/// The first line of the standard that a space comes with; going live asks for it.
pub fn item() -> StandardItemId {
    ids::of_builtin_item(SPACE, "version_control")
}

/// One that going live does not ask for.
pub fn optional_item() -> StandardItemId {
    ids::of_builtin_item(SPACE, "docstrings")
}

pub fn answer(idea: IdeaId, item: StandardItemId, state: StandardState) -> Operation {
    let reason = (state == StandardState::NotApplicable).then(|| "No code of ours".to_owned());
    let evidence = "seen".to_owned();
    Operation::StandardAnswer { idea, item, state, evidence, by_scan: false, reason }
}

pub fn except(idea: IdeaId, item: StandardItemId) -> Operation {
    Operation::StandardExcept { idea, item, reason: "Until March".into() }
}

pub fn put_item(id: StandardItemId, text: &str, required: bool) -> Operation {
    Operation::StandardItemPut {
        id,
        text: text.into(),
        check: Check::Manual,
        check_name: None,
        required,
        position: 3,
        archived: false,
    }
}

pub fn redact(key: Key, field: &str) -> Operation {
    let (entity, key) = (key.kind.as_str().to_owned(), key.id);
    Operation::TextRedact { entity, key, field: field.into(), reason: "A person asked".into() }
}

/// A pointer to a head, written by an operation.
pub fn merged_into(head: IdeaId, merged_op: OpId) -> Merge {
    let (merged_by, merged_at_ms) = (member(Role::Lead), 1);
    Merge { merged_into: head, merged_by, merged_at_ms, merged_op, adds_volume: true }
}
