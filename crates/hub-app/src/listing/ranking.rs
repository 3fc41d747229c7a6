//! The order of all ideas by the profile in force (rules S3 to S6), kept level with single changes
//! and worked out for other profiles beside it.

use super::columns::Columns;
use super::named::NONE;
use crate::scoring::Scoring;
use hub_core::rows::{Criterion, Method};
use hub_core::score::{self, Criteria, NO_SCORE, Place};
use hub_store::ListRow;
use std::cmp::Ordering;

/// All ideas that are there by score, best first.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranking {
    criteria: score::Columns,
    /// Which criteria have data, one bit each.
    known: Vec<u8>,
    /// By slot: the number that ranks, [`NO_SCORE`] where there is none.
    pub(super) points: Vec<f32>,
    pub(super) by_score: Vec<u32>,
}

impl Ranking {
    /// Takes in the facts of an idea; the order follows with [`Ranking::rank_all`] or
    /// [`Ranking::rank_again`].
    pub(super) fn set(&mut self, row: &ListRow, scoring: &Scoring) {
        if row.merged_into.is_some() {
            return self.clear(row.local);
        }
        let criteria = scoring.criteria(row);
        self.criteria.set(row.local, row.number, row.id.0, &criteria);
        self.known.resize(self.criteria.slots(), 0);
        self.known[row.local as usize] = known(&criteria);
    }

    /// Takes an idea out.
    pub(super) fn clear(&mut self, slot: u32) {
        self.criteria.clear(slot);
    }

    /// Ranks all ideas.
    pub(super) fn rank_all(&mut self, columns: &Columns, scoring: &Scoring) {
        self.points = self.points_by(columns, scoring);
        self.by_score = self.criteria.order_of(&self.points);
    }

    /// Ranks some ideas again after they changed, came or went; the others keep their order.
    pub(super) fn rank_again(&mut self, touched: &[u32], columns: &Columns, scoring: &Scoring) {
        let mut is_touched = vec![false; columns.slots()];
        touched.iter().for_each(|slot| is_touched[*slot as usize] = true);
        self.by_score.retain(|slot| !is_touched[*slot as usize]);
        // All points again are a quarter of a millisecond; the order is what takes its time.
        self.points = self.points_by(columns, scoring);
        let mut new: Vec<u32> =
            touched.iter().copied().filter(|slot| columns.is_there[*slot as usize]).collect();
        let order = |a: &u32, b: &u32| self.place(*a, columns).order(&self.place(*b, columns));
        new.sort_unstable_by(order);
        new.dedup();
        self.by_score = inserted(&self.by_score, &new, order);
    }

    fn place(&self, slot: u32, columns: &Columns) -> Place {
        let at = slot as usize;
        let score = Some(self.points[at]).filter(|points| *points != NO_SCORE);
        let number = Some(columns.number[at]).filter(|number| *number != NONE);
        Place { score, number, key: columns.id[at].0 }
    }

    /// The numbers that rank under a profile, by slot.
    pub(super) fn points_by(&self, columns: &Columns, scoring: &Scoring) -> Vec<f32> {
        let number = |number: &f64| if number.is_nan() { NO_SCORE } else { *number as f32 };
        let raw = |numbers: &[f64]| numbers.iter().map(number).collect();
        let mut points: Vec<f32> = match scoring.method() {
            Method::Weighted => self.criteria.scores(scoring.weights()),
            Method::Rice => raw(&columns.rice),
            Method::Ice => raw(&columns.ice),
            Method::Wsjf => raw(&columns.wsjf),
        };
        points.resize(columns.slots(), NO_SCORE);
        points
    }

    /// All ideas under a profile, best first.
    pub(super) fn order_by(&self, points: &[f32]) -> Vec<u32> {
        self.criteria.order_of(points)
    }

    /// How complete the scores are, by the bits of what is known: the same figures as
    /// [`score::score`] gives.
    pub(super) fn completeness(&self, scoring: &Scoring) -> impl Fn(u32) -> Option<f32> {
        let weights = Criterion::ALL.iter().map(|criterion| scoring.weights().get(*criterion));
        let weights: Vec<f64> = weights.collect();
        let all: f64 = weights.iter().sum();
        let share = |known: usize| {
            let present = weights.iter().enumerate().filter(|(bit, _)| known >> bit & 1 == 1);
            (present.map(|(_, weight)| weight).sum::<f64>() / all) as f32
        };
        let shares: Vec<f32> = (0..64).map(share).collect();
        move |slot| {
            let at = slot as usize;
            let has_score = self.points[at] != NO_SCORE && all > 0.0;
            has_score.then(|| shares[usize::from(self.known[at])])
        }
    }
}

fn known(criteria: &Criteria) -> u8 {
    let bits = criteria.0.iter().enumerate();
    bits.map(|(bit, scale)| u8::from(scale.is_some()) << bit).sum()
}

/// Puts slots, in order, where they belong among others that are in order.
fn inserted(others: &[u32], new: &[u32], order: impl Fn(&u32, &u32) -> Ordering) -> Vec<u32> {
    let mut all = Vec::with_capacity(others.len() + new.len());
    let mut rest = others;
    for slot in new {
        let before = rest.partition_point(|other| order(other, slot).is_lt());
        all.extend_from_slice(&rest[..before]);
        all.push(*slot);
        rest = &rest[before..];
    }
    all.extend_from_slice(rest);
    all
}
