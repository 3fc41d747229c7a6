//! Files that cannot be read: each with its own error, and words that say what to do.

use hub_files::{
    FileError, Foreign, Format, Limit, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, MAX_UNPACKED_BYTES,
    ReadOptions,
};

use crate::made::{compound, read, xlsx_of_xml, zip};

fn foreign(what: Foreign) -> FileError {
    FileError::NotASpreadsheet { what }
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    let document = |name| foreign(Foreign::Document(name));
    let utf16_page: Vec<u8> =
        "\u{FEFF}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let names = || vec!["table.csv".to_owned()];
    let cases: Vec<(&str, Vec<u8>, FileError)> = vec![
        ("empty.csv", vec![], FileError::Empty),
        ("blank.csv", b"\n , \n\t\n".to_vec(), FileError::Empty),
        ("mark.csv", b"\xEF\xBB\xBF".to_vec(), FileError::Empty),
        ("a.csv", zip(&[("table.csv", b"a,b")]), foreign(Foreign::Zip { names: names() })),
        ("a.csv", b"PK\x03\x04 cut".to_vec(), foreign(Foreign::Zip { names: vec![] })),
        ("a.xls", b" \r\n<!DOCTYPE HTML><p>".to_vec(), foreign(Foreign::Html)),
        ("a.xls", utf16_page, foreign(Foreign::Html)),
        ("a.xls", b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), foreign(Foreign::Xml)),
        ("a.xls", b"<?xml version=\"1.0\"?><html/>".to_vec(), foreign(Foreign::Html)),
        ("a.csv", b"%PDF-1.7\n".to_vec(), document("a PDF document")),
        ("a.xlsx", zip(&[("word/document.xml", b"")]), document("a Word document")),
        ("a.xlsb", zip(&[("xl/workbook.bin", b"")]), {
            document("an Excel binary workbook (.xlsb)")
        }),
        ("a.odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), {
            document("a document that is no spreadsheet")
        }),
        ("a.xls", compound("/WordDocument", b"x"), document("an old Word document")),
        ("a.xlsx", compound("/EncryptedPackage", b"x"), FileError::Encrypted),
        ("a.csv", (0..=255).cycle().take(5000).map(|n: u16| (n % 20) as u8).collect(), {
            foreign(Foreign::Binary)
        }),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(read(name, &bytes).map(|_| ()), Err(expected), "{name}");
    }
}

#[test]
fn a_page_in_a_cell_is_no_page() {
    assert!(read("a.csv", b"id,html\n1,<html>\n").is_ok());
    assert!(read("a.csv", b"<name>,<mail>\n1,2\n").is_ok());
}

