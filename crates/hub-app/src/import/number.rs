//! Numbers as people write them. "1.234" is 1,234 in one country and 1.234 in another, so what the
//! comma and the dot mean is decided for a whole column, from cells that leave no doubt; a number
//! that could be both is refused, never guessed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The character before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// 1.234,56
    Comma,
    /// 1,234.56
    Dot,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoNumber {
    /// It is something else, or larger than any number.
    WrongType,
    /// It could be two numbers.
    Ambiguous,
}

impl Decimal {
    fn marks(self) -> (char, char) {
        match self {
            Self::Comma => (',', '.'),
            Self::Dot => ('.', ','),
        }
    }
}

/// What cells of a column, or of a file, say about their notation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    comma: bool,
    dot: bool,
}

impl Evidence {
    /// Takes in what one number says.
    pub(crate) fn see(&mut self, number: &str) {
        let Some((_, digits, _)) = dissect(number) else { return };
        match (plain(&digits, Decimal::Comma), plain(&digits, Decimal::Dot)) {
            (Some(_), None) => self.comma = true,
            (None, Some(_)) => self.dot = true,
            _ => {}
        }
    }

    /// What both say.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { comma: self.comma || other.comma, dot: self.dot || other.dot }
    }

    /// Whether anything was said.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The notation, unless nothing or both was said.
    pub(crate) fn decimal(self) -> Option<Decimal> {
        match (self.comma, self.dot) {
            (true, false) => Some(Decimal::Comma),
            (false, true) => Some(Decimal::Dot),
            _ => None,
        }
    }
}

/// Reads a number. Without a notation, only what is the same in both, or a number in one of them
/// alone, can be read.
pub(crate) fn parse(text: &str, decimal: Option<Decimal>) -> Result<f64, NoNumber> {
    let (sign, digits, exponent) = dissect(text).ok_or(NoNumber::WrongType)?;
    let mantissa = match decimal {
        Some(decimal) => plain(&digits, decimal),
        None => match (plain(&digits, Decimal::Comma), plain(&digits, Decimal::Dot)) {
            (Some(comma), Some(dot)) if comma != dot => return Err(NoNumber::Ambiguous),
            (comma, dot) => comma.or(dot),
        },
    };
    let mantissa = mantissa.ok_or(NoNumber::WrongType)?;
    let number: f64 = format!("{sign}{mantissa}{exponent}").parse().unwrap_or(f64::NAN);
    if number.is_finite() { Ok(number) } else { Err(NoNumber::WrongType) }
}

/// Sign, digits with marks, and exponent; none when there is anything else.
fn dissect(text: &str) -> Option<(&'static str, String, &str)> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match rest.find(['e', 'E']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let digits = without_gaps(digits.trim_start())?;
    (is_exponent(exponent) && digits.bytes().any(|b| b.is_ascii_digit()))
        .then_some((sign, digits, exponent))
}

fn is_exponent(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['e', 'E']) else { return text.is_empty() };
    let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Leaves out spaces and apostrophes before groups of three digits.
fn without_gaps(text: &str) -> Option<String> {
    let mut pieces = text.split([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}']);
    let mut joined = pieces.next()?.to_owned();
    let is_start =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let has_gaps = joined.len() < text.len();
    if has_gaps && !is_start(&joined) {
        return None;
    }
    for piece in pieces {
        let group = piece.find([',', '.']).map_or(piece, |end| &piece[..end]);
        if group.len() != 3 || joined.contains([',', '.']) {
            return None;
        }
        joined.push_str(piece);
    }
    let known = |b: u8| b.is_ascii_digit() || b == b',' || b == b'.';
    joined.bytes().all(known).then_some(joined)
}

/// The digits in the notation of programs, if they are a number in this one.
fn plain(digits: &str, decimal: Decimal) -> Option<String> {
    let (mark, group) = decimal.marks();
    let (whole, fraction) = match digits.split_once(mark) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|fraction| fraction.is_empty() || !all_digits(fraction)) {
        return None;
    }
    let whole = if whole.contains(group) { grouped(whole, group)? } else { whole.to_owned() };
    if !all_digits(&whole) {
        return None;
    }
    Some(format!("{}.{}", if whole.is_empty() { "0" } else { &whole }, fraction.unwrap_or("0")))
}

/// "1.234.567" without its dots; a group has three digits, and the first does not begin with 0.
fn grouped(whole: &str, group: char) -> Option<String> {
    let mut pieces = whole.split(group);
    let first = pieces.next()?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (is_first && pieces.all(|piece| piece.len() == 3)).then(|| whole.replace(group, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decimal::{Comma, Dot};
    use NoNumber::{Ambiguous, WrongType};

    #[test]
    fn numbers_are_read_in_their_notation() {
        let cases: &[(&str, Option<Decimal>, Result<f64, NoNumber>)] = &[
            ("12", None, Ok(12.0)),
            (" 1.234,56 ", None, Ok(1_234.56)),
            ("1,234.56", None, Ok(1_234.56)),
            ("1.234.567", None, Ok(1_234_567.0)),
            ("1,5", None, Ok(1.5)),
            ("0,125", None, Ok(0.125)),
            (".5", None, Ok(0.5)),
            ("1,234", None, Err(Ambiguous)),
            ("1.234", None, Err(Ambiguous)),
            ("1.234", Some(Comma), Ok(1_234.0)),
            ("1.234", Some(Dot), Ok(1.234)),
            ("1,234", Some(Comma), Ok(1.234)),
            ("1,5", Some(Dot), Err(WrongType)),
            ("1 234 567,8", None, Ok(1_234_567.8)),
            ("1'234.50", None, Ok(1_234.5)),
            ("1\u{202f}234", None, Ok(1_234.0)),
            ("\u{2212}3,5", None, Ok(-3.5)),
            ("-3", None, Ok(-3.0)),
            ("1e3", None, Ok(1_000.0)),
            ("1e400", None, Err(WrongType)),
            ("NaN", None, Err(WrongType)),
            ("inf", None, Err(WrongType)),
            ("", None, Err(WrongType)),
            ("e5", None, Err(WrongType)),
            ("1,2,3", None, Err(WrongType)),
            ("12 34", None, Err(WrongType)),
            ("1.23.456", None, Err(WrongType)),
            ("12abc", None, Err(WrongType)),
            ("٣", None, Err(WrongType)),
            ("1.", None, Err(WrongType)),
        ];
        for (text, decimal, expected) in cases {
            assert_eq!(parse(text, *decimal), *expected, "{text:?} {decimal:?}");
        }
    }

    #[test]
    fn a_column_is_decided_by_the_cells_without_doubt() {
        let cases: &[(&[&str], Option<Decimal>)] = &[
            (&["1", "20"], None),
            (&["1.234", "5,5"], Some(Comma)),
            (&["1,234", "12.5"], Some(Dot)),
            (&["1,5", "1.5"], None),
            (&["1.234", "2.345"], None),
            (&["abc", "0,5"], Some(Comma)),
        ];
        for (cells, expected) in cases {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            assert_eq!(evidence.decimal(), *expected, "{cells:?}");
        }
    }
}
