//! Table `event`: the history. Append only.

use super::column::{from_json, unsigned, uuid};
use crate::authority::EventRecord;
use hub_core::rows::Event;
use hub_core::{IdeaId, MemberId, SpaceId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE event (
    space_id BLOB    NOT NULL,
    seq      INTEGER NOT NULL,
    id       BLOB    NOT NULL,
    idea_id  BLOB,
    by       BLOB    NOT NULL,
    at_ms    INTEGER NOT NULL,
    json     TEXT    NOT NULL,
    PRIMARY KEY (space_id, seq)
) STRICT;
CREATE INDEX event_of_idea ON event (space_id, idea_id, seq) WHERE idea_id IS NOT NULL;
";

const INSERT: &str = "
INSERT INTO event (space_id, seq, id, idea_id, by, at_ms, json)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const BY_OTHERS: &str = "
SELECT id, seq, json FROM event
WHERE space_id = ?1 AND idea_id = ?2 AND by <> ?3 ORDER BY seq LIMIT 1";

const OF_IDEA: &str = "
SELECT seq, json FROM event WHERE space_id = ?1 AND idea_id = ?2 AND seq <= ?3";
const OF_SPACE: &str = "
SELECT seq, json FROM event
WHERE space_id = ?1 AND idea_id IS NULL AND seq <= ?3 AND instr(json, ?2) > 0";
const UPDATE: &str = "UPDATE event SET json = ?3 WHERE space_id = ?1 AND seq = ?2";

/// Writes an event.
pub(super) fn insert(
    tx: &Transaction<'_>,
    space: SpaceId,
    event: &EventRecord,
) -> rusqlite::Result<()> {
    tx.prepare_cached(INSERT)?.execute(params![
        space.0.as_bytes(),
        event.seq.cast_signed(),
        event.id.as_bytes(),
        event.idea_id.as_ref().map(Uuid::as_bytes),
        event.by.as_bytes(),
        event.at_ms,
        event.json
    ])?;
    Ok(())
}

/// The first event at an idea that is by somebody else than this member.
pub(super) fn by_others(
    connection: &Connection,
    space: SpaceId,
    idea: IdeaId,
    than: MemberId,
) -> rusqlite::Result<Option<(Uuid, u64, Event)>> {
    let mut statement = connection.prepare_cached(BY_OTHERS)?;
    let params = params![space.0.as_bytes(), idea.0.as_bytes(), than.0.as_bytes()];
    let found = |row: &rusqlite::Row<'_>| {
        Ok((uuid(row, 0)?, unsigned(row, 1)?, from_json(&row.get::<_, String>(2)?)?))
    };
    statement.query_row(params, found).optional()
}

/// The events up to a place at an idea, or, without one, those of the space that name an id.
pub(super) fn about(
    connection: &Connection,
    space: SpaceId,
    (idea, id): (Option<Uuid>, Uuid),
    up_to: u64,
) -> rusqlite::Result<Vec<(u64, String)>> {
    let found = |row: &rusqlite::Row<'_>| Ok((unsigned(row, 0)?, row.get(1)?));
    let (space, up_to) = (space.0.as_bytes(), up_to.cast_signed());
    match idea {
        Some(idea) => {
            let mut statement = connection.prepare_cached(OF_IDEA)?;
            statement.query_map(params![space, idea.as_bytes(), up_to], found)?.collect()
        }
        None => {
            let mut statement = connection.prepare_cached(OF_SPACE)?;
            statement.query_map(params![space, id.to_string(), up_to], found)?.collect()
        }
    }
}

/// Writes an event anew, without what was erased.
pub(super) fn update(
    tx: &Transaction<'_>,
    space: SpaceId,
    seq: u64,
    json: &str,
) -> rusqlite::Result<()> {
    let params = params![space.0.as_bytes(), seq.cast_signed(), json];
    tx.prepare_cached(UPDATE)?.execute(params).map(drop)
}
