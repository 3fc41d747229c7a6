//! A view: which ideas, in which order, with which ranks, and their totals.

use super::Listing;
use super::filter::{Asked, Mask, mask};
use super::sort::{key, most_first, sorted};
use super::titles::Titles;
use crate::views::{IdeasOrder, IdeasSummary, SortKey};
use hub_core::EntityKind;
use hub_core::rows::Triple;
use hub_core::score::ranks;
use hub_store::{Reader, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// The scale of the value bars is made for the lines that a view shows first: at the top of a ranked
/// list nearly all ideas are far above the rest.
const SEEN_FIRST: usize = 100;

/// Ideas in the order of a view, each with its rank inside it; 0 without a score.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Ordered {
    pub(crate) locals: Vec<u32>,
    pub(crate) ranks: Vec<u32>,
}

/// The last view that was asked for: a window asks for its totals right after its order.
#[derive(Debug, Default)]
pub(super) struct Last(Mutex<Option<(IdeasOrder, Arc<Ordered>)>>);

impl Clone for Last {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Listing {
    /// The ideas of a view in its order.
    pub(crate) fn ordered(
        &self,
        reader: &Reader,
        view: &IdeasOrder,
    ) -> Result<Arc<Ordered>, StoreError> {
        let asked = IdeasOrder { view: None, left_out: vec![], ..view.clone() };
        let last = || self.last.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = last().as_ref().filter(|(other, _)| *other == asked) {
            return Ok(Arc::clone(known));
        }
        let ordered = Arc::new(self.work_out(reader, view)?);
        *last() = Some((asked, Arc::clone(&ordered)));
        Ok(ordered)
    }

    fn work_out(&self, reader: &Reader, view: &IdeasOrder) -> Result<Ordered, StoreError> {
        let mask = self.mask(reader, view)?;
        let by_score = &self.ranking.by_score;
        let mut rank_of = vec![0; self.columns.slots()];
        for (slot, rank) in ranks(by_score, |slot| mask.is_in(slot)) {
            rank_of[slot as usize] = if self.has_score(slot) { rank } else { 0 };
        }
        let in_view = by_score.iter().copied().filter(|slot| mask.is_in(*slot)).collect();
        let locals = self.sorted(reader, in_view, view)?;
        let ranks = locals.iter().map(|local| rank_of[*local as usize]).collect();
        Ok(Ordered { locals, ranks })
    }

    /// What each idea fails by.
    pub(super) fn mask(&self, reader: &Reader, view: &IdeasOrder) -> Result<Mask, StoreError> {
        let filter = &view.filter;
        let asked = Asked {
            filter,
            found: self.found(reader, &view.search)?,
            followed: if filter.followed { Some(self.followed(reader)?) } else { None },
            me: self.me,
            is_lead: self.is_lead,
        };
        Ok(mask(&self.columns, &self.ranking.points, &asked))
    }

    /// What a search finds; none when nothing is searched. A single letter waits for the second.
    /// What only a merged idea says finds the idea that goes on for it.
    fn found(&self, reader: &Reader, search: &str) -> Result<Option<Vec<bool>>, StoreError> {
        let search = search.trim();
        let waits = search.chars().count() < 2 && !search.chars().all(|c| c.is_ascii_digit());
        if search.is_empty() || waits {
            return Ok(None);
        }
        let mut found = vec![false; self.columns.slots()];
        for hit in reader.matching(search)? {
            let shown = match self.columns.heads.get(&hit) {
                Some(head) => reader.local_of(*head)?,
                None => Some(hit),
            };
            if let Some(found) = shown.and_then(|slot| found.get_mut(slot as usize)) {
                *found = true;
            }
        }
        Ok(Some(found))
    }

    /// Author, owner, holder and supporter follow, unless they said otherwise.
    fn followed(&self, reader: &Reader) -> Result<Vec<bool>, StoreError> {
        let columns = &self.columns;
        let me = columns.people.find(&self.me);
        let is_me = |person: u32| Some(person) == me;
        let is_near = |at: usize| {
            is_me(columns.sender[at]) || is_me(columns.owner[at]) || is_me(columns.builder[at])
        };
        let mut followed: Vec<bool> = (0..columns.slots()).map(is_near).collect();
        let supports = reader.said_by(self.me, EntityKind::Support)?.into_iter();
        let follows = reader.said_by(self.me, EntityKind::Follow)?;
        for (slot, says) in supports.filter(|(_, is_active)| *is_active).chain(follows) {
            if let Some(followed) = followed.get_mut(slot as usize) {
                *followed = says;
            }
        }
        Ok(followed)
    }

