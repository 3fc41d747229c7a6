//! How the file is read, and what its columns seem to say.

use super::file;
use crate::import::cells::Cells;
use crate::import::fixes::Fixes;
use crate::import::guess::{Guess, How, guess};
use crate::import::known::{self, Form};
use crate::import::mapping::Columns;
use crate::import::plan::locale;
use crate::import::{DateOrder, Decimal, Options};
use crate::views::*;
use crate::{AppError, Session};
use hub_files::{Cell, Format, Table, TableRow};
use std::collections::BTreeSet;

const SAMPLES: usize = 5;
/// So many rows are shown under the columns.
const ROWS: usize = 12;
/// So much of a cell is shown.
const SHOWN_CHARS: usize = 200;

const ENCODINGS: &[&str] = &[
    "UTF-8",
    "windows-1252",
    "UTF-16LE",
    "UTF-16BE",
    "ISO-8859-15",
    "macintosh",
    "windows-1250",
    "windows-1251",
    "ISO-8859-7",
    "windows-1254",
    "Shift_JIS",
    "GBK",
    "Big5",
    "EUC-KR",
];
const DELIMITERS: &[&str] = &[",", ";", "\t", "|"];

impl Session {
    /// How a file is read, and what its columns seem to say.
    ///
    /// # Errors
    /// `NO_UPLOAD`, a code of the file's reader, or what the disk says.
    pub fn import_look(&self, request: &ImportLookRequest) -> Result<ImportLook, AppError> {
        self.works.under(request.upload, |_| {
            let upload = self.upload(request.upload)?;
            let table = upload.read(&request.settings)?;
            let guess = guess(self, &table, &upload.name)?;
            let settings = self.settings(&table, &guess, &request.settings)?;
            let is_text = table.found.format == Format::Delimited;
            Ok(ImportLook {
                upload: upload.id,
                name: upload.name.clone(),
                size_bytes: upload.bytes.len() as u64,
                format: file::format(table.found.format),
                encodings: choices(is_text, ENCODINGS, settings.encoding.as_deref()),
                delimiters: choices(is_text, DELIMITERS, settings.delimiter.as_deref()),
                sheets: table.found.sheets.clone(),
                columns: columns(&table, &guess),
                first_rows: table.head.iter().map(line).collect(),
                table_rows: table.rows.iter().take(ROWS).map(|row| under(&table, row)).collect(),
                rows: table.rows.len() as u32,
                rows_in_file: table.found.rows_in_file,
                notes: file::notes(&table.notes),
                settings,
                known: guess.known,
                source: guess.source,
                period: guess.period,
                stage_words: guess.stage_words,
            })
        })
    }

    /// What was decided, and what was found for the rest.
    fn settings(
        &self,
        table: &Table,
        guess: &Guess,
        asked: &ImportSettings,
    ) -> Result<ImportSettings, AppError> {
        let options = Options {
            decimal: asked.decimal.or(guess.decimal),
            date_order: asked.date_order.or(guess.date_order),
            ..Options::default()
        };
        let (decimal, date_order) = match Columns::find(&guess.mapping(table), table) {
            Ok(columns) => self.notation(table, columns, &options)?,
            // Without a title nothing is mapped yet, and nothing tells.
            Err(_) => (None, None),
        };
        let decimal = options.decimal.or(decimal);
        let date_order = options.date_order.or(date_order);
        Ok(found(table, decimal, date_order))
    }

    fn notation(
        &self,
        table: &Table,
        columns: Columns,
        options: &Options,
    ) -> Result<(Option<Decimal>, Option<DateOrder>), AppError> {
        let names = self.names()?;
        let form = known::of(&table.headers).map_or(Form::UNKNOWN, |known| known.form);
        let fixes = Fixes::default();
        let cells = Cells::new(table, columns, (form, &fixes), locale(&names), options);
        Ok((one_of(cells.decimals().into_iter().map(|(_, decimal)| decimal)), cells.date_order()))
    }
}

/// The value, when all are the same.
pub(super) fn one_of<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// How a table was read.
pub(super) fn found(
    table: &Table,
    decimal: Option<Decimal>,
    date_order: Option<DateOrder>,
) -> ImportSettings {
    let found = &table.found;
    ImportSettings {
        sheet: found.sheet.clone(),
        header_row: Some(found.header_row.unwrap_or(0)),
        encoding: found.encoding.clone(),
        delimiter: found.delimiter.map(String::from),
        decimal,
        date_order,
    }
}

fn choices(is_text: bool, usual: &[&str], found: Option<&str>) -> Vec<String> {
    let usual = usual.iter().copied().filter(|_| is_text);
    let other = found.filter(|found| !usual.clone().any(|it| it == *found));
    usual.chain(other).map(str::to_owned).collect()
}

fn columns(table: &Table, guess: &Guess) -> Vec<ImportColumn> {
    let column = |(at, name): (usize, &String)| {
        let suggestion = guess.columns.iter().find(|it| it.at == at);
        ImportColumn {
            name: name.clone(),
            samples: samples(table, at),
            filled: table.rows.iter().filter(|row| is_filled(row, at)).count() as u32,
            target: suggestion.map(|it| it.target),
            how: suggestion.map(|it| how(it.how)),
        }
    };
    table.headers.iter().enumerate().map(column).collect()
}

fn how(how: How) -> ImportGuess {
    match how {
        How::Remembered => ImportGuess::Remembered,
        How::Known => ImportGuess::Known,
        How::Name => ImportGuess::Name,
        How::Content => ImportGuess::Content,
    }
}

fn is_filled(row: &TableRow, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| !cell.is_empty())
}

/// The first different texts of a column.
fn samples(table: &Table, at: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut samples = vec![];
    for row in table.rows.iter().filter(|row| is_filled(row, at)).take(1_000) {
        let text = shown(&row.cells[at]);
        if seen.insert(text.clone()) {
            samples.push(text);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

fn line(row: &TableRow) -> ImportLine {
    ImportLine { row: row.number, cells: row.cells.iter().map(shown).collect() }
}

/// A row with one cell for each column.
fn under(table: &Table, row: &TableRow) -> ImportLine {
    let text = |at: usize| row.cells.get(at).map(shown).unwrap_or_default();
    ImportLine { row: row.number, cells: (0..table.headers.len()).map(text).collect() }
}

fn shown(cell: &Cell) -> String {
    cell.as_text().chars().take(SHOWN_CHARS).collect()
}
