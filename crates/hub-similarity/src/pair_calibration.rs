//! How sure the Hub may be of a pair of a whole catalogue, and how the answers of that catalogue make
//! it surer.
//!
//! Not here: texts that are being typed ([`crate::Calibration`]), and keeping the answers.

use serde::{Deserialize, Serialize};

use crate::Certainty;
use crate::calibration::ANSWERS_TO_FIT;
use crate::certainty::{
    ENOUGH_TYPED_TERMS as ENOUGH_TERMS, SAME_WORDS_SHARE, SAME_WORDS_TERMS, SHORT_TEXT_SHARED_TERMS,
};
use crate::logistic::{Said, fitted, in_order};
use crate::pairs::Likeness;

/// Evidence (the lesser share of the maximum times the root of the shared terms) from which two
/// documents of a catalogue are very likely the same idea.
///
/// These are not the cut-offs of [`crate::Hit::certainty`]: when everything is compared with
/// everything, each idea meets all its neighbours in all their wordings, and also what the same
/// person wrote about other things. With the cut-offs of a search far fewer than 80 of 100
/// "probably" were right. So the rule was fitted anew on the same 80 ideas in English, both wordings of each in
/// one catalogue of 21,200 documents; a pair is right when it is the two wordings of one idea.
/// "Probably" and "perhaps" are the lowest round values with a cumulative precision of 0.8 and
/// 0.3, "very likely" that of 0.9:
///
/// | or stronger | precision | caught |
/// | --- | --- | --- |
/// | very likely | 8 of 9 = 0.89 | 0.10 |
/// | probably | 23 of 28 = 0.82 | 0.29 |
/// | perhaps | 55 of 124 = 0.44 | 0.69 |
///
/// Those are the ideas the cut-offs were chosen on: expect less on others. 36 ideas in Portuguese
/// and 31 in Spanish took no part and gave "probably" 1.00 and 1.00 with 0.86 and 0.94 caught, among
/// English documents, which is easier. `cargo xtask bench pairs` measures all of it again.
const VERY_LIKELY: f32 = 0.85;

/// Evidence from which two are probably the same.
const PROBABLY: f32 = 0.7;

/// Evidence from which two are perhaps the same.
const PERHAPS: f32 = 0.4;

/// Weights of the meaning and of the lesser share where both are known: a logistic on the same
/// ideas. The cut-offs [`WITH_MEANING`] are its chances of 0.85, 0.55 and 0.2; with five folds of
/// whole ideas:
///
/// | or stronger | precision | caught |
/// | --- | --- | --- |
/// | very likely | 27 of 31 = 0.87 | 0.34 |
/// | probably | 41 of 52 = 0.79 | 0.51 |
/// | perhaps | 55 of 86 = 0.64 (its band 0.32) | 0.69 |
///
/// In Portuguese and Spanish, which took no part, "probably" was right for 35 of 36 and 31 of 37 and
/// caught 0.97 and all.
const MEANING: f32 = 14.8;

/// See [`MEANING`].
const WORDS: f32 = 35.3;

/// Evidence of meaning and words from which two are very likely, probably and perhaps the same.
const WITH_MEANING: [f32; 3] = [11.2, 9.7, 8.1];

/// For "probably" a short text must share this much, and [`SHORT_TEXT_SHARED_TERMS`]: of short
/// public questions with labels 82 of 100 pairs were right then, 77 with two thirds of the share.
const SHORT_TEXT_SHARE: f32 = 0.6;

/// Facts of the logistic: the meaning, the lesser share, and the constant.
const FACTS: usize = 3;

/// Evidence that stands for even chances: where the logistic behind [`WITH_MEANING`] has its middle.
const EVEN: f32 = 9.5;

/// A meaning and a share as pairs have them near [`EVEN`], and how far they lie apart there, so that
/// all weights are of one size when they are fitted.
const CENTRE: [f32; 2] = [0.3, 0.14];

/// See [`CENTRE`].
const SPREAD: [f32; 2] = [0.1, 0.06];

/// What somebody said of a pair, with what both had in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairAnswer {
    /// What spoke for it then.
    pub likeness: Likeness,
    /// Whether they are the same.
    pub is_same: bool,
}

