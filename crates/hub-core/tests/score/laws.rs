//! What holds for every score from facts within the domain's bounds.

use super::{answers, settings};
use hub_core::rows::{Answers, Criterion, ValueBasis};
use hub_core::score::{
    Criteria, CriteriaInput, Place, ScoreSettings, Weights, assessment, criteria, score,
};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

pub fn weights() -> impl Strategy<Value = Weights> {
    let weight = prop_oneof![Just(0.0), 0.0..=100.0, Just(100.0)];
    proptest::collection::vec(weight, 6).prop_map(|weights| {
        let named: BTreeMap<_, _> = Criterion::ALL.iter().copied().zip(weights).collect();
        Weights::from(&named)
    })
}

pub fn scales() -> impl Strategy<Value = Criteria> {
    let scale = || option::of(prop_oneof![0.0..=100.0_f32, Just(50.0), Just(0.0), Just(100.0)]);
    let all = (scale(), scale(), scale(), scale(), scale(), scale());
    all.prop_map(|(a, b, c, d, e, f)| Criteria([a, b, c, d, e, f]))
}

/// The greatest hours and money that bounded inputs give.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![-1e31..1e31, -10_000.0..10_000.0, Just(0.0), Just(-0.0)]
}

#[derive(Clone, Debug)]
struct Facts {
    hours: Option<f64>,
    money: Option<f64>,
    answers: Answers,
    people: u32,
    areas: u32,
    days: Option<f64>,
    fit: Option<u8>,
    risk: Option<u8>,
}

impl Facts {
    fn input(&self) -> CriteriaInput<'_> {
        CriteriaInput {
            hours_saved_likely: self.hours,
            money_saved_likely_minor: self.money,
            answers: &self.answers,
            people: self.people,
            areas: self.areas,
            build_days_likely: self.days,
            fit: self.fit,
            risk: self.risk,
        }
    }
}

fn facts() -> impl Strategy<Value = Facts> {
    let rating = || option::of(1..=5_u8);
    let given = (rating(), rating(), rating(), rating(), rating());
    let given = given.prop_map(|(a, b, c, d, e)| answers([a, b, c, d, e]));
    let worth = (option::of(amount()), option::of(amount()));
    let demand = (prop_oneof![0..10_u32, any::<u32>()], prop_oneof![0..10_u32, any::<u32>()]);
    let rest = (option::of(0.0..=10_000.0), rating(), rating());
    (worth, given, demand, rest).prop_map(|(worth, answers, demand, rest)| Facts {
        hours: worth.0,
        money: worth.1,
        answers,
        people: demand.0,
        areas: demand.1,
        days: rest.0,
        fit: rest.1,
        risk: rest.2,
    })
}

fn any_settings() -> impl Strategy<Value = ScoreSettings> {
    let basis = proptest::sample::select(ValueBasis::ALL);
    let full = prop_oneof![f64::MIN_POSITIVE..1e13, 0.1..100_000.0, Just(5_000.0)];
    (basis, full, weights()).prop_map(|(value_basis, value_full, weights)| ScoreSettings {
        value_basis,
        value_full,
        weights,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scale_is_within_0_and_100(facts in facts(), settings in any_settings()) {
        for scale in criteria(&facts.input(), &settings).0.into_iter().flatten() {
            prop_assert!((0.0..=100.0).contains(&scale), "{scale}");
        }
    }

    #[test]
    fn a_score_is_within_0_and_100_and_its_parts_add_up(scales in scales(), weights in weights()) {
        let Some(it) = score(&scales, &weights) else { return Ok(()) };
        prop_assert!((0.0..=100.0).contains(&it.score));
        prop_assert!(it.completeness > 0.0 && it.completeness <= 1.0);
        let points: f32 = it.parts.iter().map(|part| part.points).sum();
        prop_assert!((points - it.score).abs() < 1e-3, "{points} {}", it.score);
        let shares: f32 = it.parts.iter().map(|part| part.share).sum();
        prop_assert!((shares - 1.0).abs() < 1e-5, "{shares}");
        let weighted = Criterion::ALL.iter().filter(|c| weights.get(**c) > 0.0).count();
        prop_assert_eq!(it.parts.len() + it.missing.len(), weighted);
    }

    #[test]
    fn a_score_lies_between_its_least_and_greatest_scale(
        scales in scales(),
        weights in weights(),
    ) {
        let Some(it) = score(&scales, &weights) else { return Ok(()) };
        let scales = || it.parts.iter().map(|part| part.scale);
        let (least, greatest) = (scales().fold(100.0, f32::min), scales().fold(0.0, f32::max));
        prop_assert!(it.score >= least - 1e-4 && it.score <= greatest + 1e-4);
    }

    #[test]
    fn there_is_a_score_exactly_where_rule_s0_says_so(facts in facts()) {
        let it = score(&criteria(&facts.input(), &settings()), &Weights::balanced());
        let expected = facts.hours.is_some() || assessment(&facts.answers).given >= 3;
        prop_assert_eq!(it.is_some(), expected);
    }

    #[test]
    fn more_hours_never_lower_a_score(
        facts in facts(),
        hours in amount(),
        more in prop_oneof![0.0..1e31, 0.0..10.0],
        weights in weights(),
    ) {
        let points = |hours| {
            let facts = Facts { hours: Some(hours), ..facts.clone() };
            score(&criteria(&facts.input(), &settings()), &weights).map(|it| it.score)
        };
        prop_assert!(points(hours + more) >= points(hours));
    }

    #[test]
    fn equal_scores_are_ordered_by_number_then_key(
        first in (option::of(0..3_u32), any::<u128>()),
        second in (option::of(0..3_u32), any::<u128>()),
        equal in option::of(0.0..=100.0_f32),
    ) {
        let place = |(number, key)| Place { score: equal, number, key: Uuid::from_u128(key) };
        // None is the least of all options, but an idea without a number comes last.
        let by_hand = |(number, key): (Option<u32>, u128)| (number.is_none(), number, key);
        let expected = by_hand(first).cmp(&by_hand(second));
        prop_assert_eq!(place(first).order(&place(second)), expected);
    }

    #[test]
    fn a_greater_score_goes_first_and_none_last(
        a in option::of(0.0..=100.0_f32),
        b in option::of(0.0..=100.0_f32),
        number in any::<u32>(),
    ) {
        let place = |score| Place { score, number: Some(number), key: Uuid::nil() };
        // None is the least of all options.
        prop_assert_eq!(Some(place(a).order(&place(b))), b.partial_cmp(&a));
    }
}
