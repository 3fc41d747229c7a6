//! Making a snapshot and handing it out. The state is read in one transaction at one place of the
//! order, beside the writer; each piece is written as soon as it is packed.

use super::super::{Result, StoreError};
use super::snapshot::{self, Head};
use super::{feed, items, op, push};
use crate::authority::{self, Asker, Feed, Packed, Packer};
use hub_core::SpaceId;
use hub_protocol::{Cursor, Problem, ProblemCode, Snapshot};
use rusqlite::{Connection, Transaction};
use uuid::Uuid;

/// How long a snapshot is still handed out piece by piece after a newer one was made.
const KEPT_MS: i64 = 24 * 60 * 60 * 1_000;

/// A write in a transaction of its own, on the connection that writes.
pub(super) type Write<'a> =
    &'a mut dyn FnMut(&dyn Fn(&Transaction<'_>) -> Result<()>) -> Result<()>;

/// A snapshot that is new enough; none when one has to be made.
pub(super) fn ready(
    tx: &Transaction<'_>,
    asker: &Asker,
    stream: Option<Uuid>,
) -> Result<Option<Snapshot>> {
    let feed = feed::get(tx, asker.space)?.ok_or(StoreError::NoSpace)?;
    authority::role(push::member(tx, asker.space, asker.member)?.as_ref())?;
    let last = snapshot::last(tx, asker.space)?;
    let head = last.filter(|head| authority::is_fresh(head.epoch, head.position.n, &feed));
    head.map(|head| told(tx, asker, stream, &head)).transpose()
}

fn told(
    connection: &Connection,
    asker: &Asker,
    stream: Option<Uuid>,
    head: &Head,
) -> Result<Snapshot> {
    let Head { id, epoch, position } = *head;
    let confirmed = stream.map(|stream| op::confirmed(connection, asker.space, stream, position.n));
    Ok(Snapshot {
        id: id.to_string(),
        cursor: Cursor { epoch, position }.to_string(),
        confirmed_n: confirmed.transpose()?.unwrap_or(0),
        chunks: snapshot::chunks(connection, asker.space, id)?,
    })
}

/// Makes a snapshot of the place that `tx`, a reading transaction, sees. One that erasing overtook
/// is thrown away; who asks again gets a new one.
pub(super) fn make(
    tx: &Transaction<'_>,
    space: SpaceId,
    now_ms: i64,
    write: Write<'_>,
) -> Result<()> {
    let feed = feed::get(tx, space)?.ok_or(StoreError::NoSpace)?;
    let id = Uuid::now_v7();
    write(&|tx| Ok(snapshot::begin(tx, &feed, id, now_ms)?))?;
    let made = pack(tx, &feed, &mut |ix, packed| {
        write(&|tx| Ok(snapshot::insert_chunk(tx, space, id, ix, packed)?))
    });
    match made {
        Ok(()) => write(&|tx| finish(tx, &feed, id, now_ms)),
        Err(error) => {
            // What stays of it is seen by nobody, and goes with the next snapshot.
            let _ = write(&|tx| Ok(snapshot::delete(tx, space, id)?));
            Err(error)
        }
    }
}

fn pack(
    tx: &Transaction<'_>,
    feed: &Feed,
    keep: &mut dyn FnMut(u32, &Packed) -> Result<()>,
) -> Result<()> {
    let (mut packer, mut ix) = (Packer::default(), 0);
    let mut keep = |packed: Option<Packed>| {
        let Some(packed) = packed else { return Ok(()) };
        keep(ix, &packed)?;
        ix += 1;
        Ok::<_, StoreError>(())
    };
    items::each(tx, feed.space, (0, feed.head), |item| keep(packer.add(&item)?))?;
    keep(packer.finish()?)
}

fn finish(tx: &Transaction<'_>, made: &Feed, id: Uuid, now_ms: i64) -> Result<()> {
    let feed = feed::get(tx, made.space)?.ok_or(StoreError::NoSpace)?;
    if feed.erased_n > made.n {
        return Ok(snapshot::delete(tx, made.space, id)?);
    }
    Ok(snapshot::finish(tx, made.space, id, now_ms - KEPT_MS)?)
}

/// A piece of a snapshot.
pub(super) fn chunk(tx: &Transaction<'_>, asker: &Asker, id: &str, ix: u32) -> Result<Vec<u8>> {
    authority::role(push::member(tx, asker.space, asker.member)?.as_ref())?;
    let gone = || Problem::new(ProblemCode::SnapshotGone);
    let id = Uuid::parse_str(id).map_err(|_| gone())?;
    if let Some(content) = snapshot::chunk(tx, asker.space, id, ix)? {
        return Ok(content);
    }
    match snapshot::is_whole(tx, asker.space, id)? {
        true => Err(ProblemCode::NotFound.into()),
        false => Err(gone().into()),
    }
}
