//! The real catalogues behind `HUB_DATA`: brought in, exported, and the same again. Says how long
//! each export took.

use crate::desk::{Desk, FORMATS, desk};
use hub_app::import::{Mapping, Options, Target, apply, plan, read};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

fn data() -> Option<PathBuf> {
    let data = std::env::var_os("HUB_DATA").filter(|data| !data.is_empty()).map(PathBuf::from);
    if data.is_none() {
        tell("SKIPPED a real file: HUB_DATA is not set");
    }
    data
}

fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("stderr");
}

fn brought_in(file: &str, columns: &[(Target, &str)]) -> Option<Desk> {
    let data = data()?;
    let desk = desk();
    let bytes = std::fs::read(data.join(file)).expect("the file");
    let table = read(file, &bytes, &Default::default()).expect("a table");
    let columns = columns.iter().map(|(target, column)| (*target, (*column).to_owned()));
    let mapping = Mapping { columns: columns.collect(), ..Mapping::default() };
    let options = Options { source: "real".to_owned(), ..Options::default() };
    let planned = plan(&desk.session, &table, &mapping, &options).expect("a plan");
    apply(&desk.session, planned, &mut |_| ControlFlow::Continue(())).expect("an import");
    Some(desk)
}

fn comes_back(file: &str, columns: &[(Target, &str)], ideas: u64) {
    let Some(desk) = brought_in(file, columns) else { return };
    for format in FORMATS {
        let started = Instant::now();
        let exported = desk.whole(format, None);
        let took = started.elapsed();
        tell(&format!("{file} as {format:?}: {} bytes in {took:?}", exported.size_bytes));
    }
    assert_eq!(desk.comes_back(), ideas, "{file}");
}

#[test]
fn tasks_of_occupations_come_back() {
    let columns = [
        (Target::ExternalId, "source_ref"),
        (Target::Title, "title"),
        (Target::Description, "description"),
        (Target::Area, "department"),
        (Target::Systems, "systems"),
        (Target::RunsPerYear, "runs_per_year"),
        (Target::HourlyCost, "hourly_wage_usd"),
    ];
    comes_back("onet/onet_tasks_ideas_dev.csv", &columns, 14_843);
}

#[test]
fn use_cases_come_back() {
    let columns = [
        (Target::ExternalId, "source_ref"),
        (Target::Title, "title"),
        (Target::Description, "description"),
        (Target::Area, "organisation"),
        (Target::Systems, "systems"),
        (Target::Stage, "stage"),
    ];
    comes_back("merged/automation_use_cases_dev.csv", &columns, 6_196);
}
