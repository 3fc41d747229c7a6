//! What stands in a column, as far as it can support or deny what its name suggests.

use crate::import::Target;
use crate::import::date::{self, NoDate};
use crate::import::target::Kind;
use crate::import::words;
use hub_files::{Cell, Table};
use jiff::tz::TimeZone;
use std::collections::HashSet;

/// So many filled cells are looked at.
const LOOKED_AT: usize = 200;

/// The first filled cells of a column.
pub(super) struct Content<'a> {
    cells: Vec<&'a Cell>,
}

impl<'a> Content<'a> {
    pub(super) fn of(table: &'a Table, at: usize) -> Self {
        let filled = table.rows.iter().filter_map(|row| row.cells.get(at));
        Self { cells: filled.filter(|cell| !cell.is_empty()).take(LOOKED_AT).collect() }
    }

    /// The meaning that goes with the cells: the one that is wanted, a sister of it, or none. A
    /// column without a filled cell may mean anything.
    pub(super) fn settle(&self, wanted: Target) -> Option<Target> {
        if self.cells.is_empty() {
            return Some(wanted);
        }
        match wanted {
            Target::Id if self.most(is_uuid) => Some(Target::Id),
            // What several rows share names no idea.
            Target::Id | Target::ExternalId => {
                (self.different() * 2 >= self.cells.len()).then_some(Target::ExternalId)
            }
            Target::Runs | Target::Period if self.most(is_period) => Some(Target::Period),
            Target::Period => None,
            // "Often" is no number; a column of such words says something all the same.
            _ if wanted.kind().is_number() && !self.most(is_number) => None,
            _ if wanted.kind() == Kind::Answer && !self.most(is_short) => None,
            _ if wanted.kind() == Kind::Date && !self.most(is_date) => None,
            Target::Lang if !self.most(is_lang) => None,
            Target::Links if !self.most(is_address) => None,
            wanted => Some(wanted),
        }
    }

    /// Words that are not the same in all rows.
    pub(super) fn may_be_title(&self) -> bool {
        self.different() * 2 > self.cells.len() && self.most(has_letters)
    }

    fn different(&self) -> usize {
        self.cells.iter().map(|cell| cell.as_text()).collect::<HashSet<_>>().len()
    }

    fn most(&self, is_so: impl Fn(&Cell) -> bool) -> bool {
        self.cells.iter().filter(|cell| is_so(cell)).count() * 2 > self.cells.len()
    }
}

fn has_letters(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic))
}

/// Digits and the marks between them, with a unit or a currency at one of the ends.
fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            let is_around = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',');
            let inner = text.trim_matches(is_around);
            let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'');
            let is_short = text.chars().count() < inner.chars().count() + 12;
            is_short && inner.chars().any(|c| c.is_ascii_digit()) && inner.chars().all(is_mark)
        }
        Cell::Number(_) | Cell::Percent(_) | Cell::Time { .. } => true,
        _ => false,
    }
}

fn is_short(cell: &Cell) -> bool {
    cell.as_text().chars().count() <= 4
}

fn is_date(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) | Cell::DateTime(_) => true,
        Cell::Text(text) => date::parse(text, None, &TimeZone::UTC) != Err(NoDate::WrongType),
        _ => false,
    }
}

fn is_uuid(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.trim().parse::<uuid::Uuid>().is_ok())
}

fn is_period(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if words::period(text).is_some())
}

fn is_lang(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if words::lang(text).is_some())
}

fn is_address(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.contains("://"))
}
