//! The real files behind `HUB_DATA`: every row is accounted for, and brought in twice it is the
//! same. Says how long each step took.

use crate::desk::desk;
use hub_app::import::{Mapping, Options, Target, apply, plan};
use hub_files::{ReadOptions, Table, read};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

fn data() -> Option<PathBuf> {
    let data = std::env::var_os("HUB_DATA").filter(|data| !data.is_empty()).map(PathBuf::from);
    if data.is_none() {
        tell("SKIPPED 2 real files: HUB_DATA is not set".to_owned());
    }
    data
}

fn tell(line: String) {
    writeln!(std::io::stderr(), "{line}").expect("stderr");
}

fn mapping(columns: &[(Target, &str)]) -> Mapping {
    let columns = columns.iter().map(|(target, column)| (*target, (*column).to_owned()));
    Mapping { columns: columns.collect(), notes: vec![] }
}

fn options(source: &str) -> Options {
    Options { source: source.to_owned(), ..Options::default() }
}

/// Reads, plans and applies; then plans the same file again.
fn twice(file: &str, columns: &[(Target, &str)], rows: u64, refused: u64) {
    let Some(data) = data() else { return };
    let desk = desk();
    let session = &desk.session;
    let started = Instant::now();
    let bytes = std::fs::read(data.join(file)).expect("the file");
    let table: Table = read(file, &bytes, &ReadOptions::default()).expect("a table");
    let read_at = started.elapsed();
    let (mapping, options) = (mapping(columns), options("real"));
    let first = plan(session, &table, &mapping, &options).expect("a plan");
    let planned_at = started.elapsed();
    let operations = first.operations();
    let report = apply(session, first, &mut |_| ControlFlow::Continue(())).expect("an import");
    let applied_at = started.elapsed();
    let total = session.summary(&Default::default()).expect("a list").total;
    tell(format!(
        "{file}: read {read_at:?}, plan {:?}, apply {:?} ({operations} operations), list {:?}, all {:?}",
        planned_at - read_at,
        applied_at - planned_at,
        started.elapsed() - applied_at,
        started.elapsed(),
    ));
    let counts = report.counts;
    assert_eq!((counts.new, counts.refused), (rows, refused), "{counts:?}");
    assert_eq!(u64::from(total), rows);
    assert_eq!(report.counts.total() + u64::from(report.has_header), report.rows_in_file);
    let started = Instant::now();
    let again = plan(session, &table, &mapping, &options).expect("a plan");
    tell(format!("{file}: again {:?}", started.elapsed()));
    assert_eq!(again.report.counts.same, rows, "{:?}", again.report.counts);
    assert_eq!(again.operations(), 0);
}

#[test]
fn tasks_of_occupations_come_in_and_are_the_same_again() {
    let columns = [
        (Target::ExternalId, "source_ref"),
        (Target::Title, "title"),
        (Target::Description, "description"),
        (Target::Area, "department"),
        (Target::Systems, "systems"),
        (Target::RunsPerYear, "runs_per_year"),
        (Target::HourlyCost, "hourly_wage_usd"),
    ];
    twice("onet/onet_tasks_ideas_dev.csv", &columns, 14_843, 0);
}

#[test]
fn use_cases_with_stages_come_in_and_are_the_same_again() {
    let columns = [
        (Target::ExternalId, "source_ref"),
        (Target::Title, "title"),
        (Target::Description, "description"),
        (Target::Area, "organisation"),
        (Target::Systems, "systems"),
        (Target::Stage, "stage"),
    ];
    // One row has no title.
    twice("merged/automation_use_cases_dev.csv", &columns, 6_196, 1);
}
