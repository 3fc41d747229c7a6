//! Every row of the table: done, taken back, done again.

use crate::turning::*;
use crate::world::*;
use hub_core::operation::FieldEdit;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const IDEA: u128 = 1;
const OTHER: u128 = 2;

fn idea() -> IdeaId {
    idea_id(IDEA)
}

fn other() -> IdeaId {
    idea_id(OTHER)
}

fn lead() -> MemberId {
    member(Role::Lead)
}

fn admin() -> MemberId {
    member(Role::Admin)
}

/// Two ideas of the bystander, new, with all that moves ask for.
fn given() -> World {
    let mut world = World::new();
    for (id, number) in [(idea(), 900), (other(), 901)] {
        world.put_body(id.0, Idea { number: Some(number), ..full_idea(Stage::New) });
    }
    world.next_number = 1_000;
    world
}

fn comment_id() -> CommentId {
    CommentId(Uuid::from_u128(0xc0))
}

fn say(body: &str) -> Operation {
    Operation::CommentAdd { id: comment_id(), idea: idea(), body: body.into() }
}

fn support(runs: Option<f64>) -> Operation {
    let volume =
        runs.map(|runs| Volume { runs, period: Period::Week, people: 1.0, minutes_per_run: None });
    Operation::SupportSet { idea: idea(), volume, in_addition: runs.is_some(), area_id: None }
}

fn pair(to: PairKind, expect: PairKind) -> Operation {
    Operation::PairSet { a: idea(), b: other(), to, expect }
}

fn merge(adds_volume: bool) -> Operation {
    Operation::Merge { source: other(), target: idea(), adds_volume }
}

fn system() -> SystemId {
    ids::of_system(SPACE, "sap")
}

fn add_system() -> Operation {
    Operation::SystemAdd { name: "SAP".into() }
}

fn new_area() -> AreaId {
    AreaId(Uuid::from_u128(0xa9))
}

fn add_area() -> Operation {
    Operation::AreaAdd { id: new_area(), name: "Logistics".into() }
}

fn area(name: Option<&str>, archived: Option<bool>) -> Operation {
    Operation::AreaEdit { id: new_area(), name: name.map(str::to_owned), archived }
}

fn profile(version: u32) -> ProfileId {
    ProfileId(Uuid::from_u128(0xf1 + if version > 1 { 0x100 * u128::from(version) } else { 0 }))
}

fn save(version: u32, name: &str) -> Operation {
    Operation::ProfileSave {
        id: profile(version),
        family_id: profile(1),
        version,
        name: name.into(),
        method: Method::Weighted,
        weights: BTreeMap::from([(Criterion::Value, f64::from(version))]),
    }
}

fn new_rates() -> Operation {
    Operation::BasisAdd {
        area: None,
        version: 2,
        labour: None,
        day_cost_minor: None,
        working_days_per_year: 200.0,
        hours_per_day: 8.0,
    }
}

fn imported(stage: Stage) -> Operation {
    Operation::IdeaImport {
        submission: submission(idea_id(7), "Brought in"),
        imported: Imported {
            stage,
            reason_code: None,
            reason: None,
            submitted_for: None,
            batch_id: BatchId(Uuid::from_u128(0xba)),
            live_at_ms: None,
            ratings: Ratings::default(),
        },
    }
}

fn set(fields: &[(&str, serde_json::Value)]) -> Operation {
    let value = |(field, value): &(&str, serde_json::Value)| {
        ((*field).to_owned(), FieldEdit::Value { value: value.clone(), base: None })
    };
    Operation::IdeaEdit { id: idea(), set: fields.iter().map(value).collect() }
}

fn systems(add: &[u128], remove: &[u128]) -> Operation {
    let ids = |ids: &[u128]| ids.iter().map(|id| SystemId(Uuid::from_u128(*id))).collect();
    let edit = FieldEdit::Members { add: ids(add), remove: ids(remove) };
    Operation::IdeaEdit { id: idea(), set: BTreeMap::from([("system_ids".to_owned(), edit)]) }
}

fn reasoned(from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id: idea(),
        from,
        to,
        reason_code: (to == Stage::Declined).then(|| "not_feasible".into()),
        reason: Some(format!("why {to}")),
        revisit_on: (to == Stage::Parked).then(|| jiff::civil::date(2027, 1, 31)),
        seen_score: None,
        seen_profile: None,
    }
}

fn parked() -> Vec<(MemberId, Operation)> {
    vec![(lead(), reasoned(Stage::New, Stage::Parked))]
}

