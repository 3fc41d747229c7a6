//! The same operations give the same answers, rows and events everywhere.

use crate::authority::{Authority, authorities};
use crate::dice::Dice;
use crate::world::*;
use hub_core::permission::Action;
use hub_core::{Code, Envelope, EntityKind, Item, MemberId, Verdict};
use std::collections::BTreeSet;

/// What some people do one after the other, each a batch.
type Story = Vec<(MemberId, Vec<Envelope>)>;

/// A story at random: batches of one to six operations, as a device sends them.
fn story(seed: u64, batches: u64) -> Story {
    let (mut dice, mut sent) = (Dice(seed), 0);
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
        let actors = [everybody(), vec![member(hub_core::rows::Role::Admin); 4]].concat();
        (dice.of(&actors), envelopes)
    };
    (0..batches).map(batch).collect()
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
    let mut outcomes = authorities().into_iter().map(|mut authority| {
        (authority.name(), play(authority.as_mut(), story))
    });
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
    for seed in 0..24 {
        let story = story(seed, 60);
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
    // Two of them erase; for the others chance has to bring the right things together.
    assert!(missing.len() <= 6, "never accepted: {missing:?}");
    for code in [Code::NotMember, Code::Forbidden, Code::NotFound, Code::Invalid, Code::StageChanged] {
        assert!(codes.contains(&code), "{code:?} among {codes:?}");
    }
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
