//! The connections to PostgreSQL: a few that write, since writing to a space is one after the other
//! anyway, and more that read. What fails because somebody else was at the same rows is done again.

use super::{connect, making, op, page, push, schema};
use crate::access::Limits;
use crate::authority::{self, Asker, AuditLine, Own, Verified, Verifier};
use crate::store::{Result, StoreError};
use deadpool_postgres::{Client, Pool as Deadpool};
use hub_core::rows::{Role, Space};
use hub_core::{EntityKind, Key, Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio_postgres::IsolationLevel;
use uuid::Uuid;

/// More would only wait for each other at the counter row.
const WRITERS: usize = 4;
/// So many read at the same time; who comes later waits.
const READERS: usize = 12;
/// How often work is done again that was in somebody else's way.
const TRIES: u32 = 5;
/// So many operations are in memory while the chain is recomputed.
const VERIFIED_AT_ONCE: u32 = 2_000;

/// The connections to a server's database. All clones share them.
#[derive(Clone)]
pub struct Pool {
    writers: Deadpool,
    readers: Deadpool,
    /// One snapshot at a time is made.
    making: Arc<Mutex<()>>,
}

impl std::fmt::Debug for Pool {
    /// Without the address, in which a password may stand.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").finish_non_exhaustive()
    }
}

/// Does work in one transaction that writes: all of it, or nothing.
macro_rules! writing {
    ($pool:expr, $tx:ident => $work:expr) => {{
        let mut tries = TRIES;
        loop {
            let done = async {
                let mut client = $pool.writer().await?;
                let $tx = client.transaction().await?;
                let done = $work.await?;
                $tx.commit().await?;
                Ok(done)
            };
            tries -= 1;
            match done.await {
                Err(StoreError::Again(_)) if tries > 0 => (),
                done => break done,
            }
        }
    }};
}

/// Does work in one transaction that reads: everything as it was at one moment.
macro_rules! reading {
    ($pool:expr, $tx:ident => $work:expr) => {{
        let mut client = $pool.reader().await?;
        let $tx = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead);
        let $tx = $tx.read_only(true).start().await?;
        // There is nothing to commit: the end is sent without waiting for its answer.
        $work.await
    }};
}

/// All of them fail with what PostgreSQL says, and with the problems of [`super::super::Store`].
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Pool {
    /// Connects to the database of an address and brings it to the present version.
    pub async fn connect(url: &str) -> Result<Self> {
        let (writers, readers) = (connect::pool(url, WRITERS)?, connect::pool(url, READERS)?);
        let pool = Self { writers, readers, making: Arc::default() };
        schema::migrate(&mut pool.writer().await?).await?;
        Ok(pool)
    }

    /// A connection for a transaction that writes.
    pub(in crate::store) async fn writer(&self) -> Result<Client> {
        Ok(self.writers.get().await?)
    }

    /// A connection for a transaction that reads.
    pub(in crate::store) async fn reader(&self) -> Result<Client> {
        Ok(self.readers.get().await?)
    }

    pub(in crate::store) async fn found(&self, genesis: Vec<Row>) -> Result<()> {
        writing!(self, tx => push::found(&tx, &genesis))
    }

    pub(in crate::store) async fn space(&self) -> Result<Option<SpaceId>> {
        reading!(self, tx => super::feed::first(&tx))
    }

    pub(in crate::store) async fn settings(&self, space: SpaceId) -> Result<Space> {
        let key = Key::new(EntityKind::Space, space.0);
        let row: Result<_> = reading!(self, tx => super::row::one(&tx, space, &key));
        let row = row?;
        let space = row.as_ref().and_then(|row| <&Space>::try_from(&row.body).ok());
        space.cloned().ok_or(StoreError::NoSpace)
    }

    pub(in crate::store) async fn role(&self, asker: Asker) -> Result<Role> {
        let member: Result<_> = reading!(self, tx => push::member(&tx, asker.space, asker.member));
        Ok(authority::role(member?.as_ref())?)
    }

    pub(in crate::store) async fn push(
        &self,
        asker: Asker,
        push: Push,
        limits: Limits,
        now_ms: i64,
    ) -> Result<Pushed> {
        writing!(self, tx => push::push(&tx, &asker, &push, &limits, now_ms))
    }

    pub(in crate::store) async fn changes(
        &self,
        asker: Asker,
        after: Option<String>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page> {
        let after = after.as_deref();
        reading!(self, tx => page::page(&tx, &asker, after, stream, page_items))
    }

    pub(in crate::store) async fn head(&self, space: SpaceId) -> Result<Cursor> {
        let feed: Result<_> = reading!(self, tx => super::feed::get(&tx, space));
        Ok(feed?.ok_or(StoreError::NoSpace)?.cursor())
    }

    pub(in crate::store) async fn snapshot(
        &self,
        asker: Asker,
        stream: Option<Uuid>,
        now_ms: i64,
    ) -> Result<Snapshot> {
        if let Some(snapshot) = self.ready(&asker, stream).await? {
            return Ok(snapshot);
        }
        let _alone = self.making.lock().await;
        // Somebody else may have made one meanwhile.
        if let Some(snapshot) = self.ready(&asker, stream).await? {
            return Ok(snapshot);
        }
        let made: Result<_> = reading!(self, tx => making::make(self, &tx, asker.space, now_ms));
        made?;
        let ready = self.ready(&asker, stream).await?;
        ready.ok_or_else(|| StoreError::Unavailable("a text was erased".to_owned()))
    }

    async fn ready(&self, asker: &Asker, stream: Option<Uuid>) -> Result<Option<Snapshot>> {
        reading!(self, tx => making::ready(&tx, asker, stream))
    }

    pub(in crate::store) async fn chunk(
        &self,
        asker: Asker,
        id: String,
        index: u32,
    ) -> Result<Vec<u8>> {
        reading!(self, tx => making::chunk(&tx, &asker, &id, index))
    }

    pub(in crate::store) async fn own(&self, space: SpaceId, own: Own) -> Result<()> {
        writing!(self, tx => push::own(&tx, space, &own))
    }

    pub(in crate::store) async fn audit(
        &self,
        space: SpaceId,
        after_n: i64,
        limit: u32,
    ) -> Result<Vec<AuditLine>> {
        let ops: Result<_> = reading!(self, tx => op::after(&tx, space, after_n, limit));
        ops?.into_iter().map(|op| Ok(AuditLine::try_from(op)?)).collect()
    }

    pub(in crate::store) async fn verify(&self, space: SpaceId) -> Result<Verified> {
        reading!(self, tx => verify(&tx, space))
    }

    pub(in crate::store) async fn forget_refused(
        &self,
        space: SpaceId,
        before_ms: i64,
    ) -> Result<u64> {
        writing!(self, tx => op::forget_refused(&tx, space, before_ms))
    }

    pub(in crate::store) async fn ping(&self) -> Result<()> {
        self.space().await.map(drop)
    }
}

async fn verify(tx: &super::column::Tx<'_>, space: SpaceId) -> Result<Verified> {
    let feed = super::feed::get(tx, space).await?.ok_or(StoreError::NoSpace)?;
    let (mut verifier, mut n) = (Verifier::start(space), i64::MIN);
    loop {
        let ops = op::after(tx, space, n, VERIFIED_AT_ONCE).await?;
        let Some(last) = ops.last() else { return Ok(verifier.finish(&feed)) };
        n = last.n;
        ops.iter().for_each(|op| verifier.take(op));
    }
}
