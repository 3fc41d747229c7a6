//! Where and how an automation is built and runs.

use super::Findings;
use super::case::is_https;
use super::estimate::MINUTES_MAX;
use crate::refusal::Refusal;
use crate::rows::{Build, RunSource};
use crate::text::problem;

pub(in crate::decide) fn build(given: &mut Build) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.optional_line("repository_url", &mut given.repository_url, 2_000);
    if given.repository_url.as_deref().is_some_and(|url| !is_repository(url)) {
        found.add("repository_url", problem::NOT_HTTPS);
    }
    found.optional_line("runs_where", &mut given.runs_where, 200);
    found.day("target_on", given.target_on);
    run_source(&mut found, given.run_source_ref.as_mut());
    found.above_zero("manual_minutes_per_unit", given.manual_minutes_per_unit, MINUTES_MAX);
    found.money("investment_minor", given.investment_minor);
    found.refusals
}

/// git is reached by https, or by ssh in either way of writing it.
fn is_repository(url: &str) -> bool {
    let ssh = url.starts_with("ssh://") || url.starts_with("git@");
    is_https(url) || (ssh && !url.contains(char::is_whitespace))
}

fn run_source(found: &mut Findings, given: Option<&mut RunSource>) {
    if let Some(RunSource { source, label }) = given {
        found.line("run_source_ref", source, 1, 120);
        found.line("run_source_ref", label, 1, 200);
    }
}
