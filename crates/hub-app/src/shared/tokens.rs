//! Where the tokens of each joined space are. The window never sees one.

use super::kept::Kept;
use crate::views::TokensKept;
use hub_core::SpaceId;
use hub_sync::{InFile, InMemory, Keep, Keychain, Session};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Where tokens of spaces that are joined from now on are to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenPlace {
    /// The system's keychain, and without one only as long as the program runs.
    #[default]
    Keychain,
    /// Only as long as the program runs.
    Session,
    /// A file that only its owner can read.
    File(PathBuf),
}

/// The sessions of this program, one a space: they last while spaces come and go.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    held: Mutex<HashMap<SpaceId, Session>>,
    place: Mutex<TokenPlace>,
}

impl Sessions {
    /// Says where tokens are to be kept.
    pub(crate) fn keep_in(&self, place: TokenPlace) {
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// Says in `kept` where the tokens of a space that is joined now are to be.
    pub(crate) fn place(&self, kept: &mut Kept) {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (kept.tokens, kept.token_file) = match place {
            TokenPlace::File(path) => (TokensKept::File, Some(path)),
            TokenPlace::Keychain if Keychain::is_there() => (TokensKept::Keychain, None),
            TokenPlace::Keychain | TokenPlace::Session => (TokensKept::Session, None),
        };
    }

    /// The session of a space.
    pub(crate) fn of(&self, space: SpaceId, kept: &Kept) -> Session {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.entry(space).or_insert_with(|| Session::kept(keep(space, kept))).clone()
    }

    /// A session that begins anew, whatever there was before.
    pub(crate) fn anew(&self, space: SpaceId, kept: &Kept) -> Session {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&space);
        self.of(space, kept)
    }
}

fn keep(space: SpaceId, kept: &Kept) -> Arc<dyn Keep> {
    match (kept.tokens, &kept.token_file) {
        (TokensKept::Keychain, _) => Arc::new(Keychain::new(space.to_string())),
        (TokensKept::File, Some(path)) => Arc::new(InFile::new(path.clone())),
        _ => Arc::new(InMemory::default()),
    }
}
