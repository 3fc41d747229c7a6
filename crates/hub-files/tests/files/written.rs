//! What is written comes back: any table by both formats, the sign that makes a cell harmless, and
//! what a workbook says to spreadsheet programs.

use hub_files::write::{Column, Look, TableWriter, Written, harmless, plain};
use hub_files::{Cell, ReadOptions, Table, read};
use jiff::civil::{date, datetime};
use proptest::prelude::*;
use std::io::{self, Read, Write};

fn columns(names: &[&str]) -> Vec<Column> {
    let column = |name: &&str| Column { name: (*name).to_owned(), look: Look::Text, width: 12 };
    names.iter().map(column).collect()
}

fn written(format: Written, columns: &[Column], rows: &[Vec<Cell>]) -> (Vec<u8>, u64) {
    let mut writer = TableWriter::new(format, vec![], "Ideas", columns).expect("a header");
    rows.iter().try_for_each(|row| writer.row(row)).expect("rows");
    let left_out = writer.cells_left_out();
    (writer.finish().expect("an end"), left_out)
}

fn read_back(format: Written, bytes: &[u8]) -> Table {
    let csv = ReadOptions {
        delimiter: Some(','),
        encoding: Some("UTF-8".to_owned()),
        header_row: Some(1),
        ..ReadOptions::default()
    };
    let (name, options) = match format {
        Written::Csv => ("a.csv", csv),
        Written::Xlsx => ("a.xlsx", ReadOptions { header_row: Some(1), ..ReadOptions::default() }),
    };
    read(name, bytes, &options).expect("a table")
}

/// A text file knows texts only.
fn as_text_file_says(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.clone()),
        Cell::Empty => Cell::Empty,
        Cell::Number(value) | Cell::Percent(value) => Cell::Text(value.to_string()),
        other => Cell::Text(other.as_text().into_owned()),
    }
}

/// Texts as ideas have them: no control characters but tab and line feed, no white space at the ends.
fn text() -> impl Strategy<Value = Cell> {
    let awkward = "[=+@'\"\\-\u{FF1D},;|_x0045A\t\n é😀&<>#]{1,12}";
    let any = "\\PC{1,20}";
    let excel =
        prop::sample::select(vec!["_x0041_", "_x005F_x000D_", "'=1", "''", "sep=;", "TRUE"]);
    let text = prop_oneof![
        awkward.prop_map(String::from),
        any.prop_map(String::from),
        excel.prop_map(String::from)
    ];
    let is_kept = |c: char| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.prop_map(move |text| text.chars().filter(|c| is_kept(*c)).collect::<String>()).prop_map(
        |text| match text.trim() {
            "" => Cell::Text("x".to_owned()),
            text => Cell::Text(text.to_owned()),
        },
    )
}

