//! Every worked number of the estimate, to the precision it is printed with.

use super::{SHARE, basis, first_case, per_hour, per_year, work};
use hub_core::MemberId;
use hub_core::estimate::{
    Estimate, LabourFrom, Missing, Outlook, PartInput, PartOwner, Payback, Roi, Warning, estimate,
    periods_per_year, realised,
};
use hub_core::rows::{Basis, EstimateInputs, Period, Triple, Volume};
use uuid::Uuid;

fn of(inputs: &EstimateInputs) -> Estimate {
    estimate(inputs, &basis(), SHARE, &[]).expect("the required inputs are there")
}

/// Each expectation is written as the document prints it, and compared at that precision.
fn assert_prints(case: &str, figures: &[(&str, f64, &str)]) {
    for (name, value, expected) in figures {
        let decimals = expected.split('.').nth(1).map_or(0, str::len);
        assert_eq!(&format!("{value:.decimals$}"), expected, "{case}: {name}");
    }
}

fn money(it: &Estimate) -> (f64, f64) {
    let saved = it.money_saved_minor.expect("a labour cost was given");
    (it.money_today_minor.expect("a labour cost was given") / 100.0, saved.likely / 100.0)
}

#[test]
fn ten_a_day_with_errors_and_review() {
    let it = of(&first_case());
    let (today, saved) = money(&it);
    assert_prints(
        "10 a day",
        &[
            ("processing", it.hours_processing, "440.00"),
            ("rework", it.hours_rework, "36.67"),
            ("review", it.hours_review, "18.33"),
            ("today", it.hours_today, "495.00"),
            ("FTE", it.fte_today, "0.28125"),
            ("cost", today, "12375"),
            ("saved", it.hours_saved.likely, "396.00"),
            ("money saved", saved, "9900"),
            ("FTE saved", it.fte_saved.likely, "0.225"),
        ],
    );
}

#[test]
fn a_hundred_a_month_with_errors() {
    let inputs = EstimateInputs {
        error_rate: Some(0.02),
        rework_minutes: Some(30.0),
        labour: Some(per_year(52_800_00)),
        ..work(100.0, Period::Month, 6.0, 1.0)
    };
    let it = of(&inputs);
    let cost = money(&it).0;
    let figures = [
        ("today", it.hours_today, "132.00"),
        ("FTE", it.fte_today, "0.075"),
        ("cost", cost, "3960"),
    ];
    assert_prints("100 a month", &figures);
}

#[test]
fn the_program_takes_time_too() {
    let inputs = EstimateInputs {
        execution_minutes: Some(2.0),
        automatable_share: Some(Triple::exactly(1.0)),
        ..work(100.0, Period::Year, 10.0, 1.0)
    };
    assert_prints("100 runs", &[("minutes", of(&inputs).hours_saved.likely * 60.0, "800")]);
}

#[test]
fn payback_and_roi() {
    let inputs = EstimateInputs {
        build_days: Some(Triple::exactly(24.5)),
        day_cost_minor: Some(500_00),
        running_cost_per_year_minor: Some(2_400_00),
        ..first_case()
    };
    let it = of(&inputs);
    let (Payback::Years(years), Roi::Ratio(ratio)) = (it.payback.likely, it.roi_3y.likely) else {
        panic!("{:?} {:?}", it.payback, it.roi_3y)
    };
    let one_off = it.one_off_minor.expect("days and cost are given").likely / 100.0;
    let figures = [
        ("one-off", one_off, "12250"),
        ("payback", years, "1.633"),
        ("ROI in percent", ratio * 100.0, "83.67"),
    ];
    assert_prints("one-off 12,250", &figures);
}

#[test]
fn five_people_twenty_a_month_each() {
    let inputs = EstimateInputs {
        labour: Some(per_hour(40_00)),
        automatable_share: Some(Triple::exactly(0.6)),
        ..work(20.0, Period::Month, 30.0, 5.0)
    };
    let it = of(&inputs);
    let saved = money(&it).1;
    assert_prints(
        "5 people",
        &[("saved", it.hours_saved.likely, "360"), ("money", saved, "14400")],
    );
}

#[test]
fn payback_is_never_where_running_costs_as_much_as_is_saved() {
    // 100 hours at 10.00 save 1,000.
    let inputs = EstimateInputs {
        labour: Some(per_hour(10_00)),
        automatable_share: Some(Triple::new(0.5, 1.0, 1.0)),
        build_days: Some(Triple::exactly(1.0)),
        day_cost_minor: Some(500_00),
        running_cost_per_year_minor: Some(1_000_00),
        ..work(100.0, Period::Year, 60.0, 1.0)
    };
    let never = Payback::Never;
    assert_eq!(of(&inputs).payback, Outlook { best: never, likely: never, worst: never });
}

