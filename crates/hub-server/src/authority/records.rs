//! What a decision leaves for the store to write, in the form of the tables.

use super::{Erasure, Feed, StreamRow};
use hub_core::chain::{self, Hash, Link};
use hub_core::names::Names;
use hub_core::rows::Event;
use hub_core::{Body, EntityKind, Key, MemberId, OpId, Operation, Row, Verdict};
use hub_protocol::Answered;
use std::collections::HashMap;
use uuid::Uuid;

/// Without it, a short erased text could be guessed from its hash. The store makes one for each
/// operation.
pub type Salt = [u8; 16];

/// A row in full, with the names by which it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRecord {
    /// Its place in the order.
    pub seq: u64,
    /// Which row.
    pub key: Key,
    /// Its names besides the key.
    pub names: Names,
    /// The row, as devices get it.
    pub json: String,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    /// Its place in the order.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
    /// At which idea.
    pub idea_id: Option<Uuid>,
    /// Who.
    pub by: Uuid,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// The event, as devices get it.
    pub json: String,
}

/// An operation with its verdict and its link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpRecord {
    /// Its place among the operations.
    pub n: i64,
    /// Its id.
    pub op_id: OpId,
    /// Its stream and place there; none for what the server did itself.
    pub origin: Option<(Uuid, u64)>,
    /// Who acted.
    pub actor: MemberId,
    /// Its kind.
    pub kind: String,
    /// As it was sent; none once erased.
    pub body: Option<String>,
    /// Goes with the body.
    pub salt: Option<Salt>,
    /// Stays when the body goes.
    pub body_hash: Hash,
    /// The verdict's JSON.
    pub verdict: String,
    /// Whether it was refused.
    pub refused: bool,
    /// When it was decided, in UTC milliseconds.
    pub at_ms: i64,
    /// The last sequence number given out when it was done.
    pub last_seq: u64,
    /// The chain with it.
    pub chain: Hash,
}

impl OpRecord {
    /// What the chain takes in of it.
    pub fn link(&self) -> Link<'_> {
        Link {
            n: self.n,
            op_id: self.op_id.0,
            actor: self.actor.0,
            at_ms: self.at_ms,
            last_seq: self.last_seq.cast_signed(),
            kind: &self.kind,
            verdict: &self.verdict,
            body_hash: self.body_hash,
        }
    }
}

/// Everything that one transaction writes.
#[derive(Clone, Debug)]
pub struct Written {
    /// One for each operation of the push, in order.
    pub answers: Vec<Answered>,
    /// Each row once, in its last state, ascending.
    pub rows: Vec<RowRecord>,
    /// Ascending.
    pub events: Vec<EventRecord>,
    /// Ascending.
    pub ops: Vec<OpRecord>,
    /// Places of the stream that named an operation which was known already.
    pub resent: Vec<(u64, OpId)>,
    /// Texts that go from everything written so far.
    pub erasures: Vec<Erasure>,
    /// How far the stream is; none where there is none, or nothing new.
    pub stream: Option<StreamRow>,
    /// The counter row afterwards.
    pub feed: Feed,
}

impl Written {
    /// Whether there is anything to write.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty() && self.stream.is_none()
    }
}

/// An operation on its way into the record.
pub(super) struct Entry<'a> {
    pub op_id: OpId,
    pub origin: Option<(Uuid, u64)>,
    pub actor: MemberId,
    pub at_ms: i64,
    pub kind: &'a str,
    pub body: &'a str,
    pub salt: Salt,
}

/// Gives out places and collects the records of one transaction.
pub(super) struct Recorder {
    pub feed: Feed,
    rows: Vec<RowRecord>,
    last_of: HashMap<Key, u64>,
    events: Vec<EventRecord>,
    ops: Vec<OpRecord>,
    erasures: Vec<Erasure>,
}

impl Recorder {
    pub fn new(feed: Feed) -> Self {
        let (rows, last_of) = (vec![], HashMap::new());
        Self { feed, rows, last_of, events: vec![], ops: vec![], erasures: vec![] }
    }

    /// Gives a row its place, and the row back with it.
    pub fn row(&mut self, mut row: Row) -> serde_json::Result<Row> {
        if let Body::Idea(idea) = &row.body {
            let next = idea.number.map_or(0, |number| number.saturating_add(1));
            self.feed.next_number = self.feed.next_number.max(next);
        }
        row.seq = self.feed.next_seq();
        let (key, names, json) = (row.key(), Names::of(&row), serde_json::to_string(&row)?);
        self.last_of.insert(key, row.seq);
        self.rows.push(RowRecord { seq: row.seq, key, names, json });
        Ok(row)
    }

    /// Gives an event its place.
    pub fn event(&mut self, id: Uuid, event: &Event) -> serde_json::Result<u64> {
        let (seq, json) = (self.feed.next_seq(), serde_json::to_string(event)?);
        let idea_id = event.idea_id.map(|idea| idea.0);
        let (by, at_ms) = (event.by.0, event.at_ms);
        self.events.push(EventRecord { seq, id, idea_id, by, at_ms, json });
        Ok(seq)
    }

    /// Gives an operation its number and extends the chain.
    pub fn op(&mut self, entry: Entry<'_>, verdict: &Verdict) -> serde_json::Result<()> {
        self.feed.n += 1;
        let mut record = OpRecord {
            n: self.feed.n,
            op_id: entry.op_id,
            origin: entry.origin,
            actor: entry.actor,
            kind: entry.kind.to_owned(),
            body: Some(entry.body.to_owned()),
            salt: Some(entry.salt),
            body_hash: chain::body_hash(&entry.salt, entry.body),
            verdict: serde_json::to_string(verdict)?,
            refused: matches!(verdict, Verdict::Rejected(_)),
            at_ms: entry.at_ms,
            last_seq: self.feed.head,
            chain: self.feed.chain,
        };
        record.chain = chain::extend(self.feed.chain, &record.link());
        self.feed.chain = record.chain;
        self.ops.push(record);
        Ok(())
    }

    /// Notes what the last operation erases, if it does.
    pub fn erasure(&mut self, operation: &Operation) -> Option<&Erasure> {
        let erasure = Erasure::of(operation, self.feed.n, self.feed.head)?;
        self.feed.erased_n = erasure.up_to_n;
        self.erasures.push(erasure);
        self.erasures.last()
    }

    /// What is to be written, without what a later operation of the same transaction wrote again.
    pub fn finish(self) -> Written {
        let Self { feed, mut rows, last_of, events, ops, erasures } = self;
        rows.retain(|row| last_of.get(&row.key) == Some(&row.seq));
        let (answers, resent, stream) = (vec![], vec![], None);
        Written { answers, rows, events, ops, resent, erasures, stream, feed }
    }
}

/// An event in the form of a row, as rules read it.
pub(super) fn as_row(id: Uuid, seq: u64, event: Event) -> Row {
    Row {
        id,
        seq,
        created_op: event.op_id,
        created_by: event.by,
        created_at_ms: event.at_ms,
        fv: std::collections::BTreeMap::new(),
        removed: false,
        body: Body::from(event),
    }
}

/// Whether a key is an event's: those stand in a table of their own.
pub(super) fn is_event(key: &Key) -> bool {
    key.kind == EntityKind::Event
}
