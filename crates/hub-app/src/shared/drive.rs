//! The engine of the open space: it is lent the space for each step, and what it says is told to the
//! window at most four times a second.

use super::{Shared, held};
use crate::app::EVERY_KIND;
use crate::views::SyncPhase;
use crate::{AppError, Session, clock};
use hub_store::{Changed, Space};
use hub_sync::{Device, Held, Host, Lent, Link, Notice, Runner, State};
use serde_json::json;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// The window hears of it no more often.
const PAUSE: Duration = Duration::from_millis(250);

/// So many of the last notices are kept for a report.
const NOTICES: usize = 20;

/// What the engine said last.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) state: State,
    pub(crate) notices: Vec<(i64, Notice)>,
}

/// How a sync that somebody waited for ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Everything of the server is here, and everything of here is there.
    Level,
    /// Something is in the way; the state says what.
    Stuck,
    /// It takes longer.
    Late,
}

struct Drives {
    session: Weak<Session>,
    news: SyncSender<()>,
}

impl Host for Drives {
    fn lend(&mut self, step: &mut dyn FnMut(&mut dyn Device)) {
        let Some(session) = self.session.upgrade() else { return };
        let lent = session.write(|space| {
            let joined = space.joined();
            Ok(joined.map(|joined| {
                let mut lent = Lent::new(joined, clock::now_ms(), clock::new_id());
                step(&mut lent);
                lent.changed()
            }))
        });
        if let Some(changed) = lent.ok().flatten().filter(is_something) {
            // What is held in memory and is not level is read again with the next change.
            let _ = session.refresh(&changed);
            session.tell_when_filled();
        }
    }

    fn state(&mut self, state: State) {
        self.hear(|told| told.state = state);
    }

    fn notice(&mut self, notice: Notice) {
        self.hear(|told| {
            told.notices.push((clock::now_ms(), notice));
            let more = told.notices.len().saturating_sub(NOTICES);
            told.notices.drain(..more);
        });
    }
}

impl Drives {
    fn hear(&self, hear: impl FnOnce(&mut Told)) {
        let Some(session) = self.session.upgrade() else { return };
        let Some(shared) = &session.shared else { return };
        shared.note_level(hear);
        // One that waits already will tell of this, too.
        let _ = self.news.try_send(());
    }
}

fn is_something(changed: &Changed) -> bool {
    changed.anew || !changed.kinds.is_empty() || !changed.ideas.is_empty()
}

/// Whether nothing is missing here of what the server had.
fn is_level(state: &State) -> bool {
    state.link == Link::Online && state.is_level
}

impl Shared {
    /// Takes in what the engine said, and when everything was here last.
    fn note_level(&self, hear: impl FnOnce(&mut Told)) {
        let mut told = held(&self.told);
        let was_level = is_level(&told.state);
        hear(&mut told);
        if was_level || is_level(&told.state) {
            held(&self.kept).last_synced_at_ms = Some(clock::now_ms());
        }
        drop(told);
        self.heard.notify_all();
    }

    pub(crate) fn state(&self) -> State {
        held(&self.told).state
    }

    pub(super) fn notices(&self) -> Vec<(i64, Notice)> {
        held(&self.told).notices.clone()
    }

    /// Whether its engine runs.
    pub(crate) fn is_running(&self) -> bool {
        held(&self.runner).is_some()
    }

    /// Tells the engine, if it runs.
    pub(crate) fn nudge(&self, tell: impl FnOnce(&Runner)) {
        if let Some(runner) = &*held(&self.runner) {
            tell(runner);
        }
    }
}

/// How things stand, in a word.
pub(super) fn phase(state: &State) -> SyncPhase {
    match (state.link, state.held) {
        (Link::SignInNeeded, _) => SyncPhase::NeedsSignIn,
        (Link::NoAccess, _) => SyncPhase::Removed,
        (Link::Distrusted, _) | (_, Some(Held::WrongAccount)) => SyncPhase::Held,
        (_, Some(_)) => SyncPhase::UpdateNeeded,
        _ if state.store.is_some() => SyncPhase::Held,
        (Link::Offline, _) => SyncPhase::Offline,
        _ if state.intake.is_some_and(|intake| intake.is_first) => SyncPhase::FirstSync,
        (Link::Starting, _) => SyncPhase::Connecting,
        (Link::Online, _) => SyncPhase::Live,
    }
}

impl Session {
    /// Starts the engine of a joined space, unless it runs.
    ///
    /// # Errors
    /// `LINK_UNREADABLE` when the server has to be named again, or when the system gives no thread.
    /// The space works all the same.
    pub(crate) fn begin_sync(self: &Arc<Self>) -> Result<(), AppError> {
        let Some(shared) = self.shared.as_ref().filter(|_| !self.is_read_only()) else {
            return Ok(());
        };
        let (kept, Some(tokens)) = (shared.kept(), shared.tokens.clone()) else { return Ok(()) };
        let http = kept.http()?;
        let mut runner = held(&shared.runner);
        if runner.is_some() {
            return Ok(());
        }
        shared.note_level(|told| told.state = State::default());
        shared.was_filling.store(self.is_filling(), Ordering::Relaxed);
        let (news, heard) = sync_channel(1);
        let host = Drives { session: Arc::downgrade(self), news };
        let seed = clock::new_id().as_u64_pair().1;
        let failed =
            |error: std::io::Error| AppError::new("INTERNAL").with("detail", error.to_string());
        let session = Arc::downgrade(self);
        let tells = thread::Builder::new().name("sync-told".to_owned());
        tells.spawn(move || tell_what_is_heard(&session, &heard)).map_err(failed)?;
        *runner = Some(Runner::start(shared.space, http, tokens, seed, host).map_err(failed)?);
        Ok(())
    }

