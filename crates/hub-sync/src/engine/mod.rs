//! The engine: inputs and the time go in, requests and facts for people come out. It holds nothing
//! that would be missed after a crash; all that matters is the device's.
//!
//! Two lanes run side by side: `outbox` pushes operations, `reading` follows the server's order (or
//! takes in a snapshot). `session` gets new tokens when the server asks for them.

mod chunk;
mod lane;
mod outbox;
mod reading;
mod retry;
mod session;
mod sorting;
mod told;

use crate::device::Device;
use crate::request::{Answer, Failure, Request, RequestId};
use crate::state::{Held, Link, Notice, State};
use hub_protocol::{Limits, ProblemCode};
use hub_store::StoreError;
use lane::{Flying, Lane};
use outbox::Batch;
use reading::{Reader, Reading};
use retry::{Random, Retry};
use session::Session;
use sorting::Sorting;

/// How long a request may take.
const TIMEOUT_MS: u64 = 30_000;

/// What the engine hears.
#[derive(Clone, Debug)]
pub enum Input {
    /// It runs from now on.
    Start,
    /// The time has come that it asked for; earlier or later is no matter.
    Woke,
    /// Operations were queued.
    Queued,
    /// The system says that there is a network again.
    NetworkUp,
    /// The person has signed in; the transport holds the tokens.
    SignedIn,
    /// What came of a request.
    Done(RequestId, Result<Answer, Failure>),
    /// It is over. Nothing is asked any more.
    Stop,
}

/// What the engine wants.
#[derive(Clone, Debug)]
pub enum Output {
    /// This is to be asked, and the outcome told by [`Input::Done`].
    Send(RequestId, Request),
    /// The answer to this is not waited for any longer.
    Abandon(RequestId),
    /// [`Input::Woke`] is wanted then; it takes the place of all former wishes.
    WakeAt(u64),
    /// The state is different now.
    State(State),
    /// The person should hear this.
    Notice(Notice),
}

/// What one step works with.
struct Turn<'a> {
    now_ms: u64,
    device: &'a mut dyn Device,
    out: Vec<Output>,
}

/// The sync engine of one joined space.
#[derive(Debug)]
pub struct Engine {
    random: Random,
    last_id: RequestId,
    is_running: bool,
    limits: Limits,
    is_greeted: bool,
    greeting: Lane<()>,
    session: Session,
    pushing: Lane<Batch>,
    sorting: Sorting,
    /// Why the server takes no operations, if so.
    held: Option<Held>,
    reading: Lane<Reading>,
    reader: Reader,
    /// The device's disk.
    disk: Retry,
    state: State,
    told: Option<State>,
}

