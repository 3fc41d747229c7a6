//! Tables `stream`, how far each device is, and `resent`, the places of streams that named an
//! operation which had been decided elsewhere.

use super::column::{unsigned, uuid};
use crate::authority::StreamRow;
use hub_core::{MemberId, OpId, SpaceId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// The first version of the tables.
pub(super) const CREATE: &str = "
CREATE TABLE stream (
    space_id BLOB    NOT NULL,
    stream   BLOB    NOT NULL,
    member   BLOB    NOT NULL,
    last_n   INTEGER NOT NULL,
    PRIMARY KEY (space_id, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE resent (
    space_id BLOB    NOT NULL,
    stream   BLOB    NOT NULL,
    stream_n INTEGER NOT NULL,
    op_id    BLOB    NOT NULL,
    PRIMARY KEY (space_id, stream, stream_n)
) STRICT, WITHOUT ROWID;
";

const GET: &str = "SELECT member, last_n FROM stream WHERE space_id = ?1 AND stream = ?2";
const PUT: &str = "
INSERT OR REPLACE INTO stream (space_id, stream, member, last_n) VALUES (?1, ?2, ?3, ?4)";
const RESENT: &str = "
INSERT INTO resent (space_id, stream, stream_n, op_id) VALUES (?1, ?2, ?3, ?4)";
const RESENT_OF: &str = "
SELECT stream_n, op_id FROM resent
WHERE space_id = ?1 AND stream = ?2 AND stream_n >= ?3 AND stream_n <= ?4";

/// How far a stream is.
pub(super) fn get(
    connection: &Connection,
    space: SpaceId,
    stream: Uuid,
) -> rusqlite::Result<Option<StreamRow>> {
    let mut statement = connection.prepare_cached(GET)?;
    let found = |row: &rusqlite::Row<'_>| {
        Ok(StreamRow { stream, member: MemberId(uuid(row, 0)?), last_n: unsigned(row, 1)? })
    };
    statement.query_row(params![space.0.as_bytes(), stream.as_bytes()], found).optional()
}

/// Writes how far a stream is.
pub(super) fn put(tx: &Transaction<'_>, space: SpaceId, row: &StreamRow) -> rusqlite::Result<()> {
    tx.prepare_cached(PUT)?.execute(params![
        space.0.as_bytes(),
        row.stream.as_bytes(),
        row.member.0.as_bytes(),
        row.last_n.cast_signed()
    ])?;
    Ok(())
}

/// Notes that a place of a stream names an operation that was decided elsewhere.
pub(super) fn insert_resent(
    tx: &Transaction<'_>,
    space: SpaceId,
    stream: Uuid,
    (n, op): (u64, OpId),
) -> rusqlite::Result<()> {
    tx.prepare_cached(RESENT)?.execute(params![
        space.0.as_bytes(),
        stream.as_bytes(),
        n.cast_signed(),
        op.0.as_bytes()
    ])?;
    Ok(())
}

/// The operations that some places of a stream name and that were decided elsewhere.
pub(super) fn resent(
    connection: &Connection,
    space: SpaceId,
    stream: Uuid,
    (first, last): (u64, u64),
) -> rusqlite::Result<Vec<(u64, OpId)>> {
    let mut statement = connection.prepare_cached(RESENT_OF)?;
    let params =
        params![space.0.as_bytes(), stream.as_bytes(), first.cast_signed(), last.cast_signed()];
    let found = statement.query_map(params, |row| Ok((unsigned(row, 0)?, OpId(uuid(row, 1)?))))?;
    found.collect()
}
