//! The real files behind `HUB_DATA`, through the program.

use crate::program::Desk;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

fn data() -> Option<PathBuf> {
    let data = std::env::var_os("HUB_DATA").filter(|data| !data.is_empty()).map(PathBuf::from);
    if data.is_none() {
        tell("SKIPPED 2 real files: HUB_DATA is not set");
    }
    data
}

fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("stderr");
}

/// All rows come in, but for those that are refused; the second time they are the same.
fn comes_in(file: &str, maps: &[&str], rows: u64, refused: u64) {
    let Some(data) = data() else { return };
    let desk = Desk::new();
    let path = data.join(file).display().to_string();
    let args = [&["import", &path, "--json", "--map"], maps].concat();
    let started = Instant::now();
    let first = desk.run(&args);
    tell(&format!("{file}: {:?} from start to end of the process", started.elapsed()));
    assert_eq!(first.code, if refused > 0 { 6 } else { 0 }, "{}", first.stderr);
    let counts = first.json()["counts"].clone();
    assert_eq!((&counts["new"], &counts["refused"]), (&rows.into(), &refused.into()), "{counts}");
    assert_eq!(first.json()["rows"].as_array().unwrap().len() as u64, rows + refused);
    assert_eq!(desk.total(), rows);
    let again = desk.run(&args).json()["counts"].clone();
    assert_eq!(again["same"], rows, "{again}");
    assert!(desk.ok(&["doctor"]).ends_with("All is well.\n"));
}

#[test]
fn tasks_of_occupations() {
    let maps = ["external_id=source_ref", "area=department", "hourly_cost=hourly_wage_usd"];
    comes_in("onet/onet_tasks_ideas_dev.csv", &maps, 14_843, 0);
}

#[test]
fn use_cases_with_stages() {
    // One row has no title.
    let maps = ["external_id=source_ref", "area=organisation"];
    comes_in("merged/automation_use_cases_dev.csv", &maps, 6_196, 1);
}
