//! Which row holds the column names: the first that is shaped like the rows after it. Titles, dates
//! of export and comments above a table are narrower than the table.

use crate::cell::Cell;
use crate::raw::RawRow;

/// Tables start near the top, and looking further only lets a ragged end decide.
const WINDOW_ROWS: usize = 100;

/// The place of the header row in `rows`, which is not empty.
pub(crate) fn find(rows: &[RawRow]) -> usize {
    let window = &rows[..rows.len().min(WINDOW_ROWS)];
    let typical = typical_width(window);
    let is_shaped = |row: &RawRow| {
        !is_comment(row) && row.cells.len() * 5 >= typical * 4 && row.filled() * 2 >= typical
    };
    let found = window.iter().position(is_shaped).unwrap_or(0);
    match found.checked_sub(1) {
        Some(above) if is_header_of(&window[above], &window[found], typical) => above,
        _ => found,
    }
}

/// A line that only says something to people.
pub(crate) fn is_comment(row: &RawRow) -> bool {
    row.cells.len() == 1 && row.cells[0].as_text().starts_with('#')
}

/// The upper median, so that in a short file the table wins over the lines above it.
fn typical_width(rows: &[RawRow]) -> usize {
    let mut widths: Vec<usize> =
        rows.iter().filter(|row| !is_comment(row)).map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(1)
}

/// The last columns of a header may be blank. So a row of words right above a row with numbers is
/// the header, though it is too narrow.
fn is_header_of(above: &RawRow, row: &RawRow, typical: usize) -> bool {
    above.number + 1 == row.number
        && above.filled() >= 2
        && above.cells.len() * 2 >= typical
        && above.cells.iter().all(|cell| cell.is_empty() || is_words(cell))
        && row.cells.iter().any(|cell| !cell.is_empty() && !is_words(cell))
}

fn is_words(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<RawRow> {
        let row = |(number, line): (usize, &&str)| {
            let mut cells: Vec<Cell> = line.split(',').map(Cell::text).collect();
            while cells.last().is_some_and(Cell::is_empty) {
                cells.pop();
            }
            RawRow { number: number as u64 + 1, cells, line_width: None }
        };
        lines.iter().enumerate().map(row).filter(|row| !row.cells.is_empty()).collect()
    }

    #[test]
    fn the_header_is_found() {
        let cases: [(&str, &[&str], u64); 12] = [
            ("first row", &["id,name", "1,x", "2,y"], 1),
            ("one column", &["idea", "send reminders"], 1),
            ("title", &["Ideas of 2024", "id,name,cost", "1,x,2", "2,y,3"], 2),
            ("title and pairs", &["Ideas", "", "By,Ann", "id,name,cost", "1,x,2", "2,y,3"], 4),
            ("merged title, total", &["Table 1,", "A,B", "8,9", ",TOTAL"], 2),
            ("comments", &["# a", "# b", "# c", "# d", "id,name", "1,x"], 5),
            ("blank name inside", &["id,,age", "1,John,30", "2,Ann,26"], 1),
            ("blank names at the end", &["id,name,,", "1,John,30,x", "2,Ann,26,y"], 1),
            ("groups above names", &["Who,,,Cost,,", "a,b,c,d,e,f", "1,2,3,4,5,6"], 2),
            ("sparse rows", &["a,b,c,d,e,f", "1,,x", "2,,,y", "3"], 1),
            ("only a header", &["id,name"], 1),
            ("ragged", &["id,name,age", "1,John", "2,Ann,26,x"], 1),
        ];
        for (what, lines, number) in cases {
            let rows = rows(lines);
            assert_eq!(rows[find(&rows)].number, number, "{what}");
        }
    }
}
