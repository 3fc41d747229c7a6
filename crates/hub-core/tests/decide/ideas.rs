//! Sending in, importing, taking back, bringing back and removing ideas.

use crate::world::*;
use hub_core::operation::Envelope;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::{Value, json};
use uuid::Uuid;

#[test]
fn an_idea_needs_only_a_title_and_gets_the_next_number() {
    let (mut world, author) = (World::new(), member(Role::Contributor));
    for n in 1..=3 {
        world.ok(author, submit(idea_id(n)));
        assert_eq!(world.idea(idea_id(n)).number, Some(u32::try_from(n).unwrap()));
    }
    let idea = world.idea(idea_id(1));
    assert_eq!((idea.author_id, idea.owner_id, idea.stage.now), (author, author, Stage::New));
    assert_eq!(idea.estimate.automatable_share, Some(Triple::new(0.50, 0.65, 0.80)));
    assert_eq!(idea.basis_id, ids::of_basis(SPACE, None, 1));
    let (_, event) = &world.events[0];
    assert_eq!(
        (event.kind.as_str(), event.idea_id, event.by),
        ("idea.submit", Some(idea_id(1)), author)
    );
}

#[test]
fn a_preview_is_the_same_but_gives_no_number() {
    let mut world = World::new();
    let envelope = world.envelope(submit(idea_id(1)));
    let rows = world.load(&needs(SPACE, BYSTANDER, &envelope));
    let preview = Context { authority: false, ..world.context() };
    let (mut shown, decided) = (
        decide(&rows, BYSTANDER, &envelope, &preview),
        decide(&rows, BYSTANDER, &envelope, &world.context()),
    );
    let Body::Idea(idea) = &mut shown.rows[0].body else { unreachable!() };
    assert_eq!(idea.number, None);
    idea.number = Some(1);
    assert_eq!(shown, decided);
}

#[test]
fn the_rates_are_those_of_the_area_and_texts_are_kept_in_one_form() {
    let mut world = World::new();
    world.ok(member(Role::Admin), basis_of(Some(AREA), 1));
    let mut given = submission(idea_id(1), "  Caf\u{65}\u{301} bills ");
    given.case.area_id = Some(AREA);
    given.case.description = "one\r\ntwo".into();
    given.estimate.automatable_share = Some(Triple::exactly(0.9));
    world.ok(BYSTANDER, Operation::IdeaSubmit(given));
    let idea = world.idea(idea_id(1));
    assert_eq!(idea.basis_id, ids::of_basis(SPACE, Some(AREA), 1));
    assert_eq!(idea.case.title, "Caf\u{e9} bills");
    assert_eq!(idea.case.description, "one\ntwo");
    assert_eq!(idea.estimate.automatable_share, Some(Triple::exactly(0.9)));
}

pub fn basis_of(area: Option<AreaId>, version: u32) -> Operation {
    Operation::BasisAdd {
        area,
        version,
        labour: Some(Labour { per: LabourPer::Hour, minor: 4_000 }),
        day_cost_minor: None,
        working_days_per_year: 220.0,
        hours_per_day: 8.0,
    }
}

#[test]
fn an_area_that_is_not_there_is_refused() {
    let mut world = World::new();
    let mut given = submission(idea_id(1), "Match the invoices");
    given.case.area_id = Some(AreaId(Uuid::from_u128(404)));
    let refusal = world.refused(BYSTANDER, Operation::IdeaSubmit(given));
    assert_eq!(refusal, Refusal::invalid("area_id", "not_found"));
}

#[test]
fn a_key_is_used_once() {
    let mut world = World::new();
    world.ok(BYSTANDER, submit(idea_id(1)));
    assert_eq!(world.refused(BYSTANDER, submit(idea_id(1))).code, Code::KeyTaken);
    assert_eq!(world.next_number, 2);
}

fn removing(id: IdeaId) -> Operation {
    Operation::IdeaRemove { id, reason: "Sent by mistake".into() }
}

#[test]
fn the_same_person_revives_an_idea_with_its_number() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    world.ok(BYSTANDER, edit(id, "title", json!("Other words")));
    world.ok(BYSTANDER, removing(id));
    assert!(world.rows[&id.into()].removed);
    world.ok(BYSTANDER, submit(idea_id(2)));
    world.ok(BYSTANDER, submit(id));
    let row = &world.rows[&id.into()];
    assert!(!row.removed && row.fv.is_empty());
    assert_eq!(world.idea(id).number, Some(1));
    assert_eq!(world.next_number, 3);
}

