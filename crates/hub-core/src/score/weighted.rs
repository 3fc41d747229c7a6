//! The weighted score and how complete it is (rules S0 and S2).

use crate::genesis;
use crate::rows::Criterion;
use crate::score::Criteria;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A weight for each criterion, 0 to 100, in the order of [`Criterion::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights([f64; 6]);

impl Weights {
    /// Value 30, feasibility 25, demand 15, fit 10, effort 15, risk 5 (rule S2).
    pub fn balanced() -> Self {
        Self::from(&genesis::balanced_weights())
    }

    /// The weight of one criterion.
    pub fn get(&self, criterion: Criterion) -> f64 {
        self.0.get(criterion as usize).copied().unwrap_or(0.0)
    }
}

impl From<&BTreeMap<Criterion, f64>> for Weights {
    /// A criterion without a weight has none; a weight below 0 or above 100 counts as the bound.
    fn from(weights: &BTreeMap<Criterion, f64>) -> Self {
        let mut all = [0.0; 6];
        for (weight, criterion) in all.iter_mut().zip(Criterion::ALL) {
            let given = weights.get(criterion).copied().filter(|weight| !weight.is_nan());
            *weight = given.unwrap_or(0.0).clamp(0.0, 100.0);
        }
        Self(all)
    }
}

/// How much of a score was known (rule S0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// Less than 0.6.
    Low,
    /// From 0.6.
    Medium,
    /// From 0.9.
    High,
}

/// What one criterion gives to a score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct ScorePart {
    /// Which one.
    pub criterion: Criterion,
    /// 0 to 100.
    pub scale: f32,
    /// Its weight as set, 0 to 100.
    pub weight: f32,
    /// Its weight among those with data, 0 to 1.
    pub share: f32,
    /// Scale x share: the points it gives.
    pub points: f32,
}

/// A score with its parts.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Score {
    /// 0 to 100.
    pub score: f32,
    /// The weight that is known among all weight, 0 to 1.
    pub completeness: f32,
    /// The same as a word.
    pub level: Completeness,
    /// The criteria with data and weight, in the order of [`Criterion::ALL`]; their points add up
    /// to the score.
    pub parts: Vec<ScorePart>,
    /// The criteria with weight but without data.
    pub missing: Vec<Criterion>,
}

/// The weighted mean of the criteria that have data. None without a value and without three
/// answers (rule S0), and when nothing that has data has weight.
///
/// Rule S2's worked example: 396 hours, answers 4, 3, 5, 4, 5, one person, 10 days, risk 2:
///
/// ```
/// # use hub_core::score::*;
/// let criteria = Criteria([Some(54.93), Some(80.0), Some(0.0), None, Some(50.0), Some(75.0)]);
/// let score = score(&criteria, &Weights::balanced()).unwrap();
/// assert_eq!(format!("{:.2} {:.2}", score.score, score.completeness), "53.03 0.90");
/// ```
pub fn score(criteria: &Criteria, weights: &Weights) -> Option<Score> {
    let scales = criteria.0.map(|scale| scale.unwrap_or(f32::NAN));
    let score = points(&scales, weights)?;
    let weighted = || Criterion::ALL.iter().copied().filter(|c| weights.get(*c) > 0.0);
    let known = || weighted().filter_map(|c| criteria.get(c).map(|scale| (c, scale)));
    let present: f64 = known().map(|(criterion, _)| weights.get(criterion)).sum();
    let completeness = present / weights.0.iter().sum::<f64>();
    let parts = known().map(|(criterion, scale)| {
        let (weight, share) = (weights.get(criterion), weights.get(criterion) / present);
        let points = (f64::from(scale) * share) as f32;
        ScorePart { criterion, scale, weight: weight as f32, share: share as f32, points }
    });
    Some(Score {
        score,
        completeness: completeness as f32,
        level: level(completeness),
        parts: parts.collect(),
        missing: weighted().filter(|c| criteria.get(*c).is_none()).collect(),
    })
}

/// The score alone, from scales in which NaN stands for missing data. One idea and all ideas are
/// scored by this one function, so that both give the same bits.
pub(super) fn points(scales: &[f32; 6], weights: &Weights) -> Option<f32> {
    const VALUE: usize = Criterion::Value as usize;
    const FEASIBILITY: usize = Criterion::Feasibility as usize;
    if scales[VALUE].is_nan() && scales[FEASIBILITY].is_nan() {
        return None;
    }
    let (mut sum, mut present) = (0.0, 0.0);
    for (scale, weight) in scales.iter().zip(weights.0) {
        if !scale.is_nan() {
            sum += weight * f64::from(*scale);
            present += weight;
        }
    }
    (present > 0.0).then(|| (sum / present).clamp(0.0, 100.0) as f32)
}

/// The sums of weights such as 0.1 are not exact: what is meant to be 0.9 counts as 0.9.
fn level(completeness: f64) -> Completeness {
    match completeness + 1e-9 {
        high if high >= 0.9 => Completeness::High,
        medium if medium >= 0.6 => Completeness::Medium,
        _ => Completeness::Low,
    }
}
