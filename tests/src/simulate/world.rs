//! One history: people, devices, a server and a bad network between them, in virtual time.

use super::agenda::{Agenda, Event, Life};
use super::draw::Draw;
use super::edges::{Around, Odds};
use super::ledger::Ledger;
use super::node::{Node, Stepped};
use super::plan::Plan;
use super::planted::Planted;
use super::server::{Reply, Server};
use super::tally::Tally;
use super::{Finding, Outcome, checks, start};
use hub_core::Verdict;
use hub_core::refusal::{Code, Refusal};
use hub_protocol::{Answered, ProblemCode, Pushed};
use hub_sync::{Answer, Failure, Input, Notice, Output, Request, RequestId};
use tempfile::TempDir;

/// After so many wakes without an answer, a planted engine sleeps for ever.
const WAKES_BEFORE_SLEEP: u32 = 6;

/// Everything.
pub struct World {
    /// Where all files are; gone with it.
    pub temporary: TempDir,
    /// The seed.
    pub seed: u64,
    /// Chance.
    pub draw: Draw,
    /// The conditions.
    pub plan: Plan,
    /// The mistake, if one is made.
    pub planted: Option<Planted>,
    /// What is to come.
    pub agenda: Agenda,
    /// The time since the beginning.
    pub now_ms: u64,
    /// The server.
    pub server: Server,
    /// Whether it is there.
    pub is_up: bool,
    /// How wrong its clock is.
    pub server_wrong_ms: i64,
    /// Whether clocks are ever wrong.
    pub clocks_jump: bool,
    /// What everybody might do at the beginning.
    pub first_roles: Vec<(hub_core::MemberId, hub_core::rows::Role)>,
    /// The devices.
    pub nodes: Vec<Node>,
    /// What was done and told.
    pub ledger: Ledger,
    /// What happened.
    pub tally: Tally,
    /// Nothing goes wrong any more.
    pub is_healed: bool,
    /// Everything that happens is said.
    pub is_traced: bool,
}

impl World {
    /// The time of day of a clock that is right.
    pub fn wall_ms(&self) -> i64 {
        start::WALL_MS + self.now_ms.cast_signed()
    }

    /// The life of a device's process.
    pub fn life(&self, node: usize) -> Life {
        Life { node, number: self.nodes[node].life }
    }

    /// Runs what is on the agenda before a moment.
    ///
    /// # Errors
    /// What is found.
    pub fn run_until(&mut self, until_ms: u64) -> Outcome<()> {
        while let Some((at_ms, event)) = self.agenda.next(until_ms) {
            self.now_ms = at_ms;
            self.server.wall_ms = self.wall_ms() + self.server_wrong_ms;
            if self.is_traced {
                eprintln!("{at_ms:>8} {}", brief(&event));
            }
            self.happen(event)?;
        }
        self.now_ms = until_ms;
        Ok(())
    }

    fn happen(&mut self, event: Event) -> Outcome<()> {
        match event {
            Event::Hears(life, input) => self.hears(life, input),
            Event::Wakes(life, at_ms) => {
                let node = &mut self.nodes[life.node];
                if node.life != life.number || node.wake_ms != Some(at_ms) {
                    return Ok(());
                }
                node.wake_ms = None;
                self.hears(life, Input::Woke)
            }
            Event::Arrives(life, id, request) => {
                self.arrives(life, id, request);
                Ok(())
            }
            Event::WaitEnds(number) => {
                let ended = self.server.end(number);
                ended.into_iter().for_each(|(life, id, outcome)| self.answer(life, id, outcome));
                Ok(())
            }
            Event::Answers(life, id, outcome) => self.answered(life, id, outcome),
            Event::Acts(node) => self.acts(node),
            Event::Fails(fault) => self.fails(fault),
            Event::Starts(node) => self.starts(node),
            Event::Reconnects(node) => {
                self.nodes[node].is_online = true;
                let told = self.is_healed || self.draw.permille(500);
                if told { self.hears(self.life(node), Input::NetworkUp) } else { Ok(()) }
            }
            Event::ServerWorks => {
                (self.is_up, self.server.trouble) = (true, None);
                Ok(())
            }
            Event::SignsIn(node) => {
                self.server.sessions.remove(&node);
                self.hears(self.life(node), Input::SignedIn)
            }
        }
    }

