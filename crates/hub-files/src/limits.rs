//! What one import may hold, and the running count that stops a reader before memory does.

use crate::error::{FileError, Limit};

/// The largest file that is read.
pub const MAX_FILE_BYTES: u64 = 100_000_000;
/// The most a workbook may unpack to, by what its directory declares. More than that never comes out
/// of it.
pub const MAX_UNPACKED_BYTES: u64 = 100_000_000;
/// The most filled rows of a table, the header not counted.
pub const MAX_ROWS: u64 = 200_000;
/// The most columns of a table.
pub const MAX_COLUMNS: u64 = 200;
/// The most cells of a table, which bounds its memory at about 240 MB besides the text.
pub const MAX_CELLS: u64 = 10_000_000;
/// The most text of all cells together. A workbook stores a repeated text once, so its own size
/// says little about the size of the table.
pub const MAX_TEXT_BYTES: u64 = 200_000_000;
/// The most text of one cell; the rest is cut off and noted.
pub const MAX_CELL_BYTES: usize = 1_000_000;

/// So many rows of the file's beginning come with a table.
pub const HEAD_ROWS: usize = 20;

/// Room for lines above the header, so that a full table is not refused for its title.
pub(crate) const ROWS_ABOVE_HEADER: u64 = 100;

impl Limit {
    /// The number that must not be exceeded.
    #[must_use]
    pub fn allowed(self) -> u64 {
        match self {
            Self::FileBytes => MAX_FILE_BYTES,
            Self::UnpackedBytes => MAX_UNPACKED_BYTES,
            Self::Rows => MAX_ROWS,
            Self::Columns => MAX_COLUMNS,
            Self::Cells => MAX_CELLS,
            Self::TextBytes => MAX_TEXT_BYTES,
        }
    }
}

/// Refuses when `found` is over the limit.
pub(crate) fn check(limit: Limit, found: u64) -> Result<(), FileError> {
    if found > limit.allowed() {
        return Err(FileError::OverLimit { limit, found, allowed: limit.allowed() });
    }
    Ok(())
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    rows: u64,
    cells: u64,
    text_bytes: u64,
}

impl Budget {
    /// Counts a row of `cells` cells.
    pub(crate) fn row(&mut self, cells: usize) -> Result<(), FileError> {
        self.rows += 1;
        self.cells += cells as u64;
        if self.rows > MAX_ROWS + ROWS_ABOVE_HEADER {
            check(Limit::Rows, self.rows)?;
        }
        check(Limit::Columns, cells as u64)?;
        check(Limit::Cells, self.cells)
    }

    /// Counts the text of a cell.
    pub(crate) fn text(&mut self, bytes: usize) -> Result<(), FileError> {
        self.text_bytes += bytes as u64;
        check(Limit::TextBytes, self.text_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_stops_at_each_limit() {
        let stopped = |limit: Limit, result: Result<(), FileError>| {
            assert_eq!(result.map_err(|error| error.code()), Err(limit.code()));
        };
        let mut budget = Budget::default();
        let mut rows = || budget.row(1);
        assert!((0..MAX_ROWS + ROWS_ABOVE_HEADER).all(|_| rows().is_ok()));
        stopped(Limit::Rows, rows());

        let mut budget = Budget::default();
        stopped(Limit::Columns, budget.row(MAX_COLUMNS as usize + 1));

        let mut budget = Budget::default();
        let full_rows = MAX_CELLS / MAX_COLUMNS;
        assert!((0..full_rows).all(|_| budget.row(MAX_COLUMNS as usize).is_ok()));
        stopped(Limit::Cells, budget.row(1));

        let mut budget = Budget::default();
        assert_eq!(budget.text(MAX_TEXT_BYTES as usize), Ok(()));
        stopped(Limit::TextBytes, budget.text(1));
    }
}
