//! One way to ask both databases, so that the SQL of sign-in stands here once. It uses only what
//! both understand: upserts, RETURNING, blobs, whole numbers and texts.

use crate::authority::Own;
use crate::store::StoreError;
use hub_core::{Key, MemberId, Row, SpaceId};
use uuid::Uuid;

/// A value on its way in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An id or a hash.
    Bytes(Vec<u8>),
    /// A number, a time, or a yes or no.
    Int(i64),
    /// A text.
    Text(String),
    /// Nothing.
    Null,
}

/// A transaction of one of the two databases.
pub trait Sql {
    /// Runs one statement whose values are `$1`, `$2`.. and gives its rows, if it has any.
    async fn rows(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> Result<Vec<Vec<Value>>, StoreError>;

    /// The row of a key.
    async fn row(&mut self, space: SpaceId, key: Key) -> Result<Option<Row>, StoreError>;

    /// A member's row.
    async fn member(&mut self, space: SpaceId, id: MemberId) -> Result<Option<Row>, StoreError> {
        self.row(space, Key::from(id)).await
    }

    /// Writes an operation of the server's own.
    async fn own(&mut self, space: SpaceId, own: &Own) -> Result<(), StoreError>;
}

/// The first row of a statement.
pub(super) async fn first(
    sql: &mut impl Sql,
    statement: &'static str,
    values: &[Value],
) -> Result<Option<Cells>, StoreError> {
    Ok(sql.rows(statement, values).await?.into_iter().next().map(Cells))
}

/// The database holds something that was never written.
pub(super) fn strange(what: &str) -> StoreError {
    StoreError::Failed(format!("in the tables of sign-in, {what}"))
}

/// The values of a row, by their place in the statement.
#[derive(Debug)]
pub struct Cells(pub Vec<Value>);

impl Cells {
    /// A number.
    pub fn int(&self, at: usize) -> Result<i64, StoreError> {
        self.int_or_none(at)?.ok_or_else(|| strange("a number is missing"))
    }

    /// A number that may be missing.
    pub fn int_or_none(&self, at: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(at) {
            Some(Value::Int(int)) => Ok(Some(*int)),
            Some(Value::Null) => Ok(None),
            _ => Err(strange("no number")),
        }
    }

    /// A text.
    pub fn text(&self, at: usize) -> Result<String, StoreError> {
        self.text_or_none(at)?.ok_or_else(|| strange("a text is missing"))
    }

    /// A text that may be missing.
    pub fn text_or_none(&self, at: usize) -> Result<Option<String>, StoreError> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(strange("no text")),
        }
    }

    /// An id.
    pub fn id(&self, at: usize) -> Result<Uuid, StoreError> {
        self.id_or_none(at)?.ok_or_else(|| strange("an id is missing"))
    }

    /// An id that may be missing.
    pub fn id_or_none(&self, at: usize) -> Result<Option<Uuid>, StoreError> {
        match self.0.get(at) {
            Some(Value::Bytes(bytes)) => {
                let id = Uuid::from_slice(bytes).map_err(|_| strange("no id"))?;
                Ok(Some(id))
            }
            Some(Value::Null) => Ok(None),
            _ => Err(strange("no id")),
        }
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Bytes(id.as_bytes().to_vec())
    }
}

impl From<SpaceId> for Value {
    fn from(id: SpaceId) -> Self {
        id.0.into()
    }
}

impl From<MemberId> for Value {
    fn from(id: MemberId) -> Self {
        id.0.into()
    }
}

impl From<[u8; 32]> for Value {
    fn from(hash: [u8; 32]) -> Self {
        Self::Bytes(hash.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
