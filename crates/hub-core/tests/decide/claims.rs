//! The exclusive right to build: worked cases, and what holds for every history of claims.

use crate::world::*;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use uuid::Uuid;

const ID: IdeaId = IdeaId(Uuid::from_u128(0x1dea));
const OTHER: MemberId = MemberId(Uuid::from_u128(0x1fd));

fn engineer() -> MemberId {
    member(Role::Engineer)
}

fn lead() -> MemberId {
    member(Role::Lead)
}

fn take() -> Operation {
    Operation::ClaimTake { id: ID }
}

fn assign(to: MemberId, expect_claim_no: u32) -> Operation {
    Operation::ClaimAssign { id: ID, to, expect_claim_no }
}

fn release(expect_claim_no: u32, note: Option<&str>) -> Operation {
    Operation::ClaimRelease { id: ID, expect_claim_no, note: note.map(str::to_owned) }
}

fn progress(note: Option<&str>, commit_at_ms: Option<i64>) -> Operation {
    Operation::ClaimProgress { id: ID, note: note.map(str::to_owned), commit_at_ms }
}

/// The idea at a stage, held where somebody builds it, and a second engineer.
fn at(stage: Stage, holder: Option<MemberId>) -> World {
    let mut world = World::new();
    world.put_body(OTHER.0, person(Role::Engineer));
    let mut idea = full_idea(stage);
    if let Some(holder) = holder {
        idea.claim = Claim {
            claimed_by: Some(holder),
            claimed_at_ms: Some(1_500),
            claim_no: 3,
            progress_at_ms: Some(1_600),
            requested_by: None,
        };
    }
    world.put_body(ID.0, idea);
    world
}

#[test]
fn claiming_moves_to_building_and_says_who_since_when() {
    let mut world = at(Stage::Ready, None);
    let now_ms = world.now_ms;
    let decision = world.ok(engineer(), take());
    let idea = world.idea(ID);
    let claim = Claim {
        claimed_by: Some(engineer()),
        claimed_at_ms: Some(now_ms),
        claim_no: 1,
        progress_at_ms: Some(now_ms),
        requested_by: None,
    };
    assert_eq!((&idea.claim, &idea.stage), (&claim, &IdeaStage::at(Stage::Building, now_ms)));
    let told: Vec<&str> =
        decision.events[0].1.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(told, ["claimed_by", "stage"]);
    assert!(world.ok(engineer(), take()).rows.is_empty(), "one's own claim again is none");
}

#[test]
fn who_was_slower_is_told_who_has_it_since_when() {
    let mut world = at(Stage::Ready, None);
    let since_ms = world.now_ms;
    world.ok(engineer(), take());
    for actor in [OTHER, lead()] {
        let refusal = world.refused(actor, take());
        assert_eq!(refusal.code, Code::ClaimTaken);
        assert_eq!(refusal.facts["by"], json!(engineer()));
        assert_eq!(refusal.facts["since_ms"], json!(since_ms));
    }
    for stage in [Stage::New, Stage::Parked, Stage::Live] {
        let refusal = at(stage, None).refused(engineer(), take());
        assert_eq!((refusal.code, &refusal.facts["stage"]), (Code::StageChanged, &json!(stage)));
    }
}

#[test]
fn assigning_gives_it_to_an_engineer_and_expects_the_claim_that_was_seen() {
    use Stage::*;
    for (stage, holder, after) in [
        (Ready, None, Building),
        (Building, Some(engineer()), Building),
        (Testing, Some(engineer()), Testing),
        (Live, None, Building),
    ] {
        let mut world = at(stage, holder);
        let seen = world.idea(ID).claim.claim_no;
        let refusal = world.refused(lead(), assign(OTHER, seen + 1));
        assert_eq!((refusal.code, &refusal.facts["by"]), (Code::ClaimChanged, &json!(holder)));
        assert_eq!(refusal.facts["claim_no"], json!(seen));
        for to in [BYSTANDER, MemberId(Uuid::nil())] {
            let refusal = world.refused(lead(), assign(to, seen));
            assert_eq!(refusal.code, Code::TargetNotEngineer);
        }
        world.ok(lead(), assign(OTHER, seen));
        let idea = world.idea(ID);
        assert_eq!((idea.stage.now, idea.claim.claimed_by), (after, Some(OTHER)));
        assert_eq!(idea.claim.claim_no, seen + 1);
        assert!(world.ok(lead(), assign(OTHER, seen + 1)).rows.is_empty());
    }
    let mut world = at(Ready, None);
    let gone = Member { state: MemberState::Removed, ..person(Role::Engineer) };
    world.put_body(OTHER.0, gone);
    assert_eq!(world.refused(lead(), assign(OTHER, 0)).code, Code::TargetNotEngineer);
}

