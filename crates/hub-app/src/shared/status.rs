//! Where the open space stands with its server, as it is shown.

use super::drive::{self, phase};
use super::kept::protection;
use super::{Shared, calls};
use crate::views::{SpaceKind, SyncDetails, SyncPhase, SyncState};
use crate::{AppError, Session, clock};
use hub_protocol::{PROTO, Problem, SCHEMA};
use hub_sync::{Held, Link, State};
use std::time::Duration;

impl Session {
    /// Everything about it; of a private space only that it is one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync_state(&self) -> Result<SyncState, AppError> {
        let Some(shared) = &self.shared else { return Ok(private()) };
        let (kept, state) = (shared.kept(), shared.state());
        let is_on = shared.is_running();
        let address = kept.address().ok();
        let phase = if is_on { phase(&state) } else { kept.phase.unwrap_or(SyncPhase::Offline) };
        let is_level = phase == SyncPhase::Live && state.is_level;
        Ok(SyncState {
            kind: SpaceKind::Joined,
            phase: Some(phase),
            taken: state.intake.map_or(0, |intake| intake.taken),
            of: state.intake.map_or(0, |intake| intake.chunks),
            queue: self.waiting()?,
            last_error: shared.trouble(&state),
            last_synced_at_ms: if is_level {
                Some(clock::now_ms())
            } else {
                kept.last_synced_at_ms
            },
            retry_at_ms: None,
            server: address.as_ref().map(ToString::to_string),
            host: address.as_ref().map(|address| address.host().to_owned()),
            protection: address.as_ref().map(protection),
            tokens: Some(kept.tokens),
            device_name: Some(kept.device_name),
        })
    }

    /// Tries everything again at once, whatever it waits for.
    ///
    /// # Errors
    /// `NOT_JOINED`, or what the disk says.
    pub fn sync_now(&self) -> Result<SyncState, AppError> {
        self.shared()?.nudge(hub_sync::Runner::now);
        self.sync_state()
    }

    /// How many own changes wait for the server.
    pub(crate) fn waiting(&self) -> Result<u32, AppError> {
        if self.is_read_only() {
            return Ok(0);
        }
        let waiting =
            self.write(|space| space.joined().map_or(Ok(0), |joined| joined.waiting()))?;
        Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
    }

    /// Keeps the space level until nothing is left to do; see [`drive::Settled`].
    ///
    /// # Errors
    /// `NOT_JOINED`, or when the engine cannot begin.
    pub fn sync_to_the_end(
        self: &std::sync::Arc<Self>,
        within: Duration,
        mut each: impl FnMut(u32, u32),
    ) -> Result<drive::Settled, AppError> {
        self.shared()?;
        self.begin_sync()?;
        self.settle(within, |state| {
            let intake = state.intake;
            each(intake.map_or(0, |it| it.taken), intake.map_or(0, |it| it.chunks));
        })
    }

    /// Text for a report: codes and figures, no names, no texts and no token.
    ///
    /// # Errors
    /// `NOT_JOINED`, or what the disk says.
    pub fn sync_details(&self) -> Result<SyncDetails, AppError> {
        let (shared, view) = (self.shared()?, self.sync_state()?);
        let state = shared.state();
        let stream = self.write(|space| space.joined().map(|it| it.stream()).transpose())?;
        let place = self.write(|space| space.joined().map(|it| it.place()).transpose())?.flatten();
        let mut lines = vec![
            format!("Opportunity Hub {}, protocol {PROTO}.{SCHEMA}", env!("CARGO_PKG_VERSION")),
            format!("server: {}", view.server.unwrap_or_default()),
            format!("protection: {:?}, tokens: {:?}", view.protection, view.tokens),
            format!("space: {}", shared.space),
            format!("phase: {:?}, {state:?}", view.phase),
            format!("last error: {}", view.last_error.map_or("none".to_owned(), |it| it.code)),
            format!("last level: {:?} ms", view.last_synced_at_ms),
        ];
        lines.extend(stream.map(|it| {
            format!("stream: {}, next {}, answered {}", it.id, it.next_n, it.answered_n)
        }));
        lines.extend(place.map(|it| {
            let position = it.position;
            format!("place: epoch {}, seq {}, confirmed {}", it.epoch, position.seq, it.confirmed_n)
        }));
        lines.push(format!("waiting: {}, attention: {}", view.queue, self.attention_count()));
        let notices = shared.notices();
        lines.extend(notices.iter().map(|(at_ms, notice)| format!("{at_ms} ms: {notice:?}")));
        Ok(SyncDetails { text: lines.join("\n") + "\n" })
    }
}

fn private() -> SyncState {
    SyncState {
        kind: SpaceKind::Private,
        phase: None,
        taken: 0,
        of: 0,
        queue: 0,
        last_error: None,
        last_synced_at_ms: None,
        retry_at_ms: None,
        server: None,
        host: None,
        protection: None,
        tokens: None,
        device_name: None,
    }
}

impl Shared {
    /// What is in the way, if anything is.
    fn trouble(&self, state: &State) -> Option<AppError> {
        let kept = self.kept();
        let address = match kept.address() {
            Ok(address) => address,
            Err(error) => return Some(error),
        };
        if let Some(code) = state.store {
            return Some(AppError::new(code));
        }
        let at = |code: &str| Some(AppError::new(code).with("host", address.host()));
        match (state.held, state.link) {
            (Some(Held::WrongAccount), _) => return at("MEMBER_OF_OTHER"),
            (Some(_), _) => return at("UPGRADE_REQUIRED"),
            (_, Link::SignInNeeded) => return at("NOT_SIGNED_IN"),
            (_, Link::NoAccess) => return at("NOT_MEMBER"),
            (_, Link::Distrusted) => return at(calls::distrusted(&address)),
            (_, Link::Offline) => return at("SERVER_UNREACHABLE"),
            _ => {}
        }
        state.problem.map(|code| calls::said(&address, Problem::new(code)))
    }
}
