//! Table `own_op`: what this person did in a joined space, as it was written.

use crate::journal::undo;
use crate::sql::{from_json, int, to_json, uuid, word};
use hub_core::redaction::Redaction;
use hub_core::{Envelope, MemberId, OpId, SpaceId, Verdict};
use rusqlite::{Connection, Params, Transaction, params};
use uuid::Uuid;

/// The first version of the table. An operation without a number had it taken by another one; one
/// without a body is old or was erased; one that is sent again may be in the server's rows.
pub(crate) const CREATE: &str = "
CREATE TABLE own_op (
    id             INTEGER PRIMARY KEY,
    op_id          BLOB    NOT NULL UNIQUE,
    stream         BLOB,
    n              INTEGER,
    kind           TEXT    NOT NULL,
    body           TEXT,
    state          TEXT    NOT NULL,
    again          INTEGER NOT NULL DEFAULT 0,
    preview        TEXT    NOT NULL,
    verdict        TEXT,
    why            TEXT,
    queued_at_ms   INTEGER NOT NULL,
    answered_at_ms INTEGER,
    UNIQUE (stream, n)
) STRICT;
CREATE INDEX own_op_state ON own_op (state, n);
";

/// The kind of an operation that only takes a number.
pub(crate) const SKIP: &str = "skip";

const COLUMNS: &str =
    "op_id, n, kind, body, state, again, preview, verdict, why, queued_at_ms, answered_at_ms";
const INSERT: &str = "
INSERT INTO own_op (op_id, stream, n, kind, body, state, preview, queued_at_ms)
VALUES (?1, ?2, ?3, ?4, ?5, 'queued', ?6, ?7)";
const ANSWER: &str = "
UPDATE own_op SET state = ?2, verdict = ?3, answered_at_ms = ?4
WHERE op_id = ?1 AND state = 'queued'";
const SET_ASIDE: &str = "
UPDATE own_op SET state = 'set_aside', stream = NULL, n = NULL, why = ?2, answered_at_ms = ?3
WHERE op_id = ?1";
const DISCARD: &str = "
UPDATE own_op SET state = 'discarded', answered_at_ms = ?2
WHERE op_id = ?1 AND state IN ('refused', 'set_aside')";
const LEAST_QUEUED: &str = "SELECT min(n) FROM own_op WHERE state = 'queued'";
const WAITING: &str = "SELECT count(*) FROM own_op WHERE state = 'queued'";
/// What lies over a catalogue.
const SHOWN: &str = "
stream = ?1 AND n > ?2 AND n <= ?3
AND state IN ('queued', 'confirmed') AND kind <> 'skip' AND body IS NOT NULL ORDER BY n";
/// What a new stream takes over: all that the server may lack, in the order in which it was done.
const TO_MOVE: &str = "
SELECT id FROM own_op
WHERE body IS NOT NULL AND (state = 'queued' OR (state = 'confirmed' AND kind <> 'skip'
    AND ((stream IS ?1 AND n > ?2) OR (?3 AND stream IS NOT ?1))))
ORDER BY id";
const MOVE: &str = "
UPDATE own_op SET stream = ?2, n = ?3, again = again OR (?4 AND state = 'confirmed'),
    state = 'queued', verdict = NULL, answered_at_ms = NULL
WHERE id = ?1";
const ERASE: &str = "UPDATE own_op SET body = NULL WHERE op_id = ?1";
const FORGET: &str = "
UPDATE own_op SET body = NULL
WHERE state IN ('confirmed', 'discarded') AND body IS NOT NULL AND answered_at_ms < ?1
AND (stream IS NOT ?2 OR n <= ?3) AND id <= (SELECT max(id) FROM own_op) - ?4
AND op_id NOT IN (SELECT op_id FROM undo_op)";

/// Where an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// In the outbox: the server has not said what became of it.
    Queued,
    /// In the archive: it was done, as a whole or in part.
    Confirmed,
    /// In the attention list: it was refused.
    Refused,
    /// In the attention list: the server cannot take it in.
    SetAside,
    /// The person does not want it any more.
    Discarded,
}

impl State {
    fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::SetAside => "set_aside",
            Self::Discarded => "discarded",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Queued, Self::Confirmed, Self::Refused, Self::SetAside, Self::Discarded];
        all.into_iter().find(|state| state.as_str() == word)
    }
}

