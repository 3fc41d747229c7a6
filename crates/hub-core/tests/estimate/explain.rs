//! The open formula: which lines there are, and what stands in them. That every line comes to its
//! result is a law (see `laws`).

use super::{SHARE, basis, first_case, per_hour, work};
use hub_core::MemberId;
use hub_core::estimate::{
    Amount, Estimate, Line, Op, PartInput, PartOwner, Quantity as Q, Unit, estimate, explain,
};
use hub_core::rows::{EstimateInputs, Period, Triple, Volume};
use uuid::Uuid;

fn ids(lines: &[Line], part: Option<u32>) -> Vec<Q> {
    lines.iter().filter(|line| line.part == part).map(|line| line.id).collect()
}

fn with_supporter(inputs: &EstimateInputs) -> Estimate {
    let basis = basis();
    let volume = Volume { runs: 5.0, period: Period::Day, people: 1.0, minutes_per_run: None };
    let who = PartOwner::Support { member_id: MemberId(Uuid::from_u128(2)) };
    let part = PartInput { who, volume, labour: Some(per_hour(30_00)), basis: &basis };
    estimate(inputs, &basis, SHARE, &[part]).expect("the required inputs are there")
}

#[test]
fn everything_known_about_one_part() {
    let inputs = EstimateInputs {
        execution_minutes: Some(1.0),
        build_days: Some(Triple::new(10.0, 20.0, 40.0)),
        day_cost_minor: Some(500_00),
        ..first_case()
    };
    let it = estimate(&inputs, &basis(), SHARE, &[]).expect("the required inputs are there");
    let lines = explain(&it);
    let expected = [
        Q::RunsPerYear,
        Q::HoursProcessing,
        Q::HoursRework,
        Q::HoursReview,
        Q::HoursToday,
        Q::HoursExecution,
        Q::NetHours,
        Q::HoursSaved,
        Q::FteToday,
        Q::FteSaved,
        Q::LabourPerHour,
        Q::MoneyToday,
        Q::MoneySaved,
        Q::OneOff,
        Q::MoneyAfterRunning,
        Q::Payback,
        Q::Roi3y,
    ];
    assert_eq!(ids(&lines, None), expected);
    assert_eq!(lines.len(), expected.len());

    // 2,200 x 5 % x 20 / 60
    let rework = &lines[2];
    let steps: Vec<_> = rework.steps.iter().map(|s| (s.op, s.quantity, s.unit, s.value)).collect();
    let expected = [
        (Op::Start, Q::RunsPerYear, Unit::Count, Amount::Point(2_200.0)),
        (Op::Times, Q::ErrorRate, Unit::Share, Amount::Point(0.05)),
        (Op::Times, Q::ReworkMinutes, Unit::Minutes, Amount::Point(20.0)),
        (Op::DividedBy, Q::MinutesPerHour, Unit::Minutes, Amount::Point(60.0)),
    ];
    assert_eq!(steps, expected);
    assert_eq!(rework.unit, Unit::Hours);
}

#[test]
fn what_is_not_known_has_no_line_and_a_verdict_without_steps() {
    let it = estimate(&work(1.0, Period::Week, 30.0, 1.0), &basis(), SHARE, &[]);
    let lines = explain(&it.expect("the required inputs are there"));
    let expected = [
        Q::RunsPerYear,
        Q::HoursProcessing,
        Q::HoursToday,
        Q::HoursSaved,
        Q::FteToday,
        Q::FteSaved,
        Q::Payback,
        Q::Roi3y,
    ];
    assert_eq!(ids(&lines, None), expected);
    let verdicts = &lines[lines.len() - 2..];
    assert!(verdicts.iter().all(|line| line.steps.is_empty()), "{verdicts:?}");
    // Without execution the share is applied to the hours of today, as a range.
    let saved = &lines[3].steps;
    assert_eq!((saved[0].value, saved[1].quantity), (Amount::Range(SHARE), Q::HoursToday));
}

#[test]
fn several_parts_have_lines_of_their_own_and_sums() {
    let lines = explain(&with_supporter(&first_case()));
    let own = [
        Q::RunsPerYear,
        Q::HoursProcessing,
        Q::HoursRework,
        Q::HoursReview,
        Q::HoursToday,
        Q::FteToday,
        Q::FteNet,
        Q::LabourPerHour,
        Q::MoneyToday,
        Q::MoneyNet,
    ];
    assert_eq!(ids(&lines, Some(0)), own);
    // The supporter's labour cost is an hour's already.
    let per_hour: Vec<_> = own.into_iter().filter(|id| *id != Q::LabourPerHour).collect();
    assert_eq!(ids(&lines, Some(1)), per_hour);
    let totals = [
        Q::RunsPerYear,
        Q::HoursToday,
        Q::HoursSaved,
        Q::FteToday,
        Q::FteNet,
        Q::FteSaved,
        Q::MoneyToday,
        Q::MoneyNet,
        Q::MoneySaved,
        Q::Payback,
        Q::Roi3y,
    ];
    assert_eq!(ids(&lines, None), totals);

    let sum = lines.iter().find(|line| line.part.is_none()).expect("there are totals");
    let steps: Vec<_> = sum.steps.iter().map(|step| (step.op, step.part, step.value)).collect();
    let expected =
        [(Op::Start, Some(0), Amount::Point(2_200.0)), (Op::Plus, Some(1), Amount::Point(1_100.0))];
    assert_eq!(steps, expected);
}

#[test]
fn the_wire_is_numbers_and_ids() {
    let json = serde_json::to_value(explain(&with_supporter(&first_case())));
    let first = &json.expect("lines are JSON")[0];
    let step = serde_json::json!(
        {"op": "start", "quantity": "runs", "unit": "count", "value": 10.0, "part": null}
    );
    assert_eq!((&first["id"], &first["steps"][0]), (&"runs_per_year".into(), &step));
    assert_eq!(first["result"], serde_json::json!({"kind": "amount", "value": 2_200.0}));
}
