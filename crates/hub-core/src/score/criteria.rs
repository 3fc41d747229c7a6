//! The six criteria on their fixed scales (rule S1), and the assessment in percent.

use crate::rows::{Answers, Criterion, Profile, Space, ValueBasis};
use crate::score::Weights;
use serde::Serialize;
use ts_rs::TS;

/// The facts that the criteria are made from.
#[derive(Clone, Copy, Debug)]
pub struct CriteriaInput<'a> {
    /// Likely hours saved a year; none without an estimate.
    pub hours_saved_likely: Option<f64>,
    /// Likely money saved a year, in minor units; none without a labour cost.
    pub money_saved_likely_minor: Option<f64>,
    /// Suitability and readiness.
    pub answers: &'a Answers,
    /// Distinct people who have the work, the author included.
    pub people: u32,
    /// Distinct areas.
    pub areas: u32,
    /// Likely days of building.
    pub build_days_likely: Option<f64>,
    /// 1 to 5.
    pub fit: Option<u8>,
    /// 1 to 5, 5 is the riskiest.
    pub risk: Option<u8>,
}

/// What the space says about scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreSettings {
    /// What the value criterion is made from.
    pub value_basis: ValueBasis,
    /// What scores 100 for value: hours a year, or minor units of money a year; above 0.
    pub value_full: f64,
    /// The weights in force.
    pub weights: Weights,
}

impl ScoreSettings {
    /// The settings of a space with the weights of a profile.
    pub fn of(space: &Space, profile: &Profile) -> Self {
        let weights = Weights::from(&profile.weights);
        Self { value_basis: space.value_basis, value_full: space.value_full, weights }
    }
}

/// The scales, each 0 to 100, in the order of [`Criterion::ALL`]; none where the data is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
#[serde(transparent)]
pub struct Criteria(pub [Option<f32>; 6]);

impl Criteria {
    /// The scale of one criterion.
    pub fn get(&self, criterion: Criterion) -> Option<f32> {
        self.0.get(criterion as usize).copied().flatten()
    }
}

/// Brings the facts to the fixed scales of rule S1.
///
/// ```
/// # use hub_core::{rows::*, score::*};
/// let answers = Answers { rules: Some(4), digital: Some(3), structured: Some(5), ..Answers::default() };
/// let input = CriteriaInput {
///     hours_saved_likely: Some(396.0), money_saved_likely_minor: None, answers: &answers,
///     people: 1, areas: 1, build_days_likely: Some(10.0), fit: None, risk: Some(2),
/// };
/// let settings =
///     ScoreSettings { value_basis: ValueBasis::Hours, value_full: 5_000.0, weights: Weights::balanced() };
/// let criteria = criteria(&input, &settings);
/// assert_eq!(criteria.get(Criterion::Feasibility), Some(75.0));
/// assert_eq!(criteria.get(Criterion::Fit), None);
/// ```
pub fn criteria(input: &CriteriaInput, settings: &ScoreSettings) -> Criteria {
    let worth = match settings.value_basis {
        ValueBasis::Hours => input.hours_saved_likely,
        ValueBasis::Money => input.money_saved_likely_minor,
    };
    let assessment = assessment(input.answers);
    let enough = assessment.given >= 3;
    let scales = [
        worth.and_then(|worth| value_scale(worth, settings.value_full)),
        assessment.overall.filter(|_| enough),
        Some(demand_scale(input.people, input.areas)),
        input.fit.map(fit_scale),
        input.build_days_likely.map(effort_scale),
        input.risk.map(risk_scale),
    ];
    Criteria(scales.map(|scale| scale.map(|scale| scale as f32)))
}

/// 100 ln(1 + h/20) / ln(251), h = what is saved, scaled so that `full` scores 100; less than
/// nothing counts as nothing. None when `full` is not above 0.
///
/// ```
/// # use hub_core::score::value_scale;
/// assert_eq!(format!("{:.2}", value_scale(396.0, 5_000.0).unwrap()), "54.93");
/// ```
pub fn value_scale(saved: f64, full: f64) -> Option<f64> {
    let hours = saved.max(0.0) * (5_000.0 / full);
    let usable = full > 0.0 && !hours.is_nan();
    usable.then(|| clamp(100.0 * (1.0 + hours / 20.0).ln() / 251_f64.ln()))
}

/// 100 ln(1 + (p - 1) + 2 (a - 1)) / ln(21), p people, a areas, both at least 1.
///
/// ```
/// # use hub_core::score::demand_scale;
/// assert_eq!(format!("{:.2}", demand_scale(5, 2)), "63.92");
/// ```
pub fn demand_scale(people: u32, areas: u32) -> f64 {
    let (people, areas) = (f64::from(people.max(1)), f64::from(areas.max(1)));
    clamp(100.0 * (1.0 + (people - 1.0) + 2.0 * (areas - 1.0)).ln() / 21_f64.ln())
}

/// 100 (1 - ln(1 + d) / ln(121)), d days of building: 0 from 120 days on.
///
/// ```
/// # use hub_core::score::effort_scale;
/// assert_eq!(format!("{:.2}", effort_scale(5.0)), "62.64");
/// ```
pub fn effort_scale(build_days: f64) -> f64 {
    clamp(100.0 * (1.0 - (1.0 + build_days.max(0.0)).ln() / 121_f64.ln()))
}

/// 1 (serves no goal) is 0, 5 (a named goal depends on it) is 100.
pub fn fit_scale(fit: u8) -> f64 {
    percent(fit)
}

/// 1 (nobody would notice) is 100, 5 (law, safety or large money) is 0.
pub fn risk_scale(risk: u8) -> f64 {
    100.0 - percent(risk)
}

/// The answers in percent, each as the mean of (answer - 1) / 4 over those that are given.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Assessment {
    /// Rules, digital, structured.
    pub suitability: Option<f64>,
    /// Stable, documented.
    pub readiness: Option<f64>,
    /// All five. It is the criterion feasibility once 3 are given.
    pub overall: Option<f64>,
    /// How many of the five are given.
    pub given: u32,
}

/// The assessment in percent; what has no answer yet has no percentage.
///
/// ```
/// # use hub_core::{rows::Answers, score::assessment};
/// let [rules, digital, structured, stable, documented] = [4, 3, 5, 4, 5].map(Some);
/// let answers = Answers { rules, digital, structured, stable, documented, ..Answers::default() };
/// let it = assessment(&answers);
/// assert_eq!((it.suitability, it.readiness, it.overall), (Some(75.0), Some(87.5), Some(80.0)));
/// ```
pub fn assessment(answers: &Answers) -> Assessment {
    let [rules, digital, structured, stable, documented] = answers.in_order();
    Assessment {
        suitability: mean(&[rules, digital, structured]),
        readiness: mean(&[stable, documented]),
        overall: mean(&answers.in_order()),
        given: answers.given() as u32,
    }
}

fn mean(answers: &[Option<u8>]) -> Option<f64> {
    let given = answers.iter().flatten().count();
    let sum: f64 = answers.iter().flatten().map(|answer| percent(*answer)).sum();
    (given > 0).then(|| sum / given as f64)
}

fn percent(answer: u8) -> f64 {
    clamp((f64::from(answer) - 1.0) / 4.0 * 100.0)
}

fn clamp(scale: f64) -> f64 {
    scale.clamp(0.0, 100.0)
}
