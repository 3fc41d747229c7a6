//! The loop of the authority: load, decide, write. What a later operation of the batch looks at is
//! what the earlier ones made of it, in memory; nothing is loaded twice.
//!
//! In a joined space the same loop previews over what is shown, lays that over the catalogue, and
//! puts what is not refused into the outbox.

use super::erasing;
use super::feed::{self, FeedRow};
use super::joined::{self, JoinedRow};
use super::undo::{self, Recorder, Turn, Turned};
use super::{load, op, own};
use crate::sql::{int, to_json};
use crate::table::{event, row};
use hub_core::chain::{self, Link};
use hub_core::decide::{Context, Decision, Needs, Verdict};
use hub_core::redaction::Redaction;
use hub_core::{Body, EntityKind, Envelope, IdeaId, MemberId, OpId, Row, Rows, SpaceId};
use rusqlite::{Connection, Transaction};
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
    mut writer: Writer<'_>,
    envelopes: &[Envelope],
    watch: Watch<'_>,
) -> Result<Vec<Outcome>, Stop> {
    writer.load(envelopes)?;
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
pub(crate) fn turn(mut writer: Writer<'_>, turn: &Turn, watch: Watch<'_>) -> Result<Turned, Stop> {
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
    /// The journal: operations and acts.
    pub(crate) tx: &'a Transaction<'a>,
    /// Where rows and events are: the journal itself, in a joined space the catalogue.
    pub(crate) facts: &'a Connection,
    rules: Rules,
    pub(crate) batch: &'a Batch,
    pub(crate) rows: Rows,
    order: Order<'a>,
    pub(crate) recorder: Recorder,
}

/// Who gives operations their place.
enum Order<'a> {
    /// This journal.
    Own(FeedRow),
    /// A server, later. Until then what it may say lies over the catalogue.
    Servers(JoinedRow, &'a mut (dyn Laying + 'a)),
}

/// Lays what an operation may come to over the catalogue.
pub(crate) trait Laying {
    /// Writes the rows and events of a preview of operation `n`, and takes them into `rows`. Gives
    /// the rows as they were written.
    fn lay(
        &mut self,
        rows: &mut Rows,
        n: u64,
        needs: &Needs,
        decision: &Decision,
    ) -> rusqlite::Result<Vec<Row>>;
}

/// A joined space's catalogue within a transaction: what is shown, and the way to add to it.
pub(crate) struct Over<'a> {
    pub(crate) facts: &'a Connection,
    pub(crate) layer: &'a mut (dyn Laying + 'a),
}

impl<'a> Writer<'a> {
    /// For a private space.
    pub(crate) fn of_authority(
        tx: &'a Transaction<'a>,
        rules: Rules,
        batch: &'a Batch,
    ) -> rusqlite::Result<Self> {
        let order = Order::Own(feed::get(tx)?);
        let (rows, recorder) = (Rows::default(), Recorder::new(batch.actor, batch.now_ms));
        Ok(Self { tx, facts: tx, rules, batch, rows, order, recorder })
    }

    /// For a joined space.
    pub(crate) fn of_device(
        tx: &'a Transaction<'a>,
        rules: Rules,
        batch: &'a Batch,
        over: Over<'a>,
    ) -> rusqlite::Result<Self> {
        let joined = joined::get(tx)?.revised();
        let (facts, order) = (over.facts, Order::Servers(joined, over.layer));
        let (rows, recorder) = (Rows::default(), Recorder::new(batch.actor, batch.now_ms));
        Ok(Self { tx, facts, rules, batch, rows, order, recorder })
    }

    /// Loads what a batch looks at.
    fn load(&mut self, envelopes: &[Envelope]) -> rusqlite::Result<()> {
        let needs = envelopes.iter().map(|envelope| self.needs(envelope));
        self.rows = load::load(self.facts, needs)?;
        Ok(())
    }

    fn needs(&self, envelope: &Envelope) -> Needs {
        (self.rules.needs)(self.batch.space, self.batch.actor, envelope)
    }

    fn finish(self) -> rusqlite::Result<()> {
        match &self.order {
            Order::Own(feed) => feed::put(self.tx, feed)?,
            Order::Servers(joined, _) => joined::put(self.tx, joined)?,
        }
        self.recorder.finish(self.tx)
    }

    /// As [`Writer::take`], with what is not loaded yet.
    pub(crate) fn load_and_take(&mut self, envelope: &Envelope) -> rusqlite::Result<Outcome> {
        let needs = self.needs(envelope);
        undo::load_missing(self.facts, &mut self.rows, needs)?;
        self.take(envelope)
    }

