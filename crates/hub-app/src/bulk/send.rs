//! Ways of sending besides the ordinary: only to see what would come of it, and all or nothing.

use crate::session::envelopes;
use crate::{AppError, Intent, Session, clock};
use hub_core::Verdict;
use hub_store::{Outcome, Watch};
use std::ops::ControlFlow;

/// The verdict on each, and whether anything is different by it.
pub(crate) type Outcomes = Vec<(Verdict, bool)>;

impl Session {
    /// What sending would answer now. Nothing is kept.
    pub(super) fn rehearse(
        &self,
        sends: Vec<Intent>,
        watch: Watch<'_>,
    ) -> Result<Outcomes, AppError> {
        let (me, now_ms) = (self.me(), clock::now_ms());
        let envelopes = envelopes(sends, now_ms);
        self.write(|space| space.rehearse(me, &envelopes, now_ms, watch)).map(pairs)
    }

    /// Sends a few intents in one transaction. With `all_or_nothing` none is kept when one is
    /// refused; whether they were is told first.
    pub(crate) fn send_group(
        &self,
        sends: Vec<Intent>,
        all_or_nothing: bool,
    ) -> Result<(bool, Outcomes), AppError> {
        let (me, now_ms) = (self.me(), clock::now_ms());
        let envelopes = envelopes(sends, now_ms);
        let mut go_on = |_| ControlFlow::Continue(());
        let mut refused = vec![];
        let appended = self.write(|space| {
            if all_or_nothing {
                let outcomes = space.rehearse(me, &envelopes, now_ms, &mut go_on)?;
                if outcomes.iter().any(|it| matches!(it.verdict, Verdict::Rejected(_))) {
                    refused = outcomes;
                    return Ok(None);
                }
            }
            space.append(me, &envelopes, now_ms, &mut go_on).map(Some)
        })?;
        match appended {
            Some(appended) => Ok((true, self.appended(appended)?)),
            None => Ok((false, pairs(refused))),
        }
    }
}

fn pairs(outcomes: Vec<Outcome>) -> Outcomes {
    outcomes.into_iter().map(|it| (it.verdict, it.has_changed)).collect()
}
