//! Every worked number of the score, to the precision it is printed with.

use super::{answers, settings, unknown};
use hub_core::rows::{Answers, Criterion, Method, Ratings, ValueBasis};
use hub_core::score::{
    Completeness, Criteria, CriteriaInput, RawError, ScoreSettings, Weights, assessment, criteria,
    demand_scale, effort_scale, fit_scale, ice, raw, rice, risk_scale, score, value_scale, wsjf,
};
use std::collections::BTreeMap;

fn two_decimals(value: f64) -> String {
    format!("{value:.2}")
}

#[test]
fn value() {
    let table = [
        (20.0, "12.54"),
        (100.0, "32.43"),
        (396.0, "54.93"),
        (1_000.0, "71.16"),
        (5_000.0, "100.00"),
        (1_000_000.0, "100.00"),
        (0.0, "0.00"),
        (-50.0, "0.00"),
    ];
    for (hours, expected) in table {
        let scale = value_scale(hours, 5_000.0).expect("5,000 is usable");
        assert_eq!(two_decimals(scale), expected, "{hours} h");
    }
}

#[test]
fn value_is_scaled_by_what_scores_full() {
    // 50 of 250 is as much as 1,000 of 5,000.
    assert_eq!(value_scale(50.0, 250.0).map(two_decimals).as_deref(), Some("71.16"));
    for full in [0.0, -1.0, f64::NAN] {
        assert_eq!(value_scale(100.0, full), None, "{full}");
    }
}

#[test]
fn value_in_money_needs_money() {
    let none = Answers::default();
    let money =
        ScoreSettings { value_basis: ValueBasis::Money, value_full: 200_000_00.0, ..settings() };
    let hours_only = CriteriaInput { hours_saved_likely: Some(1_000.0), ..unknown(&none) };
    assert_eq!(criteria(&hours_only, &money).get(Criterion::Value), None);
    let both = CriteriaInput { money_saved_likely_minor: Some(40_000_00.0), ..hours_only };
    let value = criteria(&both, &money).get(Criterion::Value).expect("money is there");
    assert_eq!(two_decimals(value.into()), "71.16");
}

#[test]
fn demand() {
    let table =
        [(1, 1, "0.00"), (2, 2, "45.53"), (5, 2, "63.92"), (21, 1, "100.00"), (500, 9, "100.00")];
    for (people, areas, expected) in table {
        assert_eq!(two_decimals(demand_scale(people, areas)), expected, "{people}, {areas}");
    }
    // At least one of each.
    assert_eq!(demand_scale(0, 0), 0.0);
}

#[test]
fn effort() {
    let table = [
        (0.0, "100.00"),
        (1.0, "85.55"),
        (5.0, "62.64"),
        (10.0, "50.00"),
        (20.0, "36.52"),
        (120.0, "0.00"),
        (10_000.0, "0.00"),
    ];
    for (days, expected) in table {
        assert_eq!(two_decimals(effort_scale(days)), expected, "{days} days");
    }
}

#[test]
fn fit_and_risk() {
    let scales = [(1, 0.0), (2, 25.0), (3, 50.0), (4, 75.0), (5, 100.0)];
    for (rating, expected) in scales {
        assert_eq!(fit_scale(rating), expected, "fit {rating}");
        assert_eq!(risk_scale(rating), 100.0 - expected, "risk {rating}");
    }
}

#[test]
fn assessment_in_percent() {
    let all = assessment(&answers([4, 3, 5, 4, 5].map(Some)));
    let expected = (Some(75.0), Some(87.5), Some(80.0));
    assert_eq!((all.suitability, all.readiness, all.overall), expected);
    let some = assessment(&answers([Some(5), None, None, None, None]));
    assert_eq!((some.suitability, some.readiness, some.given), (Some(100.0), None, 1));
}

#[test]
fn the_worked_score() {
    let answers = answers([4, 3, 5, 4, 5].map(Some));
    let input = CriteriaInput {
        hours_saved_likely: Some(396.0),
        build_days_likely: Some(10.0),
        risk: Some(2),
        ..unknown(&answers)
    };
    let it = score(&criteria(&input, &settings()), &Weights::balanced()).expect("it has a value");
    assert_eq!(two_decimals(it.score.into()), "53.03");
    assert_eq!(two_decimals(it.completeness.into()), "0.90");
    assert_eq!((it.level, it.missing.as_slice()), (Completeness::High, &[Criterion::Fit][..]));
    let points: Vec<_> =
        it.parts.iter().map(|p| (p.criterion, two_decimals(p.points.into()))).collect();
    let expected = [
        (Criterion::Value, "18.31"),
        (Criterion::Feasibility, "22.22"),
        (Criterion::Demand, "0.00"),
        (Criterion::Effort, "8.33"),
        (Criterion::Risk, "4.17"),
    ];
    assert_eq!(points, expected.map(|(criterion, points)| (criterion, points.to_owned())));
}

