//! An index that was changed answers like one that was built anew.

use std::collections::BTreeMap;

use hub_similarity::{Document, Lang, LexicalIndex};
use proptest::{collection::vec, prelude::*};

#[derive(Clone, Debug)]
enum Change {
    Insert(u32, String, String),
    Remove(u32),
}

fn words(range: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ledgers", "ledger", "crane", "badges", "the", "meter", "Valve", "claims", "roster",
    ]);
    vec(word, range).prop_map(|words| words.join(" "))
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0u32..12, words(0..5), words(0..12))
            .prop_map(|(local, title, description)| Change::Insert(local, title, description)),
        1 => (0u32..12).prop_map(Change::Remove),
    ]
}

fn read<'a>(title: &'a str, description: &'a str) -> Document<'a> {
    Document { title, description, lang: Lang::En }
}

proptest! {
    #[test]
    fn changed_and_fresh_agree(
        changes in vec(change(), 1..60),
        title in words(1..5),
        description in words(0..12),
    ) {
        let (mut index, mut kept) = (LexicalIndex::new(), BTreeMap::new());
        for change in changes {
            match change {
                Change::Insert(local, title, description) => {
                    index.insert(local, &read(&title, &description));
                    kept.insert(local, (title, description));
                }
                Change::Remove(local) => {
                    prop_assert_eq!(index.remove(local), kept.remove(&local).is_some());
                }
            }
        }
        let mut fresh = LexicalIndex::new();
        for (local, (title, description)) in &kept {
            fresh.insert(*local, &read(title, description));
        }
        let query = read(&title, &description);
        prop_assert_eq!(index.len(), kept.len());
        prop_assert_eq!(index.is_empty(), kept.is_empty());
        prop_assert_eq!(index.search(&query, 20, None), fresh.search(&query, 20, None));
    }
}

#[test]
fn a_replaced_text_is_found_by_its_new_words_only() {
    let mut index = LexicalIndex::new();
    index.insert(4, &read("Crane inspection", "weekly"));
    index.insert(4, &read("Badge renewal", ""));
    assert_eq!(index.len(), 1);
    assert!(index.search(&read("crane weekly", ""), 5, None).is_empty());
    assert_eq!(index.search(&read("badges", ""), 5, None)[0].local, 4);
    assert!(index.remove(4));
    assert!(!index.remove(4));
    assert!(index.search(&read("badges", ""), 5, None).is_empty());
}
