//! Table `op`: every operation that was decided, with its verdict, for ever. Append only.
//!
//! `body` and `salt` can be erased; `body_hash` stays, and with it the chain.

use crate::sql::{from_json, uuid};
use hub_core::chain::{self, Hash, Link};
use hub_core::redaction::Redaction;
use hub_core::{Envelope, MemberId, OpId, Position, SpaceId, Verdict};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE op (
    n         INTEGER PRIMARY KEY,
    op_id     BLOB    NOT NULL UNIQUE,
    actor     BLOB    NOT NULL,
    kind      TEXT    NOT NULL,
    body      TEXT,
    salt      BLOB,
    body_hash BLOB    NOT NULL,
    verdict   TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    chain     BLOB    NOT NULL
) STRICT;
";

const INSERT: &str = "
INSERT INTO op (n, op_id, actor, kind, body, salt, body_hash, verdict, at_ms, last_seq, chain)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const VERDICT: &str = "SELECT verdict FROM op WHERE op_id = ?1";
const BODY: &str = "SELECT body FROM op WHERE op_id = ?1";
const ACTOR: &str = "SELECT actor FROM op WHERE op_id = ?1";
const OF_KIND: &str = "SELECT n, actor, body FROM op WHERE kind = ?1 AND body IS NOT NULL";
const ERASE: &str = "UPDATE op SET body = NULL, salt = NULL WHERE n = ?1";
const CHAIN_AT: &str = "SELECT last_seq, chain FROM op WHERE n = ?1";
const ALL: &str = "
SELECT n, op_id, actor, kind, body, salt, body_hash, verdict, at_ms, last_seq, chain
FROM op ORDER BY n";

/// Keeps an operation and gives the chain with it.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    link: &Link<'_>,
    body: &str,
    salt: &[u8; 16],
    before: Hash,
) -> rusqlite::Result<Hash> {
    let chain = chain::extend(before, link);
    tx.prepare_cached(INSERT)?.execute(params![
        link.n,
        link.op_id.as_bytes(),
        link.actor.as_bytes(),
        link.kind,
        body,
        salt,
        link.body_hash,
        link.verdict,
        link.at_ms,
        link.last_seq,
        chain
    ])?;
    Ok(chain)
}

/// The stored verdict of an operation.
pub(crate) fn verdict(connection: &Connection, op: OpId) -> rusqlite::Result<Option<Verdict>> {
    let mut statement = connection.prepare_cached(VERDICT)?;
    let json = statement.query_row([op.0.as_bytes()], |row| row.get::<_, String>(0)).optional()?;
    json.map(|json| from_json(&json)).transpose()
}

/// An operation as it was sent; none when it is unknown or its text was erased.
pub(crate) fn envelope(connection: &Connection, op: OpId) -> rusqlite::Result<Option<Envelope>> {
    let mut statement = connection.prepare_cached(BODY)?;
    let body = statement.query_row([op.0.as_bytes()], |row| row.get::<_, Option<String>>(0));
    body.optional()?.flatten().map(|json| from_json(&json)).transpose()
}

/// Deletes bodies and salts of operations that wrote an erased text, and gives their ids.
pub(crate) fn erase(
    tx: &Transaction<'_>,
    redaction: &Redaction,
    space: SpaceId,
) -> rusqlite::Result<Vec<OpId>> {
    let mut erased = vec![];
    for kind in redaction.kinds() {
        let mut statement = tx.prepare(OF_KIND)?;
        let mut rows = statement.query([kind])?;
        while let Some(row) = rows.next()? {
            let (n, actor, body): (i64, _, String) =
                (row.get(0)?, MemberId(uuid(row, 1)?), row.get(2)?);
            let envelope: Envelope = from_json(&body)?;
            if redaction.deletes_body(space, actor, &envelope) {
                erased.push((n, envelope.op_id));
            }
        }
    }
    for (n, _) in &erased {
        tx.execute(ERASE, [n])?;
    }
    Ok(erased.into_iter().map(|(_, id)| id).collect())
}

/// Whose operation it was.
pub(crate) fn actor(connection: &Connection, op: OpId) -> rusqlite::Result<Option<MemberId>> {
    let mut statement = connection.prepare_cached(ACTOR)?;
    statement.query_row([op.0.as_bytes()], |row| Ok(MemberId(uuid(row, 0)?))).optional()
}

/// Whether the history went through a place: the operation there has this very chain.
pub(crate) fn is_at(connection: &Connection, position: &Position) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached(CHAIN_AT)?;
    let at = statement
        .query_row([position.n], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Hash>(1)?)))
        .optional()?;
    Ok(at == Some((position.seq.cast_signed(), position.chain)))
}

/// Recomputes the chain from `start`, operation by operation. Gives the place after the last that
/// fits, and the number of the first that does not.
pub(crate) fn recompute(
    connection: &Connection,
    start: Position,
) -> rusqlite::Result<(Position, Option<i64>)> {
    let mut statement = connection.prepare(ALL)?;
    let mut rows = statement.query([])?;
    let mut position = start;
    while let Some(row) = rows.next()? {
        match fitting(row, &position)? {
            Some(next) => position = next,
            None => return Ok((position, Some(position.n + 1))),
        }
    }
    Ok((position, None))
}

/// The place after an operation, if it follows from the place before.
fn fitting(row: &rusqlite::Row<'_>, before: &Position) -> rusqlite::Result<Option<Position>> {
    let (kind, verdict): (String, String) = (row.get(3)?, row.get(7)?);
    let link = Link {
        n: row.get(0)?,
        op_id: uuid(row, 1)?,
        actor: uuid(row, 2)?,
        at_ms: row.get(8)?,
        last_seq: row.get(9)?,
        kind: &kind,
        verdict: &verdict,
        body_hash: row.get(6)?,
    };
    let (body, salt): (Option<String>, Option<[u8; 16]>) = (row.get(4)?, row.get(5)?);
    let body_fits = match (body, salt) {
        (Some(body), Some(salt)) => chain::body_hash(&salt, &body) == link.body_hash,
        (None, None) => true,
        _ => false,
    };
    let chain = chain::extend(before.chain, &link);
    let seq = link.last_seq.cast_unsigned();
    let follows = link.n == before.n + 1 && seq >= before.seq && row.get::<_, Hash>(10)? == chain;
    Ok((body_fits && follows).then_some(Position { seq, n: link.n, chain }))
}
