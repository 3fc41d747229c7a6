//! The cells of a row as values: numbers with their units, shares, money, texts without unwanted
//! characters. What cannot be read is told with its column and its text.

use super::mapping::Columns;
use super::number::{self, Decimal, Evidence, NoNumber};
use super::target::{Kind, Target};
use crate::AppError;
use hub_core::text::{self, fold, problem};
use hub_files::{Cell, Format, Table, TableRow};
use iso_currency::Currency;

/// So much of a wrong value is told back.
const TOLD_CHARS: usize = 80;

/// A number that could be two: which one follows from nothing in the file.
pub(crate) const AMBIGUOUS: &str = "ambiguous_number";

/// Words that people put where a number is not known.
const NOT_KNOWN: &[&str] =
    &["-", "–", "—", "?", "n/a", "na", "n.a.", "#n/a", "null", "none", "tbd"];

const MINUTES: &[(&str, f64, f64)] = &[
    ("min", 1.0, 1.0),
    ("mins", 1.0, 1.0),
    ("minute", 1.0, 1.0),
    ("minutes", 1.0, 1.0),
    ("minuto", 1.0, 1.0),
    ("minutos", 1.0, 1.0),
    ("m", 1.0, 1.0),
    ("s", 1.0, 60.0),
    ("sec", 1.0, 60.0),
    ("seconds", 1.0, 60.0),
    ("segundos", 1.0, 60.0),
    ("h", 60.0, 1.0),
    ("hr", 60.0, 1.0),
    ("hrs", 60.0, 1.0),
    ("hour", 60.0, 1.0),
    ("hours", 60.0, 1.0),
    ("hora", 60.0, 1.0),
    ("horas", 60.0, 1.0),
];

const DAYS: &[(&str, f64, f64)] = &[
    ("d", 1.0, 1.0),
    ("day", 1.0, 1.0),
    ("days", 1.0, 1.0),
    ("dia", 1.0, 1.0),
    ("dias", 1.0, 1.0),
    ("week", 5.0, 1.0),
    ("weeks", 5.0, 1.0),
    ("semana", 5.0, 1.0),
    ("semanas", 5.0, 1.0),
];

/// How the cells of a table are read.
#[derive(Debug)]
pub(crate) struct Cells<'a> {
    pub(crate) table: &'a Table,
    pub(crate) columns: Columns,
    decimals: Vec<Option<Decimal>>,
    /// Whether the systems of a cell stand between commas; not where another sign does it.
    commas_split: bool,
    currency: Currency,
}

impl<'a> Cells<'a> {
    /// Looks at all mapped columns once.
    pub(crate) fn new(
        table: &'a Table,
        columns: Columns,
        currency: Currency,
        forced: Option<Decimal>,
    ) -> Self {
        let mut cells = Self { table, columns, decimals: vec![], commas_split: true, currency };
        cells.commas_split =
            !cells.texts(Target::Systems).any(|text| text.contains([';', '|', '\n']));
        let evidence: Vec<Evidence> =
            Target::ALL.iter().map(|target| cells.evidence(*target)).collect();
        let file = evidence.iter().fold(Evidence::default(), |all, one| all.and(*one));
        let decided = |one: &Evidence| {
            // A column with both notations is left to each cell; one without any follows the file.
            forced.or_else(|| if one.is_empty() { file.decimal() } else { one.decimal() })
        };
        cells.decimals = evidence.iter().map(decided).collect();
        cells
    }

