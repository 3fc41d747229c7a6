//! The words of an idea.

use super::Findings;
use crate::refusal::Refusal;
use crate::rows::{Case, Link};
use crate::text::problem;

pub(in crate::decide) fn case(given: &mut Case) -> Vec<Refusal> {
    let mut found = Findings::default();
    found.line("title", &mut given.title, 1, 200);
    found.lines("description", &mut given.description, 0, 20_000);
    found.at_most("system_ids", given.system_ids.len(), 50);
    found.at_most("links", given.links.len(), 20);
    for (position, link) in given.links.iter_mut().take(20).enumerate() {
        if let Some(refusal) = wrong_link(link) {
            found.refusals.push(refusal.with("position", position));
            break;
        }
    }
    found.refusals
}

fn wrong_link(link: &mut Link) -> Option<Refusal> {
    let mut found = Findings::default();
    found.line("links", &mut link.url, 1, 2_000);
    if found.refusals.is_empty() && !is_https(&link.url) {
        found.add("links", problem::NOT_HTTPS);
    }
    found.line("links", &mut link.label, 0, 80);
    found.refusals.into_iter().next()
}

/// Whether an address begins with https and a host, and holds nothing that would let it end early
/// where it is written into a page.
pub(super) fn is_https(url: &str) -> bool {
    let scheme = url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    let host = url.get(8..).and_then(|rest| rest.chars().next());
    scheme
        && host.is_some_and(|first| first.is_alphanumeric() || first == '[')
        && !url.contains(|c: char| c.is_whitespace() || "\\<>\"'`{}|^".contains(c))
}
