//! Closing conflicts: the value that did not win is taken after all, or given up.

use crate::oracle::{edit_expected, outcome, refusal, related, standings};
use crate::world::*;
use hub_core::permission::Standing;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));

/// An open conflict about a field of an idea, which holds [`good_value`].
pub fn lost(world: &mut World, idea: IdeaId, field: &str, lost_by: MemberId) -> Uuid {
    let id = ids::of_conflict(SPACE, idea.0, field, lost_by);
    let conflict = Conflict {
        entity: "idea".into(),
        key: idea.0,
        field: field.into(),
        lost_value: good_value(field),
        lost_by,
        lost_written_at_ms: 1,
        kept_op: GENESIS_OP,
        state: ConflictState::Open,
        unknown: Unknown::new(),
    };
    world.put_body(id, conflict);
    id
}

fn close(conflict: Uuid, take_lost: bool) -> Operation {
    Operation::ConflictClose { conflict, take_lost }
}

fn state_of(world: &World, id: Uuid) -> ConflictState {
    let row = &world.rows[&Key::new(EntityKind::Conflict, id)];
    <&Conflict>::try_from(&row.body).unwrap().state
}

/// The author changed the title; the lead, who had not seen that, changed it too.
fn two_titles() -> (World, Uuid) {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::New));
    world.ok(BYSTANDER, edit_from(ID, "title", json!("First"), Some(GENESIS_OP)));
    let second = edit_from(ID, "title", json!("Second"), Some(GENESIS_OP));
    let Verdict::Merged { conflicts, .. } = world.act(member(Role::Lead), second).verdict else {
        unreachable!()
    };
    (world, conflicts[0])
}

#[test]
fn the_value_that_did_not_win_is_taken_with_one_click() {
    let (mut world, conflict) = two_titles();
    let decision = world.ok(BYSTANDER, close(conflict, true));
    assert_eq!(world.idea(ID).case.title, "Second");
    assert_eq!(state_of(&world, conflict), ConflictState::Taken);
    let event = &decision.events[0].1;
    assert_eq!((event.kind.as_str(), event.idea_id), ("conflict.close", Some(ID)));
    let change = &event.changes[0];
    assert_eq!((&change.before, &change.after), (&json!("First"), &json!("Second")));
    assert_eq!(world.rows[&ID.into()].version_of("title"), event.op_id);
    let refusal = world.refused(BYSTANDER, close(conflict, false));
    assert_eq!((refusal.code, &refusal.facts["state"]), (Code::AlreadyClosed, &json!("taken")));
}

#[test]
fn giving_it_up_changes_nothing_but_the_conflict() {
    let (mut world, conflict) = two_titles();
    let before = world.rows[&ID.into()].clone();
    let decision = world.ok(BYSTANDER, close(conflict, false));
    assert_eq!((decision.rows.len(), &world.rows[&ID.into()]), (1, &before));
    assert_eq!(state_of(&world, conflict), ConflictState::Dismissed);
    assert_eq!(decision.events[0].1.about, Some(Key::new(EntityKind::Conflict, conflict)));
}

#[test]
fn a_value_that_is_there_by_now_closes_without_a_change() {
    let (mut world, conflict) = two_titles();
    world.ok(BYSTANDER, edit(ID, "title", json!("Second")));
    let version = world.rows[&ID.into()].version_of("title");
    assert_eq!(world.ok(BYSTANDER, close(conflict, true)).rows.len(), 1);
    assert_eq!(world.rows[&ID.into()].version_of("title"), version);
}

