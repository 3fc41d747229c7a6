//! Deciding a push: one operation after the other, on what the earlier ones made of it in memory.

use super::records::{Entry, Recorder, Salt, Written, as_row};
use super::stream::{Placed, Step, StreamRow};
use super::{Asker, Feed, body};
use hub_core::rows::Event;
use hub_core::{Context, Decision, Envelope, OpId, Operation, Refusal, Row, Rows, Set, Verdict};
use hub_protocol::{Answered, Numbered};
use std::collections::HashMap;
use uuid::Uuid;

/// Decides the operations of a push. `rows` are what [`super::Loading`] found for the fresh ones,
/// `salts` as many as there are operations. Pure: the same input gives the same output.
///
/// # Errors
/// Only when a row cannot be written as JSON, which no decision leads to; nothing may be kept then.
pub fn decide_push(
    asker: &Asker,
    stream: Uuid,
    placed: &[Placed<'_>],
    rows: Rows,
    feed: Feed,
    now_ms: i64,
    salts: &[Salt],
) -> serde_json::Result<Written> {
    let (recorder, decided) = (Recorder::new(feed), HashMap::new());
    let mut deciding = Deciding { asker, now_ms, rows, recorder, decided };
    let (mut answers, mut resent) = (Vec::with_capacity(placed.len()), vec![]);
    let mut salts = salts.iter().copied();
    let mut last_n = None;
    for Placed { sent, step } in placed {
        let verdict = match step {
            Step::Stored(verdict) => verdict.clone(),
            Step::Resent(verdict) => {
                resent.push((sent.n, sent.op_id));
                verdict.clone()
            }
            Step::Fresh(read) => match deciding.decided.get(&sent.op_id).cloned() {
                Some(verdict) => {
                    resent.push((sent.n, sent.op_id));
                    verdict
                }
                None => deciding.take(stream, sent, read, salts.next().unwrap_or_default())?,
            },
        };
        if !matches!(step, Step::Stored(_)) {
            last_n = Some(sent.n);
        }
        answers.push(Answered { n: sent.n, op_id: sent.op_id, verdict });
    }
    let stream = last_n.map(|last_n| StreamRow { stream, member: asker.member, last_n });
    Ok(Written { answers, resent, stream, ..deciding.recorder.finish() })
}

struct Deciding<'a> {
    asker: &'a Asker,
    now_ms: i64,
    rows: Rows,
    recorder: Recorder,
    /// The verdicts of this very push: an operation may stand in it twice.
    decided: HashMap<OpId, Verdict>,
}

impl Deciding<'_> {
    fn take(
        &mut self,
        stream: Uuid,
        sent: &Numbered,
        read: &Result<Envelope, Refusal>,
        salt: Salt,
    ) -> serde_json::Result<Verdict> {
        let verdict = match read {
            Ok(envelope) => self.decide(envelope)?,
            Err(refusal) => Verdict::Rejected(refusal.clone()),
        };
        let body = sent.envelope.get();
        let unread;
        let kind = match read {
            Ok(envelope) => envelope.operation.kind(),
            Err(_) => {
                unread = body::kind(body);
                &unread
            }
        };
        let entry = Entry {
            op_id: sent.op_id,
            origin: Some((stream, sent.n)),
            actor: self.asker.member,
            at_ms: self.now_ms,
            kind,
            body,
            salt,
        };
        self.recorder.op(entry, &verdict)?;
        if let (Ok(envelope), Verdict::Ok) = (read, &verdict) {
            self.forget(&envelope.operation);
        }
        self.decided.insert(sent.op_id, verdict.clone());
        Ok(verdict)
    }

    /// The verdict, with rows and events on record.
    fn decide(&mut self, envelope: &Envelope) -> serde_json::Result<Verdict> {
        let context = Context {
            space: self.asker.space,
            now_ms: self.now_ms,
            next_number: self.recorder.feed.next_number,
            authority: true,
        };
        let decision = hub_core::decide(&self.rows, self.asker.member, envelope, &context);
        let Decision { verdict, rows, events } = decision;
        let rows = rows.into_iter().map(|row| self.recorder.row(row));
        let rows = rows.collect::<serde_json::Result<Vec<_>>>()?;
        self.rows.absorb(&rows);
        for (id, event) in events {
            let seq = self.recorder.event(id, &event)?;
            self.remember(id, seq, event);
        }
        Ok(verdict)
    }

    /// What an operation erases is not there any more for those after it.
    fn forget(&mut self, operation: &Operation) {
        let Some(erasure) = self.recorder.erasure(operation) else { return };
        let taken = self.rows.iter().filter(|row| erasure.takes_row(row));
        let gone: Vec<Row> = taken.map(|row| Row { removed: true, ..row.clone() }).collect();
        gone.into_iter().for_each(|row| self.rows.insert(row));
    }

    /// Of events, rules only ever ask whether others wrote at an idea.
    fn remember(&mut self, id: Uuid, seq: u64, event: Event) {
        let is_asked = event.idea_id.is_some_and(|i| self.rows.contains_set(&Set::OthersWrote(i)));
        if is_asked {
            self.rows.absorb(&[as_row(id, seq, event)]);
        }
    }
}
