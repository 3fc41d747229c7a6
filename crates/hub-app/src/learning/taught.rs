//! From the answers that were kept to how sure to be.

use super::Learnt;
use hub_core::IdeaId;
use hub_similarity::{
    Answer, Calibration, Certainty, Evidence, Likeness, PairAnswer, PairCalibration,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What was known of two ideas when somebody answered; an older answer knows less.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Features {
    #[serde(default)]
    likeness: Option<Likeness>,
    #[serde(default)]
    evidence: Option<Evidence>,
}

/// What is kept of a text that was typed.
pub(super) fn of_typed(evidence: Option<Evidence>) -> Value {
    serde_json::to_value(Features { likeness: None, evidence }).unwrap_or_default()
}

/// An answer that counts.
#[derive(Clone, Copy, Debug)]
struct Said {
    is_same: bool,
    features: Features,
}

/// What the answers teach, and how many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taught {
    pub(crate) learnt: Learnt,
    /// Answers that the fit can use.
    pub(super) usable: usize,
    /// Answers given while meanings were not compared.
    pub(super) without_meaning: usize,
    /// Answers that a reset set aside.
    pub(super) set_aside: usize,
    /// Answered pairs that are called something stronger than at the beginning.
    pub(super) surer: usize,
    /// Answered pairs that are called something weaker.
    pub(super) less_sure: usize,
}

impl Taught {
    /// By answers whose acts stand, in any order. What was said up to `until_ms` is set aside.
    pub(super) fn by(answers: Vec<hub_store::Answer>, until_ms: Option<i64>) -> Self {
        let is_set_aside =
            |answer: &hub_store::Answer| until_ms.is_some_and(|it| answer.at_ms <= it);
        let (set_aside, counting) = answers.into_iter().partition::<Vec<_>, _>(is_set_aside);
        let said = last_of_each_pair(counting);
        let typed: Vec<Answer> = said.iter().filter_map(Said::typed).collect();
        let pairs: Vec<PairAnswer> = said.iter().filter_map(Said::pair).collect();
        let (calibration, pair_calibration) =
            (Calibration::fitted(&typed), PairCalibration::fitted(&pairs));
        let learnt = Learnt { typed: calibration, pairs: pair_calibration };
        let of = |said: &Said| said.typed().is_some() || said.pair().is_some();
        let begun = Learnt::default();
        let moves = said.iter().map(|said| said.word(&learnt).cmp(&said.word(&begun)));
        Self {
            learnt,
            usable: typed.len().max(pairs.len()),
            without_meaning: said.iter().filter(|said| !of(said)).count(),
            set_aside: set_aside.len(),
            surer: moves.clone().filter(|it| it.is_gt()).count(),
            less_sure: moves.filter(|it| it.is_lt()).count(),
        }
    }
}

/// Who changes their mind has said only the last.
fn last_of_each_pair(answers: Vec<hub_store::Answer>) -> Vec<Said> {
    let mut last: BTreeMap<(IdeaId, IdeaId), hub_store::Answer> = BTreeMap::new();
    for answer in answers {
        let pair = (answer.lower, answer.higher);
        let when = |answer: &hub_store::Answer| (answer.at_ms, answer.act);
        if last.get(&pair).is_none_or(|known| when(known) < when(&answer)) {
            last.insert(pair, answer);
        }
    }
    let said = last.into_values().map(|answer| Said {
        is_same: answer.answer == "same",
        features: serde_json::from_value(answer.features).unwrap_or_default(),
    });
    said.collect()
}

impl Said {
    fn typed(&self) -> Option<Answer> {
        let evidence = self.features.evidence.filter(|it| it.cosine.is_some())?;
        Some(Answer { evidence, is_same: self.is_same })
    }

    fn pair(&self) -> Option<PairAnswer> {
        let likeness = self.features.likeness.filter(|it| it.meaning.is_some())?;
        Some(PairAnswer { likeness, is_same: self.is_same })
    }

