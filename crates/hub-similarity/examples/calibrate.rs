//! Measures the lexical half on ideas written twice: recall, what the words of certainty are
//! worth, and times.
//!
//! `calibrate LANG PAIRS.tsv DISTRACTORS...` where LANG (en, pt, es, de, other) is the language of
//! texts that do not tell theirs. No data is part of the repository.

#[path = "../tests/data/mod.rs"]
mod data;

use std::{
    collections::BTreeSet,
    env,
    error::Error,
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use data::{Text, read_pairs, read_texts};
use hub_similarity::{Certainty, Document, Hit, Lang, LexicalIndex};

const CUTS: [(&str, usize); 4] =
    [("title", 0), ("+ 12 words", 12), ("+ 25 words", 25), ("whole", usize::MAX)];
const LISTED: usize = 5;
const LARGE: usize = 100_000;
const FIRST_DISTRACTOR: u32 = 1_000_000;

/// One answer: to the `query`th text, cut, with its partner in the index or without.
struct Answer {
    query: usize,
    cut: &'static str,
    partner_present: bool,
    hits: Vec<Hit>,
}

impl Answer {
    fn rank(&self) -> Option<usize> {
        self.hits.iter().position(|hit| self.is_right(hit))
    }

    fn is_right(&self, hit: &Hit) -> bool {
        hit.local as usize == self.query / 2
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [lang, pairs, distractors @ ..] = &arguments[..] else {
        return Err("calibrate LANG PAIRS.tsv DISTRACTORS...".into());
    };
    let lang: Lang = serde_json::from_str(&format!("\"{lang}\""))?;
    let pairs = read_pairs(Path::new(pairs))?;
    let mut texts = Vec::new();
    for path in distractors {
        texts.extend(read_texts(Path::new(path))?);
    }
    let out = &mut io::stdout().lock();
    quality(out, lang, &pairs, &texts)?;
    times(out, lang, &pairs, &texts)
}

fn read(text: &Text, lang: Lang) -> Document<'_> {
    Document::read(&text.0, &text.1, lang)
}

/// The text as far as somebody has typed it: the title and the first words of the description.
fn typed((title, description): &Text, words: usize) -> Text {
    let begun: Vec<&str> = description.split_whitespace().take(words).collect();
    (title.clone(), begun.join(" "))
}

fn quality(
    out: &mut impl Write,
    lang: Lang,
    pairs: &[[Text; 2]],
    texts: &[Text],
) -> Result<(), Box<dyn Error>> {
    let mut index = LexicalIndex::new();
    for (local, text) in (FIRST_DISTRACTOR..).zip(texts) {
        index.insert(local, &read(text, lang));
    }
    let mut answers = Vec::new();
    for direction in 0..2 {
        for (local, pair) in (0..).zip(pairs) {
            index.insert(local, &read(&pair[direction], lang));
        }
        let queries = pairs.iter().map(|pair| &pair[1 - direction]);
        answers.extend(
            queries
                .enumerate()
                .flat_map(|(nth, query)| ask(&index, lang, 2 * nth + direction, query)),
        );
    }
    writeln!(out, "{} pairs among {} documents", pairs.len(), index.len())?;
    recall(out, &answers)?;
    certainty(out, &answers)
}

fn ask(index: &LexicalIndex, lang: Lang, query: usize, text: &Text) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (cut, words) in CUTS {
        let text = typed(text, words);
        for partner_present in [true, false] {
            let except = (!partner_present).then_some((query / 2) as u32);
            let hits = index.search(&read(&text, lang), LISTED, except);
            answers.push(Answer { query, cut, partner_present, hits });
        }
    }
    answers
}

fn recall(out: &mut impl Write, answers: &[Answer]) -> io::Result<()> {
    writeln!(out, "\nquery                        R@1    R@5")?;
    for (direction, name) in
        ["second wording, finds first", "first wording, finds second"].iter().enumerate()
    {
        for (cut, _) in CUTS {
            let asked = answers.iter().filter(|answer| {
                answer.query % 2 == direction && answer.cut == cut && answer.partner_present
            });
            let ranks: Vec<_> = asked.map(Answer::rank).collect();
            let within = |most: usize| {
                let found = ranks.iter().flatten().filter(|&&rank| rank < most).count();
                100.0 * found as f64 / ranks.len() as f64
            };
            writeln!(out, "{name}, {cut:10} {:5.1} {:6.1}", within(1), within(LISTED))?;
        }
    }
    Ok(())
}

