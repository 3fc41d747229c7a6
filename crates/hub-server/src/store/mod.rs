//! The databases of an authority: SQL and nothing else, behind one enum with the operations of the
//! protocol. Everything that decides is in [`crate::authority`], once for both.

pub mod access;
mod error;
pub mod postgres;
pub mod sqlite;

use crate::access::Limits;
use crate::authority::{Asker, AuditLine, Own, Verified};
pub use error::StoreError;
use hub_core::rows::{Role, Space};
use hub_core::{Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
use uuid::Uuid;

/// What every call gives.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Where a server keeps everything. Cheap to clone; all clones are the same.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file beside the server.
    Sqlite(sqlite::Pool),
    /// A database that any number of servers share.
    Postgres(postgres::Pool),
}

/// Asks whichever database it is.
macro_rules! either {
    ($store:expr, $pool:ident => $asked:expr) => {
        match $store {
            Store::Sqlite($pool) => $asked,
            Store::Postgres($pool) => $asked,
        }
    };
}

/// All of them fail with what the database says, and with a problem where one is named.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// Opens the file in a folder, or makes it, and brings it to the present version.
    pub async fn sqlite(path: &std::path::Path) -> Result<Self> {
        Ok(Self::Sqlite(sqlite::Pool::open(path).await?))
    }

    /// Connects to the database of an address (`postgres://..`) and brings it to the present version.
    pub async fn postgres(url: &str) -> Result<Self> {
        Ok(Self::Postgres(postgres::Pool::connect(url).await?))
    }

    /// Founds a space: its first rows become operation 0. [`StoreError::Exists`] where it is.
    pub async fn found(&self, genesis: Vec<Row>) -> Result<()> {
        either!(self, pool => pool.found(genesis).await)
    }

    /// The space that this server keeps; none before one was founded.
    pub async fn space(&self) -> Result<Option<SpaceId>> {
        either!(self, pool => pool.space().await)
    }

    /// The space's row, for its name.
    pub async fn settings(&self, space: SpaceId) -> Result<Space> {
        either!(self, pool => pool.settings(space).await)
    }

    /// The role of an active member; `NOT_MEMBER` for anybody else.
    pub async fn role(&self, asker: Asker) -> Result<Role> {
        either!(self, pool => pool.role(asker).await)
    }

    /// Decides the operations of a push in one transaction. `NOT_MEMBER`, `STREAM_TAKEN`,
    /// `STREAM_GAP`, `STREAM_FORKED`, `BAD_REQUEST`, `TOO_MANY`.
    pub async fn push(
        &self,
        asker: Asker,
        push: Push,
        limits: Limits,
        now_ms: i64,
    ) -> Result<Pushed> {
        either!(self, pool => pool.push(asker, push, limits, now_ms).await)
    }

    /// What stands behind a cursor (none: everything), in whole operations: about `page_items` rows
    /// and events. `NOT_MEMBER`, `CURSOR_UNKNOWN`.
    pub async fn changes(
        &self,
        asker: Asker,
        after: Option<String>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page> {
        either!(self, pool => pool.changes(asker, after, stream, page_items).await)
    }

    /// Where the order of a space stands.
    pub async fn head(&self, space: SpaceId) -> Result<Cursor> {
        either!(self, pool => pool.head(space).await)
    }

    /// The state of a space in pieces; made now unless there is one that is new enough.
    /// `NOT_MEMBER`.
    pub async fn snapshot(
        &self,
        asker: Asker,
        stream: Option<Uuid>,
        now_ms: i64,
    ) -> Result<Snapshot> {
        either!(self, pool => pool.snapshot(asker, stream, now_ms).await)
    }

    /// A piece of a snapshot, packed. `NOT_MEMBER`, `SNAPSHOT_GONE`, `NOT_FOUND`.
    pub async fn chunk(&self, asker: Asker, id: String, index: u32) -> Result<Vec<u8>> {
        either!(self, pool => pool.chunk(asker, id, index).await)
    }

    /// Puts an operation of the server itself on record, in a transaction of its own.
    pub async fn own(&self, space: SpaceId, own: Own) -> Result<()> {
        either!(self, pool => pool.own(space, own).await)
    }

    /// The record of operations after `after_n` (-1: from the first), at most `limit` lines.
    pub async fn audit(&self, space: SpaceId, after_n: i64, limit: u32) -> Result<Vec<AuditLine>> {
        either!(self, pool => pool.audit(space, after_n, limit).await)
    }

    /// Recomputes the chain over all operations.
    pub async fn verify(&self, space: SpaceId) -> Result<Verified> {
        either!(self, pool => pool.verify(space).await)
    }

    /// Erases the bodies of operations that were refused before `before_ms`; verdicts stay. Says
    /// how many.
    pub async fn forget_refused(&self, space: SpaceId, before_ms: i64) -> Result<u64> {
        either!(self, pool => pool.forget_refused(space, before_ms).await)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        either!(self, pool => pool.ping().await)
    }
}

/// Salts for so many operations, from the system's randomness.
fn salts(count: usize) -> Result<Vec<crate::authority::Salt>> {
    let mut salts = vec![crate::authority::Salt::default(); count];
    for salt in &mut salts {
        getrandom::fill(salt).map_err(|error| StoreError::Failed(error.to_string()))?;
    }
    Ok(salts)
}
