//! The dry run: every row read, found or not found, checked, and turned into an operation.

use super::cells::{Cells, Locale};
use super::fixes::Fixes;
use super::known::{self, Form};
use super::likes::Likes;
use super::mapping::{Columns, Mapping, Options};
use super::named::Named;
use super::planner::{Planner, envelope};
use super::report::{Counts, Report, RowReport, StageWord};
use super::said::{RowReader, UNKNOWN_STAGE};
use super::stage_words::StageWords;
use super::target::Target;
use crate::names::Names;
use crate::{AppError, Session, clock};
use hub_core::{BatchId, EntityKind, Envelope};
use hub_files::{NoteKind, Table};
use hub_store::{StoreError, Watch};
use iso_currency::Currency;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

/// So many rows are planned between two calls of a [`Watch`].
const WATCH_EVERY: usize = 256;

/// What an import would do, and the operations that do it.
#[derive(Debug)]
pub struct Plan {
    /// What becomes of every row.
    pub report: Report,
    /// In the order in which they are sent: first those that add areas and systems.
    pub(crate) envelopes: Vec<Envelope>,
    /// The place of each one's row in the report; rising, none first.
    pub(crate) places: Vec<Option<usize>>,
    pub(crate) named: Named,
    pub(crate) left_out: u64,
}

impl Plan {
    /// How many operations it takes.
    pub fn operations(&self) -> usize {
        self.envelopes.len()
    }
}

/// Finds out what an import would do. Nothing is written.
///
/// # Errors
/// `COLUMN_NOT_FOUND`, `MAPPED_TWICE` or `TITLE_NOT_MAPPED` when the mapping cannot be; `INVALID`
/// for the source; or what the disk says.
pub fn plan(
    session: &Session,
    table: &Table,
    mapping: &Mapping,
    options: &Options,
) -> Result<Plan, AppError> {
    plan_watched(session, table, mapping, options, &mut |_| ControlFlow::Continue(()))
}

/// The same; `watch` hears how many rows are looked at and can stop it.
///
/// # Errors
/// Those of [`plan`], and `STORE_CANCELLED`.
pub fn plan_watched(
    session: &Session,
    table: &Table,
    mapping: &Mapping,
    options: &Options,
    watch: Watch<'_>,
) -> Result<Plan, AppError> {
    let columns = Columns::find(mapping, table)?;
    let fixes = Fixes::of(table, &options.fixes)?;
    let source = hub_core::text::line("source", &options.source, 1, 120)?;
    let names = session.names()?;
    let systems = session.read(|reader| reader.rows(EntityKind::System))?;
    let known = known::of(&table.headers);
    let form = known.map_or(Form::UNKNOWN, |known| known.form);
    let cells = Cells::new(table, columns, (form, &fixes), locale(&names), options);
    let words = known.map_or(&[][..], |known| known.stage_words);
    let aside = known.map(|known| known.aside(&table.headers)).unwrap_or_default();
    let stage_words = StageWords::new(&options.stage_words, words, aside);
    let reader = RowReader::new(&cells, stage_words, options);
    let batch_id = BatchId(clock::new_id());
    let mut planner = Planner {
        rows: &reader,
        options,
        source,
        batch_id,
        me: session.me(),
        named: Named::load(&names, &systems, session.me())?,
        names,
        likes: Likes::default(),
        seen: HashMap::new(),
        operations: vec![],
    };
    let rows = session.read_once(|reader| {
        let mut rows = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            if at % WATCH_EVERY == 0 && watch(at).is_break() {
                return Err(StoreError::Cancelled);
            }
            rows.push(planner.row(reader, at, row)?);
        }
        Ok(rows)
    })?;
    let Planner { named, operations, .. } = planner;
    Ok(finish(&reader, batch_id, rows, named, operations))
}

pub(super) fn locale(names: &Names) -> Locale {
    Locale {
        currency: Currency::from_code(&names.space.currency).unwrap_or(Currency::EUR),
        zone: TimeZone::get(&names.space.time_zone).unwrap_or(TimeZone::UTC),
    }
}

fn finish(
    reader: &RowReader<'_>,
    batch_id: BatchId,
    rows: Vec<RowReport>,
    named: Named,
    operations: Vec<(Option<usize>, Envelope)>,
) -> Plan {
    let (cells, table) = (reader.cells, reader.cells.table);
    let (new_areas, new_systems, additions) = named.additions();
    let left_out = left_out(table);
    let header = |at: usize| table.headers[at].clone();
    let is_mapped = |at: &usize| cells.columns.mapped().any(|(_, mapped)| mapped == *at);
    let mapped = cells.columns.mapped().filter(|(target, _)| *target != Target::Note);
    let report = Report {
        batch_id,
        rows_in_file: table.found.rows_in_file,
        has_header: table.found.header_row.is_some(),
        counts: Counts::of(&rows, left_out),
        new_areas,
        new_systems,
        unknown_stages: unknown_stages(&rows),
        stage_words: stage_words(reader),
        decimals: cells.decimals().into_iter().collect(),
        date_order: cells.date_order(),
        mapping: mapped.map(|(target, at)| (target.as_str(), header(at))).collect(),
        noted: cells.columns.notes().iter().copied().map(header).collect(),
        unmapped: (0..table.headers.len()).filter(|at| !is_mapped(at)).map(header).collect(),
        rows,
    };
    let additions = additions.into_iter().map(|operation| (None, envelope(batch_id, operation)));
    let (places, envelopes) = additions.chain(operations).unzip();
    Plan { report, envelopes, places, named, left_out }
}

/// Rows that the file's reader left out: empty ones, comments, lines above the header.
fn left_out(table: &Table) -> u64 {
    let rows = table.notes.iter().map(|note| match note.kind {
        NoteKind::BlankRows { count } => count,
        NoteKind::AboveHeader { .. } | NoteKind::Comment { .. } => 1,
        _ => 0,
    });
    rows.sum()
}

fn unknown_stages(rows: &[RowReport]) -> BTreeMap<String, u64> {
    let mut words = BTreeMap::new();
    let problems = rows.iter().flat_map(|row| &row.problems);
    for problem in
        problems.filter(|problem| problem.facts.get("problem") == Some(&UNKNOWN_STAGE.into()))
    {
        let word = problem.facts.get("value").and_then(|value| value.as_str()).unwrap_or_default();
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// Every word of the stage column; a word of two spellings is one, in the first of them.
fn stage_words(reader: &RowReader<'_>) -> Vec<StageWord> {
    let cells = reader.cells;
    let mut words: Vec<StageWord> = vec![];
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in &cells.table.rows {
        let Some((word, _)) = cells.text(row, Target::Stage, false) else { continue };
        let at = *known.entry(hub_core::text::fold(&word)).or_insert_with(|| {
            let (stage, is_common) = reader.stage_words.of(&word).unzip();
            let is_common = is_common.unwrap_or_default();
            words.push(StageWord { word, rows: 0, stage, is_common });
            words.len() - 1
        });
        words[at].rows += 1;
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.rows));
    words
}