    /// A process hears something, and does what its engine wants.
    ///
    /// # Errors
    /// What is found.
    pub fn hears(&mut self, life: Life, input: Input) -> Outcome<()> {
        if self.nodes[life.node].life != life.number {
            return Ok(());
        }
        let calm = Odds { crash_permille: 0, full_permille: 0 };
        let Plan { crash_permille, full_permille, .. } = self.plan;
        let odds = if self.is_healed { calm } else { Odds { crash_permille, full_permille } };
        let times = (self.now_ms, self.wall_ms() + self.nodes[life.node].wrong_ms);
        let spare = self.draw.id();
        let node = &mut self.nodes[life.node];
        let folder = node.folder.clone();
        let around = Around {
            draw: &mut self.draw,
            odds,
            ledger: &mut self.ledger,
            tally: &mut self.tally,
            generation: self.server.generation,
            planted: self.planted,
            folder: &folder,
        };
        let was_running = node.space.is_some();
        let stepped = node.step(times, input, spare, around).map_err(Finding::disk)?;
        match stepped {
            Some(stepped) => self.stepped(life, stepped),
            None if was_running => {
                self.starts_later(life.node);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn stepped(&mut self, life: Life, stepped: Stepped) -> Outcome<()> {
        if let Some(says) = stepped.contradiction {
            return Err(Finding::new("S2 a replay answers the same", says));
        }
        for output in stepped.outputs {
            self.do_as_told(life, output);
        }
        if stepped.changed != hub_store::Changed::default() {
            checks::shown(self, life.node)?;
        }
        Ok(())
    }

    fn do_as_told(&mut self, life: Life, output: Output) {
        match output {
            Output::Send(id, request) => self.send(life, id, request),
            Output::Abandon(_) => {}
            Output::State(state) => self.nodes[life.node].state = state,
            Output::Notice(notice) => self.tally.count(notice_word(notice)),
            Output::WakeAt(at_ms) => {
                let node = &mut self.nodes[life.node];
                node.wakes += 1;
                let sleeps = self.planted == Some(Planted::RetryEndsPassive)
                    && node.wakes > WAKES_BEFORE_SLEEP
                    && !node.state.is_level;
                if !sleeps && node.wake_ms != Some(at_ms) {
                    node.wake_ms = Some(at_ms);
                    self.agenda.put(at_ms, Event::Wakes(life, at_ms));
                }
            }
        }
    }

    /// How long a message travels.
    fn way_ms(&mut self) -> u64 {
        let most = if self.is_healed { 20 } else { self.plan.delay_ms };
        if most > 1_000 {
            self.tally.count("fault: delayed and overtaken");
        }
        self.draw.from(1, most)
    }

    fn happens(&mut self, permille: u32, what: &str) -> bool {
        let happens = !self.is_healed && self.draw.permille(permille);
        if happens {
            self.tally.count(what);
        }
        happens
    }

    fn send(&mut self, life: Life, id: RequestId, request: Request) {
        let at_ms = self.now_ms + self.way_ms();
        if !self.nodes[life.node].is_online || !self.is_up {
            return self.agenda.put(at_ms, Event::Answers(life, id, Err(Failure::Unreachable)));
        }
        if self.happens(self.plan.lost_permille, "fault: request lost") {
            if self.draw.permille(500) {
                self.agenda.put(at_ms, Event::Answers(life, id, Err(Failure::Unreachable)));
            }
            return;
        }
        if self.happens(self.plan.twice_permille, "fault: request twice") {
            let later_ms = at_ms + self.way_ms();
            self.agenda.put(later_ms, Event::Arrives(life, id, request.clone()));
        }
        self.agenda.put(at_ms, Event::Arrives(life, id, request));
    }

    fn arrives(&mut self, life: Life, id: RequestId, request: Request) {
        if !self.is_up {
            return self.answer(life, id, Err(Failure::Unreachable));
        }
        if self.happens(self.plan.server_crash_permille, "fault: server crash before") {
            self.server.crash();
            return;
        }
        let member = self.nodes[life.node].member;
        let is_push = matches!(request, Request::Push(_));
        let request = self.checked(request);
        let reply = self.server.ask(life, member, id, request);
        if self.happens(self.plan.server_crash_permille, "fault: server crash after") {
            self.server.crash();
            return;
        }
        match reply {
            Reply::Now(outcome) => self.answer(life, id, outcome),
            Reply::Waits { number, for_ms } => {
                self.agenda.put(self.now_ms + for_ms, Event::WaitEnds(number));
            }
        }
        if is_push {
            let ended = self.server.wake();
            ended.into_iter().for_each(|(life, id, outcome)| self.answer(life, id, outcome));
        }
    }

    fn checked(&mut self, request: Request) -> Request {
        if self.plan.page_items == 1 && matches!(request, Request::Changes { .. }) {
            self.tally.count("fault: page limit 1");
        }
        request
    }

    /// An answer on its way back.
    pub fn answer(&mut self, life: Life, id: RequestId, outcome: Result<Answer, Failure>) {
        if let Err(Failure::Refused { problem, .. }) = &outcome {
            self.tally.count(&format!("problem: {:?}", problem.code));
        }
        if self.happens(self.plan.lost_permille, "fault: answer lost") {
            return;
        }
        let torn = outcome.is_ok() && self.happens(self.plan.torn_permille, "fault: answer torn");
        let outcome = if torn { broken(outcome) } else { outcome };
        let at_ms = self.now_ms + self.way_ms();
        if self.happens(self.plan.twice_permille, "fault: answer twice") {
            let later_ms = at_ms + self.way_ms();
            self.agenda.put(later_ms, Event::Answers(life, id, outcome.clone()));
        }
        self.agenda.put(at_ms, Event::Answers(life, id, outcome));
    }

    fn answered(
        &mut self,
        life: Life,
        id: RequestId,
        outcome: Result<Answer, Failure>,
    ) -> Outcome<()> {
        let node = &mut self.nodes[life.node];
        if !node.is_online && !matches!(outcome, Err(Failure::Unreachable)) {
            return Ok(());
        }
        if outcome.is_ok() {
            node.wakes = 0;
        }
        let outcome = match (self.planted, outcome) {
            (Some(Planted::UnauthorisedDeletes), Err(failure)) if is_401(&failure) => {
                self.taken_for_refusals(life.node).ok_or(failure)
            }
            (_, outcome) => outcome,
        };
        self.hears(life, Input::Done(id, outcome))
    }

    /// What a device makes of 401 that takes it for a refusal of everything that waits.
    fn taken_for_refusals(&mut self, node: usize) -> Option<Answer> {
        let joined = self.nodes[node].space.as_mut()?.joined()?;
        let queued = joined.outbox(200).ok().filter(|queued| !queued.is_empty())?;
        let answers = queued.iter().map(|it| Answered {
            n: it.n,
            op_id: it.op_id,
            verdict: Verdict::Rejected(Refusal::new(Code::Forbidden)),
        });
        let confirmed_n = queued.last()?.n;
        Some(Answer::Pushed(Pushed { answers: answers.collect(), confirmed_n }))
    }
}

/// What happens, in a line.
fn brief(event: &Event) -> String {
    let mut line = format!("{event:?}");
    let end = line.char_indices().map(|(at, _)| at).nth(400).unwrap_or(line.len());
    line.truncate(end);
    line
}

fn is_401(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused { problem, .. } if problem.code == ProblemCode::Unauthenticated)
}

/// What arrives of an answer that breaks off.
fn broken(outcome: Result<Answer, Failure>) -> Result<Answer, Failure> {
    match outcome {
        Ok(Answer::Chunk(mut bytes)) if !bytes.is_empty() => {
            let half = bytes.len() / 2;
            bytes.truncate(half);
            Ok(Answer::Chunk(bytes))
        }
        _ => Err(Failure::Torn),
    }
}

fn notice_word(notice: Notice) -> &'static str {
    match notice {
        Notice::HistoryReplaced => "notice: history replaced",
        Notice::SentAgain { .. } => "notice: sent again",
        Notice::StreamForked => "notice: stream forked",
        Notice::SetAside => "notice: set aside",
        Notice::AwayTooLong => "notice: away too long",
    }
}
