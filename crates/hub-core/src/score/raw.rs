//! RICE, ICE and WSJF as what they are: raw numbers, never squeezed into 0 to 100 (rule S3).

use crate::rows::{Method, Ratings};
use serde::Serialize;
use ts_rs::TS;

/// Why a raw number cannot be worked out though all its inputs are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RawError {
    /// RICE divides by the effort.
    #[error("effort must be more than 0")]
    EffortZero,
    /// WSJF divides by the job size.
    #[error("job size must be more than 0")]
    JobSizeZero,
}

/// Reach x impact x confidence / effort in person-months. None while an input is missing.
///
/// ```
/// # use hub_core::score::{RawError, rice};
/// assert_eq!(rice(Some(5_000.0), Some(2.0), Some(0.8), Some(2.0)), Ok(Some(4_000.0)));
/// assert_eq!(rice(Some(5_000.0), Some(2.0), Some(0.8), Some(0.0)), Err(RawError::EffortZero));
/// ```
///
/// # Errors
/// `EffortZero` when the effort is not above 0.
pub fn rice(
    reach: Option<f64>,
    impact: Option<f64>,
    confidence: Option<f64>,
    effort_months: Option<f64>,
) -> Result<Option<f64>, RawError> {
    let value = (|| Some(reach? * impact? * confidence?))();
    ratio(value, effort_months, RawError::EffortZero)
}

/// Impact x confidence x ease, each 1 to 10. None while an input is missing.
///
/// ```
/// # use hub_core::score::ice;
/// assert_eq!(ice(Some(7), Some(8), Some(5)), Some(280.0));
/// ```
pub fn ice(impact: Option<u8>, confidence: Option<u8>, ease: Option<u8>) -> Option<f64> {
    Some(f64::from(impact?) * f64::from(confidence?) * f64::from(ease?))
}

/// (Value + time + risk) / job size. None while an input is missing.
///
/// ```
/// # use hub_core::score::wsjf;
/// assert_eq!(wsjf(Some(7), Some(9), Some(5), Some(2)), Ok(Some(10.5)));
/// ```
///
/// # Errors
/// `JobSizeZero` when the job size is 0.
pub fn wsjf(
    value: Option<u8>,
    time: Option<u8>,
    risk: Option<u8>,
    size: Option<u8>,
) -> Result<Option<f64>, RawError> {
    let sum = (|| Some(f64::from(value?) + f64::from(time?) + f64::from(risk?)))();
    ratio(sum, size.map(f64::from), RawError::JobSizeZero)
}

/// The raw number of an idea by a profile's method; none for the weighted one. Where no reach is
/// said it is `people`, the sum over all parts; the effort is the likely build days / 20.
///
/// # Errors
/// As [`rice`] and [`wsjf`].
pub fn raw(
    method: Method,
    ratings: &Ratings,
    people: Option<f64>,
    build_days_likely: Option<f64>,
) -> Result<Option<f64>, RawError> {
    let it = ratings;
    match method {
        Method::Weighted => Ok(None),
        Method::Rice => {
            let months = build_days_likely.map(|days| days / 20.0);
            rice(it.rice_reach.or(people), it.rice_impact, it.rice_confidence, months)
        }
        Method::Ice => Ok(ice(it.ice_impact, it.ice_confidence, it.ice_ease)),
        Method::Wsjf => wsjf(it.wsjf_value, it.wsjf_time, it.wsjf_risk, it.wsjf_size),
    }
}

/// A divisor so small that the quotient is no number counts as 0.
fn ratio(value: Option<f64>, by: Option<f64>, zero: RawError) -> Result<Option<f64>, RawError> {
    match (value, by) {
        (_, Some(by)) if by <= 0.0 => Err(zero),
        (Some(value), Some(by)) => {
            Some(value / by).filter(|number| number.is_finite()).ok_or(zero).map(Some)
        }
        _ => Ok(None),
    }
}
