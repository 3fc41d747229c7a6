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

/// A compound file with one stream.
pub fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_stream(stream).expect("a stream").write_all(bytes).expect("its bytes");
    file.into_inner().into_inner()
}
