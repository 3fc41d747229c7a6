//! From a text to the numbers of its word pieces, as the encoder was trained on them: BERT's
//! cleaning (lower case, no accents), its cutting at spaces and punctuation, and the longest known
//! piece first.
//!
//! Not here: special tokens in a text. "[SEP]" that somebody wrote is punctuation and a word.

use std::collections::HashMap;

use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Tokens of a text that are read, with the marks of its beginning and end.
pub(crate) const MAX_TOKENS: usize = 128;

/// Letters of the longest word that is cut into pieces.
const MAX_WORD_CHARS: usize = 100;

/// The word pieces an encoder knows.
#[derive(Debug)]
pub(crate) struct WordPieces {
    /// Pieces that begin a word.
    first: HashMap<Box<str>, i32>,
    /// Pieces that go on with one.
    next: HashMap<Box<str>, i32>,
    unknown: i32,
    begin: i32,
    end: i32,
}

impl WordPieces {
    /// Reads the list: one piece a line, numbered from nought; "##" marks those that go on with a
    /// word. `None` when one of the special tokens is not in it.
    pub(crate) fn read(list: &str) -> Option<Self> {
        let (mut first, mut next) = (HashMap::new(), HashMap::new());
        for (id, piece) in (0..).zip(list.lines()) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => next.insert(rest.into(), id),
                _ => first.insert(piece.into(), id),
            };
        }
        let special = |token: &str| first.get(token).copied();
        let (unknown, begin, end) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        Some(WordPieces { first, next, unknown, begin, end })
    }

    /// The tokens of a text, at most [`MAX_TOKENS`] with the marks of its beginning and end.
    pub(crate) fn tokens(&self, text: &str) -> Vec<i32> {
        let mut tokens = vec![self.begin];
        each_word(text, |word| {
            self.cut(word, &mut tokens);
            tokens.len() < MAX_TOKENS
        });
        tokens.truncate(MAX_TOKENS - 1);
        tokens.push(self.end);
        tokens
    }

    /// The longest piece first. A word that cannot be cut is unknown as a whole.
    fn cut(&self, word: &str, tokens: &mut Vec<i32>) {
        let before = tokens.len();
        let mut rest = word;
        let is_word = word.chars().count() <= MAX_WORD_CHARS;
        while is_word && !rest.is_empty() {
            let pieces = if tokens.len() == before { &self.first } else { &self.next };
            let Some((end, id)) = longest(pieces, rest) else { break };
            tokens.push(id);
            rest = &rest[end..];
        }
        if !is_word || !rest.is_empty() {
            tokens.truncate(before);
            tokens.push(self.unknown);
        }
    }
}

/// The end and the number of the longest piece the word begins with.
fn longest(pieces: &HashMap<Box<str>, i32>, word: &str) -> Option<(usize, i32)> {
    let ends = word.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    ends.into_iter().find_map(|end| pieces.get(&word[..end]).map(|id| (end, *id)))
}

/// Calls `visit` with every cleaned word and every sign of punctuation, while it says true.
fn each_word(text: &str, mut visit: impl FnMut(&str) -> bool) {
    let mut word = String::new();
    for c in text.chars() {
        let alone = is_ideograph(c);
        let mut goes_on = true;
        if alone {
            goes_on = flush(&mut word, &mut visit);
        }
        each_cleaned(c, |cleaned| {
            if cleaned.is_whitespace() || is_punctuation(cleaned) {
                goes_on = goes_on && flush(&mut word, &mut visit);
            }
            if !cleaned.is_whitespace() {
                word.push(cleaned);
            }
            if is_punctuation(cleaned) {
                goes_on = goes_on && flush(&mut word, &mut visit);
            }
        });
        if alone {
            goes_on = goes_on && flush(&mut word, &mut visit);
        }
        if !goes_on {
            return;
        }
    }
    flush(&mut word, &mut visit);
}

fn flush(word: &mut String, visit: &mut impl FnMut(&str) -> bool) -> bool {
    let goes_on = word.is_empty() || visit(word);
    word.clear();
    goes_on
}

/// What a character becomes: nothing, a space, or lower-case letters without accents.
fn each_cleaned(c: char, mut visit: impl FnMut(char)) {
    if c.is_ascii_alphanumeric() {
        visit(c.to_ascii_lowercase());
    } else if c.is_whitespace() {
        visit(' ');
    } else if !is_dropped(c) {
        decompose_canonical(c, |part| {
            if part.general_category() != GeneralCategory::NonspacingMark {
                part.to_lowercase().for_each(&mut visit);
            }
        });
    }
}

fn is_dropped(c: char) -> bool {
    c == '\u{FFFD}' || c.general_category_group() == GeneralCategoryGroup::Other
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || (!c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Punctuation)
}

/// The characters that BERT sets apart as Chinese.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2B73F}' | '\u{2B740}'..='\u{2B81F}' | '\u{2B920}'..='\u{2CEAF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}
