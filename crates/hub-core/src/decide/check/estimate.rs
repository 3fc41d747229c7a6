//! The inputs of an estimate, and the volume that a support adds to it.

use super::Findings;
use crate::refusal::Refusal;
use crate::rows::{EstimateInputs, Labour, Triple, Volume};

pub(super) const RUNS_MAX: f64 = 1_000_000.0;
pub(super) const MINUTES_MAX: f64 = 100_000.0;
const PEOPLE_MAX: f64 = 100_000.0;
const BUILD_DAYS_MAX: f64 = 10_000.0;

pub(in crate::decide) fn estimate(given: &mut EstimateInputs) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.above_zero("runs", given.runs, RUNS_MAX);
    found.above_zero("minutes_per_run", given.minutes_per_run, MINUTES_MAX);
    found.within("people", given.people, 1.0, PEOPLE_MAX);
    found.within("error_rate", given.error_rate, 0.0, 1.0);
    found.within("rework_minutes", given.rework_minutes, 0.0, MINUTES_MAX);
    found.within("reviewed_share", given.reviewed_share, 0.0, 1.0);
    found.within("review_minutes", given.review_minutes, 0.0, MINUTES_MAX);
    found.within("execution_minutes", given.execution_minutes, 0.0, MINUTES_MAX);
    found.triple("automatable_share", given.automatable_share, 0.0, 1.0);
    build_days(&mut found, given.build_days);
    labour(&mut found, given.labour);
    found.money("day_cost_minor", given.day_cost_minor);
    found.money("running_cost_per_year_minor", given.running_cost_per_year_minor);
    found.refusals
}

fn build_days(found: &mut Findings, days: Option<Triple>) {
    match days {
        Some(days) if days.low == 0.0 => {
            found.out_of_range("build_days", 0.0, BUILD_DAYS_MAX, true);
        }
        days => found.triple("build_days", days, 0.0, BUILD_DAYS_MAX),
    }
}

pub(super) fn labour(found: &mut Findings, labour: Option<Labour>) {
    found.money("labour", labour.map(|labour| labour.minor));
}

pub(in crate::decide) fn volume(given: &Volume) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.above_zero("runs", Some(given.runs), RUNS_MAX);
    found.within("people", Some(given.people), 1.0, PEOPLE_MAX);
    found.above_zero("minutes_per_run", given.minutes_per_run, MINUTES_MAX);
    found.refusals
}
