//! PostgreSQL as a [`Sql`].

use super::sql::{Sql, Value};
use super::{account, rate};
use crate::access::Allowance;
use crate::authority::Own;
use crate::store::postgres::{self, Tx};
use crate::store::{Result, StoreError};
use hub_core::{Key, MemberId, Row, SpaceId};
use std::error::Error;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

/// How often work is done again that was in somebody else's way.
const TRIES: u32 = 5;

/// A transaction.
pub struct Pg<'a>(pub &'a Tx<'a>);

impl Sql for Pg<'_> {
    async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Vec<Value>>> {
        let statement = self.0.prepare_cached(sql).await?;
        let values: Vec<_> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self.0.query(&statement, &values).await?;
        let read = |row: tokio_postgres::Row| {
            (0..row.len()).map(|at| Ok(row.try_get(at)?)).collect::<Result<Vec<Value>>>()
        };
        rows.into_iter().map(read).collect()
    }

    async fn row(&mut self, space: SpaceId, key: Key) -> Result<Option<Row>> {
        postgres::row(self.0, space, &key).await
    }

    async fn own(&mut self, space: SpaceId, own: &Own) -> Result<()> {
        postgres::own(self.0, space, own).await
    }
}

/// Ids and hashes are their bytes on the wire, whatever their column is called.
impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Bytes(bytes) => bytes.as_slice().to_sql(kind, out),
            Self::Int(int) => int.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Null => Ok(IsNull::Yes),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::BYTEA, Type::UUID, Type::INT8, Type::TEXT].contains(kind)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(
        kind: &Type,
        raw: &'a [u8],
    ) -> std::result::Result<Self, Box<dyn Error + Sync + Send>> {
        match *kind {
            Type::INT8 => i64::from_sql(kind, raw).map(Self::Int),
            Type::TEXT => String::from_sql(kind, raw).map(Self::Text),
            _ => Ok(Self::Bytes(raw.to_vec())),
        }
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(kind: &Type) -> bool {
        <Self as ToSql>::accepts(kind)
    }
}

/// Whether work is to be done again; counts down how often it still may.
pub fn is_again<T>(done: &Result<T>, tries: &mut Option<u32>) -> bool {
    let left = tries.get_or_insert(TRIES);
    *left = left.saturating_sub(1);
    matches!(done, Err(StoreError::Again(_))) && *left > 0
}

/// Counts operations of a member, within the transaction of their push. `TOO_MANY`.
pub(in crate::store) async fn spend(
    tx: &Tx<'_>,
    space: SpaceId,
    member: MemberId,
    operations: u32,
    allowance: Allowance,
    now_ms: i64,
) -> Result<()> {
    let who = rate::Who::Operations(member);
    rate::spend(&mut Pg(tx), space, &who, operations, allowance, now_ms).await
}

/// Deletes the account and the sessions of a member who is erased.
pub(in crate::store) async fn forget(tx: &Tx<'_>, space: SpaceId, member: MemberId) -> Result<()> {
    account::forget(&mut Pg(tx), space, member).await
}
