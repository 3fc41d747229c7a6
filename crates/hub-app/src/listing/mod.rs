//! The list in memory: what sorting and ranking need of all ideas, and the order by score.
//!
//! Made anew when something changes; the lines themselves are read from the catalogue by page.

pub(crate) mod row;

use crate::names::Names;
use crate::scoring::Scoring;
use crate::views::{IdeasOrder, IdeasSummary, SortKey};
use hub_core::rows::{Stage, Triple};
use hub_core::score::ranks;
use hub_core::text::fold;
use hub_store::{ListRow, Reader, StoreError};
use std::collections::{HashMap, HashSet};

/// The scale of the value bars is made for the lines that a view shows first: at the top of a ranked
/// list nearly all ideas are far above the rest.
const SEEN_FIRST: usize = 100;

/// All ideas as columns, with their places by score.
#[derive(Debug)]
pub(crate) struct Listing {
    rows: Vec<ListRow>,
    /// Where in the columns a local is.
    at: HashMap<u32, usize>,
    /// Every idea by score, best first (rule S4).
    by_score: Vec<u32>,
    /// Whether it has a score, by place in the columns.
    scored: Vec<bool>,
    /// Folded names of areas, by place in the columns.
    areas: Vec<String>,
    pub(crate) scoring: Scoring,
}

/// Ideas in the order of a view, each with its rank inside it; 0 without a score.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ordered {
    pub(crate) locals: Vec<u32>,
    pub(crate) ranks: Vec<u32>,
}

impl Listing {
    /// Reads and ranks all ideas.
    pub(crate) fn load(reader: &Reader) -> Result<Self, StoreError> {
        let names = Names::load(reader)?;
        let mut rows: Vec<ListRow> = vec![];
        reader.each_entry(|entry| rows.push(entry.row))?;
        let scoring = Scoring::of(&names.space, &names.profile);
        let mut scores = hub_core::score::Columns::default();
        for (at, row) in rows.iter().enumerate() {
            scores.set(at as u32, row.number, row.id.0, &scoring.criteria(row));
        }
        let has_score = |score: &f32| *score != hub_core::score::NO_SCORE;
        let points = scores.scores(scoring.weights());
        let order = scores.order_of(&points);
        Ok(Self {
            at: rows.iter().map(|row| row.local).zip(0..).collect(),
            by_score: order.into_iter().map(|at| rows[at as usize].local).collect(),
            scored: points.iter().map(has_score).collect(),
            areas: rows
                .iter()
                .map(|row| fold(&names.area(row.area_id).unwrap_or_default()))
                .collect(),
            rows,
            scoring,
        })
    }

    /// How many ideas a list shows when nothing is searched.
    pub(crate) fn total(&self) -> usize {
        self.rows.iter().filter(|row| self.is_listed(row.local)).count()
    }

    /// The ideas of a view in its order.
    pub(crate) fn ordered(
        &self,
        reader: &Reader,
        view: &IdeasOrder,
    ) -> Result<Ordered, StoreError> {
        let hits = self.hits(reader, &view.search)?;
        let in_view = |local: &u32| match &hits {
            Some(hits) => hits.contains(local),
            None => self.is_listed(*local),
        };
        let mut ranked: HashMap<u32, u32> = HashMap::new();
        ranked.extend(ranks(&self.by_score, |local| in_view(&local)));
        let mut locals: Vec<u32> = self.by_score.iter().copied().filter(in_view).collect();
        self.sort(reader, &mut locals, view)?;
        let rank = |local: &u32| {
            let scored = self.at.get(local).is_some_and(|at| self.scored[*at]);
            if scored { ranked.get(local).copied().unwrap_or(0) } else { 0 }
        };
        let ranks = locals.iter().map(rank).collect();
        Ok(Ordered { locals, ranks })
    }

    /// Ideas that took leave, withdrawn or merged, are found by searching only.
    fn is_listed(&self, local: u32) -> bool {
        self.at.get(&local).is_some_and(|at| {
            self.rows[*at].stage != Stage::Withdrawn && self.rows[*at].merged_into.is_none()
        })
    }

