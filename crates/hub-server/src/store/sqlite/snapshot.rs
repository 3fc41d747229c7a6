//! Tables `snapshot` and `snapshot_chunk`: the whole state of a space in packed pieces. A snapshot
//! that is whole never changes; one that is being made is seen by nobody.

use super::column::unsigned;
use crate::authority::{Feed, Packed};
use hub_core::{Position, SpaceId};
use hub_protocol::Chunk;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// The first version of the tables.
pub(super) const CREATE: &str = "
CREATE TABLE snapshot (
    space_id BLOB    NOT NULL,
    id       BLOB    NOT NULL,
    epoch    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    chain    BLOB    NOT NULL,
    made_at_ms INTEGER NOT NULL,
    is_whole INTEGER NOT NULL,
    PRIMARY KEY (space_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot_chunk (
    space_id BLOB    NOT NULL,
    id       BLOB    NOT NULL,
    ix       INTEGER NOT NULL,
    sha256   TEXT    NOT NULL,
    unpacked_bytes INTEGER NOT NULL,
    things   INTEGER NOT NULL,
    content  BLOB    NOT NULL,
    PRIMARY KEY (space_id, id, ix),
    FOREIGN KEY (space_id, id) REFERENCES snapshot (space_id, id) ON DELETE CASCADE
) STRICT;
";

const BEGIN: &str = "
INSERT INTO snapshot (space_id, id, epoch, seq, n, chain, made_at_ms, is_whole)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)";
const FINISH: &str = "UPDATE snapshot SET is_whole = 1 WHERE space_id = ?1 AND id = ?2";
const LAST: &str = "
SELECT id, epoch, seq, n, chain FROM snapshot WHERE space_id = ?1 AND is_whole
ORDER BY n DESC, made_at_ms DESC LIMIT 1";
const INSERT_CHUNK: &str = "
INSERT INTO snapshot_chunk (space_id, id, ix, sha256, unpacked_bytes, things, content)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const CHUNKS: &str = "
SELECT sha256, length(content), unpacked_bytes, things FROM snapshot_chunk
WHERE space_id = ?1 AND id = ?2 ORDER BY ix";
const CHUNK: &str = "
SELECT content FROM snapshot_chunk
JOIN snapshot USING (space_id, id)
WHERE space_id = ?1 AND id = ?2 AND ix = ?3 AND is_whole";
const IS_WHOLE: &str = "SELECT is_whole FROM snapshot WHERE space_id = ?1 AND id = ?2";
const DELETE_OLD: &str = "
DELETE FROM snapshot WHERE space_id = ?1 AND id <> ?2 AND made_at_ms < ?3";
const DELETE_ALL: &str = "DELETE FROM snapshot WHERE space_id = ?1";
const DELETE: &str = "DELETE FROM snapshot WHERE space_id = ?1 AND id = ?2";

/// Which snapshot, and the place it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub id: Uuid,
    pub epoch: u32,
    pub position: Position,
}

/// Begins a snapshot of the place where the order stands.
pub(super) fn begin(
    tx: &Transaction<'_>,
    feed: &Feed,
    id: Uuid,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let Position { seq, n, chain } = feed.position();
    let space = feed.space.0.as_bytes();
    tx.execute(
        BEGIN,
        params![space, id.as_bytes(), feed.epoch, seq.cast_signed(), n, chain, now_ms],
    )?;
    Ok(())
}

/// Adds a piece.
pub(super) fn insert_chunk(
    tx: &Transaction<'_>,
    space: SpaceId,
    id: Uuid,
    ix: u32,
    packed: &Packed,
) -> rusqlite::Result<()> {
    let Packed { chunk, content } = packed;
    tx.prepare_cached(INSERT_CHUNK)?.execute(params![
        space.0.as_bytes(),
        id.as_bytes(),
        ix,
        chunk.sha256,
        chunk.unpacked_bytes.cast_signed(),
        chunk.things,
        content
    ])?;
    Ok(())
}

/// Shows a snapshot, and removes the others that were made before a time: who is still reading them
/// starts anew.
pub(super) fn finish(
    tx: &Transaction<'_>,
    space: SpaceId,
    id: Uuid,
    before_ms: i64,
) -> rusqlite::Result<()> {
    tx.execute(FINISH, params![space.0.as_bytes(), id.as_bytes()])?;
    tx.execute(DELETE_OLD, params![space.0.as_bytes(), id.as_bytes(), before_ms])?;
    Ok(())
}

/// Removes a snapshot.
pub(super) fn delete(tx: &Transaction<'_>, space: SpaceId, id: Uuid) -> rusqlite::Result<()> {
    tx.execute(DELETE, params![space.0.as_bytes(), id.as_bytes()]).map(drop)
}

/// Removes all of them: each may hold a text that was erased.
pub(super) fn delete_all(tx: &Transaction<'_>, space: SpaceId) -> rusqlite::Result<()> {
    tx.execute(DELETE_ALL, [space.0.as_bytes()]).map(drop)
}

/// The newest snapshot that is whole.
pub(super) fn last(connection: &Connection, space: SpaceId) -> rusqlite::Result<Option<Head>> {
    let mut statement = connection.prepare_cached(LAST)?;
    let head = |row: &rusqlite::Row<'_>| {
        let position = Position { seq: unsigned(row, 2)?, n: row.get(3)?, chain: row.get(4)? };
        Ok(Head { id: super::column::uuid(row, 0)?, epoch: row.get(1)?, position })
    };
    statement.query_row([space.0.as_bytes()], head).optional()
}

/// What is told of its pieces.
pub(super) fn chunks(
    connection: &Connection,
    space: SpaceId,
    id: Uuid,
) -> rusqlite::Result<Vec<Chunk>> {
    let mut statement = connection.prepare_cached(CHUNKS)?;
    let chunk = |row: &rusqlite::Row<'_>| {
        Ok(Chunk {
            sha256: row.get(0)?,
            bytes: unsigned(row, 1)?,
            unpacked_bytes: unsigned(row, 2)?,
            things: row.get(3)?,
        })
    };
    statement.query_map(params![space.0.as_bytes(), id.as_bytes()], chunk)?.collect()
}

/// A piece of a whole snapshot.
pub(super) fn chunk(
    connection: &Connection,
    space: SpaceId,
    id: Uuid,
    ix: u32,
) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut statement = connection.prepare_cached(CHUNK)?;
    let params = params![space.0.as_bytes(), id.as_bytes(), ix];
    statement.query_row(params, |row| row.get(0)).optional()
}

/// Whether a snapshot is there and whole.
pub(super) fn is_whole(
    connection: &Connection,
    space: SpaceId,
    id: Uuid,
) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached(IS_WHOLE)?;
    let found = statement
        .query_row(params![space.0.as_bytes(), id.as_bytes()], |row| row.get::<_, bool>(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}
