//! A page of the feed, read in one transaction: what it holds and how far it says it goes belong to
//! the same moment.

use super::super::{Result, StoreError};
use super::{feed, items, op, push, stream};
use crate::authority::{self, Asker, Feed, PAGE_BYTES, Reach};
use hub_core::Position;
use hub_protocol::{Cursor, Page, Problem, ProblemCode, Thing};
use rusqlite::{Connection, Transaction};
use uuid::Uuid;

/// What a page is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub asker: &'a Asker,
    pub after: Option<&'a str>,
    pub stream: Option<Uuid>,
    pub page_items: u32,
}

/// The page behind a cursor.
pub(super) fn page(tx: &Transaction<'_>, asked: &Asked<'_>) -> Result<Page> {
    let space = asked.asker.space;
    let feed = feed::get(tx, space)?.ok_or(StoreError::NoSpace)?;
    authority::role(push::member(tx, space, asked.asker.member)?.as_ref())?;
    let after = place_of(tx, &feed, asked.after)?;
    let limit = asked.page_items as usize;
    let measures = items::measures(tx, space, after.seq, limit.saturating_add(1))?;
    let end = match authority::reach(&measures, limit, PAGE_BYTES) {
        Reach::Head => feed.position(),
        Reach::Within { first, last } => end(tx, &feed, after, (first, last))?,
    };
    let mut things = vec![];
    items::each(tx, space, (after.seq, end.seq), |item| {
        things.push(Thing::try_from(item)?);
        Ok::<_, StoreError>(())
    })?;
    let more = end != feed.position();
    let cursor = Cursor { epoch: feed.epoch, position: end }.to_string();
    let confirmed_n = if more { 0 } else { last_n(tx, asked)? };
    Ok(Page { items: things, cursor, more, confirmed_n })
}

/// The end of an operation: of the last one within reach, or of the first at all.
fn end(
    connection: &Connection,
    feed: &Feed,
    after: Position,
    (first, last): (u64, u64),
) -> rusqlite::Result<Position> {
    let within = op::last_within(connection, feed.space, last)?;
    let within = within.filter(|end| end.seq > after.seq);
    let end = match within {
        Some(end) => Some(end),
        None => op::first_from(connection, feed.space, first)?,
    };
    Ok(end.unwrap_or_else(|| feed.position()))
}

/// The place of a cursor, if the history went through it.
pub(super) fn place_of(
    connection: &Connection,
    feed: &Feed,
    cursor: Option<&str>,
) -> Result<Position> {
    let unknown = || Problem::new(ProblemCode::CursorUnknown);
    let Some(cursor) = cursor else { return Ok(Position::START) };
    let Cursor { epoch, position } = cursor.parse().map_err(|_| unknown())?;
    let there = op::at(connection, feed.space, position.n)?;
    if epoch == feed.epoch && there == Some(position) {
        return Ok(position);
    }
    Err(unknown().into())
}

/// While there is more, an own operation's row may stand behind the page, written again by somebody
/// else: nothing is said of the stream then. At the head, all of it is in the rows.
fn last_n(connection: &Connection, asked: &Asked<'_>) -> rusqlite::Result<u64> {
    let Some(stream) = asked.stream else { return Ok(0) };
    let row = stream::get(connection, asked.asker.space, stream)?;
    let own = row.filter(|row| row.member == asked.asker.member);
    Ok(own.map_or(0, |row| row.last_n))
}
