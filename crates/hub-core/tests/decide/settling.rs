//! Handing an idea over, and other rates for its estimate.

use crate::ideas::basis_of;
use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));
const SOURCE: IdeaId = IdeaId(Uuid::from_u128(0x1deb));

fn world() -> World {
    let mut world = World::new();
    world.put_body(ID.0, full_idea(Stage::New));
    world
}

fn hand_over(to: MemberId) -> Operation {
    Operation::IdeaHandOver { id: ID, to }
}

fn rerate(basis_id: BasisId) -> Operation {
    Operation::EstimateRerate { id: ID, basis_id }
}

#[test]
fn the_new_owner_may_do_what_the_author_may() {
    let (mut world, engineer) = (world(), member(Role::Engineer));
    assert_eq!(world.refused(engineer, hand_over(engineer)).code, Code::Forbidden);
    let decision = world.ok(BYSTANDER, hand_over(engineer));
    let change = &decision.events[0].1.changes[0];
    assert_eq!((change.field.as_str(), &change.after), ("owner_id", &json!(engineer)));
    assert!(world.ok(BYSTANDER, hand_over(engineer)).rows.is_empty());
    world.ok(engineer, hand_over(BYSTANDER));
    assert_eq!(world.idea(ID).owner_id, BYSTANDER);
}

#[test]
fn an_idea_is_handed_to_members_only() {
    let (mut world, gone) = (world(), member(Role::Engineer));
    world.ok(member(Role::Admin), Operation::MemberRemove { member: gone });
    for nobody in [gone, MemberId(Uuid::from_u128(404))] {
        let refusal = world.refused(BYSTANDER, hand_over(nobody));
        assert_eq!((refusal.code, &refusal.facts["to"]), (Code::TargetNotMember, &json!(nobody)));
    }
}

#[test]
fn other_rates_change_nothing_else_and_tell_both_results() {
    let (mut world, lead) = (world(), member(Role::Lead));
    let [first, second] = [1, 2].map(|version| ids::of_basis(SPACE, None, version));
    assert_eq!(world.refused(lead, rerate(first)).code, Code::SameBasis);
    assert_eq!(world.refused(lead, rerate(second)).code, Code::NotFound);
    world.ok(member(Role::Admin), basis_of(None, 2));
    let before = world.idea(ID).clone();
    let decision = world.ok(lead, rerate(second));
    assert_eq!(*world.idea(ID), Idea { basis_id: second, ..before });
    let changes = &decision.events[0].1.changes;
    let told: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    // 10 a day x 220 days x 12 minutes = 440 h, 65 % of it at 40.00 an hour.
    assert_eq!(told, ["basis_id", "money_saved_minor"], "the hours are the same");
    let money = json!({ "low": 880_000.0, "likely": 1_144_000.0, "high": 1_408_000.0 });
    assert_eq!((&changes[1].before, &changes[1].after), (&json!(null), &money));
    assert_eq!(world.refused(lead, rerate(second)).code, Code::SameBasis);
}

/// What belongs to the head by a merge, also by one of the same push, counts in the results.
#[test]
fn the_results_are_those_of_the_group() {
    let (mut world, admin) = (world(), member(Role::Admin));
    world.ok(admin, basis_of(None, 2));
    let mut source = full_idea(Stage::New);
    source.author_id = member(Role::Engineer);
    world.put_body(SOURCE.0, source);
    let volume =
        Some(Volume { runs: 5.0, period: Period::Day, people: 1.0, minutes_per_run: None });
    let support = Operation::SupportSet { idea: SOURCE, volume, in_addition: true, area_id: None };
    let merge = Operation::Merge { source: SOURCE, target: ID, adds_volume: true };
    let rated = rerate(ids::of_basis(SPACE, None, 2));
    for push in [vec![support.clone(), merge.clone(), rated.clone()], vec![merge, support, rated]] {
        let mut world = world.clone();
        let verdicts = world.push(admin, push);
        assert_eq!(verdicts, [Verdict::Ok, Verdict::Ok, Verdict::Ok]);
        let changes = &world.events.last().unwrap().1.changes;
        // Only the author's part has the new rates: 440 h of the 1,100.
        assert_eq!(changes[1].after["likely"], 1_144_000.0);
        let back = rerate(ids::of_basis(SPACE, None, 1));
        world.ok(admin, back);
        world.with_basis(1, |basis| basis.working_days_per_year = 110.0);
        let last = world.ok(admin, rerate(ids::of_basis(SPACE, None, 2)));
        let hours = &last.events[0].1.changes[1];
        assert_eq!(hours.field, "hours_saved");
        // Of 110 days: 220 + 220 + 110 h before, then 440 h of the author's part.
        assert_eq!(
            (&hours.before["likely"], &hours.after["likely"]),
            (&json!(357.5), &json!(500.5))
        );
    }
}