#[test]
fn what_would_be_refused_as_an_edit_is_refused_here() {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::Building));
    let other = IdeaId(Uuid::from_u128(0x1deb));
    world.put_body(other.0, full_idea(Stage::Live));
    let lead = member(Role::Lead);
    world.ok(lead, edit(other, "run_source_ref", good_value("run_source_ref")));
    let taken = lost(&mut world, ID, "run_source_ref", lead);
    assert_eq!(world.refused(lead, close(taken, true)).code, Code::ExternalTaken);
    let gone = lost(&mut world, ID, "area_id", lead);
    world.rows.remove(&Key::new(EntityKind::Area, AREA.0));
    assert_eq!(world.refused(lead, close(gone, true)).facts["field"], "area_id");
    let unknown = lost(&mut world, ID, "author_id", lead);
    assert_eq!(world.refused(lead, close(unknown, true)).facts["problem"], "unknown_field");
    let title = lost(&mut world, ID, "title", lead);
    world.with_idea(ID, |idea| idea.merge = Some(merged_into(other, op_id(1))));
    assert_eq!(world.refused(lead, close(title, true)).code, Code::IdeaMerged);
    assert_eq!(world.refused(lead, close(title, false)).code, Code::IdeaMerged);
    let nowhere = Uuid::from_u128(404);
    assert_eq!(world.refused(lead, close(nowhere, true)).facts["entity"], "conflict");
}

#[test]
fn a_comments_other_text_is_the_writers_to_take() {
    let (mut world, engineer) = (World::new(), member(Role::Engineer));
    world.ok(BYSTANDER, submit(ID));
    let id = CommentId(Uuid::from_u128(0xc0));
    let first = world.ok(engineer, Operation::CommentAdd { id, idea: ID, body: "First".into() });
    let base = Some(first.rows[0].created_op);
    let change = |body: &str| Operation::CommentEdit { id, body: body.into(), base };
    world.ok(engineer, change("Here"));
    let Verdict::Merged { conflicts, .. } = world.act(engineer, change("There")).verdict else {
        unreachable!()
    };
    let refusal = world.refused(member(Role::Lead), close(conflicts[0], true));
    assert_eq!((refusal.code, &refusal.facts["who"]), (Code::Forbidden, &json!(["own"])));
    let decision = world.ok(engineer, close(conflicts[0], true));
    assert_eq!(decision.events[0].1.idea_id, Some(ID));
    assert_eq!(world.all::<Comment>()[0].body, "There");
}

/// The row of a conflict that the same push wrote is there, and so is what it is about.
#[test]
fn a_conflict_is_closed_in_the_push_that_made_it() {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::New));
    let lead = member(Role::Lead);
    world.ok(BYSTANDER, edit_from(ID, "area_id", json!(OTHER_AREA), Some(GENESIS_OP)));
    let conflict = ids::of_conflict(SPACE, ID.0, "area_id", lead);
    let push: [Operation; 2] =
        [edit_from(ID, "area_id", json!(AREA), Some(GENESIS_OP)), close(conflict, true)];
    let verdicts = world.push(lead, push.into());
    assert!(matches!(verdicts[0], Verdict::Merged { .. }));
    assert_eq!((&verdicts[1], world.idea(ID).case.area_id), (&Verdict::Ok, Some(AREA)));
}

/// One field of each line of table 3.2: that every field is in its line is tested with the edits.
const FIELDS: [&str; 6] = ["title", "runs", "build_days", "rules", "fit", "repository_url"];

/// What the table says about one field, for one who takes the value and for one who gives up that of
/// somebody else; who wrote it gives it up at any stage.
fn known(field: &str, standing: Standing, stage: Stage, gives_up_own: bool) -> Option<Code> {
    if standing.role < Role::Contributor {
        return Some(Code::Forbidden);
    }
    let ever = Stage::ALL.iter().any(|at| edit_expected(field, standing, *at));
    outcome(edit_expected(field, standing, stage), ever).filter(|_| !gives_up_own)
}

#[test]
fn who_may_edit_the_field_closes_its_conflicts() {
    let mut world = World::new();
    for (standing, stage) in
        standings().into_iter().flat_map(|it| Stage::ALL.iter().map(move |at| (it, *at)))
    {
        let actor = member(standing.role);
        world.put_body(ID.0, related(stage, standing, actor));
        for field in FIELDS {
            for (take_lost, lost_by) in
                [(true, actor), (true, BYSTANDER), (false, actor), (false, BYSTANDER)]
            {
                let conflict = lost(&mut world, ID, field, lost_by);
                let envelope = world.envelope(close(conflict, take_lost));
                let decided = refusal(world.decide_once(actor, &envelope));
                let known = known(field, standing, stage, !take_lost && lost_by == actor);
                assert_eq!(decided, known, "{field} {standing:?} {stage} {take_lost} {lost_by}");
            }
        }
    }
}
