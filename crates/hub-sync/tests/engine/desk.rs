//! A device in memory and an engine on a bench: requests are looked at and answered by hand.

use hub_core::{Item, OpId, Position, Refusal, Verdict};
use hub_protocol::{Answered, Cursor, Page, Problem, ProblemCode, Push, Pushed, Snapshot, Thing};
use hub_store::StoreError;
use hub_sync::{
    Anew, Answer, Device, Engine, Failure, Input, Notice, Output, Place, Queued, Request,
    RequestId, State, Stream,
};
use uuid::Uuid;

/// A joined space in memory.
#[derive(Default)]
pub struct Memory {
    pub stream: u128,
    pub next_n: u64,
    pub outbox: Vec<Queued>,
    pub archive: Vec<Queued>,
    pub verdicts: Vec<(OpId, Verdict)>,
    pub place: Option<Place>,
    pub items: Vec<Item>,
    pub anew: Option<(Anew, Vec<u32>)>,
    pub aside: Vec<(OpId, Problem)>,
    /// The disk is full for so many more writes.
    pub full_for: u32,
}

impl Memory {
    fn write(&mut self) -> Result<(), StoreError> {
        if self.full_for > 0 {
            self.full_for -= 1;
            return Err(StoreError::DiskFull);
        }
        Ok(())
    }

    pub fn queue(&mut self, op: u128) {
        self.next_n += 1;
        let envelope = format!(r#"{{"op_id":"{}","kind":"follow.set"}}"#, Uuid::from_u128(op));
        self.outbox.push(Queued { n: self.next_n, op_id: OpId(Uuid::from_u128(op)), envelope });
    }

    fn renumber(&mut self, queued: Vec<Queued>) {
        self.stream += 1;
        self.next_n = queued.len() as u64;
        self.outbox = (1..).zip(queued).map(|(n, queued)| Queued { n, ..queued }).collect();
        self.archive.clear();
    }
}

impl Device for Memory {
    fn stream(&mut self) -> Result<Stream, StoreError> {
        let answered_n = self.outbox.first().map_or(self.next_n, |queued| queued.n - 1);
        Ok(Stream { id: Uuid::from_u128(self.stream), answered_n })
    }

    fn waiting(&mut self) -> Result<u64, StoreError> {
        Ok(self.outbox.len() as u64)
    }

    fn outbox(&mut self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        Ok(self.outbox.iter().take(limit).cloned().collect())
    }

    fn answered(&mut self, answers: &[Answered]) -> Result<(), StoreError> {
        self.write()?;
        for answer in answers {
            let at = self.outbox.iter().position(|queued| queued.op_id == answer.op_id);
            if let Some(at) = at {
                let queued = self.outbox.remove(at);
                self.archive.push(queued);
                self.verdicts.push((answer.op_id, answer.verdict.clone()));
            }
        }
        Ok(())
    }

    fn place(&mut self) -> Result<Option<Place>, StoreError> {
        Ok(self.place)
    }

    fn take_page(&mut self, _: &Place, items: Vec<Item>, place: &Place) -> Result<(), StoreError> {
        self.write()?;
        self.items.extend(items);
        self.place = Some(*place);
        Ok(())
    }

    fn anew(&mut self) -> Result<Option<(Anew, Vec<u32>)>, StoreError> {
        Ok(self.anew.clone())
    }

    fn begin_anew(&mut self, anew: &Anew) -> Result<(), StoreError> {
        self.write()?;
        let kept = self.anew.take().filter(|(old, _)| old.snapshot.id == anew.snapshot.id);
        self.anew = Some((anew.clone(), kept.map_or(vec![], |(_, taken)| taken)));
        Ok(())
    }

    fn take_chunk(&mut self, index: u32, items: Vec<Item>) -> Result<(), StoreError> {
        self.write()?;
        self.items.extend(items);
        self.anew.as_mut().unwrap().1.push(index);
        Ok(())
    }

    fn finish_anew(&mut self, place: &Place) -> Result<(), StoreError> {
        self.write()?;
        self.anew = None;
        self.place = Some(*place);
        Ok(())
    }

    fn fork(&mut self) -> Result<(), StoreError> {
        self.write()?;
        let queued = std::mem::take(&mut self.outbox);
        self.renumber(queued);
        Ok(())
    }

    fn resend(&mut self, last_n: u64) -> Result<(), StoreError> {
        self.write()?;
        let mut queued: Vec<Queued> =
            self.archive.iter().filter(|queued| queued.n > last_n).cloned().collect();
        queued.append(&mut self.outbox);
        self.renumber(queued);
        Ok(())
    }

    fn set_aside(&mut self, op: OpId, why: &Problem) -> Result<(), StoreError> {
        self.write()?;
        let queued = self.outbox.iter_mut().find(|queued| queued.op_id == op).unwrap();
        let skip = OpId(Uuid::from_u128(op.0.as_u128() + 1_000_000));
        queued.envelope = format!(r#"{{"op_id":"{skip}","kind":"skip"}}"#);
        queued.op_id = skip;
        self.aside.push((op, why.clone()));
        Ok(())
    }
}

/// An engine with its device, and what it asks for.
pub struct Bench {
    pub engine: Engine,
    pub device: Memory,
    pub now_ms: u64,
    pub flying: Vec<(RequestId, Request)>,
    pub wake_ms: Option<u64>,
    pub state: State,
    pub notices: Vec<Notice>,
}

/// A place with so many rows and operations before it.
pub fn cursor(seq: u64, n: i64) -> Cursor {
    Cursor { epoch: 1, position: Position { seq, n, chain: [7; 32] } }
}

/// A thing that nobody looks into.
pub fn thing(seq: u64) -> Thing {
    let json = serde_json::value::RawValue::from_string("{}".to_owned()).unwrap();
    Thing { seq, kind: "comment".to_owned(), id: Uuid::from_u128(u128::from(seq)), json }
}

/// A refusal of a whole request.
pub fn problem(code: ProblemCode) -> Failure {
    Failure::Refused { status: code.status(), problem: Problem::new(code) }
}

/// A page from nothing to there.
pub fn page(
    things: impl IntoIterator<Item = u64>,
    to: Cursor,
    more: bool,
    confirmed_n: u64,
) -> Page {
    let items = things.into_iter().map(thing).collect();
    Page { items, cursor: to.to_string(), more, confirmed_n }
}

impl Bench {
    /// A device that has read nothing.
    pub fn empty() -> Self {
        Self {
            engine: Engine::new(1),
            device: Memory::default(),
            now_ms: 1_000,
            flying: vec![],
            wake_ms: None,
            state: State::default(),
            notices: vec![],
        }
    }

