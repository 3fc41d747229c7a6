//! Table `row`: every entity in full, once. A changed row moves to a new sequence number.
//!
//! Beside the JSON stand only the [`Names`] by which rules and pages find rows.

use super::Item;
use crate::sql::{from_json, int, to_json, word};
use hub_core::names::Names;
use hub_core::redaction::Redaction;
use hub_core::rows::Conflict;
use hub_core::{EntityKind, IdeaId, Key, Row};
use rusqlite::{Connection, OptionalExtension, Params, Transaction, params};
use uuid::Uuid;

macro_rules! table {
    ($name:literal) => {
        concat!(
            "CREATE TABLE ",
            $name,
            " (
    seq     INTEGER PRIMARY KEY,
    kind    TEXT    NOT NULL,
    id      BLOB    NOT NULL,
    idea_id BLOB,
    lookup  TEXT,
    active  INTEGER NOT NULL,
    json    TEXT    NOT NULL,
    UNIQUE (kind, id)
) STRICT;
"
        )
    };
}

/// The first version of the table.
pub(crate) const CREATE: &str = table!("row");

/// The indexes of the first version.
pub(crate) const INDEXES: &str = "
CREATE INDEX row_of_idea ON row (idea_id, kind);
CREATE INDEX row_lookup ON row (kind, lookup);
";

/// The table for rows that are kept aside, without indexes.
pub(crate) const CREATE_INCOMING: &str = table!("incoming_row");

