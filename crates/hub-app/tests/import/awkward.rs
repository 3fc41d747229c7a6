//! One small file of our own for each kind of awkwardness that real files have, from its bytes to the
//! dry run: what is read, what is skipped and why, what is refused. Kinds that need whole workbooks by
//! hand (old Excel, OpenDocument, merged cells, zip bombs, limits) are held in `hub-files`.

use crate::desk::desk;
use hub_app::import::{Options, Plan, RowStatus, guess, plan, read};
use hub_files::write::{Column, Look, TableWriter, Written};
use hub_files::{Cell, NoteKind, ReadOptions};

/// What is expected of a text file.
struct Case {
    kind: &'static str,
    bytes: &'static [u8],
    /// Titles of the rows that come in, by their row numbers.
    titles: &'static [(u64, &'static str)],
    /// Rows that are not taken, with the word for why.
    refused: &'static [(u64, &'static str)],
    /// Rows of the file that are neither: blank ones, comments, lines above the header.
    skipped: u64,
}

const fn case(
    kind: &'static str,
    bytes: &'static [u8],
    titles: &'static [(u64, &'static str)],
    refused: &'static [(u64, &'static str)],
    skipped: u64,
) -> Case {
    Case { kind, bytes, titles, refused, skipped }
}

const CASES: &[Case] = &[
    case("plain", b"title,area\nPay,HR\n", &[(2, "Pay")], &[], 0),
    case("header only", b"title,area\n", &[], &[], 0),
    case("blank cells", b"title,area\nPay,\n,\n,HR\n", &[(2, "Pay")], &[(4, "empty")], 1),
    case("a blank column name", b"title,,area\nPay,x,HR\n", &[(2, "Pay")], &[], 0),
    case("a column name used twice", b"title,note,title\nPay,x,Other\n", &[(2, "Pay")], &[], 0),
    case(
        "rows too short and too long",
        b"title,area,note\nPay\nAsk,HR,x,y,z\n",
        &[(2, "Pay"), (3, "Ask")],
        &[],
        0,
    ),
    case(
        "missing and extra cells under a comment",
        b"# ours\nid,title,people\n1,Pay,3\n2,Ask,n/a,more\n3\n",
        &[(3, "Pay"), (4, "Ask")],
        &[(5, "empty")],
        1,
    ),
    case("the same row twice", b"id,title\n1,Pay\n1,Pay\n", &[(2, "Pay")], &[(3, "twice")], 0),
    case(
        "codes with leading zeros",
        b"id,title\n007,Pay\n7,Ask\n",
        &[(2, "Pay"), (3, "Ask")],
        &[],
        0,
    ),
    case("comma", b"title,minutes\nPay,\"1,5\"\n", &[(2, "Pay")], &[], 0),
    case("semicolon", b"title;minutes\nPay;1,5\n", &[(2, "Pay")], &[], 0),
    case("tab", b"title\tminutes\nPay\t1.5\n", &[(2, "Pay")], &[], 0),
    case("a stated delimiter", b"sep=;\ntitle;area\nPay;HR\n", &[(3, "Pay")], &[], 1),
    case(
        "lines before the header",
        b"Our ideas,\n\ntitle,area\nPay,HR\nAsk,IT\n",
        &[(4, "Pay"), (5, "Ask")],
        &[],
        2,
    ),
    case("comment lines inside the table", b"title,area\n# later\nPay,HR\n", &[(3, "Pay")], &[], 1),
    case(
        "comma inside quotes",
        b"title,area\n\"Pay, then ask\",HR\n",
        &[(2, "Pay, then ask")],
        &[],
        0,
    ),
    case(
        "quotes and a newline in one cell",
        b"title,area\n\"Pay \"\"now\"\"\nor later\",HR\n",
        &[(2, "Pay \"now\" or later")],
        &[],
        0,
    ),
    case(
        "CRLF and a newline in a cell",
        b"title,description\r\nPay,\"a\r\nb\"\r\n",
        &[(2, "Pay")],
        &[],
        0,
    ),
    case(
        "JSON in a cell",
        b"title,description\nPay,\"{\"\"a\"\": [1, 2]}\"\n",
        &[(2, "Pay")],
        &[],
        0,
    ),
    case("UTF-8", "título,área\nConciliação,Finanças\n".as_bytes(), &[(2, "Conciliação")], &[], 0),
    case("a byte order mark", b"\xEF\xBB\xBFtitle,area\nPay,HR\n", &[(2, "Pay")], &[], 0),
    case(
        "Windows-1252",
        b"t\xEDtulo;\xE1rea\nConcilia\xE7\xE3o banc\xE1ria;Finan\xE7as\n",
        &[(2, "Conciliação bancária")],
        &[],
        0,
    ),
    case(
        "names of columns with line breaks",
        b"\"idea\nname\",\"area\n(code)\"\nPay,HR\n",
        &[(2, "Pay")],
        &[],
        0,
    ),
    case(
        "column names of another script",
        "название;id\nОплатить счета;1\n".as_bytes(),
        &[(2, "Оплатить счета")],
        &[],
        0,
    ),
    case(
        "days before months",
        b"title,created\nPay,13/10/2021\nAsk,04/10/2021\n",
        &[(2, "Pay"), (3, "Ask")],
        &[],
        0,
    ),
    case("days or months", b"title,created\nPay,04/10/2021\n", &[], &[(2, "ambiguous_date")], 0),
    case(
        "dates with time zones",
        b"title,created\nPay,2020-01-01T15:00:00+03:00\n",
        &[(2, "Pay")],
        &[],
        0,
    ),
    case("control characters", b"title,area\nPay\x0bnow\x00,HR\n", &[(2, "Pay now")], &[], 0),
    case(
        "formulas",
        b"title,area\n=1+1,HR\n@SUM(A1),HR\n",
        &[(2, "=1+1"), (3, "@SUM(A1)")],
        &[],
        0,
    ),
];

