//! Supports, follows, comments and pairs.

use crate::ideas::basis_of;
use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));
const COMMENT: CommentId = CommentId(Uuid::from_u128(0xc0));

fn world() -> World {
    let mut world = World::new();
    world.ok(BYSTANDER, submit(ID));
    world
}

fn support(volume: Option<Volume>, area_id: Option<AreaId>) -> Operation {
    Operation::SupportSet { idea: ID, volume, in_addition: true, area_id }
}

fn volume(runs: f64) -> Volume {
    Volume { runs, period: Period::Day, people: 1.0, minutes_per_run: None }
}

#[test]
fn a_person_supports_once_and_takes_it_back() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    world.ok(engineer, support(None, None));
    world.ok(engineer, support(Some(volume(5.0)), Some(AREA)));
    let found = world.all::<Support>();
    assert_eq!(found.len(), 1);
    assert!(found[0].active && found[0].in_addition);
    let decision = world.ok(engineer, Operation::SupportClear { idea: ID });
    assert_eq!(decision.events[0].1.changes[0].field, "active");
    assert!(!world.all::<Support>()[0].active);
    assert!(world.ok(engineer, Operation::SupportClear { idea: ID }).rows.is_empty());
    assert!(world.ok(BYSTANDER, Operation::SupportClear { idea: ID }).rows.is_empty());
}

#[test]
fn nothing_comes_on_top_without_a_volume() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    world.ok(engineer, support(None, None));
    assert!(!world.all::<Support>()[0].in_addition);
}

#[test]
fn the_rates_of_a_part_are_those_of_its_area_when_it_was_said() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    world.ok(engineer, support(Some(volume(5.0)), Some(AREA)));
    assert_eq!(world.all::<Support>()[0].basis_id, Some(ids::of_basis(SPACE, None, 1)));
    world.ok(member(Role::Admin), basis_of(Some(AREA), 1));
    assert!(world.ok(engineer, support(Some(volume(5.0)), Some(AREA))).rows.is_empty());
    world.ok(engineer, support(Some(volume(6.0)), Some(AREA)));
    assert_eq!(world.all::<Support>()[0].basis_id, Some(ids::of_basis(SPACE, Some(AREA), 1)));
    world.ok(engineer, support(Some(volume(6.0)), None));
    assert_eq!(world.all::<Support>()[0].basis_id, None, "the idea's");
}

#[test]
fn an_own_idea_is_not_supported_unless_it_was_sent_in_for_somebody() {
    let mut world = world();
    assert_eq!(world.refused(BYSTANDER, support(None, None)).code, Code::OwnIdea);
    world.with_idea(ID, |idea| idea.submitted_for = Some("Rui".into()));
    world.ok(BYSTANDER, support(None, None));
}

#[test]
fn wrong_volumes_are_refused() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    for (wrong, field) in [
        (volume(0.0), "runs"),
        (volume(f64::NAN), "runs"),
        (Volume { people: 0.5, ..volume(1.0) }, "people"),
        (Volume { minutes_per_run: Some(f64::INFINITY), ..volume(1.0) }, "minutes_per_run"),
    ] {
        let refusal = world.refused(engineer, support(Some(wrong), None));
        assert_eq!(refusal.facts["field"], field);
    }
    let nowhere = AreaId(Uuid::from_u128(404));
    assert_eq!(world.refused(engineer, support(None, Some(nowhere))).facts["field"], "area_id");
}

#[test]
fn following_has_no_history() {
    let mut world = world();
    let follow = |on| Operation::FollowSet { idea: ID, on };
    let events = world.events.len();
    assert_eq!(world.ok(member(Role::Viewer), follow(false)).rows.len(), 1);
    assert_eq!(world.ok(member(Role::Viewer), follow(false)).rows.len(), 0);
    assert_eq!(world.ok(member(Role::Viewer), follow(true)).rows.len(), 1);
    assert_eq!(world.all::<Follow>().len(), 1);
    assert_eq!(world.events.len(), events);
}

