//! Estimates as they are shown: figures, how they come about, what is missing, which rates.

use crate::names::Names;
use crate::views::{EstimateView, RatesView};
use hub_core::estimate::{Estimate, estimate, explain};
use hub_core::rows::EstimateInputs;
use hub_core::{BasisId, Refusal};

/// An estimate that is still being typed.
pub(crate) fn preview(
    names: &Names,
    inputs: &EstimateInputs,
    basis_id: BasisId,
    wrong: Vec<Refusal>,
) -> EstimateView {
    let basis = names.basis(basis_id).filter(|_| wrong.is_empty());
    let figures = basis.and_then(|basis| estimate(inputs, basis, names.space.share_default, &[]));
    view(names, inputs, basis_id, figures, wrong)
}

/// An estimate that has been worked out.
pub(crate) fn view(
    names: &Names,
    inputs: &EstimateInputs,
    basis_id: BasisId,
    figures: Option<Estimate>,
    wrong: Vec<Refusal>,
) -> EstimateView {
    EstimateView {
        lines: figures.as_ref().map(explain).unwrap_or_default(),
        figures,
        missing: missing(inputs),
        wrong,
        rates: rates(names, basis_id),
    }
}

fn missing(inputs: &EstimateInputs) -> Vec<String> {
    let required = [
        ("runs", inputs.runs.is_none()),
        ("period", inputs.period.is_none()),
        ("minutes_per_run", inputs.minutes_per_run.is_none()),
        ("people", inputs.people.is_none()),
    ];
    let missing = required.iter().filter(|(_, is_missing)| *is_missing);
    missing.map(|(name, _)| (*name).to_owned()).collect()
}

fn rates(names: &Names, basis_id: BasisId) -> Option<RatesView> {
    let basis = names.basis(basis_id)?;
    Some(RatesView {
        basis_id,
        area: names.area(basis.area_id),
        version: basis.version,
        labour: basis.labour,
        day_cost_minor: basis.day_cost_minor,
        working_days_per_year: basis.working_days_per_year,
        hours_per_day: basis.hours_per_day,
    })
}
