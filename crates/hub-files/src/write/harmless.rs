//! Cells that a spreadsheet would take for a formula. A text file cannot say that `=1+1` is a text,
//! so one apostrophe is put before it, and taken off again when our own file is read.
//!
//! The rule, exactly: *a text is dangerous when, without the apostrophes at its beginning, it begins
//! with one of [`DANGEROUS`]*. Dangerous texts are written with one apostrophe more, all others as
//! they are. So a text that began with apostrophes already comes back with just these.

use std::borrow::Cow;

/// Signs with which a spreadsheet begins a formula, and white space that it would skip before one.
/// The wide forms do the same where East Asian languages are set.
const DANGEROUS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The text as it can stand in a text file.
///
/// ```
/// use hub_files::write::{harmless, plain};
/// assert_eq!(harmless("=SUM(A1)"), "'=SUM(A1)");
/// assert_eq!(harmless("'=SUM(A1)"), "''=SUM(A1)");
/// assert_eq!(harmless("it's"), "it's");
/// assert_eq!(plain(&harmless("'=SUM(A1)")), "'=SUM(A1)");
/// ```
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`harmless`] was given.
#[must_use]
pub fn plain(written: &str) -> &str {
    written.strip_prefix('\'').filter(|text| is_dangerous(text)).unwrap_or(written)
}

fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(DANGEROUS)
}
