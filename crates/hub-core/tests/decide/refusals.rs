//! Refusals come in one order: not a member, role, not found, removed, merged, stage or relation,
//! invalid, and then the operation's own. Each case is wrong in two ways at once.

use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;

const IDEA: u128 = 1;

/// A world in which the idea is broken in the ways that a case asks for.
fn world(change: impl FnOnce(&mut Row)) -> World {
    let mut world = World::new();
    world.put_body(idea_id(IDEA).0, full_idea(Stage::New));
    change(world.rows.get_mut(&idea_id(IDEA).into()).unwrap());
    world
}

fn merged(row: &mut Row) {
    let Body::Idea(idea) = &mut row.body else { unreachable!() };
    idea.merge = Some(Merge {
        merged_into: idea_id(7),
        merged_by: member(Role::Lead),
        merged_at_ms: 1,
        merged_op: op_id(0),
        adds_volume: true,
    });
}

fn withdrawn(row: &mut Row) {
    let Body::Idea(idea) = &mut row.body else { unreachable!() };
    idea.stage = IdeaStage::at(Stage::Withdrawn, 1);
}

#[test]
fn who_is_not_a_member_is_told_nothing_else() {
    let mut world = world(|row| row.removed = true);
    let stranger = MemberId(uuid::Uuid::from_u128(9));
    let refusal = world.refused(stranger, edit(idea_id(IDEA), "title", json!("")));
    assert_eq!(refusal, Refusal::new(Code::NotMember));
    for state in [MemberState::Removed, MemberState::Erased] {
        world.put_body(member(Role::Admin).0, Member { state, ..person(Role::Admin) });
        assert_eq!(world.refused(member(Role::Admin), submit(idea_id(2))).code, Code::NotMember);
    }
}

#[test]
fn the_role_comes_before_what_is_there() {
    let mut world = world(|_| {});
    let refusal = world.refused(member(Role::Viewer), edit(idea_id(99), "title", json!("")));
    assert_eq!(refusal.code, Code::Forbidden);
    assert_eq!(refusal.facts["role"], json!("viewer"));
    let refusal =
        world.refused(member(Role::Lead), Operation::AreaAdd { id: AREA, name: "".into() });
    assert_eq!((refusal.code, &refusal.facts["who"]), (Code::Forbidden, &json!(["admin"])));
}

#[test]
fn what_is_not_there_comes_before_what_is_wrong() {
    let mut world = world(|_| {});
    for operation in [
        edit(idea_id(99), "title", json!("")),
        Operation::IdeaWithdraw { id: idea_id(99) },
        Operation::CommentAdd {
            id: CommentId(uuid::Uuid::nil()),
            idea: idea_id(99),
            body: String::new(),
        },
        move_to(idea_id(99), Stage::Live, Stage::New),
        Operation::PairSet {
            a: idea_id(IDEA),
            b: idea_id(99),
            to: PairKind::Related,
            expect: PairKind::Different,
        },
    ] {
        let refusal = world.refused(member(Role::Admin), operation);
        assert_eq!((refusal.code, &refusal.facts["entity"]), (Code::NotFound, &json!("idea")));
    }
}

#[test]
fn removed_comes_before_merged_and_merged_before_the_stage() {
    let all = |row: &mut Row| {
        merged(row);
        withdrawn(row);
    };
    let admin = member(Role::Admin);
    let editing = || edit(idea_id(IDEA), "title", json!(""));
    let mut removed = world(|row| {
        all(row);
        row.removed = true;
    });
    assert_eq!(removed.refused(admin, editing()).code, Code::Removed);
    let mut merged = world(all);
    let refusal = merged.refused(admin, editing());
    assert_eq!(refusal.code, Code::IdeaMerged);
    assert_eq!(refusal.facts["head"], json!(idea_id(7)));
}

#[test]
fn the_stage_comes_before_the_value() {
    let mut world = world(withdrawn);
    let refusal = world.refused(member(Role::Admin), edit(idea_id(IDEA), "title", json!("")));
    assert_eq!((refusal.code, &refusal.facts["stage"]), (Code::StageLocked, &json!("withdrawn")));
    let refusal = world.refused(member(Role::Engineer), edit(idea_id(IDEA), "title", json!("")));
    assert_eq!(refusal.code, Code::Forbidden, "no stage would allow it");
}

#[test]
fn a_field_that_is_never_allowed_comes_before_one_that_is_locked() {
    let mut world = world(|row| {
        let Body::Idea(idea) = &mut row.body else { unreachable!() };
        idea.stage.now = Stage::Ready;
    });
    let value = |value| FieldEdit::Value { value, base: None };
    let set = [("fit", json!(3)), ("title", json!("Mine"))];
    let set = set.map(|(field, it)| (field.to_owned(), value(it))).into();
    let refusal = world.refused(BYSTANDER, Operation::IdeaEdit { id: idea_id(IDEA), set });
    assert_eq!((refusal.code, &refusal.facts["field"]), (Code::Forbidden, &json!("fit")));
}

#[test]
fn the_value_comes_before_the_operations_own_reasons() {
    let mut world = world(|_| {});
    world.ok(BYSTANDER, submit(idea_id(2)));
    let refusal = world.refused(BYSTANDER, Operation::IdeaSubmit(submission(idea_id(2), " ")));
    assert_eq!(refusal.code, Code::Invalid);
    let operation = Operation::StageMove {
        id: idea_id(IDEA),
        from: Stage::Live,
        to: Stage::Declined,
        reason_code: Some("boring".into()),
        reason: None,
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    };
    assert_eq!(world.refused(member(Role::Lead), operation).code, Code::Invalid);
}

#[test]
fn merged_ideas_still_take_what_people_say() {
    let mut world = world(merged);
    let (id, actor) = (idea_id(IDEA), member(Role::Engineer));
    let comment = CommentId(uuid::Uuid::from_u128(5));
    for operation in [
        Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None },
        Operation::SupportClear { idea: id },
        Operation::FollowSet { idea: id, on: false },
        Operation::CommentAdd { id: comment, idea: id, body: "Late".into() },
        Operation::CommentEdit { id: comment, body: "Later".into(), base: None },
        Operation::CommentRemove { id: comment },
    ] {
        world.ok(actor, operation);
    }
    let pair = Operation::PairSet { a: id, b: id, to: PairKind::Related, expect: PairKind::None };
    assert_eq!(world.refused(actor, pair).code, Code::IdeaMerged);
}

#[test]
fn a_space_that_is_not_there_is_said_to_be_missing() {
    let mut world = world(|_| {});
    world.rows.remove(&Key::new(EntityKind::Space, SPACE.0));
    let refusal = world.refused(member(Role::Admin), submit(idea_id(3)));
    assert_eq!((refusal.code, &refusal.facts["entity"]), (Code::NotFound, &json!("space")));
}
