//! What the measurements fill a catalogue with: real rows where `HUB_DATA` names some, rows made of
//! a few words where it does not. Which ones is always said. Nothing of the real data is kept here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::chance::Chance;

/// Relative to `HUB_DATA`: real tasks, the file that the import is measured with.
pub const TASKS: &str = "onet/onet_tasks_ideas_dev.csv";
/// Further texts for large catalogues.
const USE_CASES: &str = "merged/automation_use_cases_dev.csv";
const TEMPLATED: &str = "duplicates/ideas_distractors_synth.tsv";
const QUESTIONS: &str = "duplicates/quora_dev_corpus.tsv";

/// One idea to be.
#[derive(Clone, Debug, Default)]
pub struct Idea {
    /// Its name in the source.
    pub external_id: String,
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// The department.
    pub area: String,
    /// Systems, between semicolons.
    pub systems: String,
    /// How often a year one person does it, where the source says so.
    pub runs_per_year: Option<f64>,
}

/// Ideas, and a sentence that says where they come from.
pub struct Rows {
    /// The ideas.
    pub ideas: Vec<Idea>,
    /// For the report.
    pub source: String,
}

/// The folder of real data, if there is one.
pub fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("HUB_DATA").filter(|folder| !folder.is_empty());
    named.map(PathBuf::from).filter(|folder| folder.join(TASKS).is_file())
}

/// `count` ideas, real ones first.
///
/// # Errors
/// When a file of the real data cannot be read.
pub fn of(count: usize) -> Outcome<Rows> {
    let Some(folder) = folder() else {
        let source = format!("{count} rows made of a few words: HUB_DATA names no real ones");
        return Ok(Rows { ideas: (0..count).map(made).collect(), source });
    };
    let mut ideas = real(&folder, count)?;
    let real = ideas.len();
    // Crossing keeps the words and their frequencies as they are in real texts.
    for at in 0..count.saturating_sub(real) {
        let (one, other) = (&ideas[at % real], &ideas[(at * 7_919 + 1) % real]);
        let description = other.description.clone();
        ideas.push(Idea { description, external_id: format!("crossed/{at}"), ..one.clone() });
    }
    let crossed = ideas.len() - real;
    let more = match crossed {
        0 => String::new(),
        _ => format!(", {crossed} with the title of one and the description of another"),
    };
    Ok(Rows { source: format!("{real} real rows of HUB_DATA{more}"), ideas })
}

fn real(folder: &Path, count: usize) -> Outcome<Vec<Idea>> {
    let mut ideas = table(&folder.join(TASKS))?;
    for (file, is_table) in [(USE_CASES, true), (TEMPLATED, false), (QUESTIONS, false)] {
        let path = folder.join(file);
        if ideas.len() < count && path.is_file() {
            ideas.extend(if is_table { table(&path)? } else { lines(&path)? });
        }
    }
    // A few real rows have no title; an import refuses them, as it should.
    ideas.retain(|idea| !idea.title.trim().is_empty());
    ideas.truncate(count);
    Ok(ideas)
}

fn table(path: &Path) -> Outcome<Vec<Idea>> {
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    let place: HashMap<&str, usize> = headers.iter().zip(0..).collect();
    let mut ideas = vec![];
    for record in reader.records() {
        let record = record?;
        let cell = |name| place.get(name).and_then(|at| record.get(*at)).unwrap_or_default();
        ideas.push(Idea {
            external_id: cell("source_ref").to_owned(),
            title: cell("title").to_owned(),
            description: cell("description").to_owned(),
            area: cell("department").to_owned(),
            systems: cell("systems").to_owned(),
            runs_per_year: cell("runs_per_year").parse().ok(),
        });
    }
    Ok(ideas)
}

/// Tab-separated without quoting or header; the last two cells are title and description, or the
/// last one is both.
fn lines(path: &Path) -> Outcome<Vec<Idea>> {
    let text = std::fs::read_to_string(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let idea = |(at, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [.., first, last] = cells[..] else { return None };
        let title = if cells.len() == 2 { first } else { last };
        Some(Idea {
            external_id: format!("{name}/{at}"),
            title: title.chars().take(200).collect(),
            description: last.to_owned(),
            ..Idea::default()
        })
    };
    Ok(text.lines().enumerate().filter_map(idea).collect())
}

const ACTS: [&str; 12] = [
    "Reconcile",
    "Copy",
    "Check",
    "Approve",
    "Archive",
    "Summarise",
    "Rename",
    "Compare",
    "Order",
    "Forward",
    "Translate",
    "Count",
];
const THINGS: [&str; 14] = [
    "supplier invoices",
    "time sheets",
    "travel claims",
    "shipping notes",
    "price lists",
    "audit logs",
    "meeting minutes",
    "stock levels",
    "customer letters",
    "job applications",
    "test reports",
    "purchase orders",
    "access rights",
    "training records",
];
const REASONS: [&str; 10] = [
    "because two programs do not talk to each other",
    "before the month is closed",
    "for the auditors",
    "since customers ask for it",
    "to find what is overdue",
    "as the printed form demands",
    "for every branch office",
    "so that nothing is paid twice",
    "whenever a contract changes",
    "after each delivery",
];
const SYSTEMS: [&str; 8] =
    ["Excel", "Outlook", "SAP", "SharePoint", "Salesforce", "Jira", "Teams", "Acrobat"];

fn made(at: usize) -> Idea {
    let mut chance = Chance::new(at as u64);
    let mut pick = |words: &[&'static str]| words[chance.below(words.len())];
    let (act, thing, system) = (pick(&ACTS), pick(&THINGS), pick(&SYSTEMS));
    let (reason, other, second) = (pick(&REASONS), pick(&THINGS), pick(&SYSTEMS));
    Idea {
        external_id: format!("made/{at}"),
        title: format!("{act} {thing} {reason}"),
        description: format!(
            "Somebody has to {} {thing} in {system} by hand, {reason}. What is found is written \
             down in {second} beside the {other}, case {at}.",
            act.to_lowercase()
        ),
        area: format!("Department {}", at % 24),
        systems: format!("{system}; {second}"),
        runs_per_year: None,
    }
}