/// An own operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OwnOp {
    pub(crate) op_id: OpId,
    /// Its number; none when another operation took it.
    pub(crate) n: Option<u64>,
    pub(crate) kind: String,
    /// The envelope as it was written.
    pub(crate) body: Option<String>,
    pub(crate) state: State,
    /// It was answered before, by a server that may have forgotten it since.
    pub(crate) is_again: bool,
    /// What this device answered at first.
    pub(crate) preview: Verdict,
    /// What the server answered.
    pub(crate) verdict: Option<Verdict>,
    /// Why it was set aside, as JSON.
    pub(crate) why: Option<String>,
    pub(crate) queued_at_ms: i64,
    pub(crate) answered_at_ms: Option<i64>,
}

/// One that lies over the catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) n: u64,
    pub(crate) queued_at_ms: i64,
    /// The rows may have it already.
    pub(crate) is_again: bool,
    pub(crate) envelope: Envelope,
}

/// Puts an operation into the outbox.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    (stream, n): (Uuid, u64),
    envelope: &Envelope,
    preview: &Verdict,
    now_ms: i64,
) -> rusqlite::Result<()> {
    tx.prepare_cached(INSERT)?.execute(params![
        envelope.op_id.0.as_bytes(),
        stream.as_bytes(),
        int(n),
        envelope.operation.kind(),
        to_json(envelope)?,
        to_json(preview)?,
        now_ms
    ])?;
    Ok(())
}

/// An operation by its id.
pub(crate) fn find(connection: &Connection, op: OpId) -> rusqlite::Result<Option<OwnOp>> {
    Ok(list(connection, "op_id = ?1", [op.0.as_bytes()])?.into_iter().next())
}

/// What was answered of an operation last: by the server, or at first by this device.
pub(crate) fn verdict(connection: &Connection, op: OpId) -> rusqlite::Result<Option<Verdict>> {
    Ok(find(connection, op)?.map(|op| op.verdict.unwrap_or(op.preview)))
}

/// An operation as it was written; none when it is unknown, old or erased.
pub(crate) fn envelope(connection: &Connection, op: OpId) -> rusqlite::Result<Option<Envelope>> {
    let body = find(connection, op)?.and_then(|op| op.body);
    body.map(|json| from_json(&json)).transpose()
}

/// The first operations of the outbox, in order.
pub(crate) fn outbox(connection: &Connection, limit: usize) -> rusqlite::Result<Vec<OwnOp>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    list(connection, "state = 'queued' ORDER BY n LIMIT ?1", [limit])
}

/// What was refused or set aside and not looked after, the oldest first.
pub(crate) fn attention(connection: &Connection) -> rusqlite::Result<Vec<OwnOp>> {
    list(connection, "state IN ('refused', 'set_aside') ORDER BY id", [])
}

/// What lies over a catalogue, with the numbers after one and up to another.
pub(crate) fn shown(
    connection: &Connection,
    stream: Uuid,
    after_n: u64,
    up_to_n: u64,
) -> rusqlite::Result<Vec<Shown>> {
    let values = params![stream.as_bytes(), int(after_n), int(up_to_n)];
    let ops = list(connection, SHOWN, values)?;
    ops.into_iter().filter_map(shown_of).collect()
}

fn shown_of(op: OwnOp) -> Option<rusqlite::Result<Shown>> {
    let (n, body) = (op.n?, op.body?);
    let (queued_at_ms, is_again) = (op.queued_at_ms, op.is_again);
    Some(from_json(&body).map(|envelope| Shown { n, queued_at_ms, is_again, envelope }))
}

/// The least number without a verdict.
pub(crate) fn least_queued(connection: &Connection) -> rusqlite::Result<Option<u64>> {
    let n: Option<i64> = connection.query_row(LEAST_QUEUED, [], |row| row.get(0))?;
    Ok(n.map(i64::cast_unsigned))
}

/// How many operations wait for a verdict.
pub(crate) fn waiting(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row(WAITING, [], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned)
}

