//! Excel workbooks before 2007, and OpenDocument.

use hub_files::{Cell, FileError, Format, Limit, NoteKind};
use jiff::civil::{date, datetime};

use crate::made::{notes, ods, read, texts, xls, xls_dimensions, xls_number, xls_text};

#[test]
fn an_old_workbook_is_read() {
    let bytes = xls(&[
        xls_dimensions([0, 4], [0, 2]),
        xls_text(0, 0, "id"),
        xls_text(0, 1, "name"),
        xls_text(1, 0, "007"),
        xls_text(1, 1, "a"),
        xls_number(3, 0, 12.0),
    ]);
    let table = read("made.xls", &bytes).expect("a table");
    assert_eq!(texts(&table), [["id", "name"], ["007", "a"], ["12", ""]]);
    assert_eq!((table.found.format, table.found.sheets.len()), (Format::Xls, 1));
    assert_eq!(notes(&table), [(None, NoteKind::BlankRows { count: 1 })]);
}

/// Each of these makes a reader that trusts it ask for more memory than there is.
#[test]
fn rectangles_are_measured_before_they_are_laid_out() {
    let cell = || xls_text(0, 0, "a");
    let far = [
        xls(&[cell(), xls_number(65_535, 65_535, 1.0)]),
        xls(&[xls_dimensions([0, u32::MAX], [0, 255]), cell()]),
    ];
    for bytes in far {
        let refused = read("made.xls", &bytes).map(|_| ());
        assert!(matches!(refused, Err(FileError::OverLimit { limit: Limit::Cells, .. })));
    }
    let backwards = read("made.xls", &xls(&[xls_dimensions([9, 1], [0, 1]), cell()])).map(|_| ());
    assert!(matches!(backwards, Err(FileError::Damaged { format: Format::Xls, .. })));
}

#[test]
fn a_password_on_an_old_workbook_is_told() {
    let mut bytes = xls(&[xls_text(0, 0, "a")]);
    let sheets = bytes.windows(4).position(|w| w == [0x85, 0, 9, 0]).expect("the list of sheets");
    bytes[sheets] = 0x2F;
    assert_eq!(read("made.xls", &bytes).map(|_| ()), Err(FileError::Encrypted));
}

const SHEET: &str = r#"
<table:table table:name="Cover"><table:table-row><table:table-cell/></table:table-row></table:table>
<table:table table:name="Ideas">
  <table:table-column table:number-columns-repeated="16384"/>
  <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
  <table:table-row>
    <table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>
    <table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>b</text:p>
    </table:table-cell>
    <table:table-cell office:value-type="string"><text:p>c</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>d</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>e</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>f</text:p></table:table-cell>
    <table:table-cell table:number-columns-repeated="16377"/>
  </table:table-row>
  <table:table-row table:number-rows-repeated="2">
    <table:table-cell office:value-type="string"><text:p>x<text:s text:c="2"/>&amp; y</text:p>
      <text:p>z</text:p><office:annotation><text:p>aside</text:p></office:annotation>
    </table:table-cell>
    <table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p>
    </table:table-cell>
    <table:table-cell office:value-type="float" office:value="3.5"><text:p>3,5</text:p>
    </table:table-cell>
    <table:table-cell office:value-type="percentage" office:value="0.07"><text:p>7 %</text:p>
    </table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2009-08-16"><text:p>16/8</text:p>
    </table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2009-08-16T05:43:21"/>
    <table:table-cell office:value-type="time" office:time-value="PT00H45M00S"/>
  </table:table-row>
  <table:table-row table:number-rows-repeated="1048571"><table:table-cell/></table:table-row>
</table:table>"#;

#[test]
fn an_open_document_is_read() {
    let table = read("made.ods", &ods(SHEET)).expect("a table");
    assert_eq!(table.found.sheets, ["Cover", "Ideas"]);
    assert_eq!(table.found.sheet.as_deref(), Some("Ideas"));
    assert_eq!(table.headers, ["a", "b", "b (2)", "c", "d", "e", "f"]);
    let expected = [
        Cell::Text("x  & y\nz".into()),
        Cell::Text("007".into()),
        Cell::Number(3.5),
        Cell::Percent(0.07),
        Cell::Date(date(2009, 8, 16)),
        Cell::DateTime(datetime(2009, 8, 16, 5, 43, 21, 0)),
        Cell::Time { seconds: 45 * 60 },
    ];
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
    assert!(table.rows.iter().all(|row| row.cells == expected), "{:?}", table.rows);
    assert_eq!((table.rows_accounted(), table.found.rows_in_file), (5, 5));
}

#[test]
fn repetition_is_limited_before_it_is_laid_out() {
    let cell = "<table:table-cell table:number-columns-repeated=\"100\"><text:p>x</text:p>\
                </table:table-cell>";
    let sheet = |times: &str, cells: &str| {
        ods(&format!(
            "<table:table table:name=\"a\"><table:table-row \
             table:number-rows-repeated=\"{times}\">{cells}</table:table-row></table:table>"
        ))
    };
    let limit = |bytes: &[u8]| match read("made.ods", bytes) {
        Err(FileError::OverLimit { limit, .. }) => limit,
        other => panic!("{other:?}"),
    };
    assert_eq!(limit(&sheet("1048576", cell)), Limit::Cells);
    assert_eq!(limit(&sheet("1", &cell.repeat(3))), Limit::Columns);
    assert_eq!(limit(&sheet("300000", &cell.replace("100", "1"))), Limit::Rows);
}