    /// A device that has read up to a place, with so many operations queued.
    pub fn with(operations: u128) -> Self {
        let mut bench = Self::empty();
        bench.device.place = Some(Place { cursor: cursor(10, 5), confirmed_n: 0 });
        (1..=operations).for_each(|op| bench.device.queue(op));
        bench
    }

    pub fn step(&mut self, input: Input) {
        self.wake_ms = None;
        for output in self.engine.step(self.now_ms, input, &mut self.device) {
            match output {
                Output::Send(id, request) => self.flying.push((id, request)),
                Output::Abandon(id) => self.flying.retain(|(flying, _)| *flying != id),
                Output::WakeAt(ms) => self.wake_ms = Some(ms),
                Output::State(state) => self.state = state,
                Output::Notice(notice) => self.notices.push(notice),
            }
        }
    }

    /// Lets the time pass until the engine wants to be woken.
    pub fn wait(&mut self) -> u64 {
        let before = self.now_ms;
        self.now_ms = self.wake_ms.expect("the engine wants to be woken");
        self.step(Input::Woke);
        self.now_ms - before
    }

    /// The request of a kind that is in the air, which is answered now.
    pub fn take<T>(&mut self, pick: impl Fn(&Request) -> Option<T>) -> Option<(RequestId, T)> {
        let at = self.flying.iter().position(|(_, request)| pick(request).is_some())?;
        let (id, request) = self.flying.remove(at);
        Some((id, pick(&request)?))
    }

    pub fn push(&mut self) -> Option<(RequestId, Push)> {
        self.take(|request| match request {
            Request::Push(push) => Some(push.clone()),
            _ => None,
        })
    }

    /// The `after` and the wait of the page that is asked for.
    pub fn changes(&mut self) -> Option<(RequestId, (String, u32))> {
        self.take(|request| match request {
            Request::Changes { after, wait_seconds, .. } => Some((after.clone(), *wait_seconds)),
            _ => None,
        })
    }

    pub fn done(&mut self, id: RequestId, outcome: Result<Answer, Failure>) {
        self.step(Input::Done(id, outcome));
    }

    /// The push in the air, as its numbers.
    pub fn pushed_ns(&self) -> Vec<u64> {
        let push = self.flying.iter().find_map(|(_, request)| match request {
            Request::Push(push) => Some(push),
            _ => None,
        });
        push.map_or(vec![], |push| push.operations.iter().map(|numbered| numbered.n).collect())
    }

    /// Answers the push in the air: fine but for some, or not at all.
    pub fn answer_push(&mut self, failure: Option<Failure>) {
        let (id, push) = self.push().expect("a push is in the air");
        let outcome = failure.map_or_else(|| Ok(Answer::Pushed(accepted(&push))), Err);
        self.done(id, outcome);
    }

    /// Fails whatever is in the air.
    pub fn fail_all(&mut self, failure: &Failure) {
        for (id, _) in std::mem::take(&mut self.flying) {
            self.done(id, Err(failure.clone()));
        }
    }
}

/// Every operation accepted but those whose id ends in 7.
pub fn accepted(push: &Push) -> Pushed {
    let answers = push.operations.iter().map(|numbered| {
        let refused = numbered.op_id.0.as_u128() % 10 == 7;
        let refusal = Refusal::new(hub_core::refusal::Code::Forbidden);
        let verdict = if refused { Verdict::Rejected(refusal) } else { Verdict::Ok };
        Answered { n: numbered.n, op_id: numbered.op_id, verdict }
    });
    Pushed { answers: answers.collect(), confirmed_n: push.operations.last().map_or(0, |it| it.n) }
}

/// Two chunks of two things each, with a list that fits them.
pub fn snapshot(to: Cursor, confirmed_n: u64) -> (Snapshot, Vec<Vec<u8>>) {
    use sha2::{Digest, Sha256};
    let chunks: Vec<(hub_protocol::Chunk, Vec<u8>)> = [[1, 2], [3, 4]]
        .into_iter()
        .map(|seqs| {
            let lines: Vec<String> =
                seqs.iter().map(|seq| serde_json::to_string(&thing(*seq)).unwrap()).collect();
            let text = lines.join("\n");
            let bytes = zstd::encode_all(text.as_bytes(), 1).unwrap();
            let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let (size, unpacked) = (bytes.len() as u64, text.len() as u64);
            let chunk =
                hub_protocol::Chunk { sha256, bytes: size, unpacked_bytes: unpacked, things: 2 };
            (chunk, bytes)
        })
        .collect();
    let (list, bytes) = chunks.into_iter().unzip();
    (Snapshot { id: "s1".to_owned(), cursor: to.to_string(), confirmed_n, chunks: list }, bytes)
}
