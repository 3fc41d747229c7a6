//! The loop of the authority: lock, load, decide, write.

use super::super::{Result, StoreError, salts};
use super::{erase, event, feed, op, row, stream};
use crate::access::Limits;
use crate::authority::{
    self, Asker, Feed, Found, Known, Loading, Own, Placed, Step, Wanted, Written,
};
use crate::store::access::lite;
use hub_core::{Key, MemberId, Row, SpaceId};
use hub_protocol::{Push, Pushed};
use rusqlite::{Connection, Transaction};

/// Decides a push and writes what comes of it. Without `limits`, nobody counts. The caller commits,
/// and empties the log where a text was erased.
pub(super) fn push(
    tx: &Transaction<'_>,
    asker: &Asker,
    push: &Push,
    limits: Option<&Limits>,
    now_ms: i64,
) -> Result<Done> {
    let feed = locked(tx, asker.space)?;
    let role = authority::role(member(tx, asker.space, asker.member)?.as_ref())?;
    let known = known(tx, asker.space, push)?;
    let placed = authority::place(asker, push, &known)?;
    if let Some(allowance) = limits.map(|limits| limits.operations_of(role)) {
        let count = u32::try_from(push.operations.len()).unwrap_or(u32::MAX);
        lite::spend(tx, asker.space, asker.member, count, allowance, now_ms)?;
    }
    let rows = load(tx, asker, &placed)?;
    let salts = salts(placed.len())?;
    let written = authority::decide_push(asker, push.stream, &placed, rows, feed, now_ms, &salts)?;
    write(tx, asker.space, &written)?;
    let confirmed_n = written.stream.or(known.stream).map_or(0, |stream| stream.last_n);
    let has_erased = !written.erasures.is_empty();
    Ok(Done { pushed: Pushed { answers: written.answers, confirmed_n }, has_erased })
}

/// What became of a push.
pub(super) struct Done {
    pub pushed: Pushed,
    /// A text was erased, and the log still holds it.
    pub has_erased: bool,
}

/// Writes an operation of the server itself. The caller commits.
pub(in crate::store) fn own(tx: &Transaction<'_>, space: SpaceId, own: &Own) -> Result<()> {
    let salt = salts(1)?.into_iter().next().unwrap_or_default();
    let written = authority::own(locked(tx, space)?, own, salt)?;
    write(tx, space, &written)
}

/// Writes the first rows of a space. The caller commits.
pub(super) fn found(tx: &Transaction<'_>, genesis: &[Row]) -> Result<()> {
    let founding = Own::founding(genesis)?;
    let founding = founding.ok_or_else(|| StoreError::Failed("no first row".to_owned()))?;
    let space = genesis.iter().find(|row| row.body.kind() == hub_core::EntityKind::Space);
    let space = SpaceId(space.map(|row| row.id).unwrap_or_default());
    if feed::get(tx, space)?.is_some() {
        return Err(StoreError::Exists);
    }
    let salt = salts(1)?.into_iter().next().unwrap_or_default();
    write(tx, space, &authority::own(Feed::start(space), &founding, salt)?)
}

/// The row of a member, also of a removed one.
pub(super) fn member(
    connection: &Connection,
    space: SpaceId,
    member: MemberId,
) -> rusqlite::Result<Option<Row>> {
    row::get(connection, space, &Key::from(member))
}

/// The counter row. The transaction has the file's only write lock already.
fn locked(tx: &Transaction<'_>, space: SpaceId) -> Result<Feed> {
    feed::get(tx, space)?.ok_or(StoreError::NoSpace)
}

/// What is there of a push already.
fn known(connection: &Connection, space: SpaceId, push: &Push) -> Result<Known> {
    let stream = stream::get(connection, space, push.stream)?;
    let mut known = Known { stream, ..Known::default() };
    if let (Some(first), Some(last)) = (push.operations.first(), push.operations.last()) {
        let places = (first.n, last.n);
        known.at.extend(op::of_stream(connection, space, push.stream, places)?);
        known.at.extend(stream::resent(connection, space, push.stream, places)?);
    }
    for sent in &push.operations {
        if let Some(verdict) = op::verdict(connection, space, sent.op_id)? {
            known.verdicts.insert(sent.op_id, verdict);
        }
    }
    Ok(known)
}

/// The rows that the fresh operations look at.
fn load(connection: &Connection, asker: &Asker, placed: &[Placed<'_>]) -> Result<hub_core::Rows> {
    let fresh = placed.iter().filter_map(|placed| match &placed.step {
        Step::Fresh(read) => read.as_ref().as_ref().ok(),
        _ => None,
    });
    let needs = fresh.map(|envelope| hub_core::needs(asker.space, asker.member, envelope));
    let mut loading = Loading::new(needs);
    while let Some(wanted) = loading.next_round() {
        loading.take(find(connection, asker.space, &wanted)?);
    }
    Ok(loading.finish())
}

fn find(connection: &Connection, space: SpaceId, wanted: &Wanted) -> rusqlite::Result<Found> {
    let mut found = Found::default();
    for key in &wanted.keys {
        found.rows.extend(row::get(connection, space, key)?);
    }
    for kind in &wanted.kinds {
        found.rows.extend(row::list(connection, space, *kind)?);
    }
    for (kind, idea) in &wanted.of_ideas {
        found.rows.extend(row::of_idea(connection, space, *kind, *idea)?);
    }
    for (kind, name) in &wanted.named {
        found.rows.extend(row::named(connection, space, *kind, name)?);
    }
    for (idea, than) in &wanted.by_others {
        found.events.extend(event::by_others(connection, space, *idea, *than)?);
    }
    Ok(found)
}

fn write(tx: &Transaction<'_>, space: SpaceId, written: &Written) -> Result<()> {
    if written.is_empty() {
        return Ok(());
    }
    written.rows.iter().try_for_each(|row| row::put(tx, space, row))?;
    written.events.iter().try_for_each(|event| event::insert(tx, space, event))?;
    written.ops.iter().try_for_each(|op| op::insert(tx, space, op))?;
    if let Some(row) = &written.stream {
        stream::put(tx, space, row)?;
        for resent in &written.resent {
            stream::insert_resent(tx, space, row.stream, *resent)?;
        }
    }
    feed::put(tx, &written.feed)?;
    written.erasures.iter().try_for_each(|erasure| erase::erase(tx, space, erasure))
}