fn comment(body: &str) -> Operation {
    Operation::CommentAdd { id: COMMENT, idea: ID, body: body.into() }
}

#[test]
fn comments_are_added_changed_and_taken_back_by_who_wrote_them() {
    let (mut world, engineer, lead) = (world(), member(Role::Engineer), member(Role::Lead));
    assert_eq!(world.refused(engineer, comment(" \n ")).facts["problem"], "empty");
    world.ok(engineer, comment("First\nline"));
    assert_eq!(world.refused(lead, comment("Again")).code, Code::KeyTaken);
    let change = |body: &str| Operation::CommentEdit { id: COMMENT, body: body.into(), base: None };
    assert_eq!(world.refused(lead, change("Mine")).code, Code::Forbidden);
    let decision = world.ok(engineer, change("Second"));
    let event = &decision.events[0].1;
    assert_eq!((event.idea_id, event.changes[0].before.clone()), (Some(ID), json!("First\nline")));
    let remove = || Operation::CommentRemove { id: COMMENT };
    assert_eq!(world.refused(BYSTANDER, remove()).code, Code::Forbidden);
    world.ok(lead, remove());
    let found = world.all::<Comment>();
    assert!(found[0].removed && found[0].body.is_empty());
    assert_eq!(world.refused(engineer, change("Third")).code, Code::Removed);
    assert_eq!(world.refused(engineer, remove()).code, Code::Removed);
    assert_eq!(world.refused(engineer, comment("Again")).code, Code::KeyTaken);
}

#[test]
fn a_comment_changed_on_two_devices_keeps_both_texts() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    world.ok(engineer, comment("First"));
    let base = world.rows[&Key::new(EntityKind::Comment, COMMENT.0)].created_op;
    let change =
        |body: &str| Operation::CommentEdit { id: COMMENT, body: body.into(), base: Some(base) };
    world.ok(engineer, change("Here"));
    assert!(world.ok(engineer, change("Here")).rows.is_empty(), "the same on both");
    assert!(matches!(world.act(engineer, change("There")).verdict, Verdict::Merged { .. }));
    assert_eq!(world.all::<Comment>()[0].body, "Here");
    let lost = world.all::<Conflict>();
    assert_eq!((lost[0].entity.as_str(), &lost[0].lost_value), ("comment", &json!("There")));
}

fn pair(a: IdeaId, b: IdeaId, to: PairKind, expect: PairKind) -> Operation {
    Operation::PairSet { a, b, to, expect }
}

#[test]
fn what_is_said_about_two_ideas_is_one_row_told_at_both() {
    use PairKind::{Different, None, Related};
    let (mut world, engineer, lead) = (world(), member(Role::Engineer), member(Role::Lead));
    let other = idea_id(2);
    world.ok(BYSTANDER, submit(other));
    assert_eq!(world.refused(engineer, pair(ID, ID, Related, None)).code, Code::SameIdea);
    let decision = world.ok(engineer, pair(other, ID, Related, None));
    let told: Vec<_> = decision.events.iter().map(|(_, event)| event.idea_id).collect();
    assert_eq!(told, [Some(other), Some(ID)]);
    assert_ne!(decision.events[0].0, decision.events[1].0);
    assert!(world.ok(BYSTANDER, pair(ID, other, Related, None)).rows.is_empty());
    let refusal = world.refused(BYSTANDER, pair(ID, other, Different, None));
    assert_eq!((refusal.code, &refusal.facts["kind"]), (Code::PairChanged, &json!("related")));
    assert_eq!(world.refused(BYSTANDER, pair(ID, other, None, Related)).code, Code::Forbidden);
    world.ok(engineer, pair(ID, other, None, Related));
    world.ok(engineer, pair(ID, other, Different, None));
    world.ok(lead, pair(ID, other, None, Different));
    assert_eq!(world.all::<Pair>().len(), 1);
}