/// What was done before, who does it, what is done.
type Case = (&'static str, Vec<(MemberId, Operation)>, MemberId, Operation);

fn cases() -> Vec<Case> {
    use Stage::*;
    let id = idea();
    let conflict = ids::of_conflict(SPACE, id.0, "title", BYSTANDER);
    let contested = || {
        let stale = edit_from(id, "title", json!("Mine"), Some(op_id(77)));
        vec![(lead(), edit(id, "title", json!("Theirs"))), (BYSTANDER, stale)]
    };
    let saved = || vec![(lead(), save(2, "Second"))];
    vec![
        ("idea.submit", vec![], BYSTANDER, submit(idea_id(5))),
        ("idea.import", vec![], lead(), imported(Parked)),
        ("idea.edit", vec![], BYSTANDER, edit(id, "title", json!("Other words"))),
        ("idea.edit, cleared", vec![], lead(), set(&[("runs", json!(null)), ("fit", json!(3))])),
        (
            "idea.edit, many",
            vec![],
            lead(),
            set(&[
                ("links", good_value("links")),
                ("build_days", good_value("build_days")),
                ("area_id", json!(OTHER_AREA)),
                ("goal_id", json!(GOAL)),
            ]),
        ),
        ("idea.edit, systems", vec![(lead(), systems(&[1, 2], &[]))], lead(), systems(&[3], &[1])),
        (
            "conflict.close",
            contested(),
            lead(),
            Operation::ConflictClose { conflict, take_lost: true },
        ),
        ("idea.hand_over", vec![], lead(), Operation::IdeaHandOver { id, to: lead() }),
        ("idea.withdraw", vec![], BYSTANDER, Operation::IdeaWithdraw { id }),
        (
            "idea.withdraw, parked",
            [vec![(lead(), Operation::IdeaHandOver { id, to: lead() })], parked()].concat(),
            lead(),
            Operation::IdeaWithdraw { id },
        ),
        (
            "idea.restore",
            vec![(BYSTANDER, Operation::IdeaWithdraw { id })],
            BYSTANDER,
            Operation::IdeaRestore { id },
        ),
        ("stage.move, to parked", vec![], lead(), reasoned(New, Parked)),
        ("stage.move, from parked", parked(), lead(), move_to(id, Parked, New)),
        ("stage.move, to declined", vec![], lead(), reasoned(New, Declined)),
        ("stage.move, parked to declined", parked(), lead(), reasoned(Parked, Declined)),
        (
            "stage.move, from declined",
            vec![(lead(), reasoned(New, Declined))],
            lead(),
            move_to(id, Declined, New),
        ),
        ("merge", vec![], lead(), merge(true)),
        ("merge, adds nothing", vec![], lead(), merge(false)),
        (
            "unmerge",
            vec![(lead(), merge(false))],
            lead(),
            Operation::Unmerge { source: other(), target: idea(), expect_merged_op: op_id(1) },
        ),
        ("comment.add", vec![], BYSTANDER, say("Same here")),
        (
            "comment.edit",
            vec![(BYSTANDER, say("Same here"))],
            BYSTANDER,
            Operation::CommentEdit { id: comment_id(), body: "Not here".into(), base: None },
        ),
        ("profile.save", vec![], lead(), save(2, "Second")),
        ("profile.save, third", saved(), lead(), save(3, "Third")),
        ("profile.activate", saved(), lead(), Operation::ProfileActivate { id: profile(2) }),
        ("system.add", vec![], BYSTANDER_LEAD, add_system()),
        (
            "system.edit",
            vec![(lead(), add_system())],
            lead(),
            Operation::SystemEdit { id: system(), name: Some("S/4".into()), archived: None },
        ),
        (
            "system.edit, archived",
            vec![(lead(), add_system())],
            lead(),
            Operation::SystemEdit { id: system(), name: None, archived: Some(true) },
        ),
        ("area.add", vec![], admin(), add_area()),
        ("area.edit", vec![(admin(), add_area())], admin(), area(Some("Transport"), None)),
        ("area.edit, archived", vec![(admin(), add_area())], admin(), area(None, Some(true))),
        ("pair.set", vec![], lead(), pair(PairKind::Related, PairKind::None)),
        (
            "pair.set, otherwise",
            vec![(lead(), pair(PairKind::Related, PairKind::None))],
            lead(),
            pair(PairKind::Different, PairKind::Related),
        ),
        (
            "pair.set, to none",
            vec![(lead(), pair(PairKind::Related, PairKind::None))],
            lead(),
            pair(PairKind::None, PairKind::Related),
        ),
        ("support.set", vec![], lead(), support(Some(3.0))),
        ("support.set, otherwise", vec![(lead(), support(Some(3.0)))], lead(), support(None)),
        (
            "support.set, anew",
            vec![(lead(), support(Some(3.0))), (lead(), Operation::SupportClear { idea: id })],
            lead(),
            support(Some(9.0)),
        ),
        (
            "support.clear",
            vec![(lead(), support(Some(3.0)))],
            lead(),
            Operation::SupportClear { idea: id },
        ),
        ("follow.set", vec![], lead(), Operation::FollowSet { idea: id, on: true }),
        (
            "follow.set, off",
            vec![(lead(), Operation::FollowSet { idea: id, on: true })],
            lead(),
            Operation::FollowSet { idea: id, on: false },
        ),
        (
            "estimate.rerate",
            vec![(admin(), new_rates())],
            lead(),
            Operation::EstimateRerate { id, basis_id: ids::of_basis(SPACE, None, 2) },
        ),
        (
            "member.profile",
            vec![],
            lead(),
            Operation::MemberProfile { display_name: "Bo".into(), area_id: Some(AREA) },
        ),
    ]
}

/// Adding is a contributor's, archiving a lead's: who only may add cannot take that back.
const BYSTANDER_LEAD: MemberId = MemberId(Uuid::from_u128(0x103));

#[test]
fn what_is_done_is_taken_back_and_done_again() {
    assert_eq!(BYSTANDER_LEAD, lead());
    for (name, before, by, operation) in cases() {
        let mut world = given();
        for (by, operation) in before {
            world.act(by, operation);
        }
        let without = seen(&world);
        let mut done = act(&mut world, by, operation);
        let with = seen(&world);
        assert_ne!(with, without, "{name} does nothing");
        let way = take_back(&mut world, &mut done);
        assert!(way.kept.is_empty(), "{name}: {:?}", way.kept);
        assert_differ_in_nothing(name, &seen(&world), &without);
        let way = do_again(&mut world, &done);
        assert!(way.kept.is_empty(), "{name}: {:?}", way.kept);
        assert_differ_in_nothing(name, &seen(&world), &with);
    }
}

fn assert_differ_in_nothing(name: &str, now: &BTreeSet<String>, then: &BTreeSet<String>) {
    let news: Vec<_> = now.difference(then).collect();
    let missing: Vec<_> = then.difference(now).collect();
    assert!(news.is_empty() && missing.is_empty(), "{name}\nnow {news:#?}\nthen {missing:#?}");
}

/// Every move of table 4, from each stage it can be made at.
#[test]
fn every_move_comes_back_but_those_that_cannot() {
    use Stage::*;
    let mut came_back = 0;
    for from in Stage::ALL.iter().copied() {
        for to in Stage::ALL.iter().copied() {
            let mut world = World::new();
            world.without_standard();
            world.put_body(idea().0, full_idea(from));
            world.with_idea(idea(), |idea| say_why(&mut idea.stage));
            let mut attempt = world.clone();
            if attempt.act(lead(), reasoned_if(from, to)).verdict != Verdict::Ok {
                continue;
            }
            let without = seen(&world);
            let mut done = act(&mut world, lead(), reasoned_if(from, to));
            let way = take_back(&mut world, &mut done);
            if (from, to) == (Testing, Live) {
                assert_eq!(way.kept[0].why, undo::Why::NoWayBack, "{from} to {to}");
                assert_eq!(world.idea(idea()).stage.now, Live);
                continue;
            }
            assert_eq!(way.kept, [], "{from} to {to}");
            match (from, to) {
                (Building | Testing, Parked) => {
                    assert_eq!(world.idea(idea()).stage.now, Ready, "the claim is gone");
                }
                _ => assert_differ_in_nothing(&format!("{from} to {to}"), &seen(&world), &without),
            }
            came_back += 1;
        }
    }
    assert!(came_back >= 20, "{came_back}");
}

fn say_why(stage: &mut IdeaStage) {
    if matches!(stage.now, Stage::Parked | Stage::Declined | Stage::Retired) {
        stage.reason = Some("It was so".into());
        stage.reason_code = (stage.now == Stage::Declined).then(|| "other".into());
    }
}

/// A move with all that it could ask for; parked and declined ones came from assessing.
fn reasoned_if(from: Stage, to: Stage) -> Operation {
    let aside = matches!(to, Stage::Parked | Stage::Declined | Stage::Retired);
    if aside { reasoned(from, to) } else { move_to(idea(), from, to) }
}
