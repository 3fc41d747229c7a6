//! `cargo xtask bench similarity`: how well the same idea is found in other words, against real
//! full-text search (FTS5, `porter unicode61`, any of all terms, bm25 with the title twice) on the
//! same files in the same run.
//!
//! Not here: data. Files are named on the command line, in the formats of the data's README.

mod engine;
mod fts;
mod ideas;
mod pairs;
mod questions;
mod read;
mod stats;
mod tfidf;
mod times;
mod told;

use std::path::PathBuf;

use super::Outcome;
use engine::Encoding;
use told::Told;

const HELP: &str = "\
cargo xtask bench similarity [--ideas FILE...] [--distractors FILE...]
                             [--corpus FILE --queries FILE] [--pairs FILE...] [options]

  --ideas FILE...        ideas written twice; several files are one catalogue
  --distractors FILE...  other texts among them: CSV with title and description, or TSV
  --corpus, --queries    questions with the numbers of their duplicates
  --pairs FILE...        pairs with graded likeness
  --cache FOLDER         keep vectors there from one run to the next
  --threads N            to encode with (1)
  --no-times             only how well, not how fast
  --json FILE            the figures for machines
";

/// What is measured.
#[derive(Default)]
struct Wish {
    ideas: Vec<PathBuf>,
    distractors: Vec<PathBuf>,
    corpus: Option<PathBuf>,
    queries: Option<PathBuf>,
    pairs: Vec<PathBuf>,
    cache: Option<PathBuf>,
    threads: usize,
    no_times: bool,
    json: Option<PathBuf>,
}

/// Runs with its own arguments.
///
/// # Errors
/// What the files or the model say.
pub fn perform(words: &[String]) -> Outcome<()> {
    let wish = understand(words)?;
    let mut told = Told::begin();
    let mut encoding = Encoding::begin(wish.threads.max(1), wish.cache.as_deref())?;
    if !wish.ideas.is_empty() {
        if !wish.no_times {
            times::measure(&wish.ideas, &wish.distractors, &mut encoding, &mut told)?;
        }
        ideas::measure(&wish.ideas, &wish.distractors, &mut encoding, &mut told)?;
    }
    match (&wish.corpus, &wish.queries) {
        (Some(corpus), Some(queries)) => {
            questions::measure(corpus, queries, &mut encoding, &mut told)?;
        }
        (None, None) => {}
        _ => return Err("--corpus and --queries belong together".into()),
    }
    for pairs in &wish.pairs {
        pairs::measure(pairs, &mut encoding, &mut told)?;
    }
    told.end(wish.json.as_deref())
}

fn understand(words: &[String]) -> Outcome<Wish> {
    let mut wish = Wish::default();
    let mut option = "";
    for word in words {
        if word.starts_with("--") {
            option = word;
            wish.no_times |= word == "--no-times";
            continue;
        }
        match option {
            "--ideas" => wish.ideas.push(word.into()),
            "--distractors" => wish.distractors.push(word.into()),
            "--pairs" => wish.pairs.push(word.into()),
            "--corpus" => wish.corpus = Some(word.into()),
            "--queries" => wish.queries = Some(word.into()),
            "--cache" => wish.cache = Some(word.into()),
            "--json" => wish.json = Some(word.into()),
            "--threads" => wish.threads = word.parse()?,
            _ => return Err(format!("{option} {word} is nothing it knows\n\n{HELP}").into()),
        }
    }
    if wish.ideas.is_empty() && wish.corpus.is_none() && wish.pairs.is_empty() {
        return Err(HELP.into());
    }
    Ok(wish)
}
