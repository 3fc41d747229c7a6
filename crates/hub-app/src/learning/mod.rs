//! What a person's answers about alike ideas teach this device: how sure it may be of the next ones.
//! Fitted anew in the background after each answer, and once when it is first asked for; the answers
//! are the only thing that is kept.
//!
//! "Related" counts as "not the same": who says it has looked, and denied it. Of what was said about
//! two ideas the last answer that stands counts. Answers never leave the device.

mod taught;
mod typed;
mod view;

use crate::{AppError, Session};
use hub_similarity::{Calibration, PairCalibration};
use serde_json::json;
use std::sync::{Arc, Mutex, PoisonError};
use taught::Taught;

/// Until when answers do not count, in UTC milliseconds: a setting of the space on this device.
const SET_ASIDE_UNTIL: &str = "learning.set_aside_until_ms";

/// How sure to be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Learnt {
    /// Of what is like a text that is being typed.
    pub(crate) typed: Calibration,
    /// Of two ideas of the catalogue.
    pub(crate) pairs: PairCalibration,
}

/// What has been learnt, once somebody asked.
#[derive(Default)]
pub(crate) struct Learning {
    present: Mutex<Option<Learnt>>,
    /// Answers are read and fitted by one at a time, so that the newest stay.
    turn: Mutex<()>,
}

impl Session {
    /// How sure to be. Where the answers cannot be read, as beside another writer, it is what
    /// everybody begins with.
    pub(crate) fn learnt(&self) -> Learnt {
        let present = *held(&self.learning.present);
        present.unwrap_or_else(|| match self.learn() {
            Ok(taught) => taught.learnt,
            Err(_) => Learnt::default(),
        })
    }

    /// Reads all answers and takes in what they teach.
    pub(crate) fn learn(&self) -> Result<Taught, AppError> {
        let _turn = held(&self.learning.turn);
        let taught = self.write(|space| {
            let until_ms = space.journal().setting_get(SET_ASIDE_UNTIL)?;
            let until_ms = until_ms.and_then(|value| value.as_i64());
            Ok(Taught::by(space.journal().answer_list_standing()?, until_ms))
        })?;
        let former = held(&self.learning.present).replace(taught.learnt);
        self.lexicon.pairs.call_by(taught.learnt.pairs);
        if former.is_some_and(|former| former != taught.learnt) {
            self.tell(&json!({ "kinds": ["words", "pairs"], "ids": [] }));
        }
        Ok(taught)
    }

    /// Learns anew in the background: an answer came, or one was taken back.
    pub(crate) fn begin_learning(self: &Arc<Self>) {
        let session = Arc::downgrade(self);
        std::thread::spawn(move || {
            // What cannot be read now is read with the next answer.
            let _ = session.upgrade().map(|session| session.learn());
        });
    }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