    /// What a search finds; none when nothing is searched. A single letter waits for the second.
    fn hits(&self, reader: &Reader, search: &str) -> Result<Option<HashSet<u32>>, StoreError> {
        let search = search.trim();
        let waits = search.chars().count() < 2 && !search.chars().all(|c| c.is_ascii_digit());
        if search.is_empty() || waits {
            return Ok(None);
        }
        Ok(Some(reader.search(search)?.into_iter().collect()))
    }

    /// Sorts what is in the order of scores; equal ones stay in it.
    fn sort(
        &self,
        reader: &Reader,
        locals: &mut [u32],
        view: &IdeasOrder,
    ) -> Result<(), StoreError> {
        let rows = &self.rows;
        let at = |local: &u32| self.at.get(local).copied().unwrap_or_default();
        match view.sort {
            SortKey::Score => {}
            SortKey::Title => {
                let place: HashMap<u32, u32> =
                    reader.locals_by_title()?.into_iter().zip(0..).collect();
                locals.sort_by_key(|local| place.get(local).copied().unwrap_or(u32::MAX));
            }
            SortKey::Hours => {
                let hours = |l: &u32| rows[at(l)].hours_likely.unwrap_or(f64::NEG_INFINITY);
                locals.sort_by(|a, b| hours(b).total_cmp(&hours(a)));
            }
            SortKey::Stage => locals.sort_by_key(|local| rows[at(local)].stage),
            SortKey::Area => locals.sort_by_key(|local| {
                let area = self.areas[at(local)].as_str();
                (area.is_empty(), area)
            }),
            SortKey::Supports => {
                locals.sort_by_key(|local| std::cmp::Reverse(rows[at(local)].supports));
            }
            SortKey::Age => {
                locals.sort_by_key(|local| std::cmp::Reverse(rows[at(local)].created_ms));
            }
            SortKey::Number => {
                locals.sort_by_key(|local| rows[at(local)].number.unwrap_or(u32::MAX));
            }
            _ => {}
        }
        if view.reversed {
            locals.reverse();
        }
        Ok(())
    }

    /// Totals over ideas.
    pub(crate) fn summary(&self, locals: &[u32]) -> IdeasSummary {
        let at = || locals.iter().filter_map(|local| self.at.get(local).copied());
        let rows = &self.rows;
        let sum = |fact: fn(&ListRow) -> Option<f64>| at().filter_map(|at| fact(&rows[at])).sum();
        IdeasSummary {
            count: locals.len() as u32,
            total: self.total() as u32,
            estimated: at().filter(|at| rows[*at].hours_likely.is_some()).count() as u32,
            hours_saved: Triple {
                low: sum(|row| row.hours_low),
                likely: sum(|row| row.hours_likely),
                high: sum(|row| row.hours_high),
            },
            bar_max_hours: bar_max(
                at().take(SEEN_FIRST).filter_map(|at| rows[at].hours_high).collect(),
            ),
            scored: at().filter(|at| self.scored[*at]).count() as u32,
            left_out: vec![],
        }
    }

    /// The rank of an idea among all that are listed, and its neighbours in that order.
    pub(crate) fn place(&self, local: u32) -> (Option<u32>, Option<u32>, Option<u32>) {
        let listed: Vec<u32> =
            self.by_score.iter().copied().filter(|local| self.is_listed(*local)).collect();
        let Some(place) = listed.iter().position(|other| *other == local) else {
            return (None, None, None);
        };
        let scored = self.at.get(&local).is_some_and(|at| self.scored[*at]);
        let before = place.checked_sub(1).and_then(|before| listed.get(before).copied());
        (scored.then_some(place as u32 + 1), before, listed.get(place + 1).copied())
    }

    /// The id of an idea.
    pub(crate) fn id(&self, local: u32) -> Option<hub_core::IdeaId> {
        self.at.get(&local).map(|at| self.rows[*at].id)
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
