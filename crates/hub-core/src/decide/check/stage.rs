//! What is said with a move, and what an import says about the stage.

use super::Findings;
use crate::operation::Imported;
use crate::refusal::Refusal;
use crate::rows::Stage;
use crate::text::problem;
use jiff::civil::Date;

/// Why an idea was declined, as programs read it.
const REASON_CODES: &[&str] =
    &["not_worth_it", "not_feasible", "exists_already", "out_of_scope", "other"];

/// What a person says with a move.
pub(in crate::decide) fn moved(
    to: Stage,
    code: &mut Option<String>,
    reason: &mut Option<String>,
    revisit_on: Option<Date>,
    seen_score: Option<f64>,
) -> Vec<Refusal> {
    let mut found = Findings::default();
    said(&mut found, code, reason);
    found.day("revisit_on", revisit_on);
    if revisit_on.is_some() && to != Stage::Parked {
        found.add("revisit_on", problem::UNKNOWN_FIELD);
    }
    found.within("seen_score", seen_score, f64::MIN, f64::MAX);
    found.refusals
}

pub(in crate::decide) fn imported(given: &mut Imported) -> Vec<Refusal> {
    let mut found = Findings::default();
    if matches!(given.stage, Stage::Building | Stage::Testing | Stage::Withdrawn) {
        found.add("stage", problem::OUT_OF_RANGE);
    }
    said(&mut found, &mut given.reason_code, &mut given.reason);
    found.optional_line("submitted_for", &mut given.submitted_for, 120);
    found.time("live_at_ms", given.live_at_ms);
    found.refusals.extend(super::ratings(&given.ratings));
    found.refusals
}

fn said(found: &mut Findings, code: &mut Option<String>, reason: &mut Option<String>) {
    if code.as_deref().is_some_and(|code| !REASON_CODES.contains(&code)) {
        found.add("reason_code", problem::WRONG_TYPE);
    }
    found.optional_lines("reason", reason, 2_000);
}
