//! Words and meaning in one ranking, what holds of it whatever the vectors are, and how answers
//! make the words of certainty surer.

use hub_similarity::{
    ANSWERS_FOR_PERCENTAGE, ANSWERS_TO_FIT, Answer, Calibration, Catalogue, Certainty, DIMENSIONS,
    Document, Evidence, Lang, LexicalIndex, Scratch, Vector, VectorIndex,
};
use proptest::{collection::vec, prelude::*};

/// Directions of made-up subjects: what has the same number means the same.
fn about(subject: usize, beside: usize) -> Vector {
    let mut floats = [0.0; DIMENSIONS];
    floats[subject] = 1.0;
    floats[DIMENSIONS - 1 - beside] = 0.4;
    Vector::from_floats(&floats)
}

fn english<'a>(title: &'a str, description: &'a str) -> Document<'a> {
    Document { title, description, lang: Lang::En }
}

struct Held {
    words: LexicalIndex,
    meanings: VectorIndex,
}

impl Held {
    fn of(texts: &[(&str, Option<Vector>)]) -> Held {
        let mut held = Held { words: LexicalIndex::new(), meanings: VectorIndex::new() };
        for (local, (title, vector)) in (0..).zip(texts) {
            held.words.insert(local, &english(title, ""));
            if let Some(vector) = vector {
                held.meanings.insert(local, vector);
            }
        }
        held
    }

    fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { words: &self.words, meanings: &self.meanings }
    }
}

#[test]
fn what_says_the_same_in_other_words_is_found_once_it_has_a_vector() {
    let held = Held::of(&[
        ("Quicker vendor payment", Some(about(1, 1))),
        ("Book meeting rooms", Some(about(2, 2))),
        ("Pay parking tickets", Some(about(3, 3))),
        ("Supplier onboarding", None),
    ]);
    let typed = english("Pay suppliers faster", "");
    let first = |vector: Option<&Vector>, except: Option<u32>| {
        held.catalogue().find(&typed, vector, 3, except).first().map(|found| found.local)
    };
    assert_ne!(first(None, None), Some(0), "by words alone");
    assert_eq!(first(Some(&about(1, 9)), None), Some(0), "by meaning");
    assert_ne!(first(Some(&about(1, 9)), Some(0)), Some(0), "it is not its own duplicate");
    let all = held.catalogue().find(&typed, Some(&about(1, 9)), 10, None);
    let without = all.iter().find(|found| found.local == 3).map(|found| found.evidence);
    assert_eq!(without.map(|evidence| evidence.cosine), Some(None), "no vector, still found");
}

#[test]
fn what_stands_in_a_crowd_says_less() {
    let mut texts = vec![("Sort the letters", Some(about(1, 99)))];
    texts.extend((0..40).map(|nth| ("Something else", Some(about(2, nth % 30)))));
    let held = Held::of(&texts);
    let crowding = held.meanings.crowding(&[0, 1, 1_000]);
    assert!(crowding[0] < 0.2 && crowding[1] > 0.8, "{crowding:?}");
    assert_eq!(crowding[2], 0.0);
    let mut between = [0.0; DIMENSIONS];
    (between[1], between[2]) = (1.0, 1.05);
    let vector = Vector::from_floats(&between);
    let typed = english("Unrelated words", "");
    let found = held.catalogue().find(&typed, Some(&vector), 5, None);
    assert_eq!(found[0].local, 0);
    assert!(found[0].evidence.cosine < found[1].evidence.cosine, "{found:?}");
}

#[test]
fn pairs_of_a_catalogue_are_found_by_meaning_too() {
    let held = Held::of(&[
        ("Quicker vendor payment each month", Some(about(1, 1))),
        ("Pay suppliers faster each month", Some(about(1, 2))),
        ("Book meeting rooms for visitors", Some(about(2, 3))),
        ("Park the cars of guests", None),
    ]);
    let mut scratch = Scratch::default();
    let of = |local, scratch: &mut Scratch| {
        let pairs = held.catalogue().pairs_of(local, 5, scratch, |other| other != 9);
        pairs.iter().map(|pair| (pair.lower, pair.higher)).collect::<Vec<_>>()
    };
    assert_eq!(held.words.pairs_of(0, 5, &mut scratch, |_| true), [], "not by words alone");
    assert_eq!(of(0, &mut scratch), [(0, 1)]);
    assert_eq!(of(1, &mut scratch), [(0, 1)]);
    assert_eq!((of(2, &mut scratch), of(3, &mut scratch), of(7, &mut scratch)), Default::default());
    let likeness = held.catalogue().likeness(1, 0);
    assert_eq!(likeness, held.catalogue().likeness(0, 1));
    assert!(likeness.is_some_and(|likeness| likeness.meaning > Some(0.5)), "{likeness:?}");
    let without = held.catalogue().likeness(2, 3);
    assert_eq!(without.map(|likeness| likeness.meaning), Some(None));
    let not_allowed = held.catalogue().pairs_of(0, 5, &mut scratch, |other| other != 1);
    assert_eq!(not_allowed, []);
}

