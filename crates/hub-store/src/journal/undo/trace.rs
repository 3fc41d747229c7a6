//! Table `undo_op`: which operation did, took back or did again which part of an act, and what it
//! found. A part is a place; its operations are rounds: even ones did it, odd ones took it back.

use crate::sql::{from_json, to_json, uuid};
use crate::table::event;
use hub_core::rows::Event;
use hub_core::{IdeaId, Key, OpId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

const INSERT: &str = "
INSERT INTO undo_op (op_id, entry, place, round, trace) VALUES (?1, ?2, ?3, ?4, ?5)";
const AT: &str = "SELECT entry, place, round FROM undo_op WHERE op_id = ?1";
const FIRST: &str = "
SELECT op_id, trace FROM undo_op WHERE entry = ?1 AND place = ?2 AND round = 0";
const OF_ENTRY: &str = "
SELECT place, round, op_id, trace FROM undo_op WHERE entry = ?1 ORDER BY place, round";
const LAST_ROUND: &str = "SELECT max(round) FROM undo_op WHERE entry = ?1 AND place = ?2";
const STANDING: &str = "
SELECT count(*) > 0, coalesce(max(last % 2), 0) > 0
FROM (SELECT max(round) AS last FROM undo_op WHERE entry = ?1 GROUP BY place)";
const PLACES: &str = "SELECT coalesce(max(place), -1) + 1 FROM undo_op WHERE entry = ?1";

/// What an operation left behind for its undo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Trace {
    /// The sequence numbers of its events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) events: Vec<u64>,
    /// The ids of its events, each with its idea, where a server gives the sequence numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) laid: Vec<(Option<IdeaId>, Uuid)>,
    /// Who had written the fields that it wrote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) former: Vec<(Key, String, OpId)>,
}

impl Trace {
    /// Its events as they are now. What a server made of an operation may lack some of those that
    /// this device expected.
    pub(crate) fn events(&self, facts: &Connection) -> rusqlite::Result<Vec<Event>> {
        let mut events = event::at(facts, &self.events)?;
        for (idea, id) in &self.laid {
            events.extend(event::find(facts, *idea, *id)?);
        }
        Ok(events)
    }
}

/// Where an operation stands among the acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) entry: i64,
    pub(crate) place: i64,
    pub(crate) round: i64,
}

/// A part of an act.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) place: i64,
    /// The last round.
    pub(crate) round: i64,
    /// What did it first.
    pub(crate) origin: OpId,
    /// What that found.
    pub(crate) first: Trace,
    /// What did it last.
    pub(crate) done: OpId,
    /// What that left.
    pub(crate) last: Trace,
}

/// Keeps what an operation left behind.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    op: OpId,
    at: At,
    trace: &Trace,
) -> rusqlite::Result<()> {
    let values = params![op.0.as_bytes(), at.entry, at.place, at.round, to_json(trace)?];
    tx.prepare_cached(INSERT)?.execute(values).map(drop)
}

/// The number of the next part of an act.
pub(crate) fn next_place(connection: &Connection, entry: i64) -> rusqlite::Result<i64> {
    connection.prepare_cached(PLACES)?.query_row([entry], |row| row.get(0))
}

/// The parts of an act, in order.
pub(crate) fn places(connection: &Connection, entry: i64) -> rusqlite::Result<Vec<Place>> {
    let mut statement = connection.prepare_cached(OF_ENTRY)?;
    let mut rows = statement.query([entry])?;
    let mut places: BTreeMap<i64, Place> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (place, round, op) = (row.get(0)?, row.get::<_, i64>(1)?, OpId(uuid(row, 2)?));
        let trace: Trace = from_json(&row.get::<_, String>(3)?)?;
        let known = places.entry(place).or_insert_with(|| {
            let (first, last) = (trace.clone(), trace.clone());
            Place { place, round, origin: op, first, done: op, last }
        });
        known.round = round;
        if round % 2 == 0 {
            (known.done, known.last) = (op, trace);
        }
    }
    Ok(places.into_values().collect())
}

/// Where an operation stands, if it is one of a kept act.
pub(crate) fn at(connection: &Connection, op: OpId) -> rusqlite::Result<Option<At>> {
    let mut statement = connection.prepare_cached(AT)?;
    let at = statement.query_row([op.0.as_bytes()], |row| {
        Ok(At { entry: row.get(0)?, place: row.get(1)?, round: row.get(2)? })
    });
    at.optional()
}

/// Whose value a field has that `version` wrote: the act's that an undo brought back, or a redo
/// did again.
pub(crate) fn writer(
    connection: &Connection,
    key: Key,
    field: &str,
    mut version: OpId,
) -> rusqlite::Result<OpId> {
    while let Some(at) = at(connection, version)? {
        let Some((origin, trace)) = first(connection, at)? else { break };
        if at.round % 2 == 0 {
            return Ok(origin);
        }
        let former = trace.former.iter().find(|(k, f, _)| *k == key && f == field);
        let Some((.., former)) = former else { break };
        version = *former;
    }
    Ok(version)
}

fn first(connection: &Connection, at: At) -> rusqlite::Result<Option<(OpId, Trace)>> {
    let mut statement = connection.prepare_cached(FIRST)?;
    let first = statement.query_row([at.entry, at.place], |row| {
        Ok((OpId(uuid(row, 0)?), from_json(&row.get::<_, String>(1)?)?))
    });
    first.optional()
}

/// Whether what an operation did still stands: it was not taken back, and takes nothing back.
pub(crate) fn stands(connection: &Connection, op: OpId) -> rusqlite::Result<bool> {
    let Some(At { entry, place, round }) = at(connection, op)? else { return Ok(true) };
    let last: i64 =
        connection.prepare_cached(LAST_ROUND)?.query_row([entry, place], |row| row.get(0))?;
    Ok(round % 2 == 0 && round == last)
}

/// Forgets an operation that did not come about.
pub(crate) fn delete(tx: &Transaction<'_>, op: OpId) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM undo_op WHERE op_id = ?1")?.execute([op.0.as_bytes()]).map(drop)
}

/// Whether an act has any part, and any that was taken back.
pub(crate) fn standing(connection: &Connection, entry: i64) -> rusqlite::Result<(bool, bool)> {
    let mut statement = connection.prepare_cached(STANDING)?;
    statement.query_row([entry], |row| Ok((row.get(0)?, row.get(1)?)))
}
