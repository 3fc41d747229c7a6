//! A workbook with one sheet, streamed into its archive. A library that writes workbooks was looked
//! at: it keeps all rows in memory or in a file of its own, and ends the program when that disk is
//! full. Texts stand in their cells, so that no table of them has to be kept until the end.

use super::parts::{BOOK_RELATIONS, CONTENT_TYPES, RELATIONS, STYLES, write_book};
use super::xml::write_text;
use super::{Column, Look, MAX_WORKBOOK_CELL_UNITS};
use crate::cell::Cell;
use crate::shape::letters;
use jiff::civil::{DateTime, Time, date};
use std::io::{self, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const HEADER_STYLE: usize = 9;
/// Buffered, because an archive is slow with small pieces.
const PIECE_BYTES: usize = 64 * 1_024;

pub(super) struct Workbook<W: Write> {
    archive: ZipWriter<StreamWriter<W>>,
    sheet_name: String,
    looks: Vec<Look>,
    letters: Vec<String>,
    rows: u64,
    piece: Vec<u8>,
    /// Before they were packed.
    passed_on_bytes: u64,
}

impl<W: Write> Workbook<W> {
    pub(super) fn new(to: W, sheet: &str, columns: &[Column]) -> io::Result<Self> {
        let mut archive = ZipWriter::new_stream(to);
        for (name, part) in [
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
            ("xl/styles.xml", STYLES),
        ] {
            archive.start_file(name, options())?;
            archive.write_all(part.as_bytes())?;
        }
        // A sheet may become larger than four gigabytes, which is to be said before.
        archive.start_file(SHEET, options().large_file(true))?;
        let mut book = Self {
            archive,
            sheet_name: sheet.to_owned(),
            looks: columns.iter().map(|column| column.look).collect(),
            letters: (0..columns.len()).map(letters).collect(),
            rows: 0,
            piece: Vec::with_capacity(2 * PIECE_BYTES),
            passed_on_bytes: 0,
        };
        book.head(columns)?;
        Ok(book)
    }

    /// The sheet up to its first row: the header stays in sight, columns have their widths.
    fn head(&mut self, columns: &[Column]) -> io::Result<()> {
        let to = &mut self.piece;
        to.write_all(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#)?;
        for (at, column) in columns.iter().enumerate() {
            let (at, style) = (at + 1, style(column.look));
            let width = column.width;
            write!(
                to,
                r#"<col min="{at}" max="{at}" width="{width}.7" style="{style}" customWidth="1"/>"#
            )?;
        }
        to.write_all(b"</cols><sheetData>")?;
        let names: Vec<Cell> = columns.iter().map(|column| Cell::text(&*column.name)).collect();
        self.row_as(&names, |_| HEADER_STYLE).map(drop)
    }

    /// Writes a row; how many of its texts were too long is the answer.
    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<u64> {
        let looks = std::mem::take(&mut self.looks);
        let left_out = self.row_as(cells, |at| style(fitting(looks[at], &cells[at])));
        self.looks = looks;
        left_out
    }

    fn row_as(&mut self, cells: &[Cell], style: impl Fn(usize) -> usize) -> io::Result<u64> {
        self.rows += 1;
        let (number, to, mut left_out) = (self.rows, &mut self.piece, 0);
        write!(to, r#"<row r="{number}">"#)?;
        for (at, (cell, letters)) in cells.iter().zip(&self.letters).enumerate() {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) if is_too_long(text) => left_out += 1,
                cell => write_cell(to, letters, number, style(at), cell)?,
            }
        }
        to.write_all(b"</row>")?;
        if self.piece.len() >= PIECE_BYTES {
            self.pass_on()?;
        }
        Ok(left_out)
    }

    fn pass_on(&mut self) -> io::Result<()> {
        self.archive.write_all(&self.piece)?;
        self.passed_on_bytes += self.piece.len() as u64;
        self.piece.clear();
        Ok(())
    }

    /// How large the sheet is so far, unpacked.
    pub(super) fn unpacked_bytes(&self) -> u64 {
        self.passed_on_bytes + self.piece.len() as u64
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        let last = self.letters.last().map_or("A", String::as_str);
        let rows = self.rows;
        write!(self.piece, r#"</sheetData><autoFilter ref="A1:{last}{rows}"/></worksheet>"#)?;
        let range = format!("$A$1:${last}${rows}");
        self.pass_on()?;
        self.archive.start_file("xl/workbook.xml", options())?;
        write_book(&mut self.piece, &self.sheet_name, &range)?;
        self.pass_on()?;
        Ok(self.archive.finish()?.into_inner())
    }
}

/// Always the same bytes for the same table: no clock is in them.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// The place of a look among the formats of [`STYLES`].
fn style(look: Look) -> usize {
    1 + look as usize
}

/// A day is shown as a day wherever it stands: its number alone would not tell that it is one.
fn fitting(look: Look, cell: &Cell) -> Look {
    match cell {
        Cell::Date(_) if look != Look::Moment => Look::Day,
        Cell::DateTime(_) if look != Look::Day => Look::Moment,
        Cell::Percent(_) => Look::Percent,
        _ => look,
    }
}

fn is_too_long(text: &str) -> bool {
    // A unit has at most three bytes, so that most texts need not be counted.
    text.len() > MAX_WORKBOOK_CELL_UNITS && text.encode_utf16().count() > MAX_WORKBOOK_CELL_UNITS
}

fn write_cell(
    to: &mut Vec<u8>,
    letters: &str,
    row: u64,
    style: usize,
    cell: &Cell,
) -> io::Result<()> {
    write!(to, r#"<c r="{letters}{row}" s="{style}""#)?;
    match cell {
        Cell::Number(value) | Cell::Percent(value) => write!(to, "><v>{value}</v></c>"),
        Cell::Bool(is) => write!(to, r#" t="b"><v>{}</v></c>"#, u8::from(*is)),
        Cell::Date(day) => write!(to, "><v>{}</v></c>", days(day.to_datetime(Time::midnight()))),
        Cell::DateTime(at) => write!(to, "><v>{}</v></c>", days(*at)),
        Cell::Time { seconds } => write!(to, "><v>{}</v></c>", *seconds as f64 / 86_400.0),
        Cell::Text(_) | Cell::Error(_) | Cell::Empty => {
            let text = cell.as_text();
            // White space at the ends is kept only where that is said.
            let space = if text.trim() == text { "" } else { r#" xml:space="preserve""# };
            write!(to, r#" t="inlineStr"><is><t{space}>"#)?;
            write_text(to, &text)?;
            to.write_all(b"</t></is></c>")
        }
    }
}

/// Days since the end of 1899, as workbooks count them; days before March 1900 do not occur.
fn days(at: DateTime) -> f64 {
    let start = date(1899, 12, 30).to_datetime(Time::midnight());
    at.duration_since(start).as_secs_f64() / 86_400.0
}