#[test]
fn releasing_gives_it_back_and_keeps_the_note_as_a_comment() {
    for (stage, actor) in [(Stage::Building, engineer()), (Stage::Testing, lead())] {
        let mut world = at(stage, Some(engineer()));
        assert_eq!(world.refused(OTHER, release(3, None)).code, Code::Forbidden);
        assert_eq!(world.refused(actor, release(2, None)).code, Code::ClaimChanged);
        let refusal = world.refused(actor, release(3, Some("\u{0}")));
        assert_eq!(refusal.facts["field"], "note");
        let op = world.upcoming(0);
        world.ok(actor, release(3, Some(" No access \r\n yet ")));
        let idea = world.idea(ID);
        assert_eq!(idea.claim, Claim { claim_no: 3, ..Claim::default() });
        assert_eq!(idea.stage.now, Stage::Ready);
        let key = Key::new(EntityKind::Comment, ids::of_note(SPACE, op).0);
        let row = &world.rows[&key];
        assert_eq!(row.created_by, actor);
        let comment = <&Comment>::try_from(&row.body).unwrap();
        assert_eq!((comment.idea_id, comment.body.as_str()), (ID, "No access \n yet"));
    }
    let mut world = at(Stage::Building, Some(engineer()));
    world.ok(engineer(), release(3, Some(" ")));
    assert!(world.all::<Comment>().is_empty());
}

#[test]
fn progress_is_the_holders_and_never_goes_back() {
    // commit, progress afterwards; the clock stands at 2,000 and progress at 1,600.
    for (commit_at_ms, after) in
        [(None, 2_000), (Some(1_700), 1_700), (Some(1_000), 1_600), (Some(9_000), 2_000)]
    {
        let mut world = at(Stage::Testing, Some(engineer()));
        let decision = world.ok(engineer(), progress(None, commit_at_ms));
        assert_eq!(world.idea(ID).claim.progress_at_ms, Some(after), "{commit_at_ms:?}");
        assert_eq!(decision.events.len(), usize::from(after != 1_600));
    }
    let mut world = at(Stage::Building, Some(engineer()));
    let refusal = world.refused(lead(), progress(None, None));
    assert_eq!((refusal.code, &refusal.facts["by"]), (Code::NotHolder, &json!(engineer())));
    let refusal = world.refused(engineer(), progress(None, Some(-1)));
    assert_eq!(refusal.facts["field"], "commit_at_ms");
    let decision = world.ok(engineer(), progress(Some("Half of it runs"), Some(1)));
    assert_eq!((decision.rows.len(), decision.events.len()), (1, 1), "the note counts by itself");
    assert_eq!(world.all::<Comment>()[0].body, "Half of it runs");
}

