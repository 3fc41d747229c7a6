//! Possible pairs: which documents of the index may be the same as one of them, asked from both
//! sides. With it a whole catalogue is gone through, one document after the other.
//!
//! Not all with all: the rarest terms of a document name its candidates, and only those are
//! compared in full. Not here: loops over all documents, progress and stopping (the caller's), and
//! what was said about a pair.

use std::{cmp::Ordering, collections::HashMap};

use serde::{Deserialize, Serialize};

use crate::{Certainty, index::LexicalIndex, pair_calibration::PairCalibration, search::saturated};

/// Places of terms that are looked at to find candidates: the postings of the rarest terms, as far
/// as they stay below this. A full search of 100,000 documents looks at ten to a hundred times as
/// many.
const MAX_PLACES: usize = 8_192;

/// The best candidates are compared in full.
const MAX_CANDIDATES: usize = 24;

/// What two documents have in common, the same from both sides: the facts that a word of certainty
/// is made of, and that a better model could be fitted on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likeness {
    /// What the document of the lower number finds in the other, over what it would find in
    /// itself, 0 to 1; see [`crate::Hit::share_of_max`].
    pub share_of_lower: f32,
    /// The same from the other side.
    pub share_of_higher: f32,
    /// Distinct terms of both.
    pub shared_terms: u32,
    /// Distinct terms of the document of the lower number.
    pub terms_of_lower: u32,
    /// Distinct terms of the other.
    pub terms_of_higher: u32,
    /// How near both are in meaning beyond what they are to everything; `None` where that was not
    /// compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<f32>,
}

impl Likeness {
    /// How sure one may be that both are the same idea, by the rule everybody begins with; `None`
    /// where no word is deserved.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        PairCalibration::default().certainty(self)
    }

    /// The lesser of both shares: a short text may well be found in a long one that is about more.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.share_of_lower.min(self.share_of_higher)
    }
}

/// Two documents that may be the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The lower number.
    pub lower: u32,
    /// The higher number.
    pub higher: u32,
    /// How sure.
    pub certainty: Certainty,
    /// What it is made of.
    pub likeness: Likeness,
}

impl Pair {
    /// The surest first: by certainty, then by what they share, then by their numbers.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let certainty = other.certainty.cmp(&self.certainty);
        let share = other.likeness.share().total_cmp(&self.likeness.share());
        certainty.then(share).then((self.lower, self.higher).cmp(&(other.lower, other.higher)))
    }
}

/// The surest of them, the surest first.
pub(crate) fn best_pairs(mut pairs: Vec<Pair>, limit: usize) -> Vec<Pair> {
    pairs.sort_unstable_by(Pair::order);
    pairs.truncate(limit);
    pairs
}

/// What a search for pairs writes on, kept from one document to the next.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    scores: Vec<f32>,
    touched: Vec<u32>,
    /// How crowded documents are, as far as it was asked; see [`crate::VectorIndex::crowding`].
    pub(crate) crowding: HashMap<u32, f32>,
}

impl LexicalIndex {
    /// The numbers of all documents, rising.
    #[must_use]
    pub fn locals(&self) -> Vec<u32> {
        let mut locals: Vec<u32> = self.slot_of.keys().copied().collect();
        locals.sort_unstable();
        locals
    }

    /// The best `limit` documents that may be the same as the one of a number, the surest first.
    /// Only those that `takes_part` allows are named; nothing is for a number without a document.
    ///
    /// ```
    /// use hub_similarity::{Document, Lang, LexicalIndex, Scratch};
    ///
    /// let mut index = LexicalIndex::new();
    /// for (local, title) in [(1, "Chase overdue invoices"), (2, "Chasing overdue invoice")] {
    ///     index.insert(local, &Document { title, description: "", lang: Lang::En });
    /// }
    /// let pairs = index.pairs_of(2, 5, &mut Scratch::default(), |_| true);
    /// assert_eq!((pairs[0].lower, pairs[0].higher), (1, 2));
    /// ```
    #[must_use]
    pub fn pairs_of(
        &self,
        local: u32,
        limit: usize,
        scratch: &mut Scratch,
        takes_part: impl Fn(u32) -> bool,
    ) -> Vec<Pair> {
        let candidates = self.pair_candidates(local, scratch, takes_part).into_iter();
        let likeness = candidates.filter_map(|other| self.pair_of(local, other, None));
        best_pairs(likeness.collect(), limit)
    }

    /// The numbers of the documents that share most of the rarest words with the one of a number.
    pub(crate) fn pair_candidates(
        &self,
        local: u32,
        scratch: &mut Scratch,
        takes_part: impl Fn(u32) -> bool,
    ) -> Vec<u32> {
        let Some(&slot) = self.slot_of.get(&local) else { return vec![] };
        let slots = self.candidates(slot, scratch, takes_part).into_iter();
        slots.map(|slot| self.slots[slot as usize].local).collect()
    }

