//! The same operations give the same answers, rows and events everywhere.

use crate::authority::{Authority, authorities};
use crate::dice::Dice;
use crate::world::*;
use hub_core::permission::Action;
use hub_core::rows::{Event, PairKind, Role, Stage, StandardState};
use hub_core::{
    Code, EntityKind, Envelope, IdeaId, Item, MemberId, Operation, Verdict, ids, standard,
};
use serde_json::json;
use std::collections::BTreeSet;

/// What some people do one after the other, each a batch.
type Story = Vec<(MemberId, Vec<Envelope>)>;

/// A story at random: batches of one to six operations, as a device sends them.
fn story(seed: u64, batches: u64) -> Story {
    let (mut dice, mut sent) = (Dice(seed), 0);
    let beginning = Dice::beginning().into_iter().map(|(member, operations)| {
        let envelopes = operations.into_iter().map(|operation| {
            sent += 1;
            envelope(sent, operation)
        });
        (member, envelopes.collect())
    });
    let beginning: Story = beginning.collect();
    let batch = |_| {
        let envelopes = (0..=dice.below(6)).map(|_| {
            // Now and then an operation is sent again.
            let again = sent > 0 && dice.below(20) == 0;
            let n = if again { 1 + u128::from(dice.below(sent as u64)) } else { sent + 1 };
            sent = sent.max(n);
            envelope(n, dice.operation(sent.max(n)))
        });
        let envelopes: Vec<_> = envelopes.collect();
        // Administrators and leads act more often: others are refused most of what there is.
        let actors = [everybody(), vec![member(Role::Admin); 4]].concat();
        (dice.of(&actors), envelopes)
    };
    beginning.into_iter().chain((0..batches).map(batch)).collect()
}

/// What a story leads to.
#[derive(Debug, PartialEq)]
struct Outcome {
    verdicts: Vec<Verdict>,
    items: Vec<Item>,
}

/// Plays a story.
fn play(authority: &mut dyn Authority, story: &Story) -> Outcome {
    let mut verdicts = vec![];
    for ((member, envelopes), step) in story.iter().zip(1..) {
        verdicts.extend(authority.act(*member, envelopes, NOW_MS + step * 1_000));
    }
    assert!(authority.verified().is_some(), "{}", authority.name());
    Outcome { verdicts, items: authority.items() }
}

fn assert_same(story: &Story, what: &str) -> Outcome {
    let mut outcomes = authorities()
        .into_iter()
        .map(|mut authority| (authority.name(), play(authority.as_mut(), story)));
    let (first, expected) = outcomes.next().unwrap();
    for (name, outcome) in outcomes {
        let sent = story.iter().flat_map(|(_, envelopes)| envelopes);
        for ((found, expected), sent) in outcome.verdicts.iter().zip(&expected.verdicts).zip(sent) {
            assert_eq!(found, expected, "{what}: {sent:?} on {name} and {first}");
        }
        for (found, expected) in outcome.items.iter().zip(&expected.items) {
            assert_eq!(found, expected, "{what}: {name} and {first}");
        }
        assert_eq!(outcome.items.len(), expected.items.len(), "{what}: {name} and {first}");
    }
    expected
}

#[test]
fn stories_at_random_end_the_same_everywhere() {
    let (mut codes, mut kinds, mut merged) = (BTreeSet::new(), BTreeSet::new(), 0);
    for seed in 0..8 {
        let story = story(seed, 80);
        let outcome = assert_same(&story, &format!("seed {seed}"));
        let envelopes = story.iter().flat_map(|(_, envelopes)| envelopes);
        for (verdict, envelope) in outcome.verdicts.iter().zip(envelopes) {
            match verdict {
                Verdict::Rejected(refusal) => drop(codes.insert(refusal.code)),
                Verdict::Merged { .. } => merged += 1,
                _ => drop(kinds.insert(envelope.operation.action())),
            }
        }
    }
    assert!(merged > 0, "two people met at a field");
    let missing: Vec<_> = Action::ALL.iter().filter(|action| !kinds.contains(action)).collect();
    // For some, chance has to bring much together.
    assert!(missing.len() <= 4, "never accepted: {missing:?}");
    for code in
        [Code::NotMember, Code::Forbidden, Code::NotFound, Code::Invalid, Code::StageChanged]
    {
        assert!(codes.contains(&code), "{code:?} among {codes:?}");
    }
}

