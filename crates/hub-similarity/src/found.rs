//! One ranking from words and meaning: what shares the rare words of the text, and what says the
//! same in others.
//!
//! Not here: encoding the text (the caller's, on a thread of its own; until the vector is there,
//! words alone answer) and how sure one may be ([`crate::Calibration`]).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::index::LexicalIndex;
use crate::search::{Hit, Query, Sought};
use crate::trigrams::Profile;
use crate::vector::Vector;
use crate::vectors::VectorIndex;
use crate::{Certainty, Lang};

/// Documents that each half puts forward.
const CANDIDATES: usize = 100;

/// Documents whose crowding is looked at together.
const CROWDED_AT_ONCE: usize = 24;

/// How much of its crowding is held against a document; see [`VectorIndex::crowding`]. From 0.5 to
/// 1.1 it makes little difference; without it the partner of a title is among the first five for 48
/// of 100, with it for 62.
pub(crate) const CROWDING: f32 = 0.8;

/// Weight of the meaning while at most [`FEW_TERMS`] distinct terms are typed, and for very long
/// texts. The encoder carries the first words; the more is written, the more words tell.
const MEANING_OF_FEW: f32 = 0.8;

/// See [`MEANING_OF_FEW`].
const MEANING_OF_MANY: f32 = 0.35;

/// See [`MEANING_OF_FEW`].
const FEW_TERMS: f32 = 5.0;

/// How near in meaning a document is that is listed though it shares no word with the text.
const NEAR: f32 = 0.4;

/// The encoder was trained on English: elsewhere its part is smaller by this factor.
const ELSEWHERE: f32 = 0.3;

/// Weight of the meaning when two texts are compared that are not in English; the rest is the
/// likeness of their words by their parts.
const MEANING_OF_TWO_ELSEWHERE: f32 = 0.4;

/// The words of all documents and the meanings of those that have been encoded, under the same
/// numbers.
///
/// ```
/// use hub_similarity::{Document, Lang, LexicalIndex, Catalogue, VectorIndex};
///
/// let mut words = LexicalIndex::new();
/// words.insert(1, &Document { title: "Pay suppliers faster", description: "", lang: Lang::En });
/// let vectors = VectorIndex::new();
/// let catalogue = Catalogue { words: &words, meanings: &vectors };
/// let typed = Document { title: "Paying a supplier", description: "", lang: Lang::En };
/// assert_eq!(catalogue.find(&typed, None, 5, None)[0].local, 1);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Catalogue<'a> {
    /// The words.
    pub words: &'a LexicalIndex,
    /// The meanings; documents that are not in here are judged by their words.
    pub meanings: &'a VectorIndex,
}

/// A document found, how well it fits, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The number the caller gave the document.
    pub local: u32,
    /// What it is ranked by; comparable within one answer only.
    pub score: f32,
    /// What speaks for it.
    pub evidence: Evidence,
}

/// What speaks for two texts being the same idea: the facts that a word of certainty is made of,
/// and that are kept with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// How near both are in meaning; `None` where one of them has no vector.
    pub cosine: Option<f32>,
    /// How near the document is to others anyway.
    pub crowding: f32,
    /// The words they share; see [`Hit::share_of_max`].
    pub share_of_max: f32,
    /// How like the words are by their parts; `None` where that was not looked at.
    pub parts: Option<f32>,
    /// Distinct terms of both.
    pub shared_terms: u32,
    /// Distinct terms of the text that was asked for.
    pub typed_terms: u32,
    /// How far its score is above the next document's for the first, below the first's for the
    /// others.
    pub lead: f32,
}

impl Found {
    /// Whether it belongs into a list of what is like the text. Every text is nearest to something:
    /// what shares no word with it and deserves none for how sure one is has to mean nearly the same.
    #[must_use]
    pub fn is_worth_listing(&self, certainty: Option<Certainty>) -> bool {
        let is_near = self.evidence.cosine.is_some_and(|cosine| cosine >= NEAR);
        self.evidence.shared_terms > 0 || is_near || certainty.is_some()
    }
}

impl Evidence {
    /// What the document is ranked by.
    fn score(&self, lang: Lang) -> f32 {
        let Some(meaning) = self.meaning() else { return self.words() };
        let few = (FEW_TERMS / self.typed_terms.max(1) as f32).min(1.0);
        let weight = MEANING_OF_MANY + (MEANING_OF_FEW - MEANING_OF_MANY) * few;
        let weight = match (lang, self.parts) {
            (Lang::En, _) => weight,
            (_, None) => weight * ELSEWHERE,
            (_, Some(_)) => MEANING_OF_TWO_ELSEWHERE,
        };
        weight * meaning + (1.0 - weight) * self.words()
    }

    /// Nearness in meaning beyond what the document is to everything.
    pub(crate) fn meaning(&self) -> Option<f32> {
        self.cosine.map(|cosine| cosine - CROWDING * self.crowding)
    }

    /// Likeness in words.
    pub(crate) fn words(&self) -> f32 {
        self.parts.unwrap_or(self.share_of_max)
    }
}

