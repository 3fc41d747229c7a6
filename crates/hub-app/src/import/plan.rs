//! The dry run: every row read, found or not found, checked, and turned into an operation.

use super::cells::Cells;
use super::likes::Likes;
use super::mapping::{Columns, Mapping, Options};
use super::named::Named;
use super::planner::Planner;
use super::report::{Counts, Report, RowReport};
use super::said::{RowReader, UNKNOWN_STAGE};
use crate::{AppError, Session, clock};
use hub_core::{BatchId, Operation};
use hub_files::{NoteKind, Table};
use iso_currency::Currency;
use std::collections::{BTreeMap, HashMap};

/// What an import would do, and the operations that do it.
#[derive(Debug)]
pub struct Plan {
    /// What becomes of every row.
    pub report: Report,
    /// Each with the place of its row in the report; those without add areas and systems.
    pub(crate) operations: Vec<(Option<usize>, Operation)>,
    pub(crate) left_out: u64,
}

impl Plan {
    /// How many operations it takes.
    pub fn operations(&self) -> usize {
        self.operations.len()
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
    let columns = Columns::find(mapping, table)?;
    let source = hub_core::text::line("source", &options.source, 1, 120)?;
    let names = session.names()?;
    let currency = Currency::from_code(&names.space.currency).unwrap_or(Currency::EUR);
    let cells = Cells::new(table, columns, currency, options.decimal);
    let reader = RowReader::new(&cells, options);
    let batch_id = BatchId(clock::new_id());
    let mut planner = Planner {
        rows: &reader,
        options,
        source,
        batch_id,
        me: session.me(),
        named: Named::load(&names, session.me())?,
        names,
        likes: Likes::default(),
        seen: HashMap::new(),
        operations: vec![],
    };
    let rows = session.read_once(|reader| {
        table.rows.iter().enumerate().map(|(at, row)| planner.row(reader, at, row)).collect()
    })?;
    let Planner { named, operations, .. } = planner;
    Ok(finish(&cells, batch_id, rows, &named, operations))
}

fn finish(
    cells: &Cells,
    batch_id: BatchId,
    rows: Vec<RowReport>,
    named: &Named,
    operations: Vec<(Option<usize>, Operation)>,
) -> Plan {
    let table = cells.table;
    let (new_areas, new_systems, additions) = named.additions();
    let left_out = left_out(table);
    let header = |at: usize| table.headers[at].clone();
    let is_mapped = |at: &usize| cells.columns.mapped().any(|(_, mapped)| mapped == *at);
    let report = Report {
        batch_id,
        rows_in_file: table.found.rows_in_file,
        has_header: table.found.header_row.is_some(),
        counts: Counts::of(&rows, left_out),
        new_areas,
        new_systems,
        unknown_stages: unknown_stages(&rows),
        decimals: cells.decimals().into_iter().collect(),
        mapping: cells.columns.mapped().map(|(target, at)| (target.as_str(), header(at))).collect(),
        unmapped: (0..table.headers.len()).filter(|at| !is_mapped(at)).map(header).collect(),
        rows,
    };
    let additions = additions.into_iter().map(|operation| (None, operation));
    Plan { report, operations: additions.chain(operations).collect(), left_out }
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
