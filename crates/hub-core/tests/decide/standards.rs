//! The standard, and going live by it.

use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));

fn engineer() -> MemberId {
    member(Role::Engineer)
}

fn lead() -> MemberId {
    member(Role::Lead)
}

/// The idea, held by the engineer.
fn at(stage: Stage) -> World {
    let mut world = World::new();
    let mut idea = full_idea(stage);
    idea.claim.claimed_by = Some(engineer());
    idea.claim.progress_at_ms = Some(1_500);
    world.put_body(ID.0, idea);
    world
}

fn answer_of(world: &World, item: StandardItemId) -> &StandardAnswer {
    let id = ids::of_standard_answer(SPACE, ID, item);
    let row = &world.rows[&Key::new(EntityKind::StandardAnswer, id)];
    <&StandardAnswer>::try_from(&row.body).unwrap()
}

fn live() -> Operation {
    move_to(ID, Stage::Testing, Stage::Live)
}

#[test]
fn a_new_space_comes_with_the_lines_of_the_domain() {
    let world = World::new();
    let mut items = world.all::<StandardItem>();
    items.sort_by_key(|item| item.position);
    let named: Vec<_> = items.iter().map(|item| item.builtin.as_deref().unwrap()).collect();
    assert_eq!(named, standard::BUILTIN.iter().map(|line| line.name).collect::<Vec<_>>());
    assert_eq!(items.len(), 10);
    for item in items {
        assert_eq!(item.check == Check::Auto, item.check_name.is_some());
        let put = put_item(item_id(item), &item.text, true);
        assert!(matches!(World::new().ok(lead(), put).verdict, Verdict::Ok), "its text can stand");
    }
}

fn item_id(item: &StandardItem) -> StandardItemId {
    ids::of_builtin_item(SPACE, item.builtin.as_deref().unwrap())
}

#[test]
fn answering_is_progress_and_the_same_answer_again_is_none() {
    let mut world = at(Stage::Building);
    let now_ms = world.now_ms;
    let decision = world.ok(engineer(), answer(ID, item(), StandardState::Met));
    let about = Key::new(EntityKind::StandardAnswer, ids::of_standard_answer(SPACE, ID, item()));
    let event = &decision.events[0].1;
    assert_eq!((event.idea_id, event.about), (Some(ID), Some(about)));
    assert_eq!(world.idea(ID).claim.progress_at_ms, Some(now_ms));
    let given = answer_of(&world, item());
    assert_eq!((given.state, given.by, given.at_ms), (StandardState::Met, engineer(), now_ms));
    for actor in [engineer(), lead()] {
        assert!(world.ok(actor, answer(ID, item(), StandardState::Met)).rows.is_empty());
    }
    assert_eq!(answer_of(&world, item()).by, engineer());
    world.ok(lead(), answer(ID, item(), StandardState::NotMet));
    assert_eq!(answer_of(&world, item()).by, lead());
}

#[test]
fn answers_are_refused_with_what_is_wrong_in_them() {
    use StandardState::*;
    let (engineer, lead) = (engineer(), lead());
    let answering = |state, evidence: &str, reason: Option<&str>| Operation::StandardAnswer {
        idea: ID,
        item: optional_item(),
        state,
        evidence: evidence.into(),
        by_scan: false,
        reason: reason.map(str::to_owned),
    };
    let long = "x".repeat(501);
    let cases = [
        (answering(Excepted, "", Some("so")), "state"),
        (answering(Met, &long, None), "evidence"),
        (answering(NotApplicable, "", None), "reason"),
        (answering(NotApplicable, "", Some(" ")), "reason"),
        (answering(NotMet, "", Some(&"x".repeat(1_001))), "reason"),
        (except_for(""), "reason"),
    ];
    for (operation, field) in cases {
        let refusal = at(Stage::Building).refused(lead, operation);
        assert_eq!((refusal.code, &refusal.facts["field"]), (Code::Invalid, &json!(field)));
    }
    let mut world = at(Stage::Building);
    world.ok(engineer, answering(NotApplicable, "", Some("No functions")));
    let unknown = StandardItemId(Uuid::nil());
    let refusal = world.refused(engineer, answer(ID, unknown, Met));
    assert_eq!((refusal.code, &refusal.facts["entity"]), (Code::NotFound, &json!("standard_item")));
}

fn except_for(reason: &str) -> Operation {
    Operation::StandardExcept { idea: ID, item: item(), reason: reason.into() }
}

