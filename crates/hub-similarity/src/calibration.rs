//! How sure the Hub may be when it knows words and meaning, and how the answers of a catalogue make
//! it surer: a logistic over a few facts, fitted anew from where it started.
//!
//! Not here: keeping the answers (the caller's), and the rule for words alone
//! ([`crate::Hit::certainty`]).

use serde::{Deserialize, Serialize};

use crate::certainty::{
    Certainty, ENOUGH_TYPED_TERMS, SAME_WORDS_SHARE, SAME_WORDS_TERMS, word_of_words,
};
use crate::found::Evidence;
use crate::logistic::{chance, expected_error, fitted, in_order};

/// Answers from which on the weights are fitted anew.
pub const ANSWERS_TO_FIT: usize = 50;

/// Answers from which on a percentage may be shown …
pub const ANSWERS_FOR_PERCENTAGE: usize = 300;

/// … and the expected calibration error it must not exceed.
pub const LARGEST_ERROR: f32 = 0.05;

/// Facts of the logistic, with the constant.
const FACTS: usize = 7;

type Row = [f64; FACTS];

/// Mean and spread of the facts on the texts the weights were fitted on, so that weights are of
/// one size.
const MEAN: [f64; FACTS - 1] = [0.1221, 0.1466, -0.0457, -0.3621, -0.0395, -0.0884];

/// See [`MEAN`].
const SPREAD: [f64; FACTS - 1] = [0.0718, 0.1057, 0.0772, 0.7377, 0.106, 0.1813];

/// The weights to begin with: meaning, shared words, lead, length typed, its products with the
/// first two, and the constant. Fitted on the first five documents found for 80 workplace ideas
/// written twice, at four lengths, from both sides, with the partner present and without.
const WEIGHTS: Row = [0.404, 1.521, 1.361, -0.399, 0.284, 1.207, -3.692];

/// A chance from which two ideas are very likely the same. With five folds of whole ideas, the
/// partner in the catalogue for half of the questions:
///
/// | or stronger, whole text | precision | caught | alarmed |
/// | --- | --- | --- | --- |
/// | very likely | 73 of 77 = 0.95 | 0.46 | 0.02 |
/// | probably | 104 of 116 = 0.90 | 0.65 | 0.07 |
/// | perhaps | 133 of 174 = 0.76 (its band 0.50) | 0.83 | 0.19 |
///
/// On 25 words 0.90, 0.81 and 0.65. On 12 words 0.8 was right 36 times of 47, so that it is
/// "probably" there, and on titles 10 times of 16, so that more than "perhaps" is not said. Ideas in
/// Portuguese and Spanish took no part: "probably" was right for 0.91 and 0.93 of whole texts.
const VERY_LIKELY: f64 = 0.8;

/// A chance from which they are probably the same.
const PROBABLY: f64 = 0.5;

/// A chance from which they are perhaps the same.
const PERHAPS: f64 = 0.2;

/// Below so many typed terms a text is hardly more than a title.
const TITLE_TERMS: usize = 8;

/// What somebody said of two ideas, with the evidence there was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What spoke for it then.
    pub evidence: Evidence,
    /// Whether they are the same.
    pub is_same: bool,
}

/// How evidence becomes a word.
///
/// ```
/// use hub_similarity::{Calibration, Certainty, Evidence};
///
/// let evidence = Evidence {
///     cosine: Some(0.8),
///     crowding: 0.4,
///     share_of_max: 0.45,
///     shared_terms: 18,
///     typed_terms: 40,
///     lead: 0.2,
///     ..Evidence::default()
/// };
/// let calibration = Calibration::default();
/// assert_eq!(calibration.certainty(&evidence), Some(Certainty::VeryLikely));
/// assert_eq!(calibration.percentage(&evidence), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    weights: [f32; FACTS],
    /// Answers it was fitted on; nought for the one everybody begins with.
    pub answers: usize,
    /// The expected calibration error on answers that took no part, 0 to 1; `None` before it was
    /// fitted.
    pub error: Option<f32>,
}

