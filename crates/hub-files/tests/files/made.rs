//! Files made for the tests, and short ways to look at what came out.

use std::io::{Cursor, Write};

use hub_files::{FileError, NoteKind, ReadOptions, Table};
use zip::write::SimpleFileOptions;

pub fn read(name: &str, bytes: &[u8]) -> Result<Table, FileError> {
    hub_files::read(name, bytes, &ReadOptions::default())
}

/// The headers, then the rows, as text.
pub fn texts(table: &Table) -> Vec<Vec<String>> {
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|c| c.as_text().into()).collect());
    std::iter::once(table.headers.clone()).chain(rows).collect()
}

pub fn notes(table: &Table) -> Vec<(Option<u64>, NoteKind)> {
    table.notes.iter().map(|note| (note.row, note.kind.clone())).collect()
}

pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The parts of a workbook with one sheet, whose rows are given as XML.
pub fn xlsx_of_xml(sheet_data: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let links = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"{id}\" Type=\"{LINK}/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINK}\"><sheets><sheet name=\"S\" sheetId=\"1\" \
         r:id=\"r1\"/></sheets></workbook>"
    );
    let sheet =
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{sheet_data}</sheetData></worksheet>");
    zip(&[
        ("_rels/.rels", links("r0", "officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", links("r1", "worksheet", "worksheets/s.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/s.xml", sheet.as_bytes()),
    ])
}

/// A compound file with one stream, of the version Excel writes.
pub fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let sink = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, sink).expect("a file");
    file.create_stream(stream).expect("a stream").write_all(bytes).expect("its bytes");
    file.into_inner().into_inner()
}

/// One record of an old Excel workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The place of a cell and its number format.
fn place(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

/// A record with a text.
pub fn xls_text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("a short text").to_le_bytes();
    record(0x0204, &[&place(row, column)[..], &length, &[0], text.as_bytes()].concat())
}

/// A record with a number.
pub fn xls_number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[&place(row, column)[..], &number.to_le_bytes()].concat())
}

/// What a sheet declares: first row, rows, first column, columns.
pub fn xls_dimensions(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
    let rows = rows.map(u32::to_le_bytes).concat();
    record(0x0200, &[&rows[..], &columns.map(u16::to_le_bytes).concat(), &[0, 0]].concat())
}

/// An old Excel workbook with one sheet of the given records.
pub fn xls(records: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| {
        let words = [0x0600, kind, 0, 0, 0, 0, 0, 0];
        record(0x0809, &words.map(u16::to_le_bytes).concat())
    };
    let end = record(0x000A, &[]);
    let sheet_at = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let globals = begin(5).len() + sheet_at(0).len() + end.len();
    let at = u32::try_from(globals).expect("a small workbook");
    let parts = [begin(5), sheet_at(at), end.clone(), begin(16), records.concat(), end];
    // Streams under 4,096 bytes are stored another way; real ones are longer.
    let mut stream = parts.concat();
    stream.resize(5000, 0);
    compound("/Workbook", &stream)
}

/// An OpenDocument spreadsheet whose tables are given as XML.
pub fn ods(tables: &str) -> Vec<u8> {
    let names = ["office", "table", "text"]
        .map(|name| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let content = format!(
        "<office:document-content {}><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>",
        names.join(" ")
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}