fn cell() -> impl Strategy<Value = Cell> {
    let number = prop_oneof![
        any::<f64>().prop_filter("finite", |value| value.is_finite()),
        (-1e6..1e6_f64),
        (0..10_000_i32).prop_map(f64::from),
    ];
    prop_oneof![
        1 => Just(Cell::Empty),
        4 => text(),
        3 => number.prop_map(Cell::Number),
        1 => (36_600..80_000_i64).prop_map(|days| Cell::Date(
            date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day"))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_table_comes_back(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6)) {
        let columns = columns(&["one", "two", "three"]);
        // A row of nothing is no row.
        let rows: Vec<_> = rows.into_iter()
            .map(|mut row| { row[0] = Cell::Text("id".to_owned()); row })
            .collect();
        for format in [Written::Csv, Written::Xlsx] {
            let table = read_back(format, &written(format, &columns, &rows).0);
            prop_assert_eq!(&table.headers, &["one", "two", "three"]);
            prop_assert_eq!(table.rows.len(), rows.len());
            for (read, row) in table.rows.iter().zip(&rows) {
                let expected: Vec<Cell> = match format {
                    Written::Csv => row.iter().map(as_text_file_says).collect(),
                    Written::Xlsx => row.clone(),
                };
                let read: Vec<Cell> = read.cells.iter().map(|cell| match (format, cell) {
                    (Written::Csv, Cell::Text(text)) => Cell::Text(plain(text).to_owned()),
                    _ => cell.clone(),
                }).collect();
                prop_assert_eq!(read, expected);
            }
        }
    }

    #[test]
    fn harmless_texts_are_harmless_and_come_back(text in "('{0,3}[=+\\-@\t\r\n\u{FF0B}a]|)\\PC{0,5}") {
        const FORMULA: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF0B}'];
        let written = harmless(&text);
        prop_assert_eq!(plain(&written), &text);
        prop_assert!(!written.starts_with(FORMULA), "{}", written);
        // Nothing that is no formula is changed.
        let is_formula = text.trim_start_matches('\'').starts_with(FORMULA);
        prop_assert_eq!(written.len() > text.len(), is_formula);
    }
}

#[test]
fn a_text_file_is_what_the_rule_says() {
    let rows = vec![
        vec![Cell::Text("=HYPERLINK(\"http://x\")".into()), Cell::Number(-1.5), Cell::Empty],
        vec![
            Cell::Text("two\nlines, \"quoted\"".into()),
            Cell::Percent(0.655),
            Cell::Date(date(2026, 11, 20)),
        ],
        vec![
            Cell::Text("'@x".into()),
            Cell::DateTime(datetime(2026, 11, 20, 9, 5, 0, 0)),
            Cell::Empty,
        ],
    ];
    let (bytes, _) = written(Written::Csv, &columns(&["=a", "b", "c"]), &rows);
    let expected = "\u{FEFF}'=a,b,c\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-1.5,\r\n\
                    \"two\nlines, \"\"quoted\"\"\",0.655,2026-11-20\r\n''@x,2026-11-20 09:05:00,\r\n";
    assert_eq!(String::from_utf8(bytes).expect("UTF-8"), expected);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_workbook_says_how_it_is_shown() {
    let looks = [
        Look::Text,
        Look::Number,
        Look::Whole,
        Look::Tenths,
        Look::Hundredths,
        Look::Percent,
        Look::Day,
        Look::Moment,
    ];
    let columns: Vec<Column> = looks
        .iter()
        .enumerate()
        .map(|(at, look)| Column { name: format!("c{at}"), look: *look, width: 9 })
        .collect();
    let row = vec![
        Cell::Text("=1+1".into()),
        Cell::Number(1.25),
        Cell::Number(3.0),
        Cell::Number(0.5),
        Cell::Number(9.5),
        Cell::Percent(0.65),
        Cell::Date(date(2026, 11, 20)),
        Cell::DateTime(datetime(2026, 11, 20, 12, 0, 0, 0)),
    ];
    let (bytes, _) = written(Written::Xlsx, &columns, std::slice::from_ref(&row));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
        r#"<autoFilter ref="A1:H2"/>"#,
        r#"<c r="A2" s="1" t="inlineStr"><is><t>=1+1</t></is></c>"#,
        r#"<c r="F2" s="6"><v>0.65</v></c>"#,
        r#"<c r="G2" s="7"><v>46346</v></c>"#,
        r#"<c r="H2" s="8"><v>46346.5</v></c>"#,
    ] {
        assert!(sheet.contains(expected), "{expected} is not in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "no formula is ever written");
    assert!(part(&bytes, "xl/workbook.xml").contains("'Ideas'!$A$1:$H$2"));
    assert_eq!(read_back(Written::Xlsx, &bytes).rows[0].cells, row, "looks change no value");
}

#[test]
fn a_text_that_no_cell_of_a_workbook_holds_is_left_out_and_counted() {
    let fits = "x".repeat(32_767);
    let rows = vec![
        vec![Cell::Text(fits.clone()), Cell::Text(format!("{fits}x"))],
        vec![Cell::Text("é".repeat(32_767)), Cell::Text("😀".repeat(16_384))],
    ];
    let (bytes, left_out) = written(Written::Xlsx, &columns(&["a", "b"]), &rows);
    assert_eq!(left_out, 2);
    let table = read_back(Written::Xlsx, &bytes);
    assert_eq!(table.rows[0].cells, [Cell::Text(fits), Cell::Empty]);
    let (bytes, left_out) = written(Written::Csv, &columns(&["a", "b"]), &rows);
    assert_eq!(
        (left_out, read_back(Written::Csv, &bytes).rows[1].cells.clone()),
        (0, rows[1].clone())
    );
}

#[test]
fn a_workbook_tells_how_large_it_is_unpacked() {
    let mut writer =
        TableWriter::new(Written::Xlsx, vec![], "Ideas", &columns(&["a"])).expect("a header");
    for at in 0..5_000 {
        writer.row(&[Cell::Number(f64::from(at))]).expect("a row");
    }
    let told = writer.unpacked_bytes().expect("a workbook tells");
    let sheet = part(&writer.finish().expect("an end"), "xl/worksheets/sheet1.xml");
    let end = sheet.len() as u64 - told;
    assert!(end < 100, "only the end of the sheet came after: {end}");
}

/// A place that takes so many bytes and no more, as a full disk does.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or_else(|| io::Error::from(io::ErrorKind::StorageFull))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_wherever_it_is_full() {
    let row = vec![Cell::Text("some text".into()), Cell::Number(1.0)];
    let columns = columns(&["a", "b"]);
    for format in [Written::Csv, Written::Xlsx] {
        let write = |room| -> io::Result<()> {
            let mut writer = TableWriter::new(format, Full(room), "Ideas", &columns)?;
            for _ in 0..5_000 {
                writer.row(&row)?;
            }
            writer.finish().map(drop)
        };
        for room in [0, 2, 100, 1_000, 3_000] {
            let kind = write(room).err().map(|error| error.kind());
            assert_eq!(kind, Some(io::ErrorKind::StorageFull), "{format:?} {room}");
        }
        assert!(write(1_000_000).is_ok());
    }
}
