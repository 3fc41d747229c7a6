//! Every number can be opened: the formulas of an estimate with the values put in.

use super::line::{Amount, Line, Op, Outcome, Quantity, Step};
use super::{Estimate, LabourPerHour, Part};
use crate::rows::{LabourPer, Triple};
use Op::{DividedBy, Minus, Plus, Start, Times};
use Quantity as Q;

/// The formulas of an estimate with the values put in, in the order they are worked out. Lines
/// that would only say 0 (no rework, no review, no execution) or that need a labour or day cost
/// that nobody gave are left out.
///
/// With several parts each has its own lines, and the totals are sums; with one part there are no
/// part numbers.
///
/// ```
/// # use hub_core::{estimate::*, rows::*};
/// # let basis: Basis = serde_json::from_str(
/// #     r#"{"version": 1, "working_days_per_year": 220, "hours_per_day": 8}"#).unwrap();
/// let inputs = EstimateInputs {
///     runs: Some(10.0), period: Some(Period::Day), minutes_per_run: Some(12.0), people: Some(1.0),
///     ..EstimateInputs::default()
/// };
/// let lines = explain(&estimate(&inputs, &basis, Triple::exactly(0.8), &[]).unwrap());
/// // 10 x 220 x 1 = 2,200
/// assert_eq!(lines[0].id, Quantity::RunsPerYear);
/// assert_eq!(lines[0].steps.len(), 3);
/// assert_eq!(lines[0].result, Outcome::Amount(Amount::Point(2_200.0)));
/// ```
pub fn explain(estimate: &Estimate) -> Vec<Line> {
    let mut lines = Vec::new();
    match estimate.parts.as_slice() {
        [only] => only_part_lines(&mut lines, only, estimate),
        parts => {
            parts.iter().zip(0..).for_each(|(part, at)| {
                volume_lines(&mut lines, part, Some(at), estimate);
                worth_lines(&mut lines, part, Some(at), estimate);
            });
            total_lines(&mut lines, estimate);
        }
    }
    cost_lines(&mut lines, estimate);
    lines
}

fn step(op: Op, quantity: Q, value: impl Into<Amount>) -> Step {
    Step { op, quantity, unit: quantity.unit(), value: value.into(), part: None }
}

fn line(id: Q, part: Option<u32>, steps: Vec<Step>, result: impl Into<Amount>) -> Line {
    Line { id, unit: id.unit(), part, steps, result: Outcome::Amount(result.into()) }
}

/// What the share applies to: without execution, net hours are the hours of today.
fn net_quantity(estimate: &Estimate) -> Q {
    if estimate.hours_execution > 0.0 { Q::NetHours } else { Q::HoursToday }
}

fn only_part_lines(lines: &mut Vec<Line>, part: &Part, estimate: &Estimate) {
    volume_lines(lines, part, None, estimate);
    let saved = estimate.hours_saved;
    lines.push(share_line(
        Q::HoursSaved,
        net_quantity(estimate),
        estimate.net_hours,
        saved,
        estimate,
    ));
    lines.push(fte_line(
        Q::FteToday,
        Q::HoursToday,
        part,
        None,
        part.hours_today,
        estimate.fte_today,
    ));
    lines.push(fte_line(Q::FteSaved, Q::HoursSaved, part, None, saved, estimate.fte_saved));
    let money = (part.labour, estimate.money_today_minor, estimate.money_saved_minor);
    if let (Some(labour), Some(money_today), Some(money_saved)) = money {
        lines.extend(labour_line(labour, part, None));
        lines.push(money_line(
            Q::MoneyToday,
            Q::HoursToday,
            labour,
            None,
            part.hours_today,
            money_today,
        ));
        lines.push(money_line(Q::MoneySaved, Q::HoursSaved, labour, None, saved, money_saved));
    }
}