#[test]
fn realised_by_items_and_by_runs() {
    let savings = realised::money(realised::minutes(5_000.0, 3.0, 0.0), 40_00.0);
    assert_eq!(savings, 10_000_00.0);
    assert_eq!(realised::money(3.0, 40_00.0), 2_00.0);
    assert_eq!(realised::roi(savings, 0.0, Some(4_000_00.0)), Roi::Ratio(1.5));
    assert_eq!(realised::roi(savings, 0.0, Some(0.0)), Roi::NoInvestment);

    // 90 successes, 5 partial 6/10, 5 failed; 2 minutes of execution each.
    let units = realised::units_by_runs(90, &[Some((6, 10)); 5]);
    assert_eq!(realised::minutes(units, 10.0, 100.0 * 2.0), 730.0);
    assert_eq!(realised::units_by_runs(0, &[None, Some((0, 0))]), 0.0);
}

#[test]
fn a_supporter_on_top() {
    let basis = basis();
    let volume = Volume { runs: 5.0, period: Period::Day, people: 1.0, minutes_per_run: None };
    let who = PartOwner::Support { member_id: MemberId(Uuid::from_u128(2)) };
    let part = PartInput { who, volume, labour: None, basis: &basis };
    let it = estimate(&first_case(), &basis, SHARE, &[part]).expect("inputs are there");
    let figures = [
        ("R", it.runs_per_year, "3300"),
        ("today", it.hours_today, "742.50"),
        ("saved", it.hours_saved.likely, "594.00"),
        ("R of the part", it.parts[1].runs_per_year, "1100"),
    ];
    assert_prints("a supporter with 5 a day", &figures);
    assert_eq!(it.people(), 2.0);
    // The idea's own labour cost is not the supporter's (rule E7).
    assert_eq!(it.parts[1].labour, None);
    assert_eq!(it.warnings, [Warning::PartsWithoutLabour { parts: 1 }]);
    assert_eq!(money(&it).1, 9_900.0);
}

#[test]
fn a_part_uses_its_own_minutes_and_rates() {
    let idea = basis();
    let other = Basis { labour: Some(per_hour(10_00)), working_days_per_year: 100.0, ..basis() };
    let volume =
        Volume { runs: 1.0, period: Period::Day, people: 2.0, minutes_per_run: Some(30.0) };
    let who = PartOwner::Support { member_id: MemberId(Uuid::from_u128(2)) };
    let part = PartInput { who, volume, labour: None, basis: &other };
    let inputs = EstimateInputs {
        labour: Some(per_hour(40_00)),
        automatable_share: Some(Triple::exactly(1.0)),
        ..work(1.0, Period::Week, 60.0, 1.0)
    };
    let it = estimate(&inputs, &idea, SHARE, &[part]).expect("inputs are there");
    // 52 hours at 40.00, and 1 x 100 x 2 runs of half an hour at 10.00.
    assert_eq!((it.hours_today, money(&it).1), (152.0, 52.0 * 40.0 + 100.0 * 10.0));
    assert_eq!(it.fte_today, 52.0 / 220.0 / 8.0 + 100.0 / 100.0 / 8.0);
}

#[test]
fn periods_of_a_year() {
    let expected = [
        (Period::Day, 220.0),
        (Period::Week, 52.0),
        (Period::Fortnight, 26.0),
        (Period::Month, 12.0),
        (Period::Quarter, 4.0),
        (Period::HalfYear, 2.0),
        (Period::Year, 1.0),
    ];
    assert_eq!(expected.len(), Period::ALL.len());
    for (period, times) in expected {
        assert_eq!(periods_per_year(period, 220.0), times, "{period}");
    }
}

#[test]
fn without_a_required_input_there_is_no_estimate() {
    type Clear = fn(&mut EstimateInputs);
    let clear: [(&str, Clear); 4] = [
        ("runs", |inputs| inputs.runs = None),
        ("period", |inputs| inputs.period = None),
        ("minutes_per_run", |inputs| inputs.minutes_per_run = None),
        ("people", |inputs| inputs.people = None),
    ];
    for (field, clear) in clear {
        let mut inputs = first_case();
        clear(&mut inputs);
        assert_eq!(estimate(&inputs, &basis(), SHARE, &[]), None, "{field}");
    }
}

#[test]
fn an_empty_share_is_the_default_and_money_is_absent_without_labour() {
    let it = of(&work(60.0, Period::Year, 100.0, 1.0));
    assert_eq!(it.hours_saved, Triple::new(50.0, 65.0, 80.0));
    assert_eq!((it.money_today_minor, it.money_saved_minor), (None, None));
    assert_eq!((it.payback.likely, it.roi_3y.likely), (Payback::Unknown, Roi::Unknown));
    assert_eq!(it.missing, [Missing::LabourCost, Missing::BuildDays, Missing::DayCost]);
}

#[test]
fn a_negative_saving_is_shown_negative_and_in_order() {
    let inputs = EstimateInputs {
        execution_minutes: Some(160.0),
        labour: Some(per_hour(1_00)),
        ..work(60.0, Period::Year, 60.0, 1.0)
    };
    let it = of(&inputs);
    assert_eq!(it.hours_saved, Triple::new(-80.0, -65.0, -50.0));
    assert_eq!(it.money_saved_minor, Some(Triple::new(-80_00.0, -65_00.0, -50_00.0)));
}

