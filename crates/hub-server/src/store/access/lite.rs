//! SQLite as a [`Sql`]. Its calls block, so nothing is ever waited for here: work at a transaction
//! is done when it was asked for once.

use super::sql::{Sql, Value};
use super::{account, rate};
use crate::access::Allowance;
use crate::authority::Own;
use crate::store::{Result, StoreError, sqlite};
use hub_core::{Key, MemberId, Row, SpaceId};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Transaction, params_from_iter};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A transaction; of a reader it can only be asked.
pub struct Lite<'a>(pub &'a Transaction<'a>);

impl Sql for Lite<'_> {
    async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Vec<Value>>> {
        // `$1` would be a name here; `?1` is the first value.
        let mut statement = self.0.prepare_cached(&sql.replace('$', "?"))?;
        let columns = statement.column_count();
        let rows = statement.query_map(params_from_iter(values), |row| {
            (0..columns).map(|at| row.get_ref(at).map(read)).collect()
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    async fn row(&mut self, space: SpaceId, key: Key) -> Result<Option<Row>> {
        Ok(sqlite::row(self.0, space, &key)?)
    }

    async fn own(&mut self, space: SpaceId, own: &Own) -> Result<()> {
        sqlite::own(self.0, space, own)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Int(int) => ValueRef::Integer(*int),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Null => ValueRef::Null,
        }))
    }
}

fn read(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Integer(int) => Value::Int(int),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        // There is no column of real numbers.
        ValueRef::Null | ValueRef::Real(_) => Value::Null,
    }
}

/// Runs work that never waits.
pub fn at_once<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => Err(StoreError::Failed("work at a transaction waited".to_owned())),
    }
}

/// Counts operations of a member, within the transaction of their push: those of a push that comes
/// to nothing are not counted. `TOO_MANY`.
pub(in crate::store) fn spend(
    tx: &Transaction<'_>,
    space: SpaceId,
    member: MemberId,
    operations: u32,
    allowance: Allowance,
    now_ms: i64,
) -> Result<()> {
    let who = rate::Who::Operations(member);
    at_once(rate::spend(&mut Lite(tx), space, &who, operations, allowance, now_ms))
}

/// Deletes the account and the sessions of a member who is erased.
pub(in crate::store) fn forget(
    tx: &Transaction<'_>,
    space: SpaceId,
    member: MemberId,
) -> Result<()> {
    at_once(account::forget(&mut Lite(tx), space, member))
}
