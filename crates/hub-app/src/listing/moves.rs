//! Who would move how far under another profile: worked out beside the order in force, which stays.

use super::Listing;
use crate::scoring::Scoring;
use hub_core::score::{NO_SCORE, ranks};

/// An idea's place now and under another profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Which idea.
    pub local: u32,
    /// Its rank among all that are listed; none without a score.
    pub rank_before: Option<u32>,
    /// The same under the other profile.
    pub rank_after: Option<u32>,
    /// The number that ranks now.
    pub score_before: Option<f32>,
    /// The same under the other profile.
    pub score_after: Option<f32>,
}

impl Listing {
    /// All listed ideas in the order of another profile of the same space.
    pub(crate) fn moves(&self, other: &Scoring) -> Vec<Moved> {
        let ranking = &self.ranking;
        let points = ranking.points_by(&self.columns, other);
        let by_score = ranking.order_by(&points);
        let is_listed = |slot: u32| self.is_listed(slot as usize);
        let score = |points: f32| Some(points).filter(|points| *points != NO_SCORE);
        let mut before = vec![0; self.columns.slots()];
        for (slot, rank) in ranks(&ranking.by_score, is_listed) {
            before[slot as usize] = rank;
        }
        let moved = ranks(&by_score, is_listed).map(|(slot, rank)| {
            let at = slot as usize;
            let (score_before, score_after) = (score(ranking.points[at]), score(points[at]));
            Moved {
                local: slot,
                rank_before: score_before.map(|_| before[at]),
                rank_after: score_after.map(|_| rank),
                score_before,
                score_after,
            }
        });
        moved.collect()
    }
}
