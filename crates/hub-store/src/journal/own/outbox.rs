//! What the server is told, and what it answered. Each function is one transaction; what has to lie
//! over the catalogue afterwards follows from the rows alone.

use super::op::{self, OwnOp, Shown, State};
use crate::error::StoreError;
use crate::journal::joined::{self, JoinedRow};
use crate::journal::{Journal, undo};
use hub_core::{Envelope, OpId, Operation, Refusal, Verdict};
use rusqlite::Transaction;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// So long the archive reaches back, to send it again to a server that was restored.
const ARCHIVE_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// So many of the last operations stay in the archive whatever the clock says: it may be wrong by a
/// year.
const ARCHIVE_LEAST: i64 = 1_000;

/// No number is as great.
const NONE_ANSWERED_AFTER: u64 = i64::MAX as u64;

/// How far this device's own operations have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Names the stream.
    pub id: Uuid,
    /// The number that the next operation gets; the first has 1.
    pub next_n: u64,
    /// Every number up to this one has the server's verdict, as far as this device has heard.
    pub answered_n: u64,
}

/// An operation that waits for the server's verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its place in the stream.
    pub n: u64,
    /// The operation.
    pub op_id: OpId,
    /// An [`Envelope`] as JSON, as it was written.
    pub envelope: String,
    /// When it was done, in UTC milliseconds.
    pub queued_at_ms: i64,
}

/// Something done that came to nothing. It stays until the person has looked after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The operation.
    pub op_id: OpId,
    /// An [`Envelope`] as JSON, as it was written; none when its text was erased.
    pub envelope: Option<String>,
    /// Why.
    pub trouble: Trouble,
    /// When it was done, in UTC milliseconds.
    pub queued_at_ms: i64,
    /// When that was known, in UTC milliseconds.
    pub at_ms: i64,
}

/// Why an operation came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The server refused it.
    Refused(Refusal),
    /// The server cannot take it in; what it said.
    SetAside(Value),
}

impl Journal {
    pub(crate) fn joined_row(&self) -> Result<JoinedRow, StoreError> {
        self.read(joined::get)
    }

    pub(crate) fn stream(&self) -> Result<Stream, StoreError> {
        self.read(|connection| {
            let row = joined::get(connection)?;
            let least = op::least_queued(connection)?.unwrap_or(row.next_n);
            Ok(Stream { id: row.stream, next_n: row.next_n, answered_n: least.saturating_sub(1) })
        })
    }

    pub(crate) fn outbox(&self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        let ops = self.read(|connection| op::outbox(connection, limit))?;
        Ok(ops.into_iter().filter_map(queued).collect())
    }

    pub(crate) fn waiting(&self) -> Result<u64, StoreError> {
        self.read(op::waiting)
    }

    pub(crate) fn attention(&self) -> Result<Vec<Attention>, StoreError> {
        let ops = self.read(op::attention)?;
        Ok(ops.into_iter().filter_map(attention).collect())
    }

    /// What lies over a catalogue, with the numbers after one and up to another.
    pub(crate) fn shown(
        &self,
        stream: Uuid,
        after_n: u64,
        up_to_n: u64,
    ) -> Result<Vec<Shown>, StoreError> {
        self.read(|connection| op::shown(connection, stream, after_n, up_to_n))
    }

    pub(crate) fn set_server(&mut self, server: &Value) -> Result<(), StoreError> {
        self.write(|tx| {
            let row = joined::get(tx)?;
            joined::put(tx, &JoinedRow { server: server.clone(), ..row })
        })
    }

    /// Keeps verdicts; a second one, or one of an unknown operation, is passed over. Gives the
    /// numbers of what was refused.
    pub(crate) fn answered(
        &mut self,
        answers: &[(OpId, Verdict)],
        now_ms: i64,
    ) -> Result<BTreeSet<u64>, StoreError> {
        self.write(|tx| {
            let mut refused = BTreeSet::new();
            for (id, verdict) in answers {
                let is_new = op::answer(tx, *id, verdict, now_ms)?;
                if is_new && matches!(verdict, Verdict::Rejected(_)) {
                    refused.extend(op::find(tx, *id)?.and_then(|op| op.n));
                    undo::forget_op(tx, *id)?;
                }
            }
            if !refused.is_empty() {
                joined::put(tx, &joined::get(tx)?.revised())?;
            }
            Ok(refused)
        })
    }

