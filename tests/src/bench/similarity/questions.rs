//! Short questions with labelled duplicates: whether a question finds one of its own.

use std::collections::HashMap;
use std::path::Path;

use hub_similarity::{Document, Lang, LexicalIndex};

use super::super::Outcome;
use super::engine::{Encoding, Engine};
use super::fts::FullText;
use super::read::{self, Question, Text, language};
use super::stats::{Ranks, ratio};
use super::told::{Goal, Told};

const LISTED: usize = 10;

/// Up to this share of common stems with the nearest duplicate the overlap is low.
const LOW_OVERLAP: f64 = 0.34;

/// Measures the queries that have a duplicate.
///
/// # Errors
/// What the files or the model say.
pub fn measure(
    corpus: &Path,
    queries: &Path,
    encoding: &mut Encoding,
    told: &mut Told,
) -> Outcome<()> {
    let (corpus, queries) = (read::corpus(corpus)?, read::queries(queries)?);
    told.note(&format!("{} questions among {} texts", queries.len(), corpus.len()));
    let fallback = language(corpus.iter().map(|question| question.text.as_str()));
    let text = |question: &Question| Text::plain(&question.text, fallback);
    let held: Vec<Text> = corpus.iter().map(text).collect();
    let engine = Engine::of(held.iter(), encoding)?;
    let full_text = FullText::of(held.iter())?;
    let mut right: HashMap<&str, Vec<u32>> = HashMap::new();
    for (local, question) in (0..).zip(&corpus) {
        right.entry(&question.cluster).or_default().push(local);
    }
    let (mut ours, mut theirs) = (Ranks::default(), Ranks::default());
    let (mut low, mut low_theirs) = (Ranks::default(), Ranks::default());
    for query in &queries {
        let right = right.get(query.cluster.as_str()).map_or(&[][..], Vec::as_slice);
        let asked = text(query);
        let vector = encoding.vector(&asked)?;
        let found = engine.find(&asked, Some(&vector), LISTED, None);
        let rank = found.iter().position(|found| right.contains(&found.local));
        let found = full_text.find(&asked, LISTED)?;
        let rank_theirs = found.iter().position(|local| right.contains(local));
        ours.0.push(rank);
        theirs.0.push(rank_theirs);
        if overlap(&asked, right.iter().map(|&local| &held[local as usize])) <= LOW_OVERLAP {
            low.0.push(rank);
            low_theirs.0.push(rank_theirs);
        }
    }
    tell("questions", &ours, &theirs, told);
    let miss = |within: usize| ratio(&ours, &theirs, move |ranks| 1.0 - ranks.recall(within));
    told.interval("questions: miss@1 over FTS5", miss(1), Some(Goal::AtMost(0.6)));
    told.interval("questions: miss@5 over FTS5", miss(5), Some(Goal::AtMost(0.45)));
    let name = format!("{} with low overlap", low.0.len());
    tell(&name, &low, &low_theirs, told);
    let first = ratio(&low, &low_theirs, |ranks| ranks.recall(1));
    told.interval("low overlap: R@1 over FTS5", first, Some(Goal::AtLeast(1.28)));
    Ok(())
}

fn tell(name: &str, ours: &Ranks, theirs: &Ranks, told: &mut Told) {
    for (way, ranks) in [("ours", ours), ("FTS5", theirs)] {
        for within in [1, 5, 10] {
            told.figure(&format!("{name}: {way} R@{within}"), ranks.recall(within), None);
        }
        told.figure(&format!("{name}: {way} MRR"), ranks.mrr(), None);
    }
}

/// The share of common stems with the nearest of the duplicates.
fn overlap<'a>(query: &Text, duplicates: impl Iterator<Item = &'a Text>) -> f64 {
    let with = |other: &Text| {
        let mut both = LexicalIndex::new();
        for (local, text) in (0..).zip([query, other]) {
            let (title, description) = (text.title.as_str(), text.description.as_str());
            both.insert(local, &Document { title, description, lang: Lang::En });
        }
        let likeness = both.likeness(0, 1)?;
        let all = likeness.terms_of_lower + likeness.terms_of_higher - likeness.shared_terms;
        Some(f64::from(likeness.shared_terms) / f64::from(all.max(1)))
    };
    duplicates.filter_map(with).fold(0.0, f64::max)
}
