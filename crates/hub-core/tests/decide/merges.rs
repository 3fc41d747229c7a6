//! Merging and unmerging: every forbidden way, what is written, and the law that an unmerge leaves
//! the facts of a world in which the merge never happened.

use crate::world::*;
use hub_core::permission::accepted_at_merged;
use hub_core::refusal::Code;
use hub_core::rows::*;
use hub_core::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

fn merge(source: u128, target: u128) -> Operation {
    Operation::Merge { source: idea_id(source), target: idea_id(target), adds_volume: true }
}

fn unmerge(source: u128, target: u128, expect_merged_op: OpId) -> Operation {
    let (source, target) = (idea_id(source), idea_id(target));
    Operation::Unmerge { source, target, expect_merged_op }
}

/// Ideas 1 and 2 stand at a stage each, 3 is the head of 4.
fn world(source: Stage, target: Stage) -> World {
    let mut world = World::new();
    for (n, stage) in [(1, source), (2, target), (3, Stage::New), (4, Stage::New)] {
        let number = Some(n as u32);
        world.put_body(idea_id(n).0, Idea { number, ..full_idea(stage) });
    }
    world.ok(member(Role::Lead), merge(4, 3));
    world
}

#[test]
fn every_forbidden_way_has_its_code_in_the_order_of_the_domain_and_changes_nothing() {
    use Stage::{Building, Live, New, Retired, Testing, Withdrawn};
    let head = |n: u128| ("head", json!(idea_id(n)));
    let count = ("count", json!(1));
    let at = |stage: Stage| ("stage", json!(stage));
    let mut cases = vec![
        (New, New, merge(1, 1), Code::SelfMerge, None),
        (New, New, merge(4, 4), Code::SelfMerge, None),
        (New, New, merge(4, 1), Code::SourceMerged, Some(head(3))),
        (New, New, merge(4, 3), Code::SourceMerged, Some(head(3))),
        (New, New, merge(1, 4), Code::TargetMerged, Some(head(3))),
        (New, New, merge(3, 4), Code::TargetMerged, Some(head(3))),
        (New, New, merge(3, 1), Code::SourceHasMerged, Some(count)),
        (New, Withdrawn, merge(1, 2), Code::TargetStage, Some(at(Withdrawn))),
        (Live, Withdrawn, merge(1, 2), Code::SourceStage, Some(at(Live))),
        (New, New, merge(9, 1), Code::NotFound, None),
        (New, New, merge(1, 9), Code::NotFound, None),
        (New, New, unmerge(1, 2, op_id(1)), Code::NotMerged, None),
        (New, New, unmerge(4, 1, op_id(1)), Code::MergeChanged, Some(head(3))),
        (New, New, unmerge(4, 3, op_id(9)), Code::MergeChanged, Some(head(3))),
        (New, New, unmerge(4, 9, op_id(1)), Code::NotFound, None),
    ];
    for stage in [Building, Testing, Live, Retired, Withdrawn] {
        cases.push((stage, New, merge(1, 2), Code::SourceStage, Some(at(stage))));
    }
    for (source, target, operation, code, fact) in cases {
        let mut world = world(source, target);
        let before = (world.rows.clone(), world.events.clone());
        let refusal = world.refused(member(Role::Lead), operation.clone());
        assert_eq!(refusal.code, code, "{operation:?}");
        if let Some((name, value)) = fact {
            assert_eq!(refusal.facts[name], value, "{operation:?}");
        }
        assert_eq!((&world.rows, &world.events), (&before.0, &before.1));
    }
}

#[test]
fn every_stage_that_may_be_merged_is_and_every_head_but_a_withdrawn_one_goes_on() {
    use Stage::{Assessing, Declined, New, Parked, Ready};
    for source in [New, Assessing, Ready, Parked, Declined] {
        for target in Stage::ALL.iter().filter(|stage| **stage != Stage::Withdrawn) {
            world(source, *target).ok(member(Role::Lead), merge(1, 2));
        }
    }
}

