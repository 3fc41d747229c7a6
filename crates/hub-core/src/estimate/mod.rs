//! What the work costs today and what automating it would save: rules E1 to E7, worked from the
//! facts each time and never stored.
//!
//! Deliberately not here: words (results are numbers, enums and ids), and checks of what a person
//! may type; the bounds of the fields are checked where an operation is decided.

mod explain;
mod group;
mod line;
mod money;
mod part;
pub mod realised;

pub use explain::explain;
pub use group::{Demand, LeftOut, Parts, WhyLeftOut, demand, estimate_of, parts};
pub use line::{Amount, Line, Op, Outcome, Quantity, Step, Unit};
pub use money::{Outlook, Payback, Roi, payback, roi_3y, round_minor};
pub use part::{LabourFrom, LabourPerHour, Part, PartInput, PartOwner, periods_per_year};

use crate::rows::{Basis, EstimateInputs, Triple, Volume};
use money::{payback_outlook, roi_outlook};
use serde::Serialize;
use ts_rs::TS;

/// The inputs that hold for all parts, with what was left empty filled in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Rates {
    /// Share of runs that go wrong, 0 to 1; empty is 0.
    pub error_rate: f64,
    /// To put one of them right; empty is 0.
    pub rework_minutes: f64,
    /// Share of runs that somebody checks, 0 to 1; empty is 0.
    pub reviewed_share: f64,
    /// To check one of them; empty is 0.
    pub review_minutes: f64,
    /// That the program takes for one run; empty is 0.
    pub execution_minutes: f64,
    /// How much of the work a program can take; empty is the space's.
    pub automatable_share: Triple,
    /// Days of building.
    pub build_days: Option<Triple>,
    /// A day of building, in minor units: the idea's, else the basis's.
    pub day_cost_minor: Option<f64>,
    /// Of the program, in minor units a year; empty is 0.
    pub running_cost_per_year_minor: f64,
}

/// What would have to be said for the figures that are absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// No part has a labour cost: no money, no payback, no ROI (rule E7).
    LabourCost,
    /// No build days: no one-off cost, no payback, no ROI (rule E5).
    BuildDays,
    /// No day cost, neither the idea's nor the basis's (rule E5).
    DayCost,
}

/// What looks wrong but is not refused.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// One person would spend more than twice a working year on it (section "Bounds").
    PersonOverTwiceAYear {
        /// Which of the parts.
        part: u32,
        /// One person's hours a year, as stated.
        hours_per_person: f64,
        /// Twice working days x hours per day.
        limit_hours: f64,
    },
    /// Some parts have no labour cost, so the money is that of the others only.
    PartsWithoutLabour {
        /// How many.
        parts: u32,
    },
}

/// An estimate with every figure. Hours, money and FTE are a year's; money is in minor units of the
/// space's currency, rounded once (rule E6).
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Estimate {
    /// Runs of all parts a year.
    pub runs_per_year: f64,
    /// Doing it.
    pub hours_processing: f64,
    /// Putting errors right.
    pub hours_rework: f64,
    /// Checking it.
    pub hours_review: f64,
    /// Processing, rework and review.
    pub hours_today: f64,
    /// What a program would still take.
    pub hours_execution: f64,
    /// Today without execution; may be negative.
    pub net_hours: f64,
    /// Share x net (rule E4); negative where the program takes longer than people do.
    pub hours_saved: Triple,
    /// Full-time people who do it today.
    pub fte_today: f64,
    /// Full-time people it would free.
    pub fte_saved: Triple,
    /// Absent where no part has a labour cost (rule E7).
    pub money_today_minor: Option<f64>,
    /// Absent where no part has a labour cost (rule E7).
    pub money_saved_minor: Option<Triple>,
    /// What an hour of the author's part costs.
    pub labour_per_hour: Option<LabourPerHour>,
    /// Build days x day cost (rule E5).
    pub one_off_minor: Option<Triple>,
    /// One-off cost / (money saved - running cost).
    pub payback: Outlook<Payback>,
    /// (3 x (money saved - running cost) - one-off cost) / one-off cost.
    pub roi_3y: Outlook<Roi>,
    /// The inputs that hold for all parts.
    pub rates: Rates,
    /// The author's part first, then the extra ones in the order given. Totals are sums of parts.
    pub parts: Vec<Part>,
    /// What is not known.
    pub missing: Vec<Missing>,
    /// What looks wrong.
    pub warnings: Vec<Warning>,
}

