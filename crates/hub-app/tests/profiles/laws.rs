//! A preview is what a re-rank by hand gives, and what applying it brings.

use super::world::*;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn known() -> impl Strategy<Value = Known> {
    let five = || option::of(1..=5_u8);
    // Few values, so that equal scores are common.
    let all = (option::of(0..4_u32), five(), option::of(1..30_u32), five(), five());
    all.prop_map(|(runs, answer, days, fit, risk)| Known {
        runs: runs.map(|runs| 1 + 10 * runs),
        answer,
        days,
        fit,
        risk,
    })
}

fn some_weights() -> impl Strategy<Value = [f64; 6]> {
    let weight = || prop_oneof![Just(0.0), (0..=100_u32).prop_map(f64::from)];
    proptest::array::uniform6(weight())
        .prop_filter("not all of them 0", |weights| weights.iter().any(|weight| *weight > 0.0))
}

/// Ranks by hand: rule S1 for the scales, S2 for the sum, S4 for the order.
fn by_hand(ideas: &[Known], weights: [f64; 6]) -> Vec<Option<usize>> {
    let scores: Vec<Option<f32>> = ideas.iter().map(|idea| score(idea, weights)).collect();
    let mut order: Vec<usize> = (0..ideas.len()).filter(|at| scores[*at].is_some()).collect();
    order.sort_by(|a, b| scores[*b].partial_cmp(&scores[*a]).unwrap().then(a.cmp(b)));
    let place: BTreeMap<_, _> = order.iter().zip(1..).collect();
    (0..ideas.len()).map(|at| place.get(&at).copied()).collect()
}

fn score(idea: &Known, weights: [f64; 6]) -> Option<f32> {
    let hours = idea.runs.map(|runs| f64::from(runs) * 52.0 * 0.5 * 0.65);
    let percent = |answer: u8| (f64::from(answer) - 1.0) / 4.0 * 100.0;
    let scales = [
        hours.map(|hours| (100.0 * (1.0 + hours / 20.0).ln() / 251_f64.ln()).min(100.0)),
        idea.answer.map(percent),
        Some(0.0),
        idea.fit.map(percent),
        idea.days.map(|days| 100.0 * (1.0 - (1.0 + f64::from(days)).ln() / 121_f64.ln())),
        idea.risk.map(|risk| 100.0 - percent(risk)),
    ];
    if scales[0].is_none() && scales[1].is_none() {
        return None;
    }
    let present =
        scales.iter().zip(weights).filter_map(|(scale, weight)| Some(((*scale)?, weight)));
    let (sum, total) = present.fold((0.0, 0.0), |(sum, total), (scale, weight)| {
        (sum + f64::from(scale as f32) * weight, total + weight)
    });
    (total > 0.0).then(|| (sum / total) as f32)
}

/// What a preview says of an idea, if it names it.
fn named(preview: &Value, id: &str) -> Vec<(Option<usize>, Option<usize>)> {
    let lists = ["top_before", "top_after", "gain", "lose"];
    let all = lists.iter().flat_map(|list| preview[list].as_array().unwrap());
    let rank = |idea: &Value, which: &str| idea[which].as_u64().map(|rank| rank as usize);
    all.filter(|idea| idea["id"] == id)
        .map(|idea| (rank(idea, "rank_before"), rank(idea, "rank_after")))
        .collect()
}

fn holds(ids: &[String], preview: &Value, before: &[Option<usize>], after: &[Option<usize>]) {
    let both = || before.iter().zip(after);
    let gained = |(before, after): (&Option<usize>, &Option<usize>)| {
        Some(i64::try_from((*before)?).unwrap() - i64::try_from((*after)?).unwrap())
    };
    let ranked = |ranks: &[Option<usize>]| json!(ranks.iter().flatten().count());
    assert_eq!(preview["ideas"], json!(ids.len()));
    assert_eq!(preview["ranked_before"], ranked(before));
    assert_eq!(preview["ranked_after"], ranked(after));
    let moves: Vec<i64> = both().filter_map(gained).filter(|places| *places != 0).collect();
    assert_eq!(preview["moved"], json!(moves.len()));
    for (step, (from, to)) in [(1, 5), (6, 20), (21, 100), (101, i64::MAX)].into_iter().enumerate()
    {
        let within = |sign: i64| {
            let is_within = |places: &&i64| (from..=to).contains(&(**places * sign));
            json!(moves.iter().filter(is_within).count())
        };
        let found = &preview["steps"][step];
        assert_eq!(found["up"], within(1), "{found}");
        assert_eq!(found["down"], within(-1), "{found}");
    }
    for (at, id) in ids.iter().enumerate() {
        for found in named(preview, id) {
            assert_eq!(found, (before[at], after[at]), "{id}");
        }
    }
    let list = |name: &str| preview[name].as_array().unwrap().len();
    assert_eq!(list("top_before"), before.iter().flatten().count().min(20));
    assert_eq!(list("top_after"), after.iter().flatten().count().min(20));
    let furthest = |sign: i64| {
        let mut places: Vec<i64> = moves.iter().map(|it| it * sign).filter(|it| *it > 0).collect();
        places.sort_unstable_by(|a, b| b.cmp(a));
        places.truncate(20);
        places
    };
    for (name, sign) in [("gain", 1), ("lose", -1)] {
        let places = |idea: &Value| {
            let rank = |which: &str| idea[which].as_i64().unwrap();
            (rank("rank_before") - rank("rank_after")) * sign
        };
        let found: Vec<i64> = preview[name].as_array().unwrap().iter().map(places).collect();
        assert_eq!(found, furthest(sign), "{name}");
    }
}

proptest! {
    // Each case founds a space on the disk.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_is_a_re_rank_by_hand_and_comes_true(
        ideas in proptest::collection::vec(known(), 0..90),
        now in some_weights(),
        then in some_weights(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let app = founded(dir.path());
        let ids = fill(&app, &ideas);
        let (balanced, first, second) =
            (by_hand(&ideas, BALANCED), by_hand(&ideas, now), by_hand(&ideas, then));
        holds(&ids, &preview(&app, now), &balanced, &first);
        apply(&app, &weights(now));
        holds(&ids, &preview(&app, then), &first, &second);
        apply(&app, &weights(then));
        for (id, rank) in ranks(&app) {
            let at = ids.iter().position(|other| *other == id).unwrap();
            prop_assert_eq!(rank as usize, second[at].unwrap_or(0));
        }
        let still = preview(&app, then);
        prop_assert_eq!(&still["moved"], &json!(0));
        prop_assert_eq!(&still["top_before"], &still["top_after"]);
    }
}
