//! Which column says what, checked against the table before anything is read from it.

use super::Target;
use super::date::DateOrder;
use super::number::Decimal;
use crate::AppError;
use hub_core::rows::{Period, Stage};
use hub_core::text::fold;
use hub_files::Table;
use std::collections::{BTreeMap, BTreeSet};

/// Which column says what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The column's name for each target.
    pub columns: BTreeMap<Target, String>,
    /// Columns that become a line of the description each.
    pub notes: Vec<String>,
}

impl Mapping {
    /// The columns whose name is the word of a target.
    pub fn by_names(table: &Table) -> Self {
        let named = |header: &String| Some((Target::from_word(header)?, header.clone()));
        Self { columns: table.headers.iter().filter_map(named).collect(), notes: vec![] }
    }

    /// What is said of columns, one after the other.
    ///
    /// # Errors
    /// `MAPPED_TWICE` for two columns with one meaning.
    pub fn of(said: impl IntoIterator<Item = (Target, String)>) -> Result<Self, AppError> {
        let mut mapping = Self::default();
        for (target, column) in said {
            if target == Target::Note {
                mapping.notes.push(column);
            } else if mapping.columns.insert(target, column).is_some() {
                return Err(AppError::new("MAPPED_TWICE")
                    .with("one", target.as_str())
                    .with("other", target.as_str()));
            }
        }
        Ok(mapping)
    }
}

/// What a person decides about an import besides the mapping.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the file comes from; ids of the external id column are names in it.
    pub source: String,
    /// What the file's stage words mean; they come before the common ones.
    pub stage_words: BTreeMap<String, Stage>,
    /// What the comma and the dot mean, for all columns; else each column tells.
    pub decimal: Option<Decimal>,
    /// Where the day stands in dates of numbers, for all columns; else each column tells.
    pub date_order: Option<DateOrder>,
    /// What runs are counted per, where no column says it.
    pub period: Option<Period>,
    /// Leave out new rows whose title and area are those of another idea.
    pub skip_possible_duplicates: bool,
    /// Other texts for cells: the row's number, the column's name, the text.
    pub fixes: Vec<(u64, String, String)>,
    /// The numbers of rows that a person left out.
    pub exclude: BTreeSet<u64>,
}

/// The places of the mapped columns.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    at: Vec<Option<usize>>,
    notes: Vec<usize>,
}

impl Columns {
    /// Finds the columns.
    ///
    /// # Errors
    /// `COLUMN_NOT_FOUND`, `MAPPED_TWICE` for two ways to say one thing, `TITLE_NOT_MAPPED`.
    pub(crate) fn find(mapping: &Mapping, table: &Table) -> Result<Self, AppError> {
        let mut at = vec![None; Target::ALL.len()];
        for (target, column) in &mapping.columns {
            at[*target as usize] = Some(place(table, column)?);
        }
        let notes = mapping.notes.iter().map(|column| place(table, column));
        let found = Self { at, notes: notes.collect::<Result<_, _>>()? };
        let both = |(a, b): &&(Target, Target)| found.of(*a).is_some() && found.of(*b).is_some();
        if let Some((one, other)) = Target::ONE_OF.iter().find(both) {
            return Err(AppError::new("MAPPED_TWICE")
                .with("one", one.as_str())
                .with("other", other.as_str()));
        }
        let known = [Target::Title, Target::Id, Target::ExternalId];
        if known.iter().all(|target| found.of(*target).is_none()) {
            return Err(AppError::new("TITLE_NOT_MAPPED").with("columns", table.headers.clone()));
        }
        Ok(found)
    }

    /// The place of a target's column.
    pub(crate) fn of(&self, target: Target) -> Option<usize> {
        self.at[target as usize]
    }

    /// The places of the columns that become notes.
    pub(crate) fn notes(&self) -> &[usize] {
        &self.notes
    }

    /// The mapped targets with their places, notes at the end.
    pub(crate) fn mapped(&self) -> impl Iterator<Item = (Target, usize)> + '_ {
        let fields = Target::ALL.iter().filter_map(|target| Some((*target, self.of(*target)?)));
        fields.chain(self.notes.iter().map(|at| (Target::Note, *at)))
    }
}

/// The place of a column by its name.
pub(crate) fn place(table: &Table, column: &str) -> Result<usize, AppError> {
    let exactly = table.headers.iter().position(|header| header == column);
    let alike = || table.headers.iter().position(|header| fold(header) == fold(column));
    exactly.or_else(alike).ok_or_else(|| {
        AppError::new("COLUMN_NOT_FOUND")
            .with("column", column)
            .with("columns", table.headers.clone())
    })
}
