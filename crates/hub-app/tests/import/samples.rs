//! The awkward files behind `HUB_DATA`, all the way through a dry run: each is refused with a code, or
//! every row of it is accounted for as the table says. The counts were taken by looking at the files.

use crate::desk::{Desk, desk};
use hub_app::import::{Counts, Mapping, Options, RowReport, Target, guess, plan, read};
use hub_core::rows::Stage;
use hub_files::ReadOptions;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

/// What is expected of a file: the code of the refusal, or what becomes of its rows.
const SAMPLES: &[(&str, &str)] = &[
    (
        "ai_inventory_2024_first400_cp1252.csv",
        "Use Case Name: 400 new, 0 alike, 0 refused (), 0 skipped",
    ),
    ("cots_ai_2025.xlsx", "AI Use Case: 900 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_blank-cells.csv", "name: 4 new, 0 alike, 1 refused (empty), 0 skipped"),
    ("fr_blank-headers.csv", "Column B: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_cast-int-to-string-issue-1251.xlsx", "B: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_compression_implicit-zip.csv", "NOT_A_SPREADSHEET"),
    ("fr_countries.csv", "name: 4 new, 0 alike, 1 refused (empty), 1 skipped"),
    ("fr_defective-rows.csv", "name: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_duplicate-column.csv", "A: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_duplicate-headers.csv", "name: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_duplicate-rows.csv", "name: 2 new, 0 alike, 1 refused (twice), 0 skipped"),
    ("fr_empty.csv", "FILE_EMPTY"),
    ("fr_issue-1009-comma.csv", "fieldNameB: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_issue-1009-semicolon.csv", "fieldNameB: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_issue-1232.csv", "denominazione_comune: 5 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_issue-870.xlsx", "First Name: 9 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_leading-zeros.csv", "value: 3 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_matrix-with-comment.csv", "f1: 4 new, 0 alike, 0 refused (), 1 skipped"),
    ("fr_merged-cells.xlsx", "data: 0 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_preserve-formatting.xlsx", "empty: 0 new, 0 alike, 0 refused (), 1 skipped"),
    ("fr_sheet2.xlsx", "name: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_sheets.xlsx", "name: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_skip-rows-before-headers.csv", "name: 2 new, 0 alike, 0 refused (), 1 skipped"),
    ("fr_skip-rows.csv", "name: 2 new, 0 alike, 0 refused (), 2 skipped"),
    ("fr_skip-rows.xlsx", "A: 1 new, 0 alike, 0 refused (), 2 skipped"),
    ("fr_table-infer-iso-8859-7.csv", "name: 4 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table-unicode-headers.csv", "国人: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table-with-booleans.ods", "id: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table-with-ints-floats-dates.ods", "Int: 3 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table-with-ints-floats-dates.xls", "Int: 3 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table.xls", "name: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_table.xlsx", "name: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_timezone.csv", "datetime: 4 new, 0 alike, 0 refused (), 0 skipped"),
    ("fr_without-rows.csv", "name: 0 new, 0 alike, 0 refused (), 0 skipped"),
    (
        "istat_municipalities_latin1.csv",
        "Denominazione (Italiana e straniera): 300 new, 0 alike, 0 refused (), 0 skipped",
    ),
    ("sp_comma_in_quotes.csv", "first: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_empty.csv", "a: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_empty_crlf.csv", "a: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_json.csv", "val: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_newlines.csv", "a: 3 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_newlines_crlf.csv", "a: 3 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_quotes_and_newlines.csv", "a: 2 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_simple.csv", "a: 1 new, 0 alike, 0 refused (), 0 skipped"),
    ("sp_utf8.csv", "a: 2 new, 0 alike, 0 refused (), 0 skipped"),
];

fn folder() -> Option<PathBuf> {
    let data = std::env::var_os("HUB_DATA").filter(|data| !data.is_empty());
    if data.is_none() {
        let line = format!("SKIPPED {} awkward files: HUB_DATA is not set", SAMPLES.len());
        writeln!(std::io::stderr(), "{line}").expect("stderr");
    }
    data.map(|data| PathBuf::from(data).join("import_samples/dev"))
}

/// What a person says of the only sample whose states are in nobody's words.
const STAGE_WORDS: &[(&str, Stage)] = &[
    ("Initiated", Stage::New),
    ("Acquisition and/or Development", Stage::Building),
    ("Implementation and Assessment", Stage::Testing),
    ("Operation and Maintenance", Stage::Live),
];

/// What became of a file, in one line. Where no column is taken for the title, a person says that
/// the first one is it.
fn outcome(desk: &Desk, name: &str, bytes: &[u8]) -> String {
    let table = match read(name, bytes, &ReadOptions::default()) {
        Ok(table) => table,
        Err(error) => return error.code,
    };
    let guess = guess(&desk.session, &table, name).unwrap();
    let mut mapping = guess.mapping(&table);
    if !mapping.columns.contains_key(&Target::Title) {
        let first = (Target::Title, table.headers[0].clone());
        mapping = Mapping { columns: [first].into(), notes: vec![] };
    }
    let title = mapping.columns[&Target::Title].clone();
    let words = STAGE_WORDS.iter().map(|(word, stage)| ((*word).to_owned(), *stage));
    let options =
        Options { source: guess.source, stage_words: words.collect(), ..Options::default() };
    let report = plan(&desk.session, &table, &mapping, &options).unwrap().report;
    let counts = report.counts;
    let accounted = counts.total() + u64::from(report.has_header);
    assert_eq!(accounted, report.rows_in_file, "{name}: a row is lost");
    assert_eq!(accounted, table.rows_accounted(), "{name}: read and planned differ");
    let why = |row: &RowReport| row.problems[0].facts["problem"].as_str().unwrap().to_owned();
    let why: BTreeSet<String> =
        report.rows.iter().filter(|row| !row.problems.is_empty()).map(why).collect();
    let Counts { new, possible_duplicate, refused, blank, .. } = counts;
    let why = why.into_iter().collect::<Vec<_>>().join(" ");
    format!(
        "{title}: {new} new, {possible_duplicate} alike, {refused} refused ({why}), {blank} skipped"
    )
}

#[test]
fn every_sample_is_refused_or_all_of_its_rows_are_accounted_for() {
    let Some(folder) = folder() else { return };
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".expected.json"))
        .collect();
    names.sort_unstable();
    let desk = desk();
    let found: Vec<(String, String)> = names
        .into_iter()
        .map(|name| {
            let outcome = outcome(&desk, &name, &std::fs::read(folder.join(&name)).unwrap());
            (name, outcome)
        })
        .collect();
    let expected =
        SAMPLES.iter().map(|(name, outcome)| ((*name).to_owned(), (*outcome).to_owned()));
    let expected: Vec<(String, String)> = expected.collect();
    assert_eq!(found, expected, "{found:#?}");
}