#[test]
fn a_merge_writes_a_pointer_and_a_count_and_is_told_at_both() {
    let mut world = world(Stage::Parked, Stage::Ready);
    let [source, target] = [1, 2].map(|n| world.rows[&idea_id(n).into()].clone());
    let decision = world.ok(member(Role::Lead), merge(1, 2));
    let (op, at_ms) = (decision.events[0].1.op_id, decision.events[0].1.at_ms);
    let pointer = Merge {
        merged_into: idea_id(2),
        merged_by: member(Role::Lead),
        merged_at_ms: at_ms,
        merged_op: op,
        adds_volume: true,
    };
    let idea = |row: &Row| Idea::clone(<&Idea>::try_from(&row.body).unwrap());
    let expected = [
        Row { seq: 0, body: Idea { merge: Some(pointer), ..idea(&source) }.into(), ..source },
        Row { seq: 0, body: Idea { merged_count: 1, ..idea(&target) }.into(), ..target },
    ];
    assert_eq!(decision.rows, expected);
    let told = |decision: &Decision| {
        let events = decision.events.iter().map(|(_, event)| {
            let changes = event.changes.iter();
            let changes = changes.map(|it| (it.field.clone(), it.before.clone(), it.after.clone()));
            (event.idea_id, changes.collect::<Vec<_>>())
        });
        events.collect::<Vec<_>>()
    };
    let (null, id) = (json!(null), |n| json!(idea_id(n)));
    let at_source = vec![
        ("adds_volume".to_owned(), null.clone(), json!(true)),
        ("merged_into".to_owned(), null.clone(), id(2)),
    ];
    let at_target = vec![("merged_source".to_owned(), null.clone(), id(1))];
    assert_eq!(told(&decision), [(Some(idea_id(1)), at_source), (Some(idea_id(2)), at_target)]);
    let back = world.ok(member(Role::Lead), unmerge(1, 2, op));
    let at_target = vec![("merged_source".to_owned(), id(1), null)];
    assert_eq!(told(&back)[1], (Some(idea_id(2)), at_target));
    assert_eq!(world.idea(idea_id(2)).merged_count, 0);
}

#[test]
fn of_competing_merges_the_first_commit_wins() {
    for (second, code) in [
        (merge(2, 1), Code::TargetMerged),
        (merge(1, 3), Code::SourceMerged),
        (merge(2, 3), Code::SourceHasMerged),
    ] {
        let mut world = world(Stage::New, Stage::New);
        world.ok(member(Role::Lead), merge(1, 2));
        assert_eq!(world.refused(member(Role::Admin), second).code, code);
    }
}

#[test]
fn a_head_is_not_removed_and_whoever_else_has_it_keeps_it_from_being_withdrawn() {
    let mut world = world(Stage::New, Stage::New);
    let reason = String::new();
    let remove = Operation::IdeaRemove { id: idea_id(3), reason };
    assert_eq!(world.refused(member(Role::Admin), remove).code, Code::HasMerged);
    let withdraw = || Operation::IdeaWithdraw { id: idea_id(2) };
    let support =
        Operation::SupportSet { idea: idea_id(1), volume: None, in_addition: false, area_id: None };
    world.ok(member(Role::Engineer), support);
    world.with_idea(idea_id(2), |idea| idea.owner_id = member(Role::Lead));
    let lead = member(Role::Lead);
    let merged = world.push(lead, vec![merge(1, 2), withdraw()]);
    let Verdict::Rejected(refusal) = &merged[1] else { panic!("{merged:?}") };
    // The author of the source, and who supports it there.
    assert_eq!((refusal.code, &refusal.facts["count"]), (Code::Supported, &json!(2)));
    let op = world.idea(idea_id(1)).merge.as_ref().unwrap().merged_op;
    let apart = world.push(lead, vec![withdraw(), unmerge(1, 2, op), withdraw()]);
    assert!(matches!(apart[0], Verdict::Rejected(_)));
    assert_eq!(apart[1..], [Verdict::Ok, Verdict::Ok]);
}

fn pair_of_ideas() -> impl Strategy<Value = IdeaId> {
    (1..3_u128).prop_map(idea_id)
}

fn somebody() -> impl Strategy<Value = MemberId> {
    select(vec![BYSTANDER, member(Role::Engineer), member(Role::Lead), member(Role::Contributor)])
}

/// What people do at two ideas; the last three are refused at a merged one.
fn doing() -> impl Strategy<Value = Operation> {
    let volume = (1..9_u32).prop_map(|runs| Volume {
        runs: f64::from(runs),
        period: Period::Week,
        people: 1.0,
        minutes_per_run: None,
    });
    let comment = || (1..4_u128).prop_map(|n| CommentId(Uuid::from_u128(0xc0 + n)));
    let area = of(select(vec![AREA, OTHER_AREA]));
    prop_oneof![
        4 => (pair_of_ideas(), of(volume), any::<bool>(), area).prop_map(
            |(idea, volume, in_addition, area_id)|
            Operation::SupportSet { idea, volume, in_addition, area_id }),
        2 => pair_of_ideas().prop_map(|idea| Operation::SupportClear { idea }),
        3 => (comment(), pair_of_ideas(), "[a-c]{1,2}")
            .prop_map(|(id, idea, body)| Operation::CommentAdd { id, idea, body }),
        2 => (comment(), "[a-c]{1,2}")
            .prop_map(|(id, body)| Operation::CommentEdit { id, body, base: None }),
        1 => comment().prop_map(|id| Operation::CommentRemove { id }),
        3 => (pair_of_ideas(), any::<bool>())
            .prop_map(|(idea, on)| Operation::FollowSet { idea, on }),
        1 => (pair_of_ideas(), "[a-c]{1,2}").prop_map(|(id, title)| edit(id, "title", json!(title))),
        1 => (pair_of_ideas(), select(vec![PairKind::Related, PairKind::None])).prop_map(
            |(a, to)| Operation::PairSet { a, b: idea_id(3), to, expect: PairKind::None }),
        1 => pair_of_ideas().prop_map(|id| move_to(id, Stage::New, Stage::Assessing)),
    ]
}