/// Runs and hours of a part.
fn volume_lines(lines: &mut Vec<Line>, part: &Part, at: Option<u32>, estimate: &Estimate) {
    let rates = &estimate.rates;
    let runs = step(Start, Q::Runs, part.runs);
    let periods = step(Times, Q::PeriodsPerYear, part.periods_per_year);
    let steps = vec![runs, periods, step(Times, Q::People, part.people)];
    lines.push(line(Q::RunsPerYear, at, steps, part.runs_per_year));
    let minutes = [step(Times, Q::MinutesPerRun, part.minutes_per_run)];
    lines.push(hours_line(Q::HoursProcessing, part, at, &minutes, part.hours_processing));
    if part.hours_rework > 0.0 {
        let rework = [(Q::ErrorRate, rates.error_rate), (Q::ReworkMinutes, rates.rework_minutes)];
        let rework = rework.map(|(quantity, value)| step(Times, quantity, value));
        lines.push(hours_line(Q::HoursRework, part, at, &rework, part.hours_rework));
    }
    if part.hours_review > 0.0 {
        let review =
            [(Q::ReviewedShare, rates.reviewed_share), (Q::ReviewMinutes, rates.review_minutes)];
        let review = review.map(|(quantity, value)| step(Times, quantity, value));
        lines.push(hours_line(Q::HoursReview, part, at, &review, part.hours_review));
    }
    lines.push(today_line(part, at));
    if part.hours_execution > 0.0 {
        let minutes = [step(Times, Q::ExecutionMinutes, rates.execution_minutes)];
        lines.push(hours_line(Q::HoursExecution, part, at, &minutes, part.hours_execution));
        let today = step(Start, Q::HoursToday, part.hours_today);
        let execution = step(Minus, Q::HoursExecution, part.hours_execution);
        lines.push(line(Q::NetHours, at, vec![today, execution], part.net_hours));
    }
}

fn hours_line(id: Q, part: &Part, at: Option<u32>, minutes: &[Step], result: f64) -> Line {
    let mut steps = vec![step(Start, Q::RunsPerYear, part.runs_per_year)];
    steps.extend(minutes);
    steps.push(step(DividedBy, Q::MinutesPerHour, 60.0));
    line(id, at, steps, result)
}

fn today_line(part: &Part, at: Option<u32>) -> Line {
    let added = [(Q::HoursRework, part.hours_rework), (Q::HoursReview, part.hours_review)];
    let mut steps = vec![step(Start, Q::HoursProcessing, part.hours_processing)];
    let added = added.into_iter().filter(|(_, hours)| *hours > 0.0);
    steps.extend(added.map(|(quantity, hours)| step(Plus, quantity, hours)));
    line(Q::HoursToday, at, steps, part.hours_today)
}

/// What a part's hours are worth, where the total is a sum over parts.
fn worth_lines(lines: &mut Vec<Line>, part: &Part, at: Option<u32>, estimate: &Estimate) {
    let (net, today, hours) = (net_quantity(estimate), part.hours_today, part.net_hours);
    lines.push(fte_line(Q::FteToday, Q::HoursToday, part, at, today, part.fte(today)));
    lines.push(fte_line(Q::FteNet, net, part, at, hours, part.fte(hours)));
    if let Some(labour) = part.labour {
        lines.extend(labour_line(labour, part, at));
        lines.push(money_line(Q::MoneyToday, Q::HoursToday, labour, at, today, part.money(today)));
        lines.push(money_line(Q::MoneyNet, net, labour, at, hours, part.money(hours)));
    }
}

fn share_line(id: Q, of: Q, net: f64, result: Triple, estimate: &Estimate) -> Line {
    let share = step(Start, Q::AutomatableShare, estimate.rates.automatable_share);
    line(id, None, vec![share, step(Times, of, net)], result)
}

fn fte_line(
    id: Q,
    of: Q,
    part: &Part,
    at: Option<u32>,
    hours: impl Into<Amount>,
    result: impl Into<Amount>,
) -> Line {
    let days = step(DividedBy, Q::WorkingDaysPerYear, part.working_days_per_year);
    let per_day = step(DividedBy, Q::HoursPerDay, part.hours_per_day);
    line(id, at, vec![step(Start, of, hours), days, per_day], result)
}

/// How a year's labour cost becomes an hour's; a cost per hour needs no line.
fn labour_line(labour: LabourPerHour, part: &Part, at: Option<u32>) -> Option<Line> {
    let yearly = labour.stated.per == LabourPer::Year;
    let stated = step(Start, Q::LabourPerYear, labour.stated.minor as f64);
    let days = step(DividedBy, Q::WorkingDaysPerYear, part.working_days_per_year);
    let steps = vec![stated, days, step(DividedBy, Q::HoursPerDay, part.hours_per_day)];
    yearly.then(|| line(Q::LabourPerHour, at, steps, labour.minor))
}