impl Default for Calibration {
    fn default() -> Self {
        Calibration { weights: WEIGHTS.map(|weight| weight as f32), answers: 0, error: None }
    }
}

impl Calibration {
    /// Fitted on the answers of a catalogue, in whatever order they come; the one everybody begins
    /// with while there are fewer than [`ANSWERS_TO_FIT`]. Answers without a cosine are left out.
    #[must_use]
    pub fn fitted(answers: &[Answer]) -> Calibration {
        let usable = answers.iter();
        let usable = usable.filter_map(|answer| Some((facts(&answer.evidence)?, answer.is_same)));
        let usable = in_order(usable.collect());
        if usable.len() < ANSWERS_TO_FIT {
            return Calibration::default();
        }
        let Some(weights) = fitted(&WEIGHTS, &usable) else { return Calibration::default() };
        let error = Some(expected_error(&WEIGHTS, &usable));
        let weights = weights.map(|weight| weight as f32);
        Calibration { weights, answers: usable.len(), error }
    }

    /// The chance that both are the same idea, 0 to 1; `None` where meaning was not compared.
    #[must_use]
    pub fn chance(&self, evidence: &Evidence) -> Option<f32> {
        facts(evidence).map(|facts| self.chance_of(&facts) as f32)
    }

    fn chance_of(&self, facts: &Row) -> f64 {
        chance(&self.weights.map(f64::from), facts)
    }

    /// The word for the evidence; `None` where none is deserved. Without meaning it is the rule for
    /// words alone.
    #[must_use]
    pub fn certainty(&self, evidence: &Evidence) -> Option<Certainty> {
        let (share, terms) = (evidence.share_of_max, evidence.typed_terms as usize);
        if share >= SAME_WORDS_SHARE && terms >= SAME_WORDS_TERMS {
            return Some(Certainty::VeryLikely);
        }
        let Some(facts) = facts(evidence) else {
            return word_of_words(share, evidence.shared_terms as usize, terms);
        };
        let chance = self.chance_of(&facts);
        match terms {
            ENOUGH_TYPED_TERMS.. if chance >= VERY_LIKELY => Some(Certainty::VeryLikely),
            ENOUGH_TYPED_TERMS.. if chance >= PROBABLY => Some(Certainty::Probably),
            TITLE_TERMS..ENOUGH_TYPED_TERMS if chance >= VERY_LIKELY => Some(Certainty::Probably),
            _ if chance >= PERHAPS => Some(Certainty::Perhaps),
            _ => None,
        }
    }

    /// The chance in hundredths, once enough has been answered and the answers bear it out.
    #[must_use]
    pub fn percentage(&self, evidence: &Evidence) -> Option<u8> {
        let chance = self.chance(evidence).filter(|_| self.is_borne_out())?;
        Some((chance * 100.0).round() as u8)
    }

    /// Whether enough has been answered, and the answers bear out what it says of chances.
    #[must_use]
    pub fn is_borne_out(&self) -> bool {
        self.answers >= ANSWERS_FOR_PERCENTAGE
            && self.error.is_some_and(|error| error <= LARGEST_ERROR)
    }
}

/// The facts, of one size, and a one for the constant.
fn facts(evidence: &Evidence) -> Option<Row> {
    let meaning = f64::from(evidence.meaning()?);
    let words = f64::from(evidence.share_of_max);
    let length = (f64::from(evidence.typed_terms.max(1)) / 20.0).ln();
    let lead = f64::from(evidence.lead);
    let facts = [meaning, words, lead, length, meaning * length, words * length];
    let mut row = [1.0; FACTS];
    for (nth, fact) in facts.iter().enumerate() {
        row[nth] = (fact - MEAN[nth]) / SPREAD[nth];
    }
    Some(row)
}
