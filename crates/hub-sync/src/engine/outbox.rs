//! Pushes: operations go to the server in the order of their stream, and their verdicts are kept.
//! Nothing that fails here ever takes an operation away.

use super::{Engine, Output, Turn};
use crate::device::{Queued, Stream};
use crate::request::{Answer, Failure, Request};
use crate::state::{Held, Notice};
use hub_core::{OpId, Verdict};
use hub_protocol::{Numbered, Problem, ProblemCode, Push, Pushed};
use hub_store::StoreError;
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

/// A push of many operations may take long on a slow line.
const TIMEOUT_MS: u64 = 60_000;
/// How long to wait where only people can help: an update, another account.
const HELD_MS: u64 = 30_000;
/// The longest that a server may ask to be left alone.
const LONGEST_PAUSE_MS: u64 = 600_000;

/// The operations of a push that is in the air.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    stream: Uuid,
    operations: Vec<Sent>,
}

#[derive(Clone, Copy, Debug)]
struct Sent {
    n: u64,
    op_id: OpId,
    is_skip: bool,
}

impl Batch {
    fn first_n(&self) -> u64 {
        self.operations.first().map_or(0, |sent| sent.n)
    }

    fn last_n(&self) -> u64 {
        self.operations.last().map_or(0, |sent| sent.n)
    }

    /// Whether these are the answers to exactly these operations.
    fn is_answered_by(&self, pushed: &Pushed) -> bool {
        let pairs = self.operations.iter().zip(&pushed.answers);
        pushed.answers.len() == self.operations.len()
            && pairs.into_iter().all(|(sent, answer)| {
                (sent.n, sent.op_id) == (answer.n, answer.op_id)
                    && answer.verdict != Verdict::Requested
            })
    }
}

impl Engine {
    /// Sends the next operations, if there are any.
    pub(super) fn push(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        if !self.pushing.is_free(turn.now_ms) {
            return Ok(());
        }
        let queued = turn.device.outbox(self.sorting.limit(&self.limits))?;
        let queued = self.sorting.cut(queued, &self.limits);
        if queued.is_empty() {
            return Ok(());
        }
        let stream = turn.device.stream()?.id;
        match packed(stream, queued) {
            Ok((push, batch)) => {
                let request = Request::Push(push);
                self.pushing.flying = Some(self.send(turn, request, batch, TIMEOUT_MS));
                Ok(())
            }
            Err(unreadable) => {
                let why = Problem::new(ProblemCode::Invalid).with("field", "envelope");
                turn.device.set_aside(unreadable, &why)?;
                turn.out.push(Output::Notice(Notice::SetAside));
                Ok(())
            }
        }
    }

    /// What came of a push.
    pub(super) fn pushed(
        &mut self,
        batch: Batch,
        outcome: Result<Answer, Failure>,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        // Meanwhile the numbers may be another stream's; the operations are sent again under those.
        let Stream { id, .. } = turn.device.stream()?;
        if id != batch.stream {
            return Ok(());
        }
        match outcome {
            Ok(Answer::Pushed(pushed)) if batch.is_answered_by(&pushed) => {
                turn.device.answered(&pushed.answers)?;
                self.pushing.retry.succeed();
                self.sorting.went_through(batch.last_n());
                self.held = None;
                Ok(())
            }
            Ok(_) => self.not_pushed(&batch, &Failure::Torn, turn),
            Err(failure) => self.not_pushed(&batch, &failure, turn),
        }
    }

    fn not_pushed(
        &mut self,
        batch: &Batch,
        failure: &Failure,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        match failure {
            Failure::Refused { problem, .. } => return self.refused_whole(batch, problem, turn),
            // Something on the way may take less than the server.
            Failure::Strange { status: 413 } => {
                return self.narrow(batch, &Problem::new(ProblemCode::TooLarge), turn);
            }
            _ => self.pushing.fail(turn.now_ms, &mut self.random, failure),
        }
        Ok(())
    }

