//! Bridges between two texts: different words that mean nearly the same, as the encoder sees single
//! words ("vendor" and "supplier"). They are said, never ranked by.
//!
//! Not here: languages other than English, of whose single words the encoder knows too little.

use std::collections::HashMap;

use crate::Lang;
use crate::encoder::{Encoder, EncoderError};
use crate::index::{Document, LexicalIndex};
use crate::reasons::{Marks, marks};
use crate::vector::Vector;

/// Bridges that are listed: the surest.
pub const MAX_BRIDGES: usize = 3;

/// How near two words have to be: "vendor" and "supplier" are at 0.6; at 0.5 words begin that only
/// belong to one subject.
const NEAR: f32 = 0.55;

/// Numbers and stretches of time are near to each other, and are different all the same.
const NO_BRIDGES: &str = "zero one two three four five six seven eight nine ten eleven twelve \
    twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands \
    million half third quarter fourth fifth sixth first second last next final single double \
    minute minutes hour hours day days daily week weeks weekly month months monthly quarterly year \
    years yearly annual annually date dates time times today tomorrow yesterday morning noon \
    afternoon evening night monday tuesday wednesday thursday friday saturday sunday january \
    february march april june july august september october november december people person";

/// Words of each text that are compared, the rarest first.
const COMPARED: usize = 24;

/// Shorter words are abbreviations, of which the encoder says anything.
const SHORTEST_LETTERS: usize = 4;

/// Words that are kept; more than the words of a large catalogue.
const KEPT: usize = 50_000;

/// Two words that mean nearly the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// The word of the query, as it stands there first.
    pub query_surface: String,
    /// The word of the found text.
    pub found_surface: String,
    /// How near they are.
    pub cosine: f32,
    /// Where the one stands in the query.
    pub in_query: Marks,
    /// Where the other stands in the found text.
    pub in_found: Marks,
}

/// The meanings of single words, kept once they were asked for: each takes a millisecond.
#[derive(Debug, Default)]
pub struct WordMeanings {
    known: HashMap<String, Vector>,
}

/// A word of one text that the other does not have.
struct Word {
    surface: String,
    marks: Marks,
    vector: Vector,
}

impl WordMeanings {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Bridges from the words of one text to those of another that they do not share, the nearest
    /// first, each word in one at most. The index says which words are rare. Nothing for texts that
    /// are not in English.
    ///
    /// # Errors
    /// What the encoder says.
    pub fn bridges(
        &mut self,
        encoder: &Encoder,
        index: &LexicalIndex,
        query: &Document<'_>,
        found: &Document<'_>,
    ) -> Result<Vec<Bridge>, EncoderError> {
        if query.lang != Lang::En || found.lang != Lang::En {
            return Ok(vec![]);
        }
        let (mut own, mut theirs) = (marks(query), marks(found));
        own.retain(|term, _| theirs.remove(term).is_none());
        let own = self.words(encoder, index, query, own)?;
        let theirs = self.words(encoder, index, found, theirs)?;
        Ok(nearest(&own, &theirs))
    }

    fn words(
        &mut self,
        encoder: &Encoder,
        index: &LexicalIndex,
        text: &Document<'_>,
        terms: HashMap<String, Marks>,
    ) -> Result<Vec<Word>, EncoderError> {
        let mut rare: Vec<(usize, String, Marks)> = terms
            .into_iter()
            .map(|(term, marks)| (index.document_frequency(&term), term, marks))
            .filter(|(documents, term, marks)| {
                is_word(term) && index.is_rare(*documents) && may_bridge(marks.first_surface(text))
            })
            .collect();
        rare.sort_unstable_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        rare.truncate(COMPARED);
        let word = |(_, _, marks): (usize, String, Marks)| {
            let surface = marks.first_surface(text).to_owned();
            Ok(Word { vector: self.vector(encoder, &surface)?, surface, marks })
        };
        rare.into_iter().map(word).collect()
    }

    fn vector(&mut self, encoder: &Encoder, word: &str) -> Result<Vector, EncoderError> {
        let word = word.to_lowercase();
        if let Some(vector) = self.known.get(&word) {
            return Ok(*vector);
        }
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        let vector = encoder.encode(&word)?;
        self.known.insert(word, vector);
        Ok(vector)
    }
}

fn is_word(term: &str) -> bool {
    term.chars().count() >= SHORTEST_LETTERS && term.chars().all(char::is_alphabetic)
}

fn may_bridge(surface: &str) -> bool {
    let lower = surface.to_lowercase();
    NO_BRIDGES.split_whitespace().all(|word| word != lower)
}

fn nearest(own: &[Word], theirs: &[Word]) -> Vec<Bridge> {
    let mut near: Vec<(f32, &Word, &Word)> = own
        .iter()
        .flat_map(|one| {
            theirs.iter().map(move |other| (one.vector.cosine(&other.vector), one, other))
        })
        .filter(|(cosine, ..)| *cosine >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.surface.cmp(&b.1.surface)));
    let mut bridges: Vec<Bridge> = vec![];
    for (cosine, one, other) in near {
        let is_new = |bridge: &Bridge| {
            bridge.query_surface != one.surface && bridge.found_surface != other.surface
        };
        if bridges.len() < MAX_BRIDGES && bridges.iter().all(is_new) {
            bridges.push(Bridge {
                query_surface: one.surface.clone(),
                found_surface: other.surface.clone(),
                cosine,
                in_query: one.marks.clone(),
                in_found: other.marks.clone(),
            });
        }
    }
    bridges
}
