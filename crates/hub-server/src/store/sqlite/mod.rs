//! SQLite: one file beside the server, one connection that writes, and readers beside it. All tables
//! begin with the space, as they do in PostgreSQL.

mod column;
mod erase;
mod event;
mod feed;
mod items;
mod making;
mod op;
mod page;
mod pool;
mod push;
mod row;
mod schema;
mod snapshot;
mod stream;

use super::{Result, StoreError};
use crate::authority::{Asker, AuditLine, Own, Verified, Verifier};
use hub_core::rows::Space;
use hub_core::{EntityKind, Key, Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
pub use pool::Pool;
pub(super) use push::own;
pub(super) use row::get as row;
use rusqlite::{Connection, Transaction, TransactionBehavior};
pub use schema::Durability;
use std::path::Path;
use uuid::Uuid;

/// So many operations are in memory while the chain is recomputed.
const VERIFIED_AT_ONCE: u32 = 2_000;

/// An authority on one file, for one thread: what [`Pool`] does from many, and what a simulation
/// drives by itself. Dropping it in the middle of anything is as good as the end of the process.
#[derive(Debug)]
pub struct Authority {
    writer: Connection,
    reader: Connection,
}

/// All of them fail with what SQLite says, and with the problems of [`super::Store`].
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Authority {
    /// Opens the file, or makes it, and brings it to the present version.
    pub fn open(path: &Path, durability: Durability) -> Result<Self> {
        let writer = schema::open(path, durability)?;
        Ok(Self { writer, reader: schema::open_reader(path)? })
    }

    /// Founds a space.
    pub fn found(&mut self, genesis: &[Row]) -> Result<()> {
        write(&mut self.writer, |tx| push::found(tx, genesis))
    }

    /// The space that the file keeps.
    pub fn space(&mut self) -> Result<Option<SpaceId>> {
        read(&mut self.reader, |tx| space(tx))
    }

    /// Decides a push in one transaction.
    pub fn push(&mut self, asker: &Asker, push: &Push, now_ms: i64) -> Result<Pushed> {
        let done = write(&mut self.writer, |tx| push::push(tx, asker, push, None, now_ms))?;
        Ok(settled(&self.writer, done))
    }

    /// Puts an operation of the server itself on record.
    pub fn own(&mut self, space: SpaceId, own: &Own) -> Result<()> {
        write(&mut self.writer, |tx| push::own(tx, space, own))
    }

    /// What stands behind a cursor.
    pub fn changes(
        &mut self,
        asker: &Asker,
        after: Option<&str>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page> {
        let asked = page::Asked { asker, after, stream, page_items };
        read(&mut self.reader, |tx| page::page(tx, &asked))
    }

    /// Where the order stands.
    pub fn head(&mut self, space: SpaceId) -> Result<Cursor> {
        read(&mut self.reader, |tx| head(tx, space))
    }

    /// The state of the space in pieces.
    pub fn snapshot(
        &mut self,
        asker: &Asker,
        stream: Option<Uuid>,
        now_ms: i64,
    ) -> Result<Snapshot> {
        let ready = |reader: &mut Connection| read(reader, |tx| making::ready(tx, asker, stream));
        if let Some(snapshot) = ready(&mut self.reader)? {
            return Ok(snapshot);
        }
        let Self { writer, reader } = self;
        read(reader, |tx| {
            making::make(tx, asker.space, now_ms, &mut |act| write(writer, |tx| act(tx)))
        })?;
        ready(reader)?.ok_or_else(|| StoreError::Unavailable("a text was erased".to_owned()))
    }

    /// A piece of a snapshot, packed.
    pub fn chunk(&mut self, asker: &Asker, id: &str, index: u32) -> Result<Vec<u8>> {
        read(&mut self.reader, |tx| making::chunk(tx, asker, id, index))
    }

    /// The record of operations after one.
    pub fn audit(&mut self, space: SpaceId, after_n: i64, limit: u32) -> Result<Vec<AuditLine>> {
        read(&mut self.reader, |tx| audit(tx, space, after_n, limit))
    }

    /// Recomputes the chain.
    pub fn verify(&mut self, space: SpaceId) -> Result<Verified> {
        read(&mut self.reader, |tx| verify(tx, space))
    }
}

/// Writes in one transaction: all of it, or nothing.
fn write<T>(
    connection: &mut Connection,
    act: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = act(&tx)?;
    tx.commit()?;
    Ok(done)
}

/// After erasing, the log goes into the file, where the text is written over, and is emptied. Where
/// somebody reads, this has to wait for the next time; it is no reason to take anything back.
fn settled(connection: &Connection, done: push::Done) -> Pushed {
    if done.has_erased {
        let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
    done.pushed
}

/// Reads in one transaction: everything as it was at one moment.
fn read<T>(
    connection: &mut Connection,
    act: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    act(&tx)
}

fn space(connection: &Connection) -> Result<Option<SpaceId>> {
    Ok(feed::first(connection)?)
}

fn settings(connection: &Connection, space: SpaceId) -> Result<Space> {
    let row = row::get(connection, space, &Key::new(EntityKind::Space, space.0))?;
    let space = row.as_ref().and_then(|row| <&Space>::try_from(&row.body).ok());
    space.cloned().ok_or(StoreError::NoSpace)
}

fn head(connection: &Connection, space: SpaceId) -> Result<Cursor> {
    Ok(feed::get(connection, space)?.ok_or(StoreError::NoSpace)?.cursor())
}

fn audit(
    connection: &Connection,
    space: SpaceId,
    after_n: i64,
    limit: u32,
) -> Result<Vec<AuditLine>> {
    let ops = op::after(connection, space, after_n, limit)?;
    ops.into_iter().map(|op| Ok(AuditLine::try_from(op)?)).collect()
}

fn verify(tx: &Transaction<'_>, space: SpaceId) -> Result<Verified> {
    let feed = feed::get(tx, space)?.ok_or(StoreError::NoSpace)?;
    let (mut verifier, mut n) = (Verifier::start(space), i64::MIN);
    loop {
        let ops = op::after(tx, space, n, VERIFIED_AT_ONCE)?;
        let Some(last) = ops.last() else { return Ok(verifier.finish(&feed)) };
        n = last.n;
        ops.iter().for_each(|op| verifier.take(op));
    }
}