/// Over the first five hits of every query, its partner present for half of them. "Other half"
/// and "half" are the pairs with odd and even numbers: a cut-off that only fits one is chance.
fn certainty(out: &mut impl Write, answers: &[Answer]) -> Result<(), Box<dyn Error>> {
    writeln!(out, "\nword or stronger                precision (halves)      caught  alarmed")?;
    for (cut, _) in CUTS {
        for word in [Certainty::VeryLikely, Certainty::Probably, Certainty::Perhaps] {
            let of_cut = |answer: &&Answer| answer.cut == cut;
            let all = Worth::of(answers.iter().filter(of_cut), word);
            let half = |odd: usize| {
                let of_half = |answer: &&Answer| (answer.query / 2) % 2 == odd;
                Worth::of(answers.iter().filter(of_cut).filter(of_half), word).precision()
            };
            writeln!(
                out,
                "{cut:10} {:11} {:3} of {:3} = {:.2} ({:.2} {:.2}) {:10.2} {:8.2}",
                format!("{word:?}"),
                all.right,
                all.said,
                all.precision(),
                half(0),
                half(1),
                all.right as f64 / all.queries as f64,
                all.alarmed as f64 / all.queries as f64,
            )?;
        }
    }
    Ok(())
}

/// What a word was worth: how often it was said and right, and new ideas it was said of.
#[derive(Default)]
struct Worth {
    queries: usize,
    said: usize,
    right: usize,
    alarmed: usize,
}

impl Worth {
    fn of<'a>(answers: impl Iterator<Item = &'a Answer>, word: Certainty) -> Worth {
        let (mut worth, mut queries) = (Worth::default(), BTreeSet::new());
        for answer in answers {
            let said: Vec<&Hit> =
                answer.hits.iter().filter(|hit| hit.certainty() >= Some(word)).collect();
            worth.said += said.len();
            worth.right += said.iter().filter(|hit| answer.is_right(hit)).count();
            worth.alarmed += usize::from(!answer.partner_present && !said.is_empty());
            queries.insert(answer.query);
        }
        worth.queries = queries.len();
        worth
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.said as f64
    }
}

/// Building and searching a large index: the distractors, repeated with words that vary.
fn times(
    out: &mut impl Write,
    lang: Lang,
    pairs: &[[Text; 2]],
    texts: &[Text],
) -> Result<(), Box<dyn Error>> {
    if texts.is_empty() {
        return Err("the times need distractors".into());
    }
    let vary = |(nth, (title, description)): (usize, &Text)| {
        let round = nth / texts.len();
        (title.clone(), format!("{description} round{round} site{}", nth % 997))
    };
    let many: Vec<Text> = texts.iter().cycle().take(LARGE).enumerate().map(vary).collect();
    let started = Instant::now();
    let mut index = LexicalIndex::new();
    for (local, text) in (0..).zip(&many) {
        index.insert(local, &read(text, lang));
    }
    writeln!(out, "\nbuilding {} documents: {:.0?}", index.len(), started.elapsed())?;
    for (cut, words) in CUTS {
        let queries: Vec<Text> = pairs.iter().flatten().map(|text| typed(text, words)).collect();
        let (p50, p95) = search_times(&index, lang, &queries);
        writeln!(out, "search, {cut:10} p50 {p50:.0?}, p95 {p95:.0?}")?;
    }
    let page = many.iter().take(80).map(|text| text.1.as_str()).collect::<Vec<_>>().join(" ");
    let (p50, p95) = search_times(&index, lang, &[(String::new(), page)]);
    writeln!(out, "search, a pasted page of other ideas: p50 {p50:.0?}, p95 {p95:.0?}")?;
    Ok(())
}

/// With reading the text, as on every key stroke, and 200 candidates for what follows.
fn search_times(index: &LexicalIndex, lang: Lang, queries: &[Text]) -> (Duration, Duration) {
    let rounds = 400 / queries.len() + 1;
    let mut times: Vec<Duration> = (0..rounds)
        .flat_map(|_| queries)
        .map(|query| {
            let started = Instant::now();
            std::hint::black_box(index.search(&read(query, lang), 200, None));
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 95 / 100])
}
