//! The cells of a row as values: numbers with their units, shares, money, texts without unwanted
//! characters. What cannot be read is told with its column and its text.

use super::date::{self, DateOrder, NoDate};
use super::fixes::Fixes;
use super::known::Form;
use super::mapping::{Columns, Options};
use super::number::{self, Decimal, Evidence, NoNumber};
use super::target::{Kind, Target};
use crate::AppError;
use hub_core::text::{self, fold, problem};
use hub_files::{Cell, Format, Table, TableRow};
use iso_currency::Currency;
use jiff::tz::TimeZone;
use std::borrow::Cow;

/// So much of a wrong value is told back.
const TOLD_CHARS: usize = 80;

/// A number that could be two: which one follows from nothing in the file.
pub(crate) const AMBIGUOUS: &str = "ambiguous_number";

/// A date that could be two.
const AMBIGUOUS_DATE: &str = "ambiguous_date";

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
    /// How a known export writes its cells.
    pub(crate) form: Form,
    fixes: &'a Fixes,
    decimals: Vec<Option<Decimal>>,
    /// For each target; only those of dates have one.
    date_orders: Vec<Option<DateOrder>>,
    /// Whether the systems of a cell stand between commas; not where another sign does it.
    commas_split: bool,
    currency: Currency,
    zone: TimeZone,
}

/// What is the same for all cells of the space.
#[derive(Debug)]
pub(crate) struct Locale {
    pub(crate) currency: Currency,
    pub(crate) zone: TimeZone,
}

