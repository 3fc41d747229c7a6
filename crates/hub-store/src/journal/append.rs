//! The loop of the authority: load, decide, write. What a later operation of the batch looks at is
//! what the earlier ones made of it, in memory; nothing is loaded twice.

use super::feed::{self, FeedRow};
use super::undo::{self, Recorder, Turn, Turned};
use super::{load, op};
use crate::sql::{int, to_json};
use crate::table::{Item, event, row};
use hub_core::chain::{self, Link};
use hub_core::decide::{Context, Decision, Needs, Verdict};
use hub_core::rows::Event;
use hub_core::{Body, EntityKind, Envelope, MemberId, Row, Rows, Set, SpaceId};
use rusqlite::Transaction;
use serde_json::Value;
use std::ops::ControlFlow;
use uuid::Uuid;

/// Hears how many operations are decided; `Break` stops the batch, and nothing is written.
pub type Watch<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;

/// So many operations are decided between two calls of a [`Watch`].
const WATCH_EVERY: usize = 64;

/// The kind of the operation that stands for a space's first rows.
const FOUNDING: &str = "space.found";

/// Who decides. Always the domain's rules, but for tests of the store itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    pub(crate) needs: fn(SpaceId, MemberId, &Envelope) -> Needs,
    pub(crate) decide: fn(&Rows, MemberId, &Envelope, &Context) -> Decision,
}

impl Default for Rules {
    fn default() -> Self {
        Self { needs: hub_core::needs, decide: hub_core::decide }
    }
}

/// What all operations of a batch have in common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Batch {
    pub(crate) space: SpaceId,
    pub(crate) actor: MemberId,
    pub(crate) now_ms: i64,
}

/// Why a batch came to nothing.
#[derive(Debug)]
pub(crate) enum Stop {
    Sql(rusqlite::Error),
    Cancelled,
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

/// What became of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The answer.
    pub verdict: Verdict,
    /// Whether anything is different now; what was so already has no effect.
    pub has_changed: bool,
}

/// Decides and writes a batch. The caller commits.
pub(crate) fn append(
    tx: &Transaction<'_>,
    rules: Rules,
    batch: &Batch,
    envelopes: &[Envelope],
    watch: Watch<'_>,
) -> Result<Vec<Outcome>, Stop> {
    let needs = envelopes.iter().map(|envelope| (rules.needs)(batch.space, batch.actor, envelope));
    let rows = load::load(tx, needs)?;
    let mut writer = Writer::new(tx, rules, batch, rows)?;
    let mut outcomes = Vec::with_capacity(envelopes.len());
    for envelope in envelopes {
        if outcomes.len() % WATCH_EVERY == 0 && watch(outcomes.len()).is_break() {
            return Err(Stop::Cancelled);
        }
        outcomes.push(writer.take(envelope)?);
    }
    writer.finish()?;
    if watch(outcomes.len()).is_break() {
        return Err(Stop::Cancelled);
    }
    Ok(outcomes)
}

/// Takes an act back, or does it again. The caller commits.
pub(crate) fn turn(
    tx: &Transaction<'_>,
    rules: Rules,
    batch: &Batch,
    turn: &Turn,
    watch: Watch<'_>,
) -> Result<Turned, Stop> {
    let mut writer = Writer::new(tx, rules, batch, Rows::default())?;
    let turned = undo::turn::turn(&mut writer, turn, watch)?;
    writer.finish()?;
    Ok(turned)
}

/// Writes the first rows of a space, as its operation 0.
pub(crate) fn found(tx: &Transaction<'_>, genesis: &[Row]) -> rusqlite::Result<()> {
    let first = genesis.iter().find(|row| row.body.kind() == EntityKind::Space);
    let first = first.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let mut feed = FeedRow::start(SpaceId(first.id));
    for row in genesis {
        let seq = feed.next_seq();
        row::put_at(tx, row.clone(), seq)?;
    }
    let body = to_json(&genesis)?;
    let verdict = to_json(&Verdict::Ok)?;
    let link = Op {
        op_id: first.created_op.0,
        actor: first.created_by.0,
        at_ms: first.created_at_ms,
        kind: FOUNDING,
        verdict: &verdict,
        body: &body,
    };
    link.write(tx, &mut feed)?;
    feed::put(tx, &feed)
}

/// Decides one operation after the other and writes what comes of it.
pub(crate) struct Writer<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    rules: Rules,
    pub(crate) batch: &'a Batch,
    pub(crate) rows: Rows,
    feed: FeedRow,
    pub(crate) recorder: Recorder,
}

