//! How long it takes to look through a whole catalogue for possible pairs, how long the list
//! then takes, and how often the words of certainty are right where that is known: ideas
//! that were written twice, both wordings in one catalogue.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use hub_app::views::{PairsListRequest, Sureness};
use hub_app::{Intent, Session};
use hub_similarity::{Certainty, Document, Lang, LexicalIndex, Pair, Scratch};

use serde_json::json;

use super::catalogue::filled;
use super::figure::Figure;
use super::report::Report;
use super::{Outcome, rows};

const GOAL_S: f64 = 60.0;
const LIST_GOAL_MS: f64 = 50.0;
/// So many answers are given.
const ANSWERS: usize = 20;
/// As the core keeps them.
const LIMIT: usize = 5;
/// Other real texts around the ideas written twice.
const AROUND: usize = 21_000;

/// Measures a catalogue of `count` ideas.
///
/// # Errors
/// What the core or the disk says.
pub fn measure(count: usize, report: &mut Report) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let (_app, session, source) = filled(&folder.path().join("data"), count)?;
    report.note(&format!("pairs: {source}"));
    session.read_words()?;
    let begin = Instant::now();
    session.find_pairs(&mut |_| ControlFlow::Continue(()))?;
    let took = begin.elapsed().as_secs_f64();
    report.add(&Figure::new(format!("pairs of {count} ideas"), took, "s").at_most(GOAL_S));
    for (word, least) in [("probably", Sureness::Probably), ("perhaps", Sureness::Perhaps)] {
        let request = PairsListRequest { least, ..PairsListRequest::default() };
        let begin = Instant::now();
        let total = session.pairs_list(&request)?.total;
        let first = begin.elapsed().as_secs_f64() * 1_000.0;
        report.add(&Figure::new(format!("  first list, {word} or surer"), first, "ms"));
        report.add(&Figure::new(format!("  entries, {word} or surer"), f64::from(total), ""));
        let mut runs = vec![];
        for _ in 0..ANSWERS {
            runs.push(settled_ms(&session, &request)?);
        }
        let name = format!("  the list after an answer, {word} or surer, p95");
        report.add(&Figure::p95(name, &runs, "ms").at_most(LIST_GOAL_MS));
    }
    quality(report)
}

/// Says of the first two that they are not the same, and times the list without them.
fn settled_ms(session: &Session, request: &PairsListRequest) -> Outcome<f64> {
    let first = session.pairs_list(request)?.entries.into_iter().next();
    let Some(link) = first.and_then(|entry| entry.links.into_iter().next()) else {
        return Err("there is no pair to settle".into());
    };
    let (a, b) = (link.a, link.b);
    let operation = json!({
        "kind": "pair.set", "a": a, "b": b, "to": "different", "expect": "none",
    });
    session.send(Intent::new(serde_json::from_value(operation)?))?;
    let begin = Instant::now();
    session.pairs_list(request)?;
    Ok(begin.elapsed().as_secs_f64() * 1_000.0)
}

fn quality(report: &mut Report) -> Outcome<()> {
    let Some(folder) = rows::folder() else {
        report.note("pairs: how often they are right needs HUB_DATA");
        return Ok(());
    };
    let around = rows::of(AROUND)?.ideas;
    for (name, lang) in [("en", Lang::En), ("pt", Lang::Pt), ("es", Lang::Es)] {
        let twice = written_twice(&folder.join(format!("duplicates/ideas_{name}_dev.tsv")))?;
        let mut index = LexicalIndex::new();
        for (local, idea) in (twice.len() as u32..).zip(&around) {
            index.insert(local, &Document::read(&idea.title, &idea.description, lang));
        }
        for (local, (title, description)) in (0..).zip(&twice) {
            index.insert(local, &Document::read(title, description, lang));
        }
        told(report, name, twice.len() as u32, &all_pairs(&index));
    }
    Ok(())
}

fn told(report: &mut Report, name: &str, written: u32, pairs: &[Pair]) {
    let words = [
        ("very likely", Certainty::VeryLikely),
        ("probably", Certainty::Probably),
        ("perhaps", Certainty::Perhaps),
    ];
    for (word, least) in words {
        let said = pairs.iter().filter(|pair| pair.certainty >= least && pair.lower < written);
        let said: Vec<&Pair> = said.collect();
        let right = said.iter().filter(|pair| pair.lower ^ 1 == pair.higher).count();
        let (all, caught) = (said.len(), 100.0 * right as f64 / f64::from(written / 2));
        let precision = 100.0 * right as f64 / all.max(1) as f64;
        let name = format!("{name}: {word} or surer, {right} of {all} right");
        report.add(&Figure::new(name, precision, "%"));
        report.add(&Figure::new("  of those that there are, caught", caught, "%"));
    }
}

fn all_pairs(index: &LexicalIndex) -> Vec<Pair> {
    let (mut found, mut scratch) = (BTreeMap::new(), Scratch::default());
    for local in index.locals() {
        for pair in index.pairs_of(local, LIMIT, &mut scratch, |_| true) {
            found.insert((pair.lower, pair.higher), pair);
        }
    }
    found.into_values().collect()
}

/// Title and description of both wordings of each idea, one after the other.
fn written_twice(path: &Path) -> Outcome<Vec<(String, String)>> {
    let mut texts = vec![];
    for line in fs::read_to_string(path)?.lines().skip(1) {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [_, title, description, other_title, other, ..] = &cells[..] else {
            return Err(format!("{}: five columns are needed: {line}", path.display()).into());
        };
        texts.push((title.clone(), description.clone()));
        texts.push((other_title.clone(), other.clone()));
    }
    Ok(texts)
}
