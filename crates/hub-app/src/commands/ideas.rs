//! The list of ideas: its order once, its lines by page.

use crate::listing::row::{LineFacts, row};
use crate::listing::{Moved, Ordered};
use crate::views::{IdeaRow, IdeasFacets, IdeasOrder, IdeasSummary, RowsRequest};
use crate::{App, AppError, Session};
use hub_core::rows::Profile;
use hub_store::StoreError;
use std::sync::Arc;

/// No page is larger.
const MAX_LINES: usize = 500;

/// The number of ideas, their locals in order, as many ranks (0: no score), and as many ranks at
/// the last visit of the view (0: not known), all as little-endian `u32`.
pub(crate) fn order(app: &App, view: IdeasOrder) -> Result<Vec<u8>, AppError> {
    let session = app.session()?;
    let ordered = session.ordered(&view)?;
    let before = session.look(&view, &ordered)?;
    let count = ordered.locals.len();
    let mut bytes = Vec::with_capacity(4 + 12 * count);
    bytes.extend_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    for numbers in [&ordered.locals, &ordered.ranks, &before] {
        bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }
    Ok(bytes)
}

/// Totals over the same ideas.
pub(crate) fn summary(app: &App, view: IdeasOrder) -> Result<IdeasSummary, AppError> {
    app.session()?.summary(&view)
}

/// How many ideas each value of a filter would show.
pub(crate) fn facets(app: &App, view: IdeasOrder) -> Result<IdeasFacets, AppError> {
    let session = app.session()?;
    let listing = session.listing()?;
    session.read(|reader| listing.facets(reader, &view))
}

/// Lines by their locals.
pub(crate) fn rows(app: &App, request: RowsRequest) -> Result<Vec<IdeaRow>, AppError> {
    let locals = &request.locals[..request.locals.len().min(MAX_LINES)];
    app.session()?.rows(locals)
}

impl Session {
    /// The ideas of a view, by their locals, and their ranks in it.
    pub(crate) fn ordered(&self, view: &IdeasOrder) -> Result<Arc<Ordered>, AppError> {
        let listing = self.listing()?;
        self.read(|reader| listing.ordered(reader, view))
    }

    /// Totals over the ideas of a view.
    ///
    /// # Errors
    /// What the disk says.
    pub fn summary(&self, view: &IdeasOrder) -> Result<IdeasSummary, AppError> {
        let ordered = self.ordered(view)?;
        Ok(self.listing()?.summary(&ordered, &view.left_out))
    }

    /// All listed ideas in the order of another profile, with their places now and then.
    ///
    /// # Errors
    /// What the disk says.
    pub fn moves_under(&self, profile: &Profile) -> Result<Vec<Moved>, AppError> {
        let listing = self.listing()?;
        Ok(listing.moves(&listing.scoring.with(profile)))
    }

    /// The first `limit` lines of a view, each with its rank.
    ///
    /// # Errors
    /// What the disk says.
    pub fn list(
        &self,
        view: &IdeasOrder,
        limit: usize,
    ) -> Result<Vec<(Option<u32>, IdeaRow)>, AppError> {
        let ordered = self.ordered(view)?;
        let rows = self.rows(&ordered.locals[..ordered.locals.len().min(limit)])?;
        let ranks = ordered.ranks.iter().map(|rank| (*rank > 0).then_some(*rank));
        Ok(ranks.zip(rows).collect())
    }

    /// Lines by their locals; what is gone is left out.
    pub(crate) fn rows(&self, locals: &[u32]) -> Result<Vec<IdeaRow>, AppError> {
        let (listing, names, me) = (self.listing()?, self.names()?, self.me());
        let space = names.space_id();
        let facts = self.read(|reader| {
            let lines = reader.lines_of(locals)?.into_iter();
            let facts = lines.map(|line| LineFacts::read(reader, space, me, line));
            facts.collect::<Result<Vec<_>, StoreError>>()
        })?;
        let facts = facts.iter().flatten();
        Ok(facts.filter_map(|facts| row(&names, &listing.scoring, me, facts)).collect())
    }
}
