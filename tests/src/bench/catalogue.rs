//! Spaces to measure in, filled the way a person fills one: by an import.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use hub_app::import::{Mapping, Options, RowStatus, apply, plan};
use hub_app::views::NewSpace;
use hub_app::{App, Session};
use hub_files::{ReadOptions, Table};

use super::{Outcome, demo, rows};

/// How long the steps of an import took, in milliseconds.
pub struct Steps {
    /// From the file to a table.
    pub read_ms: f64,
    /// The dry run.
    pub plan_ms: f64,
    /// Deciding, writing, and bringing the catalogue level.
    pub apply_ms: f64,
    /// Ideas that came in.
    pub ideas: u64,
    /// Rows that did not, with the reason of the first one.
    pub refused: Option<String>,
}

/// An empty space in a data folder.
///
/// # Errors
/// What the core says.
pub fn found(data_dir: &Path) -> Outcome<(App, Arc<Session>)> {
    let app = App::open(data_dir.to_owned());
    app.create_space(&NewSpace {
        name: "Measured".to_owned(),
        member_name: "Ana".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
    })?;
    let session = app.session()?;
    session.read_words()?;
    Ok((app, session))
}

/// Brings in a file; `mapping` says which column is what.
///
/// # Errors
/// What the file, the core or the disk says.
pub fn bring_in(
    session: &Session,
    file: &Path,
    mapping: impl Fn(&Table) -> Mapping,
) -> Outcome<Steps> {
    let begin = Instant::now();
    let table = hub_files::read("tasks.csv", &std::fs::read(file)?, &ReadOptions::default())?;
    let read = Instant::now();
    let options = Options { source: "tasks".to_owned(), ..Options::default() };
    let plan = plan(session, &table, &mapping(&table), &options)?;
    let planned = Instant::now();
    let report = apply(session, plan, &mut |_| ControlFlow::Continue(()))?;
    let applied = Instant::now();
    let first = report.rows.iter().find(|row| row.status == RowStatus::Refused);
    let ms = |from: Instant, to: Instant| (to - from).as_secs_f64() * 1_000.0;
    Ok(Steps {
        read_ms: ms(begin, read),
        plan_ms: ms(read, planned),
        apply_ms: ms(planned, applied),
        ideas: report.counts.new + report.counts.possible_duplicate,
        refused: first
            .map(|row| format!("{}: row {}: {:?}", report.counts.refused, row.row, row.problems)),
    })
}

/// A space with `count` ideas and made-up estimates. Says where the rows come from.
///
/// # Errors
/// What the core or the disk says; also when not all ideas came in.
pub fn filled(data_dir: &Path, count: usize) -> Outcome<(App, Arc<Session>, String)> {
    let rows = rows::of(count)?;
    let file = data_dir.with_extension("csv");
    demo::write(&file, &rows.ideas)?;
    let (app, session) = found(data_dir)?;
    let steps = bring_in(&session, &file, Mapping::by_names)?;
    if steps.ideas != count as u64 {
        let refused = steps.refused.unwrap_or_default();
        return Err(format!("{} of {count} ideas came in; refused {refused}", steps.ideas).into());
    }
    Ok((app, session, rows.source))
}
