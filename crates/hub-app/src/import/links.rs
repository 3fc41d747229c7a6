//! Addresses in a cell.

use hub_core::rows::Link;

const URL_MAX: usize = 2_000;
const LABEL_MAX: usize = 80;

/// Addresses between white space, semicolons or bars.
pub(crate) fn addresses(text: &str) -> Vec<Link> {
    let entries = text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '|'));
    let urls = entries.map(|url| url.trim_end_matches(',')).filter(|url| !url.is_empty());
    urls.map(|url| Link { url: url.to_owned(), label: String::new() }).collect()
}

/// One address a line, with its label after a space.
pub(crate) fn labelled(text: &str) -> Vec<Link> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let link = |line: &str| {
        let (url, label) = line.split_once(' ').unwrap_or((line, ""));
        Link { url: url.to_owned(), label: label.trim().chars().take(LABEL_MAX).collect() }
    };
    lines.map(link).collect()
}

/// Whether it can stand among the links of an idea.
pub(crate) fn is_link(link: &Link) -> bool {
    let https = link.url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    https && link.url.chars().count() <= URL_MAX
}
