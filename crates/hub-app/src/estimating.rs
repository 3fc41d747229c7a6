//! Estimates as they are shown: figures, how they come about, what is missing, which rates.

use crate::figures;
use crate::names::Names;
use crate::views::{EstimateView, RatesView};
use hub_core::estimate::{Estimate, estimate, estimate_of, explain};
use hub_core::rows::{EstimateInputs, Idea};
use hub_core::{BasisId, IdeaId, Refusal, Row};

/// An estimate that is still being typed. Of an idea that exists, the other parts of its group
/// count too.
pub(crate) fn preview(
    names: &Names,
    inputs: &EstimateInputs,
    basis_id: BasisId,
    (row, parts): (Option<Row>, Vec<Row>),
    wrong: Vec<Refusal>,
) -> EstimateView {
    let known = row.as_ref().and_then(|row| Some((row.id, <&Idea>::try_from(&row.body).ok()?)));
    let share = names.space.share_default;
    let figures = match known {
        Some((id, idea)) => {
            let typed = Idea { estimate: inputs.clone(), basis_id, ..idea.clone() };
            let rows = figures::rows_with_parts(&names.rows, IdeaId(id), parts);
            estimate_of(IdeaId(id), &typed, &rows, share)
        }
        None => names.basis(basis_id).and_then(|basis| estimate(inputs, basis, share, &[])),
    };
    view(names, inputs, basis_id, figures.filter(|_| wrong.is_empty()), wrong)
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

/// Rates as they are shown.
pub(crate) fn rates(names: &Names, basis_id: BasisId) -> Option<RatesView> {
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