#[test]
fn a_score_needs_a_value_or_three_answers() {
    let three = [Some(3), None, Some(3), None, Some(3)];
    let two = [Some(3), None, Some(3), None, None];
    let table =
        [(None, two, false), (None, three, true), (Some(0.0), two, true), (None, [None; 5], false)];
    for (hours_saved_likely, given, expected) in table {
        let answers = answers(given);
        let rated = CriteriaInput { fit: Some(5), risk: Some(1), ..unknown(&answers) };
        let input = CriteriaInput { hours_saved_likely, build_days_likely: Some(1.0), ..rated };
        let it = score(&criteria(&input, &settings()), &Weights::balanced());
        assert_eq!(it.is_some(), expected, "{hours_saved_likely:?} {given:?}");
    }
}

#[test]
fn completeness_as_a_word() {
    // Value has all the weight that is known, fit the rest.
    let known = Criteria([Some(50.0), None, None, None, None, None]);
    let table = [
        (90.0, 10.0, Completeness::High),
        (0.27, 0.03, Completeness::High),
        (89.0, 11.0, Completeness::Medium),
        (60.0, 40.0, Completeness::Medium),
        (59.0, 41.0, Completeness::Low),
    ];
    for (value, fit, expected) in table {
        let weights = BTreeMap::from([(Criterion::Value, value), (Criterion::Fit, fit)]);
        let it = score(&known, &Weights::from(&weights)).expect("it has a value");
        assert_eq!(it.level, expected, "{value} of {}", value + fit);
    }
}

#[test]
fn without_weight_on_what_is_known_there_is_no_score() {
    let known = Criteria([Some(50.0), None, None, None, None, None]);
    let weights = BTreeMap::from([(Criterion::Risk, 10.0)]);
    assert_eq!(score(&known, &Weights::from(&weights)), None);
    assert_eq!(score(&known, &Weights::from(&BTreeMap::new())), None);
}

#[test]
fn all_equal_values_are_an_ordinary_case() {
    for scale in [0.0, 42.0, 100.0] {
        let it = score(&Criteria([Some(scale); 6]), &Weights::balanced()).expect("all is known");
        assert_eq!((it.score, it.completeness), (scale, 1.0));
    }
}

#[test]
fn raw_numbers() {
    let rounded = |number: Result<Option<f64>, RawError>| number.map(|n| n.map(two_decimals));
    let is = |text: &str| Ok(Some(text.to_owned()));
    let some = |reach, impact, confidence, effort| {
        rice(Some(reach), Some(impact), Some(confidence), Some(effort))
    };
    assert_eq!(rounded(some(5_000.0, 2.0, 0.8, 2.0)), is("4000.00"));
    assert_eq!(rounded(some(2_000.0, 2.0, 0.8, 3.0)), is("1066.67"));
    assert_eq!(wsjf(Some(7), Some(9), Some(5), Some(2)), Ok(Some(10.5)));
    assert_eq!(wsjf(Some(8), Some(3), Some(4), Some(8)), Ok(Some(1.875)));
    assert_eq!(ice(Some(10), Some(10), Some(10)), Some(1_000.0));
}

#[test]
fn raw_numbers_say_what_is_wrong() {
    let all = Some(1.0);
    assert_eq!(rice(all, all, all, Some(0.0)), Err(RawError::EffortZero));
    assert_eq!(rice(all, all, all, Some(f64::MIN_POSITIVE / 4.0)), Err(RawError::EffortZero));
    assert_eq!(rice(None, all, all, Some(0.0)), Err(RawError::EffortZero));
    assert_eq!(wsjf(Some(1), Some(1), Some(1), Some(0)), Err(RawError::JobSizeZero));
    assert_eq!(RawError::JobSizeZero.to_string(), "job size must be more than 0");
    for missing in 0..4 {
        let given = |at: usize| (at != missing).then_some(1);
        let real = |at: usize| (at != missing).then_some(1.0);
        assert_eq!(rice(real(0), real(1), real(2), real(3)), Ok(None), "{missing}");
        assert_eq!(wsjf(given(0), given(1), given(2), given(3)), Ok(None), "{missing}");
    }
    assert_eq!(ice(Some(1), None, Some(1)), None);
}

#[test]
fn raw_by_method_with_the_defaults() {
    let ratings = Ratings {
        rice_impact: Some(2.0),
        rice_confidence: Some(0.8),
        ice_impact: Some(7),
        ice_confidence: Some(8),
        ice_ease: Some(5),
        wsjf_value: Some(7),
        wsjf_time: Some(9),
        wsjf_risk: Some(5),
        wsjf_size: Some(2),
        ..Ratings::default()
    };
    // 40 days are 2 person-months; the reach is the people of all parts.
    let table = [
        (Method::Rice, Some(4_000.0)),
        (Method::Ice, Some(280.0)),
        (Method::Wsjf, Some(10.5)),
        (Method::Weighted, None),
    ];
    for (method, expected) in table {
        assert_eq!(raw(method, &ratings, Some(5_000.0), Some(40.0)), Ok(expected), "{method}");
    }
    let reach = Ratings { rice_reach: Some(10.0), ..ratings };
    assert_eq!(raw(Method::Rice, &reach, Some(5_000.0), Some(40.0)), Ok(Some(8.0)));
}
