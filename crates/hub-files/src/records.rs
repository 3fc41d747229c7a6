//! Text with a delimiter, cut into records and fields as RFC 4180 has it, and leniently where real
//! files differ. The `csv` crate is not used because it skips blank lines, does not tell the number
//! of a row, and reads an unclosed quotation mark to the end of the file without a word; the tests
//! hold this reader to the same results as `csv` on well-formed text.

use std::borrow::Cow;

use crate::limits::MAX_COLUMNS;

/// One record.
#[derive(Debug, Default)]
pub(crate) struct Record<'a> {
    /// Up to the last filled field, and never more than one over the limit.
    pub(crate) fields: Vec<Cow<'a, str>>,
    /// How many fields the line has.
    pub(crate) width: usize,
    /// A quotation mark opens a field and is not closed where one ends.
    pub(crate) stray_quote: bool,
}

impl<'a> Record<'a> {
    /// Blank fields are only counted until a filled one follows, so a line of a million delimiters
    /// needs no memory.
    fn push(&mut self, field: Cow<'a, str>) {
        self.width += 1;
        if self.fields.len() as u64 > MAX_COLUMNS || field.trim().is_empty() {
            return;
        }
        let blanks_up_to = (self.width - 1).min(MAX_COLUMNS as usize);
        self.fields.resize(blanks_up_to, Cow::Borrowed(""));
        self.fields.push(field);
    }
}

/// Reads records one after the other.
#[derive(Debug)]
pub(crate) struct Records<'a> {
    text: &'a str,
    at: usize,
    delimiter: Option<u8>,
}

impl<'a> Records<'a> {
    /// `delimiter` is ASCII; without one every line is one field.
    pub(crate) fn new(text: &'a str, delimiter: Option<u8>) -> Self {
        Self { text, at: 0, delimiter }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn ends_field(&self, byte: u8) -> bool {
        byte == b'\n' || byte == b'\r' || Some(byte) == self.delimiter
    }

    /// The end of the plain text that starts at `from`.
    fn plain_end(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        rest.iter().position(|byte| self.ends_field(*byte)).map_or(self.text.len(), |n| from + n)
    }

    fn field(&mut self, record: &mut Record<'a>) -> Cow<'a, str> {
        let start = self.at;
        if self.byte(start) == Some(b'"') {
            if let Some((field, end)) = self.quoted(start + 1) {
                self.at = end;
                return field;
            }
            record.stray_quote = true;
        }
        self.at = self.plain_end(start);
        Cow::Borrowed(&self.text[start..self.at])
    }

    /// The field whose opening quotation mark stands before `from`, and where it ends. `None` when
    /// the mark opens nothing: it is never closed, or closed lines later in the middle of a text.
    fn quoted(&self, from: usize) -> Option<(Cow<'a, str>, usize)> {
        let mut field = Cow::Borrowed("");
        let mut at = from;
        loop {
            let close = at + self.text.as_bytes()[at..].iter().position(|byte| *byte == b'"')?;
            append(&mut field, &self.text[at..close]);
            if self.byte(close + 1) == Some(b'"') {
                append(&mut field, "\"");
                at = close + 2;
                continue;
            }
            let end = self.plain_end(close + 1);
            let tail = &self.text[close + 1..end];
            if !tail.trim().is_empty() && self.text[from..close].contains(['\n', '\r']) {
                return None;
            }
            append(&mut field, tail);
            return Some((field, end));
        }
    }

    /// Steps over the delimiter or line end. `true` when another field of the record follows.
    fn step(&mut self) -> bool {
        match self.byte(self.at) {
            None => false,
            Some(b'\r') if self.byte(self.at + 1) == Some(b'\n') => {
                self.at += 2;
                false
            }
            Some(byte) => {
                self.at += 1;
                Some(byte) == self.delimiter
            }
        }
    }
}

fn append<'a>(field: &mut Cow<'a, str>, part: &'a str) {
    if field.is_empty() {
        *field = Cow::Borrowed(part);
    } else if !part.is_empty() {
        field.to_mut().push_str(part);
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = Record::default();
        loop {
            let field = self.field(&mut record);
            record.push(field);
            if !self.step() {
                return Some(record);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        Records::new(text, Some(b','))
            .map(|record| record.fields.iter().map(ToString::to_string).collect())
            .collect()
    }

    #[test]
    fn records_and_fields() {
        let cases: [(&str, &[&[&str]]); 14] = [
            ("", &[]),
            ("a,b\n", &[&["a", "b"]]),
            ("a,b", &[&["a", "b"]]),
            ("a\r\nb\rc\nd", &[&["a"], &["b"], &["c"], &["d"]]),
            ("a\n\n\nb\n", &[&["a"], &[], &[], &["b"]]),
            ("a,,\n,,c", &[&["a"], &["", "", "c"]]),
            ("\"x,y\",\"l1\nl2\"\nz", &[&["x,y", "l1\nl2"], &["z"]]),
            ("\"say \"\"hi\"\"\",b", &[&["say \"hi\"", "b"]]),
            ("6\" pipe,b", &[&["6\" pipe", "b"]]),
            ("\"abc\"def,g", &[&["abcdef", "g"]]),
            ("\"abc\" ,g", &[&["abc ", "g"]]),
            ("\"\",x\n\"\"\"\",y", &[&["", "x"], &["\"", "y"]]),
            // Never closed, and closed by a quotation mark that belongs to another text.
            ("a,\"b\nc,d\n", &[&["a", "\"b"], &["c", "d"]]),
            ("\"b\nc,\"x\"\nd", &[&["\"b"], &["c", "x"], &["d"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(fields(text), expected, "{text:?}");
        }
    }

    #[test]
    fn width_counts_blank_fields_and_stray_quotes_are_told() {
        let record = |text| Records::new(text, Some(b',')).next().expect("a record");
        assert_eq!(record("1,,,\n").width, 4);
        assert_eq!(record("1\n").width, 1);
        assert!(record("a,\"b\nc").stray_quote);
        assert!(!record("a,\"b\"\nc").stray_quote);
    }

    #[test]
    fn a_line_of_delimiters_needs_no_memory() {
        let text = ",".repeat(1_000_000) + "x,y";
        let record = Records::new(&text, Some(b',')).next().expect("a record");
        assert_eq!(record.width, 1_000_002);
        assert_eq!(record.fields.len() as u64, MAX_COLUMNS + 1, "one over, so that it is refused");
    }
}