    /// What the documents of two numbers have in common; `None` when one of them is not there, or
    /// for one and the same.
    #[must_use]
    pub fn likeness(&self, a: u32, b: u32) -> Option<Likeness> {
        let (lower, higher) = (self.slot_of.get(&a.min(b))?, self.slot_of.get(&a.max(b))?);
        (a != b).then(|| self.likeness_of(*lower, *higher))
    }

    /// Both as a pair, if they deserve a word.
    pub(crate) fn pair_of(&self, one: u32, other: u32, meaning: Option<f32>) -> Option<Pair> {
        let likeness = Likeness { meaning, ..self.likeness(one, other)? };
        let certainty = likeness.certainty()?;
        Some(Pair { lower: one.min(other), higher: one.max(other), certainty, likeness })
    }

    /// The slots that share most of the rarest terms, by BM25 over those.
    fn candidates(
        &self,
        slot: u32,
        scratch: &mut Scratch,
        takes_part: impl Fn(u32) -> bool,
    ) -> Vec<u32> {
        let Scratch { scores, touched, .. } = scratch;
        scores.resize(self.slots.len(), 0.0);
        touched.clear();
        let (fixed, per_term) = self.length_norm();
        for term in self.rarest(slot) {
            let postings = &self.postings[term as usize];
            let weight = self.weight(postings.slots.len());
            let places = postings.slots.iter().zip(&postings.counts);
            for (&other, &count) in places.take(MAX_PLACES) {
                let norm = fixed + per_term * f32::from(self.lengths[other as usize]);
                let score = &mut scores[other as usize];
                if *score == 0.0 {
                    touched.push(other);
                }
                *score += weight * saturated(f32::from(count), norm);
            }
        }
        let local = |slot: u32| self.slots[slot as usize].local;
        let mut found: Vec<(f32, u32)> = touched
            .iter()
            .map(|other| (std::mem::take(&mut scores[*other as usize]), *other))
            .collect();
        found.retain(|(_, other)| *other != slot && takes_part(local(*other)));
        let better = |a: &(f32, u32), b: &(f32, u32)| {
            b.0.total_cmp(&a.0).then_with(|| local(a.1).cmp(&local(b.1)))
        };
        if found.len() > MAX_CANDIDATES {
            found.select_nth_unstable_by(MAX_CANDIDATES, better);
            found.truncate(MAX_CANDIDATES);
        }
        found.into_iter().map(|(_, other)| other).collect()
    }

    /// The terms of a slot that others hold too, the rarest first, as far as their places stay
    /// below [`MAX_PLACES`], but at least one.
    fn rarest(&self, slot: u32) -> Vec<u32> {
        let held = |term: u32| self.postings[term as usize].slots.len();
        let mut terms: Vec<u32> = self.slots[slot as usize].terms.to_vec();
        terms.retain(|term| held(*term) > 1);
        terms.sort_unstable_by_key(|term| (held(*term), self.postings[*term as usize].key));
        let mut places = 0;
        let more = terms.iter().skip(1).take_while(|term| {
            places += held(**term);
            places + held(terms[0]) <= MAX_PLACES
        });
        let end = 1 + more.count();
        terms.truncate(end);
        terms
    }

    fn likeness_of(&self, lower: u32, higher: u32) -> Likeness {
        let (mine, theirs) = (self.counted(lower), self.counted(higher));
        let (in_mine, in_theirs) = (self.norm_of(lower), self.norm_of(higher));
        let (mut to_higher, mut to_lower, mut shared_terms) = (0.0, 0.0, 0);
        for (term, count) in &mine {
            if let Ok(at) = theirs.binary_search_by_key(term, |(term, _)| *term) {
                to_higher += self.gain(theirs[at], in_theirs);
                to_lower += self.gain((*term, *count), in_mine);
                shared_terms += 1;
            }
        }
        let own = |terms: &[(u32, u8)], norm| -> f64 {
            terms.iter().map(|term| self.gain(*term, norm)).sum()
        };
        let share = |found: f64, own: f64| (found / own.max(f64::MIN_POSITIVE)).min(1.0) as f32;
        Likeness {
            share_of_lower: share(to_higher, own(&mine, in_mine)),
            share_of_higher: share(to_lower, own(&theirs, in_theirs)),
            shared_terms,
            terms_of_lower: mine.len() as u32,
            terms_of_higher: theirs.len() as u32,
            meaning: None,
        }
    }

    /// What a term is worth that stands so many times in a document of this length. Added up in
    /// 64 bits, so that the order of adding does not show.
    fn gain(&self, (term, count): (u32, u8), norm: f32) -> f64 {
        let weight = self.weight(self.postings[term as usize].slots.len());
        f64::from(weight * saturated(f32::from(count), norm))
    }
}
