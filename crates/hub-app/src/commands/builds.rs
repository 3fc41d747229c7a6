//! What the person at this device builds.

use super::Nothing;
use crate::page::{Standard, claim_view, standard_lines, standard_open};
use crate::views::{BuildLine, BuildsView};
use crate::{App, AppError, Session};
use hub_core::rows::Idea;

/// The ideas whose claim the person holds, the quietest first.
pub(crate) fn mine(app: &App, _: Nothing) -> Result<BuildsView, AppError> {
    app.session()?.builds()
}

impl Session {
    /// The ideas that this person builds, those first of which nothing was heard for longest.
    ///
    /// # Errors
    /// What the disk says.
    pub fn builds(&self) -> Result<BuildsView, AppError> {
        let locals = self.listing()?.built_by(self.me());
        let (names, me) = (self.names()?, self.me());
        let mut builds = vec![];
        for row in self.rows(&locals)? {
            let found = self.read(|reader| {
                Ok((reader.idea(row.id)?, Standard::read(reader, names.space_id(), row.id)?))
            })?;
            let (Some(held), standard) = found else { continue };
            let Ok(idea) = <&Idea>::try_from(&held.body) else { continue };
            let Some(claim) = claim_view(&names, idea, me) else { continue };
            let open = standard_open(&standard_lines(&names, row.id, &standard));
            builds.push(BuildLine { row, stage: idea.stage.now, claim, open });
        }
        builds.sort_by_key(|build| (build.claim.progress_at_ms, build.row.local));
        Ok(BuildsView { builds, stale_claim_days: names.space.stale_claim_days })
    }
}