    /// The first copy is whole: nothing that was shown before holds.
    fn tell_when_filled(&self) {
        let Some(shared) = &self.shared else { return };
        if shared.was_filling.load(Ordering::Relaxed) && !self.is_filling() {
            shared.was_filling.store(false, Ordering::Relaxed);
            self.tell(&json!({ "kinds": EVERY_KIND, "ids": [], "all": true }));
        }
    }

    /// Ends it; at most one step of it is waited for.
    pub(crate) fn stop_sync(&self) {
        let Some(shared) = &self.shared else { return };
        let runner = held(&shared.runner).take();
        if let Some(runner) = runner {
            runner.stop();
            shared.note_level(|_| ());
            self.keep_standing();
        }
    }

    /// Keeps how things stand, for the list of spaces and the next start.
    fn keep_standing(&self) {
        let Some(shared) = &self.shared else { return };
        let kept = {
            let state = held(&shared.told).state;
            let mut kept = held(&shared.kept);
            kept.phase = Some(phase(&state));
            kept.clone()
        };
        // Only shown: what cannot be kept now is known again at the next start.
        let _ = self.write(|space| put(space, &kept));
    }

    /// Waits until nothing is left to do, or something is in the way, and tells `each` state on the
    /// way. What is in the way is known when the server was asked at least once.
    pub(crate) fn settle(
        &self,
        within: Duration,
        mut each: impl FnMut(&State),
    ) -> Result<Settled, AppError> {
        let shared = self.shared()?;
        let until = Instant::now() + within;
        let mut told = held(&shared.told);
        loop {
            each(&told.state);
            if let Some(settled) = settled(&told.state) {
                return Ok(settled);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(Settled::Late);
            }
            let waited = shared.heard.wait_timeout(told, left);
            told = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
        }
    }
}

fn settled(state: &State) -> Option<Settled> {
    match phase(state) {
        SyncPhase::Live => (state.is_level && state.waiting == 0).then_some(Settled::Level),
        SyncPhase::Connecting | SyncPhase::FirstSync => None,
        SyncPhase::UpdateNeeded if !state.is_level => None,
        _ => Some(Settled::Stuck),
    }
}

/// Writes what is kept of the server.
pub(super) fn put(space: &mut Space, kept: &super::Kept) -> Result<(), hub_store::StoreError> {
    match space.joined() {
        Some(mut joined) => joined.set_server(&kept.to_value()),
        None => Ok(()),
    }
}

/// Tells the window, until the engine has ended.
fn tell_what_is_heard(session: &Weak<Session>, heard: &Receiver<()>) {
    let (mut attention, mut last) = (None, None);
    while heard.recv().is_ok() {
        {
            let Some(session) = session.upgrade() else { return };
            let Some(shared) = &session.shared else { return };
            let present = session.attention_count();
            let is_new = attention.is_some_and(|before| before != present);
            attention = Some(present);
            let kinds = if is_new { vec!["sync", "inbox"] } else { vec!["sync"] };
            session.tell(&json!({ "kinds": kinds, "ids": [], "all": false }));
            let now = phase(&shared.state());
            if last != Some(now) {
                last = Some(now);
                session.keep_standing();
            }
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_sync::Intake;

    #[test]
    fn a_state_is_one_word_and_only_some_of_them_end_a_wait() {
        let online = State { link: Link::Online, ..State::default() };
        let intake = Some(Intake { taken: 1, chunks: 3, is_first: true });
        let cases = [
            (State::default(), SyncPhase::Connecting, None),
            (online, SyncPhase::Live, None),
            (State { is_level: true, ..online }, SyncPhase::Live, Some(Settled::Level)),
            (State { is_level: true, waiting: 1, ..online }, SyncPhase::Live, None),
            (State { intake, ..online }, SyncPhase::FirstSync, None),
            (
                State { intake, link: Link::Offline, ..online },
                SyncPhase::Offline,
                Some(Settled::Stuck),
            ),
            (
                State { link: Link::SignInNeeded, ..online },
                SyncPhase::NeedsSignIn,
                Some(Settled::Stuck),
            ),
            (State { link: Link::NoAccess, ..online }, SyncPhase::Removed, Some(Settled::Stuck)),
            (State { link: Link::Distrusted, ..online }, SyncPhase::Held, Some(Settled::Stuck)),
            (
                State { held: Some(Held::UpdateNeeded), is_level: true, ..online },
                SyncPhase::UpdateNeeded,
                Some(Settled::Stuck),
            ),
            (State { held: Some(Held::UpdateNeeded), ..online }, SyncPhase::UpdateNeeded, None),
            (
                State { store: Some("STORE_DISK_FULL"), ..online },
                SyncPhase::Held,
                Some(Settled::Stuck),
            ),
        ];
        for (state, word, ends) in cases {
            assert_eq!((phase(&state), settled(&state)), (word, ends), "{state:?}");
        }
    }
}