#[test]
fn the_ideas_own_costs_go_before_the_basis() {
    let basis = Basis { labour: Some(per_hour(20_00)), day_cost_minor: Some(300_00), ..basis() };
    let days = Some(Triple::new(1.0, 2.0, 4.0));
    let plain = EstimateInputs { build_days: days, ..work(1.0, Period::Year, 60.0, 1.0) };
    let own = EstimateInputs {
        labour: Some(per_hour(30_00)),
        day_cost_minor: Some(100_00),
        ..plain.clone()
    };
    for (inputs, from, per_hour, one_off) in [
        (plain, LabourFrom::Basis, 20_00.0, Triple::new(300_00.0, 600_00.0, 1_200_00.0)),
        (own, LabourFrom::Idea, 30_00.0, Triple::new(100_00.0, 200_00.0, 400_00.0)),
    ] {
        let it = estimate(&inputs, &basis, SHARE, &[]).expect("inputs are there");
        let labour = it.labour_per_hour.expect("a labour cost is known");
        assert_eq!((labour.from, labour.minor, it.one_off_minor), (from, per_hour, Some(one_off)));
    }
}

#[test]
fn payback_over_ranges_may_end_in_never() {
    // 50, 65 and 80 hours at 10.00; running costs 550.00; building 1, 2 or 4 days at 100.00.
    let inputs = EstimateInputs {
        labour: Some(per_hour(10_00)),
        build_days: Some(Triple::new(1.0, 2.0, 4.0)),
        day_cost_minor: Some(100_00),
        running_cost_per_year_minor: Some(550_00),
        ..work(100.0, Period::Year, 60.0, 1.0)
    };
    let it = of(&inputs);
    let (best, likely) = (Payback::Years(100.0 / 250.0), Payback::Years(200.0 / 100.0));
    assert_eq!(it.payback, Outlook { best, likely, worst: Payback::Never });
    // (3 x 250 - 100) / 100, (3 x 100 - 200) / 200; at worst -150 from the least cost, 100.
    let [best, likely, worst] = [6.5, 0.5, -2.5].map(Roi::Ratio);
    assert_eq!(it.roi_3y, Outlook { best, likely, worst });
}

#[test]
fn a_day_cost_of_nothing_is_no_investment() {
    for labour in [None, Some(per_hour(10_00))] {
        let inputs = EstimateInputs {
            labour,
            build_days: Some(Triple::exactly(3.0)),
            day_cost_minor: Some(0),
            ..work(100.0, Period::Year, 60.0, 1.0)
        };
        let it = of(&inputs);
        assert_eq!(it.payback.worst, Payback::NoInvestment, "{labour:?}");
        assert_eq!(it.roi_3y.best, Roi::NoInvestment, "{labour:?}");
    }
}

#[test]
fn money_is_rounded_half_away_from_zero() {
    // Half an hour at 1 and at 5 minor units; then the same as a loss.
    for (labour, execution, expected) in
        [(1, 0.0, 1.0), (5, 0.0, 3.0), (1, 60.0, -1.0), (5, 60.0, -3.0)]
    {
        let inputs = EstimateInputs {
            labour: Some(per_hour(labour)),
            execution_minutes: Some(execution),
            automatable_share: Some(Triple::exactly(1.0)),
            ..work(1.0, Period::Year, 30.0, 1.0)
        };
        let saved = of(&inputs).money_saved_minor.expect("a labour cost is given");
        assert_eq!(saved.likely, expected, "{labour} x {execution}");
    }
}

#[test]
fn more_than_two_working_years_of_one_person_is_warned_of() {
    // 3,520 hours is exactly twice 220 x 8.
    let at_limit = of(&work(3_520.0, Period::Year, 60.0, 3.0));
    assert_eq!(at_limit.warnings, []);
    let over = of(&work(3_521.0, Period::Year, 60.0, 3.0));
    let warning =
        Warning::PersonOverTwiceAYear { part: 0, hours_per_person: 3_521.0, limit_hours: 3_520.0 };
    assert_eq!(over.warnings, [warning]);
}

#[test]
fn numbers_far_outside_the_bounds_give_no_estimate() {
    let cases = [
        work(f64::MAX, Period::Day, 10.0, 10.0),
        work(f64::NAN, Period::Day, 10.0, 10.0),
        work(1.0, Period::Day, f64::INFINITY, 1.0),
    ];
    for inputs in cases {
        assert_eq!(estimate(&inputs, &basis(), SHARE, &[]), None, "{inputs:?}");
    }
}

#[test]
fn the_wire_has_words_for_what_is_no_number() {
    let it = of(&work(100.0, Period::Year, 60.0, 1.0));
    let json = serde_json::to_value(&it).expect("an estimate is JSON");
    assert_eq!(json["payback"]["likely"]["kind"], "unknown");
    assert_eq!(json["parts"][0]["who"]["kind"], "author");
    assert_eq!(json["missing"][0], "labour_cost");
    assert_eq!(json["money_saved_minor"], serde_json::Value::Null);
}
