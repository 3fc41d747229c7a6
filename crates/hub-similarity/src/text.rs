//! From a text to the terms that are compared: words, folded and cut to their stems, each with
//! the bytes it came from.
//!
//! Not here: scripts written without spaces are not segmented. Chinese and Japanese characters
//! stand alone, a Thai phrase is one word.

use std::{borrow::Cow, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Lang, stop_words::is_stop_word};

/// Bytes of a title, and of a description, that are read: some 2,500 words. What comes after is
/// neither indexed nor searched for nor marked.
pub const MAX_FIELD_BYTES: usize = 16 * 1024;

/// Letters of the longest word that is read; longer runs are keys, hashes and the like.
pub const MAX_WORD_CHARS: usize = 64;

/// The most bytes [`MAX_WORD_CHARS`] letters with their marks are given before normalisation.
const MAX_WORD_BYTES: usize = MAX_WORD_CHARS * 4;

/// Bytes of a name that are compared; no name of a system or an area comes near.
const MAX_NAME_BYTES: usize = 1024;

/// Calls `visit` for every term of the text, in its order, with the bytes of the surface word.
pub(crate) fn each_term(text: &str, lang: Lang, mut visit: impl FnMut(&str, Range<usize>)) {
    let stemmer = stemmer(lang);
    let mut term = String::new();
    each_word_at(text, lang, |word, folded, range| {
        if !says_nothing(word, folded, lang) {
            match &stemmer {
                Some(stemmer) => {
                    fold_into(&stemmer.stem(&respelled(folded, lang)), lang, &mut term);
                    visit(&term, range);
                }
                None => visit(folded, range),
            }
        }
        true
    });
}

/// Calls `visit` with number, lower-case form and folded form of every word, while it says true.
pub(crate) fn each_word(text: &str, lang: Lang, mut visit: impl FnMut(usize, &str, &str) -> bool) {
    let mut nth = 0;
    each_word_at(text, lang, |word, folded, _| {
        nth += 1;
        visit(nth - 1, word, folded)
    });
}

/// A name as two of them are compared: case, diacritics and extra spaces do not count, while
/// punctuation does ("C#" is not "C++").
pub(crate) fn folded_name(name: &str) -> String {
    let words: Vec<&str> = beginning(name, MAX_NAME_BYTES).split_whitespace().collect();
    words.join(" ").nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect()
}

fn each_word_at(text: &str, lang: Lang, mut visit: impl FnMut(&str, &str, Range<usize>) -> bool) {
    let text = beginning(text, MAX_FIELD_BYTES);
    let (mut word, mut folded) = (String::new(), String::new());
    let mut from = 0;
    while let Some(range) = next_word(text, from, lang) {
        from = range.end;
        if !lower_into(&text[range.clone()], &mut word) {
            continue;
        }
        fold_into(&word, lang, &mut folded);
        if !folded.is_empty() && !visit(&word, &folded, range) {
            return;
        }
    }
}

fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn next_word(text: &str, from: usize, lang: Lang) -> Option<Range<usize>> {
    let (offset, first) = text[from..].char_indices().find(|(_, c)| c.is_alphanumeric())?;
    let start = from + offset;
    let mut end = start + first.len_utf8();
    let alone = stands_alone(first);
    let mut rest = text[end..].chars();
    while let Some(c) = rest.next() {
        let goes_on = is_combining_mark(c)
            || (!alone && c.is_alphanumeric() && !stands_alone(c))
            || (!alone && joins(c, &text[start..end], lang) && starts_a_word(rest.as_str()));
        if !goes_on {
            break;
        }
        end += c.len_utf8();
    }
    Some(start..end)
}

fn starts_a_word(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphanumeric() && !stands_alone(c))
}

/// Chinese and Japanese characters, which are written without spaces.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters inside a word: soft hyphens and joiners of pasted text, the apostrophe of English,
/// and the hyphen after a single letter, so that "e-mail" and "email" are one word.
fn joins(c: char, so_far: &str, lang: Lang) -> bool {
    match c {
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' => true,
        '\'' | '’' => lang == Lang::En,
        '-' | '\u{2010}' | '\u{2011}' => so_far.chars().count() == 1,
        _ => false,
    }
}

/// Writes the word in lower case and composed; false when it is too long to be a word.
fn lower_into(surface: &str, word: &mut String) -> bool {
    word.clear();
    if surface.len() > MAX_WORD_BYTES {
        return false;
    }
    if surface.is_ascii() {
        word.extend(surface.chars().filter(|c| *c != '-').map(|c| c.to_ascii_lowercase()));
        return word.len() <= MAX_WORD_CHARS;
    }
    let straight = surface.chars().map(|c| if c == '’' { '\'' } else { c });
    let lower = straight.nfkc().flat_map(char::to_lowercase);
    word.extend(lower.filter(|c| c.is_alphanumeric() || *c == '\'' || is_combining_mark(*c)));
    word.chars().count() <= MAX_WORD_CHARS
}

/// Writes the word without the marks and spellings that people leave out or write otherwise.
fn fold_into(word: &str, lang: Lang, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
    } else {
        for c in word.nfd().filter(|c| !is_accent(*c)) {
            match c {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                _ => folded.push(c),
            }
        }
    }
    if lang == Lang::De {
        fold_umlaut_digraphs(folded);
    }
}

/// Accents of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// German without umlauts on the keyboard: "Pruefung" is "Prüfung". After a vowel or a q the e is
/// a letter of its own ("neue", "Quelle").
fn fold_umlaut_digraphs(folded: &mut String) {
    if !folded.contains("ae") && !folded.contains("oe") && !folded.contains("ue") {
        return;
    }
    let mut before = [' ', ' '];
    folded.retain(|c| {
        let umlaut =
            c == 'e' && matches!(before[1], 'a' | 'o' | 'u') && !"aeiouq".contains(before[0]);
        before = [before[1], c];
        !umlaut
    });
}

/// English contractions count by their first part ("it's") or as a whole ("don't").
fn says_nothing(word: &str, folded: &str, lang: Lang) -> bool {
    match word.split_once('\'') {
        Some((head, tail)) => {
            is_stop_word(head, lang) || is_stop_word(&[head, tail].concat(), lang)
        }
        None => is_stop_word(folded, lang),
    }
}

/// Gives endings back the accents the stemmer looks for, and makes some Portuguese plurals
/// singular. Words are folded before they are stemmed, because people leave accents out and both
/// spellings must meet.
fn respelled(folded: &str, lang: Lang) -> Cow<'_, str> {
    let endings: &[(&str, &str)] = match lang {
        Lang::Pt => &[
            ("coes", "ção"),
            ("cao", "ção"),
            ("oes", "ão"),
            ("ais", "al"),
            ("eis", "el"),
            ("ois", "ol"),
            ("ns", "m"),
        ],
        Lang::Es => &[("cion", "ción")],
        Lang::En | Lang::De | Lang::Other => &[],
    };
    for (ending, accented) in endings {
        if folded.len() > 4
            && let Some(start) = folded.strip_suffix(ending)
        {
            return Cow::Owned([start, accented].concat());
        }
    }
    Cow::Borrowed(folded)
}

fn stemmer(lang: Lang) -> Option<Stemmer> {
    let algorithm = match lang {
        Lang::En => Algorithm::English,
        Lang::Pt => Algorithm::Portuguese,
        Lang::Es => Algorithm::Spanish,
        Lang::De => Algorithm::German,
        Lang::Other => return None,
    };
    Some(Stemmer::create(algorithm))
}