impl<'a> Cells<'a> {
    /// Looks at all mapped columns once.
    pub(crate) fn new(
        table: &'a Table,
        columns: Columns,
        (form, fixes): (Form, &'a Fixes),
        locale: Locale,
        options: &Options,
    ) -> Self {
        let Locale { currency, zone } = locale;
        let (decimals, date_orders, commas_split) = (vec![], vec![], true);
        let mut cells = Self {
            table,
            columns,
            form,
            fixes,
            decimals,
            date_orders,
            commas_split,
            currency,
            zone,
        };
        cells.commas_split =
            !cells.texts(Target::Systems).any(|text| text.contains([';', '|', '\n']));
        cells.decimals = cells.decided_decimals(options.decimal.or(form.decimal));
        cells.date_orders = cells.decided_orders(options.date_order.or(form.date_order));
        cells
    }

    fn decided_decimals(&self, forced: Option<Decimal>) -> Vec<Option<Decimal>> {
        let evidence: Vec<Evidence> =
            Target::ALL.iter().map(|target| self.evidence(*target)).collect();
        let file = evidence.iter().fold(Evidence::default(), |all, one| all.and(*one));
        let decided = |one: &Evidence| {
            // A column with both notations is left to each cell; one without any follows the file.
            forced.or_else(|| if one.is_empty() { file.decimal() } else { one.decimal() })
        };
        evidence.iter().map(decided).collect()
    }

    fn decided_orders(&self, forced: Option<DateOrder>) -> Vec<Option<DateOrder>> {
        let evidence = |target: &Target| {
            let mut evidence = date::Evidence::default();
            if target.kind() == Kind::Date {
                self.texts(*target).for_each(|text| evidence.see(text));
            }
            evidence
        };
        let evidence: Vec<date::Evidence> = Target::ALL.iter().map(evidence).collect();
        let file = evidence.iter().fold(date::Evidence::default(), |all, one| all.and(*one));
        let is_empty = |one: &date::Evidence| *one == date::Evidence::default();
        let decided = |one: &date::Evidence| {
            forced.or_else(|| if is_empty(one) { file.order() } else { one.order() })
        };
        evidence.iter().map(decided).collect()
    }

    fn texts(&self, target: Target) -> impl Iterator<Item = &'a str> + use<'a> {
        let (table, fixes, at) = (self.table, self.fixes, self.columns.of(target));
        table.rows.iter().filter_map(move |row| match fixes.cell(row, at?)? {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    fn evidence(&self, target: Target) -> Evidence {
        let mut evidence = Evidence::default();
        if target.kind().is_number() {
            self.texts(target).for_each(|text| evidence.see(self.amount(target.kind(), text).0));
        }
        evidence
    }

    /// Where the day stands in the columns of dates, if it is the same in all that tell.
    pub(crate) fn date_order(&self) -> Option<DateOrder> {
        let mapped = self.columns.mapped().filter(|(target, _)| target.kind() == Kind::Date);
        let mut orders = mapped.filter_map(|(target, _)| self.date_orders[target as usize]);
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }

    /// What the comma and the dot were taken for, by column with numbers in text.
    pub(crate) fn decimals(&self) -> Vec<(String, Decimal)> {
        let text_file = self.table.found.format == Format::Delimited;
        let with_numbers = self.columns.mapped().filter(|(target, _)| target.kind().is_number());
        let decided = with_numbers.filter(|_| text_file).filter_map(|(target, at)| {
            Some((self.table.headers[at].clone(), self.decimals[target as usize]?))
        });
        decided.collect()
    }

    /// Whether none of the mapped cells holds anything.
    pub(crate) fn is_blank(&self, row: &TableRow) -> bool {
        self.columns.mapped().all(|(_, at)| self.fixes.cell(row, at).is_none_or(Cell::is_empty))
    }

    fn cell(&self, row: &'a TableRow, target: Target) -> Option<&'a Cell> {
        self.fixes.cell(row, self.columns.of(target)?).filter(|cell| !cell.is_empty())
    }

    /// What a cell says, without what made it harmless for a spreadsheet program.
    fn said(&self, cell: &'a Cell) -> Cow<'a, str> {
        // A workbook knows what is text, and nothing was done to it.
        let is_text_file = self.table.found.format == Format::Delimited;
        match (cell, self.form.unguard.filter(|_| is_text_file)) {
            (Cell::Text(text), Some(unguard)) => Cow::Borrowed(unguard(text)),
            _ => cell.as_text(),
        }
    }

    /// The columns that become notes, by their names, with their texts.
    pub(crate) fn notes(&self, row: &'a TableRow) -> Vec<(&'a str, String)> {
        let filled = self.columns.notes().iter().filter_map(|at| {
            let cell = self.fixes.cell(row, *at).filter(|cell| !cell.is_empty())?;
            let (text, _) = text::cleaned(&self.said(cell), true);
            (!text.is_empty()).then(|| (self.table.headers[*at].as_str(), text))
        });
        filled.collect()
    }

    /// A day as UTC milliseconds.
    pub(crate) fn date(&self, row: &'a TableRow, target: Target) -> Result<Option<i64>, AppError> {
        let Some(cell) = self.cell(row, target) else { return Ok(None) };
        let wrong = || self.wrong(row, target, problem::WRONG_TYPE);
        let moment = match cell {
            Cell::Date(day) => date::in_zone(day.at(0, 0, 0, 0), &self.zone).ok_or_else(wrong)?,
            Cell::DateTime(at) => date::in_zone(*at, &self.zone).ok_or_else(wrong)?,
            Cell::Text(text) if is_not_known(text) => return Ok(None),
            Cell::Text(text) => {
                match date::parse(text, self.date_orders[target as usize], &self.zone) {
                    Ok(moment) => moment,
                    Err(NoDate::WrongType) => return Err(wrong()),
                    Err(NoDate::Ambiguous) => {
                        return Err(self.wrong(row, target, AMBIGUOUS_DATE));
                    }
                }
            }
            _ => return Err(wrong()),
        };
        Ok(Some(moment))
    }

    /// A text without unwanted characters, and how many were replaced.
    pub(crate) fn text(
        &self,
        row: &'a TableRow,
        target: Target,
        multi_line: bool,
    ) -> Option<(String, usize)> {
        let (text, replaced) = text::cleaned(&self.said(self.cell(row, target)?), multi_line);
        (!text.is_empty()).then_some((text, replaced))
    }

    /// The entries of a cell with several systems.
    pub(crate) fn split(&self, text: &str) -> Vec<String> {
        let ends = |c: char| match c {
            '\n' => true,
            ';' | '|' => !self.form.lists_by_line,
            ',' => self.commas_split && !self.form.lists_by_line,
            _ => false,
        };
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
            Kind::Text | Kind::Number | Kind::Answer | Kind::Date => (1.0, 1.0, text),
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

    /// A whole number; the domain says from where to where, and this only that it is one.
    pub(crate) fn answer(&self, row: &'a TableRow, target: Target) -> Result<Option<u8>, AppError> {
        let Some(number) = self.number(row, target)? else { return Ok(None) };
        let most = match target {
            Target::IceImpact | Target::IceConfidence | Target::IceEase => 10.0,
            Target::WsjfValue | Target::WsjfTime | Target::WsjfRisk | Target::WsjfSize => 20.0,
            _ => 5.0,
        };
        if number.fract() != 0.0 || !(1.0..=most).contains(&number) {
            let wrong = self.wrong(row, target, problem::OUT_OF_RANGE);
            return Err(wrong.with("min", 1).with("max", most as u8));
        }
        Ok(Some(number as u8))
    }

    /// What is wrong with a cell.
    pub(crate) fn wrong(&self, row: &TableRow, target: Target, problem: &str) -> AppError {
        let at = self.columns.of(target);
        let value = at.and_then(|at| self.fixes.cell(row, at));
        let value = value.map(Cell::as_text).unwrap_or_default();
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