    /// The verdict on one operation: the stored one, or a new one that is then stored.
    fn take(&mut self, envelope: &Envelope) -> rusqlite::Result<Outcome> {
        if let Some(verdict) = self.known(envelope.op_id)? {
            let has_changed = !matches!(verdict, Verdict::Rejected(_));
            return Ok(Outcome { verdict, has_changed });
        }
        let decision = self.decide(envelope);
        let former = undo::former(&self.rows, &decision.rows, envelope.op_id);
        let (rows, trace) = match &self.order {
            Order::Own(_) => self.keep(envelope, &decision)?,
            // What this device knows will be refused is not worth sending.
            Order::Servers(..) if matches!(decision.verdict, Verdict::Rejected(_)) => {
                return Ok(Outcome { verdict: decision.verdict, has_changed: false });
            }
            Order::Servers(..) => self.queue(envelope, &decision)?,
        };
        let has_changed = !rows.is_empty();
        if has_changed {
            let trace = undo::Trace { former, ..trace };
            self.recorder.note((self.tx, self.facts), envelope, &self.rows, &rows, &trace)?;
        }
        Ok(Outcome { verdict: decision.verdict, has_changed })
    }

    fn known(&self, op: OpId) -> rusqlite::Result<Option<Verdict>> {
        match &self.order {
            Order::Own(_) => op::verdict(self.tx, op),
            Order::Servers(..) => own::op::verdict(self.tx, op),
        }
    }

    fn decide(&self, envelope: &Envelope) -> Decision {
        let Batch { space, actor, now_ms } = *self.batch;
        let (next_number, authority) = match &self.order {
            Order::Own(feed) => (feed.next_number, true),
            Order::Servers(..) => (0, false),
        };
        let context = Context { space, now_ms, next_number, authority };
        (self.rules.decide)(&self.rows, actor, envelope, &context)
    }

    /// An operation as it was sent; none when it is unknown or its text was erased.
    pub(crate) fn envelope(&self, op: OpId) -> rusqlite::Result<Option<Envelope>> {
        match &self.order {
            Order::Own(_) => op::envelope(self.tx, op),
            Order::Servers(..) => own::op::envelope(self.tx, op),
        }
    }

    /// Whose operation changed something at an idea, or at the space.
    pub(crate) fn actor(
        &self,
        idea: Option<IdeaId>,
        op: OpId,
    ) -> rusqlite::Result<Option<MemberId>> {
        match &self.order {
            Order::Own(_) => op::actor(self.tx, op),
            Order::Servers(..) => {
                Ok(event::of_op(self.facts, idea, op)?.map(|found| found.event.by))
            }
        }
    }

    /// Writes what was decided for good.
    fn keep(
        &mut self,
        envelope: &Envelope,
        decision: &Decision,
    ) -> rusqlite::Result<(Vec<Row>, undo::Trace)> {
        let Order::Own(feed) = &mut self.order else { return Ok(Default::default()) };
        let rows = write_rows(self.tx, feed, &decision.rows)?;
        self.rows.absorb(&rows);
        let mut events = vec![];
        for (id, event) in &decision.events {
            let seq = feed.next_seq();
            event::put_at(self.tx, &mut self.rows, seq, *id, event)?;
            events.push(seq);
        }
        write_op(self.tx, feed, self.batch, envelope, &decision.verdict)?;
        if let Some(redaction) = Redaction::of(&envelope.operation).filter(|_| !rows.is_empty()) {
            erasing::erase(self.tx, &redaction, self.batch.space, feed.head)?;
        }
        Ok((rows, undo::Trace { events, ..undo::Trace::default() }))
    }

    /// Puts an operation into the outbox, and what it may come to over the catalogue.
    fn queue(
        &mut self,
        envelope: &Envelope,
        decision: &Decision,
    ) -> rusqlite::Result<(Vec<Row>, undo::Trace)> {
        let needs = self.needs(envelope);
        let Order::Servers(joined, layer) = &mut self.order else { return Ok(Default::default()) };
        let place = (joined.stream, joined.next_n);
        joined.next_n += 1;
        let rows = layer.lay(&mut self.rows, place.1, &needs, decision)?;
        own::op::insert(self.tx, place, envelope, &decision.verdict, self.batch.now_ms)?;
        let laid = decision.events.iter().map(|(id, event)| (event.idea_id, *id)).collect();
        Ok((rows, undo::Trace { laid, ..undo::Trace::default() }))
    }
}

fn write_rows(
    tx: &Transaction<'_>,
    feed: &mut FeedRow,
    rows: &[Row],
) -> rusqlite::Result<Vec<Row>> {
    let written = rows.iter().map(|row| {
        if let Body::Idea(idea) = &row.body {
            let next = idea.number.map_or(0, |number| number.saturating_add(1));
            feed.next_number = feed.next_number.max(next);
        }
        row::put_at(tx, row.clone(), feed.next_seq())
    });
    written.collect()
}

fn write_op(
    tx: &Transaction<'_>,
    feed: &mut FeedRow,
    batch: &Batch,
    envelope: &Envelope,
    verdict: &Verdict,
) -> rusqlite::Result<()> {
    let body = serde_json::to_value(envelope)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let kind = body.get("kind").and_then(Value::as_str).unwrap_or_default();
    let op = Op {
        op_id: envelope.op_id.0,
        actor: batch.actor.0,
        at_ms: batch.now_ms,
        kind,
        verdict: &to_json(verdict)?,
        body: &body.to_string(),
    };
    op.write(tx, feed)
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