/// Works out an estimate: the author's part from `inputs` and `basis`, and `extra_parts` on top.
///
/// `None` when the four required inputs (runs, period, minutes a run, people) are not all there,
/// or when inputs far outside the domain's bounds give a number that is none.
///
/// The first case of product.md's table, 10 a day, 12 minutes:
///
/// ```
/// # use hub_core::{estimate::*, rows::*};
/// let inputs = EstimateInputs {
///     runs: Some(10.0), period: Some(Period::Day), minutes_per_run: Some(12.0), people: Some(1.0),
///     error_rate: Some(0.05), rework_minutes: Some(20.0),
///     reviewed_share: Some(0.10), review_minutes: Some(5.0),
///     labour: Some(Labour { per: LabourPer::Year, minor: 44_000_00 }),
///     ..EstimateInputs::default()
/// };
/// # let basis: Basis = serde_json::from_str(
/// #     r#"{"version": 1, "working_days_per_year": 220, "hours_per_day": 8}"#).unwrap();
/// let it = estimate(&inputs, &basis, Triple::exactly(0.8), &[]).unwrap();
/// assert_eq!(format!("{:.2} {:.2}", it.hours_today, it.hours_saved.likely), "495.00 396.00");
/// assert_eq!(it.money_saved_minor.map(|money| money.likely), Some(9_900_00.0));
/// ```
pub fn estimate(
    inputs: &EstimateInputs,
    basis: &Basis,
    share_default: Triple,
    extra_parts: &[PartInput],
) -> Option<Estimate> {
    let author = author_part(inputs, basis)?;
    let minutes = inputs.minutes_per_run?;
    let rates = Rates::of(inputs, basis, share_default);
    let inputs = std::iter::once(&author).chain(extra_parts);
    let parts = inputs.map(|input| Part::new(input, minutes, &rates)).collect();
    Some(Estimate::of(parts, rates)).filter(Estimate::is_finite)
}

fn author_part<'a>(inputs: &EstimateInputs, basis: &'a Basis) -> Option<PartInput<'a>> {
    let volume = Volume::of(inputs)?;
    Some(PartInput { who: PartOwner::Author, volume, labour: inputs.labour, basis })
}

impl Rates {
    fn of(inputs: &EstimateInputs, basis: &Basis, share_default: Triple) -> Self {
        let day_cost = inputs.day_cost_minor.or(basis.day_cost_minor);
        Self {
            error_rate: inputs.error_rate.unwrap_or(0.0),
            rework_minutes: inputs.rework_minutes.unwrap_or(0.0),
            reviewed_share: inputs.reviewed_share.unwrap_or(0.0),
            review_minutes: inputs.review_minutes.unwrap_or(0.0),
            execution_minutes: inputs.execution_minutes.unwrap_or(0.0),
            automatable_share: inputs.automatable_share.unwrap_or(share_default),
            build_days: inputs.build_days,
            day_cost_minor: day_cost.map(|minor| minor as f64),
            running_cost_per_year_minor: inputs.running_cost_per_year_minor.unwrap_or(0) as f64,
        }
    }

    /// Build days x day cost, not rounded; both are needed (rule E5).
    fn one_off(&self) -> Option<Triple> {
        let (days, cost) = (self.build_days?, self.day_cost_minor?);
        Some(Triple::new(days.low * cost, days.likely * cost, days.high * cost))
    }
}