    /// What the two are called where they were answered: two ideas as a pair, a text as typed.
    fn word(&self, by: &Learnt) -> Option<Certainty> {
        match (self.features.likeness, self.features.evidence) {
            (Some(likeness), _) => by.pairs.certainty(&likeness),
            (None, Some(evidence)) => by.typed.certainty(&evidence),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_similarity::ANSWERS_TO_FIT;
    use proptest::prelude::*;
    use serde_json::json;
    use uuid::Uuid;

    fn evidence(nth: usize) -> Value {
        let cosine = (nth * 37 % 100) as f32 / 100.0;
        json!({ "cosine": cosine, "crowding": 0.3, "share_of_max": 0.2, "parts": null,
            "shared_terms": 5, "typed_terms": 30, "lead": 0.02, "of_a_later_version": [] })
    }

    fn likeness(nth: usize) -> Value {
        let meaning = (nth * 37 % 100) as f32 / 100.0;
        json!({ "share_of_lower": 0.2, "share_of_higher": 0.25, "shared_terms": 6,
            "terms_of_lower": 30, "terms_of_higher": 28, "meaning": meaning })
    }

    /// Answers that contradict what one would begin with: what means nearly the same is different.
    fn answer(nth: usize, features: Value) -> hub_store::Answer {
        let is_same = nth * 37 % 100 < 30;
        hub_store::Answer {
            act: Uuid::from_u128(nth as u128 + 1),
            lower: IdeaId(Uuid::from_u128(nth as u128 * 2 + 1_000)),
            higher: IdeaId(Uuid::from_u128(nth as u128 * 2 + 1_001)),
            answer: if is_same { "same" } else { ["related", "different"][nth % 2] }.to_owned(),
            at_ms: nth as i64,
            features,
        }
    }

    fn full(nth: usize) -> hub_store::Answer {
        answer(nth, json!({ "likeness": likeness(nth), "evidence": evidence(nth) }))
    }

    fn answers(count: usize) -> Vec<hub_store::Answer> {
        (0..count).map(full).collect()
    }

    #[test]
    fn fewer_than_needed_teach_nothing_and_older_ones_still_read() {
        let old = |nth| answer(nth, json!({ "likeness": likeness(nth), "certainty": "perhaps" }));
        let typed = |nth| answer(nth, json!({ "evidence": evidence(nth) }));
        let blind = |nth| answer(nth, json!({ "likeness": null, "shared_words": 3 }));
        let broken = |nth| answer(nth, json!({ "evidence": "?" }));
        let most = ANSWERS_TO_FIT;
        type Make<'a> = &'a dyn Fn(usize) -> hub_store::Answer;
        let cases: [(&str, Make<'_>, usize, bool, bool, usize, usize); 7] = [
            ("none", &full, 0, false, false, 0, 0),
            ("too few", &full, most - 1, false, false, most - 1, 0),
            ("enough", &full, most, true, true, most, 0),
            ("of an older version", &old, most, false, true, most, 0),
            ("typed", &typed, most, true, false, most, 0),
            ("by words alone", &blind, most, false, false, 0, most),
            ("unreadable", &broken, most, false, false, 0, most),
        ];
        for (name, make, count, is_typed, is_pairs, usable, without) in cases {
            let taught = Taught::by((0..count).map(make).collect(), None);
            let begun = Learnt::default();
            assert_eq!(taught.learnt.typed != begun.typed, is_typed, "{name}");
            assert_eq!(taught.learnt.pairs != begun.pairs, is_pairs, "{name}");
            assert_eq!((taught.usable, taught.without_meaning), (usable, without), "{name}");
            let is_used = is_typed || is_pairs;
            assert_eq!(taught.surer + taught.less_sure > 0, is_used, "{name}: {taught:?}");
        }
    }

    #[test]
    fn what_is_set_aside_is_as_if_it_had_not_been_said() {
        let taught = Taught::by(answers(120), Some(119));
        assert_eq!((taught.learnt, taught.set_aside), (Learnt::default(), 120));
        let rest = Taught::by(answers(120), Some(39));
        let without: Vec<_> = answers(120).into_iter().skip(40).collect();
        assert_eq!(rest.learnt, Taught::by(without, None).learnt);
        assert_eq!((rest.usable, rest.set_aside), (80, 40));
    }

    #[test]
    fn of_two_answers_about_two_ideas_the_last_counts() {
        let mut twice = answers(80);
        let taken = |answer: hub_store::Answer| hub_store::Answer {
            act: Uuid::from_u128(u128::from(answer.act.as_u64_pair().1) + 5_000),
            at_ms: -1,
            answer: "same".to_owned(),
            ..answer
        };
        twice.extend(answers(80).into_iter().map(taken));
        let taught = Taught::by(twice, None);
        assert_eq!((taught.learnt, taught.usable), (Taught::by(answers(80), None).learnt, 80));
    }

    proptest! {
        #[test]
        fn the_order_of_answers_does_not_matter(shuffled in Just(answers(70)).prop_shuffle()) {
            prop_assert_eq!(Taught::by(shuffled, None).learnt, Taught::by(answers(70), None).learnt);
        }
    }
}
