//! The connections to the file: one that writes, and a few that read beside it. They block, so they
//! work on threads of their own.

use super::super::{Result, StoreError};
use super::{Connection, Transaction, making, op, page, push, read, schema, settled, write};
use crate::access::Limits;
use crate::authority::{self, Asker, AuditLine, Own, Verified};
use hub_core::rows::{Role, Space};
use hub_core::{Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Mutex as AsyncMutex, OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// So many read at the same time; who comes later waits.
const READERS: usize = 8;

/// The connections to a server's file. All clones share them.
#[derive(Clone, Debug)]
pub struct Pool {
    writer: Arc<AsyncMutex<Connection>>,
    readers: Arc<Readers>,
    /// One snapshot at a time is made.
    making: Arc<AsyncMutex<()>>,
}

#[derive(Debug)]
struct Readers {
    free: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

/// A connection that goes back when it is dropped.
struct Lent {
    connection: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut free = self.readers.free.lock().unwrap_or_else(PoisonError::into_inner);
        free.extend(self.connection.take());
    }
}

/// All of them fail with what SQLite says, and with the problems of [`super::super::Store`].
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Pool {
    /// Opens the file, or makes it, and brings it to the present version.
    pub async fn open(path: &Path) -> Result<Self> {
        let path = path.to_owned();
        blocking(move || {
            let writer = schema::open(&path, schema::Durability::Full)?;
            let readers = (0..READERS).map(|_| schema::open_reader(&path));
            let free = Mutex::new(readers.collect::<Result<Vec<_>>>()?);
            let permits = Arc::new(Semaphore::new(READERS));
            Ok(Self {
                writer: Arc::new(AsyncMutex::new(writer)),
                readers: Arc::new(Readers { free, permits }),
                making: Arc::default(),
            })
        })
        .await
    }

    /// Writes in one transaction: all of it, or nothing.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        blocking(move || write(&mut writer, act)).await
    }

    /// Reads in one transaction: everything as it was at one moment.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut lent = self.lend().await?;
        blocking(move || match &mut lent.connection {
            Some(connection) => read(connection, act),
            None => Err(StoreError::Unavailable("no connection is free".to_owned())),
        })
        .await
    }

    async fn lend(&self) -> Result<Lent> {
        let permit = Arc::clone(&self.readers.permits).acquire_owned().await;
        let permit = permit.map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let free = &self.readers.free;
        let connection = free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Ok(Lent { connection, readers: Arc::clone(&self.readers), _permit: permit })
    }

    pub(in crate::store) async fn found(&self, genesis: Vec<Row>) -> Result<()> {
        self.write(move |tx| push::found(tx, &genesis)).await
    }

    pub(in crate::store) async fn space(&self) -> Result<Option<SpaceId>> {
        self.read(|tx| super::space(tx)).await
    }

    pub(in crate::store) async fn settings(&self, space: SpaceId) -> Result<Space> {
        self.read(move |tx| super::settings(tx, space)).await
    }

    pub(in crate::store) async fn role(&self, asker: Asker) -> Result<Role> {
        let member = self.read(move |tx| Ok(push::member(tx, asker.space, asker.member)?)).await?;
        Ok(authority::role(member.as_ref())?)
    }

    pub(in crate::store) async fn push(
        &self,
        asker: Asker,
        push: Push,
        limits: Limits,
        now_ms: i64,
    ) -> Result<Pushed> {
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        blocking(move || {
            let push = |tx: &Transaction<'_>| push::push(tx, &asker, &push, Some(&limits), now_ms);
            let done = write(&mut writer, push)?;
            Ok(settled(&writer, done))
        })
        .await
    }

    pub(in crate::store) async fn changes(
        &self,
        asker: Asker,
        after: Option<String>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page> {
        self.read(move |tx| {
            let after = after.as_deref();
            page::page(tx, &page::Asked { asker: &asker, after, stream, page_items })
        })
        .await
    }

    pub(in crate::store) async fn head(&self, space: SpaceId) -> Result<Cursor> {
        self.read(move |tx| super::head(tx, space)).await
    }

    pub(in crate::store) async fn snapshot(
        &self,
        asker: Asker,
        stream: Option<Uuid>,
        now_ms: i64,
    ) -> Result<Snapshot> {
        let ready = || self.read(move |tx| making::ready(tx, &asker, stream));
        if let Some(snapshot) = ready().await? {
            return Ok(snapshot);
        }
        let _alone = self.making.lock().await;
        // Somebody else may have made one meanwhile.
        if let Some(snapshot) = ready().await? {
            return Ok(snapshot);
        }
        self.make(asker.space, now_ms).await?;
        ready().await?.ok_or_else(|| StoreError::Unavailable("a text was erased".to_owned()))
    }

    async fn make(&self, space: SpaceId, now_ms: i64) -> Result<()> {
        let writer = Arc::clone(&self.writer);
        self.read(move |tx| {
            making::make(tx, space, now_ms, &mut |act| {
                let mut writer = writer.blocking_lock();
                write(&mut writer, |tx| act(tx))
            })
        })
        .await
    }

    pub(in crate::store) async fn chunk(
        &self,
        asker: Asker,
        id: String,
        index: u32,
    ) -> Result<Vec<u8>> {
        self.read(move |tx| making::chunk(tx, &asker, &id, index)).await
    }

    pub(in crate::store) async fn own(&self, space: SpaceId, own: Own) -> Result<()> {
        self.write(move |tx| push::own(tx, space, &own)).await
    }

    pub(in crate::store) async fn audit(
        &self,
        space: SpaceId,
        after_n: i64,
        limit: u32,
    ) -> Result<Vec<AuditLine>> {
        self.read(move |tx| super::audit(tx, space, after_n, limit)).await
    }

    pub(in crate::store) async fn verify(&self, space: SpaceId) -> Result<Verified> {
        self.read(move |tx| super::verify(tx, space)).await
    }

    pub(in crate::store) async fn forget_refused(
        &self,
        space: SpaceId,
        before_ms: i64,
    ) -> Result<u64> {
        self.write(move |tx| Ok(op::forget_refused(tx, space, before_ms)?)).await
    }

    pub(in crate::store) async fn ping(&self) -> Result<()> {
        self.read(|tx| super::space(tx).map(drop)).await
    }
}

async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(act).await;
    done.unwrap_or_else(|error| Err(StoreError::Failed(error.to_string())))
}
