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
            let months = effort_months(build_days_likely);
            rice(it.rice_reach.or(people), it.rice_impact, it.rice_confidence, months)
        }
        Method::Ice => Ok(ice(it.ice_impact, it.ice_confidence, it.ice_ease)),
        Method::Wsjf => wsjf(it.wsjf_value, it.wsjf_time, it.wsjf_risk, it.wsjf_size),
    }
}

/// An input of a raw number, with its value where there is one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RawInput {
    /// A field of the idea, or `effort_months`, which is worked out from `build_days`.
    pub field: String,
    /// What goes into the formula.
    pub value: Option<f64>,
    /// Nobody said it for this method: it follows from the estimate.
    pub is_derived: bool,
}

/// What a method's formula is made of, in its order, by the same rules as [`raw`]; nothing for the
/// weighted one.
///
/// ```
/// # use hub_core::{rows::{Method, Ratings}, score::raw_inputs};
/// let inputs = raw_inputs(Method::Rice, &Ratings::default(), Some(5.0), Some(40.0));
/// let values: Vec<_> = inputs.iter().map(|input| (input.field.as_str(), input.value)).collect();
/// assert_eq!(values[0], ("rice_reach", Some(5.0)));
/// assert_eq!(values[3..], [("build_days", Some(40.0)), ("effort_months", Some(2.0))]);
/// ```
pub fn raw_inputs(
    method: Method,
    ratings: &Ratings,
    people: Option<f64>,
    build_days_likely: Option<f64>,
) -> Vec<RawInput> {
    let it = ratings;
    let said = |field, value| (field, value, false);
    let whole = |field, value: Option<u8>| (field, value.map(f64::from), false);
    let inputs = match method {
        Method::Weighted => vec![],
        Method::Rice => vec![
            ("rice_reach", it.rice_reach.or(people), it.rice_reach.is_none()),
            said("rice_impact", it.rice_impact),
            said("rice_confidence", it.rice_confidence),
            said("build_days", build_days_likely),
            ("effort_months", effort_months(build_days_likely), true),
        ],
        Method::Ice => vec![
            whole("ice_impact", it.ice_impact),
            whole("ice_confidence", it.ice_confidence),
            whole("ice_ease", it.ice_ease),
        ],
        Method::Wsjf => vec![
            whole("wsjf_value", it.wsjf_value),
            whole("wsjf_time", it.wsjf_time),
            whole("wsjf_risk", it.wsjf_risk),
            whole("wsjf_size", it.wsjf_size),
        ],
    };
    let input = |(field, value, is_derived): (&str, Option<f64>, bool)| RawInput {
        field: field.to_owned(),
        value,
        is_derived: is_derived && value.is_some(),
    };
    inputs.into_iter().map(input).collect()
}

/// RICE counts effort in person-months of 20 days.
fn effort_months(build_days: Option<f64>) -> Option<f64> {
    build_days.map(|days| days / 20.0)
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