impl<'a> Writer<'a> {
    fn new(
        tx: &'a Transaction<'a>,
        rules: Rules,
        batch: &'a Batch,
        rows: Rows,
    ) -> rusqlite::Result<Self> {
        let recorder = Recorder::new(batch.actor, batch.now_ms);
        Ok(Self { tx, rules, batch, rows, feed: feed::get(tx)?, recorder })
    }

    fn finish(self) -> rusqlite::Result<()> {
        feed::put(self.tx, &self.feed)?;
        self.recorder.finish(self.tx)
    }

    /// As [`Writer::take`], with what is not loaded yet.
    pub(crate) fn load_and_take(&mut self, envelope: &Envelope) -> rusqlite::Result<Outcome> {
        let needs = (self.rules.needs)(self.batch.space, self.batch.actor, envelope);
        undo::load_missing(self.tx, &mut self.rows, needs)?;
        self.take(envelope)
    }

    /// The verdict on one operation: the stored one, or a new one that is then stored.
    fn take(&mut self, envelope: &Envelope) -> rusqlite::Result<Outcome> {
        if let Some(verdict) = op::verdict(self.tx, envelope.op_id)? {
            let has_changed = !matches!(verdict, Verdict::Rejected(_));
            return Ok(Outcome { verdict, has_changed });
        }
        let Batch { space, actor, now_ms } = *self.batch;
        let next_number = self.feed.next_number;
        let context = Context { space, now_ms, next_number, authority: true };
        let decision = (self.rules.decide)(&self.rows, actor, envelope, &context);
        let former = undo::former(&self.rows, &decision.rows, envelope.op_id);
        let rows = self.write_rows(decision.rows)?;
        self.rows.absorb(&rows);
        let mut trace = undo::Trace { events: vec![], former };
        for (id, event) in decision.events {
            trace.events.push(self.write_event(id, event)?);
        }
        self.write_op(envelope, &decision.verdict)?;
        let has_changed = !rows.is_empty();
        if has_changed {
            self.recorder.note(self.tx, envelope, &self.rows, &rows, &trace)?;
        }
        Ok(Outcome { verdict: decision.verdict, has_changed })
    }

    fn write_rows(&mut self, rows: Vec<Row>) -> rusqlite::Result<Vec<Row>> {
        let written = rows.into_iter().map(|row| {
            if let Body::Idea(idea) = &row.body {
                let next = idea.number.map_or(0, |number| number.saturating_add(1));
                self.feed.next_number = self.feed.next_number.max(next);
            }
            let seq = self.feed.next_seq();
            row::put_at(self.tx, row, seq)
        });
        written.collect()
    }

    fn write_event(&mut self, id: Uuid, event: Event) -> rusqlite::Result<u64> {
        let (seq, json) = (self.feed.next_seq(), to_json(&event)?);
        let idea_id = event.idea_id.map(|idea| idea.0);
        let head = event::Head { idea_id, by: event.by.0, at_ms: event.at_ms };
        event::insert(self.tx, &Item { seq, kind: EntityKind::Event, id, json }, &head)?;
        // Of events, rules only ever ask whether others wrote at an idea.
        let asked = event.idea_id.is_some_and(|i| self.rows.contains_set(&Set::OthersWrote(i)));
        if asked {
            self.rows.absorb(&[event::as_row(id, seq, event)]);
        }
        Ok(seq)
    }

    fn write_op(&mut self, envelope: &Envelope, verdict: &Verdict) -> rusqlite::Result<()> {
        let body = serde_json::to_value(envelope)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        let kind = body.get("kind").and_then(Value::as_str).unwrap_or_default();
        let op = Op {
            op_id: envelope.op_id.0,
            actor: self.batch.actor.0,
            at_ms: self.batch.now_ms,
            kind,
            verdict: &to_json(verdict)?,
            body: &body.to_string(),
        };
        op.write(self.tx, &mut self.feed)
    }
}

/// An operation as it is kept.
struct Op<'a> {
    op_id: Uuid,
    actor: Uuid,
    at_ms: i64,
    kind: &'a str,
    verdict: &'a str,
    body: &'a str,
}

impl Op<'_> {
    /// Writes it as the next one and extends the chain.
    fn write(&self, tx: &Transaction<'_>, feed: &mut FeedRow) -> rusqlite::Result<()> {
        let salt = salt()?;
        feed.n += 1;
        let link = Link {
            n: feed.n,
            op_id: self.op_id,
            actor: self.actor,
            at_ms: self.at_ms,
            last_seq: int(feed.head),
            kind: self.kind,
            verdict: self.verdict,
            body_hash: chain::body_hash(&salt, self.body),
        };
        feed.chain = op::insert(tx, &link, self.body, &salt, feed.chain)?;
        Ok(())
    }
}

/// Without it, a short erased text could be guessed from its hash.
fn salt() -> rusqlite::Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.to_string().into()))?;
    Ok(salt)
}
