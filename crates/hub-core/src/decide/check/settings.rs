//! Rates, score weights and the settings of the space.

use super::estimate::labour;
use super::{Findings, MONEY_MAX_MINOR};
use crate::genesis;
use crate::operation::SpaceEdit;
use crate::refusal::Refusal;
use crate::rows::{Basis, Criterion, Goal};
use crate::text::problem;
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::decide) fn basis(given: &Basis) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.whole("version", Some(i64::from(given.version)), 1, i64::from(u32::MAX));
    labour(&mut found, given.labour);
    found.money("day_cost_minor", given.day_cost_minor);
    found.within("working_days_per_year", Some(given.working_days_per_year), 1.0, 366.0);
    found.within("hours_per_day", Some(given.hours_per_day), 0.5, 24.0);
    found.refusals
}

pub(in crate::decide) fn weights(given: &BTreeMap<Criterion, f64>) -> Vec<Refusal> {
    let mut found = Findings::default();
    for (criterion, weight) in given {
        found.within(&format!("weights.{criterion}"), Some(*weight), 0.0, 100.0);
    }
    found.refusals
}

pub(in crate::decide) fn space_edit(given: &mut SpaceEdit) -> Vec<Refusal> {
    let mut found = Findings::default();
    if let Some(name) = given.name.as_mut() {
        found.line("name", name, 1, 80);
    }
    if let Some(zone) = given.time_zone.as_mut() {
        found.keep(genesis::time_zone(zone), zone);
    }
    if let Some(currency) = given.currency.as_mut() {
        found.keep(genesis::currency(currency), currency);
    }
    found.triple("share_default", given.share_default, 0.0, 1.0);
    found.above_zero("value_full", given.value_full, MONEY_MAX_MINOR as f64);
    found.whole("stale_claim_days", given.stale_claim_days.map(i64::from), 1, 3_650);
    goals(&mut found, given.goals.as_deref_mut().unwrap_or_default());
    found.refusals
}

fn goals(found: &mut Findings, goals: &mut [Goal]) {
    found.at_most("goals", goals.len(), 10);
    for goal in goals.iter_mut().take(10) {
        found.line("goals", &mut goal.name, 1, 80);
    }
    let ids: BTreeSet<_> = goals.iter().map(|goal| goal.id).collect();
    if ids.len() < goals.len() {
        found.add("goals", problem::TWICE);
    }
}
