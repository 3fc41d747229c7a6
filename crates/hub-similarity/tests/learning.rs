//! What answers do to the words of certainty: nothing while they are few, what they say when they are
//! many, and the same in whatever order they came.

use hub_similarity::{
    ANSWERS_TO_FIT, Answer, Calibration, Catalogue, Certainty, DIMENSIONS, Document, Evidence,
    Found, Lang, LexicalIndex, Likeness, PairAnswer, PairCalibration, Vector, VectorIndex,
};
use proptest::{collection::vec, prelude::*};

fn likeness(meaning: Option<f32>, share: f32) -> Likeness {
    Likeness {
        share_of_lower: share,
        share_of_higher: share,
        shared_terms: 6,
        terms_of_lower: 30,
        terms_of_higher: 30,
        meaning,
    }
}

/// Pairs that are the same only where they mean the same, though the words say otherwise.
fn by_meaning(count: usize) -> Vec<PairAnswer> {
    let answer = |nth: usize| {
        let meaning = (nth * 37 % 100) as f32 / 100.0;
        let share = (nth * 61 % 100) as f32 / 250.0;
        PairAnswer { likeness: likeness(Some(meaning), share), is_same: meaning > 0.45 }
    };
    (0..count).map(answer).collect()
}

#[test]
fn pairs_are_called_by_what_was_answered() {
    use Certainty::{Perhaps, Probably, VeryLikely};
    let begun = PairCalibration::default();
    let table = [
        (ANSWERS_TO_FIT - 1, Some(0.9), 0.0, Some(VeryLikely)),
        (ANSWERS_TO_FIT - 1, Some(0.1), 0.3, Some(VeryLikely)),
        (ANSWERS_TO_FIT - 1, Some(0.4), 0.11, Some(Probably)),
        (ANSWERS_TO_FIT - 1, Some(0.2), 0.15, Some(Perhaps)),
        (200, Some(0.9), 0.0, Some(VeryLikely)),
        (200, Some(0.1), 0.3, None),
        (200, Some(0.1), 0.99, Some(VeryLikely)),
        (200, None, 0.3, Some(Probably)),
    ];
    for (count, meaning, share, word) in table {
        let fitted = PairCalibration::fitted(&by_meaning(count));
        assert_eq!(fitted == begun, count < ANSWERS_TO_FIT, "{count} answers");
        let likeness = likeness(meaning, share);
        assert_eq!(fitted.certainty(&likeness), word, "{count} answers, {likeness:?}");
    }
}

#[test]
fn answers_without_a_meaning_teach_nothing() {
    let without =
        |nth: usize| PairAnswer { likeness: likeness(None, 0.1), is_same: nth.is_multiple_of(2) };
    let mut answers: Vec<PairAnswer> = (0..200).map(without).collect();
    assert_eq!(PairCalibration::fitted(&answers), PairCalibration::default());
    answers.extend(by_meaning(60));
    assert_eq!(PairCalibration::fitted(&answers), PairCalibration::fitted(&by_meaning(60)));
    let typed = Answer { evidence: Evidence::default(), is_same: true };
    assert_eq!(Calibration::fitted(&[typed; 200]), Calibration::default());
}

#[test]
fn facts_beyond_all_measure_leave_it_as_it_began() {
    let absurd = PairAnswer { likeness: likeness(Some(f32::MAX), f32::MAX), is_same: false };
    assert_eq!(PairCalibration::fitted(&[absurd; 60]), PairCalibration::default());
    let evidence = Evidence { cosine: Some(f32::INFINITY), ..Evidence::default() };
    let absurd = Answer { evidence, is_same: true };
    assert_eq!(Calibration::fitted(&[absurd; 60]), Calibration::default());
}

#[test]
fn what_is_like_nothing_is_not_worth_listing() {
    let found = |cosine, shared_terms| Found {
        local: 1,
        score: 0.0,
        evidence: Evidence { cosine, shared_terms, ..Evidence::default() },
    };
    let table = [
        (found(None, 0), None, false),
        (found(Some(0.39), 0), None, false),
        (found(Some(0.4), 0), None, true),
        (found(Some(0.1), 1), None, true),
        (found(None, 0), Some(Certainty::Perhaps), true),
    ];
    for (found, certainty, is_worth) in table {
        assert_eq!(found.is_worth_listing(certainty), is_worth, "{found:?}");
    }
}

fn answer() -> impl Strategy<Value = Answer> {
    let facts = (-0.2f32..1.0, 0.0f32..0.6, 0.0f32..1.0, 1u32..80, -0.5f32..0.5, any::<bool>());
    facts.prop_map(|(cosine, crowding, share_of_max, typed_terms, lead, is_same)| {
        let evidence = Evidence {
            cosine: Some(cosine),
            crowding,
            share_of_max,
            parts: None,
            shared_terms: 3,
            typed_terms,
            lead,
        };
        Answer { evidence, is_same }
    })
}

fn pair_answer() -> impl Strategy<Value = PairAnswer> {
    (-0.2f32..1.0, 0.0f32..1.0, any::<bool>()).prop_map(|(meaning, share, is_same)| PairAnswer {
        likeness: likeness(Some(meaning), share),
        is_same,
    })
}

fn words_and_vectors() -> impl Strategy<Value = Vec<(Vec<usize>, Option<usize>)>> {
    vec((vec(0usize..9, 1..6), proptest::option::of(0usize..6)), 2..30)
}

const WORDS: [&str; 9] =
    ["invoice", "order", "supplier", "plant", "room", "parcel", "payroll", "leave", "badge"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_answers_does_not_matter(
        answers in vec(answer(), 50..90).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        pairs in vec(pair_answer(), 50..90).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(Calibration::fitted(&answers.0), Calibration::fitted(&answers.1));
        prop_assert_eq!(PairCalibration::fitted(&pairs.0), PairCalibration::fitted(&pairs.1));
    }

    #[test]
    fn too_few_answers_change_nothing(answers in vec(answer(), 0..50), pairs in vec(pair_answer(), 0..50)) {
        prop_assert_eq!(Calibration::fitted(&answers), Calibration::default());
        prop_assert_eq!(PairCalibration::fitted(&pairs), PairCalibration::default());
    }

    #[test]
    fn one_document_is_judged_as_it_would_be_found(texts in words_and_vectors(), asked in vec(0usize..9, 1..6), about in 0usize..6) {
        let vector = |about: usize| {
            let mut floats = [0.1; DIMENSIONS];
            floats[about] = 1.0;
            Vector::from_floats(&floats)
        };
        let text = |words: &[usize]| words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ");
        let (mut words, mut meanings) = (LexicalIndex::new(), VectorIndex::new());
        for (local, (title, about)) in (0..).zip(&texts) {
            words.insert(local, &Document { title: &text(title), description: "", lang: Lang::En });
            if let Some(about) = about {
                meanings.insert(local, &vector(*about));
            }
        }
        let catalogue = Catalogue { words: &words, meanings: &meanings };
        let (asked, about) = (text(&asked), vector(about));
        let query = Document { title: &asked, description: "", lang: Lang::En };
        for found in catalogue.find(&query, Some(&about), 100, Some(0)) {
            prop_assert_eq!(catalogue.judge(&query, Some(&about), found.local, Some(0)), Some(found));
        }
        prop_assert_eq!(catalogue.judge(&query, Some(&about), 1_000, Some(0)), None);
    }
}
