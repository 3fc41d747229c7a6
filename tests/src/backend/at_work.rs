//! What runs in a device's process: a joined space, its engine, and a person who works without
//! waiting for anybody. It does as it is told on standard input:
//!
//! `work`: operations, one after the other, each said to be `done` when it is queued; `rest`: no
//! more; `until CURSOR`: says `there` when all is sent and read up to there, or `not`.

use hub_core::{EntityKind, IdeaId, MemberId, Verdict};
use hub_protocol::Cursor;
use hub_store::Space;
use hub_sync::{Address, Device, Host, Http, Lent, Notice, Runner, Session, State};
use std::io::{BufRead, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use uuid::Uuid;

use super::device::{projector, tokens};
use super::ops::{self, now_ms};
use super::{Outcome, PATIENCE};
use crate::bench::chance::Chance;

/// After this long it says where it stands.
const A_WHILE: Duration = Duration::from_secs(3);

/// The space, for the engine and the person.
struct Shared {
    space: Mutex<Space>,
    stepped: Condvar,
}

impl Shared {
    fn held(&self) -> MutexGuard<'_, Space> {
        self.space.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Lender(Arc<Shared>);

impl Host for Lender {
    fn lend(&mut self, step: &mut dyn FnMut(&mut dyn Device)) {
        if let Some(joined) = self.0.held().joined() {
            step(&mut Lent::new(joined, now_ms(), Uuid::now_v7()));
        }
        self.0.stepped.notify_all();
    }

    fn state(&mut self, _: State) {}

    fn notice(&mut self, notice: Notice) {
        say(&format!("notice {notice:?}"));
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody hears the last words of a process that is killed.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Runs until standard input ends.
///
/// # Errors
/// When the space cannot be opened or the engine does not start.
pub fn run(folder: &Path, space: &Path, server: &str) -> Outcome<()> {
    let space = Space::open(space, projector(), now_ms())?;
    let (id, member) = (space.id(), space.member().ok_or("it is not joined")?);
    let http = Http::new(Address::new(server, None)?)?;
    let session = Session::kept(tokens(folder));
    let shared = Arc::new(Shared { space: Mutex::new(space), stepped: Condvar::new() });
    let seed = u64::from(std::process::id());
    let runner = Runner::start(id, http, session, seed, Lender(Arc::clone(&shared)))?;
    let (ideas, chance) = (vec![], Chance::new(seed ^ now_ms().cast_unsigned()));
    say("ready");
    AtWork { shared, runner, member, ideas, chance }.hear(&told())
}

fn told() -> Receiver<String> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            let _ = tell.send(line);
        }
    });
    told
}

struct AtWork {
    shared: Arc<Shared>,
    runner: Runner,
    member: MemberId,
    ideas: Vec<IdeaId>,
    chance: Chance,
}

impl AtWork {
    fn hear(mut self, told: &Receiver<String>) -> Outcome<()> {
        let mut works = false;
        loop {
            let pause_ms = 1 + self.chance.below(12) as u64;
            let pause = if works { Duration::from_millis(pause_ms) } else { PATIENCE };
            match told.recv_timeout(pause) {
                Ok(line) if line == "work" => works = self.look()?,
                Ok(line) if line == "rest" => {
                    works = false;
                    say("rests");
                }
                Ok(line) => self.until(line.trim_start_matches("until ")),
                Err(RecvTimeoutError::Timeout) if works => self.act()?,
                Err(RecvTimeoutError::Timeout) => (),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// The ideas that are there, to work at.
    fn look(&mut self) -> Outcome<bool> {
        let readers = self.shared.held().readers();
        let rows = readers.read(|reader| reader.rows(EntityKind::Idea))?;
        self.ideas = rows.into_iter().map(|row| IdeaId(row.id)).collect();
        Ok(true)
    }

    fn act(&mut self) -> Outcome<()> {
        let at = self.chance.below(self.ideas.len());
        let word = format!("{} {}", self.member, self.chance.draw());
        let envelope = match (self.chance.below(4), self.ideas.get(at).copied()) {
            (1 | 2, Some(idea)) => ops::retitle(idea, &word)?,
            (3, Some(idea)) => ops::comment(idea, &word)?,
            _ => {
                let id = ops::new_idea();
                self.ideas.push(id);
                ops::submit(id, &word)?
            }
        };
        let watch = &mut |_| ControlFlow::Continue(());
        let one = std::slice::from_ref(&envelope);
        let appended = self.shared.held().append(self.member, one, now_ms(), watch);
        match appended {
            Ok(done) if done.verdicts.iter().any(is_refusal) => (),
            Ok(_) => say(&format!("done {}", envelope.op_id)),
            Err(error) => say(&format!("failed {}", error.code())),
        }
        self.runner.queued();
        Ok(())
    }

    fn until(&self, cursor: &str) {
        self.runner.now();
        let deadline = Instant::now() + A_WHILE;
        let mut space = self.shared.held();
        loop {
            let (waiting, place) = stands(&mut space);
            if waiting == Some(0) && place.as_deref() == Some(cursor) {
                return say("there");
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return say(&format!("not {waiting:?} {place:?}"));
            }
            let waited = self.shared.stepped.wait_timeout(space, left);
            space = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

fn is_refusal(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Rejected(_))
}

/// How many operations wait, and up to where everything is read.
fn stands(space: &mut Space) -> (Option<u64>, Option<String>) {
    let Some(joined) = space.joined() else { return (None, None) };
    let place = joined.place().ok().flatten();
    let cursor = place.map(|it| Cursor { epoch: it.epoch, position: it.position }.to_string());
    (joined.waiting().ok(), cursor)
}