    fn sorted(
        &self,
        reader: &Reader,
        by_score: Vec<u32>,
        view: &IdeasOrder,
    ) -> Result<Vec<u32>, StoreError> {
        let is_reversed = view.reversed;
        let points = |slot: u32| f64::from(self.ranking.points[slot as usize]);
        Ok(match view.sort {
            SortKey::Score if !is_reversed => by_score,
            SortKey::Score => sorted(by_score, true, |slot| {
                self.has_score(slot).then(|| points(slot)).and_then(most_first)
            }),
            SortKey::Completeness => {
                let completeness = self.ranking.completeness(&self.scoring);
                let key = |slot| completeness(slot).and_then(|share| most_first(share.into()));
                sorted(by_score, is_reversed, key)
            }
            SortKey::Title => {
                let titles = self.titles(reader)?;
                sorted(by_score, is_reversed, |slot| titles.place(slot).map(u64::from))
            }
            sort => sorted(by_score, is_reversed, |slot| key(&self.columns, sort, slot)),
        })
    }

    fn titles(&self, reader: &Reader) -> Result<&Titles, StoreError> {
        if let Some(titles) = self.titles.get() {
            return Ok(titles);
        }
        let titles = Titles::load(reader)?;
        Ok(self.titles.get_or_init(|| titles))
    }

    /// Totals over the ideas of a view.
    pub(crate) fn summary(&self, ordered: &Ordered, left_out: &[String]) -> IdeasSummary {
        let columns = &self.columns;
        let at = || ordered.locals.iter().map(|local| *local as usize);
        let sum = |column: &[f64]| at().map(|at| column[at]).filter(|hours| !hours.is_nan()).sum();
        let highs = at().take(SEEN_FIRST).map(|at| columns.hours_high[at]);
        IdeasSummary {
            count: ordered.locals.len() as u32,
            total: self.total() as u32,
            estimated: at().filter(|at| !columns.hours_likely[*at].is_nan()).count() as u32,
            hours_saved: Triple {
                low: sum(&columns.hours_low),
                likely: sum(&columns.hours_likely),
                high: sum(&columns.hours_high),
            },
            bar_max_hours: bar_max(highs.filter(|hours| !hours.is_nan()).collect()),
            scored: ordered.ranks.iter().filter(|rank| **rank > 0).count() as u32,
            ranked_by: self.scoring.method(),
            left_out: left_out.to_vec(),
        }
    }
}

/// A round number at or above the 95th percentile, so that a few giants do not flatten all bars.
fn bar_max(mut highs: Vec<f64>) -> f64 {
    highs.retain(|hours| *hours > 0.0);
    highs.sort_by(f64::total_cmp);
    let place = (highs.len() * 95).div_ceil(100).saturating_sub(1);
    let high = highs.get(place).copied().unwrap_or(100.0).max(1.0);
    let magnitude = 10_f64.powf(high.log10().floor());
    let steps = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let step = steps.into_iter().find(|step| step * magnitude >= high * (1.0 - 1e-9));
    step.unwrap_or(10.0) * magnitude
}

#[cfg(test)]
mod tests {
    use super::bar_max;

    #[test]
    fn bars_end_at_a_round_number_above_nearly_all() {
        let cases: [(&[f64], f64); 6] = [
            (&[], 100.0),
            (&[-5.0], 100.0),
            (&[396.0], 400.0),
            (&[800.0, 10.0], 800.0),
            (&[0.2], 1.0),
            (&[1_001.0], 1_500.0),
        ];
        for (highs, expected) in cases {
            assert_eq!(bar_max(highs.to_vec()), expected, "{highs:?}");
        }
        let mut many = vec![10.0; 95];
        many.extend([1_000_000.0; 5]);
        assert_eq!(bar_max(many), 10.0);
    }
}
