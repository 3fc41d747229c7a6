//! Systems, areas, rates, profiles, the space, and members.

use crate::ideas::basis_of;
use crate::world::*;
use hub_core::decide::Needs;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

const ADMIN: fn() -> MemberId = || member(Role::Admin);

#[test]
fn two_additions_of_one_name_are_one_system() {
    let mut world = World::new();
    let add = |name: &str| Operation::SystemAdd { name: name.into() };
    world.ok(BYSTANDER, add(" SAP  Ariba"));
    assert!(world.ok(member(Role::Engineer), add("sap ariba")).rows.is_empty());
    let id = ids::of_system(SPACE, "sap ariba");
    let edit = |name: Option<&str>, archived| Operation::SystemEdit {
        id,
        name: name.map(str::to_owned),
        archived,
    };
    assert_eq!(world.refused(member(Role::Engineer), edit(None, Some(true))).code, Code::Forbidden);
    let decision = world.ok(member(Role::Lead), edit(Some("Ariba"), Some(true)));
    let event = &decision.events[0].1;
    assert_eq!((event.idea_id, event.about), (None, Some(Key::new(EntityKind::System, id.0))));
    assert_eq!(event.changes.len(), 2);
    assert_eq!(world.all::<System>().len(), 1);
    assert_eq!(world.refused(BYSTANDER, add("")).facts["problem"], "empty");
}

#[test]
fn areas_have_names_of_their_own() {
    let mut world = World::new();
    let third = AreaId(Uuid::from_u128(0xa3));
    let add = |id, name: &str| Operation::AreaAdd { id, name: name.into() };
    let edit = |id, name: Option<&str>, archived| Operation::AreaEdit {
        id,
        name: name.map(str::to_owned),
        archived,
    };
    let refusal = world.refused(ADMIN(), add(third, " ACCOUNTS"));
    assert_eq!((refusal.code, &refusal.facts["id"]), (Code::NameTaken, &json!(AREA)));
    assert_eq!(world.refused(ADMIN(), add(AREA, "New")).code, Code::KeyTaken);
    world.ok(ADMIN(), edit(AREA, Some("accounts"), None));
    assert_eq!(
        world.refused(ADMIN(), edit(OTHER_AREA, Some("Accounts"), None)).code,
        Code::NameTaken
    );
    world.ok(ADMIN(), edit(AREA, None, Some(true)));
    world.ok(ADMIN(), add(third, "Accounts"));
    assert_eq!(world.refused(ADMIN(), edit(AREA, None, Some(false))).facts["problem"], "required");
    let refusal = world.refused(ADMIN(), edit(AREA, Some("Accounts"), Some(false)));
    assert_eq!(refusal.code, Code::NameTaken);
    world.ok(ADMIN(), edit(AREA, Some("Old accounts"), Some(false)));
}

#[test]
fn rates_are_superseded_and_no_estimate_changes() {
    let mut world = World::new();
    world.ok(BYSTANDER, submit(idea_id(1)));
    let decision = world.ok(ADMIN(), basis_of(None, 2));
    assert_eq!(decision.rows.len(), 2, "the rates and the space, no idea");
    world.ok(BYSTANDER, submit(idea_id(2)));
    assert_eq!(world.idea(idea_id(1)).basis_id, ids::of_basis(SPACE, None, 1));
    assert_eq!(world.idea(idea_id(2)).basis_id, ids::of_basis(SPACE, None, 2));
    assert_eq!(world.refused(ADMIN(), basis_of(None, 2)).code, Code::KeyTaken);
    for version in [0, 4, u32::MAX] {
        assert_eq!(world.refused(ADMIN(), basis_of(None, version)).facts["field"], "version");
    }
    let nowhere = Some(AreaId(Uuid::from_u128(404)));
    assert_eq!(world.refused(ADMIN(), basis_of(nowhere, 1)).code, Code::NotFound);
    world.ok(ADMIN(), basis_of(Some(AREA), 1));
    assert_eq!(world.all::<Area>()[0].current_basis_id, Some(ids::of_basis(SPACE, Some(AREA), 1)));
}

