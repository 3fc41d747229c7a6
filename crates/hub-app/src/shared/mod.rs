//! A space that a server decides: joining it, keeping it level with the server, what needs an answer,
//! and bringing ideas along.
//!
//! Deliberately not here: when something is asked of the server and what its answers do to the files
//! (`hub-sync`, `hub-store`).

mod bring;
mod calls;
mod changes;
mod drive;
mod inbox;
mod join;
mod kept;
mod people;
mod queue;
mod spaces;
mod status;
mod tokens;

pub use drive::Settled;
pub(crate) use kept::Kept;
pub(crate) use spaces::is_left;
pub(crate) use tokens::Sessions;
pub use tokens::TokenPlace;

use crate::{AppError, Session};
use hub_core::{Key, MemberId, SpaceId};
use hub_store::{JoinedSpace, Readers};
use hub_sync::Runner;
use std::sync::atomic::AtomicBool;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What a session over a joined space has besides.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) space: SpaceId,
    pub(crate) member: MemberId,
    /// The name at the time of joining, for as long as nothing was read.
    pub(crate) name: String,
    kept: Mutex<Kept>,
    /// Given by the program, which outlasts the session.
    pub(crate) tokens: Option<hub_sync::Session>,
    runner: Mutex<Option<Runner>>,
    told: Mutex<drive::Told>,
    /// Something of `told` is different.
    heard: Condvar,
    /// Nothing could be shown when it was looked at last.
    was_filling: AtomicBool,
}

impl Shared {
    pub(crate) fn new(joined: JoinedSpace) -> Self {
        let JoinedSpace { space, member, name, server, .. } = joined;
        let kept = Mutex::new(Kept::read(&server));
        let (tokens, runner, told, heard, was_filling) = Default::default();
        Self { space, member, name, kept, tokens, runner, told, heard, was_filling }
    }

    /// Whether the space, or this person in it, is not here yet: a copy that the server had ready may
    /// be of before the person joined.
    fn is_missing_in(&self, readers: &Readers) -> bool {
        let found = readers.read(|reader| {
            Ok(reader.space()?.is_some() && reader.row(&Key::from(self.member))?.is_some())
        });
        matches!(found, Ok(false))
    }

    pub(crate) fn kept(&self) -> Kept {
        held(&self.kept).clone()
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What everything but the state of the sync is answered with, until the first copy is whole.
pub(crate) fn filling() -> AppError {
    AppError::new("SPACE_FILLING")
}

impl Session {
    /// What only a joined space has.
    ///
    /// # Errors
    /// `NOT_JOINED` in a private space.
    pub(crate) fn shared(&self) -> Result<&Shared, AppError> {
        self.shared.as_ref().ok_or_else(|| AppError::new("NOT_JOINED"))
    }

    /// Whether the first copy of a joined space is on its way.
    pub(crate) fn is_filling(&self) -> bool {
        self.shared.as_ref().is_some_and(|shared| shared.is_missing_in(&self.readers))
    }

    /// Fails while the first copy is on its way.
    pub(crate) fn is_filled(&self) -> Result<(), AppError> {
        if self.is_filling() { Err(filling()) } else { Ok(()) }
    }
}
