//! The in-memory index: which documents hold which terms, kept as they come and go.
//!
//! Not here: scoring ([`crate::search`]), persistence (it is rebuilt from the ideas when the
//! program starts) and locks (the caller's).

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::{Lang, lang::guess_lang_of, text::each_term};

/// How many times a word of the title counts against one of the description.
pub(crate) const TITLE_WEIGHT: u32 = 2;

/// The words of an idea, as they are indexed and as they are searched for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// The title; its words count twice.
    pub title: &'a str,
    /// The description; may be empty.
    pub description: &'a str,
    /// The language both are written in; see [`crate::guess_lang`].
    pub lang: Lang,
}

impl<'a> Document<'a> {
    /// A document in the language its words tell, or in `fallback` where they do not.
    ///
    /// Use it for what is indexed and for what is searched for alike: words of one text read in
    /// two languages get different stems.
    #[must_use]
    pub fn read(title: &'a str, description: &'a str, fallback: Lang) -> Self {
        Document { title, description, lang: guess_lang_of(&[title, description]).or(fallback) }
    }

    /// Calls `visit` for every term, with the weight of the field it stands in.
    pub(crate) fn each_term(&self, mut visit: impl FnMut(&str, u32)) {
        each_term(self.title, self.lang, |term, _| visit(term, TITLE_WEIGHT));
        each_term(self.description, self.lang, |term, _| visit(term, 1));
    }
}

/// The documents that hold one term, by rising slot.
#[derive(Clone, Debug)]
pub(crate) struct Postings {
    /// The letters of the term.
    pub(crate) term: Arc<str>,
    /// Stands for the letters of the term: an order of terms that does not depend on when they came.
    pub(crate) key: u64,
    pub(crate) slots: Vec<u32>,
    /// How often, weighted; stops at 255, where more changes the score by less than a hundredth.
    pub(crate) counts: Vec<u8>,
}

impl Postings {
    fn insert(&mut self, slot: u32, count: u8) {
        let at = match self.slots.last() {
            Some(&last) if last >= slot => self.slots.partition_point(|&held| held < slot),
            _ => self.slots.len(),
        };
        self.slots.insert(at, slot);
        self.counts.insert(at, count);
    }

    fn remove(&mut self, slot: u32) {
        if let Ok(at) = self.slots.binary_search(&slot) {
            self.slots.remove(at);
            self.counts.remove(at);
        }
    }
}

/// A document's place in the index. A place whose document went is empty until it is given out
/// again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slot {
    pub(crate) local: u32,
    /// The distinct terms, rising.
    pub(crate) terms: Box<[u32]>,
}

/// Titles and descriptions by their words, searched with BM25.
///
/// ```
/// use hub_similarity::{Document, Lang, LexicalIndex};
///
/// let mut index = LexicalIndex::new();
/// let title = "Match supplier invoices with purchase orders";
/// index.insert(7, &Document { title, description: "", lang: Lang::En });
/// index.insert(8, &Document { title: "Book meeting rooms", description: "", lang: Lang::En });
///
/// let typed = Document { title: "Invoice matching", description: "", lang: Lang::En };
/// let hits = index.search(&typed, 5, None);
/// assert_eq!(hits.len(), 1);
/// assert_eq!(hits[0].local, 7);
/// ```
#[derive(Clone, Debug, Default)]
pub struct LexicalIndex {
    /// Terms stay known when their last document goes: a few bytes, until the next start.
    pub(crate) term_ids: HashMap<Arc<str>, u32>,
    pub(crate) postings: Vec<Postings>,
    pub(crate) slots: Vec<Slot>,
    /// Weighted number of terms per slot; apart from the slots because every posting reads it.
    pub(crate) lengths: Vec<u16>,
    pub(crate) total_length: u64,
    pub(crate) slot_of: HashMap<u32, u32>,
    empty_slots: Vec<u32>,
}

impl LexicalIndex {
    /// An index without documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slot_of.len()
    }

    /// Whether there are no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slot_of.is_empty()
    }

    /// Adds a document under the caller's number, in the place of the one that had it. False when
    /// that one had the same words: nothing is found otherwise than before.
    pub fn insert(&mut self, local: u32, document: &Document<'_>) -> bool {
        let former = self.slot_of.get(&local).map(|&slot| self.counted(slot));
        self.remove(local);
        let counted = self.count_terms(document);
        let slot = self.take_slot(local);
        let length = counted.iter().map(|&(_, count)| count).sum::<u32>();
        for &(term, count) in &counted {
            let count = u8::try_from(count).unwrap_or(u8::MAX);
            self.postings[term as usize].insert(slot, count);
        }
        let terms = counted.into_iter().map(|(term, _)| term).collect();
        self.slots[slot as usize] = Slot { local, terms };
        self.lengths[slot as usize] = u16::try_from(length).unwrap_or(u16::MAX);
        self.total_length += u64::from(self.lengths[slot as usize]);
        former.is_none_or(|former| former != self.counted(slot))
    }

    /// Takes a document out; false when there is none under this number.
    pub fn remove(&mut self, local: u32) -> bool {
        let Some(slot) = self.slot_of.remove(&local) else { return false };
        let terms = std::mem::take(&mut self.slots[slot as usize].terms);
        for &term in &terms {
            self.postings[term as usize].remove(slot);
        }
        self.total_length -= u64::from(std::mem::take(&mut self.lengths[slot as usize]));
        self.empty_slots.push(slot);
        true
    }

    /// The distinct terms in a slot, rising, each with its weighted count.
    pub(crate) fn counted(&self, slot: u32) -> Vec<(u32, u8)> {
        let count = |term: u32| {
            let postings = &self.postings[term as usize];
            postings.slots.binary_search(&slot).map_or(0, |at| postings.counts[at])
        };
        self.slots[slot as usize].terms.iter().map(|&term| (term, count(term))).collect()
    }

    /// The distinct terms of a document, rising.
    pub(crate) fn terms_of(&self, local: u32) -> &[u32] {
        self.slot_of.get(&local).map_or(&[], |&slot| &self.slots[slot as usize].terms)
    }

    /// In how many documents a term stands.
    pub(crate) fn document_frequency(&self, term: &str) -> usize {
        self.term_ids.get(term).map_or(0, |&id| self.postings[id as usize].slots.len())
    }

    /// The distinct terms, rising, each with its weighted count.
    fn count_terms(&mut self, document: &Document<'_>) -> Vec<(u32, u32)> {
        let mut counted = Vec::new();
        document.each_term(|term, weight| counted.push((self.intern(term), weight)));
        counted.sort_unstable_by_key(|&(term, _)| term);
        counted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        counted
    }

    fn intern(&mut self, term: &str) -> u32 {
        if let Some(&id) = self.term_ids.get(term) {
            return id;
        }
        let (id, term) = (self.postings.len() as u32, Arc::<str>::from(term));
        let mut hasher = DefaultHasher::new();
        term.hash(&mut hasher);
        let key = hasher.finish();
        self.postings.push(Postings { term: term.clone(), key, slots: vec![], counts: vec![] });
        self.term_ids.insert(term, id);
        id
    }

    fn take_slot(&mut self, local: u32) -> u32 {
        let slot = self.empty_slots.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            self.lengths.push(0);
            self.slots.len() as u32 - 1
        });
        self.slot_of.insert(local, slot);
        slot
    }
}