impl Estimate {
    fn of(parts: Vec<Part>, rates: Rates) -> Self {
        let sum = |of: fn(&Part) -> f64| parts.iter().map(of).sum::<f64>() + 0.0;
        let has_money = parts.iter().any(|part| part.labour.is_some());
        let money = has_money.then(|| rounded(saved(&parts, &rates, Part::money)));
        let one_off = rates.one_off().map(rounded);
        let (payback, roi_3y) = outlooks(one_off, money, rates.running_cost_per_year_minor);
        Self {
            runs_per_year: sum(|part| part.runs_per_year),
            hours_processing: sum(|part| part.hours_processing),
            hours_rework: sum(|part| part.hours_rework),
            hours_review: sum(|part| part.hours_review),
            hours_today: sum(|part| part.hours_today),
            hours_execution: sum(|part| part.hours_execution),
            net_hours: sum(|part| part.net_hours),
            hours_saved: saved(&parts, &rates, |_, hours| hours),
            fte_today: sum(|part| part.fte(part.hours_today)),
            fte_saved: saved(&parts, &rates, Part::fte),
            money_today_minor: has_money
                .then(|| round_minor(sum(|part| part.money(part.hours_today)))),
            money_saved_minor: money,
            labour_per_hour: parts.first().and_then(|part| part.labour),
            one_off_minor: one_off,
            payback,
            roi_3y,
            missing: missing(&rates, has_money),
            warnings: warnings(&parts, has_money),
            rates,
            parts,
        }
    }

    /// People of all parts: where RICE has no reach of its own (rule S3).
    pub fn people(&self) -> f64 {
        self.parts.iter().map(|part| part.people).sum()
    }

    fn is_finite(&self) -> bool {
        let triples = [Some(self.hours_saved), Some(self.fte_saved), self.money_saved_minor];
        let triples = triples.iter().chain([&self.one_off_minor]).flatten();
        let mut numbers = vec![self.net_hours, self.fte_today, self.runs_per_year];
        numbers.extend(self.money_today_minor);
        numbers.extend(triples.flat_map(|triple| [triple.low, triple.likely, triple.high]));
        for end in [self.roi_3y.best, self.roi_3y.likely, self.roi_3y.worst] {
            numbers.extend(if let Roi::Ratio(ratio) = end { Some(ratio) } else { None });
        }
        numbers.iter().all(|number| number.is_finite())
    }
}

/// The sum over the parts at the low, likely and high share, the lesser end as low (rule E4).
fn saved(parts: &[Part], rates: &Rates, worth: impl Fn(&Part, f64) -> f64) -> Triple {
    let at = |share: f64| {
        parts.iter().map(|part| worth(part, share * part.net_hours)).sum::<f64>() + 0.0
    };
    let share = rates.automatable_share;
    let (one, likely, other) = (at(share.low), at(share.likely), at(share.high));
    // The last bits of a sum of parts of both signs could put likely outside its ends.
    Triple::new(one.min(other).min(likely), likely, one.max(other).max(likely))
}

fn rounded(money: Triple) -> Triple {
    Triple::new(round_minor(money.low), round_minor(money.likely), round_minor(money.high))
}

/// From the amounts as they are shown, so that the open formula comes to the very result. A one-off
/// cost of 0 is no investment whether or not the saving is known (rule E5).
fn outlooks(
    one_off: Option<Triple>,
    saved: Option<Triple>,
    running: f64,
) -> (Outlook<Payback>, Outlook<Roi>) {
    match (one_off, saved) {
        (Some(one_off), Some(saved)) => {
            (payback_outlook(one_off, saved, running), roi_outlook(one_off, saved, running))
        }
        (Some(one_off), None) if one_off.high == 0.0 => {
            (Outlook::all(Payback::NoInvestment), Outlook::all(Roi::NoInvestment))
        }
        _ => (Outlook::all(Payback::Unknown), Outlook::all(Roi::Unknown)),
    }
}

fn missing(rates: &Rates, has_money: bool) -> Vec<Missing> {
    let labour = (!has_money).then_some(Missing::LabourCost);
    let days = rates.build_days.is_none().then_some(Missing::BuildDays);
    let cost = rates.day_cost_minor.is_none().then_some(Missing::DayCost);
    [labour, days, cost].into_iter().flatten().collect()
}

fn warnings(parts: &[Part], has_money: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (part, at) in parts.iter().zip(0..) {
        let hours_per_person = part.hours_today / part.people;
        let limit_hours = 2.0 * part.working_days_per_year * part.hours_per_day;
        if hours_per_person > limit_hours {
            let part = at;
            warnings.push(Warning::PersonOverTwiceAYear { part, hours_per_person, limit_hours });
        }
    }
    let without = parts.iter().filter(|part| part.labour.is_none()).count() as u32;
    if has_money && without > 0 {
        warnings.push(Warning::PartsWithoutLabour { parts: without });
    }
    warnings
}
