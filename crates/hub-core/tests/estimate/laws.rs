//! What holds for every estimate from inputs within the domain's bounds.

use super::basis;
use hub_core::MemberId;
use hub_core::estimate::{
    Amount, Estimate, Line, Op, Outcome, PartInput, PartOwner, Payback, Quantity, Roi, estimate,
    explain,
};
use hub_core::rows::{Basis, EstimateInputs, Labour, LabourPer, Period, Triple, Volume};
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

/// Values up to a bound, with small ones and the bound itself as likely as any.
fn up_to(bound: f64) -> impl Strategy<Value = f64> + Clone {
    let (small, middle) = (bound.min(1.0), bound.min(1_000.0));
    prop_oneof![
        0.0..=small,
        0.0..=middle,
        0.0..=bound,
        Just(bound),
        Just(0.0),
        Just(f64::MIN_POSITIVE)
    ]
}

fn above_zero(bound: f64) -> impl Strategy<Value = f64> + Clone {
    up_to(bound).prop_map(|value| value.max(f64::MIN_POSITIVE))
}

fn triple(value: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = Triple> {
    (value.clone(), value.clone(), value).prop_map(|(a, b, c)| {
        let mut values = [a, b, c];
        values.sort_by(f64::total_cmp);
        Triple::new(values[0], values[1], values[2])
    })
}

fn period() -> impl Strategy<Value = Period> {
    proptest::sample::select(Period::ALL)
}

fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![0..=3_i64, 0..=10_000_000_i64, Just(10_000_000_000_000)]
}

fn labour() -> impl Strategy<Value = Labour> {
    (any::<bool>(), minor()).prop_map(|(hour, minor)| Labour {
        per: if hour { LabourPer::Hour } else { LabourPer::Year },
        minor,
    })
}

fn rates() -> impl Strategy<Value = Basis> {
    let year = (1.0..=366.0, 0.5..=24.0);
    (year, option::of(labour()), option::of(minor())).prop_map(|(year, labour, day_cost_minor)| {
        let (working_days_per_year, hours_per_day) = year;
        Basis { labour, day_cost_minor, working_days_per_year, hours_per_day, ..basis() }
    })
}

fn people() -> impl Strategy<Value = f64> {
    (1..=100_000_u32).prop_map(f64::from)
}

fn inputs() -> impl Strategy<Value = EstimateInputs> {
    let minutes = || up_to(100_000.0);
    let required = (above_zero(1_000_000.0), period(), above_zero(100_000.0), people());
    let shares = (option::of(0.0..=1.0), option::of(0.0..=1.0), option::of(triple(up_to(1.0))));
    let times = (option::of(minutes()), option::of(minutes()), option::of(minutes()));
    let days = option::of(triple(above_zero(10_000.0)));
    let costs = (days, option::of(labour()), option::of(minor()), option::of(minor()));
    (required, shares, times, costs).prop_map(|(required, shares, times, costs)| {
        let (runs, period, minutes_per_run, people) = required;
        EstimateInputs {
            error_rate: shares.0,
            reviewed_share: shares.1,
            automatable_share: shares.2,
            rework_minutes: times.0,
            review_minutes: times.1,
            execution_minutes: times.2,
            build_days: costs.0,
            labour: costs.1,
            day_cost_minor: costs.2,
            running_cost_per_year_minor: costs.3,
            ..super::work(runs, period, minutes_per_run, people)
        }
    })
}

fn volume() -> impl Strategy<Value = Volume> {
    let minutes = option::of(above_zero(100_000.0));
    (above_zero(1_000_000.0), period(), people(), minutes).prop_map(
        |(runs, period, people, minutes_per_run)| Volume { runs, period, people, minutes_per_run },
    )
}

