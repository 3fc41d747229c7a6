//! Table `row`: every entity in full, once. A changed row moves to a new sequence number, so the
//! feed is a scan of the table's end.

use super::column::from_json;
use crate::authority::RowRecord;
use hub_core::{EntityKind, IdeaId, Key, Row, SpaceId};
use rusqlite::{Connection, OptionalExtension, Params, Transaction, params};
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE row (
    space_id BLOB    NOT NULL,
    kind     TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    seq      INTEGER NOT NULL,
    idea_id  BLOB,
    lookup   TEXT,
    active   INTEGER NOT NULL,
    json     TEXT    NOT NULL,
    PRIMARY KEY (space_id, kind, id)
) STRICT;
CREATE UNIQUE INDEX row_in_order ON row (space_id, seq);
CREATE INDEX row_of_idea ON row (space_id, idea_id, kind) WHERE idea_id IS NOT NULL;
CREATE INDEX row_lookup ON row (space_id, kind, lookup) WHERE lookup IS NOT NULL;
";

const DELETE: &str = "DELETE FROM row WHERE space_id = ?1 AND kind = ?2 AND id = ?3";
const INSERT: &str = "
INSERT INTO row (space_id, kind, id, seq, idea_id, lookup, active, json)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const GET: &str = "SELECT json FROM row WHERE space_id = ?1 AND kind = ?2 AND id = ?3";
const LIST: &str = "SELECT json FROM row WHERE space_id = ?1 AND kind = ?2";
const OF_IDEA: &str = "SELECT json FROM row WHERE space_id = ?1 AND idea_id = ?2 AND kind = ?3";
const NAMED: &str = "
SELECT json FROM row WHERE space_id = ?1 AND kind = ?2 AND lookup = ?3 AND active";

/// Writes a row in place of its former state.
pub(super) fn put(tx: &Transaction<'_>, space: SpaceId, row: &RowRecord) -> rusqlite::Result<()> {
    let (space, kind, id) = (space.0.as_bytes(), row.key.kind.as_str(), row.key.id.as_bytes());
    tx.prepare_cached(DELETE)?.execute(params![space, kind, id])?;
    tx.prepare_cached(INSERT)?.execute(params![
        space,
        kind,
        id,
        row.seq.cast_signed(),
        row.names.idea_id.as_ref().map(Uuid::as_bytes),
        row.names.lookup,
        row.names.active,
        row.json
    ])?;
    Ok(())
}

/// The row of a key, also a removed one.
pub(in crate::store) fn get(
    connection: &Connection,
    space: SpaceId,
    key: &Key,
) -> rusqlite::Result<Option<Row>> {
    let mut statement = connection.prepare_cached(GET)?;
    let params = params![space.0.as_bytes(), key.kind.as_str(), key.id.as_bytes()];
    let json = statement.query_row(params, |row| row.get::<_, String>(0)).optional()?;
    json.map(|json| from_json(&json)).transpose()
}

/// All rows of a kind, also removed ones.
pub(super) fn list(
    connection: &Connection,
    space: SpaceId,
    kind: EntityKind,
) -> rusqlite::Result<Vec<Row>> {
    rows(connection, LIST, params![space.0.as_bytes(), kind.as_str()])
}

/// The rows of a kind that belong to an idea: for ideas, those that were merged into it.
pub(super) fn of_idea(
    connection: &Connection,
    space: SpaceId,
    kind: EntityKind,
    idea: IdeaId,
) -> rusqlite::Result<Vec<Row>> {
    rows(connection, OF_IDEA, params![space.0.as_bytes(), idea.0.as_bytes(), kind.as_str()])
}

/// Removes a row for good, which only erasing does.
pub(super) fn delete(tx: &Transaction<'_>, space: SpaceId, key: &Key) -> rusqlite::Result<()> {
    let params = params![space.0.as_bytes(), key.kind.as_str(), key.id.as_bytes()];
    tx.prepare_cached(DELETE)?.execute(params).map(drop)
}

/// The active rows of a kind with a name.
pub(super) fn named(
    connection: &Connection,
    space: SpaceId,
    kind: EntityKind,
    name: &str,
) -> rusqlite::Result<Vec<Row>> {
    rows(connection, NAMED, params![space.0.as_bytes(), kind.as_str(), name])
}

fn rows(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    let jsons = statement.query_map(params, |row| row.get::<_, String>(0))?;
    jsons.map(|json| from_json(&json?)).collect()
}
