//! Recall and certainty by words alone on ideas written twice must not fall; needs the data of
//! `HUB_DATA`.

mod data;

use std::{env, path::PathBuf};

use data::{Text, read_pairs, read_texts};
use hub_similarity::{
    Calibration, Catalogue, Certainty, Document, Lang, LexicalIndex, VectorIndex,
};

#[test]
fn the_partner_is_found_and_words_are_mostly_right() {
    let Some(folder) = env::var_os("HUB_DATA").map(PathBuf::from) else {
        eprintln!("skipped 1 test: HUB_DATA is not set");
        return;
    };
    let pairs = read_pairs(&folder.join("duplicates/ideas_en_dev.tsv")).unwrap();
    let others = ["merged/automation_use_cases_dev.csv", "onet/onet_tasks_ideas_dev.csv"];
    let read = |file: &str| read_texts(&folder.join(file)).unwrap();
    let distractors: Vec<Text> = others.into_iter().flat_map(read).collect();
    let (calibration, meanings) = (Calibration::default(), VectorIndex::new());
    let (mut first, mut listed, mut said, mut right) = (0, 0, 0, 0);
    // Either wording may be the one that was there first.
    for there in [0, 1] {
        let mut index = LexicalIndex::new();
        for (local, (title, description)) in (1000..).zip(&distractors) {
            index.insert(local, &Document::read(title, description, Lang::En));
        }
        for (local, pair) in (0..).zip(&pairs) {
            let (title, description) = &pair[there];
            index.insert(local, &Document::read(title, description, Lang::En));
        }
        let words_alone = Catalogue { words: &index, meanings: &meanings };
        for (local, pair) in (0..).zip(&pairs) {
            let (title, description) = &pair[1 - there];
            let query = Document::read(title, description, Lang::En);
            let hits = words_alone.find(&query, None, 5, None);
            first += usize::from(hits.first().is_some_and(|hit| hit.local == local));
            listed += usize::from(hits.iter().any(|hit| hit.local == local));
            for hit in hits.iter().chain(&words_alone.find(&query, None, 5, Some(local))) {
                let word = calibration.certainty(&hit.evidence) >= Some(Certainty::Probably);
                said += usize::from(word);
                right += usize::from(word && hit.local == local);
            }
        }
    }
    let all = 2 * pairs.len();
    assert!(first * 100 >= all * 75, "first: {first} of {all}");
    assert!(listed * 100 >= all * 85, "among five: {listed} of {all}");
    assert!(right * 100 >= said * 80, "probably or stronger: {right} of {said} right");
    assert!(right * 100 >= all * 40, "probably or stronger: {right} of {all} caught");
}
