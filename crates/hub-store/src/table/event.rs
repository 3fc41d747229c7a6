//! Table `event`: the history. Append only.

use super::Item;
use crate::sql::{from_json, int};
use hub_core::rows::Event;
use hub_core::{Body, EntityKind, MemberId, Row};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,
    id      BLOB    NOT NULL,
    idea_id BLOB,
    by      BLOB    NOT NULL,
    at_ms   INTEGER NOT NULL,
    json    TEXT    NOT NULL
) STRICT;
CREATE INDEX event_of_idea ON event (idea_id);
";

const INSERT: &str = "
INSERT INTO event (seq, id, idea_id, by, at_ms, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const OF_IDEA: &str = "SELECT seq, id, json FROM event WHERE idea_id = ?1 ORDER BY seq";
const BY_OTHERS: &str = "
SELECT seq, id, json FROM event WHERE idea_id = ?1 AND by <> ?2 ORDER BY seq LIMIT 1";
const AT: &str = "SELECT json FROM event WHERE seq = ?1";
const LAST_AT: &str = "SELECT at_ms FROM event WHERE idea_id = ?1 ORDER BY seq DESC LIMIT 1";
const AFTER: &str = "SELECT seq, id, json FROM event WHERE seq > ?1 AND seq <= ?2 ORDER BY seq";

/// An event with its place in the history.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// Its place in the authority's order.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub event: Event,
}

/// The few facts of an event that stand beside its JSON.
#[derive(Debug, Deserialize)]
pub(crate) struct Head {
    /// At which idea.
    #[serde(default)]
    pub(crate) idea_id: Option<Uuid>,
    /// Who.
    pub(crate) by: Uuid,
    /// When, in UTC milliseconds.
    pub(crate) at_ms: i64,
}

/// Writes an event.
pub(crate) fn insert(tx: &Transaction<'_>, item: &Item, head: &Head) -> rusqlite::Result<()> {
    tx.prepare_cached(INSERT)?.execute(params![
        int(item.seq),
        item.id.as_bytes(),
        head.idea_id.as_ref().map(Uuid::as_bytes),
        head.by.as_bytes(),
        head.at_ms,
        item.json
    ])?;
    Ok(())
}

/// The history of an idea, oldest first.
pub(crate) fn of_idea(connection: &Connection, idea: Uuid) -> rusqlite::Result<Vec<EventRow>> {
    let mut statement = connection.prepare_cached(OF_IDEA)?;
    let items = statement.query_map([idea.as_bytes()], item)?;
    items.map(|item| parsed(&item?)).collect()
}

/// Events by their places in the order.
pub(crate) fn at(connection: &Connection, seqs: &[u64]) -> rusqlite::Result<Vec<Event>> {
    let mut statement = connection.prepare_cached(AT)?;
    let mut events = Vec::with_capacity(seqs.len());
    for seq in seqs {
        let json: String = statement.query_row([int(*seq)], |row| row.get(0))?;
        events.push(from_json(&json)?);
    }
    Ok(events)
}

/// The first event of an idea that is by somebody else than this member.
pub(crate) fn by_others(
    connection: &Connection,
    idea: Uuid,
    than: MemberId,
) -> rusqlite::Result<Option<EventRow>> {
    let mut statement = connection.prepare_cached(BY_OTHERS)?;
    let found = statement.query_row([idea.as_bytes(), than.0.as_bytes()], item).optional()?;
    found.map(|item| parsed(&item)).transpose()
}

/// When something last happened at an idea, in UTC milliseconds.
pub(crate) fn last_at(connection: &Connection, idea: Uuid) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached(LAST_AT)?.query_row([idea.as_bytes()], |row| row.get(0)).optional()
}

/// The events after a sequence number, up to another.
pub(crate) fn after(connection: &Connection, seq: u64, up_to: u64) -> rusqlite::Result<Vec<Item>> {
    connection.prepare_cached(AFTER)?.query_map([int(seq), int(up_to)], item)?.collect()
}

/// An event in the form of a row, as rules read it.
pub(crate) fn as_row(id: Uuid, seq: u64, event: Event) -> Row {
    Row {
        id,
        seq,
        created_op: event.op_id,
        created_by: event.by,
        created_at_ms: event.at_ms,
        fv: BTreeMap::new(),
        removed: false,
        body: Body::from(event),
    }
}

fn item(row: &rusqlite::Row<'_>) -> rusqlite::Result<Item> {
    Ok(Item {
        seq: row.get::<_, i64>(0)?.cast_unsigned(),
        kind: EntityKind::Event,
        id: crate::sql::uuid(row, 1)?,
        json: row.get(2)?,
    })
}

fn parsed(item: &Item) -> rusqlite::Result<EventRow> {
    Ok(EventRow { seq: item.seq, id: item.id, event: from_json(&item.json)? })
}
