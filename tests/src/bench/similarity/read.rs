//! The data's formats: ideas written twice, distractors, questions with their duplicates, pairs.

use std::fs;
use std::path::Path;

use hub_similarity::{Lang, guess_lang};

use super::super::Outcome;

/// A title and a description; the title may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub title: String,
    pub description: String,
    /// What most of its file is written in: what the window would say where the text does not.
    pub fallback: Lang,
}

/// An idea, written by two people.
pub struct Twice {
    pub first: Text,
    pub second: Text,
    /// A name that it shares with neighbours that must not be merged; empty without any.
    pub confusable: String,
}

/// A question with the number of its group of duplicates.
pub struct Question {
    pub cluster: String,
    pub text: String,
}

/// Two texts and how alike people find them.
pub struct Graded {
    pub likeness: f64,
    pub one: String,
    pub other: String,
}

impl Text {
    fn new(title: &str, description: &str) -> Text {
        let (title, description) = (title.to_owned(), description.to_owned());
        Text { title, description, fallback: Lang::Other }
    }

    /// A text without a title.
    pub fn plain(text: &str, fallback: Lang) -> Text {
        Text { fallback, ..Text::new("", text) }
    }

    /// The title and the first words of the description: as far as somebody has typed.
    pub fn begun(&self, words: usize) -> Text {
        let begun: Vec<&str> = self.description.split_whitespace().take(words).collect();
        Text { description: begun.join(" "), ..self.clone() }
    }
}

/// `cluster title_a desc_a title_b desc_b [confusable]` with a header.
pub fn twice(path: &Path) -> Outcome<Vec<Twice>> {
    let read = |row: &[&str]| {
        let [_, title, description, other_title, other, rest @ ..] = row else { return None };
        Some(Twice {
            first: Text::new(title, description),
            second: Text::new(other_title, other),
            confusable: rest.first().copied().unwrap_or_default().to_owned(),
        })
    };
    let mut ideas = rows(path, 1, read)?;
    let fallback = language(ideas.iter().map(|idea| idea.first.description.as_str()));
    for idea in &mut ideas {
        (idea.first.fallback, idea.second.fallback) = (fallback, fallback);
    }
    Ok(ideas)
}

/// CSV with `title` and `description`; TSV of titles and descriptions; ideas written twice, both
/// wordings.
pub fn distractors(path: &Path) -> Outcome<Vec<Text>> {
    let mut texts = both_wordings_or_rows(path)?;
    let fallback = language(texts.iter().map(|text| text.description.as_str()));
    texts.iter_mut().for_each(|text| text.fallback = fallback);
    Ok(texts)
}

fn both_wordings_or_rows(path: &Path) -> Outcome<Vec<Text>> {
    if path.extension().is_some_and(|extension| extension == "csv") {
        return of_csv(path);
    }
    if fs::read_to_string(path)?.starts_with("cluster\t") {
        return Ok(twice(path)?.into_iter().flat_map(|idea| [idea.first, idea.second]).collect());
    }
    rows(path, 0, |row| match row {
        [title, description, ..] => Some(Text::new(title, description)),
        _ => None,
    })
}

fn of_csv(path: &Path) -> Outcome<Vec<Text>> {
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        let found = headers.iter().position(|header| header == name);
        found.ok_or_else(|| format!("{}: no column {name}", path.display()))
    };
    let (title, description) = (column("title")?, column("description")?);
    let text = |record: csv::StringRecord| Text::new(&record[title], &record[description]);
    reader.records().map(|record| Ok(text(record?))).collect()
}

/// `id cluster text`.
pub fn corpus(path: &Path) -> Outcome<Vec<Question>> {
    rows(path, 0, |row| match row {
        [_, cluster, text] => Some(question(cluster, text)),
        _ => None,
    })
}

/// `id cluster kind text`, of which those with a duplicate.
pub fn queries(path: &Path) -> Outcome<Vec<Question>> {
    let all = rows(path, 0, |row| match row {
        [_, cluster, kind, text] => Some((*kind == "dup", question(cluster, text))),
        _ => None,
    })?;
    Ok(all.into_iter().filter_map(|(is_dup, question)| is_dup.then_some(question)).collect())
}

fn question(cluster: &str, text: &str) -> Question {
    Question { cluster: cluster.to_owned(), text: text.to_owned() }
}

/// `likeness text text`.
pub fn graded(path: &Path) -> Outcome<Vec<Graded>> {
    rows(path, 0, |row| match row {
        [likeness, one, other] => Some(Graded {
            likeness: likeness.parse().ok()?,
            one: (*one).to_owned(),
            other: (*other).to_owned(),
        }),
        _ => None,
    })
}

fn rows<T>(path: &Path, skipped: usize, read: impl Fn(&[&str]) -> Option<T>) -> Outcome<Vec<T>> {
    let content =
        fs::read_to_string(path).map_err(|problem| format!("{}: {problem}", path.display()))?;
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        read(&cells).ok_or_else(|| format!("{}: not as expected: {line}", path.display()).into())
    };
    content.lines().skip(skipped).map(row).collect()
}

/// The language most of the texts are written in.
pub fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Lang {
    let mut counts = [Lang::En, Lang::Pt, Lang::Es, Lang::De].map(|lang| (0, lang));
    for text in texts {
        let lang = guess_lang(text);
        counts.iter_mut().filter(|(_, known)| *known == lang).for_each(|(count, _)| *count += 1);
    }
    counts.into_iter().max_by_key(|(count, _)| *count).map_or(Lang::En, |(_, lang)| lang)
}
