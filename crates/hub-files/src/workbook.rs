//! Workbooks into raw rows: which sheet, and what a stored value is as a cell. The parsing is
//! `calamine`'s.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::cell::Cell;
use crate::error::FileError;
use crate::raw::{Gather, RawRow, RawTable};
use crate::table::{Format, Found, ReadOptions};
use crate::{ods, xls, xlsx};

/// The rows of one sheet and the number of its last filled row.
pub(crate) type SheetRows = (Gather, u64);

/// Reads the asked sheet, or the first that is not empty. A parser that stumbles over a hostile file
/// must not take the program with it, so a panic inside is an error like any other.
pub(crate) fn read(
    format: Format,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<RawTable, FileError> {
    catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xls => {
            let mut book = xls::open(bytes)?;
            let sheets = book.sheets_metadata().to_vec();
            choose(format, &sheets, options, |name| xls::rows(&mut book, name))
        }
        Format::Ods => {
            let book = ods::open(bytes)?;
            choose(format, &book.sheets, options, |name| ods::rows(&book, name))
        }
        _ => {
            let mut book = xlsx::open(bytes)?;
            let sheets = book.sheets_metadata().to_vec();
            choose(format, &sheets, options, |name| xlsx::rows(&mut book, name))
        }
    }))
    .unwrap_or_else(|_| Err(FileError::damaged(format, "its parts contradict each other")))
}

fn choose(
    format: Format,
    sheets: &[Sheet],
    options: &ReadOptions,
    mut rows_of: impl FnMut(&str) -> Result<SheetRows, FileError>,
) -> Result<RawTable, FileError> {
    let tables: Vec<&Sheet> = sheets.iter().filter(|s| s.typ == SheetType::WorkSheet).collect();
    let names: Vec<String> = tables.iter().map(|sheet| sheet.name.clone()).collect();
    let order = match &options.sheet {
        Some(wanted) => vec![named(wanted, &names)?],
        None => visible_first(&tables),
    };
    for name in order {
        let (gather, rows_in_file) = rows_of(name)?;
        if !gather.is_empty() {
            return Ok(gather.finish(found(format, name.to_owned(), names), rows_in_file));
        }
    }
    Err(match &options.sheet {
        Some(sheet) => FileError::SheetEmpty { sheet: sheet.clone(), sheets: names },
        None => FileError::Empty,
    })
}

/// The sheet of that name; programs do not tell capitals apart in the names of sheets.
fn named<'a>(wanted: &str, names: &'a [String]) -> Result<&'a str, FileError> {
    let folded = wanted.to_lowercase();
    let is_same = |name: &&String| *name == wanted;
    let is_alike = |name: &&String| name.to_lowercase() == folded;
    let sheet = names.iter().find(is_same).or_else(|| names.iter().find(is_alike));
    sheet.map(String::as_str).ok_or_else(|| FileError::SheetNotFound {
        wanted: wanted.to_owned(),
        sheets: names.to_vec(),
    })
}

fn visible_first<'a>(sheets: &[&'a Sheet]) -> Vec<&'a str> {
    let (visible, hidden): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    visible.into_iter().chain(hidden).map(|sheet| sheet.name.as_str()).collect()
}

fn found(format: Format, sheet: String, sheets: Vec<String>) -> Found {
    Found {
        format,
        sheets,
        sheet: Some(sheet),
        header_row: None,
        encoding: None,
        delimiter: None,
        rows_in_file: 0,
    }
}

/// Puts cells, which come row by row, into rows.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    gather: Gather,
    number: u64,
    cells: Vec<Cell>,
    last: u64,
}

impl Grid {
    pub(crate) fn gather(&mut self) -> &mut Gather {
        &mut self.gather
    }

    /// Takes a cell; `number` counts rows from 1, `column` from 0.
    pub(crate) fn put(&mut self, number: u64, column: usize, cell: Cell) -> Result<(), FileError> {
        if cell.is_empty() {
            return Ok(());
        }
        if number != self.number {
            self.end_row()?;
            self.number = number;
        }
        crate::limits::check(crate::Limit::Columns, column as u64 + 1)?;
        if column >= self.cells.len() {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
        self.last = self.last.max(number);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), FileError> {
        let cells = std::mem::take(&mut self.cells);
        self.gather.row(RawRow { number: self.number, cells, line_width: None })
    }

    pub(crate) fn finish(mut self) -> Result<SheetRows, FileError> {
        self.end_row()?;
        Ok((self.gather, self.last))
    }
}

/// How a number is shown, where that changes what a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shown {
    #[default]
    Plain,
    Percent,
    /// Filled up with zeros, as codes and staff numbers are: `00000`.
    Digits(usize),
}

impl Shown {
    /// By a number format such as `0.0%`.
    pub(crate) fn by_format(code: &str) -> Self {
        match code {
            _ if code.contains('%') => Self::Percent,
            _ if code.len() > 1 && code.bytes().all(|byte| byte == b'0') => {
                Self::Digits(code.len())
            }
            _ => Self::Plain,
        }
    }
}

