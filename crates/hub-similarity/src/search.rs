//! Exact BM25 over the index: every document that shares a term is scored, the best are kept.
//!
//! Not here: pruning. Adding up all postings of some forty terms takes well under the time a
//! key stroke has, and an answer without tricks is one that can be trusted.

use std::collections::HashSet;

use crate::best::keep_best;
use crate::index::{Document, LexicalIndex};

/// Terms of a query that are looked up, the rarest first; texts of some 250 words stay below it.
pub const MAX_QUERY_TERMS: usize = 128;

/// How fast more of the same term stops counting, and how far long documents are held against
/// shorter ones. Ideas are described in ten words or in a hundred, and it is the words two of them
/// share that tell, less how often: on ideas written twice these find the partner first for 33, 47,
/// 62 and 81 of 100 (title, 12 words more, 25 more, whole), the usual 1.2 and 0.75 for 23, 34, 55 and
/// 76; on short questions both do the same.
const K1: f32 = 0.4;
const B: f32 = 0.3;

/// What is being typed; the same shape as a document.
pub type Query<'a> = Document<'a>;

/// A document found, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The number the caller gave the document.
    pub local: u32,
    /// BM25.
    pub score: f32,
    /// The score over the score the query would reach against itself as a document, 0 to 1:
    /// unlike the score it can be compared between queries.
    pub share_of_max: f32,
    /// Distinct terms of the query that stand in the document.
    pub shared_terms: usize,
    /// Distinct terms of the query.
    pub typed_terms: usize,
}

/// A distinct term of the query.
pub(crate) struct Sought {
    pub(crate) text: String,
    count: u32,
    id: Option<u32>,
    pub(crate) documents: usize,
}

impl LexicalIndex {
    /// The best `limit` documents, by falling score, equal ones by rising number.
    ///
    /// Only documents that share a term with the query are found; `except` is left out, as an idea is not its own
    /// duplicate. Scores are exact for the [`MAX_QUERY_TERMS`] rarest terms of the query.
    #[must_use]
    pub fn search(&self, query: &Query<'_>, limit: usize, except: Option<u32>) -> Vec<Hit> {
        let sought = self.sought(query);
        let scores = self.scores(&sought);
        let best = self.best(&scores, limit, except);
        self.hits(&sought, &scores, best.into_iter().map(|(_, local)| local))
    }

    /// The best `limit` documents as [`LexicalIndex::search`] finds them, then those of the given
    /// numbers that are not among them, whether they share a term or not.
    pub(crate) fn search_with(
        &self,
        sought: &[Sought],
        limit: usize,
        except: Option<u32>,
        others: impl Iterator<Item = u32>,
    ) -> Vec<Hit> {
        let scores = self.scores(sought);
        let mut locals: Vec<u32> =
            self.best(&scores, limit, except).into_iter().map(|(_, local)| local).collect();
        let known: HashSet<u32> = locals.iter().copied().collect();
        locals.extend(others.filter(|local| !known.contains(local)));
        self.hits(sought, &scores, locals.into_iter())
    }

    fn hits(
        &self,
        sought: &[Sought],
        scores: &[f32],
        locals: impl Iterator<Item = u32>,
    ) -> Vec<Hit> {
        let most = self.own_score(sought).max(f32::MIN_POSITIVE);
        let hit = |local: u32| {
            let score = self.slot_of.get(&local).map_or(0.0, |&slot| scores[slot as usize]);
            Hit {
                local,
                score,
                share_of_max: (score / most).clamp(0.0, 1.0),
                shared_terms: self.shared(sought, local),
                typed_terms: sought.len(),
            }
        };
        locals.map(hit).collect()
    }

    /// The distinct terms, the rarest first, equally rare ones by their letters: an order that
    /// does not depend on how the index came to be.
    pub(crate) fn sought(&self, query: &Query<'_>) -> Vec<Sought> {
        let mut terms = Vec::new();
        query.each_term(|term, weight| terms.push((term.to_owned(), weight)));
        terms.sort_unstable();
        let mut sought: Vec<Sought> = Vec::new();
        for (text, weight) in terms {
            match sought.last_mut() {
                Some(last) if last.text == text => last.count += weight,
                _ => sought.push(self.look_up(text, weight)),
            }
        }
        sought.sort_by_key(|term| term.documents);
        sought
    }

    /// How many of the terms stand in the document.
    fn shared(&self, sought: &[Sought], local: u32) -> usize {
        let terms = self.terms_of(local);
        let held = |term: &&Sought| term.id.is_some_and(|id| terms.binary_search(&id).is_ok());
        sought.iter().filter(held).count()
    }

    fn look_up(&self, text: String, count: u32) -> Sought {
        let id = self.term_ids.get(text.as_str()).copied();
        let documents = id.map_or(0, |id| self.postings[id as usize].slots.len());
        Sought { text, count, id, documents }
    }

    /// The score of every slot.
    fn scores(&self, sought: &[Sought]) -> Vec<f32> {
        let mut scores = vec![0.0; self.slots.len()];
        let known = sought.iter().filter(|term| term.documents > 0);
        for term in known.take(MAX_QUERY_TERMS) {
            let Some(id) = term.id else { continue };
            let weight = self.weight(term.documents);
            let postings = &self.postings[id as usize];
            let (fixed, per_term) = self.length_norm();
            for (&slot, &count) in postings.slots.iter().zip(&postings.counts) {
                let slot = slot as usize;
                let norm = fixed + per_term * f32::from(self.lengths[slot]);
                scores[slot] += weight * saturated(f32::from(count), norm);
            }
        }
        scores
    }

    /// What the query would score against itself, were it a document.
    fn own_score(&self, sought: &[Sought]) -> f32 {
        let length = sought.iter().map(|term| term.count).sum::<u32>();
        let (fixed, per_term) = self.length_norm();
        let norm = fixed + per_term * length as f32;
        let of_term = |term: &Sought| {
            self.weight(term.documents) * saturated(term.count.min(255) as f32, norm)
        };
        sought.iter().map(of_term).sum()
    }

    /// The inverse document frequency.
    pub(crate) fn weight(&self, documents: usize) -> f32 {
        let all = self.len() as f32;
        let holding = documents as f32;
        (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln()
    }

    /// The part of the length normalisation that all documents share, and the part per term.
    pub(crate) fn length_norm(&self) -> (f32, f32) {
        let average = self.total_length as f32 / self.len().max(1) as f32;
        (K1 * (1.0 - B), K1 * B / average.max(1.0))
    }

    /// The length normalisation of a document.
    pub(crate) fn norm_of(&self, slot: u32) -> f32 {
        let (fixed, per_term) = self.length_norm();
        fixed + per_term * f32::from(self.lengths[slot as usize])
    }

    fn best(&self, scores: &[f32], limit: usize, except: Option<u32>) -> Vec<(f32, u32)> {
        let held = self.slots.iter().zip(scores).map(|(slot, score)| (*score, slot.local));
        keep_best(held.filter(|(score, local)| *score > 0.0 && Some(*local) != except), limit)
    }
}

/// The gain of a term that stands `count` times in a document with this length normalisation.
pub(crate) fn saturated(count: f32, norm: f32) -> f32 {
    count * (K1 + 1.0) / (count + norm)
}
