//! Whether values can stand: the bounds of domain section 2.2. Texts are put into the form in which
//! they are kept. What refers to other rows (does the area exist?) is asked where rows are at hand.

mod build;
mod case;
mod estimate;
mod ratings;
mod settings;
mod stage;

pub(super) use build::build;
pub(super) use case::case;
pub(super) use estimate::{estimate, volume};
pub(super) use ratings::{answers, ratings};
pub(super) use settings::{basis, space_edit, weights};
pub(super) use stage::{imported, moved};

use crate::operation::{Imported, Submission};
use crate::refusal::Refusal;
use crate::rows::{Origin, Triple};
use crate::text::{self, problem};
use jiff::civil::Date;

/// No amount of money is above this, in minor units.
pub(super) const MONEY_MAX_MINOR: i64 = 10_000_000_000_000;
/// The end of the year 2100, in UTC milliseconds.
const TIME_MAX_MS: i64 = 4_133_980_799_999;

/// Everything that is wrong with a submission, in the order of the fields. Rows that it refers to
/// (its area) are not looked at.
pub fn check_submission(given: &Submission) -> Vec<Refusal> {
    submission(&mut given.clone())
}

/// Everything that is wrong with a row of an import, in the order of the fields.
pub fn check_import(given: &Submission, with: &Imported) -> Vec<Refusal> {
    let mut refusals = submission(&mut given.clone());
    refusals.extend(imported(&mut with.clone()));
    refusals
}

/// Checks a submission and puts its texts into the form in which they are kept.
pub(super) fn submission(given: &mut Submission) -> Vec<Refusal> {
    let mut refusals = case(&mut given.case);
    refusals.extend(estimate(&mut given.estimate));
    refusals.extend(answers(&given.answers));
    refusals.extend(given.origin.as_mut().map(origin).unwrap_or_default());
    refusals
}

fn origin(given: &mut Origin) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.optional_line("origin.source", &mut given.source, 120);
    found.optional_line("origin.external_id", &mut given.external_id, 200);
    found.time("origin.created_at_ms", given.created_at_ms);
    found.refusals
}

/// Gathers what is wrong, field by field.
#[derive(Default)]
pub(super) struct Findings {
    /// What was found so far.
    pub refusals: Vec<Refusal>,
}

impl Findings {
    pub fn add(&mut self, field: &str, problem: &str) {
        self.refusals.push(Refusal::invalid(field, problem));
    }

    fn keep<T>(&mut self, checked: Result<T, Refusal>, value: &mut T) {
        match checked {
            Ok(checked) => *value = checked,
            Err(refusal) => self.refusals.push(refusal),
        }
    }

    /// One line of `min..=max` characters.
    pub fn line(&mut self, field: &str, value: &mut String, min: usize, max: usize) {
        self.keep(text::line(field, value, min, max), value);
    }

    /// Several lines of `min..=max` characters.
    pub fn lines(&mut self, field: &str, value: &mut String, min: usize, max: usize) {
        self.keep(text::lines(field, value, min, max), value);
    }

    /// A line that may be absent; an empty one is as good as absent.
    pub fn optional_line(&mut self, field: &str, value: &mut Option<String>, max: usize) {
        if let Some(given) = value.as_mut() {
            self.line(field, given, 0, max);
        }
        value.take_if(|given| given.is_empty());
    }

    /// Several lines that may be absent; empty ones are as good as absent.
    pub fn optional_lines(&mut self, field: &str, value: &mut Option<String>, max: usize) {
        if let Some(given) = value.as_mut() {
            self.lines(field, given, 0, max);
        }
        value.take_if(|given| given.is_empty());
    }

    /// A number from `min` to `max`.
    pub fn within(&mut self, field: &str, value: Option<f64>, min: f64, max: f64) {
        if value.is_some_and(|value| !(min..=max).contains(&value)) {
            self.out_of_range(field, min, max, false);
        }
    }

    /// A number above 0, up to `max`.
    pub fn above_zero(&mut self, field: &str, value: Option<f64>, max: f64) {
        if value.is_some_and(|value| !(value > 0.0 && value <= max)) {
            self.out_of_range(field, 0.0, max, true);
        }
    }

    /// A whole number from `min` to `max`.
    pub fn whole(&mut self, field: &str, value: Option<i64>, min: i64, max: i64) {
        if value.is_some_and(|value| !(min..=max).contains(&value)) {
            let refusal = Refusal::invalid(field, problem::OUT_OF_RANGE);
            self.refusals.push(refusal.with("min", min).with("max", max));
        }
    }

    /// An amount of money in minor units.
    pub fn money(&mut self, field: &str, value: Option<i64>) {
        self.whole(field, value, 0, MONEY_MAX_MINOR);
    }

    /// A time between 1970 and 2100.
    pub fn time(&mut self, field: &str, value: Option<i64>) {
        self.whole(field, value, 0, TIME_MAX_MS);
    }

    /// A day between 1970 and 2100.
    pub fn day(&mut self, field: &str, value: Option<Date>) {
        if value.is_some_and(|day| !(1970..=2100).contains(&day.year())) {
            let refusal = Refusal::invalid(field, problem::OUT_OF_RANGE);
            self.refusals.push(refusal.with("min", "1970-01-01").with("max", "2100-12-31"));
        }
    }

    /// One of a few numbers.
    pub fn one_of(&mut self, field: &str, value: Option<f64>, choices: &[f64]) {
        if value.is_some_and(|value| !choices.contains(&value)) {
            let refusal = Refusal::invalid(field, problem::OUT_OF_RANGE);
            self.refusals.push(refusal.with("choices", choices));
        }
    }

    /// Low, likely and high from `min` to `max` and in this order.
    pub fn triple(&mut self, field: &str, value: Option<Triple>, min: f64, max: f64) {
        let Some(Triple { low, likely, high }) = value else { return };
        if [low, likely, high].iter().any(|value| !(min..=max).contains(value)) {
            self.out_of_range(field, min, max, false);
        } else if !(low <= likely && likely <= high) {
            self.add(field, problem::NOT_IN_ORDER);
        }
    }

    /// At most `max` entries.
    pub fn at_most(&mut self, field: &str, length: usize, max: usize) {
        if length > max {
            let refusal = Refusal::invalid(field, problem::TOO_LONG);
            self.refusals.push(refusal.with("max", max).with("length", length));
        }
    }

    /// Notes a number outside its bounds; `above`: the lower one itself is outside too.
    pub fn out_of_range(&mut self, field: &str, min: f64, max: f64, above: bool) {
        let refusal = Refusal::invalid(field, problem::OUT_OF_RANGE);
        let refusal = refusal.with("min", min).with("max", max);
        self.refusals.push(if above { refusal.with("above_min", true) } else { refusal });
    }
}

/// Refuses with the first finding.
pub(super) fn none_of(refusals: Vec<Refusal>) -> Result<(), Refusal> {
    refusals.into_iter().next().map_or(Ok(()), Err)
}
