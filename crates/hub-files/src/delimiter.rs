//! Which character stands between the cells: the one that splits most rows into the same number.

use crate::error::FileError;
use crate::records::Records;

/// In the order of preference when nothing else tells them apart.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];
const SAMPLE_BYTES: usize = 64_000;

/// The asked delimiter as the byte it must be.
pub(crate) fn checked(wanted: char) -> Result<u8, FileError> {
    u8::try_from(wanted)
        .ok()
        .filter(|byte| byte.is_ascii_graphic() && *byte != b'"' || matches!(byte, b'\t' | b' '))
        .ok_or(FileError::BadDelimiter { wanted })
}

/// The line `sep=;` that Excel writes and understands at the head of a file.
pub(crate) fn stated(first_line: &str) -> Option<u8> {
    let line = first_line.trim_matches(['"', '\r', '\n']);
    let (key, value) = line.split_at_checked(4)?;
    let mut value = value.chars();
    match (key.eq_ignore_ascii_case("sep="), value.next(), value.next()) {
        (true, Some(delimiter), None) => checked(delimiter).ok(),
        _ => None,
    }
}

/// The delimiter of the text; `None` for text with one column.
pub(crate) fn detect(text: &str) -> Option<u8> {
    let mut best: Option<(u8, Fit)> = None;
    for delimiter in CANDIDATES {
        let widths = widths(text, delimiter);
        if widths.is_empty() {
            // Nothing but delimiters and white space.
            return Some(delimiter);
        }
        let Some(fit) = fit(&widths) else { continue };
        if best.is_none_or(|(_, other)| fit.is_better_than(other)) {
            best = Some((delimiter, fit));
        }
    }
    best.map(|(delimiter, _)| delimiter)
}

/// How many fields each filled line of the sample has. Comments say nothing about the table, and
/// neither does a record that the end of the sample cuts.
fn widths(text: &str, delimiter: u8) -> Vec<usize> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut widths: Vec<usize> = Records::new(&text[..end], Some(delimiter))
        .filter(|record| !record.fields.is_empty())
        .filter(|record| !(record.width == 1 && record.fields[0].starts_with('#')))
        .map(|record| record.width)
        .collect();
    if end < text.len() && widths.len() > 1 {
        widths.pop();
    }
    widths
}

/// How well a delimiter explains the lines.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// The share of lines with the most common width.
    alike: f64,
    /// That width.
    width: usize,
}

impl Fit {
    fn is_better_than(self, other: Self) -> bool {
        (self.alike, self.width) > (other.alike, other.width)
    }
}

/// A delimiter must split half of the lines, or all lines of the second half, where no title stands
/// any more. So a list of sentences with a comma here and there stays one column.
fn fit(widths: &[usize]) -> Option<Fit> {
    let tail = &widths[widths.len() / 2..];
    let split = |lines: &[usize]| lines.iter().filter(|width| **width > 1).count();
    let lines = match () {
        () if split(widths) * 2 >= widths.len() => widths,
        () if tail.len() > 1 && split(tail) == tail.len() => tail,
        () => return None,
    };
    let count = |width: usize| lines.iter().filter(|other| **other == width).count();
    let width = lines.iter().copied().filter(|w| *w > 1).max_by_key(|w| (count(*w), *w))?;
    Some(Fit { alike: count(width) as f64 / lines.len() as f64, width })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found() {
        let cases = [
            ("a,b\n1,2\n", Some(b',')),
            ("a;b\n1,5;2,5\n3,5;4,5\n", Some(b';')),
            ("a\tb, c\n1\t2\n", Some(b'\t')),
            ("a|b\n1|2\n", Some(b'|')),
            ("\"x;y\",b\n\"x;y\",2\n", Some(b',')),
            ("# a, b, c\n# d\nid;name\n1;x\n", Some(b';')),
            ("Report\nof May\nby Ann\nby Bob\nsum\nid;name\n1;a\n2;b\n3;c\n4;d\n", Some(b';')),
            ("Idea\nSend reminders\nCheck invoices, then file them\nClose tickets\n", None),
            ("id\n1\n2\n", None),
            (";;;\n;;;\n", Some(b';')),
        ];
        for (text, delimiter) in cases {
            assert_eq!(detect(text), delimiter, "{text:?}");
        }
    }

    #[test]
    fn excel_states_it() {
        let cases = [
            ("sep=;", Some(b';')),
            ("SEP=\t", Some(b'\t')),
            ("\"sep=,\"", Some(b',')),
            ("sep=", None),
            ("sep=ab", None),
            ("sepal", None),
            ("né=;", None),
        ];
        for (line, delimiter) in cases {
            assert_eq!(stated(line), delimiter, "{line:?}");
        }
    }

    #[test]
    fn what_cannot_separate_is_refused() {
        for wanted in ['"', '\n', '\r', '\0', '¦'] {
            assert_eq!(checked(wanted), Err(FileError::BadDelimiter { wanted }));
        }
    }
}
