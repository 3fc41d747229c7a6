//! Work that takes a while: how far it is, and stopping it. It is asked for by the id that its
//! caller made, from another thread.

use crate::AppError;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// All work that is under way.
#[derive(Debug, Default)]
pub(crate) struct Works(Mutex<HashMap<Uuid, Arc<Work>>>);

/// How far one is.
#[derive(Debug, Default)]
pub(crate) struct Work {
    done: AtomicUsize,
    total: AtomicUsize,
    is_stopping: AtomicBool,
}

impl Works {
    /// Does work that can be followed and stopped under an id.
    pub(crate) fn under<T>(
        &self,
        id: Uuid,
        work: impl FnOnce(&Work) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let begun = Arc::default();
        self.held().insert(id, Arc::clone(&begun));
        let done = work(&begun);
        let mut held = self.held();
        // The same request may have come twice; then the other one goes on.
        if held.get(&id).is_some_and(|other| Arc::ptr_eq(other, &begun)) {
            held.remove(&id);
        }
        done
    }

    /// How far it is: done, of so many.
    pub(crate) fn progress(&self, id: Uuid) -> Option<(usize, usize)> {
        let held = self.held();
        let work = held.get(&id)?;
        Some((work.done.load(Ordering::Relaxed), work.total.load(Ordering::Relaxed)))
    }

    /// Asks it to stop; false when there is none.
    pub(crate) fn cancel(&self, id: Uuid) -> bool {
        let held = self.held();
        let work = held.get(&id);
        work.inspect(|work| work.is_stopping.store(true, Ordering::Relaxed)).is_some()
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Uuid, Arc<Work>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Work {
    /// Says how much there is to do.
    pub(crate) fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Takes in how much is done, and says whether to go on.
    pub(crate) fn heard(&self, done: usize) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        match self.is_stopping.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
