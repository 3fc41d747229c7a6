//! Which ideas an act is for.

use crate::views::BulkIdeas;
use crate::{AppError, Session};
use hub_core::IdeaId;
use std::collections::HashSet;

impl Session {
    /// The ideas named and those of the view, each once, in that order. A view of which a part was
    /// not understood shows more than was meant, and nothing is done with that.
    pub(crate) fn ideas_of(&self, which: &BulkIdeas) -> Result<Vec<IdeaId>, AppError> {
        let mut locals = which.locals.clone();
        if let Some(view) = &which.view {
            if !view.left_out.is_empty() {
                let left_out = view.left_out.clone();
                return Err(AppError::new("VIEW_NOT_UNDERSTOOD").with("left_out", left_out));
            }
            locals.extend(&self.ordered(view)?.locals);
        }
        let listing = self.listing()?;
        let id = |local: &u32| listing.id(*local);
        let except: HashSet<IdeaId> = which.except.iter().filter_map(id).collect();
        let mut seen = HashSet::new();
        let named = which.ids.iter().copied().chain(locals.iter().filter_map(id));
        Ok(named.filter(|id| !except.contains(id) && seen.insert(*id)).collect())
    }
}