#[test]
fn a_tombstone_at_which_somebody_else_wrote_stays_one() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    world.ok(member(Role::Admin), removing(id));
    assert_eq!(world.refused(BYSTANDER, submit(id)).code, Code::KeyTaken);
    assert_eq!(world.refused(member(Role::Admin), submit(id)).code, Code::KeyTaken);
}

#[test]
fn an_author_removes_only_what_nobody_else_wrote_at() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    world.ok(member(Role::Engineer), follow(id));
    let comment = CommentId(Uuid::from_u128(1));
    world.ok(
        member(Role::Engineer),
        Operation::CommentAdd { id: comment, idea: id, body: "Here too".into() },
    );
    assert_eq!(world.refused(member(Role::Lead), removing(id)).code, Code::Forbidden);
    assert_eq!(world.refused(BYSTANDER, removing(id)).code, Code::Forbidden);
    world.ok(member(Role::Admin), removing(id));
    let text = serde_json::to_string(&world.rows[&id.into()]).unwrap();
    assert!(!text.contains("invoices"), "{text}");
    assert_eq!(world.idea(id).number, Some(1), "the number stays used");
}

fn follow(idea: IdeaId) -> Operation {
    Operation::FollowSet { idea, on: true }
}

#[test]
fn merged_and_claimed_ideas_are_not_removed() {
    let (mut world, id) = (World::new(), idea_id(1));
    let claim = Claim { claimed_by: Some(member(Role::Engineer)), ..Claim::default() };
    world.put_body(id.0, Idea { merged_count: 2, claim, ..full_idea(Stage::Building) });
    let admin = member(Role::Admin);
    assert_eq!(world.refused(admin, removing(id)).code, Code::HasMerged);
    world.with_idea(id, |idea| idea.merged_count = 0);
    assert_eq!(world.refused(admin, removing(id)).code, Code::Claimed);
    world.with_idea(id, |idea| idea.claim.clear());
    world.ok(admin, removing(id));
}

#[test]
fn withdrawing_and_restoring_come_back_to_the_same_stage() {
    for (stage, back) in [
        (Stage::New, Stage::New),
        (Stage::Assessing, Stage::Assessing),
        (Stage::Ready, Stage::Ready),
        (Stage::Parked, Stage::Assessing),
    ] {
        let (mut world, id) = (World::new(), idea_id(1));
        world.put_body(id.0, full_idea(stage));
        world.ok(BYSTANDER, Operation::IdeaWithdraw { id });
        assert_eq!(world.idea(id).stage.before, Some(back));
        world.ok(member(Role::Lead), Operation::IdeaRestore { id });
        assert_eq!(world.idea(id).stage.now, back);
        assert_eq!(world.idea(id).stage.before, None);
    }
}

#[test]
fn what_others_have_too_is_not_withdrawn() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    let supporter = member(Role::Engineer);
    let support =
        Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None };
    world.ok(supporter, support);
    let merge = Merge {
        merged_into: id,
        merged_by: member(Role::Lead),
        merged_at_ms: 1,
        merged_op: op_id(0),
        adds_volume: false,
    };
    let source =
        Idea { merge: Some(merge), author_id: member(Role::Contributor), ..full_idea(Stage::New) };
    world.put_body(idea_id(2).0, source);
    let refusal = world.refused(BYSTANDER, Operation::IdeaWithdraw { id });
    assert_eq!((refusal.code, &refusal.facts["count"]), (Code::Supported, &json!(2)));
    world.rows.remove(&idea_id(2).into());
    world.ok(supporter, Operation::SupportClear { idea: id });
    world.ok(BYSTANDER, Operation::IdeaWithdraw { id });
}

fn import(stage: Stage, change: impl FnOnce(&mut Submission, &mut Imported)) -> Operation {
    let mut given = submission(idea_id(1), "From the file");
    let mut imported = Imported {
        stage,
        reason_code: None,
        reason: None,
        submitted_for: None,
        batch_id: BatchId(Uuid::from_u128(8)),
        live_at_ms: None,
        ratings: Ratings::default(),
    };
    change(&mut given, &mut imported);
    Operation::IdeaImport { submission: given, imported }
}