fn phase() -> impl Strategy<Value = Vec<(MemberId, Operation)>> {
    vec((somebody(), doing()), 0..10)
}

/// Does it in both worlds, or in none when the merge is in its way.
fn in_both(merged: &mut World, apart: &mut World, actor: MemberId, operation: Operation) {
    let marked = accepted_at_merged(operation.action());
    let verdict = merged.act(actor, operation.clone()).verdict;
    match &verdict {
        Verdict::Rejected(refusal) if refusal.code == Code::IdeaMerged => {
            assert!(!marked, "{operation:?}");
            apart.let_pass();
        }
        _ => assert_eq!(verdict, apart.act(actor, operation).verdict),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 256, ..ProptestConfig::default() })]

    /// The law of domain section 5.5.
    #[test]
    fn an_unmerge_leaves_the_facts_of_a_world_without_the_merge(
        phases in [phase(), phase(), phase()],
        other_way in any::<bool>(),
        adds_volume in any::<bool>(),
    ) {
        let mut merged = world(Stage::New, Stage::New);
        let mut apart = merged.clone();
        let (source, target) = if other_way { (2, 1) } else { (1, 2) };
        let [before, between, after] = phases;
        for (actor, operation) in before {
            in_both(&mut merged, &mut apart, actor, operation);
        }
        let (source, target) = (idea_id(source), idea_id(target));
        let lead = member(Role::Lead);
        let done = merged.ok(lead, Operation::Merge { source, target, adds_volume });
        let expect_merged_op = done.events[0].1.op_id;
        apart.let_pass();
        for (actor, operation) in between {
            in_both(&mut merged, &mut apart, actor, operation);
        }
        merged.ok(lead, Operation::Unmerge { source, target, expect_merged_op });
        apart.let_pass();
        for (actor, operation) in after {
            in_both(&mut merged, &mut apart, actor, operation);
        }
        let facts = |world: &World| -> BTreeMap<Key, Row> {
            let rows = world.rows.iter();
            rows.map(|(key, row)| (*key, Row { seq: 0, ..row.clone() })).collect()
        };
        prop_assert_eq!(facts(&merged), facts(&apart));
        merged.events.retain(|(_, event)| event.op_id != expect_merged_op && event.kind != "unmerge");
        apart.events.retain(|(_, event)| event.op_id != expect_merged_op);
        prop_assert_eq!(merged.events, apart.events);
    }

    /// One push with merges, supports and what looks at whole groups is decided as one after the
    /// other: what is loaded once follows every change.
    #[test]
    fn groups_are_followed_within_a_push(
        steps in vec((0..6_u8, 1..4_u128, 1..4_u128), 1..14),
        before in vec((somebody(), doing()), 0..6),
    ) {
        let admin = member(Role::Admin);
        let mut world = world(Stage::New, Stage::New);
        world.ok(admin, crate::ideas::basis_of(None, 2));
        for (actor, operation) in before {
            world.act(actor, operation);
        }
        (1..4).for_each(|n| world.with_idea(idea_id(n), |idea| idea.owner_id = admin));
        let volume = Volume { runs: 5.0, period: Period::Week, people: 1.0, minutes_per_run: None };
        let mut merged: BTreeMap<u128, (u128, OpId)> = BTreeMap::new();
        let push = steps.into_iter().enumerate().map(|(at, (what, a, b))| match what {
            0 | 1 => {
                merged.insert(a, (b, world.upcoming(at)));
                merge(a, b)
            }
            2 => {
                let (head, op) = merged.get(&a).copied().unwrap_or((b, op_id(1)));
                unmerge(a, head, op)
            }
            3 => Operation::SupportSet {
                idea: idea_id(a), volume: Some(volume), in_addition: true, area_id: None,
            },
            4 => Operation::EstimateRerate {
                id: idea_id(a), basis_id: ids::of_basis(SPACE, None, 1 + (b as u32 % 2)),
            },
            _ if b == 1 => Operation::IdeaWithdraw { id: idea_id(a) },
            _ => Operation::SupportClear { idea: idea_id(a) },
        });
        let push: Vec<Operation> = push.collect();
        world.push(admin, push);
    }
}
