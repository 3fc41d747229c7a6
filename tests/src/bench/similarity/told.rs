//! What was found, as a table for people and as JSON for machines.

use std::path::Path;

use serde_json::{Value, json};

use super::super::Outcome;
use super::super::report::say;

/// What is asked of a figure.
#[derive(Clone, Copy)]
pub enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

impl Goal {
    fn is_met(self, value: f64) -> bool {
        match self {
            Goal::AtLeast(goal) => value >= goal,
            Goal::AtMost(goal) => value <= goal,
        }
    }

    fn words(self, value: f64) -> String {
        let met = if self.is_met(value) { "met" } else { "NOT MET" };
        match self {
            Goal::AtLeast(goal) => format!("  {goal} or more: {met}"),
            Goal::AtMost(goal) => format!("  {goal} or less: {met}"),
        }
    }
}

/// The figures so far; it prints as it goes.
pub struct Told(Vec<Value>);

impl Told {
    pub fn begin() -> Told {
        if cfg!(debug_assertions) {
            say("# a debug build: the times say nothing about the product\n");
        }
        Told(vec![])
    }

    /// A heading or a remark.
    pub fn note(&mut self, sentence: &str) {
        say(&format!("\n# {sentence}\n"));
    }

    /// One figure.
    pub fn figure(&mut self, name: &str, value: f64, goal: Option<Goal>) {
        self.put(name, value, None, goal);
    }

    /// One figure with its interval: (value, low, high).
    pub fn interval(&mut self, name: &str, of: (f64, f64, f64), goal: Option<Goal>) {
        self.put(name, of.0, Some((of.1, of.2)), goal);
    }

    fn put(&mut self, name: &str, value: f64, range: Option<(f64, f64)>, goal: Option<Goal>) {
        let between = range.map(|(low, high)| format!("{low:.2} to {high:.2}")).unwrap_or_default();
        let asked = goal.map(|goal| goal.words(value)).unwrap_or_default();
        say(&format!("{name:<58} {value:>8.3}  {between:<14}{asked}\n"));
        let goal_value = goal.map(|goal| match goal {
            Goal::AtLeast(value) => json!({ "at_least": value }),
            Goal::AtMost(value) => json!({ "at_most": value }),
        });
        self.0.push(json!({
            "name": name, "value": value, "low": range.map(|range| range.0),
            "high": range.map(|range| range.1), "goal": goal_value,
            "met": goal.map(|goal| goal.is_met(value)),
        }));
    }

    /// Writes the JSON, if a file is named.
    pub fn end(self, json: Option<&Path>) -> Outcome<()> {
        if let Some(path) = json {
            std::fs::write(path, serde_json::to_string_pretty(&json!({ "figures": self.0 }))?)?;
        }
        Ok(())
    }
}
