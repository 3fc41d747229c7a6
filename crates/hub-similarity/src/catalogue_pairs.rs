//! Possible pairs of a whole catalogue by words and meaning: what shares rare words with a document,
//! and what stands nearest to it.
//!
//! Not here: loops over all documents, progress and stopping (the caller's).

use std::collections::BTreeSet;

use crate::found::{CROWDING, Catalogue};
use crate::pairs::{Likeness, Pair, Scratch, best_pairs};

/// The nearest documents are compared in full.
const NEAREST: usize = 24;

impl Catalogue<'_> {
    /// As [`crate::LexicalIndex::pairs_of`], with the nearest in meaning among the candidates, and
    /// with certainty from both. A document without a vector is judged by its words.
    #[must_use]
    pub fn pairs_of(
        &self,
        local: u32,
        limit: usize,
        scratch: &mut Scratch,
        takes_part: impl Fn(u32) -> bool,
    ) -> Vec<Pair> {
        let mut others: BTreeSet<u32> =
            self.words.pair_candidates(local, scratch, &takes_part).into_iter().collect();
        if let Some(vector) = self.meanings.get(local) {
            let near = self.meanings.search(&vector, NEAREST, Some(local));
            others.extend(near.iter().map(|near| near.local).filter(|other| takes_part(*other)));
        }
        self.know_crowding(scratch, others.iter().copied().chain([local]));
        let pair = |other| self.words.pair_of(local, other, self.meaning(local, other, scratch));
        best_pairs(others.into_iter().filter_map(pair).collect(), limit)
    }

    /// As [`crate::LexicalIndex::likeness`], with the meaning of both.
    #[must_use]
    pub fn likeness(&self, a: u32, b: u32) -> Option<Likeness> {
        let mut scratch = Scratch::default();
        self.know_crowding(&mut scratch, [a, b].into_iter());
        let meaning = self.meaning(a, b, &scratch);
        self.words.likeness(a, b).map(|likeness| Likeness { meaning, ..likeness })
    }

    fn meaning(&self, one: u32, other: u32, scratch: &Scratch) -> Option<f32> {
        let cosine = self.meanings.cosine(&self.meanings.get(one)?, other)?;
        let crowding = |local: u32| scratch.crowding.get(&local).copied().unwrap_or(0.0);
        Some(cosine - CROWDING * (crowding(one) + crowding(other)) / 2.0)
    }

    fn know_crowding(&self, scratch: &mut Scratch, locals: impl Iterator<Item = u32>) {
        let unknown: Vec<u32> =
            locals.filter(|local| !scratch.crowding.contains_key(local)).collect();
        if !unknown.is_empty() {
            let crowding = self.meanings.crowding(&unknown);
            scratch.crowding.extend(unknown.into_iter().zip(crowding));
        }
    }
}