/// Who holds, maintains or wrote which idea follows from the roles: the contributor wrote all of
/// them, the engineer builds and maintains.
fn to_stage(id: IdeaId, stage: Stage, n: u128) -> Vec<(MemberId, Operation)> {
    let (author, lead) = (member(Role::Contributor), member(Role::Lead));
    let engineer = member(Role::Engineer);
    let build = edit(id, "runs_where", json!("Jenkins"), None);
    let answers = standard::first_items(SPACE).map(|(item, _)| Operation::StandardExcept {
        idea: id,
        item,
        reason: "A trial".to_owned(),
    });
    let mut way = vec![(author, submit(id)), (lead, move_to(id, Stage::New, Stage::Assessing))];
    if matches!(stage, Stage::New | Stage::Withdrawn) {
        way.truncate(1);
    }
    if matches!(
        stage,
        Stage::Ready | Stage::Building | Stage::Testing | Stage::Live | Stage::Retired
    ) {
        way.push((lead, move_to(id, Stage::Assessing, Stage::Ready)));
    }
    if matches!(stage, Stage::Building | Stage::Testing | Stage::Live | Stage::Retired) {
        way.extend([(engineer, Operation::ClaimTake { id }), (engineer, build)]);
    }
    if matches!(stage, Stage::Testing | Stage::Live | Stage::Retired) {
        way.push((engineer, move_to(id, Stage::Building, Stage::Testing)));
        way.extend(answers.map(|answer| (lead, answer)));
    }
    if matches!(stage, Stage::Live | Stage::Retired) {
        way.push((engineer, move_to(id, Stage::Testing, Stage::Live)));
    }
    way.extend(match stage {
        Stage::Retired => Some((lead, move_to(id, Stage::Live, Stage::Retired))),
        Stage::Parked | Stage::Declined => Some((lead, move_to(id, Stage::Assessing, stage))),
        Stage::Withdrawn => Some((author, Operation::IdeaWithdraw { id })),
        _ => None,
    });
    way.push((BYSTANDER, comment(n, id, "Seen")));
    way
}

/// What anybody may try at an idea.
fn attempts(id: IdeaId, other: IdeaId, n: u128, stage: Stage) -> Vec<Operation> {
    use Operation as O;
    let item = ids::of_builtin_item(SPACE, "version_control");
    let (reason, evidence) = ("Because".to_owned(), "Seen".to_owned());
    let moves = Stage::ALL.iter().map(|to| move_to(id, stage, *to));
    let fields = [("title", json!("Other")), ("runs", json!(3)), ("rules", json!(2))];
    let more = [("risk", json!(2)), ("runs_where", json!("Here")), ("build_days", json!(null))];
    let edits = fields.into_iter().chain(more).map(|(field, value)| edit(id, field, value, None));
    let (claim, to) = (u32::from(stage != Stage::Ready), member(Role::Engineer));
    let volume = None;
    let others = [
        O::IdeaHandOver { id, to: BYSTANDER },
        O::ClaimTake { id },
        O::ClaimProgress { id, note: Some(evidence.clone()), commit_at_ms: None },
        O::ClaimAssign { id, to, expect_claim_no: claim },
        O::SupportSet { idea: id, volume, in_addition: true, area_id: None },
        O::SupportClear { idea: id },
        O::FollowSet { idea: id, on: false },
        comment(1_000_000 + n, id, "Mine"),
        O::CommentEdit { id: comment_id(n), body: "Changed".to_owned(), base: None },
        O::CommentRemove { id: comment_id(n) },
        O::PairSet { a: id, b: other, to: PairKind::Related, expect: PairKind::None },
        O::PairSet { a: id, b: other, to: PairKind::None, expect: PairKind::Related },
        O::StandardAnswer {
            idea: id,
            item,
            state: StandardState::Met,
            evidence,
            by_scan: false,
            reason: None,
        },
        O::StandardExcept { idea: id, item, reason: reason.clone() },
        O::EstimateRerate { id, basis_id: ids::of_basis(SPACE, None, 1) },
        O::Merge { source: id, target: other, adds_volume: true },
        O::ClaimRelease { id, expect_claim_no: claim, note: None },
        O::IdeaWithdraw { id },
        O::IdeaRestore { id },
        O::IdeaRemove { id, reason },
    ];
    edits.chain(others).chain(moves).collect()
}

