//! Table `op`: every operation that was decided, with its verdict, for ever. Append only, but that
//! `body` and `salt` can be erased; `body_hash` stays, and with it the chain.

use super::column::{from_json, optional_uuid, unsigned, uuid};
use crate::authority::OpRecord;
use hub_core::{MemberId, OpId, Position, SpaceId, Verdict};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE op (
    space_id  BLOB    NOT NULL,
    n         INTEGER NOT NULL,
    op_id     BLOB    NOT NULL,
    stream    BLOB,
    stream_n  INTEGER,
    actor     BLOB    NOT NULL,
    kind      TEXT    NOT NULL,
    body      TEXT,
    salt      BLOB,
    body_hash BLOB    NOT NULL,
    verdict   TEXT    NOT NULL,
    refused   INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    chain     BLOB    NOT NULL,
    PRIMARY KEY (space_id, n),
    UNIQUE (space_id, op_id)
) STRICT;
CREATE UNIQUE INDEX op_of_stream ON op (space_id, stream, stream_n) WHERE stream IS NOT NULL;
CREATE INDEX op_in_order ON op (space_id, last_seq, n);
CREATE INDEX op_refused ON op (space_id, at_ms) WHERE refused AND body IS NOT NULL;
";

const INSERT: &str = "
INSERT INTO op (space_id, n, op_id, stream, stream_n, actor, kind, body, salt, body_hash, verdict,
    refused, at_ms, last_seq, chain)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
const VERDICT: &str = "SELECT verdict FROM op WHERE space_id = ?1 AND op_id = ?2";
const OF_STREAM: &str = "
SELECT stream_n, op_id FROM op
WHERE space_id = ?1 AND stream = ?2 AND stream_n >= ?3 AND stream_n <= ?4";
const CONFIRMED: &str = "
SELECT stream_n FROM op WHERE space_id = ?1 AND stream = ?2 AND n <= ?3
ORDER BY stream_n DESC LIMIT 1";
const AT: &str = "SELECT last_seq, n, chain FROM op WHERE space_id = ?1 AND n = ?2";
const LAST_WITHIN: &str = "
SELECT last_seq, n, chain FROM op WHERE space_id = ?1 AND last_seq <= ?2
ORDER BY last_seq DESC, n DESC LIMIT 1";
const FIRST_FROM: &str = "
SELECT last_seq, n, chain FROM op WHERE space_id = ?1 AND last_seq =
    (SELECT min(last_seq) FROM op WHERE space_id = ?1 AND last_seq >= ?2)
ORDER BY n DESC LIMIT 1";
const AFTER: &str = "
SELECT n, op_id, stream, stream_n, actor, kind, body, salt, body_hash, verdict, refused, at_ms,
    last_seq, chain
FROM op WHERE space_id = ?1 AND n > ?2 ORDER BY n LIMIT ?3";
const FORGET_REFUSED: &str = "
UPDATE op SET body = NULL, salt = NULL
WHERE space_id = ?1 AND at_ms < ?2 AND refused AND body IS NOT NULL";

const OF_KIND: &str = "
SELECT n, actor, body FROM op
WHERE space_id = ?1 AND n <= ?2 AND kind = ?3 AND body IS NOT NULL AND (?4 IS NULL
    OR instr(replace(lower(body), '-', ''), ?4) > 0 OR instr(lower(body), '\\u00') > 0)";
const ERASE: &str = "UPDATE op SET body = NULL, salt = NULL WHERE space_id = ?1 AND n = ?2";

/// Keeps an operation.
pub(super) fn insert(tx: &Transaction<'_>, space: SpaceId, op: &OpRecord) -> rusqlite::Result<()> {
    tx.prepare_cached(INSERT)?.execute(params![
        space.0.as_bytes(),
        op.n,
        op.op_id.0.as_bytes(),
        op.origin.as_ref().map(|(stream, _)| stream.as_bytes()),
        op.origin.map(|(_, n)| n.cast_signed()),
        op.actor.0.as_bytes(),
        op.kind,
        op.body,
        op.salt,
        op.body_hash,
        op.verdict,
        op.refused,
        op.at_ms,
        op.last_seq.cast_signed(),
        op.chain
    ])?;
    Ok(())
}

/// The stored verdict of an operation.
pub(super) fn verdict(
    connection: &Connection,
    space: SpaceId,
    op: OpId,
) -> rusqlite::Result<Option<Verdict>> {
    let mut statement = connection.prepare_cached(VERDICT)?;
    let params = params![space.0.as_bytes(), op.0.as_bytes()];
    let json = statement.query_row(params, |row| row.get::<_, String>(0)).optional()?;
    json.map(|json| from_json(&json)).transpose()
}