/// What a device shows of a claim before the authority has answered: who asks, and no more.
#[test]
fn a_preview_of_a_claim_only_says_who_asks() {
    let steps: &[(MemberId, Operation, Option<MemberId>, u32)] = &[
        (engineer(), take(), Some(engineer()), 1),
        (engineer(), take(), Some(engineer()), 1),
        (engineer(), release(1, None), None, 1),
        (lead(), assign(OTHER, 1), Some(OTHER), 2),
        (lead(), release(2, None), None, 2),
    ];
    let mut world = at(Stage::Ready, None);
    for (n, (actor, operation, requested_by, claim_no)) in steps.iter().enumerate() {
        let envelope = world.envelope(operation.clone());
        let preview = world.preview(*actor, &envelope);
        assert_eq!(preview.verdict, Verdict::Requested, "{n}");
        assert_eq!(preview.rows.is_empty(), n == 1, "asked twice is asked once");
        world.absorb(&preview);
        let idea = world.idea(ID);
        let claim = Claim { requested_by: *requested_by, claim_no: *claim_no, ..Claim::default() };
        assert_eq!((&idea.claim, idea.stage.now), (&claim, Stage::Ready), "{n}");
    }
    // The same operations in the same order are what the authority accepts.
    let mut world = at(Stage::Ready, None);
    for (actor, operation, ..) in steps {
        world.ok(*actor, operation.clone());
    }
}

#[test]
fn a_preview_over_somebody_elses_claim_is_refused() {
    let mut world = at(Stage::Building, Some(OTHER));
    let envelope = world.envelope(take());
    let Verdict::Rejected(refusal) = world.preview(engineer(), &envelope).verdict else {
        panic!("shown as requested")
    };
    assert_eq!(refusal.code, Code::ClaimTaken);
}

fn somebody() -> impl Strategy<Value = MemberId> {
    select(vec![engineer(), engineer(), OTHER, OTHER, lead(), member(Role::Admin), BYSTANDER])
}

fn claiming() -> impl Strategy<Value = Operation> {
    use Stage::*;
    let moves = vec![(Building, Testing), (Testing, Building), (Testing, Live), (Parked, Ready)];
    let parked = Operation::StageMove {
        id: ID,
        from: Building,
        to: Parked,
        reason_code: None,
        reason: Some("Later".into()),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    };
    prop_oneof![
        4 => Just(take()),
        2 => (somebody(), 0..6_u32).prop_map(|(to, expect)| assign(to, expect)),
        2 => (0..6_u32).prop_map(|expect| release(expect, Some("So far"))),
        1 => Just(progress(None, None)),
        3 => select(moves).prop_map(|(from, to)| move_to(ID, from, to)),
        1 => Just(parked),
        1 => Just(answer(ID, item(), StandardState::Met)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// At most one holder; exactly one while it is built; nobody loses a claim to a claim; and what
    /// is previewed never says that anything is claimed.
    #[test]
    fn there_is_one_holder_while_it_is_built(steps in vec((somebody(), claiming()), 1..40)) {
        let mut world = at(Stage::Ready, None);
        world.without_standard();
        for (actor, operation) in steps {
            let before = world.idea(ID).clone();
            let envelope = world.envelope(operation);
            let preview = world.preview(actor, &envelope);
            let decision = world.decide(actor, &envelope);
            world.absorb(&decision);
            let idea = world.idea(ID);
            let is_built = matches!(idea.stage.now, Stage::Building | Stage::Testing);
            prop_assert_eq!(idea.claim.claimed_by.is_some(), is_built);
            prop_assert_eq!(idea.claim.requested_by, None);
            prop_assert!(idea.claim.claim_no >= before.claim.claim_no);
            let gives = matches!(
                envelope.operation,
                Operation::ClaimTake { .. } | Operation::ClaimAssign { .. }
            );
            if matches!(envelope.operation, Operation::ClaimTake { .. }) {
                let kept = before.claim.claimed_by.is_none_or(|it| idea.claim.claimed_by == Some(it));
                prop_assert!(kept, "{:?} lost it", before.claim);
            }
            let is_given = gives && !decision.rows.is_empty();
            prop_assert_eq!(preview.verdict == Verdict::Requested, is_given);
            for row in preview.rows.iter().filter(|_| gives) {
                let shown = <&Idea>::try_from(&row.body).unwrap();
                prop_assert_eq!(shown.claim.claimed_by, before.claim.claimed_by);
                prop_assert_eq!(&shown.stage, &before.stage);
                prop_assert_eq!(shown.claim.requested_by, idea.claim.claimed_by);
                prop_assert_eq!(shown.claim.claim_no, idea.claim.claim_no);
            }
        }
    }
}
