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

const VERY_LIKELY: f32 = 2.0;
const PROBABLY: f32 = 1.6;
const PERHAPS: f32 = 1.0;

/// Fewer typed terms are a title alone, which never tells enough for more than "perhaps".
const ENOUGH_TYPED_TERMS: usize = 9;

/// A share that only a text of the same words and hardly any others reaches. This one is reason,
/// not measurement: no idea of the data was written twice in the same words.
const SAME_WORDS_SHARE: f32 = 0.95;

/// Two words are no idea yet, not even when both are the same.
const SAME_WORDS_TERMS: usize = 3;

impl Hit {
    /// How sure one may be that this is the same idea; `None` where no word is deserved.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        if self.share_of_max >= SAME_WORDS_SHARE && self.typed_terms >= SAME_WORDS_TERMS {
            return Some(Certainty::VeryLikely);
        }
        match self.evidence() {
            evidence if evidence < PERHAPS => None,
            _ if self.typed_terms < ENOUGH_TYPED_TERMS => Some(Certainty::Perhaps),
            evidence if evidence >= VERY_LIKELY => Some(Certainty::VeryLikely),
            evidence if evidence >= PROBABLY => Some(Certainty::Probably),
            _ => Some(Certainty::Perhaps),
        }
    }

    /// The share alone grows when little is typed, the number of shared terms when much is typed;
    /// their product keeps one meaning for texts of all lengths.
    fn evidence(&self) -> f32 {
        self.share_of_max * self.shared_terms as f32
    }
}
