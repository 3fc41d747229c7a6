//! Laws: no bytes make it panic, no row disappears, and what `csv` writes comes back.

use hub_files::{Cell, NoteKind, ReadOptions};
use proptest::prelude::*;

use crate::made::{
    compound, ods, read, texts, xls, xls_dimensions, xls_number, xls_text, xlsx_of_xml, zip,
};

/// Reads, and checks the laws on whatever comes out.
fn holds(name: &str, bytes: &[u8]) {
    match read(name, bytes) {
        Err(error) => assert!(!error.to_string().is_empty() && !error.code().is_empty()),
        Ok(table) => {
            assert_eq!(table.rows_accounted(), table.found.rows_in_file);
            let names: std::collections::HashSet<_> = table.headers.iter().collect();
            assert_eq!(names.len(), table.headers.len(), "a name twice");
            assert!(!table.headers.iter().any(|name| name.trim().is_empty()));
            assert!(table.rows.iter().all(|row| row.cells.len() >= table.headers.len()));
            assert!(table.rows.iter().all(|row| !row.cells.iter().all(Cell::is_empty)));
            let text = texts(&table).concat().concat();
            let is_bad = |c: char| c.is_control() && c != '\n' && c != '\t';
            assert!(!text.contains(is_bad) && !text.contains(['\u{202A}', '\u{202E}', '\u{2066}']));
        }
    }
}

fn sheet_xml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<row r=\"1\">",
        "<row>",
        "</row>",
        "<c r=\"A1\">",
        "<c r=\"GS9\">",
        "<c t=\"s\">",
        "</c>",
        "<c t=\"e\">",
        "<c s=\"9\">",
        "<c t=\"inlineStr\">",
        "<v>",
        "</v>",
        "1",
        "1e999",
        "NaN",
        "<is><t>",
        "</t></is>",
        "&amp;",
        "&#0;",
        "&bad;",
        "_x000B_",
        "<f>",
        "</f>",
        "<!--",
        "x",
        "<c r=\"A0\">",
        "<c r=\"ZZZZ1\">",
        "<row r=\"99999999999\">",
        "<row r=\"2\">",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn table_xml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<table:table table:name=\"a\">",
        "</table:table>",
        "<table:table-row>",
        "</table:table-row>",
        "<table:table-row table:number-rows-repeated=\"1048576\">",
        "<table:table-cell>",
        "</table:table-cell>",
        "<text:p>",
        "</text:p>",
        "x",
        "&lt;",
        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
        "<table:table-cell table:number-columns-repeated=\"99999999999999999999\"/>",
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-13-01\">",
        "<table:table-cell office:value-type=\"float\" office:value=\"x\">",
        "<text:s/>",
        "<table:table-cell office:value-type=\"float\" office:value=\"1\">",
        "&bad;",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        holds("any.csv", &bytes);
        holds("any.xlsx", &[b"PK\x03\x04", &bytes[..]].concat());
        holds("any.xls", &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &bytes[..]].concat());
    }

    #[test]
    fn any_text_with_marks(text in "[a#,;|\t\"\r\n \u{0}\u{202E}é1=]{0,200}") {
        holds("any.csv", text.as_bytes());
    }

    #[test]
    fn any_changed_workbook(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = xlsx_of_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        for (at, byte) in at {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        holds("any.xlsx", &bytes);
    }

    #[test]
    fn any_changed_old_workbook(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = xls(&[
            xls_dimensions([0, 2], [0, 2]),
            xls_text(0, 0, "a"),
            xls_number(1, 1, 1.0),
        ]);
        // Only the header and the records; most of the file is filling.
        let records = bytes.windows(4).position(|w| w == [9, 8, 16, 0]).expect("records");
        for (at, byte) in at {
            let at = at.index(512 + 200);
            bytes[if at < 512 { at } else { records + at - 512 }] = byte;
        }
        holds("any.xls", &bytes);
    }

    #[test]
    fn any_open_document(xml in table_xml()) {
        holds("any.ods", &ods(&xml));
    }

    #[test]
    fn any_sheet(xml in sheet_xml()) {
        holds("any.xlsx", &xlsx_of_xml(&xml));
    }

    #[test]
    fn any_parts(
        name in prop::sample::select(vec!["mimetype", "xl/workbook.xml", "content.xml"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        holds("any.ods", &zip(&[(name, &bytes)]));
        holds("any.xls", &compound("/Workbook", &bytes));
    }

    /// The header row and the delimiter are given, because arbitrary cells need not look like a
    /// table.
    #[test]
    fn what_csv_writes_comes_back(
        rows in prop::collection::vec(prop::collection::vec("[a-z,;\"\n é]{0,6}", 3), 1..8),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        quotes in any::<bool>(),
    ) {
        let style = if quotes { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter).quote_style(style).from_writer(Vec::new());
        writer.write_record(["x", "y", "z"]).expect("a record");
        for row in &rows {
            writer.write_record(row).expect("a record");
        }
        let bytes = writer.into_inner().expect("bytes");
        let options = ReadOptions {
            header_row: Some(1),
            delimiter: Some(delimiter.into()),
            encoding: Some("utf-8".into()),
            ..ReadOptions::default()
        };
        let table = hub_files::read("made.csv", &bytes, &options).expect("a table");
        let shown = |text: &String| {
            if text.trim().is_empty() { String::new() } else { text.clone() }
        };
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(shown).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        prop_assert_eq!(table.headers.len(), 3, "a column with a name stays, however blank");
        prop_assert_eq!(&texts(&table)[1..], &expected[..]);
    }

    /// Two independent readers see the same records in any text without an open quote.
    #[test]
    fn records_are_those_of_csv(
        rows in prop::collection::vec(
            prop::collection::vec("(\"([a,\n]|\"\"){0,4}\"|[a\" ]?[b\" ]{0,3})", 1..4), 1..6,
        ),
    ) {
        let text = rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
        let options = ReadOptions {
            header_row: Some(0),
            delimiter: Some(','),
            ..ReadOptions::default()
        };
        let Ok(table) = hub_files::read("made.csv", text.as_bytes(), &options) else {
            return Ok(());
        };
        if table.notes.iter().any(|note| note.kind == NoteKind::StrayQuote) {
            return Ok(());
        }
        let filled = |row: Vec<String>| row.into_iter().filter(|c| !c.trim().is_empty());
        let ours: Vec<Vec<String>> =
            texts(&table)[1..].iter().map(|row| filled(row.clone()).collect()).collect();
        let theirs: Vec<Vec<String>> = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .records()
            .map(|record| filled(record.expect("a record").iter().map(str::to_owned).collect()))
            .map(Iterator::collect)
            .filter(|row: &Vec<String>| !row.is_empty())
            .collect();
        prop_assert_eq!(ours, theirs);
    }
}