#[test]
fn a_damaged_workbook_is_told_from_other_files() {
    let whole = xlsx_of_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    let mut flipped = whole.clone();
    // The packed bytes of a part follow its name.
    let name = b"xl/worksheets/s.xml";
    let packed = whole.windows(name.len()).position(|w| w == name).expect("a sheet") + name.len();
    flipped[packed + 9] ^= 0xFF;
    let no_end = xlsx_of_xml("<row r=\"1\"><c r=\"A1\">");
    let cases = [
        ("a.xlsx", whole[..whole.len() / 2].to_vec(), Format::Xlsx),
        ("a.xlsx", flipped, Format::Xlsx),
        ("a.xlsx", no_end, Format::Xlsx),
        ("a.xlsx", vec![1; 3000], Format::Xlsx),
        (
            "a.xls",
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[7; 2000]].concat(),
            Format::Xls,
        ),
        ("a.xls", compound("/Workbook", &[9, 8, 4, 0, 1]), Format::Xls),
        ("a.ods", b"PK\x03\x04 cut".to_vec(), Format::Ods),
    ];
    assert!(read("a.xlsx", &whole).is_ok());
    for (name, bytes, expected) in cases {
        match read(name, &bytes) {
            Err(FileError::Damaged { format, .. }) => assert_eq!(format, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn limits_are_kept_and_say_how_much() {
    let over =
        |limit: Limit, found| FileError::OverLimit { limit, found, allowed: limit.allowed() };
    let rows = |n: u64| "a\n".to_owned() + &"1\n".repeat(n as usize);
    let wide = vec!["x"; MAX_COLUMNS as usize + 1].join(",");
    let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
    let cases = [
        (rows(MAX_ROWS + 1).into_bytes(), over(Limit::Rows, MAX_ROWS + 1)),
        (rows(MAX_ROWS + 500).into_bytes(), over(Limit::Rows, MAX_ROWS + 101)),
        (wide.into_bytes(), over(Limit::Columns, MAX_COLUMNS + 1)),
        (xlsx_of_xml(far), over(Limit::Columns, 16_384)),
        (vec![b'x'; MAX_FILE_BYTES as usize + 1], over(Limit::FileBytes, MAX_FILE_BYTES + 1)),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read("a.csv", &bytes).map(|_| ()), Err(expected));
    }
    assert_eq!(
        read("a.csv", rows(MAX_ROWS).as_bytes()).expect("a table").rows.len() as u64,
        MAX_ROWS
    );
}

/// Writes another size wherever the archive states one.
fn with_stated_size(archive: &mut [u8], real: u32, stated: u32) {
    let mut places = 0;
    for at in 0..archive.len() - 4 {
        if archive[at..at + 4] == real.to_le_bytes() {
            archive[at..at + 4].copy_from_slice(&stated.to_le_bytes());
            places += 1;
        }
    }
    assert_eq!(places, 2, "in the part's own header and in the directory");
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let mut bomb = zip(&[("xl/workbook.xml", &[0; 123_457])]);
    with_stated_size(&mut bomb, 123_457, 4_000_000_000);
    let limit = Limit::UnpackedBytes;
    let expected =
        FileError::OverLimit { limit, found: 4_000_000_000, allowed: MAX_UNPACKED_BYTES };
    assert_eq!(read("a.xlsx", &bomb).map(|_| ()), Err(expected));
}

#[test]
fn a_zip_bomb_that_lies_is_stopped_while_it_unpacks() {
    let mut bomb = zip(&[("xl/workbook.xml", &[0; 123_457])]);
    with_stated_size(&mut bomb, 123_457, 10);
    let refused = read("a.xlsx", &bomb).map(|_| ());
    let is_told = |detail: &str| detail.contains("larger than its declared");
    assert!(
        matches!(&refused, Err(FileError::Damaged { detail, .. }) if is_told(detail)),
        "{refused:?}"
    );
}

#[test]
fn wrong_wishes_are_refused() {
    let read = |options: ReadOptions| {
        hub_files::read("a.csv", b"x\n\na,b\n1,2\n", &options)
            .map(|_| ())
            .expect_err("a wrong wish")
    };
    for wanted in [2, 9] {
        let error = read(ReadOptions { header_row: Some(wanted), ..ReadOptions::default() });
        assert_eq!(error, FileError::HeaderRowBlank { wanted, last: 4 });
    }
    let error = read(ReadOptions { delimiter: Some('"'), ..ReadOptions::default() });
    assert_eq!(error, FileError::BadDelimiter { wanted: '"' });
    let error = read(ReadOptions { encoding: Some("x".into()), ..ReadOptions::default() });
    assert_eq!(error, FileError::UnknownEncoding { wanted: "x".into() });
}

#[test]
fn errors_speak_and_have_codes() {
    let sheets = || vec!["Ideas".to_owned(), "Costs".to_owned()];
    let cases = [
        (FileError::Empty, "FILE_EMPTY", "export it again"),
        (foreign(Foreign::Html), "NOT_A_SPREADSHEET", "it is a web page. Open it in"),
        (FileError::Encrypted, "FILE_ENCRYPTED", "save a copy without a password"),
        (
            FileError::SheetNotFound { wanted: "X".into(), sheets: sheets() },
            "SHEET_NOT_FOUND",
            "Choose one of: Ideas, Costs.",
        ),
        (
            FileError::OverLimit { limit: Limit::Rows, found: 200_001, allowed: 200_000 },
            "TOO_MANY_ROWS",
            "200001 rows, and 200000 are allowed. Split it",
        ),
    ];
    for (error, code, words) in cases {
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(words), "{error}");
    }
}
