//! The one listing of a session: loaded when it is first asked for, then kept level.

use super::Listing;
use hub_core::MemberId;
use hub_store::{Changed, Readers, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// Held while it is loaded or renewed, so that two changes are taken in one after the other, each
/// from the catalogue as it then is.
#[derive(Default)]
pub(crate) struct Live(Mutex<Option<Arc<Listing>>>);

impl Live {
    /// The listing as of now.
    pub(crate) fn get(&self, readers: &Readers, me: MemberId) -> Result<Arc<Listing>, StoreError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listing) = &*held {
            return Ok(Arc::clone(listing));
        }
        let listing = Arc::new(readers.read(|reader| Listing::load(reader, me))?);
        *held = Some(Arc::clone(&listing));
        Ok(listing)
    }

    /// Takes in what changed; what cannot be taken in is loaded at the next question.
    pub(crate) fn renew(&self, readers: &Readers, changed: &Changed) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(listing) = held.as_mut() else { return };
        // Whoever is reading keeps what it has; otherwise nothing is copied.
        let listing = Arc::make_mut(listing);
        let renewed = readers.read(|reader| listing.renew(reader, changed));
        if !renewed.unwrap_or(false) {
            *held = None;
        }
    }
}
