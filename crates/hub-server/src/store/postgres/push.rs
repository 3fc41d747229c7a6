//! The loop of the authority: lock, load, decide, write. What does not depend on each other is asked
//! for at once, so a push is a handful of round trips however many operations it has.

use super::column::Tx;
use super::{erase, event, feed, op, row, stream};
use crate::access::Limits;
use crate::authority::{
    self, Asker, Feed, Found, Known, Loading, Own, Placed, Step, Wanted, Written,
};
use crate::store::access::pg;
use crate::store::{Result, StoreError, salts};
use hub_core::{EntityKind, Key, MemberId, Row, Rows, SpaceId};
use hub_protocol::{Push, Pushed};
use tokio::try_join;
use uuid::Uuid;

/// Decides a push and writes what comes of it. The caller commits.
pub(super) async fn push(
    tx: &Tx<'_>,
    asker: &Asker,
    push: &Push,
    limits: &Limits,
    now_ms: i64,
) -> Result<Pushed> {
    let feed = locked(tx, asker.space).await?;
    let (member, known) =
        try_join!(member(tx, asker.space, asker.member), known(tx, asker.space, push))?;
    let role = authority::role(member.as_ref())?;
    let placed = authority::place(asker, push, &known)?;
    let count = u32::try_from(push.operations.len()).unwrap_or(u32::MAX);
    let allowance = limits.operations_of(role);
    let spend = pg::spend(tx, asker.space, asker.member, count, allowance, now_ms);
    let ((), rows) = try_join!(spend, load(tx, asker, &placed))?;
    let salts = salts(placed.len())?;
    let written = authority::decide_push(asker, push.stream, &placed, rows, feed, now_ms, &salts)?;
    write(tx, asker.space, &written).await?;
    let confirmed_n = written.stream.or(known.stream).map_or(0, |stream| stream.last_n);
    Ok(Pushed { answers: written.answers, confirmed_n })
}

/// Writes an operation of the server itself. The caller commits.
pub(in crate::store) async fn own(tx: &Tx<'_>, space: SpaceId, own: &Own) -> Result<()> {
    let salt = salts(1)?.into_iter().next().unwrap_or_default();
    let written = authority::own(locked(tx, space).await?, own, salt)?;
    write(tx, space, &written).await
}

/// Writes the first rows of a space. The caller commits.
pub(super) async fn found(tx: &Tx<'_>, genesis: &[Row]) -> Result<()> {
    let founding = Own::founding(genesis)?;
    let founding = founding.ok_or_else(|| StoreError::Failed("no first row".to_owned()))?;
    let space = genesis.iter().find(|row| row.body.kind() == EntityKind::Space);
    let space = SpaceId(space.map(|row| row.id).unwrap_or_default());
    if !feed::insert(tx, &Feed::start(space)).await? {
        return Err(StoreError::Exists);
    }
    own(tx, space, &founding).await
}

/// The row of a member, also of a removed one.
pub(super) async fn member(tx: &Tx<'_>, space: SpaceId, member: MemberId) -> Result<Option<Row>> {
    row::one(tx, space, &Key::from(member)).await
}

async fn locked(tx: &Tx<'_>, space: SpaceId) -> Result<Feed> {
    feed::lock(tx, space).await?.ok_or(StoreError::NoSpace)
}

/// What is there of a push already.
async fn known(tx: &Tx<'_>, space: SpaceId, push: &Push) -> Result<Known> {
    let ns = push.operations.first().zip(push.operations.last());
    let places = ns.map_or((0, 0), |(first, last)| (first.n, last.n));
    let ops: Vec<Uuid> = push.operations.iter().map(|sent| sent.op_id.0).collect();
    let (stream, of_stream, resent, verdicts) = try_join!(
        stream::get(tx, space, push.stream),
        op::of_stream(tx, space, push.stream, places),
        stream::resent(tx, space, push.stream, places),
        op::verdicts(tx, space, &ops),
    )?;
    let at = of_stream.into_iter().chain(resent).collect();
    Ok(Known { stream, at, verdicts: verdicts.into_iter().collect() })
}

/// The rows that the fresh operations look at.
async fn load(tx: &Tx<'_>, asker: &Asker, placed: &[Placed<'_>]) -> Result<Rows> {
    let fresh = placed.iter().filter_map(|placed| match &placed.step {
        Step::Fresh(read) => read.as_ref().as_ref().ok(),
        _ => None,
    });
    let needs = fresh.map(|envelope| hub_core::needs(asker.space, asker.member, envelope));
    let mut loading = Loading::new(needs);
    while let Some(wanted) = loading.next_round() {
        loading.take(find(tx, asker.space, &wanted).await?);
    }
    Ok(loading.finish())
}

async fn find(tx: &Tx<'_>, space: SpaceId, wanted: &Wanted) -> Result<Found> {
    let (by_key, of_kinds, of_ideas, named, events) = try_join!(
        row::get(tx, space, wanted.keys.iter()),
        row::list(tx, space, wanted.kinds.iter()),
        row::of_ideas(tx, space, wanted.of_ideas.iter()),
        row::named(tx, space, wanted.named.iter()),
        event::by_others(tx, space, wanted.by_others.iter()),
    )?;
    let rows = [by_key, of_kinds, of_ideas, named].into_iter().flatten().collect();
    Ok(Found { rows, events })
}

async fn write(tx: &Tx<'_>, space: SpaceId, written: &Written) -> Result<()> {
    if written.is_empty() {
        return Ok(());
    }
    let stream = async {
        match &written.stream {
            Some(row) => stream::put(tx, space, row, &written.resent).await,
            None => Ok(()),
        }
    };
    try_join!(
        row::put(tx, space, &written.rows),
        event::insert(tx, space, &written.events),
        op::insert(tx, space, &written.ops),
        stream,
        feed::update(tx, &written.feed),
    )?;
    for erasure in &written.erasures {
        erase::erase(tx, space, erasure).await?;
    }
    Ok(())
}