impl Engine {
    /// An engine that has not begun. The seed spreads its pauses.
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            last_id: 0,
            is_running: false,
            limits: Limits::default(),
            is_greeted: false,
            greeting: Lane::default(),
            session: Session::default(),
            pushing: Lane::default(),
            sorting: Sorting::default(),
            held: None,
            reading: Lane::default(),
            reader: Reader::default(),
            disk: Retry::default(),
            state: State::default(),
            told: None,
        }
    }

    /// Takes one input in and says what is wanted now. `now_ms` only ever grows; it is no time of day.
    pub fn step(&mut self, now_ms: u64, input: Input, device: &mut dyn Device) -> Vec<Output> {
        let mut turn = Turn { now_ms, device, out: vec![] };
        if matches!(input, Input::Stop) {
            self.stop(&mut turn);
            return turn.out;
        }
        let heard = self.hear(input, &mut turn);
        self.keep_track_of_disk(heard, now_ms);
        if self.is_running {
            self.go_on(&mut turn);
            self.tell(&mut turn);
        }
        turn.out
    }

    fn hear(&mut self, input: Input, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        match input {
            Input::Start => self.is_running = true,
            Input::Woke | Input::Queued | Input::Stop => {}
            Input::NetworkUp => self.network_came_up(turn),
            Input::SignedIn => self.signed_in(),
            Input::Done(id, outcome) => return self.done(id, outcome, turn),
        }
        Ok(())
    }

    /// Each answer is heard once; those that come twice or too late are nobody's.
    fn done(
        &mut self,
        id: RequestId,
        outcome: Result<Answer, Failure>,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        if let Some(batch) = self.pushing.land(id) {
            self.note(id, &outcome, self.pushing.retry.failures(), turn.now_ms);
            self.pushed(batch, outcome, turn)
        } else if let Some(what) = self.reading.land(id) {
            self.note(id, &outcome, self.reading.retry.failures(), turn.now_ms);
            self.read(what, outcome, turn)
        } else if self.session.lane.land(id).is_some() {
            self.refreshed(&outcome, turn.now_ms);
            Ok(())
        } else {
            if self.greeting.land(id).is_some() {
                self.greeted(outcome, turn.now_ms);
            }
            Ok(())
        }
    }

    fn stop(&mut self, turn: &mut Turn<'_>) {
        self.is_running = false;
        self.abandon_all(turn);
    }

    fn abandon_all(&mut self, turn: &mut Turn<'_>) {
        let flying = [
            self.greeting.abandon(),
            self.session.lane.abandon(),
            self.pushing.abandon(),
            self.reading.abandon(),
        ];
        turn.out.extend(flying.into_iter().flatten().map(Output::Abandon));
    }

    /// Sends whatever can be sent.
    fn go_on(&mut self, turn: &mut Turn<'_>) {
        self.give_up_what_is_overdue(turn);
        if !self.disk.is_due(turn.now_ms) {
            return;
        }
        let sent = self.send_all(turn);
        self.keep_track_of_disk(sent, turn.now_ms);
    }

    fn send_all(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        self.refresh(turn);
        if self.session.is_closed() {
            return Ok(());
        }
        self.greet(turn);
        self.push(turn)?;
        self.follow(turn)
    }

    /// A disk that fails is tried again like a server; nothing is asked meanwhile that could not be
    /// kept.
    fn keep_track_of_disk(&mut self, done: Result<(), StoreError>, now_ms: u64) {
        match done {
            Ok(()) if self.disk.is_due(now_ms) => {
                self.disk.succeed();
                self.state.store = None;
            }
            Ok(()) => {}
            Err(error) => {
                self.disk.fail(now_ms, &mut self.random, 0);
                self.state.store = Some(error.code());
            }
        }
    }

    fn give_up_what_is_overdue(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now_ms;
        let overdue = [
            self.greeting.overdue(now),
            self.session.lane.overdue(now),
            self.pushing.overdue(now),
            self.reading.overdue(now),
        ];
        for id in overdue.into_iter().flatten() {
            turn.out.push(Output::Abandon(id));
            let late = self.done(id, Err(Failure::TimedOut), turn);
            self.keep_track_of_disk(late, now);
        }
    }

    fn send<T>(&mut self, turn: &mut Turn<'_>, request: Request, what: T, in_ms: u64) -> Flying<T> {
        self.last_id += 1;
        turn.out.push(Output::Send(self.last_id, request));
        Flying { id: self.last_id, what, until_ms: turn.now_ms.saturating_add(in_ms) }
    }

    fn network_is_there(&mut self) {
        self.session.lane.retry.network_is_there();
        self.pushing.retry.network_is_there();
        self.reading.retry.network_is_there();
        self.greeting.retry.network_is_there();
    }

    fn greets(&self) -> bool {
        !self.is_greeted && self.state.link == Link::Online
    }

    /// Everything is tried at once, whatever it waited for. What is in the air went through another
    /// network, and may be waited for in vain.
    fn network_came_up(&mut self, turn: &mut Turn<'_>) {
        self.abandon_all(turn);
        self.session.lane.retry.succeed();
        self.pushing.retry.succeed();
        self.reading.retry.succeed();
        self.greeting.retry.succeed();
    }

    /// Asks what the server allows, once it is reached.
    fn greet(&mut self, turn: &mut Turn<'_>) {
        if self.greets() && self.greeting.is_free(turn.now_ms) {
            self.greeting.flying = Some(self.send(turn, Request::Hello, (), TIMEOUT_MS));
        }
    }

    fn greeted(&mut self, outcome: Result<Answer, Failure>, now_ms: u64) {
        match outcome {
            Ok(Answer::Hello(hello)) => {
                self.limits = hello.limits;
                self.is_greeted = true;
                self.greeting.retry.succeed();
            }
            Ok(_) => self.greeting.fail(now_ms, &mut self.random, &Failure::Torn),
            Err(failure) => self.greeting.fail(now_ms, &mut self.random, &failure),
        }
    }

    /// What every outcome says about the way to the server.
    fn note(
        &mut self,
        id: RequestId,
        outcome: &Result<Answer, Failure>,
        failures: u32,
        now_ms: u64,
    ) {
        match outcome {
            Ok(_) => {
                self.state.link = Link::Online;
                self.state.problem = None;
                self.session.lane.retry.succeed();
                self.network_is_there();
            }
            Err(Failure::Refused { problem, .. }) => self.refused(id, problem.code, now_ms),
            Err(Failure::Distrusted) => self.state.link = Link::Distrusted,
            Err(Failure::Strange { .. }) => self.state.link = Link::Offline,
            // One lost answer is no outage.
            Err(Failure::TimedOut | Failure::Torn) if failures == 0 => {}
            Err(_) => self.state.link = Link::Offline,
        }
    }

    fn refused(&mut self, id: RequestId, code: ProblemCode, now_ms: u64) {
        self.network_is_there();
        self.state.problem = Some(code);
        match code {
            ProblemCode::Unauthenticated => self.session.refused(id, now_ms, &mut self.random),
            ProblemCode::NotMember => self.state.link = Link::NoAccess,
            _ => self.state.link = Link::Online,
        }
    }
}
