//! The estimate against the numbers that must come out, its laws, and the reading of groups.

#![expect(clippy::inconsistent_digit_grouping, reason = "minor units: 12_250_00 is 12,250.00")]
#![expect(clippy::expect_used, reason = "what the tests share may fail them too")]

mod explain;
mod group;
mod group_laws;
mod laws;
mod worked;

use hub_core::rows::{Basis, EstimateInputs, Labour, LabourPer, Period, Triple, Unknown};

/// The first rates of a space: 220 days of 8 hours, and nothing said about cost.
fn basis() -> Basis {
    Basis {
        area_id: None,
        version: 1,
        labour: None,
        day_cost_minor: None,
        working_days_per_year: 220.0,
        hours_per_day: 8.0,
        unknown: Unknown::new(),
    }
}

fn per_year(minor: i64) -> Labour {
    Labour { per: LabourPer::Year, minor }
}

fn per_hour(minor: i64) -> Labour {
    Labour { per: LabourPer::Hour, minor }
}

/// The four required inputs.
fn work(runs: f64, period: Period, minutes_per_run: f64, people: f64) -> EstimateInputs {
    EstimateInputs {
        runs: Some(runs),
        period: Some(period),
        minutes_per_run: Some(minutes_per_run),
        people: Some(people),
        ..EstimateInputs::default()
    }
}

/// The first case of product.md's table.
fn first_case() -> EstimateInputs {
    EstimateInputs {
        error_rate: Some(0.05),
        rework_minutes: Some(20.0),
        reviewed_share: Some(0.10),
        review_minutes: Some(5.0),
        labour: Some(per_year(44_000_00)),
        automatable_share: Some(Triple::exactly(0.8)),
        ..work(10.0, Period::Day, 12.0, 1.0)
    }
}

const SHARE: Triple = Triple::new(0.50, 0.65, 0.80);
