//! Going through the whole catalogue: in the background, or at once for a terminal.

use super::known::Known;
use super::{Phase, steps};
use crate::{AppError, Session};
use hub_similarity::Scratch;
use hub_store::{StoreError, Watch};
use serde_json::json;
use std::sync::Arc;
use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};

/// Of 99: a good deal less than what a person waits for.
const PRIORITY: u8 = 25;

impl Session {
    /// Begins to look for possible pairs in the background, unless that is under way or done.
    pub(crate) fn begin_pairs(self: &Arc<Self>, again: bool) {
        let Some(search) = self.lexicon.pairs.begin(again) else { return };
        let weak = Arc::downgrade(self);
        std::thread::spawn(move || {
            // Where the system does not let it, it runs as any other.
            let low = ThreadPriorityValue::try_from(PRIORITY).map(ThreadPriority::Crossplatform);
            let _ = low.map(set_current_thread_priority);
            let Some(locals) = weak.upgrade().map(|it| it.to_compare(search)) else { return };
            let compared = locals.map(|locals| {
                let mut scratch = Scratch::default();
                // A space that is closed meanwhile is let go between two steps.
                let mut step = |some| {
                    let session = weak.upgrade();
                    session.is_some_and(|it| it.lexicon.compare(search, some, &mut scratch))
                };
                steps(&locals).all(&mut step);
            });
            if let Some(session) = weak.upgrade() {
                session.end_pairs(search, compared);
            }
        });
    }

    /// Looks for possible pairs now. `watch` hears how many ideas are compared and can stop it: what
    /// was found until then stands.
    ///
    /// # Errors
    /// `STORE_CANCELLED`, or what the disk says.
    pub fn find_pairs(&self, watch: Watch<'_>) -> Result<(), AppError> {
        let Some(search) = self.lexicon.pairs.begin(true) else { return Ok(()) };
        let compared = self.to_compare(search).map(|locals| {
            let (mut scratch, mut done) = (Scratch::default(), 0);
            steps(&locals).all(|some| {
                done += some.len();
                self.lexicon.compare(search, some, &mut scratch) && watch(done).is_continue()
            })
        });
        if matches!(compared, Ok(false)) {
            self.lexicon.pairs.stop();
            return Err(StoreError::Cancelled.into());
        }
        let compared = compared.map(drop);
        self.end_pairs(search, compared.clone());
        compared
    }

    fn to_compare(&self, search: u64) -> Result<Vec<u32>, AppError> {
        self.read_words()?;
        self.lexicon.pairs.call_by(self.learnt().pairs);
        let known = self.read(Known::load)?;
        Ok(self.lexicon.pairs.compare(search, known))
    }

    /// Tells that a search ended; one that was stopped has been told of.
    fn end_pairs(&self, search: u64, compared: Result<(), AppError>) {
        let phase = compared.map_or_else(Phase::Failed, |()| Phase::Ready);
        if self.lexicon.pairs.end(search, phase) {
            self.tell(&json!({ "kinds": ["pairs"], "ids": [] }));
        }
    }
}
