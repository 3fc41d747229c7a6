//! What an automation really saved, from the sums of its runs: rules R3, R4 and R6.
//!
//! Deliberately not here: the runs themselves and how they are summed by day.

use super::Roi;

/// Units of runs that are realised by runs: a success is 1, a partial one what it processed of its
/// total (without items 0), a failed one 0 (rule R3). Realised by items, units are the items
/// processed.
///
/// ```
/// # use hub_core::estimate::realised::units_by_runs;
/// assert_eq!(units_by_runs(90, &[Some((6, 10)), None]), 90.6);
/// ```
pub fn units_by_runs(success: u64, partial: &[Option<(u64, u64)>]) -> f64 {
    let share = |&(processed, total): &(u64, u64)| {
        if total == 0 { 0.0 } else { processed as f64 / total as f64 }
    };
    success as f64 + partial.iter().flatten().map(share).sum::<f64>()
}

/// Minutes that people did not have to spend: units x manual minutes for one, without the minutes
/// of execution of all runs that were not tests (rule R4). May be negative.
///
/// ```
/// # use hub_core::estimate::realised::minutes;
/// assert_eq!(minutes(93.0, 10.0, 200.0), 730.0);
/// ```
pub fn minutes(units: f64, manual_minutes_per_unit: f64, execution_minutes: f64) -> f64 {
    units * manual_minutes_per_unit - execution_minutes
}

/// Realised money in minor units, not rounded: hours x the hour cost of the baseline's basis (R6).
///
/// ```
/// # use hub_core::estimate::realised::{minutes, money};
/// // 3 minutes an item at 40 an hour, 5,000 items.
/// assert_eq!(money(minutes(5_000.0, 3.0, 0.0), 40_00.0), 10_000_00.0);
/// ```
pub fn money(minutes: f64, labour_per_hour_minor: f64) -> f64 {
    minutes / 60.0 * labour_per_hour_minor
}

/// (money - running cost to date - investment) / investment, all in minor units (rule R6).
///
/// ```
/// # use hub_core::estimate::{Roi, realised::roi};
/// assert_eq!(roi(10_000_00.0, 0.0, Some(4_000_00.0)), Roi::Ratio(1.5));
/// assert_eq!(roi(10_000_00.0, 0.0, None), Roi::NoInvestment);
/// ```
pub fn roi(money: f64, running_to_date: f64, investment: Option<f64>) -> Roi {
    match investment {
        Some(investment) if investment >= 0.5 => {
            Roi::Ratio((money - running_to_date - investment) / investment)
        }
        _ => Roi::NoInvestment,
    }
}