    fn texts(&self, target: Target) -> impl Iterator<Item = &'a str> + use<'a> {
        let (table, at) = (self.table, self.columns.of(target));
        table.rows.iter().filter_map(move |row| match row.cells.get(at?)? {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    fn evidence(&self, target: Target) -> Evidence {
        let mut evidence = Evidence::default();
        if target.kind() != Kind::Text {
            self.texts(target).for_each(|text| evidence.see(self.amount(target.kind(), text).0));
        }
        evidence
    }

    /// What the comma and the dot were taken for, by column with numbers in text.
    pub(crate) fn decimals(&self) -> Vec<(String, Decimal)> {
        let text_file = self.table.found.format == Format::Delimited;
        let with_numbers = self.columns.mapped().filter(|(target, _)| target.kind() != Kind::Text);
        let decided = with_numbers.filter(|_| text_file).filter_map(|(target, at)| {
            Some((self.table.headers[at].clone(), self.decimals[target as usize]?))
        });
        decided.collect()
    }

    /// Whether none of the mapped cells holds anything.
    pub(crate) fn is_blank(&self, row: &TableRow) -> bool {
        self.columns.mapped().all(|(_, at)| row.cells.get(at).is_none_or(Cell::is_empty))
    }

    fn cell(&self, row: &'a TableRow, target: Target) -> Option<&'a Cell> {
        row.cells.get(self.columns.of(target)?).filter(|cell| !cell.is_empty())
    }

    /// A text without unwanted characters, and how many were replaced.
    pub(crate) fn text(
        &self,
        row: &'a TableRow,
        target: Target,
        multi_line: bool,
    ) -> Option<(String, usize)> {
        let (text, replaced) = text::cleaned(&self.cell(row, target)?.as_text(), multi_line);
        (!text.is_empty()).then_some((text, replaced))
    }

    /// The entries of a cell with several systems.
    pub(crate) fn split(&self, text: &str) -> Vec<String> {
        let ends = |c: char| matches!(c, ';' | '|' | '\n') || (c == ',' && self.commas_split);
        let entries = text.split(ends).map(|entry| text::cleaned(entry, false).0);
        entries.filter(|entry| !entry.is_empty()).collect()
    }

    /// A number in the unit of its target.
    pub(crate) fn number(
        &self,
        row: &'a TableRow,
        target: Target,
    ) -> Result<Option<f64>, AppError> {
        let Some(cell) = self.cell(row, target) else { return Ok(None) };
        let wrong = || self.wrong(row, target, problem::WRONG_TYPE);
        match (cell, target.kind()) {
            (Cell::Number(number), kind) => Ok(Some(self.scaled(target, kind, *number))),
            (Cell::Percent(share), Kind::Share) => Ok(Some(*share)),
            (Cell::Time { seconds }, Kind::Minutes) => Ok(Some(*seconds as f64 / 60.0)),
            (Cell::Error(error), _) if is_not_known(error) => Ok(None),
            (Cell::Text(text), _) if is_not_known(text) => Ok(None),
            (Cell::Text(text), kind) => {
                let (amount, times, by) = self.amount(kind, text);
                let number = number::parse(amount, self.decimals[target as usize]);
                let is_bare = amount.len() == text.trim().len();
                match number {
                    Ok(number) if is_bare => Ok(Some(self.scaled(target, kind, number))),
                    Ok(number) => Ok(Some(number * times / by)),
                    Err(NoNumber::Ambiguous) => Err(self.wrong(row, target, AMBIGUOUS)),
                    Err(NoNumber::WrongType) => Err(wrong()),
                }
            }
            _ => Err(wrong()),
        }
    }

    /// A bare number under a heading with "%" is a percentage.
    fn scaled(&self, target: Target, kind: Kind, number: f64) -> f64 {
        let is_percent = kind == Kind::Share
            && self.columns.of(target).is_some_and(|at| names_percent(&self.table.headers[at]));
        if is_percent { number / 100.0 } else { number }
    }

    /// The number in a text with a unit, and what it is multiplied and divided by.
    fn amount<'t>(&self, kind: Kind, text: &'t str) -> (&'t str, f64, f64) {
        let text = text.trim();
        let (times, by, amount) = match kind {
            Kind::Share => match text.strip_suffix('%') {
                Some(amount) => (1.0, 100.0, amount),
                None => (1.0, 1.0, text),
            },
            Kind::Minutes => with_unit(text, MINUTES),
            Kind::Days => with_unit(text, DAYS),
            Kind::Money => (1.0, 1.0, without_currency(text, self.currency)),
            Kind::Text | Kind::Number | Kind::Answer => (1.0, 1.0, text),
        };
        (amount.trim(), times, by)
    }

    /// An amount in minor units.
    pub(crate) fn money(&self, row: &'a TableRow, target: Target) -> Result<Option<i64>, AppError> {
        let digits = i32::from(self.currency.exponent().unwrap_or(2));
        let Some(amount) = self.number(row, target)? else { return Ok(None) };
        let minor = (amount * 10_f64.powi(digits)).round();
        // The bound itself is the domain's; this one only keeps the number whole.
        if minor.abs() > 1e15 {
            return Err(self.wrong(row, target, problem::OUT_OF_RANGE));
        }
        Ok(Some(minor as i64))
    }

    /// A whole number; the domain says from where to where.
    pub(crate) fn answer(&self, row: &'a TableRow, target: Target) -> Result<Option<u8>, AppError> {
        let Some(number) = self.number(row, target)? else { return Ok(None) };
        if number.fract() != 0.0 || !(1.0..=5.0).contains(&number) {
            let wrong = self.wrong(row, target, problem::OUT_OF_RANGE);
            return Err(wrong.with("min", 1).with("max", 5));
        }
        Ok(Some(number as u8))
    }

    /// What is wrong with a cell.
    pub(crate) fn wrong(&self, row: &TableRow, target: Target, problem: &str) -> AppError {
        let at = self.columns.of(target);
        let value = at.and_then(|at| row.cells.get(at)).map(Cell::as_text).unwrap_or_default();
        let error = AppError::new("INVALID")
            .with("field", target.as_str())
            .with("value", value.chars().take(TOLD_CHARS).collect::<String>())
            .with("problem", problem);
        match at {
            Some(at) => error.with("column", self.table.headers[at].as_str()),
            None => error,
        }
    }
}

fn is_not_known(text: &str) -> bool {
    NOT_KNOWN.contains(&text.trim().to_lowercase().as_str())
}

fn names_percent(header: &str) -> bool {
    let folded = fold(header);
    let words = ["pct", "percent", "percentage", "porcentagem", "porcentaje", "percentual"];
    header.contains('%')
        || folded.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
}

fn with_unit<'t>(text: &'t str, units: &[(&str, f64, f64)]) -> (f64, f64, &'t str) {
    let amount = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let word = fold(text[amount.len()..].trim_end_matches('.'));
    match units.iter().find(|(unit, ..)| *unit == word) {
        Some((_, times, by)) => (*times, *by, amount),
        None => (1.0, 1.0, text),
    }
}

/// Takes the space's own currency off a text; another one makes it no number.
fn without_currency(text: &str, currency: Currency) -> &str {
    let symbol = currency.symbol().to_string();
    let marks = [currency.code(), symbol.as_str()];
    let start = marks.iter().find_map(|mark| strip_start(text, mark)).unwrap_or(text);
    marks.iter().find_map(|mark| strip_end(start, mark)).unwrap_or(start)
}

fn strip_start<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let head = text.get(..mark.len())?;
    head.eq_ignore_ascii_case(mark).then(|| text[mark.len()..].trim_start())
}

fn strip_end<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(mark.len())?;
    text.get(at..)?.eq_ignore_ascii_case(mark).then(|| text[..at].trim_end())
}
