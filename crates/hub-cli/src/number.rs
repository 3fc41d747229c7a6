//! Numbers as they are shown to people: thousands marked, no more digits than mean something.

use hub_core::estimate::Amount;
use hub_core::rows::Triple;

/// At most two digits after the point, four below 1; none that are 0.
pub fn number(value: f64) -> String {
    let digits = if value.abs() < 1.0 { 4 } else { 2 };
    let text = fixed(value, digits);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// So many digits after the point.
pub fn fixed(value: f64, digits: usize) -> String {
    // Half away from zero, as people round; formatting alone would take ties to the even digit.
    let scale = 10_f64.powi(digits as i32);
    let scaled = (value.abs() * scale).round() / scale;
    let rounded = if scaled.is_finite() { scaled } else { value.abs() };
    let text = format!("{rounded:.digits$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign =
        if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", thousands(whole))
}

fn thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// 0.065 as "6.5 %".
pub fn percent(share: f64) -> String {
    // What comes out of a division by 100 is rounded back before it is shown.
    format!("{} %", number((share * 1e8).round() / 1e6))
}

/// The currency of a space, for amounts in minor units.
#[derive(Clone, Debug)]
pub struct Money {
    code: String,
    digits: u8,
}

impl Money {
    /// By the code of the currency.
    pub fn new(code: &str) -> Self {
        let currency = iso_currency::Currency::from_code(code);
        let digits = currency.and_then(|currency| currency.exponent()).unwrap_or(2) as u8;
        Self { code: code.to_owned(), digits }
    }

    /// ISO 4217.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// "9,900.00 EUR".
    pub fn show(&self, minor: f64) -> String {
        format!("{} {}", self.bare(minor), self.code)
    }

    /// "9,900.00".
    pub fn bare(&self, minor: f64) -> String {
        fixed(minor / 10_f64.powi(i32::from(self.digits)), usize::from(self.digits))
    }

    /// An amount that a person typed, in minor units.
    pub fn minor(&self, amount: f64) -> i64 {
        // Far above every bound: it stays so, and is refused with the bound.
        (amount * 10_f64.powi(i32::from(self.digits))).round().clamp(-1e18, 1e18) as i64
    }
}

/// "396", or "[247.5 – 321.75 – 396]" for low, likely and high.
pub fn amount(amount: Amount, show: impl Fn(f64) -> String) -> String {
    match amount {
        Amount::Point(value) => show(value),
        Amount::Range(Triple { low, likely, high }) => {
            format!("[{} – {} – {}]", show(low), show(likely), show(high))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_grouped() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (2_200.0, "2,200"),
            (1_234_567.891, "1,234,567.89"),
            (0.28125, "0.2813"),
            (0.00625, "0.0063"),
            (-36.666, "−36.67"),
            (-0.00001, "0"),
            (12.5, "12.5"),
            (1e15, "1,000,000,000,000,000"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
        assert_eq!(percent(0.05), "5 %");
        assert_eq!(percent(0.07), "7 %");
        assert_eq!(Money::new("EUR").show(990_000.0), "9,900.00 EUR");
        assert_eq!(Money::new("JPY").show(9_900.0), "9,900 JPY");
        assert_eq!(Money::new("EUR").minor(0.29), 29);
    }
}
