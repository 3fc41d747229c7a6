//! What stays: others wrote since, there is no way back, or it is never taken back.

use crate::turning::*;
use crate::world::*;
use hub_core::operation::FieldEdit;
use hub_core::rows::*;
use hub_core::undo::{Kept, Why, is_undoable};
use hub_core::*;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

fn lead() -> MemberId {
    member(Role::Lead)
}

fn given() -> (World, IdeaId) {
    let (mut world, id) = (World::new(), idea_id(1));
    world.put_body(id.0, full_idea(Stage::New));
    world.put_body(idea_id(2).0, Idea { number: Some(901), ..full_idea(Stage::New) });
    (world, id)
}

fn kept(field: Option<&str>, why: Why, since: Option<OpId>) -> Vec<Kept> {
    vec![Kept { field: field.map(str::to_owned), why, since }]
}

#[test]
fn a_field_that_somebody_changed_since_stays_and_the_others_go_back() {
    let (mut world, id) = given();
    let value = |value| FieldEdit::Value { value, base: None };
    let set = BTreeMap::from([
        ("title".to_owned(), value(json!("Mine"))),
        ("runs".to_owned(), value(json!(99))),
    ]);
    let mut done = act(&mut world, lead(), Operation::IdeaEdit { id, set });
    let theirs = act(&mut world, BYSTANDER, edit(id, "title", json!("Theirs")));
    let way = take_back(&mut world, &mut done);
    let since = Some(theirs.envelope.op_id);
    assert_eq!(way.kept, kept(Some("title"), Why::ChangedSince, since));
    let idea = world.idea(id);
    assert_eq!((idea.case.title.as_str(), idea.estimate.runs), ("Theirs", Some(10.0)));
    let way = do_again(&mut world, &done);
    assert_eq!(way.kept, kept(Some("title"), Why::ChangedSince, since), "neither does redo");
    let idea = world.idea(id);
    assert_eq!((idea.case.title.as_str(), idea.estimate.runs), ("Theirs", Some(99.0)));
}

#[test]
fn the_same_value_by_somebody_else_is_theirs() {
    let (mut world, id) = given();
    let done = act(&mut world, lead(), edit(id, "title", json!("Mine")));
    act(&mut world, BYSTANDER, edit(id, "title", json!("Theirs")));
    let last = act(&mut world, BYSTANDER, edit(id, "title", json!("Mine")));
    let way = way_back(&world, &done);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(Some("title"), Why::ChangedSince, Some(last.envelope.op_id)));
}

#[test]
fn systems_go_back_whatever_others_added() {
    let (mut world, id) = given();
    let system = |n| SystemId(Uuid::from_u128(n));
    let systems = |add: Vec<SystemId>, remove: Vec<SystemId>| {
        let edit = FieldEdit::Members { add, remove };
        Operation::IdeaEdit { id, set: BTreeMap::from([("system_ids".to_owned(), edit)]) }
    };
    let mut done = act(&mut world, lead(), systems(vec![system(1), system(2)], vec![]));
    act(&mut world, BYSTANDER, systems(vec![system(3)], vec![]));
    assert_eq!(take_back(&mut world, &mut done).kept, []);
    assert_eq!(world.idea(id).case.system_ids, [system(3)].into());
}

#[test]
fn a_stage_that_somebody_changed_since_stays() {
    let (mut world, id) = given();
    let done = act(&mut world, lead(), move_to(id, Stage::New, Stage::Assessing));
    let theirs = act(&mut world, member(Role::Admin), move_to(id, Stage::Assessing, Stage::Ready));
    let way = way_back(&world, &done);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(Some("stage"), Why::ChangedSince, Some(theirs.envelope.op_id)));
}

#[test]
fn an_idea_at_which_others_wrote_is_withdrawn_and_comes_back() {
    let mut world = World::new();
    let id = idea_id(1);
    let mut done = act(&mut world, BYSTANDER, submit(id));
    let body = "Same here".to_owned();
    let comment = CommentId(Uuid::from_u128(0xc0));
    act(&mut world, lead(), Operation::CommentAdd { id: comment, idea: id, body });
    take_back(&mut world, &mut done);
    assert_eq!(world.idea(id).stage.now, Stage::Withdrawn);
    do_again(&mut world, &done);
    assert_eq!(world.idea(id).stage.now, Stage::New);
}

