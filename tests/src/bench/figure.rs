//! Measured values, what is asked of them, and how both are told. Nothing here fails a run: a
//! busy machine is no defect.

use std::fmt;

use serde_json::{Value, json};

/// One measured value.
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// The value.
    pub value: f64,
    /// Of the value.
    pub unit: &'static str,
    /// The smallest and the largest of several runs.
    pub range: Option<(f64, f64)>,
    /// The value should be at most this.
    pub goal: Option<f64>,
}

impl Figure {
    /// A single value.
    pub fn new(name: impl Into<String>, value: f64, unit: &'static str) -> Figure {
        Figure { name: name.into(), value, unit, range: None, goal: None }
    }

    /// The median of several runs, with the smallest and the largest.
    pub fn median(name: impl Into<String>, runs: &[f64], unit: &'static str) -> Figure {
        let range = Some((percentile(runs, 0.0), percentile(runs, 1.0)));
        Figure { range, ..Figure::new(name, percentile(runs, 0.5), unit) }
    }

    /// The value that 95 of 100 runs stay within, with the smallest and the largest.
    pub fn p95(name: impl Into<String>, runs: &[f64], unit: &'static str) -> Figure {
        Figure { value: percentile(runs, 0.95), ..Figure::median(name, runs, unit) }
    }

    /// The same, with a goal.
    #[must_use]
    pub fn at_most(self, goal: f64) -> Figure {
        Figure { goal: Some(goal), ..self }
    }

    fn is_met(&self) -> Option<bool> {
        self.goal.map(|goal| self.value <= goal)
    }

    /// For machines.
    pub fn to_json(&self) -> Value {
        json!({
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "min": self.range.map(|(min, _)| min),
            "max": self.range.map(|(_, max)| max),
            "goal": self.goal,
            "met": self.is_met(),
        })
    }
}

/// One line of the table.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<58} {:>9} {:<4}", self.name, digits(self.value), self.unit)?;
        let range = self.range.map(|(min, max)| format!("{} to {}", digits(min), digits(max)));
        write!(f, " {:<20}", range.unwrap_or_default())?;
        match (self.goal, self.is_met()) {
            (Some(goal), Some(true)) => write!(f, " at most {} met", digits(goal)),
            (Some(goal), _) => write!(f, " at most {} NOT MET", digits(goal)),
            _ => Ok(()),
        }
    }
}

/// Three digits are all that such measurements are worth.
fn digits(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// The value at a part from 0 to 1 of the sorted runs; NaN without any.
pub fn percentile(runs: &[f64], part: f64) -> f64 {
    let mut sorted = runs.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (part * sorted.len().saturating_sub(1) as f64).round();
    sorted.get(place as usize).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_by_the_value_that_is_asked_for() {
        let runs: Vec<f64> = (1..=101).rev().map(f64::from).collect();
        let cases = [
            (Figure::median("m", &runs, "ms"), 51.0),
            (Figure::p95("p", &runs, "ms"), 96.0),
            (Figure::new("n", 7.0, "ms"), 7.0),
        ];
        for (figure, expected) in cases {
            assert_eq!(figure.value, expected);
            assert_eq!(figure.at_most(51.0).to_json()["met"], json!(expected <= 51.0));
        }
        assert_eq!(Figure::median("m", &runs, "ms").range, Some((1.0, 101.0)));
    }
}
