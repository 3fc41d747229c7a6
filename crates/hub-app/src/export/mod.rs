//! Taking ideas home: as CSV, XLSX or JSON, row by row, in one piece or not at all.
//!
//! **Everything** (no columns chosen) comes back: an import of the file that follows at once says
//! "same" of every row. What makes that so:
//! - one row an idea, named by its id; ideas that were merged or withdrawn are rows as well;
//! - numbers have all their digits, shares are 0 to 1, amounts are in the currency and not in its
//!   minor units; several systems or links stand one a line in their cell, a link's label after its
//!   address;
//! - a cell of a text file that a spreadsheet would take for a formula has one apostrophe before it
//!   ([`hub_files::write::harmless`]);
//! - what is empty says nothing, neither here nor when it is read.
//!
//! Figures that the Hub works out (score, rank, hours, money) stand in columns of their own, which
//! an import passes over. So does "merged into": **a merge does not travel**, because a file names
//! ideas one by one; in the same space it stays as it is, in another one its ideas come in side by
//! side.
//!
//! The JSON file is an object: `format` (`opportunity-hub.ideas`), `version` (1), `written_at_ms`,
//! `space` (id, name, prefix, currency with its digits, time zone) and `ideas`, each as
//! [`line::Line`], with the supports and their volumes besides. It is read back like the others.
//!
//! **Columns of one's own choice** are for reading: headings and stages in the reader's language.

pub(crate) mod columns;
mod gather;
mod json;
pub(crate) mod line;
pub(crate) mod notation;
mod place;
mod reading;
mod shown;
mod which;

pub(crate) use json::{is_json, read_json};
pub use place::{Place, downloads};
pub(crate) use reading::read_options;

use crate::names::Names;
use crate::views::{ExportFormat, ExportRequest, Exported};
use crate::{AppError, Session, clock};
use gather::Gather;
use hub_files::write::{Column, TableWriter, Written};
use hub_files::{MAX_FILE_BYTES, MAX_UNPACKED_BYTES};
use hub_store::Reader;
use json::{JsonFile, JsonWriter};
use line::Line;
use notation::Notation;
use place::{Draft, failed};
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

/// How far it is (ideas written, of so many), and whether to go on.
pub type Heard<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// So many bytes are gathered before the disk gets them.
const PIECE_BYTES: usize = 256 * 1_024;
/// After so many ideas it is told how far it is.
const TOLD_EVERY: usize = 200;

impl Session {
    /// Writes ideas to a file that is there whole or not at all.
    ///
    /// # Errors
    /// `EXPORT_DISK_FULL`, `EXPORT_NOT_ALLOWED`, `EXPORT_NO_FOLDER` or `EXPORT_FAILED` with `path`
    /// and `detail`; `EXPORT_EXISTS`; `STORE_CANCELLED`; `VIEW_NOT_UNDERSTOOD`; or what the store
    /// says. No file is left then.
    pub fn export(
        &self,
        request: &ExportRequest,
        place: &Place<'_>,
        heard: Heard<'_>,
    ) -> Result<Exported, AppError> {
        let wanted = self.wanted(request)?;
        let draft = Draft::begin(place, request)?;
        let (names, listing) = (self.names()?, self.listing()?);
        let file = File::of(request, notation(&names, request), &names, draft.stem());
        let with_supports = request.format == ExportFormat::Json;
        let written = self.read_once(|reader| {
            let ranks = wanted.ranks;
            let gather = Gather::new(reader, &names, &listing.scoring, ranks, with_supports)?;
            Ok(write(&file, draft.file(), reader, &gather, &wanted.locals, heard))
        })?;
        let written = written.map_err(|stopped| match stopped {
            Stopped::Store(error) => error,
            Stopped::Disk(error) => failed(draft.path(), &error),
        })?;
        let is_whole = request.columns.is_none() || with_supports;
        let comes_back = is_whole && written.unpacked_bytes <= MAX_UNPACKED_BYTES;
        let kept = draft.keep()?;
        Ok(Exported {
            ideas: written.ideas,
            comes_back: comes_back && kept.size_bytes <= MAX_FILE_BYTES,
            cells_left_out: u32::try_from(written.cells_left_out).unwrap_or(u32::MAX),
            ..kept
        })
    }
}