    /// Puts an operation on the attention list and lets a `skip` have its number, so that it delays
    /// no other. Gives that number; none when it was not waiting, or takes only a number itself.
    pub(crate) fn set_aside(
        &mut self,
        id: OpId,
        why: &Value,
        now_ms: i64,
    ) -> Result<Option<u64>, StoreError> {
        self.write(|tx| {
            let found = op::find(tx, id)?.filter(|op| op.state == State::Queued);
            let Some(n) = found.filter(|op| op.kind != op::SKIP).and_then(|op| op.n) else {
                return Ok(None);
            };
            op::set_aside(tx, id, &why.to_string(), now_ms)?;
            undo::forget_op(tx, id)?;
            let row = joined::get(tx)?.revised();
            joined::put(tx, &row)?;
            op::insert(tx, (row.stream, n), &skip(id, why, now_ms), &Verdict::Ok, now_ms)?;
            Ok(Some(n))
        })
    }

    /// Takes an operation off the attention list; false when it is not on it.
    pub(crate) fn discard(&mut self, id: OpId, now_ms: i64) -> Result<bool, StoreError> {
        self.write(|tx| op::discard(tx, id, now_ms))
    }

    /// An operation of the attention list, to be done again under another id.
    pub(crate) fn again(&self, id: OpId, new: OpId) -> Result<Option<Envelope>, StoreError> {
        self.read(|connection| {
            let is_on_it = |op: OwnOp| matches!(op.state, State::Refused | State::SetAside);
            if !op::find(connection, id)?.is_some_and(is_on_it) {
                return Ok(None);
            }
            let envelope = op::envelope(connection, id)?;
            Ok(envelope.map(|envelope| Envelope { op_id: new, ..envelope }))
        })
    }

    /// Takes a new stream for what the server may lack; see [`op::renumber`]. Gives how many
    /// operations wait in it.
    pub(crate) fn renumber(
        &mut self,
        answered_after: u64,
        archive: bool,
        to: Uuid,
    ) -> Result<u64, StoreError> {
        self.write(|tx| renumber(tx, answered_after, archive, to))
    }

    /// Drops the bodies of what was done long ago and is in the catalogue.
    pub(crate) fn forget_archive(
        &mut self,
        confirmed_n: u64,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            let stream = joined::get(tx)?.stream;
            op::forget(tx, now_ms - ARCHIVE_MS, (stream, confirmed_n), ARCHIVE_LEAST)
        })
    }
}

/// Gives a copy of a journal a stream of its own, so that both can go on.
pub(crate) fn take_new_stream(tx: &Transaction<'_>, to: Uuid) -> rusqlite::Result<()> {
    match joined::find(tx)? {
        Some(_) => renumber(tx, NONE_ANSWERED_AFTER, false, to).map(drop),
        None => Ok(()),
    }
}

fn renumber(
    tx: &Transaction<'_>,
    answered_after: u64,
    archive: bool,
    to: Uuid,
) -> rusqlite::Result<u64> {
    let row = joined::get(tx)?.revised();
    let next_n = op::renumber(tx, row.stream, answered_after, archive, to)?;
    joined::put(tx, &JoinedRow { stream: to, next_n, ..row })?;
    Ok(next_n - 1)
}

fn skip(id: OpId, why: &Value, written_at_ms: i64) -> Envelope {
    let op_id = OpId(Uuid::new_v5(&id.0, b"skip"));
    let why = why.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
    let operation = Operation::Skip { op_id: id, why };
    Envelope { op_id, written_at_ms, group_id: None, operation }
}

fn queued(op: OwnOp) -> Option<Queued> {
    let (n, envelope) = (op.n?, op.body?);
    Some(Queued { n, op_id: op.op_id, envelope, queued_at_ms: op.queued_at_ms })
}

fn attention(op: OwnOp) -> Option<Attention> {
    let trouble = match (op.verdict, op.why) {
        (Some(Verdict::Rejected(refusal)), _) => Trouble::Refused(refusal),
        (_, why) => Trouble::SetAside(serde_json::from_str(&why?).unwrap_or_default()),
    };
    let (op_id, envelope, queued_at_ms) = (op.op_id, op.body, op.queued_at_ms);
    let at_ms = op.answered_at_ms.unwrap_or(queued_at_ms);
    Some(Attention { op_id, envelope, trouble, queued_at_ms, at_ms })
}
