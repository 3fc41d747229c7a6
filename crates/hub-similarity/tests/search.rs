//! The index against BM25 written down plainly, and the order and bounds of what it finds.

use std::collections::BTreeSet;

use hub_similarity::{Document, Lang, LexicalIndex};
use proptest::{collection::vec, prelude::*};

type Text = (String, String);

fn document((title, description): &Text) -> Document<'_> {
    Document { title, description, lang: Lang::Other }
}

fn index_of(texts: &[Text]) -> LexicalIndex {
    let mut index = LexicalIndex::new();
    for (local, text) in (0..).zip(texts) {
        index.insert(local, &document(text));
    }
    index
}

/// The words of a document as BM25 sees them: those of the title twice.
fn words((title, description): &Text) -> Vec<&str> {
    [title, title, description].into_iter().flat_map(|text| text.split_whitespace()).collect()
}

/// BM25 from its definition, for one document, in double precision and without an index.
fn plain_bm25(texts: &[Text], nth: usize, query: &Text) -> f64 {
    let all = texts.len() as f64;
    let average = texts.iter().map(|text| words(text).len()).sum::<usize>() as f64 / all;
    plain_score(texts, average, &words(&texts[nth]), query)
}

fn plain_score(texts: &[Text], average: f64, document: &[&str], query: &Text) -> f64 {
    let all = texts.len() as f64;
    let distinct: BTreeSet<&str> = words(query).into_iter().collect();
    let gain = |term: &&str| {
        let holding = texts.iter().filter(|text| words(text).contains(term)).count() as f64;
        let idf = (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
        let count = document.iter().filter(|word| *word == term).count() as f64;
        let norm = 0.4 * (0.7 + 0.3 * document.len() as f64 / average);
        idf * count * 1.4 / (count + norm)
    };
    distinct.iter().map(gain).sum()
}

fn text() -> impl Strategy<Value = Text> {
    let word = prop::sample::select(vec![
        "ledger", "crane", "badge", "quay", "meter", "valve", "claim", "roster", "pallet", "kiln",
    ]);
    (vec(word.clone(), 1..5), vec(word, 0..25))
        .prop_map(|(title, description)| (title.join(" "), description.join(" ")))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-4 * a.abs().max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_best_are_those_of_plain_bm25(
        texts in vec(text(), 1..120),
        query in text(),
        limit in 1usize..90,
        except in prop::option::of(0u32..120),
    ) {
        let hits = index_of(&texts).search(&document(&query), limit, except);

        let mut plain: Vec<f64> = (0..texts.len())
            .filter(|&nth| Some(nth as u32) != except)
            .map(|nth| plain_bm25(&texts, nth, &query))
            .filter(|&score| score > 0.0)
            .collect();
        plain.sort_by(|a, b| b.total_cmp(a));
        plain.truncate(limit);

        prop_assert_eq!(hits.len(), plain.len());
        for (hit, expected) in hits.iter().zip(plain) {
            prop_assert_ne!(Some(hit.local), except);
            prop_assert!(close(f64::from(hit.score), expected), "{} {}", hit.score, expected);
            let own = plain_bm25(&texts, hit.local as usize, &query);
            prop_assert!(close(f64::from(hit.score), own));
        }
        for pair in hits.windows(2) {
            let ordered = pair[0].score > pair[1].score
                || (pair[0].score == pair[1].score && pair[0].local < pair[1].local);
            prop_assert!(ordered);
        }
    }

    #[test]
    fn the_share_is_that_of_the_querys_own_score(texts in vec(text(), 1..40), query in text()) {
        let average =
            texts.iter().map(|text| words(text).len()).sum::<usize>() as f64 / texts.len() as f64;
        let most = plain_score(&texts, average, &words(&query), &query);
        for hit in index_of(&texts).search(&document(&query), 10, None) {
            let share = (f64::from(hit.score) / most).min(1.0);
            prop_assert!(close(f64::from(hit.share_of_max), share));
            prop_assert!((0.0..=1.0).contains(&hit.share_of_max));
            let typed: BTreeSet<_> = words(&query).into_iter().collect();
            let held: BTreeSet<_> = words(&texts[hit.local as usize]).into_iter().collect();
            prop_assert_eq!(hit.typed_terms, typed.len());
            prop_assert_eq!(hit.shared_terms, typed.intersection(&held).count());
        }
    }

    #[test]
    fn a_text_shares_everything_with_itself(texts in vec(text(), 1..40), nth in 0usize..40) {
        let own = &texts[nth % texts.len()];
        let hits = index_of(&texts).search(&document(own), texts.len(), None);
        let hit = hits.iter().find(|hit| hit.local as usize == nth % texts.len()).unwrap();
        prop_assert!(hit.share_of_max > 0.9999);
    }
}

#[test]
fn equal_scores_come_by_rising_number() {
    let mut index = LexicalIndex::new();
    let same = ("night shift roster".to_owned(), String::new());
    for local in [u32::MAX, 900, 7, 0, 30] {
        index.insert(local, &document(&same));
    }
    for limit in 0..=6 {
        let found: Vec<u32> =
            index.search(&document(&same), limit, Some(7)).iter().map(|hit| hit.local).collect();
        let all = [0, 30, 900, u32::MAX];
        assert_eq!(found, all[..limit.min(4)]);
    }
}

#[test]
fn more_equal_documents_than_are_kept_in_between_stay_in_order() {
    let mut index = LexicalIndex::new();
    let same = ("night shift roster".to_owned(), String::new());
    for local in (0..1000).rev() {
        index.insert(local, &document(&same));
    }
    let found: Vec<u32> =
        index.search(&document(&same), 40, None).iter().map(|hit| hit.local).collect();
    assert_eq!(found, (0..40).collect::<Vec<_>>());
}

#[test]
fn a_word_of_the_title_counts_more() {
    let mut index = LexicalIndex::new();
    let texts = [("pallet labels", "printed by hand"), ("printed by hand", "pallet labels")];
    for (local, (title, description)) in (0..).zip(texts) {
        index.insert(local, &Document { title, description, lang: Lang::En });
    }
    let query = Document { title: "pallets", description: "", lang: Lang::En };
    let hits = index.search(&query, 2, None);
    assert_eq!(hits.iter().map(|hit| hit.local).collect::<Vec<_>>(), [0, 1]);
}
