//! All ideas at once give what each gives alone.

use super::laws::{scales, weights};
use hub_core::score::{Columns, Criteria, NO_SCORE, Place, Weights, score};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is done to the columns: an idea is put into a slot, or its slot is cleared.
type Step = (u32, Option<(Option<u32>, Uuid, Criteria)>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key = (0..4_u128).prop_map(Uuid::from_u128);
    let idea = option::weighted(0.9, (option::of(0..5_u32), key, scales()));
    proptest::collection::vec((0..40_u32, idea), 0..80)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_equal_one_by_one(steps in steps(), weights in weights()) {
        let (mut columns, mut by_hand) = (Columns::default(), BTreeMap::new());
        for (slot, idea) in steps {
            match idea {
                Some((number, key, criteria)) => {
                    columns.set(slot, number, key, &criteria);
                    by_hand.insert(slot, (number, key, criteria));
                }
                None => {
                    columns.clear(slot);
                    by_hand.remove(&slot);
                }
            }
        }
        let scores = columns.scores(&weights);
        for (slot, score) in (0..).zip(&scores) {
            prop_assert!(by_hand.contains_key(&slot) || *score == NO_SCORE);
        }
        let mut places = Vec::new();
        for (slot, (number, key, criteria)) in by_hand {
            let score = score(&criteria, &weights).map(|it| it.score);
            let column = scores[slot as usize];
            prop_assert_eq!(column.to_bits(), score.unwrap_or(NO_SCORE).to_bits());
            places.push((slot, Place { score, number, key }));
        }
        let order = columns.order(&weights);
        let place: BTreeMap<_, _> = places.iter().copied().collect();
        prop_assert_eq!(order.len(), places.len());
        // Ideas equal in score, number and key (which no catalogue has) stand in any order.
        places.sort_by(|a, b| a.1.order(&b.1));
        for (slot, (_, expected)) in order.iter().zip(&places) {
            prop_assert_eq!(place[slot], *expected);
        }
    }
}

#[test]
fn ideas_without_a_score_come_last_even_after_a_score_of_nothing() {
    let mut columns = Columns::default();
    let none = Criteria([None, None, Some(100.0), Some(100.0), Some(100.0), Some(100.0)]);
    let nothing = Criteria([Some(0.0), None, None, None, None, None]);
    columns.set(0, Some(1), Uuid::nil(), &none);
    columns.set(1, Some(2), Uuid::nil(), &nothing);
    assert_eq!(columns.order(&Weights::balanced()), [1, 0]);
}

#[test]
fn raw_numbers_are_ordered_by_the_same_rule() {
    let mut columns = Columns::default();
    for (slot, number) in [(0, Some(3)), (1, Some(1)), (2, None), (3, Some(2))] {
        columns.set(slot, number, Uuid::nil(), &Criteria::default());
    }
    assert_eq!(columns.order_of(&[4_000.0, 1_066.67, 4_000.0, NO_SCORE]), [0, 2, 1, 3]);
    // What is missing at the end has no score.
    assert_eq!(columns.order_of(&[1.0]), [0, 1, 3, 2]);
}

/// Scales as scattered as those of real ideas, one in eight missing.
#[cfg(not(debug_assertions))]
fn scattered(slot: u32, column: u64) -> Option<f32> {
    let mut bits = (u64::from(slot) * 8 + column).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (bits % 8 != 0).then_some((bits >> 40) as f32 / (1 << 24) as f32 * 100.0)
}

/// Rule S6 is about speed; without optimisation there is nothing to measure.
#[cfg(not(debug_assertions))]
#[test]
fn a_hundred_thousand_ideas_are_ordered_at_once() {
    use std::time::{Duration, Instant};
    let mut columns = Columns::default();
    for slot in 0..100_000_u32 {
        let criteria = Criteria([1, 2, 3, 4, 5, 6].map(|column| scattered(slot, column)));
        let key = Uuid::from_u128(u128::from(slot.reverse_bits()));
        columns.set(slot, Some(slot / 2), key, &criteria);
    }
    let times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            assert_eq!(columns.order(&Weights::balanced()).len(), 100_000);
            start.elapsed()
        })
        .collect();
    let mut sorted = times.clone();
    sorted.sort();
    println!("scores and order of 100,000: median {:?}, all {times:?}", sorted[4]);
    assert!(sorted[4] < Duration::from_millis(100), "{times:?}");
}
