//! Payback and return on investment (rule E5), over the ranges of cost and saving.
//!
//! Amounts are whole minor units, as they are shown. One below half a minor unit would be shown as
//! 0, so it counts as 0, and no quotient is ever infinite.

use crate::rows::Triple;
use serde::Serialize;
use ts_rs::TS;

/// How long until the one-off cost is earned back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", content = "years", rename_all = "snake_case")]
pub enum Payback {
    /// In so many years.
    Years(f64),
    /// Running it costs as much as it saves, or more.
    Never,
    /// The one-off cost is 0.
    NoInvestment,
    /// Labour cost, build days or day cost are not known.
    Unknown,
}

/// What the investment yields over three years.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", content = "ratio", rename_all = "snake_case")]
pub enum Roi {
    /// Gain over cost: 0.8367 is +83.67 %, -1 is all of it lost.
    Ratio(f64),
    /// The one-off cost is 0.
    NoInvestment,
    /// Labour cost, build days or day cost are not known.
    Unknown,
}

/// A result at the best, the likely and the worst end of all ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Outlook<T> {
    /// When everything goes well.
    pub best: T,
    /// What is expected.
    pub likely: T,
    /// When everything goes badly.
    pub worst: T,
}

/// Money in minor units as it is shown: rounded half away from zero (rule E6), never -0.
///
/// ```
/// # use hub_core::estimate::round_minor;
/// assert_eq!([round_minor(2.5), round_minor(-2.5), round_minor(2.4)], [3.0, -3.0, 2.0]);
/// ```
pub fn round_minor(minor: f64) -> f64 {
    minor.round() + 0.0
}

/// Payback = one-off cost / (money saved a year - running cost a year), all in minor units.
///
/// ```
/// # use hub_core::estimate::{Payback, payback};
/// let Payback::Years(years) = payback(12_250_00.0, 9_900_00.0, 2_400_00.0) else { panic!() };
/// assert_eq!(format!("{years:.3}"), "1.633");
/// assert_eq!(payback(12_250_00.0, 1_000_00.0, 1_000_00.0), Payback::Never);
/// ```
pub fn payback(one_off_minor: f64, saved_minor: f64, running_minor: f64) -> Payback {
    let net = saved_minor - running_minor;
    if is_nothing(one_off_minor) {
        Payback::NoInvestment
    } else if net <= 0.0 || is_nothing(net) {
        Payback::Never
    } else {
        Payback::Years(one_off_minor / net)
    }
}

/// ROI over three years = (3 x (money saved - running cost) - one-off cost) / one-off cost.
///
/// ```
/// # use hub_core::estimate::{Roi, roi_3y};
/// let Roi::Ratio(ratio) = roi_3y(12_250_00.0, 9_900_00.0, 2_400_00.0) else { panic!() };
/// assert_eq!(format!("{:+.2} %", ratio * 100.0), "+83.67 %");
/// ```
pub fn roi_3y(one_off_minor: f64, saved_minor: f64, running_minor: f64) -> Roi {
    if is_nothing(one_off_minor) {
        return Roi::NoInvestment;
    }
    Roi::Ratio((3.0 * (saved_minor - running_minor) - one_off_minor) / one_off_minor)
}

fn is_nothing(minor: f64) -> bool {
    minor.abs() < 0.5
}

/// Best: least cost and most saving; worst: the other way round.
pub(super) fn payback_outlook(one_off: Triple, saved: Triple, running: f64) -> Outlook<Payback> {
    Outlook {
        best: payback(one_off.low, saved.high, running),
        likely: payback(one_off.likely, saved.likely, running),
        worst: payback(one_off.high, saved.low, running),
    }
}

/// The ends are the true extremes: where the saving does not even cover the running cost, it is
/// the greater investment that loses the smaller share of itself.
pub(super) fn roi_outlook(one_off: Triple, saved: Triple, running: f64) -> Outlook<Roi> {
    let best_cost = if saved.high >= running { one_off.low } else { one_off.high };
    let worst_cost = if saved.low >= running { one_off.high } else { one_off.low };
    Outlook {
        best: roi_3y(best_cost, saved.high, running),
        likely: roi_3y(one_off.likely, saved.likely, running),
        worst: roi_3y(worst_cost, saved.low, running),
    }
}

impl<T: Copy> Outlook<T> {
    /// The same at every end.
    pub(super) fn all(value: T) -> Self {
        Self { best: value, likely: value, worst: value }
    }
}