    fn refused_whole(
        &mut self,
        batch: &Batch,
        problem: &Problem,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        use ProblemCode as P;
        self.held = match problem.code {
            P::UpgradeRequired => Some(Held::UpdateNeeded),
            P::StreamTaken => Some(Held::WrongAccount),
            _ => None,
        };
        match problem.code {
            P::Unauthenticated => {}
            P::StreamForked => return self.fork(turn),
            P::StreamGap => return self.fill_gap(batch, problem, turn),
            P::BadRequest | P::TooLarge | P::UnsupportedType | P::Invalid => {
                return self.narrow(batch, problem, turn);
            }
            P::Internal if self.reads_well() && self.sorting.server_failed() => {
                self.wait(turn, 0);
                return self.narrow(batch, problem, turn);
            }
            P::UpgradeRequired | P::StreamTaken | P::NotMember => self.wait(turn, HELD_MS),
            _ => self.wait(turn, pause_ms(problem)),
        }
        Ok(())
    }

    /// Whether the server works but for pushes; otherwise it is not the operations that it fails at.
    fn reads_well(&self) -> bool {
        self.reading.retry.failures() == 0
    }

    fn wait(&mut self, turn: &Turn<'_>, at_least_ms: u64) {
        self.pushing.retry.fail(turn.now_ms, &mut self.random, at_least_ms);
    }

    /// The folder was copied or restored: what is not in the rows yet goes on in a stream of its own.
    fn fork(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        self.pushing.retry.put_right(turn.now_ms, &mut self.random);
        turn.device.fork()?;
        turn.out.push(Output::Notice(Notice::StreamForked));
        self.is_in_new_stream(turn);
        Ok(())
    }

    /// The server has less of the stream than it had: it gets the rest again.
    fn fill_gap(
        &mut self,
        batch: &Batch,
        problem: &Problem,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        let expected = problem.facts.get("expected_n").and_then(serde_json::Value::as_u64);
        let Some(expected) = expected.filter(|n| (1..batch.first_n()).contains(n)) else {
            self.wait(turn, 0);
            return Ok(());
        };
        self.pushing.retry.put_right(turn.now_ms, &mut self.random);
        self.send_again(expected - 1, turn)
    }

    pub(super) fn send_again(
        &mut self,
        after_n: u64,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        turn.device.resend(after_n)?;
        turn.out.push(Output::Notice(Notice::SentAgain { after_n }));
        self.is_in_new_stream(turn);
        Ok(())
    }

    /// Other numbers: what was asked for the old ones says nothing any more.
    fn is_in_new_stream(&mut self, turn: &mut Turn<'_>) {
        self.sorting.start_over();
        turn.out.extend(self.pushing.abandon().map(Output::Abandon));
        turn.out.extend(self.reading.abandon().map(Output::Abandon));
    }

    /// A push failed whole: the next one is smaller; a single operation is set aside.
    fn narrow(
        &mut self,
        batch: &Batch,
        problem: &Problem,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        if let [alone] = batch.operations[..] {
            if alone.is_skip || !self.sorting.may_set_aside() {
                self.wait(turn, 0);
                return Ok(());
            }
            turn.device.set_aside(alone.op_id, problem)?;
            self.sorting.has_set_aside();
            turn.out.push(Output::Notice(Notice::SetAside));
            return Ok(());
        }
        let named = problem.facts.get("n").and_then(serde_json::Value::as_u64);
        self.sorting.narrow(batch.first_n(), batch.operations.len(), named);
        Ok(())
    }
}

/// How long the server wants to be left alone.
fn pause_ms(problem: &Problem) -> u64 {
    let asked = problem.facts.get("retry_after_ms").and_then(serde_json::Value::as_u64);
    asked.unwrap_or(0).min(LONGEST_PAUSE_MS)
}

/// The push, or the operation that cannot be one of any push.
fn packed(stream: Uuid, queued: Vec<Queued>) -> Result<(Push, Batch), OpId> {
    let mut push = Push { stream, operations: Vec::with_capacity(queued.len()) };
    let mut operations = Vec::with_capacity(queued.len());
    for Queued { n, op_id, envelope } in queued {
        operations.push(Sent { n, op_id, is_skip: is_skip(&envelope) });
        let envelope = RawValue::from_string(envelope).map_err(|_| op_id)?;
        push.operations.push(Numbered { n, op_id, envelope });
    }
    Ok((push, Batch { stream, operations }))
}

fn is_skip(envelope: &str) -> bool {
    #[derive(Deserialize)]
    struct Kind {
        kind: String,
    }
    serde_json::from_str::<Kind>(envelope).is_ok_and(|envelope| envelope.kind == "skip")
}