fn notation(names: &Names, request: &ExportRequest) -> Notation {
    let space = &names.space;
    let currency = iso_currency::Currency::from_code(&space.currency);
    let zone = jiff::tz::TimeZone::get(&space.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let words = request.columns.is_some().then(|| request.stage_words.clone());
    Notation {
        zone,
        currency: space.currency.clone(),
        currency_digits: currency.and_then(|it| it.exponent()).unwrap_or(2).into(),
        stage_words: words.unwrap_or_default(),
    }
}

/// Why it stopped.
enum Stopped {
    Disk(io::Error),
    Store(AppError),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// What is written, before any idea is known.
struct File<'a> {
    request: &'a ExportRequest,
    notation: Notation,
    head: JsonFile,
    sheet: &'a str,
}

impl<'a> File<'a> {
    fn of(request: &'a ExportRequest, notation: Notation, names: &Names, sheet: &'a str) -> Self {
        let head = JsonFile::new(names, notation.currency_digits, clock::now_ms());
        Self { request, notation, head, sheet }
    }

    fn columns(&self) -> Vec<Column> {
        let notation = &self.notation;
        match &self.request.columns {
            None => columns::COLUMNS.iter().map(|column| column.of_file(notation)).collect(),
            Some(chosen) => {
                let column = |column: &crate::views::ExportColumn| {
                    let (look, width) = shown::look(column.key, notation);
                    Column { name: column.title.clone(), look, width }
                };
                chosen.iter().map(column).collect()
            }
        }
    }

    fn cells(&self, line: &Line) -> Vec<hub_files::Cell> {
        let notation = &self.notation;
        match &self.request.columns {
            None => columns::COLUMNS.iter().map(|it| (it.cell)(line, notation)).collect(),
            Some(chosen) => chosen.iter().map(|it| shown::cell(it.key, line, notation)).collect(),
        }
    }

    fn begin<W: Write>(&self, to: W) -> io::Result<Sink<W>> {
        let format = match self.request.format {
            ExportFormat::Json => return Ok(Sink::Json(JsonWriter::new(to, &self.head)?)),
            ExportFormat::Csv => Written::Csv,
            ExportFormat::Xlsx => Written::Xlsx,
        };
        Ok(Sink::Table(TableWriter::new(format, to, self.sheet, &self.columns())?))
    }
}

/// Where lines go.
enum Sink<W: Write> {
    Table(TableWriter<W>),
    Json(JsonWriter<W>),
}

impl<W: Write> Sink<W> {
    fn line(&mut self, file: &File<'_>, line: &Line) -> io::Result<()> {
        match self {
            Self::Table(table) => table.row(&file.cells(line)),
            Self::Json(json) => json.line(line),
        }
    }

    fn finish(self, ideas: u32) -> io::Result<Wrote> {
        let (mut to, wrote) = match self {
            Self::Table(table) => {
                let (cells_left_out, unpacked) = (table.cells_left_out(), table.unpacked_bytes());
                let unpacked_bytes = unpacked.unwrap_or(0);
                (table.finish()?, Wrote { ideas, cells_left_out, unpacked_bytes })
            }
            Self::Json(json) => (json.finish()?, Wrote { ideas, ..Wrote::default() }),
        };
        to.flush()?;
        Ok(wrote)
    }
}

/// What went into the file.
#[derive(Default)]
struct Wrote {
    ideas: u32,
    cells_left_out: u64,
    /// Of a workbook.
    unpacked_bytes: u64,
}

fn write(
    file: &File<'_>,
    to: &std::fs::File,
    reader: &Reader,
    gather: &Gather<'_>,
    locals: &[u32],
    heard: Heard<'_>,
) -> Result<Wrote, Stopped> {
    let mut sink = file.begin(BufWriter::with_capacity(PIECE_BYTES, to))?;
    let mut ideas = 0;
    for (done, local) in locals.iter().enumerate() {
        if done % TOLD_EVERY == 0 && heard(done, locals.len()).is_break() {
            return Err(Stopped::Store(AppError::new("STORE_CANCELLED")));
        }
        let line = gather.line(reader, *local).map_err(|error| Stopped::Store(error.into()))?;
        if let Some(line) = line {
            sink.line(file, &line)?;
            ideas += 1;
        }
    }
    let wrote = sink.finish(ideas)?;
    match heard(locals.len(), locals.len()) {
        ControlFlow::Break(()) => Err(Stopped::Store(AppError::new("STORE_CANCELLED"))),
        ControlFlow::Continue(()) => Ok(wrote),
    }
}