fn estimates() -> impl Strategy<Value = Estimate> {
    let extra = proptest::collection::vec((volume(), rates()), 0..4);
    (inputs(), rates(), triple(up_to(1.0)), extra).prop_map(|(inputs, basis, share, extra)| {
        let parts: Vec<PartInput> = extra
            .iter()
            .map(|(volume, basis)| {
                let who = PartOwner::Support { member_id: MemberId(Uuid::nil()) };
                PartInput { who, volume: *volume, labour: None, basis }
            })
            .collect();
        estimate(&inputs, &basis, share, &parts).expect("bounded inputs always give an estimate")
    })
}

fn in_order(triple: Triple) -> bool {
    triple.low <= triple.likely && triple.likely <= triple.high
}

/// Equal but for the last bits of a sum; money also but for its rounding.
fn near(a: f64, b: f64, scale: f64, rounding: f64) -> bool {
    (a - b).abs() <= 1e-9 * scale.max(a.abs()).max(b.abs()) + rounding
}

fn likely(amount: Amount) -> f64 {
    match amount {
        Amount::Point(value) => value,
        Amount::Range(range) => range.likely,
    }
}

/// The steps from left to right, and the greatest number on the way (cancellation costs bits).
fn evaluate(line: &Line) -> (f64, f64) {
    line.steps.iter().fold((0.0, 0.0_f64), |(so_far, greatest), step| {
        let value = likely(step.value);
        let next = match step.op {
            Op::Start => value,
            Op::Plus => so_far + value,
            Op::Minus => so_far - value,
            Op::Times => so_far * value,
            Op::DividedBy => so_far / value,
        };
        (next, greatest.max(next.abs()))
    })
}

