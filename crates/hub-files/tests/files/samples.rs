//! The real files behind `HUB_DATA`: every one is read or refused as the table says. The counts were
//! taken by looking at the files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use hub_files::TableRow;

use crate::made::read;

enum Expected {
    /// Rows of the table, the header's row, column names.
    Table(usize, u64, usize),
    /// The error's code.
    Refused(&'static str),
}
use Expected::{Refused, Table};

const SAMPLES: [(&str, Expected); 44] = [
    ("ai_inventory_2024_first400_cp1252.csv", Table(400, 1, 62)),
    ("cots_ai_2025.xlsx", Table(900, 1, 5)),
    ("fr_blank-cells.csv", Table(5, 1, 2)),
    ("fr_blank-headers.csv", Table(2, 1, 3)),
    ("fr_cast-int-to-string-issue-1251.xlsx", Table(2, 1, 5)),
    ("fr_compression_implicit-zip.csv", Refused("NOT_A_SPREADSHEET")),
    ("fr_countries.csv", Table(5, 2, 4)),
    ("fr_defective-rows.csv", Table(2, 1, 3)),
    ("fr_duplicate-column.csv", Table(1, 1, 4)),
    ("fr_duplicate-headers.csv", Table(2, 1, 5)),
    ("fr_duplicate-rows.csv", Table(3, 1, 3)),
    ("fr_empty.csv", Refused("FILE_EMPTY")),
    ("fr_issue-1009-comma.csv", Table(1, 1, 2)),
    ("fr_issue-1009-semicolon.csv", Table(1, 1, 2)),
    ("fr_issue-1232.csv", Table(5, 1, 7)),
    ("fr_issue-870.xlsx", Table(9, 1, 8)),
    ("fr_leading-zeros.csv", Table(3, 1, 1)),
    ("fr_matrix-with-comment.csv", Table(4, 2, 4)),
    // One merged cell over three rows, and nothing else.
    ("fr_merged-cells.xlsx", Table(0, 1, 1)),
    ("fr_preserve-formatting.xlsx", Table(1, 1, 11)),
    ("fr_sheet2.xlsx", Table(2, 1, 2)),
    ("fr_sheets.xlsx", Table(1, 1, 2)),
    ("fr_skip-rows-before-headers.csv", Table(2, 2, 2)),
    // The comment inside is left out with a note.
    ("fr_skip-rows.csv", Table(2, 2, 2)),
    ("fr_skip-rows.xlsx", Table(2, 2, 2)),
    ("fr_table-infer-iso-8859-7.csv", Table(4, 1, 3)),
    ("fr_table-unicode-headers.csv", Table(2, 1, 2)),
    ("fr_table-with-booleans.ods", Table(2, 1, 2)),
    ("fr_table-with-ints-floats-dates.ods", Table(3, 1, 4)),
    ("fr_table-with-ints-floats-dates.xls", Table(3, 1, 3)),
    ("fr_table.xls", Table(2, 1, 2)),
    ("fr_table.xlsx", Table(2, 1, 2)),
    ("fr_timezone.csv", Table(4, 1, 2)),
    ("fr_without-rows.csv", Table(0, 1, 2)),
    ("istat_municipalities_latin1.csv", Table(300, 1, 26)),
    ("sp_comma_in_quotes.csv", Table(1, 1, 5)),
    ("sp_empty.csv", Table(2, 1, 3)),
    ("sp_empty_crlf.csv", Table(2, 1, 3)),
    ("sp_json.csv", Table(1, 1, 2)),
    ("sp_newlines.csv", Table(3, 1, 3)),
    ("sp_newlines_crlf.csv", Table(3, 1, 3)),
    ("sp_quotes_and_newlines.csv", Table(2, 1, 2)),
    ("sp_simple.csv", Table(1, 1, 3)),
    ("sp_utf8.csv", Table(2, 1, 3)),
];

/// The folder of real data, or a loud word on what is not being tested.
fn data(skipped: usize) -> Option<PathBuf> {
    let folder = std::env::var_os("HUB_DATA").map(PathBuf::from);
    if folder.is_none() {
        // Written past `eprintln!`, whose words a passing test keeps to itself.
        writeln!(std::io::stderr(), "SKIPPED {skipped} real files: HUB_DATA is not set")
            .expect("stderr");
    }
    folder
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_sample_is_read_or_refused_as_expected() {
    let Some(folder) = data(SAMPLES.len()) else { return };
    let folder = folder.join("import_samples/dev");
    let known: BTreeSet<String> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let present: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the samples")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .filter(|name| !name.ends_with(".expected.json"))
        .collect();
    assert_eq!(present, known);
    for (name, expected) in SAMPLES {
        match (read(name, &bytes(&folder.join(name))), expected) {
            (Err(error), Refused(code)) => assert_eq!(error.code(), code, "{name}"),
            (Ok(table), Table(rows, header, columns)) => {
                let found = (table.rows.len(), table.found.header_row, table.headers.len());
                assert_eq!(found, (rows, Some(header), columns), "{name}");
                assert_eq!(table.rows_accounted(), table.found.rows_in_file, "{name}");
            }
            (other, _) => panic!("{name}: {other:?}"),
        }
    }
}

/// The files that come with their expected result, written by somebody else. Line breaks inside
/// cells are always `\n` here.
#[test]
fn the_expected_results_are_met() {
    let answers = SAMPLES.iter().filter(|(name, _)| name.starts_with("sp_"));
    let Some(folder) = data(answers.clone().count()) else { return };
    for (name, _) in answers {
        let path = folder.join("import_samples/dev").join(name);
        let answer = bytes(&path.with_extension("expected.json"));
        let expected: Vec<BTreeMap<String, String>> =
            serde_json::from_slice(&answer).expect("a list of rows");
        let table = read(name, &bytes(&path)).expect(name);
        let row = |row: &TableRow| -> BTreeMap<String, String> {
            let cells = row.cells.iter().map(|cell| cell.as_text().into_owned());
            table.headers.iter().cloned().zip(cells).collect()
        };
        let found: Vec<_> = table.rows.iter().map(row).collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|row| row.into_iter().map(|(k, v)| (k, v.replace("\r\n", "\n"))).collect())
            .collect::<Vec<BTreeMap<_, _>>>();
        assert_eq!(found, expected, "{name}");
    }
}

/// The use cases and job tasks other crates' tests import, by the counts their README states.
#[test]
fn the_large_files_are_read_whole() {
    const FILES: [(&str, usize); 3] = [
        ("onet/onet_tasks_ideas_dev.csv", 14_843),
        ("merged/automation_use_cases_dev.csv", 6_197),
        ("workbank/worker_automation_wishes_dev.csv", 675),
    ];
    let Some(folder) = data(FILES.len()) else { return };
    for (name, rows) in FILES {
        let table = read(name, &bytes(&folder.join(name))).expect(name);
        assert_eq!((table.rows.len(), table.notes.len()), (rows, 0), "{name}");
    }
}
