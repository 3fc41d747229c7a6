//! What a text may contain, and how names are compared.
//!
//! Every text from a person or a file is in NFC and free of what could deceive or break: control
//! characters and bidi overrides. Lengths are counted in characters.

use crate::refusal::Refusal;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is wrong with a field, as the word in the fact `problem`.
pub mod problem {
    /// Nothing is there.
    pub const EMPTY: &str = "empty";
    /// More characters (or entries) than the fact `max`.
    pub const TOO_LONG: &str = "too_long";
    /// A control character or bidi override.
    pub const CHARACTER: &str = "character";
    /// Not a number, not of the right type, or not one of the words.
    pub const WRONG_TYPE: &str = "wrong_type";
    /// Outside the facts `min` and `max`.
    pub const OUT_OF_RANGE: &str = "out_of_range";
    /// Low, likely and high are not in this order.
    pub const NOT_IN_ORDER: &str = "not_in_order";
    /// Not an https address.
    pub const NOT_HTTPS: &str = "not_https";
    /// Names a row that is not there.
    pub const NOT_FOUND: &str = "not_found";
    /// Stands there twice.
    pub const TWICE: &str = "twice";
    /// No such field, or not one that can be changed here.
    pub const UNKNOWN_FIELD: &str = "unknown_field";
    /// Needed from this stage on.
    pub const REQUIRED: &str = "required";
}

/// Whether a character is refused in texts: NUL, other control characters, bidi overrides and
/// isolates. Line feed and tab pass in multi-line texts; marks and joiners always pass.
pub fn is_refused(c: char, multi_line: bool) -> bool {
    match c {
        '\n' | '\t' => !multi_line,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

/// Marks and joiners that pass but show nothing: a text of nothing else is empty.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A text as it is kept: NFC, CRLF and CR as LF, without white space at both ends.
pub fn normal(text: &str) -> String {
    let text = text.trim();
    if is_nfc(text) && !text.contains('\r') {
        return text.to_owned();
    }
    text.nfc().collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
}

/// A text from a file: as [`normal`], with refused characters replaced by spaces and counted.
pub fn cleaned(text: &str, multi_line: bool) -> (String, usize) {
    let text = normal(text);
    let replaced = text.chars().filter(|c| is_refused(*c, multi_line)).count();
    if replaced == 0 {
        return (text, 0);
    }
    let clean: String =
        text.chars().map(|c| if is_refused(c, multi_line) { ' ' } else { c }).collect();
    (clean.trim().to_owned(), replaced)
}

/// Names are equal when their folded forms are: lower case, without diacritics, white space and
/// compatibility forms made one.
///
/// ```
/// assert_eq!(hub_core::text::fold("  Contas  à PAGAR "), "contas a pagar");
/// ```
pub fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks one line of `min..=max` characters and gives it as it is kept.
pub fn line(field: &str, text: &str, min: usize, max: usize) -> Result<String, Refusal> {
    checked(field, text, min, max, false)
}

/// As [`line`], with line feeds and tabs.
pub fn lines(field: &str, text: &str, min: usize, max: usize) -> Result<String, Refusal> {
    checked(field, text, min, max, true)
}

fn checked(
    field: &str,
    text: &str,
    min: usize,
    max: usize,
    multi: bool,
) -> Result<String, Refusal> {
    let text = normal(text);
    let length = text.chars().count();
    if length < min || (min > 0 && text.chars().all(is_invisible)) {
        return Err(Refusal::invalid(field, problem::EMPTY).with("min", min));
    }
    if length > max {
        return Err(Refusal::invalid(field, problem::TOO_LONG)
            .with("max", max)
            .with("length", length));
    }
    match text.chars().find(|c| is_refused(*c, multi)) {
        Some(c) => Err(Refusal::invalid(field, problem::CHARACTER)
            .with("character", format!("U+{:04X}", u32::from(c)))),
        None => Ok(text),
    }
}