fn planned(name: &str, bytes: &[u8]) -> Plan {
    let desk = desk();
    let table = read(name, bytes, &ReadOptions::default()).unwrap();
    let guess = guess(&desk.session, &table, name).unwrap();
    let options = Options { source: guess.source.clone(), ..Options::default() };
    plan(&desk.session, &table, &guess.mapping(&table), &options).unwrap()
}

#[test]
fn every_kind_of_text_file_is_read_and_every_row_accounted_for() {
    for Case { kind, bytes, titles, refused, skipped } in CASES {
        let report = planned("awkward.csv", bytes).report;
        let taken = |status| matches!(status, RowStatus::New | RowStatus::PossibleDuplicate);
        let rows = report.rows.iter().filter(|row| taken(row.status));
        let found: Vec<(u64, &str)> = rows.map(|row| (row.row, row.title.as_str())).collect();
        assert_eq!(found, *titles, "{kind}: {report:#?}");
        let rows = report.rows.iter().filter(|row| row.status == RowStatus::Refused);
        let found: Vec<(u64, &str)> =
            rows.map(|row| (row.row, row.problems[0].facts["problem"].as_str().unwrap())).collect();
        assert_eq!(found, *refused, "{kind}");
        assert_eq!(report.counts.blank, *skipped, "{kind}");
        assert_eq!(report.counts.total() + 1, report.rows_in_file, "{kind}");
    }
}

#[test]
fn files_that_are_no_table_are_refused_with_a_code() {
    let cases: [(&str, &[u8], &str); 5] = [
        ("zero bytes", b"", "FILE_EMPTY"),
        ("only blanks", b"\n,,\n \n", "FILE_EMPTY"),
        ("a zip archive named .csv", b"PK\x03\x04 and so on", "NOT_A_SPREADSHEET"),
        ("a page", b"<html><body><table>", "NOT_A_SPREADSHEET"),
        ("bytes of nothing", &[0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6], "NOT_A_SPREADSHEET"),
    ];
    for (kind, bytes, code) in cases {
        let refused = read("a.csv", bytes, &ReadOptions::default()).map(|_| ());
        assert_eq!(refused.map_err(|error| error.code), Err(code.to_owned()), "{kind}");
    }
}

/// A workbook with these columns and one row.
fn workbook(columns: &[(&str, Look, Cell)]) -> Vec<u8> {
    let column = |(name, look, _): &(&str, Look, Cell)| Column {
        name: (*name).to_owned(),
        look: *look,
        width: 10,
    };
    let named: Vec<Column> = columns.iter().map(column).collect();
    let mut bytes = std::io::Cursor::new(vec![]);
    let mut writer = TableWriter::new(Written::Xlsx, &mut bytes, "Ideas", &named).unwrap();
    let cells: Vec<Cell> = columns.iter().map(|(_, _, cell)| cell.clone()).collect();
    writer.row(&cells).unwrap();
    writer.finish().unwrap();
    bytes.into_inner()
}

#[test]
fn a_workbook_keeps_its_types() {
    let day = jiff::civil::date(2026, 3, 5);
    let bytes = workbook(&[
        ("Ref", Look::Text, Cell::Text("007".to_owned())),
        ("Title", Look::Text, Cell::Text("Pay".to_owned())),
        ("Error rate", Look::Percent, Cell::Percent(0.05)),
        ("Minutes", Look::Number, Cell::Number(12.5)),
        ("Created", Look::Day, Cell::Date(day)),
    ]);
    let plan = planned("book.xlsx", &bytes);
    assert_eq!(plan.report.counts.new, 1, "{:#?}", plan.report);
    let desk = desk();
    let table = read("book.xlsx", &bytes, &ReadOptions::default()).unwrap();
    assert!(table.notes.iter().all(|note| !matches!(note.kind, NoteKind::UnreadableCells { .. })));
    let guess = guess(&desk.session, &table, "book.xlsx").unwrap();
    let options = Options { source: "book".to_owned(), ..Options::default() };
    let planned = plan_of(&desk, &table, &guess, &options);
    let row = &planned.report.rows[0];
    let id = hub_core::ids::of_external(desk.session.space().unwrap().id, "book", "007");
    assert_eq!(row.idea_id, Some(id), "leading zeros stay");
    hub_app::import::apply(&desk.session, planned, &mut |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    let page = desk.page("1");
    assert_eq!((page.inputs.error_rate, page.inputs.minutes_per_run), (Some(0.05), Some(12.5)));
}

fn plan_of(
    desk: &crate::desk::Desk,
    table: &hub_files::Table,
    guess: &hub_app::import::Guess,
    options: &Options,
) -> Plan {
    plan(&desk.session, table, &guess.mapping(table), options).unwrap()
}