#[test]
fn a_removed_idea_comes_back_with_its_number() {
    let mut world = World::new();
    let id = idea_id(1);
    let mut done = act(&mut world, BYSTANDER, submit(id));
    let number = world.idea(id).number;
    take_back(&mut world, &mut done);
    assert!(world.rows[&id.into()].removed);
    do_again(&mut world, &done);
    assert!(!world.rows[&id.into()].removed && world.idea(id).number == number);
}

#[test]
fn an_imported_idea_that_was_touched_stays() {
    let mut world = World::new();
    let imported = Imported {
        stage: Stage::New,
        reason_code: None,
        reason: None,
        submitted_for: None,
        batch_id: BatchId(Uuid::from_u128(0xba)),
        live_at_ms: None,
        ratings: Ratings::default(),
    };
    let submission = submission(idea_id(1), "Brought in");
    let done = act(&mut world, lead(), Operation::IdeaImport { submission, imported });
    let theirs = act(&mut world, BYSTANDER, Operation::FollowSet { idea: idea_id(1), on: true });
    let way = way_back_touched(&world, &done, theirs.envelope.op_id);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(None, Why::Touched, Some(theirs.envelope.op_id)));
}

#[test]
fn another_merge_of_the_same_two_stays() {
    let (mut world, target) = given();
    let source = idea_id(2);
    let merge = || Operation::Merge { source, target, adds_volume: true };
    let done = act(&mut world, lead(), merge());
    let expect_merged_op = done.envelope.op_id;
    act(&mut world, lead(), Operation::Unmerge { source, target, expect_merged_op });
    let again = act(&mut world, member(Role::Admin), merge());
    let way = way_back(&world, &done);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(None, Why::ChangedSince, Some(again.envelope.op_id)));
}

#[test]
fn what_others_said_about_a_pair_stays() {
    let (mut world, a) = given();
    let said = |to, expect| Operation::PairSet { a, b: idea_id(2), to, expect };
    let done = act(&mut world, lead(), said(PairKind::Related, PairKind::None));
    let theirs = said(PairKind::Different, PairKind::Related);
    let theirs = act(&mut world, member(Role::Admin), theirs);
    let way = way_back(&world, &done);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(None, Why::ChangedSince, Some(theirs.envelope.op_id)));
}

#[test]
fn an_added_system_with_another_name_by_now_stays() {
    let mut world = World::new();
    let done = act(&mut world, lead(), Operation::SystemAdd { name: "SAP".into() });
    let id = ids::of_system(SPACE, "sap");
    let renamed = Operation::SystemEdit { id, name: Some("S/4".into()), archived: None };
    let theirs = act(&mut world, member(Role::Admin), renamed);
    let way = way_back(&world, &done);
    assert_eq!(way.operations, []);
    assert_eq!(way.kept, kept(Some("name"), Why::ChangedSince, Some(theirs.envelope.op_id)));
}

#[test]
fn a_removed_comment_and_a_first_profile_have_no_way_back() {
    let (mut world, idea) = given();
    let id = CommentId(Uuid::from_u128(0xc0));
    act(&mut world, lead(), Operation::CommentAdd { id, idea, body: "Hm".into() });
    let removed = act(&mut world, lead(), Operation::CommentRemove { id });
    assert_eq!(way_back(&world, &removed).kept, kept(None, Why::NoWayBack, None));
    let family_id = ProfileId(Uuid::from_u128(0xfa));
    let first = Operation::ProfileSave {
        id: family_id,
        family_id,
        version: 1,
        name: "Ours".into(),
        method: Method::Rice,
        weights: BTreeMap::new(),
    };
    let saved = act(&mut world, lead(), first);
    assert_eq!(way_back(&world, &saved).kept, kept(None, Why::NoWayBack, None));
}

#[test]
fn some_operations_are_never_taken_back() {
    let id = idea_id(1);
    let never = [
        Operation::IdeaRemove { id, reason: String::new() },
        Operation::SpaceEdit(SpaceEdit::default()),
        Operation::MemberRole { member: lead(), role: Role::Viewer },
        Operation::MemberRemove { member: lead() },
        Operation::MemberErase { member: lead() },
        redact(id.into(), "title"),
        Operation::ClaimProgress { id, note: None, commit_at_ms: None },
        Operation::Skip { op_id: op_id(1), why: String::new() },
    ];
    assert!(never.iter().all(|operation| !is_undoable(operation)));
    assert!(is_undoable(&submit(id)) && is_undoable(&Operation::ClaimTake { id }));
}