/// The operations at some places of a stream.
pub(super) fn of_stream(
    connection: &Connection,
    space: SpaceId,
    stream: Uuid,
    (first, last): (u64, u64),
) -> rusqlite::Result<Vec<(u64, OpId)>> {
    let mut statement = connection.prepare_cached(OF_STREAM)?;
    let params =
        params![space.0.as_bytes(), stream.as_bytes(), first.cast_signed(), last.cast_signed()];
    let found = statement.query_map(params, |row| Ok((unsigned(row, 0)?, OpId(uuid(row, 1)?))))?;
    found.collect()
}

/// The last place of a stream whose operation stands at or before the operation `n`; 0 for none.
pub(super) fn confirmed(
    connection: &Connection,
    space: SpaceId,
    stream: Uuid,
    n: i64,
) -> rusqlite::Result<u64> {
    let mut statement = connection.prepare_cached(CONFIRMED)?;
    let params = params![space.0.as_bytes(), stream.as_bytes(), n];
    Ok(statement.query_row(params, |row| unsigned(row, 0)).optional()?.unwrap_or(0))
}

/// The place after the operation `n`.
pub(super) fn at(
    connection: &Connection,
    space: SpaceId,
    n: i64,
) -> rusqlite::Result<Option<Position>> {
    position(connection, AT, space, n)
}

/// The place after the last operation that ended at or before `seq`.
pub(super) fn last_within(
    connection: &Connection,
    space: SpaceId,
    seq: u64,
) -> rusqlite::Result<Option<Position>> {
    position(connection, LAST_WITHIN, space, seq.cast_signed())
}

/// The place after the first operation that ended at or after `seq`.
pub(super) fn first_from(
    connection: &Connection,
    space: SpaceId,
    seq: u64,
) -> rusqlite::Result<Option<Position>> {
    position(connection, FIRST_FROM, space, seq.cast_signed())
}

/// The operations after one, in order.
pub(super) fn after(
    connection: &Connection,
    space: SpaceId,
    n: i64,
    limit: u32,
) -> rusqlite::Result<Vec<OpRecord>> {
    let mut statement = connection.prepare_cached(AFTER)?;
    let ops = statement.query_map(params![space.0.as_bytes(), n, limit], record)?;
    ops.collect()
}

/// Erases the bodies of what was refused before a time.
pub(super) fn forget_refused(
    tx: &Transaction<'_>,
    space: SpaceId,
    before_ms: i64,
) -> rusqlite::Result<u64> {
    let changed = tx.execute(FORGET_REFUSED, params![space.0.as_bytes(), before_ms])?;
    Ok(changed as u64)
}

/// Hands out the operations up to one, of a kind, whose bodies hold a text; see
/// [`crate::authority::Erasure::needle`].
pub(super) fn of_kind(
    connection: &Connection,
    space: SpaceId,
    (up_to, kind, needle): (i64, &str, Option<&str>),
    mut each: impl FnMut(i64, MemberId, &str),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(OF_KIND)?;
    let mut rows = statement.query(params![space.0.as_bytes(), up_to, kind, needle])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, MemberId(uuid(row, 1)?), &row.get::<_, String>(2)?);
    }
    Ok(())
}

/// Erases the body of an operation.
pub(super) fn erase(tx: &Transaction<'_>, space: SpaceId, n: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(ERASE)?.execute(params![space.0.as_bytes(), n]).map(drop)
}

fn position(
    connection: &Connection,
    sql: &str,
    space: SpaceId,
    at: i64,
) -> rusqlite::Result<Option<Position>> {
    let mut statement = connection.prepare_cached(sql)?;
    let position =
        |row: &Row<'_>| Ok(Position { seq: unsigned(row, 0)?, n: row.get(1)?, chain: row.get(2)? });
    statement.query_row(params![space.0.as_bytes(), at], position).optional()
}

fn record(row: &Row<'_>) -> rusqlite::Result<OpRecord> {
    let stream_n: Option<i64> = row.get(3)?;
    Ok(OpRecord {
        n: row.get(0)?,
        op_id: OpId(uuid(row, 1)?),
        origin: optional_uuid(row, 2)?.zip(stream_n.map(i64::cast_unsigned)),
        actor: MemberId(uuid(row, 4)?),
        kind: row.get(5)?,
        body: row.get(6)?,
        salt: row.get(7)?,
        body_hash: row.get(8)?,
        verdict: row.get(9)?,
        refused: row.get(10)?,
        at_ms: row.get(11)?,
        last_seq: unsigned(row, 12)?,
        chain: row.get(13)?,
    })
}