#[test]
fn an_import_sets_the_stage_it_may() {
    let estimate = full_idea(Stage::New).estimate;
    for (stage, with_estimate, becomes) in [
        (Stage::New, false, Some(Stage::New)),
        (Stage::Assessing, false, Some(Stage::Assessing)),
        (Stage::Ready, false, Some(Stage::Assessing)),
        (Stage::Ready, true, Some(Stage::Ready)),
        (Stage::Parked, false, Some(Stage::Parked)),
        (Stage::Declined, false, Some(Stage::Declined)),
        (Stage::Live, false, Some(Stage::Live)),
        (Stage::Retired, false, Some(Stage::Retired)),
        (Stage::Building, true, None),
        (Stage::Testing, true, None),
        (Stage::Withdrawn, true, None),
    ] {
        let mut world = World::new();
        let operation = import(stage, |given, _| {
            if with_estimate {
                given.estimate = estimate.clone();
            }
        });
        let Some(becomes) = becomes else {
            let refusal = world.refused(member(Role::Lead), operation);
            assert_eq!(refusal.facts["field"], json!("stage"));
            continue;
        };
        world.ok(member(Role::Lead), operation);
        let idea = world.idea(idea_id(1));
        let aside = matches!(stage, Stage::Parked | Stage::Declined);
        assert_eq!(idea.stage.now, becomes);
        assert_eq!(idea.stage.before, aside.then_some(Stage::New));
        assert_eq!(idea.stage.reason_code.as_deref(), aside.then_some("other"));
        assert_eq!(idea.stage.reason.as_deref(), aside.then_some("imported"));
        assert_eq!(idea.submitted_for.as_deref(), Some("imported"));
        assert_eq!(world.events[0].1.kind, "idea.import");
    }
}

#[test]
fn an_import_keeps_whom_and_when_it_was_for() {
    let mut world = World::new();
    let operation = import(Stage::Live, |_, imported| {
        imported.submitted_for = Some(" Rui ".into());
        imported.live_at_ms = Some(1_600_000_000_000);
        imported.ratings.risk = Some(5);
    });
    world.ok(member(Role::Lead), operation);
    let idea = world.idea(idea_id(1));
    assert_eq!(idea.submitted_for.as_deref(), Some("Rui"));
    assert_eq!(idea.build.live_at_ms, Some(1_600_000_000_000));
    assert_eq!((idea.ratings.risk, idea.author_id), (Some(5), member(Role::Lead)));
}

#[test]
fn operations_read_as_they_are_written() {
    let mut world = World::new();
    let operations = [
        submit(idea_id(1)),
        import(Stage::Live, |_, _| {}),
        edit(idea_id(1), "runs", json!(2.5)),
        edit_from(idea_id(1), "area_id", Value::Null, Some(op_id(4))),
        Operation::IdeaEdit {
            id: idea_id(1),
            set: [(
                "system_ids".to_owned(),
                FieldEdit::Members { add: vec![SystemId(Uuid::from_u128(1))], remove: vec![] },
            )]
            .into(),
        },
        basis_of(Some(AREA), 2),
    ];
    for operation in operations {
        let envelope = world.envelope(operation);
        let text = serde_json::to_string(&envelope).unwrap();
        assert_eq!(serde_json::from_str::<Envelope>(&text).unwrap(), envelope, "{text}");
    }
    let typo = json!({ "vlaue": 3 });
    assert!(serde_json::from_value::<FieldEdit>(typo).is_err(), "a typo is not 'no change'");
}

#[test]
fn the_owner_of_somebody_elses_idea_does_not_remove_it() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    world.with_idea(id, |idea| idea.owner_id = member(Role::Engineer));
    assert_eq!(world.refused(member(Role::Engineer), removing(id)).code, Code::Forbidden);
    world.ok(BYSTANDER, removing(id));
}

#[test]
fn an_own_support_does_not_keep_an_idea() {
    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    world.with_idea(id, |idea| idea.submitted_for = Some("Rui".into()));
    let support =
        Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None };
    world.ok(BYSTANDER, support);
    world.ok(BYSTANDER, Operation::IdeaWithdraw { id });
}