/// Every role at an idea of every stage, with everything one can try there.
#[test]
fn every_role_gets_the_same_answer_at_every_stage() {
    let (mut n, mut comments) = (0, 0);
    let mut next = |operation| {
        n += 1;
        envelope(n, operation)
    };
    let mut story: Story = vec![(member(Role::Lead), vec![next(submit(idea_id(9_999)))])];
    for (at, stage) in Stage::ALL.iter().enumerate() {
        for (who, role) in Role::ALL.iter().enumerate() {
            let id = idea_id((at * 100 + who) as u128);
            comments += 1;
            let way = to_stage(id, *stage, comments);
            story.extend(way.into_iter().map(|(by, operation)| (by, vec![next(operation)])));
            let attempts = attempts(id, idea_id(9_999), comments, *stage);
            story.push((member(*role), attempts.into_iter().map(&mut next).collect()));
        }
    }
    let outcome = assert_same(&story, "every role at every stage");
    let stages: BTreeSet<String> = outcome.items.iter().filter_map(reached).collect();
    assert_eq!(stages.len(), Stage::ALL.len(), "every stage was reached: {stages:?}");
    let accepted = outcome.verdicts.iter().filter(|verdict| **verdict == Verdict::Ok).count();
    assert!(accepted > 500 && outcome.verdicts.len() - accepted > 500, "{accepted} accepted");
}

/// The stage that an event tells of.
fn reached(item: &Item) -> Option<String> {
    let event: Event = serde_json::from_str(&item.json).ok()?;
    let change = event.changes.into_iter().find(|change| change.field == "stage")?;
    Some(change.after.as_str()?.to_owned())
}

#[test]
fn a_batch_is_decided_as_its_operations_one_by_one() {
    for seed in 100..106 {
        let story = story(seed, 40);
        let one_by_one: Story = story
            .iter()
            .flat_map(|(member, batch)| batch.iter().map(|it| (*member, vec![it.clone()])))
            .collect();
        // Time passes differently, and nothing else.
        let verdicts = |story: &Story| {
            let mut authority = crate::sqlite::Sqlite::new();
            let played = play(&mut authority, story);
            let kinds = played.items.iter().map(|item| item.kind == EntityKind::Event);
            (played.verdicts, kinds.filter(|is_event| *is_event).count())
        };
        let (at_once, alone) = (verdicts(&story), verdicts(&one_by_one));
        for (n, (at_once, alone)) in at_once.0.iter().zip(&alone.0).enumerate() {
            assert_eq!(without_times(at_once), without_times(alone), "seed {seed}, operation {n}");
        }
        assert_eq!(at_once.1, alone.1, "seed {seed}");
    }
}

/// A refusal may tell since when something is so.
fn without_times(verdict: &Verdict) -> Verdict {
    match verdict {
        Verdict::Rejected(refusal) => {
            let mut refusal = refusal.clone();
            refusal.facts.retain(|name, _| !name.ends_with("_ms") && name != "since");
            Verdict::Rejected(refusal)
        }
        other => other.clone(),
    }
}
