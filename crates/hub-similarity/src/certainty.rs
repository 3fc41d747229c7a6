//! How sure the Hub may be that a document found is the same idea, in three words.
//!
//! Not here: percentages, and the logistic that also knows the meaning of the texts. This is the
//! rule for words alone; it stands where nothing else has been computed yet.

use serde::{Deserialize, Serialize};

use crate::search::Hit;

/// How sure the Hub is that two ideas are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Perhaps the same.
    Perhaps,
    /// Probably the same.
    Probably,
    /// Very likely the same.
    VeryLikely,
}

/// Evidence (share of the maximum times shared terms) from which a document is very likely the
/// same idea.
///
/// The three cut-offs come from 80 workplace ideas in English, each written independently by two
/// people, many with confusable neighbours, among 21,174 real use cases, job tasks and ideas in
/// other languages. Every wording was cut to its title, to 12 and to 25 words more, and asked with
/// its partner in the index and without; all of the first five documents counted. "Probably" and
/// "perhaps" are the lowest round values with a cumulative precision of 0.8 and 0.3 (for "perhaps"
/// of its band alone); "very likely" is one step above the lowest for 0.9. Reached on whole texts,
/// with the share of partners caught and of new ideas alarmed:
///
/// | or stronger | precision | caught | alarmed |
/// | --- | --- | --- | --- |
/// | very likely | 1.00 (at 2.1: 54 of 60 = 0.90) | 0.29 | 0.01 |
/// | probably | 68 of 84 = 0.81 | 0.42 | 0.04 |
/// | perhaps | 95 of 165 = 0.58 (its band 0.33) | 0.59 | 0.16 |
///
/// On 25 words "probably" reached 0.88 with 0.18 caught; on titles "perhaps" 0.26. The weak spot is
/// 12 words: "probably" was right 20 times of 32.
///
/// These figures are those of the ideas the cut-offs were chosen on, each asked four times at every
/// length: expect less on others, and take a tenth either way as chance. 36 ideas in Portuguese and
/// 31 in Spanish took no part in the choice and gave "probably" 0.9 to 1.0 on whole texts, but
/// among English distractors, which is easier.
/// `cargo run --release -p hub-similarity --example calibrate` measures all of it again.
const VERY_LIKELY: f32 = 2.3;

/// Evidence from which it is probably the same idea.
const PROBABLY: f32 = 1.8;

/// Evidence from which it is perhaps the same idea.
const PERHAPS: f32 = 1.3;

/// With fewer typed terms, a title and a few words, those cut-offs were not precise enough for more
/// than "perhaps".
pub(crate) const ENOUGH_TYPED_TERMS: usize = 16;

/// For "probably" a short text must share this much and [`SHORT_TEXT_SHARED_TERMS`]: 25 of 29 were
/// right.
const SHORT_TEXT_SHARE: f32 = 0.4;

/// See [`SHORT_TEXT_SHARE`]; with one term less 35 of 70 were right.
pub(crate) const SHORT_TEXT_SHARED_TERMS: usize = 5;

/// A share that only a text of the same words and hardly any others reaches. This one is reason,
/// not measurement: no idea of the data was written twice in the same words.
pub(crate) const SAME_WORDS_SHARE: f32 = 0.95;

/// Two words are no idea yet, not even when both are the same.
pub(crate) const SAME_WORDS_TERMS: usize = 3;

impl Hit {
    /// How sure one may be that this is the same idea; `None` where no word is deserved.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        word_of_words(self.share_of_max, self.shared_terms, self.typed_terms)
    }
}

/// The word that likeness in words alone deserves.
pub(crate) fn word_of_words(share: f32, shared: usize, typed: usize) -> Option<Certainty> {
    if share >= SAME_WORDS_SHARE && typed >= SAME_WORDS_TERMS {
        return Some(Certainty::VeryLikely);
    }
    // The share alone grows when little is typed, the number of shared terms when much is typed;
    // their product keeps one meaning for texts of all lengths.
    let evidence = share * shared as f32;
    if typed < ENOUGH_TYPED_TERMS {
        let much = share >= SHORT_TEXT_SHARE && shared >= SHORT_TEXT_SHARED_TERMS;
        let strongest = if much { Certainty::Probably } else { Certainty::Perhaps };
        return word_above(evidence, strongest);
    }
    word_above(evidence, Certainty::VeryLikely)
}

/// The word for the evidence, at most `strongest`.
fn word_above(evidence: f32, strongest: Certainty) -> Option<Certainty> {
    let word = match evidence {
        evidence if evidence >= VERY_LIKELY => Certainty::VeryLikely,
        evidence if evidence >= PROBABLY => Certainty::Probably,
        evidence if evidence >= PERHAPS => Certainty::Perhaps,
        _ => return None,
    };
    Some(word.min(strongest))
}
