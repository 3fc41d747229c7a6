//! The list of ideas: its order once, its lines by page.

use crate::listing::row::{LineFacts, row};
use crate::views::{IdeaRow, IdeasFacets, IdeasOrder, IdeasSummary, RowsRequest};
use crate::{App, AppError, Session};
use hub_store::StoreError;

/// No page is larger.
const MAX_LINES: usize = 500;

/// The number of ideas, their locals in order, as many ranks (0: no score), and as many ranks at
/// the last visit of the view (0: not known), all as little-endian `u32`.
pub(crate) fn order(app: &App, view: IdeasOrder) -> Result<Vec<u8>, AppError> {
    let ordered = app.session()?.ordered(&view)?;
    let count = u32::try_from(ordered.locals.len()).unwrap_or(u32::MAX);
    let before = ordered.locals.iter().map(|_| 0);
    let numbers = std::iter::once(count).chain(ordered.locals.iter().copied());
    let numbers = numbers.chain(ordered.ranks.iter().copied()).chain(before);
    Ok(numbers.flat_map(u32::to_le_bytes).collect())
}

/// Totals over the same ideas.
pub(crate) fn summary(app: &App, view: IdeasOrder) -> Result<IdeasSummary, AppError> {
    app.session()?.summary(&view)
}

/// How many ideas each value of a filter would show.
pub(crate) fn facets(app: &App, _: IdeasOrder) -> Result<IdeasFacets, AppError> {
    app.session().map(|_| IdeasFacets::default())
}

/// Lines by their locals.
pub(crate) fn rows(app: &App, request: RowsRequest) -> Result<Vec<IdeaRow>, AppError> {
    let locals = &request.locals[..request.locals.len().min(MAX_LINES)];
    app.session()?.rows(locals)
}

impl Session {
    /// The ideas of a view, by their locals, and their ranks in it.
    pub(crate) fn ordered(&self, view: &IdeasOrder) -> Result<crate::listing::Ordered, AppError> {
        let listing = self.listing()?;
        self.read(|reader| listing.ordered(reader, view))
    }

    /// Totals over the ideas of a view.
    pub fn summary(&self, view: &IdeasOrder) -> Result<IdeasSummary, AppError> {
        let ordered = self.ordered(view)?;
        Ok(self.listing()?.summary(&ordered.locals))
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
        let mut ordered = self.ordered(view)?;
        ordered.locals.truncate(limit);
        let rows = self.rows(&ordered.locals)?;
        let ranks = ordered.ranks.into_iter().map(|rank| (rank > 0).then_some(rank));
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