fn all_numbers(value: &serde_json::Value, found: &mut impl FnMut(&serde_json::Value)) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| all_numbers(item, found)),
        serde_json::Value::Object(map) => map.values().for_each(|item| all_numbers(item, found)),
        other => found(other),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn low_likely_high_are_in_order(it in estimates()) {
        prop_assert!(in_order(it.hours_saved), "{:?}", it.hours_saved);
        prop_assert!(in_order(it.fte_saved), "{:?}", it.fte_saved);
        prop_assert!(it.money_saved_minor.is_none_or(in_order), "{:?}", it.money_saved_minor);
        prop_assert!(it.one_off_minor.is_none_or(in_order), "{:?}", it.one_off_minor);
    }

    #[test]
    fn payback_and_roi_never_improve_towards_the_worst(it in estimates()) {
        let years = [it.payback.best, it.payback.likely, it.payback.worst].map(|end| match end {
            Payback::NoInvestment => Some(0.0),
            Payback::Years(years) => Some(years),
            Payback::Never => Some(f64::INFINITY),
            Payback::Unknown => None,
        });
        prop_assert!(years[0] <= years[1] && years[1] <= years[2], "{:?}", it.payback);
        if let [Roi::Ratio(best), Roi::Ratio(likely), Roi::Ratio(worst)] =
            [it.roi_3y.best, it.roi_3y.likely, it.roi_3y.worst]
        {
            prop_assert!(best >= likely && likely >= worst, "{:?}", it.roi_3y);
        }
    }

    #[test]
    fn totals_are_sums_of_parts(it in estimates()) {
        let net: f64 = it.parts.iter().map(|part| part.net_hours).sum();
        prop_assert!(near(net, it.net_hours, it.hours_today + it.hours_execution, 0.0));
        let today = it.hours_processing + it.hours_rework + it.hours_review;
        prop_assert!(near(today, it.hours_today, 0.0, 0.0));
        let share = it.rates.automatable_share.likely;
        let scale = it.hours_today + it.hours_execution;
        prop_assert!(near(share * it.net_hours, it.hours_saved.likely, scale, 0.0));
    }

    #[test]
    fn every_number_is_one_and_money_is_whole(it in estimates()) {
        prop_assert!(it.net_hours.is_finite() && it.fte_today.is_finite());
        for money in it.money_saved_minor.iter().chain(&it.one_off_minor) {
            for minor in [money.low, money.likely, money.high] {
                prop_assert!(minor.is_finite() && minor == minor.round(), "{minor}");
            }
        }
        for end in [it.roi_3y.best, it.roi_3y.likely, it.roi_3y.worst] {
            let finite = !matches!(end, Roi::Ratio(ratio) if !ratio.is_finite());
            prop_assert!(finite, "{end:?}");
        }
        for end in [it.payback.best, it.payback.likely, it.payback.worst] {
            let ordinary =
                !matches!(end, Payback::Years(years) if !(years > 0.0 && years.is_finite()));
            prop_assert!(ordinary, "{end:?}");
        }
        // A zero with a sign would be shown with it.
        let lines = serde_json::to_value(explain(&it)).expect("lines are JSON");
        let is_negative_zero = |number: f64| number == 0.0 && number.is_sign_negative();
        let mut negative_zeros = 0;
        all_numbers(&lines, &mut |value| {
            negative_zeros += usize::from(value.as_f64().is_some_and(is_negative_zero));
        });
        prop_assert_eq!(negative_zeros, 0);
    }

    #[test]
    fn every_open_formula_comes_to_its_result(it in estimates()) {
        for line in explain(&it) {
            let (value, scale) = evaluate(&line);
            match line.result {
                Outcome::Amount(amount) => {
                    let is_money = [Quantity::MoneyToday, Quantity::MoneySaved, Quantity::OneOff];
                    let rounding = if is_money.contains(&line.id) { 0.5 } else { 0.0 };
                    // The greatest number on the way also bounds what the parts cancel.
                    let scale = scale.max(hidden_scale(&it, line.id));
                    prop_assert!(near(value, likely(amount), scale, rounding), "{line:?} {value}");
                }
                Outcome::Payback(outlook) => match outlook.likely {
                    Payback::Years(years) => prop_assert!(near(value, years, scale, 0.0)),
                    Payback::Never => prop_assert!(value.is_infinite() || value < 0.0),
                    Payback::NoInvestment => prop_assert!(value == 0.0 || value.is_nan()),
                    Payback::Unknown => prop_assert!(line.steps.is_empty()),
                },
                Outcome::Roi(outlook) => match outlook.likely {
                    Roi::Ratio(ratio) => prop_assert!(near(value, ratio, scale, 0.0)),
                    Roi::NoInvestment => prop_assert!(!value.is_finite() || line.steps.is_empty()),
                    Roi::Unknown => prop_assert!(line.steps.is_empty()),
                },
            }
        }
    }

    #[test]
    fn more_work_never_saves_less(inputs in inputs(), more in 1.0..10.0) {
        let hours = |inputs: &EstimateInputs| {
            let share = Triple::new(0.5, 0.65, 0.8);
            estimate(inputs, &basis(), share, &[]).expect("bounded").hours_saved.likely
        };
        let minutes_per_run = inputs.minutes_per_run.map(|minutes| minutes * more);
        let greater = EstimateInputs { minutes_per_run, ..inputs.clone() };
        prop_assert!(hours(&greater) >= hours(&inputs));
    }
}

/// Net figures of parts of both signs cancel: their sum is exact only to the size of what they
/// are made from.
fn hidden_scale(it: &Estimate, id: Quantity) -> f64 {
    let hours = it.hours_today + it.hours_execution;
    let greatest =
        |of: fn(&hub_core::estimate::Part) -> f64| it.parts.iter().map(of).fold(0.0_f64, f64::max);
    match id {
        Quantity::HoursSaved | Quantity::NetHours => hours,
        Quantity::FteSaved | Quantity::FteNet => {
            hours * greatest(|part| 1.0 / part.working_days_per_year / part.hours_per_day)
        }
        Quantity::MoneySaved | Quantity::MoneyNet => {
            hours * greatest(|part| part.labour.map_or(0.0, |labour| labour.minor))
        }
        _ => 0.0,
    }
}