fn profile(n: u128, family: u128, version: u32, weight: f64) -> Operation {
    let id = |n| ProfileId(Uuid::from_u128(n));
    Operation::ProfileSave {
        id: id(n),
        family_id: id(family),
        version,
        name: "Ours".into(),
        method: Method::Weighted,
        weights: BTreeMap::from([(Criterion::Value, weight), (Criterion::Risk, 0.0)]),
    }
}

#[test]
fn profiles_are_versions() {
    let (mut world, lead) = (World::new(), member(Role::Lead));
    assert_eq!(world.refused(lead, profile(1, 1, 1, 0.0)).code, Code::WeightsZero);
    for weight in [-1.0, 100.5, f64::NAN] {
        assert_eq!(world.refused(lead, profile(1, 1, 1, weight)).facts["field"], "weights.value");
    }
    world.ok(lead, profile(1, 1, 1, 30.0));
    assert_eq!(world.refused(lead, profile(1, 1, 1, 30.0)).code, Code::KeyTaken);
    assert_eq!(world.refused(lead, profile(2, 1, 1, 30.0)).facts["field"], "version");
    assert_eq!(world.refused(lead, profile(2, 9, 2, 30.0)).code, Code::NotFound);
    world.ok(lead, profile(2, 1, 2, 40.0));
    let activate = |n| Operation::ProfileActivate { id: ProfileId(Uuid::from_u128(n)) };
    assert_eq!(world.refused(lead, activate(9)).code, Code::NotFound);
    world.ok(lead, activate(2));
    assert!(world.ok(lead, activate(2)).rows.is_empty());
    assert_eq!(world.all::<Space>()[0].active_profile_id, ProfileId(Uuid::from_u128(2)));
}

