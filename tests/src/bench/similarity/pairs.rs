//! Pairs of sentences that people graded: whether ours orders them as people do.

use std::path::Path;

use hub_similarity::Lang;

use super::super::Outcome;
use super::engine::{self, Encoding, Engine};
use super::read::{self, Text, language};
use super::stats::{interval, resamples, spearman};
use super::tfidf;
use super::told::{Goal, Told};

/// Resamples of thousands of pairs are slow to rank; fewer are enough for so many.
const RESAMPLES: usize = 200;

/// Measures one file.
///
/// # Errors
/// What the file or the model says.
pub fn measure(path: &Path, encoding: &mut Encoding, told: &mut Told) -> Outcome<()> {
    let rows = read::graded(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    told.note(&format!("{name}: {} pairs", rows.len()));
    let fallback = language(rows.iter().map(|row| row.one.as_str()));
    let text = |text: &str| Text::plain(text, fallback);
    let texts: Vec<Text> = rows.iter().flat_map(|row| [text(&row.one), text(&row.other)]).collect();
    let engine = Engine::of(texts.iter(), encoding)?;
    let mut ours = vec![];
    for (nth, pair) in texts.chunks(2).enumerate() {
        let lower = 2 * nth as u32;
        let one_way = compare(&engine, &pair[0], lower + 1, encoding)?;
        ours.push((one_way + compare(&engine, &pair[1], lower, encoding)?) / 2.0);
    }
    let graded: Vec<f64> = rows.iter().map(|row| row.likeness).collect();
    let pairs: Vec<(&str, &str)> = rows.iter().map(|row| (&*row.one, &*row.other)).collect();
    let words = tfidf::cosines(&pairs, tfidf::words);
    let trigrams = tfidf::cosines(&pairs, tfidf::trigrams);
    for (way, found) in [("ours", &ours), ("words", &words), ("trigrams", &trigrams)] {
        told.figure(&format!("{name}: {way}, Spearman"), spearman(&graded, found), None);
    }
    let (yardstick, theirs, goal) = match fallback {
        Lang::En => ("words", &words, 1.1),
        _ => ("trigrams", &trigrams, 1.0),
    };
    let over = over(&graded, &ours, theirs);
    told.interval(&format!("{name}: over {yardstick}"), over, Some(Goal::AtLeast(goal)));
    Ok(())
}

fn compare(engine: &Engine, text: &Text, local: u32, encoding: &mut Encoding) -> Outcome<f64> {
    let vector = encoding.vector(text)?;
    let found = engine.catalogue().compare(&engine::read(text), Some(&vector), local);
    Ok(f64::from(found.ok_or("a text is not in its own catalogue")?.score))
}

fn over(graded: &[f64], ours: &[f64], theirs: &[f64]) -> (f64, f64, f64) {
    let ratio = |graded: &[f64], ours: &[f64], theirs: &[f64]| {
        spearman(graded, ours) / spearman(graded, theirs)
    };
    let at = |places: &[usize], values: &[f64]| -> Vec<f64> {
        places.iter().map(|&place| values[place]).collect()
    };
    let resampled = resamples(graded.len())
        .take(RESAMPLES)
        .map(|places| ratio(&at(&places, graded), &at(&places, ours), &at(&places, theirs)));
    interval(ratio(graded, ours, theirs), resampled.collect())
}
