//! Characters that must not reach a title or a comment: control characters, and the marks that turn
//! the reading direction and can make text look like other text.

use std::borrow::Cow;

use crate::limits::MAX_CELL_BYTES;
use crate::table::{Note, NoteKind};

/// What becomes of one character.
enum Fate {
    Keep,
    Remove,
    Space,
}

/// NUL and direction marks stand between letters of one word; other control characters stand where
/// a program meant some kind of gap.
fn fate(c: char) -> Fate {
    match c {
        '\t' | '\n' => Fate::Keep,
        '\0' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Fate::Remove,
        c if c.is_control() => Fate::Space,
        _ => Fate::Keep,
    }
}

/// Cleans texts and counts what it took out.
#[derive(Debug, Default)]
pub(crate) struct Cleaner {
    removed: u64,
    first_row: Option<u64>,
}

impl Cleaner {
    /// The text with `\n` for every kind of line break and without unwanted characters.
    pub(crate) fn clean<'a>(&mut self, row: u64, text: &'a str) -> Cow<'a, str> {
        if !may_be_unclean(text) {
            return Cow::Borrowed(text);
        }
        let before = self.removed;
        let clean = self.rebuilt(text);
        if self.removed > before {
            self.first_row.get_or_insert(row);
        }
        Cow::Owned(clean)
    }

    fn rebuilt(&mut self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\r' {
                chars.next_if_eq(&'\n');
                clean.push('\n');
                continue;
            }
            match fate(c) {
                Fate::Keep => clean.push(c),
                Fate::Space => clean.push(' '),
                Fate::Remove => {}
            }
            self.removed += u64::from(!matches!(fate(c), Fate::Keep));
        }
        clean
    }

    pub(crate) fn note(&self) -> Option<Note> {
        let kind = NoteKind::RemovedCharacters { count: self.removed };
        (self.removed > 0).then_some(Note { row: self.first_row, kind })
    }
}

/// A quick look at the bytes: control characters, or the first byte of one that is longer than one
/// byte (U+0080–009F begin with C2, the direction marks with E2).
fn may_be_unclean(text: &str) -> bool {
    text.bytes().any(|b| (b < b' ' && b != b'\t' && b != b'\n') || matches!(b, 0x7F | 0xC2 | 0xE2))
}

/// The part of the text that is kept, and how long the whole is.
pub(crate) fn cut(text: &str) -> (&str, usize) {
    let mut end = text.len().min(MAX_CELL_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unwanted_characters_go_and_are_counted() {
        let cases = [
            ("plain\ttext\nhere", "plain\ttext\nhere", 0),
            ("São Paulo – “ok”", "São Paulo – “ok”", 0),
            ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd", 0),
            ("A\0c\0me", "Acme", 2),
            ("one\u{b}two\u{7f}three\u{85}", "one two three ", 3),
            ("abc\u{202E}txt.exe\u{2069}", "abctxt.exe", 2),
            ("family \u{1F468}\u{200D}\u{1F469}", "family \u{1F468}\u{200D}\u{1F469}", 0),
        ];
        for (text, clean, removed) in cases {
            let mut cleaner = Cleaner::default();
            assert_eq!(cleaner.clean(3, text), clean);
            assert_eq!(cleaner.removed, removed, "{text:?}");
            assert_eq!(cleaner.note().and_then(|note| note.row), (removed > 0).then_some(3));
        }
    }

    #[test]
    fn a_cut_never_splits_a_character() {
        let text = "x".repeat(MAX_CELL_BYTES - 1) + "é";
        assert_eq!(cut(&text), (&text[..MAX_CELL_BYTES - 1], MAX_CELL_BYTES + 1));
    }
}