const DELETE: &str = "DELETE FROM row WHERE kind = ?1 AND id = ?2";
const TAKE: &str = "DELETE FROM row WHERE kind = ?1 AND id = ?2 RETURNING idea_id";
const IS_NAMED: &str = "SELECT 1 FROM row WHERE idea_id = ?1";
const INSERT: &str = "
INSERT INTO row (seq, kind, id, idea_id, lookup, active, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const INSERT_INCOMING: &str = "
INSERT INTO incoming_row (seq, kind, id, idea_id, lookup, active, json)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const GET: &str = "SELECT json FROM row WHERE kind = ?1 AND id = ?2";
const HEAD_OF: &str = "SELECT idea_id FROM row WHERE kind = 'idea' AND id = ?1";
const LIST: &str = "SELECT json FROM row WHERE kind = ?1 ORDER BY seq";
const OF_IDEA: &str = "SELECT json FROM row WHERE idea_id = ?1 AND kind = ?2 ORDER BY seq";
const FIND: &str = "SELECT json FROM row WHERE kind = ?1 AND lookup = ?2 AND active";
const PAIRS: &str = "
SELECT json FROM row WHERE idea_id = ?1 AND kind = 'pair'
UNION ALL
SELECT json FROM row WHERE kind = 'pair' AND lookup = ?2";
const AFTER: &str = "
SELECT seq, kind, id, json FROM row WHERE seq > ?1 AND seq <= ?2 ORDER BY seq";

/// Writes a row in place of its former state.
pub(crate) fn put(tx: &Transaction<'_>, row: &Row, json: &str) -> rusqlite::Result<()> {
    delete(tx, &row.key())?;
    insert(tx, INSERT, row, json)
}

/// As [`put`]. Gives the idea that the former state named, if there was one.
pub(crate) fn replace(
    tx: &Transaction<'_>,
    row: &Row,
    json: &str,
) -> rusqlite::Result<Option<Option<IdeaId>>> {
    let key = row.key();
    let mut statement = tx.prepare_cached(TAKE)?;
    let former = statement.query_row(params![key.kind.as_str(), key.id.as_bytes()], |row| {
        Ok(crate::sql::optional_uuid(row, 0)?.map(IdeaId))
    });
    let former = former.optional()?;
    insert(tx, INSERT, row, json)?;
    Ok(former)
}

/// Whether any row names an idea as its own.
pub(crate) fn is_named(connection: &Connection, idea: IdeaId) -> rusqlite::Result<bool> {
    connection.prepare_cached(IS_NAMED)?.exists([idea.0.as_bytes()])
}

/// Writes a row aside.
pub(crate) fn insert_incoming(tx: &Transaction<'_>, row: &Row, json: &str) -> rusqlite::Result<()> {
    insert(tx, INSERT_INCOMING, row, json)
}

/// Takes a row away that was only laid where there was none.
pub(crate) fn delete(tx: &Transaction<'_>, key: &Key) -> rusqlite::Result<()> {
    let values = params![key.kind.as_str(), key.id.as_bytes()];
    tx.prepare_cached(DELETE)?.execute(values).map(drop)
}

fn insert(tx: &Transaction<'_>, sql: &str, row: &Row, json: &str) -> rusqlite::Result<()> {
    let key = row.key();
    let names = Names::of(row);
    tx.prepare_cached(sql)?.execute(params![
        int(row.seq),
        key.kind.as_str(),
        key.id.as_bytes(),
        names.idea_id.as_ref().map(Uuid::as_bytes),
        names.lookup,
        names.active,
        json
    ])?;
    Ok(())
}

/// Writes a row under a sequence number and gives it back.
pub(crate) fn put_at(tx: &Transaction<'_>, mut row: Row, seq: u64) -> rusqlite::Result<Row> {
    row.seq = seq;
    put(tx, &row, &to_json(&row)?)?;
    Ok(row)
}

/// The row of a key, also a removed one.
pub(crate) fn get(connection: &Connection, key: &Key) -> rusqlite::Result<Option<Row>> {
    let mut statement = connection.prepare_cached(GET)?;
    let json = statement
        .query_row(params![key.kind.as_str(), key.id.as_bytes()], |row| row.get::<_, String>(0))
        .optional()?;
    json.map(|json| from_json(&json)).transpose()
}

/// The idea that an idea was merged into, also of a removed one.
pub(crate) fn head_of(connection: &Connection, idea: IdeaId) -> rusqlite::Result<Option<IdeaId>> {
    let mut statement = connection.prepare_cached(HEAD_OF)?;
    let head = statement.query_row([idea.0.as_bytes()], |row| crate::sql::optional_uuid(row, 0));
    Ok(head.optional()?.flatten().map(IdeaId))
}

/// All rows of a kind in the order of writing, also removed ones.
pub(crate) fn list(connection: &Connection, kind: EntityKind) -> rusqlite::Result<Vec<Row>> {
    rows(connection, LIST, [kind.as_str()])
}

/// The values that did not win at a field that was erased, as far as they stand before a place.
pub(crate) fn conflicts_of(
    connection: &Connection,
    redaction: &Redaction,
    before: u64,
) -> rusqlite::Result<Vec<Key>> {
    let is_of = |row: &Row| {
        <&Conflict>::try_from(&row.body).is_ok_and(|it: &Conflict| redaction.deletes_conflict(it))
    };
    let conflicts = list(connection, EntityKind::Conflict)?;
    Ok(conflicts.iter().filter(|row| row.seq < before && is_of(row)).map(Row::key).collect())
}

/// The rows of a kind that belong to an idea: for ideas, those that were merged into it.
pub(crate) fn of_idea(
    connection: &Connection,
    idea: Uuid,
    kind: EntityKind,
) -> rusqlite::Result<Vec<Row>> {
    rows(connection, OF_IDEA, params![idea.as_bytes(), kind.as_str()])
}

/// The active rows of a kind with a name.
pub(crate) fn find(
    connection: &Connection,
    kind: EntityKind,
    lookup: &str,
) -> rusqlite::Result<Vec<Row>> {
    rows(connection, FIND, [kind.as_str(), lookup])
}

/// What was said about an idea and any other.
pub(crate) fn pairs_of(connection: &Connection, idea: Uuid) -> rusqlite::Result<Vec<Row>> {
    rows(connection, PAIRS, params![idea.as_bytes(), idea.to_string()])
}

/// The rows written after a sequence number, up to another.
pub(crate) fn after(connection: &Connection, seq: u64, up_to: u64) -> rusqlite::Result<Vec<Item>> {
    let mut statement = connection.prepare_cached(AFTER)?;
    let items = statement.query_map([int(seq), int(up_to)], |row| {
        Ok(Item {
            seq: row.get::<_, i64>(0)?.cast_unsigned(),
            kind: word(row, 1, EntityKind::from_word)?,
            id: crate::sql::uuid(row, 2)?,
            json: row.get(3)?,
        })
    })?;
    items.collect()
}

fn rows(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    let jsons = statement.query_map(params, |row| row.get::<_, String>(0))?;
    jsons.map(|json| from_json(&json?)).collect()
}
