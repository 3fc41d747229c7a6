//! Bytes of a text file into text: byte order marks, UTF-8, UTF-16 with and without a mark, and the
//! encodings of old Windows and Unix programs by the statistics of their letters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::FileError;

/// How much of the file is looked at to guess.
const SAMPLE_BYTES: usize = 1_000_000;

/// Decoded text.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) encoding: &'static str,
    /// Bytes that mean nothing in the encoding.
    pub(crate) replaced: u64,
}

/// Decodes as asked, or as the bytes suggest. A byte order mark is believed over both.
pub(crate) fn decode<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Result<Decoded<'a>, FileError> {
    let asked = wanted.map(by_label).transpose()?;
    let (encoding, mark_bytes) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (asked.unwrap_or_else(|| guess(bytes)), 0),
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[mark_bytes..]);
    let replaced = if had_errors { text.matches('\u{FFFD}').count() as u64 } else { 0 };
    Ok(Decoded { text, encoding: encoding.name(), replaced })
}

/// The "replacement" encoding of the standard stands for dangerous ones and decodes to nothing.
fn by_label(wanted: &str) -> Result<&'static Encoding, FileError> {
    Encoding::for_label_no_replacement(wanted.as_bytes())
        .ok_or_else(|| FileError::UnknownEncoding { wanted: wanted.to_owned() })
}

/// Whether the bytes are UTF-16 text, which holds more zero bytes than other text may.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8);
    marked || utf16_without_mark(bytes).is_some()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = utf16_without_mark(bytes) {
        return utf16;
    }
    if is_mostly_utf8(bytes) { UTF_8 } else { by_letters(bytes) }
}

/// Delimiters, digits and line ends are ASCII, so UTF-16 text has zero bytes in every second place
/// and nearly none in the others. One or two are stray characters of a short file.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many =
        |zeros: usize, others: usize| zeros > 2 && zeros * 10 > pairs.len() && zeros > others * 10;
    let encoding = match () {
        () if many(second, first) => UTF_16LE,
        () if many(first, second) => UTF_16BE,
        () => return None,
    };
    // Other bytes with many zeros come out as control characters.
    let (text, _) = encoding.decode_without_bom_handling(&sample[..pairs.len() * 2]);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (controls * 20 < pairs.len()).then_some(encoding)
}

/// A file in UTF-8 with a few broken bytes is still UTF-8; taking it for another encoding would
/// spoil every letter with an accent.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        if !chunk.invalid().is_empty() {
            bad += 1;
        }
        // Counting is only needed once something is wrong, or the file would be walked twice.
        if bad > 0 || chunk.valid().len() < bytes.len() {
            good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        }
    }
    bad == 0 || good >= bad * 10
}

/// The detector judges letters in their words, so it gets the part around the first that is not
/// ASCII.
fn by_letters(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(4096);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE_BYTES)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn each_encoding_is_found() {
        let text = "id;título\n1;Conciliação de faturas\n2;Übergabe prüfen\n";
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let cases = [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), "UTF-8"),
            (marked(b"\xFF\xFE", utf16(text, u16::to_le_bytes)), "UTF-16LE"),
            (marked(b"\xFE\xFF", utf16(text, u16::to_be_bytes)), "UTF-16BE"),
            (utf16(text, u16::to_le_bytes), "UTF-16LE"),
            (utf16(text, u16::to_be_bytes), "UTF-16BE"),
            (encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), "windows-1252"),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(&bytes, None).expect(encoding);
            assert_eq!((decoded.encoding, &*decoded.text), (encoding, text));
            assert_eq!(decoded.replaced, 0);
        }
    }

    #[test]
    fn one_broken_byte_does_not_spoil_utf8() {
        let text = "çãéíóúàèìòù ".repeat(3);
        let bytes = [text.as_bytes(), b"\xE9\n"].concat();
        let decoded = decode(&bytes, None).expect("text");
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 1));
        assert!(decoded.text.starts_with(&text));
    }

    #[test]
    fn the_person_overrules_the_guess() {
        let decoded = decode(b"caf\xE9", Some("latin1")).expect("text");
        assert_eq!(&*decoded.text, "café");
        for label in ["klingon", "", "replacement", "utf-7"] {
            let error = decode(b"x", Some(label)).expect_err(label);
            assert_eq!(error, FileError::UnknownEncoding { wanted: label.into() });
        }
    }
}