/// How likeness becomes a word.
///
/// ```
/// use hub_similarity::{Document, Lang, LexicalIndex, PairCalibration};
///
/// let mut index = LexicalIndex::new();
/// for (local, title) in [(1, "Chase overdue invoices"), (2, "Chasing overdue invoice")] {
///     index.insert(local, &Document { title, description: "", lang: Lang::En });
/// }
/// let likeness = index.likeness(1, 2).unwrap();
/// assert_eq!(PairCalibration::default().certainty(&likeness), likeness.certainty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairCalibration {
    meaning: f32,
    words: f32,
    offset: f32,
    /// Answers it was fitted on; nought for the one everybody begins with.
    pub answers: usize,
}

impl Default for PairCalibration {
    fn default() -> Self {
        Self { meaning: MEANING, words: WORDS, offset: 0.0, answers: 0 }
    }
}

impl PairCalibration {
    /// Fitted on the answers of a catalogue, in whatever order they come; the one everybody begins
    /// with while there are fewer than [`ANSWERS_TO_FIT`]. Answers without a meaning are left out:
    /// the rule for words alone stays as it is.
    #[must_use]
    pub fn fitted(answers: &[PairAnswer]) -> Self {
        let usable = answers.iter();
        let usable = usable.filter_map(|answer| Some((facts(&answer.likeness)?, answer.is_same)));
        let usable: Vec<Said<FACTS>> = in_order(usable.collect());
        if usable.len() < ANSWERS_TO_FIT {
            return Self::default();
        }
        let fitted = fitted(&start(), &usable);
        fitted.map_or_else(Self::default, |weights| Self::of(weights, usable.len()))
    }

    fn of(weights: [f64; FACTS], answers: usize) -> Self {
        let [meaning, words, constant] = weights.map(|weight| weight as f32);
        let (meaning, words) = (meaning / SPREAD[0], words / SPREAD[1]);
        let offset = constant + EVEN - meaning * CENTRE[0] - words * CENTRE[1];
        Self { meaning, words, offset, answers }
    }

    /// How sure one may be that both are the same idea; `None` where no word is deserved.
    #[must_use]
    pub fn certainty(&self, likeness: &Likeness) -> Option<Certainty> {
        let terms = likeness.terms_of_lower.min(likeness.terms_of_higher);
        let share = likeness.share();
        if share >= SAME_WORDS_SHARE && terms as usize >= SAME_WORDS_TERMS {
            return Some(Certainty::VeryLikely);
        }
        let much =
            share >= SHORT_TEXT_SHARE && likeness.shared_terms as usize >= SHORT_TEXT_SHARED_TERMS;
        let strongest = match (terms as usize >= ENOUGH_TERMS, much) {
            (true, _) => Certainty::VeryLikely,
            (false, true) => Certainty::Probably,
            (false, false) => Certainty::Perhaps,
        };
        let (evidence, [very_likely, probably, perhaps]) = match likeness.meaning {
            Some(meaning) => (self.evidence(meaning, share), WITH_MEANING),
            None => {
                (share * (likeness.shared_terms as f32).sqrt(), [VERY_LIKELY, PROBABLY, PERHAPS])
            }
        };
        let word = match evidence {
            evidence if evidence >= very_likely => Certainty::VeryLikely,
            evidence if evidence >= probably => Certainty::Probably,
            evidence if evidence >= perhaps => Certainty::Perhaps,
            _ => return None,
        };
        Some(word.min(strongest))
    }

    fn evidence(&self, meaning: f32, share: f32) -> f32 {
        self.meaning * meaning + self.words * share + self.offset
    }
}

/// The weights to begin with, for facts of one size.
fn start() -> [f64; FACTS] {
    let constant = MEANING * CENTRE[0] + WORDS * CENTRE[1] - EVEN;
    [MEANING * SPREAD[0], WORDS * SPREAD[1], constant].map(f64::from)
}

fn facts(likeness: &Likeness) -> Option<[f64; FACTS]> {
    let meaning = (likeness.meaning? - CENTRE[0]) / SPREAD[0];
    let words = (likeness.share() - CENTRE[1]) / SPREAD[1];
    Some([f64::from(meaning), f64::from(words), 1.0])
}
