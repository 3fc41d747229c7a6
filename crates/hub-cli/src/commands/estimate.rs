//! `ohub estimate`.

use crate::args::{Common, Estimate};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::formula;
use crate::number::{Money, number};
use crate::out::Out;
use hub_app::{AppError, places};
use hub_core::decide::check_submission;
use hub_core::estimate::{Line, estimate, explain};
use hub_core::operation::Submission;
use hub_core::rows::{Answers, Basis, Case, EstimateInputs, Triple, Unknown};
use hub_core::{IdeaId, Refusal, estimate as core};
use serde::Serialize;

/// What the figures are worked out with.
#[derive(Serialize)]
struct Rates {
    /// The space they are of; none: the standard ones.
    space: Option<String>,
    currency: String,
    #[serde(flatten)]
    basis: Basis,
    share_default: Triple,
}

#[derive(Serialize)]
struct Answer<'a> {
    inputs: &'a EstimateInputs,
    rates: &'a Rates,
    /// None while something is missing.
    figures: Option<&'a core::Estimate>,
    lines: &'a [Line],
    missing: Vec<&'static str>,
}

pub fn run(common: &Common, args: &Estimate, out: &mut Out) -> Result<Exit, Failure> {
    let rates = rates(common, args)?;
    let money = Money::new(&rates.currency);
    let inputs = args.inputs.read(&money);
    check(&inputs, &rates.basis)?;
    let figures = estimate(&inputs, &rates.basis, rates.share_default, &[]);
    let lines = figures.as_ref().map(explain).unwrap_or_default();
    let missing = missing(&inputs);
    if out.as_json {
        let figures = figures.as_ref();
        out.json(&Answer { inputs: &inputs, rates: &rates, figures, lines: &lines, missing })?;
        return Ok(Exit::Done);
    }
    match &figures {
        Some(figures) => formula::write(out, &money, figures, &lines)?,
        None => {
            let options: Vec<String> =
                missing.iter().map(|name| format!("--{}", name.replace('_', "-"))).collect();
            out.line(format!("An estimate needs {} too.", options.join(", ")))?;
        }
    }
    out.line(told(&rates))?;
    Ok(Exit::Done)
}

/// Those of the space, or the standard ones; options come before both.
fn rates(common: &Common, args: &Estimate) -> Result<Rates, Failure> {
    let mut rates = match common.reader() {
        Ok(session) => {
            let space = session.space()?;
            let area = args.area.as_deref().map(|name| session.area_named(name)).transpose()?;
            Rates {
                space: Some(space.name),
                currency: space.currency,
                basis: session.rates(area)?,
                share_default: space.share_default,
            }
        }
        Err(Failure::Said(error)) if is_free(common, args, &error) => standard(),
        Err(failure) => return Err(failure),
    };
    if let (Some(currency), None) = (&args.currency, &rates.space) {
        rates.currency.clone_from(currency);
    }
    let basis = &mut rates.basis;
    basis.working_days_per_year = args.working_days.unwrap_or(basis.working_days_per_year);
    basis.hours_per_day = args.hours_per_day.unwrap_or(basis.hours_per_day);
    Ok(rates)
}

/// Whether nothing of a space was asked for, and there is none.
fn is_free(common: &Common, args: &Estimate, error: &AppError) -> bool {
    common.space.is_none() && args.area.is_none() && error.code == "NO_SPACE"
}

fn standard() -> Rates {
    let basis = Basis {
        area_id: None,
        version: 1,
        labour: None,
        day_cost_minor: None,
        working_days_per_year: 220.0,
        hours_per_day: 8.0,
        unknown: Unknown::new(),
    };
    let currency = places::currency_of(&places::locale()).to_owned();
    Rates { space: None, currency, basis, share_default: Triple::new(0.50, 0.65, 0.80) }
}

fn check(inputs: &EstimateInputs, basis: &Basis) -> Result<(), AppError> {
    let submission = Submission {
        id: IdeaId(uuid::Uuid::nil()),
        // The title is not asked about here.
        case: Case { title: "-".to_owned(), ..Case::default() },
        estimate: inputs.clone(),
        answers: Answers::default(),
        origin: None,
    };
    let days = within("working_days", basis.working_days_per_year, 1.0, 366.0);
    let hours = within("hours_per_day", basis.hours_per_day, 0.5, 24.0);
    let first = check_submission(&submission).into_iter().chain(days).chain(hours).next();
    first.map_or(Ok(()), |refusal| Err(refusal.into()))
}

fn within(field: &str, value: f64, min: f64, max: f64) -> Option<Refusal> {
    let refusal = || {
        let problem = hub_core::text::problem::OUT_OF_RANGE;
        Refusal::invalid(field, problem).with("min", min).with("max", max)
    };
    (!(min..=max).contains(&value)).then(refusal)
}

fn missing(inputs: &EstimateInputs) -> Vec<&'static str> {
    let required = [
        ("runs", inputs.runs.is_none()),
        ("period", inputs.period.is_none()),
        ("minutes_per_run", inputs.minutes_per_run.is_none()),
        ("people", inputs.people.is_none()),
    ];
    required.iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| *name).collect()
}

fn told(rates: &Rates) -> String {
    let of = match &rates.space {
        Some(space) => format!("the space \"{space}\""),
        None => "the standard".to_owned(),
    };
    let basis = &rates.basis;
    format!(
        "Rates of {of}: {} days a year, {} hours a day.",
        number(basis.working_days_per_year),
        number(basis.hours_per_day)
    )
}
