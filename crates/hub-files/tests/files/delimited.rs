//! Text files: one small file for each thing that is hard about them.

use hub_files::{Cell, MAX_CELL_BYTES, NoteKind, ReadOptions};

use crate::made::{notes, read, texts};

#[test]
fn what_the_file_says_is_what_comes_out() {
    type Case = (&'static str, &'static [u8], &'static [&'static [&'static str]]);
    let cases: &[Case] = &[
        ("plain", b"a,b,c\n1,2,3\n", &[&["a", "b", "c"], &["1", "2", "3"]]),
        ("no line end", b"a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
        ("CRLF", b"a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]),
        ("CR", b"a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]),
        (
            "mixed line ends",
            b"a,b\r\n1,2\n3,4\r5,6",
            &[&["a", "b"], &["1", "2"], &["3", "4"], &["5", "6"]],
        ),
        ("BOM", b"\xEF\xBB\xBFa,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
        ("BOM and quotes", b"\xEF\xBB\xBF\"a\",b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
        ("comma in quotes", b"a,b\n\"x, y\",2\n", &[&["a", "b"], &["x, y", "2"]]),
        ("newline in a cell", b"a,b\r\n\"x\r\ny\",2\r\n", &[&["a", "b"], &["x\ny", "2"]]),
        ("newline in a name", b"\"a\n(b)\";c\n1;2\n", &[&["a (b)", "c"], &["1", "2"]]),
        ("JSON", b"k,v\n1,\"{\"\"t\"\": [1, 2]}\"\n", &[&["k", "v"], &["1", "{\"t\": [1, 2]}"]]),
        ("leading zeros", b"v\n01\n002\n", &[&["v"], &["01"], &["002"]]),
        ("dates stay text", b"a;b\n3/4/24;1,5\n", &[&["a", "b"], &["3/4/24", "1,5"]]),
        ("tabs", b"a\tb\n1,5\t2\n", &[&["a", "b"], &["1,5", "2"]]),
        ("bars", b"a|b\n1|2\n", &[&["a", "b"], &["1", "2"]]),
        ("sep line", b"sep=;\r\na,x;b\r\n1;2\r\n", &[&["a,x", "b"], &["1", "2"]]),
        ("one column", b"idea\nsend it, now\nstop\n", &[&["idea"], &["send it, now"], &["stop"]]),
        ("blank name", b"id,,age\n1,x,2\n", &[&["id", "Column B", "age"], &["1", "x", "2"]]),
        (
            "names twice",
            b"n,n (2),n,n\n1,2,3,4\n",
            &[&["n", "n (2)", "n (3)", "n (4)"], &["1", "2", "3", "4"]],
        ),
        ("columns of nothing", b"a,b,,\n1,2,,\n", &[&["a", "b"], &["1", "2"]]),
        ("only names", b"id,name\n", &[&["id", "name"]]),
        ("same row twice", b"a,b\n1,2\n1,2\n", &[&["a", "b"], &["1", "2"], &["1", "2"]]),
        (
            "windows-1252",
            b"t;n\nConcilia\xE7\xE3o d\x92\xE1gua;1\n",
            &[&["t", "n"], &["Conciliação d’água", "1"]],
        ),
        (
            "Greek",
            b"id,name\n1,\xCB\xE5\xF9\xED\xE9\xE4\xE1\xF2\n2,\xCC\xF5\xF1\xF9\xED\n",
            &[&["id", "name"], &["1", "Λεωνιδας"], &["2", "Μυρων"]],
        ),
        ("UTF-16", b"\xFF\xFEa\0;\0b\0\n\x001\0;\x002\0", &[&["a", "b"], &["1", "2"]]),
        ("names in any script", "id,国人\n1,x\n".as_bytes(), &[&["id", "国人"], &["1", "x"]]),
    ];
    for (what, bytes, expected) in cases {
        let table = read("made.csv", bytes).expect(what);
        assert_eq!(texts(&table), *expected, "{what}");
        assert_eq!(table.rows_accounted(), table.found.rows_in_file, "{what}");
    }
}

#[test]
fn what_does_not_fit_is_noted_with_its_row() {
    use NoteKind::*;
    let text = |text: &str| text.to_owned();
    type Case = (&'static str, &'static [u8], Vec<(Option<u64>, NoteKind)>);
    let cases: Vec<Case> = vec![
        ("nothing to say", b"a,b\n1,2\n", vec![]),
        ("too short", b"a,b,c\n1,2,3\n1,2\n", vec![(Some(3), ShortRow { missing: 1 })]),
        ("too long", b"a,b\n1,2\n1,2,,x,\n3,4\n", vec![(Some(3), LongRow { extra: 2 })]),
        ("comment inside", b"a,b\n1,2\n# why\n3,4\n", vec![(Some(3), Comment {
            text: text("# why"),
        })]),
        ("lines above", b"Ideas\n\nid,name,cost\n1,x,2\n2,y,3\n", vec![
            (None, BlankRows { count: 1 }),
            (Some(1), AboveHeader { text: text("Ideas") }),
        ]),
        ("blank rows", b"a,b\n\n1,2\n,\n\" \",\n3,4\n\n", vec![(None, BlankRows { count: 4 })]),
        ("sep line", b"sep=;\na;b\n1;2\n", vec![(Some(1), AboveHeader { text: text("sep=;") })]),
        ("broken UTF-8", b"a,b\n\xC3\xA7\xC3\xA3\xC3\xA1\xC3\xA9\xC3\xAD\xC3\xB3\xC3\xBA\xC3\xA7\xC3\xA7\xC3\xA7,\xFF\n",
            vec![(None, ReplacedCharacters { count: 1 })]),
        ("control characters", b"a,b\n1,2\nx\0y,\x07z\n", vec![(Some(3), RemovedCharacters {
            count: 2,
        })]),
        ("direction marks", "a,b\nabc\u{202E}txt,2\n".as_bytes(), vec![(
            Some(2),
            RemovedCharacters { count: 1 },
        )]),
        ("open quote", b"a,b\n1,\"x\n2,y\n", vec![(Some(2), StrayQuote)]),
        ("names", b"a,,a\n1,2,3\n", vec![
            (Some(1), HeaderBlank { name: text("Column B") }),
            (Some(1), HeaderRepeated { name: text("a"), renamed: text("a (2)") }),
        ]),
    ];
    for (what, bytes, expected) in cases {
        let table = read("made.csv", bytes).expect(what);
        assert_eq!(notes(&table), expected, "{what}");
        assert_eq!(table.rows_accounted(), table.found.rows_in_file, "{what}");
    }
}

#[test]
fn an_open_quote_takes_no_other_row_with_it() {
    let table = read("made.csv", b"a,b\n1,\"x\n2,y\n3,\"z\"\n").expect("a table");
    assert_eq!(texts(&table)[1..], [["1", "\"x"], ["2", "y"], ["3", "z"]]);
}

#[test]
fn rows_have_the_numbers_of_a_spreadsheet_program() {
    let table = read("made.csv", b"# top\r\na,b\r\n\r\n\"1\r\n1\",2\r\n3,4\r\n").expect("a table");
    assert_eq!(table.found.header_row, Some(2));
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(table.found.rows_in_file, 5);
}

#[test]
fn the_person_overrules_what_was_detected() {
    let bytes = "t1,t2\na;b,c\n1;2\n".as_bytes();
    let options = ReadOptions {
        delimiter: Some(';'),
        header_row: Some(2),
        encoding: Some("utf-8".into()),
        sheet: Some("ignored in a text file".into()),
    };
    let table = hub_files::read("made.csv", bytes, &options).expect("a table");
    assert_eq!(texts(&table), [["a", "b,c"], ["1", "2"]]);
    assert_eq!(table.found.delimiter, Some(';'));

    let without_names = ReadOptions { header_row: Some(0), ..ReadOptions::default() };
    let table = hub_files::read("made.csv", b"1,2\n3,4\n", &without_names).expect("a table");
    assert_eq!(texts(&table), [["Column A", "Column B"], ["1", "2"], ["3", "4"]]);
    assert_eq!((table.found.header_row, table.notes.len()), (None, 0));
}

#[test]
fn a_cell_that_is_too_long_is_cut_and_noted() {
    let long = "é".repeat(MAX_CELL_BYTES);
    let table = read("made.csv", format!("a,b\n{long},2\n").as_bytes()).expect("a table");
    assert_eq!(table.rows[0].cells[0], Cell::Text("é".repeat(MAX_CELL_BYTES / 2)));
    let cut = NoteKind::CellCut { column: 0, bytes: 2 * MAX_CELL_BYTES };
    assert_eq!(notes(&table), [(Some(2), cut)]);
}
