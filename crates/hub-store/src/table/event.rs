//! Table `event`: the history. Append only.

use super::Item;
use crate::sql::{from_json, int, to_json};
use hub_core::redaction::Redaction;
use hub_core::rows::Event;
use hub_core::{Body, EntityKind, IdeaId, MemberId, OpId, Row, Rows, Set};
use rusqlite::{Connection, OptionalExtension, Params, Transaction, params};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

macro_rules! table {
    ($name:literal) => {
        concat!(
            "CREATE TABLE ",
            $name,
            " (
    seq     INTEGER PRIMARY KEY,
    id      BLOB    NOT NULL,
    idea_id BLOB,
    by      BLOB    NOT NULL,
    at_ms   INTEGER NOT NULL,
    json    TEXT    NOT NULL
) STRICT;
"
        )
    };
}

/// The first version of the table.
pub(crate) const CREATE: &str = table!("event");

/// The indexes of the first version.
pub(crate) const INDEXES: &str = "CREATE INDEX event_of_idea ON event (idea_id);";

/// The table for events that are kept aside, without indexes.
pub(crate) const CREATE_INCOMING: &str = table!("incoming_event");

const INSERT: &str = "
INSERT INTO event (seq, id, idea_id, by, at_ms, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const INSERT_INCOMING: &str = "
INSERT INTO incoming_event (seq, id, idea_id, by, at_ms, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const OF_IDEA: &str = "SELECT seq, id, json FROM event WHERE idea_id = ?1 ORDER BY seq";
const BY_OTHERS: &str = "
SELECT seq, id, json FROM event WHERE idea_id = ?1 AND by <> ?2 ORDER BY seq LIMIT 1";
const AT: &str = "SELECT json FROM event WHERE seq = ?1";
const FIND: &str = "SELECT json FROM event WHERE idea_id IS ?1 AND id = ?2 ORDER BY seq LIMIT 1";
const IS_THERE: &str = "SELECT 1 FROM event WHERE idea_id IS ?1 AND id = ?2";
const OF_OP: &str = "
SELECT seq, id, json FROM event
WHERE idea_id IS ?1 AND json ->> '$.op_id' = ?2 ORDER BY seq LIMIT 1";
const LIST_AFTER: &str = "
SELECT seq, id, json FROM event WHERE seq > ?1 AND seq < ?2 ORDER BY seq LIMIT ?3";
const MENTIONING: &str = "SELECT seq, id, json FROM event WHERE instr(json, ?1) > 0 ORDER BY seq";
const REPLACE: &str = "UPDATE event SET json = ?2 WHERE seq = ?1";
const INCOMING_ERASURES: &str = "
SELECT json FROM incoming_event WHERE json ->> '$.kind' IN ('text.redact', 'member.erase')
ORDER BY seq";
const DELETE: &str = "DELETE FROM event WHERE seq = ?1";
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
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Head {
    /// At which idea.
    #[serde(default)]
    pub(crate) idea_id: Option<Uuid>,
    /// Who.
    pub(crate) by: Uuid,
    /// When, in UTC milliseconds.
    pub(crate) at_ms: i64,
    /// What happened.
    pub(crate) kind: String,
}

impl Head {
    /// Whether it may say that a text was erased.
    pub(crate) fn erases(&self) -> bool {
        matches!(self.kind.as_str(), "text.redact" | "member.erase")
    }
}

/// Writes an event.
pub(crate) fn insert(tx: &Transaction<'_>, item: &Item, head: &Head) -> rusqlite::Result<()> {
    insert_into(tx, INSERT, item, head)
}

/// Writes an event aside.
pub(crate) fn insert_incoming(
    tx: &Transaction<'_>,
    item: &Item,
    head: &Head,
) -> rusqlite::Result<()> {
    insert_into(tx, INSERT_INCOMING, item, head)
}

fn insert_into(tx: &Transaction<'_>, sql: &str, item: &Item, head: &Head) -> rusqlite::Result<()> {
    tx.prepare_cached(sql)?.execute(params![
        int(item.seq),
        item.id.as_bytes(),
        head.idea_id.as_ref().map(Uuid::as_bytes),
        head.by.as_bytes(),
        head.at_ms,
        item.json
    ])?;
    Ok(())
}

/// Writes an event under a sequence number, and notes among `rows` what rules ask of events: only
/// ever whether others wrote at an idea.
pub(crate) fn put_at(
    tx: &Transaction<'_>,
    rows: &mut Rows,
    seq: u64,
    id: Uuid,
    event: &Event,
) -> rusqlite::Result<()> {
    let json = to_json(event)?;
    let idea_id = event.idea_id.map(|idea| idea.0);
    let head = Head { idea_id, by: event.by.0, at_ms: event.at_ms, kind: event.kind.clone() };
    insert(tx, &Item { seq, kind: EntityKind::Event, id, json }, &head)?;
    if event.idea_id.is_some_and(|idea| rows.contains_set(&Set::OthersWrote(idea))) {
        rows.absorb(&[as_row(id, seq, event.clone())]);
    }
    Ok(())
}

/// Takes an erased text out of the history before a place. Gives the ideas at which something is different now.
pub(crate) fn erase(
    tx: &Transaction<'_>,
    redaction: &Redaction,
    before: u64,
) -> rusqlite::Result<Vec<Option<IdeaId>>> {
    let id = redaction.row.id;
    let items = match redaction.row.kind {
        EntityKind::Idea => list(tx, OF_IDEA, [id.as_bytes()]),
        // Erasing is rare, so that no index is worth it.
        _ => list(tx, MENTIONING, [id.to_string()]),
    };
    let mut ideas = vec![];
    for item in items?.into_iter().filter(|item| item.seq < before) {
        let event: Event = from_json(&item.json)?;
        if let Some(cleaned) = redaction.without(&event) {
            tx.execute(REPLACE, params![int(item.seq), to_json(&cleaned)?])?;
            ideas.push(event.idea_id);
        }
    }
    Ok(ideas)
}

/// What a history that is kept aside says of texts that were erased.
pub(crate) fn incoming_erasures(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection.prepare(INCOMING_ERASURES)?.query_map([], |row| row.get(0))?.collect()
}

/// Takes an event away that was only laid over the history.
pub(crate) fn delete(tx: &Transaction<'_>, seq: u64) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE)?.execute([int(seq)]).map(drop)
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

/// Whether an event is there.
pub(crate) fn is_there(
    connection: &Connection,
    idea: Option<IdeaId>,
    id: Uuid,
) -> rusqlite::Result<bool> {
    let values = params![idea.as_ref().map(|idea| idea.0.as_bytes()), id.as_bytes()];
    connection.prepare_cached(IS_THERE)?.exists(values)
}

/// An event by its id, at an idea or at the space.
pub(crate) fn find(
    connection: &Connection,
    idea: Option<IdeaId>,
    id: Uuid,
) -> rusqlite::Result<Option<Event>> {
    let mut statement = connection.prepare_cached(FIND)?;
    let values = params![idea.as_ref().map(|idea| idea.0.as_bytes()), id.as_bytes()];
    let json = statement.query_row(values, |row| row.get::<_, String>(0)).optional()?;
    json.map(|json| from_json(&json)).transpose()
}

/// What an operation left at an idea, or at the space.
pub(crate) fn of_op(
    connection: &Connection,
    idea: Option<IdeaId>,
    op: OpId,
) -> rusqlite::Result<Option<EventRow>> {
    let mut statement = connection.prepare_cached(OF_OP)?;
    let values = params![idea.as_ref().map(|idea| idea.0.as_bytes()), op.to_string()];
    let found = statement.query_row(values, item).optional()?;
    found.map(|item| parsed(&item)).transpose()
}

/// The events after one place of the order and before another, so many at most.
pub(crate) fn list_after(
    connection: &Connection,
    seq: u64,
    before: u64,
    limit: usize,
) -> rusqlite::Result<Vec<EventRow>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(LIST_AFTER)?;
    let items = statement.query_map(params![int(seq), int(before), limit], item)?;
    items.map(|item| parsed(&item?)).collect()
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

fn list(connection: &Connection, sql: &str, values: impl Params) -> rusqlite::Result<Vec<Item>> {
    connection.prepare(sql)?.query_map(values, item)?.collect()
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
