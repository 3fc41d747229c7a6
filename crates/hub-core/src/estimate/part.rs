//! One part of an estimate: the work of the author, of a supporter, or of a merged idea (rules E1
//! and E2). Which parts a group of ideas has is decided in [`super::group`], ranges in [`super`].

use super::Rates;
use crate::ids::{IdeaId, MemberId};
use crate::rows::{Basis, Labour, LabourPer, Period, Volume};
use serde::Serialize;
use ts_rs::TS;

/// Whose work a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PartOwner {
    /// The idea's own estimate.
    Author,
    /// A supporter of the idea.
    Support {
        /// Whose volume it is.
        member_id: MemberId,
    },
    /// The estimate of an idea merged into this one.
    Merged {
        /// The merged idea.
        idea_id: IdeaId,
    },
    /// A supporter of an idea merged into this one.
    MergedSupport {
        /// The merged idea.
        idea_id: IdeaId,
        /// Whose volume it is.
        member_id: MemberId,
    },
}

/// A part that comes on top of the idea's own estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartInput<'a> {
    /// Whose work it is.
    pub who: PartOwner,
    /// How often; without minutes of its own the idea's are used.
    pub volume: Volume,
    /// A labour cost stated with this volume, instead of the basis's.
    pub labour: Option<Labour>,
    /// The rates of this part.
    pub basis: &'a Basis,
}

/// Who said what an hour of work costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabourFrom {
    /// The estimate itself.
    Idea,
    /// The rates of the area or space.
    Basis,
}

/// What an hour of a part's work costs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct LabourPerHour {
    /// Minor units an hour, not rounded.
    pub minor: f64,
    /// What was said, before it was brought to an hour.
    pub stated: Labour,
    /// Who said it.
    pub from: LabourFrom,
}

impl LabourPerHour {
    /// A labour cost brought to an hour: a year's is divided by the basis's working days and hours
    /// per day.
    ///
    /// ```
    /// # use hub_core::{estimate::*, rows::*};
    /// # let basis: Basis = serde_json::from_str(
    /// #     r#"{"version": 1, "working_days_per_year": 220, "hours_per_day": 8}"#).unwrap();
    /// let stated = Labour { per: LabourPer::Year, minor: 44_000_00 };
    /// assert_eq!(LabourPerHour::of(stated, LabourFrom::Idea, &basis).minor, 25_00.0);
    /// ```
    pub fn of(stated: Labour, from: LabourFrom, basis: &Basis) -> Self {
        let minor = match stated.per {
            LabourPer::Hour => stated.minor as f64,
            LabourPer::Year => {
                stated.minor as f64 / basis.working_days_per_year / basis.hours_per_day
            }
        };
        Self { minor, stated, from }
    }
}

/// Periods a year (rule E1). A day counts once for each working day of the basis.
///
/// ```
/// # use hub_core::{estimate::periods_per_year, rows::Period};
/// assert_eq!(periods_per_year(Period::Day, 220.0), 220.0);
/// assert_eq!(periods_per_year(Period::HalfYear, 220.0), 2.0);
/// ```
pub fn periods_per_year(period: Period, working_days_per_year: f64) -> f64 {
    match period {
        Period::Day => working_days_per_year,
        Period::Week => 52.0,
        Period::Fortnight => 26.0,
        Period::Month => 12.0,
        Period::Quarter => 4.0,
        Period::HalfYear => 2.0,
        Period::Year => 1.0,
    }
}

/// A part with its figures. All of them are a year's.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Part {
    /// Whose work it is.
    pub who: PartOwner,
    /// Runs a period, for one person.
    pub runs: f64,
    /// The period.
    pub period: Period,
    /// How many periods a year has.
    pub periods_per_year: f64,
    /// How many people do it.
    pub people: f64,
    /// By hand, each time.
    pub minutes_per_run: f64,
    /// R: runs x periods a year x people (rule E1).
    pub runs_per_year: f64,
    /// R x minutes_per_run / 60.
    pub hours_processing: f64,
    /// R x error_rate x rework_minutes / 60.
    pub hours_rework: f64,
    /// R x reviewed_share x review_minutes / 60.
    pub hours_review: f64,
    /// Processing, rework and review.
    pub hours_today: f64,
    /// R x execution_minutes / 60.
    pub hours_execution: f64,
    /// Today without execution: what a program that takes everything would save. May be negative.
    pub net_hours: f64,
    /// The working days of the part's basis.
    pub working_days_per_year: f64,
    /// The hours per day of the part's basis.
    pub hours_per_day: f64,
    /// What an hour costs; absent where neither the estimate nor the basis says it (rule E7).
    pub labour: Option<LabourPerHour>,
}

impl Part {
    /// The figures of one part. Error, rework, review and execution are the idea's (rule E2).
    pub(super) fn new(input: &PartInput, idea_minutes_per_run: f64, rates: &Rates) -> Self {
        let (volume, basis) = (&input.volume, input.basis);
        let periods = periods_per_year(volume.period, basis.working_days_per_year);
        let runs_per_year = volume.runs * periods * volume.people;
        let minutes_per_run = volume.minutes_per_run.unwrap_or(idea_minutes_per_run);
        let hours_processing = runs_per_year * minutes_per_run / 60.0;
        let hours_rework = runs_per_year * rates.error_rate * rates.rework_minutes / 60.0;
        let hours_review = runs_per_year * rates.reviewed_share * rates.review_minutes / 60.0;
        let hours_today = hours_processing + hours_rework + hours_review;
        let hours_execution = runs_per_year * rates.execution_minutes / 60.0;
        Self {
            who: input.who,
            runs: volume.runs,
            period: volume.period,
            periods_per_year: periods,
            people: volume.people,
            minutes_per_run,
            runs_per_year,
            hours_processing,
            hours_rework,
            hours_review,
            hours_today,
            hours_execution,
            net_hours: hours_today - hours_execution,
            working_days_per_year: basis.working_days_per_year,
            hours_per_day: basis.hours_per_day,
            labour: labour_of(input),
        }
    }

    /// Hours as full-time people, by the part's own working year; never -0.
    pub(super) fn fte(&self, hours: f64) -> f64 {
        hours / self.working_days_per_year / self.hours_per_day + 0.0
    }

    /// Hours as money in minor units, not rounded; 0 where no labour cost is known, so that sums
    /// hold what is known, and never -0.
    pub(super) fn money(&self, hours: f64) -> f64 {
        self.labour.map_or(0.0, |labour| hours * labour.minor + 0.0)
    }
}

fn labour_of(input: &PartInput) -> Option<LabourPerHour> {
    let own = input.labour.map(|labour| (labour, LabourFrom::Idea));
    let (stated, from) = own.or(input.basis.labour.map(|labour| (labour, LabourFrom::Basis)))?;
    Some(LabourPerHour::of(stated, from, input.basis))
}
