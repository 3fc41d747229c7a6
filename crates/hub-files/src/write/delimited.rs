//! Comma separated values (RFC 4180).

use super::{Column, harmless};
use crate::cell::Cell;
use csv::Terminator;
use std::borrow::Cow;
use std::io::{self, Write};

/// By it Excel reads the file as UTF-8 and not in the code page of the country.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

pub(super) struct Delimited<W: Write>(csv::Writer<W>);

impl<W: Write> Delimited<W> {
    pub(super) fn new(mut to: W, columns: &[Column]) -> io::Result<Self> {
        to.write_all(BYTE_ORDER_MARK)?;
        let mut csv = csv::WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
        let names = columns.iter().map(|column| harmless(&column.name));
        csv.write_record(names.map(Cow::into_owned).map(String::into_bytes)).map_err(of_disk)?;
        Ok(Self(csv))
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(text(cell).as_bytes()).map_err(of_disk)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(of_disk)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What the disk said: a full one is to be told from others.
fn of_disk(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Numbers with all their digits, shares as the numbers they are: a reader gets them back exactly.
fn text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(value) | Cell::Percent(value) => Cow::Owned(value.to_string()),
        other => other.as_text(),
    }
}
