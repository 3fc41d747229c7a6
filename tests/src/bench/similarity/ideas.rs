//! Ideas written twice: whether one wording finds the other among thousands of texts, as far as it
//! has been typed, and what the words of certainty are worth.
//!
//! The goals are for the second wording as the question. Both ways together say the same with twice
//! the questions.

use std::path::PathBuf;

use hub_similarity::{Calibration, Certainty, Found, Lang};

use super::super::Outcome;
use super::engine::{Encoding, Engine};
use super::fts::FullText;
use super::read::{self, Text, Twice};
use super::stats::{Ranks, ratio};
use super::told::{Goal, Told};

const CUTS: [(&str, usize); 4] =
    [("title only", 0), ("title + 12 words", 12), ("title + 25 words", 25), ("whole", usize::MAX)];
const LISTED: usize = 10;
/// As many as the window shows.
const SHOWN: usize = 5;

/// What was found at one cut, by three ways of looking.
#[derive(Clone, Default)]
struct Answers {
    ours: Ranks,
    words: Ranks,
    theirs: Ranks,
    /// The first ones of ours, with the partner in the catalogue and without.
    with: Vec<Vec<Found>>,
    without: Vec<Vec<Found>>,
    /// Of the queries with confusable neighbours: whether the right one came before them.
    first_of_alike: Vec<bool>,
}

/// Measures all files of ideas as one catalogue.
///
/// # Errors
/// What the files or the model say.
pub fn measure(
    files: &[PathBuf],
    distractors: &[PathBuf],
    encoding: &mut Encoding,
    told: &mut Told,
) -> Outcome<()> {
    let (ideas, others) = read_all(files, distractors)?;
    told.note(&format!("{} ideas written twice, {} other texts", ideas.len(), others.len()));
    let is_english = ideas.iter().all(|idea| idea.first.fallback == Lang::En);
    let forth = ask(&ideas, &others, false, encoding)?;
    let back = ask(&ideas, &others, true, encoding)?;
    for ((cut, _), (forth, back)) in CUTS.iter().zip(forth.iter().zip(&back)) {
        recall(cut, forth, Some(is_english), told);
        let mut both = forth.clone();
        both.add(back);
        recall(&format!("{cut}, both ways"), &both, None, told);
        worth(cut, &both, told);
    }
    if let Some(whole) = forth.last() {
        confusable(&whole.first_of_alike, "whole", told);
    }
    Ok(())
}

/// The ideas and what stands around them.
pub fn read_all(files: &[PathBuf], distractors: &[PathBuf]) -> Outcome<(Vec<Twice>, Vec<Text>)> {
    let (mut ideas, mut others) = (vec![], vec![]);
    for file in files {
        ideas.extend(read::twice(file)?);
    }
    for file in distractors {
        others.extend(read::distractors(file)?);
    }
    Ok((ideas, others))
}

fn ask(
    ideas: &[Twice],
    others: &[Text],
    is_back: bool,
    encoding: &mut Encoding,
) -> Outcome<Vec<Answers>> {
    let side = |idea: &'_ Twice, is_query: bool| {
        if is_query == is_back { idea.first.clone() } else { idea.second.clone() }
    };
    let held: Vec<Text> = ideas.iter().map(|idea| side(idea, false)).collect();
    let engine = Engine::of(held.iter().chain(others), encoding)?;
    let full_text = FullText::of(held.iter().chain(others))?;
    let mut all = vec![];
    for (_, words) in CUTS {
        let mut answers = Answers::default();
        for (nth, idea) in ideas.iter().enumerate() {
            let query = side(idea, true).begun(words);
            answers.ask(nth, &query, ideas, &engine, encoding)?;
            let theirs = full_text.find(&query, LISTED)?;
            answers.theirs.0.push(theirs.iter().position(|local| *local as usize == nth));
        }
        all.push(answers);
    }
    Ok(all)
}

impl Answers {
    fn ask(
        &mut self,
        nth: usize,
        query: &Text,
        ideas: &[Twice],
        engine: &Engine,
        encoding: &mut Encoding,
    ) -> Outcome<()> {
        let vector = encoding.vector(query)?;
        let rank = |found: &[Found]| found.iter().position(|found| found.local as usize == nth);
        let mut with = engine.find(query, Some(&vector), LISTED, None);
        self.ours.0.push(rank(&with));
        self.words.0.push(rank(&engine.find(query, None, LISTED, None)));
        let group = &ideas[nth].confusable;
        if !group.is_empty() && ideas.iter().filter(|idea| idea.confusable == *group).count() > 1 {
            let alike = |found: &&Found| {
                ideas.get(found.local as usize).is_some_and(|idea| idea.confusable == *group)
            };
            let first = with.iter().find(alike).map(|found| found.local as usize);
            self.first_of_alike.push(first == Some(nth));
        }
        with.truncate(SHOWN);
        self.with.push(with);
        self.without.push(engine.find(query, Some(&vector), SHOWN, Some(nth as u32)));
        Ok(())
    }

