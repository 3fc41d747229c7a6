//! How fast it is and what it holds at 100,000 ideas: the real texts, repeated with words that
//! vary so that no posting list is shorter than it would be.

use std::path::PathBuf;
use std::time::Instant;

use hub_similarity::{Document, LexicalIndex, Vector, VectorIndex, encoded_text};

use super::super::Outcome;
use super::super::figure::percentile;
use super::engine::{Encoding, Engine, read};
use super::ideas::read_all;
use super::read::Text;
use super::told::{Goal, Told};

const LARGE: usize = 100_000;
const ASKED: usize = 400;
const TOKENS: usize = 62;

/// Measures a large catalogue made of the files.
///
/// # Errors
/// What the files or the model say.
pub fn measure(
    files: &[PathBuf],
    distractors: &[PathBuf],
    encoding: &mut Encoding,
    told: &mut Told,
) -> Outcome<()> {
    let (ideas, mut texts) = read_all(files, distractors)?;
    texts.extend(ideas.iter().map(|idea| idea.first.clone()));
    let (mut words, mut meanings) = (LexicalIndex::new(), VectorIndex::new());
    for text in &texts {
        encoding.vector(text)?;
    }
    let before = resident_mb();
    for nth in 0..LARGE {
        let text = &texts[nth % texts.len()];
        let varied = format!("{} variant{}", text.description, nth / texts.len());
        let document = Document { description: &varied, ..read(text) };
        words.insert(nth as u32, &document);
        meanings.insert(nth as u32, &encoding.vector(text)?);
    }
    told.note(&format!("{LARGE} texts in memory"));
    if let (Some(before), Some(after)) = (before, resident_mb()) {
        told.figure("memory of words and meanings, MB", after - before, Some(Goal::AtMost(150.0)));
    }
    told.figure("bytes of a vector on disk", Vector::BYTES as f64, None);
    let engine = Engine { words, meanings };
    let whole: Vec<Text> = ideas.iter().map(|idea| idea.second.clone()).collect();
    let titles: Vec<Text> = whole.iter().map(|text| text.begun(0)).collect();
    for (kind, asked) in [("title", titles), ("whole text", whole)] {
        ask(kind, &asked, &engine, encoding, told)?;
    }
    encode(&texts, encoding, told)
}

fn ask(
    kind: &str,
    asked: &[Text],
    engine: &Engine,
    encoding: &mut Encoding,
    told: &mut Told,
) -> Outcome<()> {
    let (mut lexical, mut scan, mut both) = (vec![], vec![], vec![]);
    for text in asked.iter().cycle().take(ASKED) {
        let vector = encoding.vector(text)?;
        let query = read(text);
        lexical.push(timed(|| engine.words.search(&query, 100, None).len()));
        scan.push(timed(|| engine.meanings.search(&vector, 100, None).len()));
        both.push(timed(|| engine.find(text, Some(&vector), 10, None).len()));
    }
    tell(&format!("{kind}: words"), &lexical, Some(2.0), told);
    tell(&format!("{kind}: scan"), &scan, Some(3.0), told);
    tell(&format!("{kind}: all of it, without encoding"), &both, None, told);
    Ok(())
}

fn encode(texts: &[Text], encoding: &Encoding, told: &mut Told) -> Outcome<()> {
    let of_length = |text: &&Text| {
        let tokens = encoding.encoder.tokens(&encoded_text(&text.title, &text.description)).len();
        tokens.abs_diff(TOKENS) <= 2
    };
    let mut runs = vec![];
    for text in texts.iter().filter(of_length).take(ASKED) {
        let text = encoded_text(&text.title, &text.description);
        let begin = Instant::now();
        encoding.encoder.encode(&text)?;
        runs.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    tell(&format!("encoding {TOKENS} tokens"), &runs, Some(16.0), told);
    Ok(())
}

/// Milliseconds; what finds nothing is fast for the wrong reason.
fn timed(find: impl FnOnce() -> usize) -> f64 {
    let begin = Instant::now();
    let found = find();
    let took = begin.elapsed().as_secs_f64() * 1_000.0;
    if found == 0 { f64::NAN } else { took }
}

fn tell(name: &str, runs: &[f64], goal: Option<f64>, told: &mut Told) {
    for (part, percent) in [(0.5, 50), (0.95, 95), (0.99, 99)] {
        let goal = goal.filter(|_| percent == 95).map(Goal::AtMost);
        told.figure(&format!("{name}, p{percent}, ms"), percentile(runs, part), goal);
    }
}

/// Megabytes this process has in memory, where the system says it.
fn resident_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes / 1_000.0)
}
