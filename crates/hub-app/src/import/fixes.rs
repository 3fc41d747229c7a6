//! Cells that a person put right: the dry run and the import read these texts instead of the file's.

use super::mapping::place;
use crate::AppError;
use hub_files::{Cell, Table, TableRow};
use std::collections::HashMap;

/// Other cells, by the row's number and the column's place.
#[derive(Debug, Default)]
pub(crate) struct Fixes(HashMap<(u64, usize), Cell>);

impl Fixes {
    /// Finds the columns of what was put right.
    ///
    /// # Errors
    /// `COLUMN_NOT_FOUND`.
    pub(crate) fn of(table: &Table, said: &[(u64, String, String)]) -> Result<Self, AppError> {
        let fix = |(row, column, text): &(u64, String, String)| {
            let cell = match text.trim() {
                "" => Cell::Empty,
                _ => Cell::Text(text.clone()),
            };
            Ok(((*row, place(table, column)?), cell))
        };
        Ok(Self(said.iter().map(fix).collect::<Result<_, AppError>>()?))
    }

    /// The cell as it is meant.
    pub(crate) fn cell<'a>(&'a self, row: &'a TableRow, at: usize) -> Option<&'a Cell> {
        // Nearly no file has any, and this is asked for every cell.
        let fixed = if self.0.is_empty() { None } else { self.0.get(&(row.number, at)) };
        fixed.or_else(|| row.cells.get(at))
    }
}
