//! What the columns of a table seem to say: as a person said it for these column names before, as a
//! known export has it, by their names, and where those tell too little by what stands in them.

mod content;
mod names;

use super::Target;
use super::date::DateOrder;
use super::known::{self, KnownExport};
use super::mapping::Mapping;
use super::number::Decimal;
use super::remembered::{self, Remembered};
use super::target::Kind;
use crate::{AppError, Session};
use content::Content;
use hub_core::rows::{Period, Stage};
use hub_core::text::fold;
use hub_files::Table;
use std::collections::BTreeMap;

/// Where a suggestion comes from, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A person said it for a file with these column names.
    Remembered,
    /// The file is a known export.
    Known,
    /// By the column's name.
    Name,
    /// By a part of the name, or by what stands in it.
    Content,
}

/// What a column seems to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The column's place.
    pub at: usize,
    /// Its meaning.
    pub target: Target,
    /// Where that comes from.
    pub how: How,
}

/// What a table seems to say, before anybody decides.
#[derive(Clone, Debug, Default)]
pub struct Guess {
    /// Columns with their meanings, in the order of the columns.
    pub columns: Vec<Suggestion>,
    /// The export it is, if it is a known one.
    pub known: Option<KnownExport>,
    /// Where the file comes from.
    pub source: String,
    /// What stage words mean, as far as it was said before.
    pub stage_words: BTreeMap<String, Stage>,
    /// What runs are counted per, as it was said before.
    pub period: Option<Period>,
    /// What stands before the fraction, as it was said before.
    pub decimal: Option<Decimal>,
    /// Where the day stands in dates, as it was said before.
    pub date_order: Option<DateOrder>,
}

impl Guess {
    /// As a mapping.
    pub fn mapping(&self, table: &Table) -> Mapping {
        let mut mapping = Mapping::default();
        for suggestion in &self.columns {
            let column = table.headers[suggestion.at].clone();
            match suggestion.target {
                Target::Note => mapping.notes.push(column),
                target => drop(mapping.columns.insert(target, column)),
            }
        }
        mapping
    }
}

/// Finds out what a table seems to say. `file` is the file's name.
///
/// # Errors
/// What the disk says.
pub fn guess(session: &Session, table: &Table, file: &str) -> Result<Guess, AppError> {
    let known = known::of(&table.headers);
    let source = known.map_or_else(|| stem(file), |known| known.source.to_owned());
    let export = known.map(|known| known.export);
    if let Some(remembered) = remembered::find(session, &table.headers)? {
        return Ok(as_remembered(remembered, table, export, source));
    }
    let mapped = known.map(|known| known.mapping(&table.headers)).unwrap_or_default();
    let taken: Vec<_> = mapped.into_iter().map(suggested(How::Known)).collect();
    let columns = match known {
        Some(known) if !known.export.goes_by_names() => taken,
        _ => by_names(table, taken),
    };
    Ok(Guess { columns: in_order(columns), known: export, source, ..Guess::default() })
}

fn as_remembered(
    remembered: Remembered,
    table: &Table,
    known: Option<KnownExport>,
    source: String,
) -> Guess {
    let place = |column: &str| table.headers.iter().position(|it| fold(it) == fold(column));
    let columns = remembered
        .columns
        .iter()
        .filter_map(|(column, target)| Some(suggested(How::Remembered)((place(column)?, *target))));
    let is_said = !remembered.source.is_empty();
    Guess {
        columns: in_order(columns.collect()),
        known,
        source: if is_said { remembered.source } else { source },
        stage_words: remembered.stage_words,
        period: remembered.period,
        decimal: remembered.decimal,
        date_order: remembered.date_order,
    }
}

fn suggested(how: How) -> impl Fn((usize, Target)) -> Suggestion {
    move |(at, target)| Suggestion { at, target, how }
}

fn in_order(mut columns: Vec<Suggestion>) -> Vec<Suggestion> {
    columns.sort_by_key(|suggestion| suggestion.at);
    columns
}

/// The file's name without its ending, as far as it can stand in a text.
pub(crate) fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let short: String = stem.chars().take(120).collect();
    let (stem, _) = hub_core::text::cleaned(&short, false);
    if stem.is_empty() { "file".to_owned() } else { stem }
}

/// Beside those that are taken: whole names first, then parts of names, then what stands in the columns.
fn by_names(table: &Table, taken: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut found = Found { table, taken };
    for at in 0..table.headers.len() {
        let wanted = name_of(&table.headers[at]).and_then(|name| exactly(&name));
        found.take(at, wanted, How::Name);
    }
    for at in 0..table.headers.len() {
        let wanted = name_of(&table.headers[at]).and_then(|name| within(&name));
        found.take(at, wanted, How::Content);
    }
    found.title();
    found.taken
}

struct Found<'a> {
    table: &'a Table,
    taken: Vec<Suggestion>,
}

impl Found<'_> {
    /// Takes a meaning that is free, goes with the others, and with what stands in the column.
    fn take(&mut self, at: usize, wanted: Option<Target>, how: How) {
        let Some(wanted) = wanted else { return };
        let content = Content::of(self.table, at);
        let Some(target) = content.settle(wanted) else { return };
        let is_taken = self.taken.iter().any(|it| it.at == at);
        let is_said = target != Target::Note && self.has(target);
        let fights = Target::ONE_OF.iter().any(|(one, other)| {
            (*one == target && self.has(*other)) || (*other == target && self.has(*one))
        });
        if !is_taken && !is_said && !fights {
            self.taken.push(Suggestion { at, target, how });
        }
    }

    fn has(&self, target: Target) -> bool {
        self.taken.iter().any(|it| it.target == target)
    }

    /// Without a title nothing comes in: the first column of different words is it.
    fn title(&mut self) {
        if self.has(Target::Title) {
            return;
        }
        let is_free = |at: &usize| self.taken.iter().all(|it| it.at != *at);
        let free = (0..self.table.headers.len()).filter(is_free);
        let title = { free }.find(|at| Content::of(self.table, *at).may_be_title());
        self.taken.extend(title.map(|at| suggested(How::Content)((at, Target::Title))));
    }
}

/// Words apart by one space, without what stands in brackets.
fn name_of(header: &str) -> Option<String> {
    let bare = header.split(['(', '[']).next().unwrap_or_default();
    let bare = if bare.trim().is_empty() { header } else { bare };
    let folded = fold(bare);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

fn exactly(name: &str) -> Option<Target> {
    let own = Target::ALL.iter().find(|target| target.as_str().replace('_', " ") == name);
    // Only our own export has a column of our own ids; `Content` tells.
    own.copied().or_else(|| names::all().find(|(it, _)| *it == name).map(|(_, target)| target))
}

/// The longest of the names that stands in this one and makes a third of it: a question is no name.
/// One word alone tells too little of what a number counts.
fn within(name: &str) -> Option<Target> {
    let padded = format!(" {name} ");
    let words = |text: &str| text.split(' ').count();
    let stands = names::all().filter(|(it, target)| {
        let tells = it.len() > 3 && (target.kind() == Kind::Text || words(it) > 1);
        tells && words(it) * 3 >= words(name) && padded.contains(&format!(" {it} "))
    });
    stands.max_by_key(|(it, _)| it.len()).map(|(_, target)| target)
}
