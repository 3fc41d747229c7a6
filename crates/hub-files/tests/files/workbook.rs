//! Excel workbooks: values, formats, sheets.

use hub_files::{Cell, FileError, Format, NoteKind, ReadOptions};
use jiff::civil::{date, datetime};
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet};

use crate::made::{notes, read, texts, xlsx_of_xml};

fn saved(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

fn one_sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    saved(|book| fill(book.add_worksheet()))
}

fn put(sheet: &mut Worksheet, first_row: u32, rows: &[&[&str]]) {
    for (row, cells) in (first_row..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
}

#[test]
fn values_are_what_the_sheet_shows() {
    let at = |y, m, d| ExcelDateTime::from_ymd(y, m, d).expect("a date");
    let style = |code: &str| Style::new().set_num_format(code);
    let bytes = one_sheet(|sheet| {
        put(sheet, 0, &[&["text", "zeros", "int", "float", "percent", "code", "date"]]);
        put(sheet, 0, &[&["", "", "", "", "", "", "", "moment", "time", "bool", "error", "long"]]);
        put(sheet, 1, &[&["Conciliação", "007"]]);
        sheet.write(1, 2, 12).expect("int");
        sheet.write(1, 3, 0.1 + 0.2).expect("float");
        sheet.write_with_format(1, 4, 0.07, &style("0.0%")).expect("percent");
        sheet.write_with_format(1, 5, 123, &style("00000")).expect("code");
        sheet.write_with_format(1, 6, at(2024, 3, 5), &style("d/m/yy")).expect("date");
        let moment = at(2024, 3, 5).and_hms(14, 30, 0).expect("a time");
        sheet.write_with_format(1, 7, moment, &style("d/m/yy h:mm")).expect("moment");
        sheet.write_with_format(1, 8, 0.031_25, &style("h:mm")).expect("time");
        sheet.write(1, 9, true).expect("bool");
        sheet.write(1, 10, Formula::new("=1/0").set_result("#DIV/0!")).expect("error");
        sheet.write(1, 11, 4_155_550_123_456_i64).expect("long");
    });
    let table = read("made.xlsx", &bytes).expect("a table");
    let cells = &table.rows[0].cells;
    assert_eq!(cells[2], Cell::Number(12.0));
    assert_eq!(cells[4], Cell::Percent(0.07));
    assert_eq!(cells[6], Cell::Date(date(2024, 3, 5)));
    assert_eq!(cells[7], Cell::DateTime(datetime(2024, 3, 5, 14, 30, 0, 0)));
    assert_eq!(cells[8], Cell::Time { seconds: 45 * 60 });
    assert_eq!(cells[9], Cell::Bool(true));
    let shown = [
        "Conciliação",
        "007",
        "12",
        "0.3",
        "7%",
        "00123",
        "2024-03-05",
        "2024-03-05 14:30:00",
        "0:45:00",
        "TRUE",
        "#DIV/0!",
        "4155550123456",
    ];
    assert_eq!(texts(&table)[1], shown);
    assert_eq!((table.found.format, table.notes.len()), (Format::Xlsx, 0));
}

#[test]
fn the_first_visible_sheet_with_a_table_is_read() {
    let bytes = saved(|book| {
        let hidden = book.add_worksheet().set_name("Lists").expect("a name");
        put(hidden, 0, &[&["x"], &["1"]]);
        hidden.set_hidden(true);
        book.add_worksheet().set_name("Cover").expect("a name").set_active(true);
        let ideas = book.add_worksheet().set_name("Ideas").expect("a name");
        put(ideas, 0, &[&["id", "name"], &["1", "a"]]);
    });
    let read = |sheet: Option<&str>| {
        let options = ReadOptions { sheet: sheet.map(str::to_owned), ..ReadOptions::default() };
        hub_files::read("made.xlsx", &bytes, &options)
    };
    let found = read(None).expect("a table").found;
    assert_eq!(found.sheet.as_deref(), Some("Ideas"));
    assert_eq!(found.sheets, ["Lists", "Cover", "Ideas"]);
    assert_eq!(read(Some("lists")).expect("a table").headers, ["x"]);
    let sheets = || found.sheets.clone();
    let empty = FileError::SheetEmpty { sheet: "Cover".into(), sheets: sheets() };
    assert_eq!(read(Some("Cover")).map(|_| ()), Err(empty));
    let missing = FileError::SheetNotFound { wanted: "Nope".into(), sheets: sheets() };
    assert_eq!(read(Some("Nope")).map(|_| ()), Err(missing));
}

#[test]
fn titles_blank_rows_and_margins_are_accounted_for() {
    let bytes = one_sheet(|sheet| {
        sheet.merge_range(1, 1, 1, 3, "Ideas of 2024", &Style::new()).expect("a title");
        put(sheet, 3, &[&["", "id", "name", ""], &["", "1", "a", "remark"], &[], &["", "2", "b"]]);
    });
    let table = read("made.xlsx", &bytes).expect("a table");
    assert_eq!(texts(&table), [["id", "name", "Column D"], ["1", "a", "remark"], ["2", "b", ""]]);
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 7]);
    assert_eq!(
        notes(&table),
        [
            (None, NoteKind::BlankRows { count: 3 }),
            (Some(2), NoteKind::AboveHeader { text: "Ideas of 2024".into() }),
            (Some(4), NoteKind::HeaderBlank { name: "Column D".into() }),
        ]
    );
    assert_eq!((table.rows_accounted(), table.found.rows_in_file), (7, 7));
}

#[test]
fn text_of_a_workbook_is_cleaned_too() {
    let bytes = one_sheet(|sheet| put(sheet, 0, &[&["a"], &["x\u{202E}y\r\nz"]]));
    let table = read("made.xlsx", &bytes).expect("a table");
    assert_eq!(texts(&table)[1], ["xy\nz"]);
    assert_eq!(notes(&table), [(Some(2), NoteKind::RemovedCharacters { count: 1 })]);
}

#[test]
fn a_value_nobody_understands_loses_no_other() {
    let bytes = xlsx_of_xml(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"e\"><v>#SPILL!</v></c><c r=\"B2\"><v>2</v></c></row>",
    );
    let table = read("made.xlsx", &bytes).expect("a table");
    assert_eq!(texts(&table), [["a", "b"], ["", "2"]]);
    assert_eq!(notes(&table), [(None, NoteKind::UnreadableCells { count: 1 })]);
}

#[test]
fn a_far_corner_costs_nothing() {
    let bytes = xlsx_of_xml(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>\
         <row r=\"1048576\"><c r=\"GR1048576\"><v>1</v></c></row>",
    );
    let table = read("made.xlsx", &bytes).expect("a table");
    assert_eq!(texts(&table), [["a", "Column GR"], ["", "1"]]);
    assert_eq!(table.rows_accounted(), 1_048_576);
}

#[test]
fn one_row_number_given_twice_loses_no_row() {
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let other = "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>";
    let bytes = xlsx_of_xml(&[row, other, row, other].concat());
    let table = read("made.xlsx", &bytes).expect("a table");
    assert_eq!((table.rows.len(), table.rows_accounted()), (3, 4));
}

/// The name says nothing when the content is plain.
#[test]
fn content_decides_not_the_name() {
    let workbook = one_sheet(|sheet| put(sheet, 0, &[&["a", "b"], &["1", "2"]]));
    assert_eq!(read("made.csv", &workbook).expect("a table").found.format, Format::Xlsx);
    assert_eq!(read("made.xlsx", b"a,b\n1,2\n").expect("a table").found.format, Format::Delimited);
}
