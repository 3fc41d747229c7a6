//! Recall and certainty on ideas written twice must not fall; needs the data of `HUB_DATA`.

mod data;

use std::{env, path::PathBuf};

use data::{read_pairs, read_texts};
use hub_similarity::{Certainty, Document, Lang, LexicalIndex};

#[test]
fn the_partner_is_found_and_words_are_mostly_right() {
    let Some(folder) = env::var_os("HUB_DATA").map(PathBuf::from) else {
        eprintln!("skipped 1 test: HUB_DATA is not set");
        return;
    };
    let pairs = read_pairs(&folder.join("duplicates/ideas_en_dev.tsv")).unwrap();
    let distractors = read_texts(&folder.join("merged/automation_use_cases_dev.csv")).unwrap();
    let mut index = LexicalIndex::new();
    for (local, (title, description)) in (1000..).zip(&distractors) {
        index.insert(local, &Document::read(title, description, Lang::En));
    }
    for (local, [(title, description), _]) in (0..).zip(&pairs) {
        index.insert(local, &Document::read(title, description, Lang::En));
    }
    let (mut first, mut listed, mut said, mut right) = (0, 0, 0, 0);
    for (local, [_, (title, description)]) in (0..).zip(&pairs) {
        let query = Document::read(title, description, Lang::En);
        let hits = index.search(&query, 5, None);
        first += usize::from(hits.first().is_some_and(|hit| hit.local == local));
        listed += usize::from(hits.iter().any(|hit| hit.local == local));
        for hit in hits.iter().chain(&index.search(&query, 5, Some(local))) {
            let word = hit.certainty() >= Some(Certainty::Probably);
            said += usize::from(word);
            right += usize::from(word && hit.local == local);
        }
    }
    let all = pairs.len();
    assert!(first * 100 >= all * 75, "first: {first} of {all}");
    assert!(listed * 100 >= all * 85, "among five: {listed} of {all}");
    assert!(right * 100 >= said * 80, "probably or stronger: {right} of {said} right");
    assert!(right * 100 >= all * 40, "probably or stronger: {right} of {all} caught");
}
