//! Laws of possible pairs: the same from both sides, each once, never an idea with itself, the same
//! however the index came to be, and an answer to whatever somebody pasted.

use std::collections::BTreeMap;

use hub_similarity::{Certainty, Document, Lang, LexicalIndex, Pair, Scratch};
use proptest::{collection::vec, prelude::*};

const LIMIT: usize = 5;

/// All pairs, from every document that takes part.
fn pairs(index: &LexicalIndex, takes_part: impl Fn(u32) -> bool) -> BTreeMap<(u32, u32), Pair> {
    let mut scratch = Scratch::default();
    let mut all = BTreeMap::new();
    for local in index.locals().into_iter().filter(|local| takes_part(*local)) {
        for pair in index.pairs_of(local, LIMIT, &mut scratch, &takes_part) {
            assert!(pair.lower == local || pair.higher == local);
            let seen = all.insert((pair.lower, pair.higher), pair);
            assert!(seen.is_none_or(|seen| seen == pair), "the other side says the same");
        }
    }
    all
}

fn words(range: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ledgers", "ledger", "crane", "badges", "the", "meter", "valve", "claims", "roster", "pump",
    ]);
    vec(word, range).prop_map(|words| words.join(" "))
}

fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    vec((words(0..5), words(0..12)), 0..30)
}

fn read((title, description): &(String, String)) -> Document<'_> {
    Document { title, description, lang: Lang::En }
}

fn index<'a>(texts: impl IntoIterator<Item = (u32, &'a (String, String))>) -> LexicalIndex {
    let mut index = LexicalIndex::new();
    for (local, text) in texts {
        index.insert(local, &read(text));
    }
    index
}

proptest! {
    #[test]
    fn a_pair_is_two_that_take_part_and_looks_alike_from_both_sides(
        texts in texts(),
        left_out in 0_u32..4,
    ) {
        let index = index((0..).zip(&texts));
        let takes_part = |local: u32| local % 4 != left_out;
        for ((lower, higher), pair) in pairs(&index, takes_part) {
            prop_assert!(lower < higher && takes_part(lower) && takes_part(higher));
            prop_assert_eq!(index.likeness(lower, higher), Some(pair.likeness));
            prop_assert_eq!(index.likeness(higher, lower), Some(pair.likeness));
            prop_assert_eq!(pair.likeness.certainty(), Some(pair.certainty));
            let terms = pair.likeness.terms_of_lower.min(pair.likeness.terms_of_higher);
            prop_assert!(pair.likeness.shared_terms <= terms);
            prop_assert!(pair.likeness.share() > 0.0 && pair.likeness.share() <= 1.0);
        }
    }

    #[test]
    fn pairs_do_not_depend_on_how_the_index_came_to_be(texts in texts(), others in texts()) {
        let straight = index((0..).zip(&texts));
        // Backwards, over other texts that were there before, and over some that went.
        let mut turned = index((0..).zip(&others));
        for local in texts.len()..others.len() {
            turned.remove(local as u32);
        }
        for (local, text) in texts.iter().enumerate().rev() {
            turned.insert(local as u32, &read(text));
        }
        prop_assert_eq!(pairs(&straight, |_| true), pairs(&turned, |_| true));
    }

    #[test]
    fn the_best_come_first_and_no_more_than_asked(texts in texts(), limit in 0_usize..6) {
        let index = index((0..).zip(&texts));
        let mut scratch = Scratch::default();
        for local in index.locals() {
            let all = index.pairs_of(local, usize::MAX, &mut scratch, |_| true);
            prop_assert!(all.is_sorted_by(|a, b| a.order(b).is_lt()));
            prop_assert!(all.is_sorted_by(|a, b| a.certainty >= b.certainty));
            let some = index.pairs_of(local, limit, &mut scratch, |_| true);
            prop_assert_eq!(&some[..], &all[..limit.min(all.len())]);
        }
    }

    #[test]
    fn any_text_gets_an_answer(texts in vec((any::<String>(), any::<String>()), 0..8)) {
        let index = index((0..).zip(&texts));
        pairs(&index, |_| true);
    }

    #[test]
    fn insert_says_whether_the_words_are_others(before in words(0..6), after in words(0..6)) {
        let sorted = |text: &str| {
            let stems = text.split_whitespace().filter(|word| *word != "the");
            let mut stems: Vec<&str> = stems.map(|word| word.trim_end_matches('s')).collect();
            stems.sort_unstable();
            stems.join(" ")
        };
        let mut index = LexicalIndex::new();
        prop_assert!(index.insert(1, &read(&(before.clone(), String::new()))));
        let is_other = index.insert(1, &read(&(after.clone(), String::new())));
        prop_assert_eq!(is_other, sorted(&before) != sorted(&after));
    }
}

const INVOICES: &str = "Every Monday I export the open items from the ledger, sort them by customer \
    and write a friendly reminder to everybody whose invoice is overdue by more than ten days.";
const REMINDERS: &str = "On Mondays the overdue invoices are exported from the ledger and each \
    customer whose open items are older than ten days gets a reminder.";

#[test]
fn the_word_fits_the_texts() {
    use Certainty::{Perhaps, Probably, VeryLikely};
    let table: [(&str, &str, &str, &str, Option<Certainty>); 7] = [
        ("Chase overdue invoices", INVOICES, "Chase overdue invoices", INVOICES, Some(VeryLikely)),
        ("Chase overdue invoices", INVOICES, "Remind late payers", REMINDERS, Some(Probably)),
        ("Chasing overdue invoices", "", "Chase overdue invoice", "", Some(VeryLikely)),
        ("Approve supplier invoices daily", "", "Approve supplier contracts", "", Some(Perhaps)),
        (
            "Copy monthly stock levels to plant sheet",
            "",
            "Copy monthly stock levels to plant portal",
            "",
            Some(Probably),
        ),
        ("Chase overdue invoices", INVOICES, "Overdue invoices", "", None),
        ("Chase overdue invoices", INVOICES, "Order coffee for the canteen", "", None),
    ];
    for (title, description, other_title, other, expected) in table {
        let mut index = LexicalIndex::new();
        for local in 10..200 {
            let title = format!("Filler {local} about matter {}", local * 7 % 50);
            index.insert(local, &Document { title: &title, description: "", lang: Lang::En });
        }
        index.insert(1, &Document { title, description, lang: Lang::En });
        index.insert(2, &Document { title: other_title, description: other, lang: Lang::En });
        let found = pairs(&index, |_| true).get(&(1, 2)).map(|pair| pair.certainty);
        assert_eq!(found, expected, "{title} / {other_title}: {:?}", index.likeness(1, 2));
    }
}

#[test]
fn there_is_nothing_about_one_alone() {
    let index = index([(1, &("Crane".into(), "x".into())), (2, &("Crane".into(), "x".into()))]);
    assert_eq!(index.likeness(1, 1), None);
    assert_eq!(index.likeness(1, 3), None);
    assert!(index.pairs_of(3, LIMIT, &mut Scratch::default(), |_| true).is_empty());
}

/// A thousand copies of one text do not cost a million comparisons, and each has its pairs.
#[test]
fn a_pile_of_copies_hangs_together() {
    let text = ("Chase overdue invoices".to_owned(), INVOICES.to_owned());
    let index = index((0..1_000).map(|local| (local, &text)));
    let found = pairs(&index, |_| true);
    assert!(found.len() <= 1_000 * LIMIT);
    for local in 0..1_000 {
        assert!(found.keys().any(|(lower, higher)| *lower == local || *higher == local));
    }
}
