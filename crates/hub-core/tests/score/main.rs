//! The score against the numbers that must come out, and its laws.

#![expect(clippy::inconsistent_digit_grouping, reason = "minor units: 40_000_00 is 40,000.00")]

mod columns;
mod laws;
mod worked;

use hub_core::rows::{Answers, ValueBasis};
use hub_core::score::{CriteriaInput, ScoreSettings, Weights};

fn settings() -> ScoreSettings {
    ScoreSettings {
        value_basis: ValueBasis::Hours,
        value_full: 5_000.0,
        weights: Weights::balanced(),
    }
}

fn answers(in_order: [Option<u8>; 5]) -> Answers {
    let [rules, digital, structured, stable, documented] = in_order;
    Answers { rules, digital, structured, stable, documented, ..Answers::default() }
}

/// Nothing known but that one person has the work.
fn unknown(answers: &Answers) -> CriteriaInput<'_> {
    CriteriaInput {
        hours_saved_likely: None,
        money_saved_likely_minor: None,
        answers,
        people: 1,
        areas: 1,
        build_days_likely: None,
        fit: None,
        risk: None,
    }
}