impl Catalogue<'_> {
    /// The best `limit` documents, the best first, equal ones by rising number; `except` is left
    /// out, as an idea is not its own duplicate. Without a vector it goes by words alone.
    #[must_use]
    pub fn find(
        &self,
        query: &Query<'_>,
        vector: Option<&Vector>,
        limit: usize,
        except: Option<u32>,
    ) -> Vec<Found> {
        let sought = self.words.sought(query);
        let near = vector.map(|vector| self.meanings.search(vector, CANDIDATES, except));
        let others = near.into_iter().flatten().map(|near| near.local);
        let hits = self.words.search_with(&sought, CANDIDATES.max(limit), except, others);
        let judged = hits.iter().map(|hit| {
            let evidence = self.evidence(hit, vector);
            Found { local: hit.local, score: evidence.score(query.lang), evidence }
        });
        let mut found = self.uncrowded(judged.collect(), query.lang, limit.max(2));
        found.truncate(limit.max(2));
        set_leads(&mut found);
        found.truncate(limit);
        found
    }

    /// What speaks for one document, as [`Catalogue::find`] would say it, however far down it stands
    /// there. `None` for a number without a document.
    #[must_use]
    pub fn judge(
        &self,
        query: &Query<'_>,
        vector: Option<&Vector>,
        local: u32,
        except: Option<u32>,
    ) -> Option<Found> {
        self.words.slot_of.get(&local)?;
        let best = self.find(query, vector, 2, except);
        if let Some(found) = best.iter().find(|found| found.local == local) {
            return Some(*found);
        }
        let hits = self.words.search_with(&self.words.sought(query), 0, None, [local].into_iter());
        let evidence = self.evidence(hits.first()?, vector);
        let crowding = evidence.cosine.map(|_| self.meanings.crowding(&[local]));
        let crowding = crowding.and_then(|it| it.first().copied()).unwrap_or(0.0).max(0.0);
        let evidence = Evidence { crowding, ..evidence };
        let score = evidence.score(query.lang);
        let lead = best.first().map_or(0.0, |first| score - first.score);
        Some(Found { local, score, evidence: Evidence { lead, ..evidence } })
    }

    /// The best with their crowding counted, the best first. Crowding only lowers a score: once as
    /// many as are wanted stand above what the next has without it, the rest need not be looked at.
    fn uncrowded(&self, mut judged: Vec<Found>, lang: Lang, wanted: usize) -> Vec<Found> {
        judged.sort_unstable_by(better);
        let mut found: Vec<Found> = vec![];
        for some in judged.chunks(CROWDED_AT_ONCE) {
            if found.get(wanted - 1).is_some_and(|last| last.score > some[0].score) {
                break;
            }
            let encoded = some.iter().filter(|found| found.evidence.cosine.is_some());
            let locals: Vec<u32> = encoded.map(|found| found.local).collect();
            let mut crowding = self.meanings.crowding(&locals).into_iter();
            found.extend(some.iter().map(|one| {
                let crowding = one.evidence.cosine.and_then(|_| crowding.next()).unwrap_or(0.0);
                let evidence = Evidence { crowding: crowding.max(0.0), ..one.evidence };
                Found { score: evidence.score(lang), evidence, ..*one }
            }));
            found.sort_unstable_by(better);
        }
        found
    }

    /// How like a document and a text are, whatever else there is: no crowding, no lead. Where the
    /// text is not in English, the parts of the words count too. `None` for a number without a
    /// document.
    #[must_use]
    pub fn compare(&self, query: &Query<'_>, vector: Option<&Vector>, local: u32) -> Option<Found> {
        self.words.slot_of.get(&local)?;
        let sought = self.words.sought(query);
        let hit = self.words.search_with(&sought, 0, None, [local].into_iter()).pop()?;
        let in_parts = || self.profile_of_query(&sought).cosine(&self.profile_of(local));
        let parts = (query.lang != Lang::En).then(in_parts);
        let evidence = Evidence { parts, ..self.evidence(&hit, vector) };
        Some(Found { local, score: evidence.score(query.lang), evidence })
    }

    fn evidence(&self, hit: &Hit, vector: Option<&Vector>) -> Evidence {
        Evidence {
            cosine: vector.and_then(|vector| self.meanings.cosine(vector, hit.local)),
            share_of_max: hit.share_of_max,
            shared_terms: hit.shared_terms as u32,
            typed_terms: hit.typed_terms as u32,
            ..Evidence::default()
        }
    }

    fn profile_of_query(&self, sought: &[Sought]) -> Profile {
        Profile::of(sought.iter().map(|term| (&*term.text, self.words.weight(term.documents))))
    }

    fn profile_of(&self, local: u32) -> Profile {
        Profile::of(self.words.terms_of(local).iter().map(|&term| {
            let postings = &self.words.postings[term as usize];
            (&*postings.term, self.words.weight(postings.slots.len()))
        }))
    }
}

fn better(a: &Found, b: &Found) -> Ordering {
    b.score.total_cmp(&a.score).then(a.local.cmp(&b.local))
}

fn set_leads(found: &mut [Found]) {
    let Some(first) = found.first().map(|found| found.score) else { return };
    let second = found.get(1).map_or(first.min(0.0), |found| found.score);
    for (nth, found) in found.iter_mut().enumerate() {
        found.evidence.lead = if nth == 0 { first - second } else { found.score - first };
    }
}
