//! How ids, numbers and facts stand in a column.

use crate::store::{Result, StoreError};
use hub_core::Verdict;
use hub_core::chain::Hash;
use serde::de::DeserializeOwned;
use tokio_postgres::Row;

/// A transaction of a pooled connection.
pub(in crate::store) type Tx<'a> = deadpool_postgres::Transaction<'a>;

/// A number that is never negative.
pub(super) fn unsigned(row: &Row, column: usize) -> Result<u64> {
    Ok(row.try_get::<_, i64>(column)?.cast_unsigned())
}

/// A number of 32 bits.
pub(super) fn small(row: &Row, column: usize) -> Result<u32> {
    let number: i64 = row.try_get(column)?;
    u32::try_from(number).map_err(|error| StoreError::Failed(error.to_string()))
}

/// A SHA-256.
pub(super) fn hash(row: &Row, column: usize) -> Result<Hash> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|_| StoreError::Failed("a hash of another length".to_owned()))
}

/// Facts from JSON text; text that is not what was written is damage.
pub(super) fn json<T: DeserializeOwned>(row: &Row, column: usize) -> Result<T> {
    Ok(serde_json::from_str(row.try_get(column)?)?)
}

/// The rows of an entity.
pub(super) fn entities(rows: &[Row]) -> Result<Vec<hub_core::Row>> {
    rows.iter().map(|row| json(row, 0)).collect()
}

/// A stored verdict.
pub(super) fn verdict(row: &Row, column: usize) -> Result<Verdict> {
    json(row, column)
}