impl Shown {
    /// By the text a program showed: `007` for 7.
    pub(crate) fn by_text(text: &str) -> Self {
        let is_filled_up = text.len() > 1 && text.starts_with('0');
        match text {
            _ if is_filled_up && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Self::Digits(text.len())
            }
            _ => Self::Plain,
        }
    }
}

/// A stored value as a cell.
pub(crate) fn cell(
    gather: &mut Gather,
    (row, column): (u64, usize),
    value: Data,
    shown: Shown,
) -> Result<Cell, FileError> {
    Ok(match value {
        Data::Empty => Cell::Empty,
        Data::Int(value) => number(value as f64, shown),
        Data::Float(value) => number(value, shown),
        Data::Bool(value) => Cell::Bool(value),
        Data::Error(error) => Cell::Error(error.to_string().into()),
        Data::String(text) => gather.text(row, column, &text)?,
        Data::DateTime(at) => moment(at),
        Data::DateTimeIso(text) => match iso_moment(&text) {
            Some(cell) => cell,
            None => gather.text(row, column, &text)?,
        },
        Data::DurationIso(text) => match iso_duration(&text) {
            Some(cell) => cell,
            None => gather.text(row, column, &text)?,
        },
    })
}

fn number(value: f64, shown: Shown) -> Cell {
    match shown {
        _ if !value.is_finite() => Cell::Text(value.to_string()),
        Shown::Percent => Cell::Percent(value),
        Shown::Digits(width) if value >= 0.0 && value.fract() == 0.0 => {
            Cell::Text(format!("{value:0>width$}"))
        }
        _ => Cell::Number(value),
    }
}

/// Days since the epoch as a date, a time or both. What no calendar has, such as 29 February 1900,
/// stays the number it is.
fn moment(at: ExcelDateTime) -> Cell {
    const DAY_SECONDS: f64 = 86_400.0;
    let value = at.as_f64();
    if (at.is_duration() || value < 1.0) && (0.0..1e9).contains(&value) {
        return Cell::Time { seconds: (value * DAY_SECONDS).round() as u64 };
    }
    // Half a second up, because the seconds are cut off after.
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let date = Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed());
    let Ok(date) = date else { return number(value, Shown::Plain) };
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    let seconds = seconds + i64::from(milli >= 500);
    match date.at(0, 0, 0, 0).checked_add(SignedDuration::from_secs(seconds)) {
        Ok(at) => day_or_moment(at),
        Err(_) => number(value, Shown::Plain),
    }
}

fn day_or_moment(at: DateTime) -> Cell {
    if at == at.date().at(0, 0, 0, 0) { Cell::Date(at.date()) } else { Cell::DateTime(at) }
}

fn iso_moment(text: &str) -> Option<Cell> {
    text.parse::<DateTime>().ok().map(day_or_moment)
}

fn iso_duration(text: &str) -> Option<Cell> {
    let duration: SignedDuration = text.parse().ok()?;
    u64::try_from(duration.as_secs()).ok().map(|seconds| Cell::Time { seconds })
}

/// What `calamine` reads from.
pub(crate) type Bytes<'a> = Cursor<&'a [u8]>;

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime as Moment, TimeDelta};
    use jiff::civil::{date, datetime};

    #[test]
    fn days_since_the_epoch() {
        let seconds = |seconds| Cell::Time { seconds };
        let cases = [
            ((45_356.0, Moment, false), Cell::Date(date(2024, 3, 5))),
            ((45_356.604_166_666_664, Moment, false), {
                Cell::DateTime(datetime(2024, 3, 5, 14, 30, 0, 0))
            }),
            ((43_894.0, Moment, true), Cell::Date(date(2024, 3, 5))),
            ((0.031_25, Moment, false), seconds(45 * 60)),
            ((1.5, TimeDelta, false), seconds(36 * 3600)),
            ((60.0, Moment, false), Cell::Number(60.0)),
            ((-3.0, TimeDelta, false), Cell::Date(date(1899, 12, 31))),
        ];
        for ((value, kind, is_1904), cell) in cases {
            assert_eq!(moment(ExcelDateTime::new(value, kind, is_1904)), cell, "{value}");
        }
    }

    #[test]
    fn number_formats_that_a_person_reads() {
        let cases = [
            ("General", 7.0, "7"),
            ("0", 7.0, "7"),
            ("0.00", 7.25, "7.25"),
            ("0%", 0.07, "7%"),
            ("0.0%", 0.125, "12.5%"),
            ("00000", 123.0, "00123"),
            ("00", 123.0, "123"),
            ("00000", 1.5, "1.5"),
            ("00000", -5.0, "-5"),
        ];
        for (code, value, text) in cases {
            assert_eq!(number(value, Shown::by_format(code)).as_text(), text, "{code}");
        }
        assert_eq!(number(f64::NAN, Shown::Plain), Cell::Text("NaN".into()));
    }
}
