//! Making a snapshot and handing it out. The state is read in one transaction at one place of the
//! order, beside those that write; each piece is written as soon as it is packed.

use super::column::Tx;
use super::snapshot::{self, Head};
use super::{Pool, feed, items, op, push};
use crate::authority::{self, Asker, Feed, Packed, Packer};
use crate::store::{Result, StoreError};
use hub_core::SpaceId;
use hub_protocol::{Cursor, Problem, ProblemCode, Snapshot};
use uuid::Uuid;

/// How long a snapshot is still handed out piece by piece after a newer one was made.
const KEPT_MS: i64 = 24 * 60 * 60 * 1_000;

/// So many things are in memory at a time, besides the piece that they go into.
const READ_AT_ONCE: i64 = 1_000;

/// A snapshot that is new enough; none when one has to be made.
pub(super) async fn ready(
    tx: &Tx<'_>,
    asker: &Asker,
    stream: Option<Uuid>,
) -> Result<Option<Snapshot>> {
    let feed = feed::get(tx, asker.space).await?.ok_or(StoreError::NoSpace)?;
    authority::role(push::member(tx, asker.space, asker.member).await?.as_ref())?;
    let last = snapshot::last(tx, asker.space).await?;
    match last.filter(|head| authority::is_fresh(head.epoch, head.position.n, &feed)) {
        Some(head) => told(tx, asker, stream, &head).await.map(Some),
        None => Ok(None),
    }
}

async fn told(tx: &Tx<'_>, asker: &Asker, stream: Option<Uuid>, head: &Head) -> Result<Snapshot> {
    let Head { id, epoch, position } = *head;
    let confirmed_n = match stream {
        Some(stream) => op::confirmed(tx, asker.space, stream, position.n).await?,
        None => 0,
    };
    let chunks = snapshot::chunks(tx, asker.space, id).await?;
    let cursor = Cursor { epoch, position }.to_string();
    Ok(Snapshot { id: id.to_string(), cursor, confirmed_n, chunks })
}

/// Makes a snapshot of the place that `tx`, a reading transaction, sees. One that erasing overtook
/// is thrown away; who asks again gets a new one.
pub(super) async fn make(pool: &Pool, tx: &Tx<'_>, space: SpaceId, now_ms: i64) -> Result<()> {
    let feed = feed::get(tx, space).await?.ok_or(StoreError::NoSpace)?;
    let id = Uuid::now_v7();
    let mut writer = pool.writer().await?;
    let begun = writer.transaction().await?;
    snapshot::begin(&begun, &feed, id, now_ms).await?;
    begun.commit().await?;
    let made = pack(&mut writer, tx, &feed, id).await;
    let end = writer.transaction().await?;
    match &made {
        Ok(()) => finish(&end, &feed, id, now_ms).await?,
        // What stays of it is seen by nobody, and goes with the next snapshot.
        Err(_) => snapshot::delete(&end, space, id).await?,
    }
    end.commit().await?;
    made
}

async fn pack(
    writer: &mut deadpool_postgres::Client,
    tx: &Tx<'_>,
    feed: &Feed,
    id: Uuid,
) -> Result<()> {
    let (mut packer, mut ix, mut after) = (Packer::default(), 0, 0);
    loop {
        let found = items::between(tx, feed.space, (after, feed.head), READ_AT_ONCE).await?;
        let Some(last) = found.last() else { break };
        after = last.seq;
        for item in &found {
            if let Some(packed) = packer.add(item)? {
                keep(writer, feed.space, id, ix, &packed).await?;
                ix += 1;
            }
        }
    }
    match packer.finish()? {
        Some(packed) => keep(writer, feed.space, id, ix, &packed).await,
        None => Ok(()),
    }
}

async fn keep(
    writer: &mut deadpool_postgres::Client,
    space: SpaceId,
    id: Uuid,
    ix: u32,
    packed: &Packed,
) -> Result<()> {
    let tx = writer.transaction().await?;
    snapshot::insert_chunk(&tx, space, id, ix, packed).await?;
    Ok(tx.commit().await?)
}

/// Locks the counter row, so that no erasing is under way that this would not see.
async fn finish(tx: &Tx<'_>, made: &Feed, id: Uuid, now_ms: i64) -> Result<()> {
    let feed = feed::lock(tx, made.space).await?.ok_or(StoreError::NoSpace)?;
    if feed.erased_n > made.n {
        return snapshot::delete(tx, made.space, id).await;
    }
    snapshot::finish(tx, made.space, id, now_ms - KEPT_MS).await
}

/// A piece of a snapshot.
pub(super) async fn chunk(tx: &Tx<'_>, asker: &Asker, id: &str, ix: u32) -> Result<Vec<u8>> {
    authority::role(push::member(tx, asker.space, asker.member).await?.as_ref())?;
    let gone = || Problem::new(ProblemCode::SnapshotGone);
    let id = Uuid::parse_str(id).map_err(|_| gone())?;
    if let Some(content) = snapshot::chunk(tx, asker.space, id, ix).await? {
        return Ok(content);
    }
    match snapshot::is_whole(tx, asker.space, id).await? {
        true => Err(ProblemCode::NotFound.into()),
        false => Err(gone().into()),
    }
}