#[test]
fn an_archived_line_is_not_asked_any_more() {
    let mut world = at(Stage::Building);
    let mut archived = put_item(item(), "The code is under version control", true);
    let Operation::StandardItemPut { archived: flag, .. } = &mut archived else { unreachable!() };
    *flag = true;
    world.ok(lead(), archived);
    for operation in [answer(ID, item(), StandardState::Met), except(ID, item())] {
        assert_eq!(world.refused(lead(), operation).code, Code::ItemArchived);
    }
}

/// Who builds never lets a line pass, but in a private space there is nobody else.
#[test]
fn an_exception_is_not_the_builders_own_in_a_shared_space() {
    for (shared, holder, refused) in
        [(true, lead(), Some(Code::SelfException)), (true, engineer(), None), (false, lead(), None)]
    {
        let mut world = at(Stage::Testing);
        world.with_space(|space| space.shared = shared);
        world.with_idea(ID, |idea| idea.claim.claimed_by = Some(holder));
        match refused {
            Some(code) => assert_eq!(world.refused(lead(), except(ID, item())).code, code),
            None => {
                world.ok(lead(), except(ID, item()));
                let given = answer_of(&world, item());
                let reason = given.reason.as_deref();
                assert_eq!((given.state, reason), (StandardState::Excepted, Some("Until March")));
            }
        }
    }
}

#[test]
fn a_line_is_worded_by_the_hub_until_somebody_writes_it_anew() {
    let mut world = World::new();
    let at = |world: &World| {
        let row = &world.rows[&Key::new(EntityKind::StandardItem, item().0)];
        <&StandardItem>::try_from(&row.body).unwrap().clone()
    };
    let came = at(&world);
    world.ok(lead(), put_item(item(), &came.text, false));
    assert_eq!(at(&world).builtin, came.builtin);
    world.ok(lead(), put_item(item(), "It is in git", false));
    assert_eq!(at(&world).builtin, None);
    world.ok(lead(), put_item(item(), &came.text, false));
    assert_eq!(at(&world).builtin, came.builtin);
    let own = StandardItemId(Uuid::from_u128(0x17e));
    world.ok(lead(), put_item(own, &came.text, true));
    let named = world.all::<StandardItem>().iter().filter(|it| it.builtin == came.builtin).count();
    assert_eq!(named, 1, "the same words on another line are somebody's own");
    let mut seen = put_item(own, "Seen by the Hub", true);
    let Operation::StandardItemPut { check, .. } = &mut seen else { unreachable!() };
    *check = Check::Auto;
    assert_eq!(world.refused(lead(), seen).facts["field"], "check_name");
}

#[test]
fn going_live_asks_for_every_required_line_and_then_freezes_what_was_expected() {
    let mut world = at(Stage::Testing);
    let required: Vec<_> = standard::BUILTIN.iter().filter(|line| line.required).collect();
    let refusal = world.refused(engineer(), live());
    assert_eq!(refusal.code, Code::StandardOpen);
    let item_of = |line: &standard::Builtin| ids::of_builtin_item(SPACE, line.name);
    let in_order: Vec<_> = required.iter().map(|line| json!(item_of(line))).collect();
    assert_eq!(refusal.facts["items"], json!(in_order));
    for (n, line) in required.iter().enumerate() {
        let item = item_of(line);
        match n % 3 {
            0 => world.ok(engineer(), answer(ID, item, StandardState::Met)),
            1 => world.ok(lead(), answer(ID, item, StandardState::NotApplicable)),
            _ => world.ok(lead(), except(ID, item)),
        };
    }
    world.ok(engineer(), answer(ID, item(), StandardState::NotMet));
    assert_eq!(world.refused(lead(), live()).facts["items"], json!([item()]));
    world.ok(engineer(), answer(ID, item(), StandardState::Met));
    let now_ms = world.now_ms;
    world.ok(lead(), live());
    let idea = world.idea(ID);
    let build = &idea.build;
    assert_eq!((build.maintainer_id, build.live_at_ms), (Some(engineer()), Some(now_ms)));
    assert_eq!((idea.claim.claimed_by, idea.stage.now), (None, Stage::Live));
    // 10 a day, 12 minutes, 220 days: 440 hours; shares 0.50, 0.65, 0.80; no labour cost anywhere.
    let baseline = build.baseline.as_ref().unwrap();
    assert_eq!(baseline.hours_today, Triple::exactly(440.0));
    assert_eq!(baseline.hours_saved, Triple::new(220.0, 286.0, 352.0));
    assert_eq!((baseline.money_saved_minor, baseline.one_off_minor), (None, None));
    assert_eq!(baseline.basis_id, idea.basis_id);
    assert_eq!(build.manual_minutes_per_unit, Some(12.0));
}