    fn add(&mut self, other: &Answers) {
        self.ours.0.extend(&other.ours.0);
        self.words.0.extend(&other.words.0);
        self.theirs.0.extend(&other.theirs.0);
        self.with.extend_from_slice(&other.with);
        self.without.extend_from_slice(&other.without);
    }
}

/// `asked` says whether the goals of English or of other languages hold; `None` is for none.
fn recall(cut: &str, answers: &Answers, asked: Option<bool>, told: &mut Told) {
    told.note(cut);
    let ways = [("ours", &answers.ours), ("words", &answers.words), ("FTS5", &answers.theirs)];
    for (way, ranks) in ways {
        for within in [1, 5, 10] {
            told.figure(&format!("{cut}: {way} R@{within}"), ranks.recall(within), None);
        }
        told.figure(&format!("{cut}: {way} MRR"), ranks.mrr(), None);
    }
    for within in [1, 5] {
        let goal = match (asked, cut, within) {
            (Some(true), "title only", 5) => Some(Goal::AtLeast(1.75)),
            (Some(true), "title + 12 words", 5) => Some(Goal::AtLeast(1.4)),
            (Some(true), "title + 25 words", 1) => Some(Goal::AtLeast(1.3)),
            (Some(false), "title only", 1) => Some(Goal::AtLeast(1.05)),
            _ => None,
        };
        let of = ratio(&answers.ours, &answers.theirs, |ranks| ranks.recall(within));
        told.interval(&format!("{cut}: R@{within} over FTS5"), of, goal);
        let goal = match (asked, cut, within) {
            (Some(true), "whole", 1) => Some(Goal::AtMost(0.6)),
            (Some(true), "whole", 5) => Some(Goal::AtMost(0.4)),
            _ => None,
        };
        let of = ratio(&answers.ours, &answers.theirs, |ranks| 1.0 - ranks.recall(within));
        told.interval(&format!("{cut}: miss@{within} over FTS5"), of, goal);
    }
}

fn confusable(first: &[bool], cut: &str, told: &mut Told) {
    if !first.is_empty() {
        let right = first.iter().filter(|is_first| **is_first).count();
        let name = format!("{cut}: before confusable neighbours, {right} of {}", first.len());
        told.figure(&name, right as f64 / first.len() as f64, Some(Goal::AtLeast(0.94)));
    }
}

/// Over the first five of every query, the partner present for half of them.
fn worth(cut: &str, answers: &Answers, told: &mut Told) {
    let calibration = Calibration::default();
    let words = [
        ("very likely", Certainty::VeryLikely),
        ("probably", Certainty::Probably),
        ("perhaps", Certainty::Perhaps),
    ];
    for (word, least) in words {
        let is_said = |found: &&Found| calibration.certainty(&found.evidence) >= Some(least);
        let said = |lists: &[Vec<Found>]| lists.iter().flatten().filter(is_said).count();
        let half = answers.with.len() / 2;
        let is_right = |(nth, list): (usize, &Vec<Found>)| {
            list.iter().filter(is_said).filter(|found| found.local as usize == nth % half).count()
        };
        let right: usize = answers.with.iter().enumerate().map(is_right).sum();
        let all = said(&answers.with) + said(&answers.without);
        let alarmed =
            answers.without.iter().filter(|list| list.iter().any(|f| is_said(&f))).count();
        let queries = answers.with.len() as f64;
        let has_goals = cut == "whole" && least == Certainty::Probably;
        let goal = |goal: Goal| has_goals.then_some(goal);
        let name = format!("{cut}: {word} or stronger, right {right} of {all}");
        told.figure(&name, right as f64 / all.max(1) as f64, goal(Goal::AtLeast(0.8)));
        told.figure("  caught", right as f64 / queries, goal(Goal::AtLeast(0.6)));
        told.figure("  new ideas alarmed", alarmed as f64 / queries, goal(Goal::AtMost(0.08)));
    }
}