fn money_line(
    id: Q,
    of: Q,
    labour: LabourPerHour,
    at: Option<u32>,
    hours: impl Into<Amount>,
    result: impl Into<Amount>,
) -> Line {
    let per_hour = step(Times, Q::LabourPerHour, labour.minor);
    line(id, at, vec![step(Start, of, hours), per_hour], result)
}

/// Totals over several parts: sums, and then the share of them.
fn total_lines(lines: &mut Vec<Line>, estimate: &Estimate) {
    let net = net_quantity(estimate);
    lines.push(sum_line(Q::RunsPerYear, estimate, |part| Some(part.runs_per_year)));
    lines.push(sum_line(Q::HoursToday, estimate, |part| Some(part.hours_today)));
    if net == Q::NetHours {
        lines.push(sum_line(Q::NetHours, estimate, |part| Some(part.net_hours)));
    }
    let saved = estimate.hours_saved;
    lines.push(share_line(Q::HoursSaved, net, estimate.net_hours, saved, estimate));
    lines.push(sum_line(Q::FteToday, estimate, |part| Some(part.fte(part.hours_today))));
    let fte = sum(estimate, |part| Some(part.fte(part.net_hours)));
    lines.push(sum_line(Q::FteNet, estimate, |part| Some(part.fte(part.net_hours))));
    lines.push(share_line(Q::FteSaved, Q::FteNet, fte, estimate.fte_saved, estimate));
    if let Some(saved) = estimate.money_saved_minor {
        let worth = |part: &Part, hours| part.labour.map(|_| part.money(hours));
        let money = sum(estimate, |part| worth(part, part.net_hours));
        lines.push(sum_line(Q::MoneyToday, estimate, |part| worth(part, part.hours_today)));
        lines.push(sum_line(Q::MoneyNet, estimate, |part| worth(part, part.net_hours)));
        lines.push(share_line(Q::MoneySaved, Q::MoneyNet, money, saved, estimate));
    }
}

fn sum(estimate: &Estimate, of: impl Fn(&Part) -> Option<f64>) -> f64 {
    estimate.parts.iter().filter_map(of).sum::<f64>() + 0.0
}

fn sum_line(id: Q, estimate: &Estimate, of: impl Fn(&Part) -> Option<f64>) -> Line {
    let known = estimate.parts.iter().zip(0..);
    let known = known.filter_map(|(part, at)| of(part).map(|value| (value, at)));
    let steps = known.enumerate().map(|(place, (value, at))| {
        let op = if place == 0 { Start } else { Plus };
        Step { part: Some(at), ..step(op, id, value) }
    });
    line(id, None, steps.collect(), sum(estimate, &of))
}

/// One-off cost, payback and ROI.
fn cost_lines(lines: &mut Vec<Line>, estimate: &Estimate) {
    let rates = &estimate.rates;
    let cost = (rates.build_days, rates.day_cost_minor, estimate.one_off_minor);
    if let (Some(days), Some(cost), Some(one_off)) = cost {
        let steps = vec![step(Start, Q::BuildDays, days), step(Times, Q::DayCost, cost)];
        lines.push(line(Q::OneOff, None, steps, one_off));
    }
    let (mut payback, mut roi) = (vec![], vec![]);
    if let (Some(one_off), Some(saved)) = (estimate.one_off_minor, estimate.money_saved_minor) {
        let running = rates.running_cost_per_year_minor;
        let after = Triple::new(saved.low - running, saved.likely - running, saved.high - running);
        let cost = step(Minus, Q::RunningCostPerYear, running);
        let steps = vec![step(Start, Q::MoneySaved, saved), cost];
        lines.push(line(Q::MoneyAfterRunning, None, steps, after));
        payback.push(step(Start, Q::OneOff, one_off));
        payback.push(step(DividedBy, Q::MoneyAfterRunning, after));
        roi.push(step(Start, Q::MoneyAfterRunning, after));
        roi.push(step(Times, Q::YearsCounted, 3.0));
        roi.push(step(Minus, Q::OneOff, one_off));
        roi.push(step(DividedBy, Q::OneOff, one_off));
    }
    lines.push(verdict(Q::Payback, payback, Outcome::Payback(estimate.payback)));
    lines.push(verdict(Q::Roi3y, roi, Outcome::Roi(estimate.roi_3y)));
}

fn verdict(id: Q, steps: Vec<Step>, result: Outcome) -> Line {
    Line { id, unit: id.unit(), part: None, steps, result }
}
