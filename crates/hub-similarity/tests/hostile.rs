//! Texts nobody means: whatever is typed or pasted gets an answer, soon, and never a panic.

use std::time::{Duration, Instant};

use hub_similarity::{
    Document, Lang, LexicalIndex, MAX_FIELD_BYTES, MAX_WORD_CHARS, Subject, guess_lang,
};
use proptest::prelude::*;

const LANGS: [Lang; 5] = [Lang::En, Lang::Pt, Lang::Es, Lang::De, Lang::Other];

fn everything_with(text: &str) {
    let guessed = guess_lang(text);
    for lang in LANGS.into_iter().chain([guessed]) {
        let document = Document { title: text, description: text, lang };
        let mut index = LexicalIndex::new();
        index.insert(1, &document);
        index.insert(2, &Document { title: "crane inspection", description: "", lang });
        for hit in index.search(&document, usize::MAX, None) {
            assert!(hit.score.is_finite() && (0.0..=1.0).contains(&hit.share_of_max), "{hit:?}");
            let _ = hit.certainty();
        }
        let subject = Subject { text: document, systems: &[text, text], area: Some(text) };
        for term in index.reasons(&subject, &subject).terms {
            for range in term.in_query.title.iter().chain(&term.in_found.description) {
                assert!(!text[range.clone()].is_empty());
            }
        }
        assert!(index.remove(1));
    }
}

#[test]
fn odd_texts_get_sensible_answers() {
    let table = [
        "",
        " ",
        "a",
        "x",
        "-",
        "'",
        "’",
        "''''''",
        "a-",
        "-a-b-c-",
        "a'b'c'",
        "!?…—()[]{}",
        "\0",
        "crane\0inspection\0",
        "\u{FEFF}crane\u{200B}inspection\u{202E}noitcepsni",
        "מעבדה בודקת כל דוח لجنة تراجع كل تقرير",
        "🙂🙃👩‍🔧👨‍👩‍👧‍👦🇧🇷",
        "e\u{301}\u{301}\u{301}\u{301} \u{301}\u{301}",
        "Кран crane 起重機 גרן رافعة",
        "ﷺ ½ ² Ⅷ ㎏ İıŞß ŉ ǅ",
        "\u{1F1E6}\u{E0061}\u{10FFFF}",
        "ae oe ue aeiou ueue quelle",
        "c’est l’été aujourd’hui",
        "ões ais ns coes",
    ];
    for text in table {
        everything_with(text);
    }
}

#[test]
fn a_megabyte_is_answered_at_once() {
    let texts = [
        "a".repeat(1 << 20),
        "crane ".repeat(1 << 18),
        "a-".repeat(1 << 19),
        "\u{301}".repeat(1 << 19),
        format!("e{}", "\u{301}".repeat(1 << 19)),
        "ﷺ ".repeat(1 << 18),
        "起".repeat(1 << 18),
        "🙂".repeat(1 << 18),
        "\0".repeat(1 << 20),
        (0..1 << 17).map(|nth| format!("w{nth} ")).collect(),
    ];
    for text in texts {
        let started = Instant::now();
        everything_with(&text);
        // Measured: a few hundredths of a second where the limit is generous for slow machines.
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", text.chars().next());
    }
}

#[test]
fn what_lies_behind_the_limits_is_not_read() {
    let mut index = LexicalIndex::new();
    let late = format!("{} crane", "roster ".repeat(MAX_FIELD_BYTES / 7 + 1));
    let long = "c".repeat(MAX_WORD_CHARS + 1);
    let read = |title| Document { title, description: "", lang: Lang::En };
    index.insert(1, &read(&late));
    index.insert(2, &read(&long));
    assert_eq!(index.search(&read("roster"), 5, None).len(), 1);
    assert!(index.search(&read("crane"), 5, None).is_empty());
    assert!(index.search(&read(&long), 5, None).is_empty());
    assert_eq!(index.len(), 2);
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = LexicalIndex::new();
    assert!(index.is_empty());
    assert!(index.search(&Document::read("crane", "inspection", Lang::En), 5, None).is_empty());
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}|.{0,60}|[a-zéßãñü'’ -]{0,60}") {
        everything_with(&text);
    }
}
