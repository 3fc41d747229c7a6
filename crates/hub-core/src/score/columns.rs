//! The ranking of all ideas, in memory (rules S4 to S6): their criteria as columns of f32, scored
//! and sorted at once. Nothing of it is ever written to a file.

use super::weighted::points;
use super::{Criteria, Weights};
use std::cmp::Ordering;
use uuid::Uuid;

/// Stands for "no score" in a column of scores. Real scores are 0 or more, so it sorts last.
pub const NO_SCORE: f32 = -1.0;

/// What the order of ideas goes by (rule S4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The score, if there is one.
    pub score: Option<f32>,
    /// The idea's number; one that has none yet comes after those that have.
    pub number: Option<u32>,
    /// The idea's id.
    pub key: Uuid,
}

impl Place {
    /// Score descending, number ascending, key; without a score last.
    ///
    /// ```
    /// # use hub_core::score::Place; use uuid::Uuid;
    /// let place = |score, number| Place { score, number: Some(number), key: Uuid::nil() };
    /// let mut places = [place(None, 1), place(Some(50.0), 3), place(Some(50.0), 2)];
    /// places.sort_by(Place::order);
    /// assert_eq!(places.map(|place| place.number), [Some(2), Some(3), Some(1)]);
    /// ```
    pub fn order(&self, other: &Self) -> Ordering {
        let first = sortable(self.score.unwrap_or(NO_SCORE), number(self.number));
        let second = sortable(other.score.unwrap_or(NO_SCORE), number(other.number));
        first.cmp(&second).then_with(|| self.key.cmp(&other.key))
    }
}

fn number(number: Option<u32>) -> u32 {
    number.unwrap_or(u32::MAX)
}

/// One number that is smaller the further up an idea stands. The bits of a float that is 0 or more
/// are in the order of the float.
fn sortable(score: f32, number: u32) -> u64 {
    // 0.0 is added so that -0 is 0, and a score of 0 still stands before none.
    let above_none = if score >= 0.0 { (score + 0.0).to_bits() + 1 } else { 0 };
    (u64::from(u32::MAX - above_none) << 32) | u64::from(number)
}

/// The criteria of all ideas of a space. An idea has a slot, a small number that the caller gives
/// it and that stays the same; unused slots between are allowed.
///
/// ```
/// # use hub_core::score::*; use uuid::Uuid;
/// let mut columns = Columns::default();
/// let value = |value| Criteria([Some(value), None, Some(0.0), None, None, None]);
/// columns.set(0, Some(1), Uuid::from_u128(1), &value(20.0));
/// columns.set(7, Some(2), Uuid::from_u128(2), &value(90.0));
/// assert_eq!(columns.order(&Weights::balanced()), [7, 0]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Columns {
    criteria: [Vec<f32>; 6],
    numbers: Vec<u32>,
    keys: Vec<Uuid>,
    used: Vec<bool>,
}

impl Columns {
    /// How many slots there are, used or not.
    pub fn slots(&self) -> usize {
        self.used.len()
    }

    /// Puts an idea in its slot, or replaces what is there. Memory goes by the greatest slot.
    pub fn set(&mut self, slot: u32, number: Option<u32>, key: Uuid, criteria: &Criteria) {
        let at = slot as usize;
        if at >= self.slots() {
            self.grow(at + 1);
        }
        for (column, scale) in self.criteria.iter_mut().zip(criteria.0) {
            column[at] = scale.unwrap_or(f32::NAN);
        }
        (self.numbers[at], self.keys[at], self.used[at]) = (self::number(number), key, true);
    }

    /// Takes the idea out of its slot.
    pub fn clear(&mut self, slot: u32) {
        if let Some(used) = self.used.get_mut(slot as usize) {
            *used = false;
        }
    }

    /// The score of each slot, [`NO_SCORE`] where there is none: the same numbers, to the bit, as
    /// [`super::score`] gives one by one.
    pub fn scores(&self, weights: &Weights) -> Vec<f32> {
        let score = |at: usize| {
            let scales = self.criteria.each_ref().map(|column| column[at]);
            points(&scales, weights).filter(|_| self.used[at]).unwrap_or(NO_SCORE)
        };
        (0..self.slots()).map(score).collect()
    }

    /// The used slots in the order of rule S4, by weighted score.
    pub fn order(&self, weights: &Weights) -> Vec<u32> {
        self.order_of(&self.scores(weights))
    }

    /// The used slots in the order of rule S4, by scores from elsewhere (RICE, ICE, WSJF), one for
    /// each slot; what is missing has no score.
    pub fn order_of(&self, scores: &[f32]) -> Vec<u32> {
        let score = |at: usize| scores.get(at).copied().unwrap_or(NO_SCORE);
        let used = (0..self.slots()).filter(|at| self.used[*at]);
        let mut order: Vec<(u64, u32)> =
            used.map(|at| (sortable(score(at), self.numbers[at]), at as u32)).collect();
        let key = |slot: u32| self.keys[slot as usize];
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(&key(b.1))));
        order.into_iter().map(|(_, slot)| slot).collect()
    }

    fn grow(&mut self, slots: usize) {
        self.criteria.iter_mut().for_each(|column| column.resize(slots, f32::NAN));
        self.numbers.resize(slots, u32::MAX);
        self.keys.resize(slots, Uuid::nil());
        self.used.resize(slots, false);
    }
}

/// The ranks inside a filter, from 1, best first: positions by rule S4 whatever the view is sorted
/// by (rule S5). Gives slot and rank.
///
/// ```
/// # use hub_core::score::ranks;
/// let even = ranks(&[4, 3, 8, 2], |slot| slot % 2 == 0);
/// assert_eq!(even.collect::<Vec<_>>(), [(4, 1), (8, 2), (2, 3)]);
/// ```
pub fn ranks(order: &[u32], in_view: impl Fn(u32) -> bool) -> impl Iterator<Item = (u32, u32)> {
    order.iter().copied().filter(move |slot| in_view(*slot)).zip(1..)
}