#[test]
fn what_a_unit_takes_by_hand_is_only_filled_in_where_it_is_known() {
    for (by_items, said, after) in
        [(None, Some(7.0), Some(7.0)), (Some(true), None, None), (Some(false), None, Some(12.0))]
    {
        let mut world = at(Stage::Testing);
        world.without_standard();
        world.with_idea(ID, |idea| {
            idea.build.realise_by_items = by_items;
            idea.build.manual_minutes_per_unit = said;
        });
        world.ok(engineer(), live());
        assert_eq!(world.idea(ID).build.manual_minutes_per_unit, after);
    }
}

/// The volumes of others and their own rates count in what is frozen.
#[test]
fn the_whole_groups_expectation_is_frozen() {
    let mut world = at(Stage::Testing);
    world.without_standard();
    let volume = Volume { runs: 5.0, period: Period::Day, people: 1.0, minutes_per_run: None };
    let supported = Operation::SupportSet {
        idea: ID,
        volume: Some(volume),
        in_addition: true,
        area_id: Some(AREA),
    };
    world.ok(lead(), supported);
    world.ok(engineer(), live());
    let baseline = world.idea(ID).build.baseline.clone().unwrap();
    assert_eq!(baseline.hours_today, Triple::exactly(660.0));
}

#[test]
fn going_live_again_writes_another_baseline_and_the_history_keeps_the_old() {
    let mut world = at(Stage::Testing);
    world.without_standard();
    world.ok(engineer(), live());
    let first = world.idea(ID).build.baseline.clone().unwrap();
    let claim_no = world.idea(ID).claim.claim_no;
    let again = Operation::ClaimAssign { id: ID, to: engineer(), expect_claim_no: claim_no };
    world.ok(lead(), again);
    assert_eq!(world.idea(ID).build.baseline, Some(first.clone()), "it stays while it is built");
    world.ok(lead(), edit(ID, "minutes_per_run", json!(24)));
    world.ok(engineer(), move_to(ID, Stage::Building, Stage::Testing));
    let decision = world.ok(engineer(), live());
    let changes = &decision.events[0].1.changes;
    let told = changes.iter().find(|change| change.field == "baseline").unwrap();
    assert_eq!(told.before, json!(first));
    let second = world.idea(ID).build.baseline.clone().unwrap();
    assert_eq!((second.hours_today, told.after == json!(second)), (Triple::exactly(880.0), true));
    let minutes = world.idea(ID).build.manual_minutes_per_unit;
    assert_eq!(minutes, Some(12.0), "what was said once stays");
}

#[test]
fn going_live_without_rates_or_an_estimate_is_refused() {
    let mut world = at(Stage::Testing);
    world.without_standard();
    world.with_idea(ID, |idea| idea.estimate.runs = None);
    let refusal = world.refused(engineer(), live());
    assert_eq!((refusal.code, &refusal.facts["fields"]), (Code::EstimateMissing, &json!(["runs"])));
    let mut world = at(Stage::Testing);
    world.without_standard();
    world.with_idea(ID, |idea| idea.basis_id = BasisId(Uuid::nil()));
    let refusal = world.refused(engineer(), live());
    assert_eq!((refusal.code, &refusal.facts["entity"]), (Code::NotFound, &json!("basis")));
}

/// In one push: a new line is asked for by what comes after it.
#[test]
fn a_line_written_in_the_same_push_is_asked_for() {
    let mut world = at(Stage::Testing);
    world.without_standard();
    let own = StandardItemId(Uuid::from_u128(0x17e));
    let verdicts = world
        .push(lead(), vec![put_item(own, "A log is kept", true), live(), except(ID, own), live()]);
    let codes: Vec<_> = verdicts
        .into_iter()
        .map(|verdict| match verdict {
            Verdict::Rejected(refusal) => Some(refusal.code),
            _ => None,
        })
        .collect();
    assert_eq!(codes, [None, Some(Code::StandardOpen), None, None]);
    let stages: BTreeSet<_> = world.all::<Idea>().iter().map(|idea| idea.stage.now).collect();
    assert_eq!(stages, BTreeSet::from([Stage::Live]));
}
