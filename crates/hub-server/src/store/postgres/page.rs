//! A page of the feed, read in one transaction: what it holds and how far it says it goes belong to
//! the same moment. What can be asked for at once is.

use super::column::Tx;
use super::{feed, items, op, push, stream};
use crate::authority::{self, Asker, Feed, PAGE_BYTES, Reach};
use crate::store::{Result, StoreError};
use hub_core::Position;
use hub_protocol::{Cursor, Page, ProblemCode, Thing};
use tokio::try_join;
use uuid::Uuid;

/// The page behind a cursor.
pub(super) async fn page(
    tx: &Tx<'_>,
    asker: &Asker,
    after: Option<&str>,
    stream: Option<Uuid>,
    page_items: u32,
) -> Result<Page> {
    let (space, limit) = (asker.space, page_items as usize);
    let cursor = after.map(str::parse::<Cursor>).transpose();
    let after = match &cursor {
        Ok(Some(cursor)) => cursor.position,
        Ok(None) | Err(_) => Position::START,
    };
    let (feed, member, there, measures, last_n) = try_join!(
        feed::get(tx, space),
        push::member(tx, space, asker.member),
        op::at(tx, space, after.n),
        items::measures(tx, space, after.seq, limit.saturating_add(1)),
        last_n(tx, asker, stream),
    )?;
    let feed = feed.ok_or(StoreError::NoSpace)?;
    authority::role(member.as_ref())?;
    let is_known = match cursor {
        Ok(Some(cursor)) => cursor.epoch == feed.epoch && there == Some(cursor.position),
        Ok(None) => true,
        Err(_) => false,
    };
    if !is_known {
        return Err(ProblemCode::CursorUnknown.into());
    }
    let end = match authority::reach(&measures, limit, PAGE_BYTES) {
        Reach::Head => feed.position(),
        Reach::Within { first, last } => end(tx, &feed, after, (first, last)).await?,
    };
    let found = match measures.is_empty() {
        true => vec![],
        false => items::between(tx, space, (after.seq, end.seq), i64::MAX).await?,
    };
    let things = found.into_iter().map(Thing::try_from).collect::<serde_json::Result<_>>()?;
    let more = end != feed.position();
    let cursor = Cursor { epoch: feed.epoch, position: end }.to_string();
    let confirmed_n = if more { 0 } else { last_n };
    Ok(Page { items: things, cursor, more, confirmed_n })
}

/// The end of an operation: of the last one within reach, or of the first at all.
async fn end(
    tx: &Tx<'_>,
    feed: &Feed,
    after: Position,
    (first, last): (u64, u64),
) -> Result<Position> {
    let within = op::last_within(tx, feed.space, last).await?;
    let end = match within.filter(|end| end.seq > after.seq) {
        Some(end) => Some(end),
        None => op::first_from(tx, feed.space, first).await?,
    };
    Ok(end.unwrap_or_else(|| feed.position()))
}

/// While there is more, an own operation's row may stand behind the page, written again by somebody
/// else: nothing is said of the stream then. At the head, all of it is in the rows.
async fn last_n(tx: &Tx<'_>, asker: &Asker, stream: Option<Uuid>) -> Result<u64> {
    let Some(stream) = stream else { return Ok(0) };
    let row = stream::get(tx, asker.space, stream).await?;
    let own = row.filter(|row| row.member == asker.member);
    Ok(own.map_or(0, |row| row.last_n))
}
