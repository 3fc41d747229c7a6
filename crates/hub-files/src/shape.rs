//! Raw rows into a table: column names, equal width, and a note on whatever did not fit.

use std::collections::HashSet;

use crate::cell::Cell;
use crate::error::{FileError, Limit};
use crate::header;
use crate::limits::{HEAD_ROWS, check};
use crate::raw::{RawRow, RawTable};
use crate::table::{Note, NoteKind, ReadOptions, Table, TableRow};

/// Makes the table. `raw` has at least one row.
pub(crate) fn table(raw: RawTable, options: &ReadOptions) -> Result<Table, FileError> {
    let RawTable { mut rows, mut found, mut notes } = raw;
    let header_at = header_place(&rows, options.header_row)?;
    let head = rows.iter().take(HEAD_ROWS).map(as_it_is).collect();
    let mut body = rows.split_off(header_at.map_or(0, |at| at + 1));
    let header = header_at.and_then(|_| rows.pop());
    notes.extend(rows.iter().map(above_header));
    let widest = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if widest.max(header.as_ref().map_or(0, |row| row.cells.len())) > 1 {
        leave_out_comments(&mut body, &mut notes);
    }
    check(Limit::Rows, body.len() as u64)?;
    let columns = columns(header.as_ref(), &body);
    check(Limit::Cells, (columns.kept.len() * body.len()) as u64)?;
    found.header_row = header.as_ref().map(|row| row.number);
    let headers = names(header.as_ref(), &columns.kept, &mut notes);
    let rows = body.into_iter().map(|row| fit(row, &columns, &mut notes)).collect();
    notes.sort_by_key(|note| note.row);
    Ok(Table { headers, rows, head, found, notes })
}

fn as_it_is(row: &RawRow) -> TableRow {
    TableRow { number: row.number, cells: row.cells.clone() }
}

fn header_place(rows: &[RawRow], wanted: Option<u64>) -> Result<Option<usize>, FileError> {
    let last = rows.last().map_or(0, |row| row.number);
    match wanted {
        None => Ok(Some(header::find(rows))),
        Some(0) => Ok(None),
        Some(wanted) => match rows.iter().position(|row| row.number == wanted) {
            Some(at) => Ok(Some(at)),
            None => Err(FileError::HeaderRowBlank { wanted, last }),
        },
    }
}

fn above_header(row: &RawRow) -> Note {
    Note { row: Some(row.number), kind: NoteKind::AboveHeader { text: row.preview() } }
}

/// In a table of several columns, a line without a delimiter that starts with `#` is a comment. A
/// row that says so in a cell of its own is kept.
fn leave_out_comments(body: &mut Vec<RawRow>, notes: &mut Vec<Note>) {
    body.retain(|row| {
        let is_comment = row.line_width == Some(1) && header::is_comment(row);
        if is_comment {
            let kind = NoteKind::Comment { text: row.preview() };
            notes.push(Note { row: Some(row.number), kind });
        }
        !is_comment
    });
}

/// The columns of the table.
struct Columns {
    /// Cells from here on lie beyond the table.
    width: usize,
    /// Those with a name or a filled cell; a column of nothing is no column.
    kept: Vec<usize>,
}

fn columns(header: Option<&RawRow>, body: &[RawRow]) -> Columns {
    let width = width(header, body);
    let mut used = vec![false; width];
    for row in header.into_iter().chain(body) {
        for (used, cell) in used.iter_mut().zip(&row.cells) {
            *used |= !cell.is_empty();
        }
    }
    Columns { width, kept: (0..width).filter(|column| used[*column]).collect() }
}

/// A sheet is as wide as its widest row. Lines of text are as wide as the header line, blank names
/// included, and only wider when most rows are.
fn width(header: Option<&RawRow>, body: &[RawRow]) -> usize {
    let mut widths: Vec<usize> = body.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let widest = widths.last().copied().unwrap_or(0);
    let Some(header) = header else { return widest };
    let named = header.cells.len();
    let stated = header.line_width.unwrap_or(usize::MAX);
    let most_reach = widths.get(widths.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    named.max(stated.min(widest)).max(most_reach)
}

/// Names that are neither blank nor used twice.
fn names(header: Option<&RawRow>, columns: &[usize], notes: &mut Vec<Note>) -> Vec<String> {
    let cell = |column: &usize| header.and_then(|row| row.cells.get(*column));
    let written: Vec<String> =
        columns.iter().map(|column| one_line(cell(column).unwrap_or(&Cell::Empty))).collect();
    let reserved: HashSet<&String> = written.iter().collect();
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(columns.len());
    for (name, column) in written.iter().zip(columns) {
        let base =
            if name.is_empty() { format!("Column {}", letters(*column)) } else { name.clone() };
        let is_free = |candidate: &String| {
            !taken.contains(candidate) && (candidate == name || !reserved.contains(candidate))
        };
        let unique = std::iter::once(base.clone())
            .chain((2_u64..).map(|n| format!("{base} ({n})")))
            .find(is_free)
            .unwrap_or(base);
        if let Some(header) = header {
            let row = Some(header.number);
            notes.extend(renamed(name, &unique).map(|kind| Note { row, kind }));
        }
        taken.insert(unique.clone());
        names.push(unique);
    }
    names
}

fn renamed(name: &str, unique: &str) -> Option<NoteKind> {
    match name {
        _ if name == unique => None,
        "" => Some(NoteKind::HeaderBlank { name: unique.to_owned() }),
        _ => Some(NoteKind::HeaderRepeated { name: name.to_owned(), renamed: unique.to_owned() }),
    }
}

fn one_line(cell: &Cell) -> String {
    cell.as_text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A, B, … Z, AA, as spreadsheets letter their columns.
pub(crate) fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}

/// The row with one cell per column, and those beyond after them.
fn fit(mut row: RawRow, columns: &Columns, notes: &mut Vec<Note>) -> TableRow {
    let mut note = |kind| notes.push(Note { row: Some(row.number), kind });
    match row.line_width {
        Some(line) if line < columns.width => {
            note(NoteKind::ShortRow { missing: columns.width - line });
        }
        _ if row.cells.len() > columns.width => {
            note(NoteKind::LongRow { extra: row.cells.len() - columns.width });
        }
        _ => {}
    }
    let extra = row.cells.split_off(columns.width.min(row.cells.len()));
    if columns.kept.len() == columns.width {
        row.cells.resize(columns.width, Cell::Empty);
    } else {
        let mut take = |column: &usize| row.cells.get_mut(*column).map(std::mem::take);
        row.cells = columns.kept.iter().map(|c| take(c).unwrap_or_default()).collect();
    }
    row.cells.extend(extra);
    TableRow { number: row.number, cells: row.cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (199, "GR"), (701, "ZZ")] {
            assert_eq!(letters(column), text);
        }
    }
}