#[test]
fn compound_words_are_like_their_parts_outside_english() {
    let mut held = Held::of(&[]);
    let german = |title: &'static str| Document { title, description: "", lang: Lang::De };
    held.words.insert(1, &german("Rechnungsprüfung automatisieren"));
    held.words.insert(2, &german("Urlaubsantrag genehmigen"));
    let typed = german("Prüfen der Rechnungen");
    let likeness = |local| held.catalogue().compare(&typed, None, local).map(|found| found.score);
    assert!(likeness(1) > likeness(2));
    assert!(likeness(1) > Some(0.2));
    assert_eq!(likeness(3), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_is_that_of_the_scores_and_leads_say_how_far(
        subjects in vec((0_usize..12, 0_usize..8, any::<bool>()), 0..30),
        asked in 0_usize..12,
        limit in 0_usize..12,
    ) {
        let titles = ["ledger", "crane", "badge", "quay", "meter", "valve"];
        let text = |&(subject, beside, encoded): &(usize, usize, bool)| {
            (titles[subject % titles.len()], encoded.then(|| about(subject, beside)))
        };
        let held = Held::of(&subjects.iter().map(text).collect::<Vec<_>>());
        let typed = english(titles[asked % titles.len()], "");
        let found = held.catalogue().find(&typed, Some(&about(asked, 1)), limit, Some(0));
        prop_assert!(found.len() <= limit);
        for pair in found.windows(2) {
            prop_assert!((pair[0].score, pair[1].local) > (pair[1].score, pair[0].local));
        }
        for (nth, one) in found.iter().enumerate() {
            prop_assert!(one.local != 0 && (one.evidence.lead >= 0.0) == (nth == 0 || one.score == found[0].score));
        }
    }
}

fn evidence(cosine: f32, share_of_max: f32, typed_terms: u32, lead: f32) -> Evidence {
    let shared_terms = (share_of_max * typed_terms as f32) as u32;
    let cosine = Some(cosine);
    Evidence { cosine, crowding: 0.35, share_of_max, parts: None, shared_terms, typed_terms, lead }
}

#[test]
fn words_of_certainty_stand_for_chances() {
    use Certainty::{Perhaps, Probably, VeryLikely};
    let table = [
        (evidence(0.75, 0.45, 40, 0.15), Some(VeryLikely)),
        (evidence(0.52, 0.20, 40, 0.02), Some(Probably)),
        (evidence(0.50, 0.18, 40, 0.00), Some(Perhaps)),
        (evidence(0.30, 0.05, 40, -0.20), None),
        (evidence(0.80, 0.80, 10, 0.30), Some(Probably)),
        (evidence(0.90, 0.90, 4, 0.40), Some(Perhaps)),
        (evidence(0.90, 1.00, 4, 0.40), Some(VeryLikely)),
        (Evidence { cosine: None, ..evidence(0.0, 0.30, 40, 0.1) }, Some(VeryLikely)),
        (Evidence::default(), None),
    ];
    let calibration = Calibration::default();
    for (evidence, word) in table {
        assert_eq!(calibration.certainty(&evidence), word, "{:?}", calibration.chance(&evidence));
    }
}

/// Answers of a catalogue in which only the meaning tells.
fn answers(count: usize) -> Vec<Answer> {
    let answer = |nth: usize| {
        let cosine = (nth * 37 % 100) as f32 / 100.0;
        let share = (nth * 61 % 100) as f32 / 200.0;
        Answer { evidence: evidence(cosine, share, 30, 0.02), is_same: cosine > 0.55 }
    };
    (0..count).map(answer).collect()
}

#[test]
fn answers_refit_it_and_bear_a_percentage_out() {
    let few = Calibration::fitted(&answers(ANSWERS_TO_FIT - 1));
    assert_eq!(few, Calibration::default());
    let fitted = Calibration::fitted(&answers(ANSWERS_TO_FIT));
    let (alike, unlike) = (evidence(0.8, 0.05, 30, 0.02), evidence(0.3, 0.45, 30, 0.02));
    assert!(few.chance(&alike) < few.chance(&unlike));
    assert!(fitted.chance(&alike) > fitted.chance(&unlike));
    assert_eq!((fitted.answers, fitted.percentage(&alike)), (ANSWERS_TO_FIT, None));
    let many = Calibration::fitted(&answers(ANSWERS_FOR_PERCENTAGE));
    assert!(many.error < Some(0.05), "{:?}", many.error);
    assert!(many.percentage(&alike) > Some(90) && many.percentage(&unlike) < Some(10));
    let kept = serde_json::to_string(&many).unwrap();
    assert_eq!(serde_json::from_str::<Calibration>(&kept).unwrap(), many);
}

#[test]
fn answers_that_follow_no_rule_bear_no_percentage() {
    let mut answers = answers(400);
    for (nth, answer) in answers.iter_mut().enumerate() {
        answer.is_same = (nth / 200) % 2 == 0 && nth % 5 != 0;
    }
    let fitted = Calibration::fitted(&answers);
    assert!(fitted.chance(&evidence(0.5, 0.2, 30, 0.0)).is_some_and(|chance| chance < 0.9));
    let one_sided: Vec<Answer> =
        answers.iter().map(|answer| Answer { is_same: true, ..*answer }).collect();
    assert!(Calibration::fitted(&one_sided).chance(&answers[0].evidence) > Some(0.9));
}