/// Keeps a verdict, once; false when there is one, or the operation is not waiting.
pub(crate) fn answer(
    tx: &Transaction<'_>,
    op: OpId,
    verdict: &Verdict,
    now_ms: i64,
) -> rusqlite::Result<bool> {
    let is_refused = matches!(verdict, Verdict::Rejected(_));
    let state = if is_refused { State::Refused } else { State::Confirmed };
    let values = params![op.0.as_bytes(), state.as_str(), to_json(verdict)?, now_ms];
    Ok(tx.prepare_cached(ANSWER)?.execute(values)? > 0)
}

/// Takes an operation's number away and puts it on the attention list.
pub(crate) fn set_aside(
    tx: &Transaction<'_>,
    op: OpId,
    why: &str,
    now_ms: i64,
) -> rusqlite::Result<()> {
    tx.execute(SET_ASIDE, params![op.0.as_bytes(), why, now_ms]).map(drop)
}

/// Takes an operation off the attention list; false when it is not on it.
pub(crate) fn discard(tx: &Transaction<'_>, op: OpId, now_ms: i64) -> rusqlite::Result<bool> {
    Ok(tx.execute(DISCARD, params![op.0.as_bytes(), now_ms])? > 0)
}

/// Numbers what the server may lack from 1 in the stream `to`, and gives the number after the last.
/// That is what is not answered, what was answered in the stream `from` after a number, and with
/// `archive` what was answered in any former stream.
pub(crate) fn renumber(
    tx: &Transaction<'_>,
    from: Uuid,
    answered_after: u64,
    archive: bool,
    to: Uuid,
) -> rusqlite::Result<u64> {
    let mut statement = tx.prepare(TO_MOVE)?;
    let values = params![from.as_bytes(), int(answered_after), archive];
    let ids = statement.query_map(values, |row| row.get::<_, i64>(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    for (n, id) in (1..).zip(&ids) {
        tx.prepare_cached(MOVE)?.execute(params![id, to.as_bytes(), int(n), archive])?;
    }
    Ok(ids.len() as u64 + 1)
}

/// Drops the bodies of what was done before a moment and is in a catalogue that has the outcome of
/// all numbers up to `confirmed_n`, but for the last `kept`.
pub(crate) fn forget(
    tx: &Transaction<'_>,
    before_ms: i64,
    (stream, confirmed_n): (Uuid, u64),
    kept: i64,
) -> rusqlite::Result<()> {
    tx.execute(FORGET, params![before_ms, stream.as_bytes(), int(confirmed_n), kept]).map(drop)
}

/// Deletes the bodies of what wrote an erased text. What was not sent stays: it is a new text of its
/// author.
pub(crate) fn erase(
    tx: &Transaction<'_>,
    redaction: &Redaction,
    space: SpaceId,
    member: MemberId,
) -> rusqlite::Result<()> {
    for kind in redaction.kinds() {
        for op in list(tx, "kind = ?1 AND state <> 'queued' AND body IS NOT NULL", [kind])? {
            let Some(envelope) = op.body.as_deref().map(from_json::<Envelope>).transpose()? else {
                continue;
            };
            if redaction.deletes_body(space, member, &envelope) {
                tx.execute(ERASE, [op.op_id.0.as_bytes()])?;
                undo::forget_op(tx, op.op_id)?;
            }
        }
    }
    Ok(())
}

fn list(connection: &Connection, which: &str, values: impl Params) -> rusqlite::Result<Vec<OwnOp>> {
    let sql = format!("SELECT {COLUMNS} FROM own_op WHERE {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_map(values, own_op)?.collect()
}

fn own_op(row: &rusqlite::Row<'_>) -> rusqlite::Result<OwnOp> {
    let verdict: Option<String> = row.get(7)?;
    Ok(OwnOp {
        op_id: OpId(uuid(row, 0)?),
        n: row.get::<_, Option<i64>>(1)?.map(i64::cast_unsigned),
        kind: row.get(2)?,
        body: row.get(3)?,
        state: word(row, 4, State::from_word)?,
        is_again: row.get(5)?,
        preview: from_json(&row.get::<_, String>(6)?)?,
        verdict: verdict.map(|json| from_json(&json)).transpose()?,
        why: row.get(8)?,
        queued_at_ms: row.get(9)?,
        answered_at_ms: row.get(10)?,
    })
}