#[test]
fn settings_of_the_space_change_one_by_one_and_the_currency_stays() {
    let mut world = World::new();
    let edit = |change: fn(&mut SpaceEdit)| {
        let mut edit = SpaceEdit::default();
        change(&mut edit);
        Operation::SpaceEdit(edit)
    };
    type Wrong = (fn(&mut SpaceEdit), &'static str);
    let wrong: [Wrong; 8] = [
        (|it| it.name = Some(String::new()), "name"),
        (|it| it.time_zone = Some("Mars/Base".into()), "time_zone"),
        (|it| it.currency = Some("USD".into()), "currency"),
        (|it| it.share_default = Some(Triple::new(0.9, 0.5, 0.6)), "share_default"),
        (|it| it.value_full = Some(0.0), "value_full"),
        (|it| it.stale_claim_days = Some(0), "stale_claim_days"),
        (|it| it.goals = Some(vec![Goal { id: GOAL, name: "a".into() }; 2]), "goals"),
        (|it| it.goals = Some(vec![Goal { id: GOAL, name: "a".into() }; 11]), "goals"),
    ];
    for (change, field) in wrong {
        let refusal = world.refused(ADMIN(), edit(change));
        assert_eq!((refusal.code, refusal.facts["field"].as_str()), (Code::Invalid, Some(field)));
    }
    world.ok(ADMIN(), edit(|it| it.stale_claim_days = Some(30)));
    let same = edit(|it| it.currency = Some("EUR".into()));
    assert!(world.ok(ADMIN(), same).rows.is_empty());
    let space = world.all::<Space>()[0];
    assert_eq!((space.stale_claim_days, space.name.as_str()), (30, "Finance"));
}

#[test]
fn there_is_always_an_admin() {
    let mut world = World::new();
    let role = |member, role| Operation::MemberRole { member, role };
    let remove = |member| Operation::MemberRemove { member };
    assert_eq!(world.refused(ADMIN(), role(ADMIN(), Role::Lead)).code, Code::LastAdmin);
    assert_eq!(world.refused(ADMIN(), remove(ADMIN())).code, Code::LastAdmin);
    world.ok(ADMIN(), role(BYSTANDER, Role::Admin));
    world.ok(BYSTANDER, remove(ADMIN()));
    assert_eq!(world.refused(ADMIN(), submit(idea_id(1))).code, Code::NotMember);
    assert_eq!(world.refused(BYSTANDER, role(ADMIN(), Role::Lead)).code, Code::Removed);
    assert_eq!(world.refused(BYSTANDER, remove(BYSTANDER)).code, Code::LastAdmin);
}

#[test]
fn people_name_themselves() {
    let (mut world, viewer) = (World::new(), member(Role::Viewer));
    let profile =
        |name: &str, area_id| Operation::MemberProfile { display_name: name.into(), area_id };
    world.ok(viewer, profile("Zé", Some(AREA)));
    let nowhere = Some(AreaId(Uuid::from_u128(404)));
    assert_eq!(world.refused(viewer, profile("Zé", nowhere)).facts["field"], "area_id");
    assert_eq!(world.refused(viewer, profile("\u{202E}eZ", None)).facts["problem"], "character");
}

#[test]
fn a_skip_takes_a_number_and_does_nothing() {
    let mut world = World::new();
    let skip = Operation::Skip { op_id: op_id(1), why: "poison".into() };
    let decision = world.ok(member(Role::Viewer), skip);
    assert!(decision.rows.is_empty() && decision.events.is_empty());
}

/// Decides operations over one bundle of rows, loaded before the first of them.
fn together(world: &mut World, steps: Vec<(MemberId, Operation)>) -> Vec<Option<Code>> {
    let steps: Vec<_> = steps.into_iter().map(|(by, it)| (by, world.envelope(it))).collect();
    let mut union = Needs::default();
    for needs in steps.iter().map(|(by, envelope)| needs(SPACE, *by, envelope)) {
        union.keys.extend(needs.keys);
        union.sets.extend(needs.sets);
    }
    let mut rows = world.load(&union);
    let decisions = steps.iter().map(|(by, envelope)| {
        let decision = decide(&rows, *by, envelope, &world.context());
        rows.absorb(&decision.rows);
        match decision.verdict {
            Verdict::Rejected(refusal) => Some(refusal.code),
            _ => None,
        }
    });
    decisions.collect()
}

#[test]
fn what_was_written_just_before_counts_in_every_set() {
    let area = |n| AreaId(Uuid::from_u128(n));
    let add = |id, name: &str| Operation::AreaAdd { id, name: name.into() };
    let archive = Operation::AreaEdit { id: AREA, name: None, archived: Some(true) };
    let names = vec![
        (ADMIN(), add(area(1), "Legal")),
        (ADMIN(), add(area(2), "LEGAL")),
        (ADMIN(), archive),
        (ADMIN(), add(area(3), "Accounts")),
    ];
    let told = together(&mut World::new(), names);
    assert_eq!(told, [None, Some(Code::NameTaken), None, None]);

    let role = |member, role| Operation::MemberRole { member, role };
    let admins = vec![
        (ADMIN(), role(ADMIN(), Role::Lead)),
        (ADMIN(), role(BYSTANDER, Role::Admin)),
        (ADMIN(), role(ADMIN(), Role::Lead)),
    ];
    assert_eq!(together(&mut World::new(), admins), [Some(Code::LastAdmin), None, None]);

    let (mut world, id) = (World::new(), idea_id(1));
    world.ok(BYSTANDER, submit(id));
    let support =
        Operation::SupportSet { idea: id, volume: None, in_addition: false, area_id: None };
    let leaving =
        vec![(member(Role::Engineer), support), (BYSTANDER, Operation::IdeaWithdraw { id })];
    assert_eq!(together(&mut world, leaving), [None, Some(Code::Supported)]);
}
