//! One cell, and its text as a person sees it. Reading meaning into text ("5 min", "1.234,5") is
//! deliberately left to the mapping of columns, which knows what a column is for.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

/// A cell's value. Text files have only `Text` and `Empty`.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or only white space.
    #[default]
    Empty,
    /// Text, with line breaks as `\n` and without control characters.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A number shown as a percentage: 0.25 is 25 %.
    Percent(f64),
    /// A truth value.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A day with a time.
    DateTime(DateTime),
    /// A time of day or a duration, which spreadsheets do not tell apart.
    Time {
        /// Whole seconds; may be more than a day.
        seconds: u64,
    },
    /// A formula's error, such as `#REF!`.
    Error(Box<str>),
}

impl Cell {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The text a person sees, in one notation for every locale: ISO dates, a decimal point.
    #[must_use]
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Error(text) => Cow::Borrowed(text),
            Self::Number(value) => Cow::Owned(number_text(*value)),
            Self::Percent(value) => Cow::Owned(format!("{}%", number_text(*value * 100.0))),
            Self::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::DateTime(at) => Cow::Owned(at.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            Self::Time { seconds } => Cow::Owned(time_text(*seconds)),
        }
    }

    /// Text, or `Empty` when it is blank.
    pub(crate) fn text(text: impl Into<String> + AsRef<str>) -> Self {
        if text.as_ref().trim().is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }
}

/// Spreadsheets hold 15 significant digits; more are noise of the binary fraction (0.1 + 0.2).
fn number_text(value: f64) -> String {
    const WHOLE_UP_TO: f64 = 9_007_199_254_740_992.0;
    if value.abs() >= 1e21 {
        return format!("{value:e}");
    }
    if value.fract() == 0.0 && value.abs() <= WHOLE_UP_TO {
        // Adding zero turns -0 into 0.
        return (value + 0.0).to_string();
    }
    format!("{value:.14e}").parse::<f64>().unwrap_or(value).to_string()
}

fn time_text(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn text_is_what_a_person_sees() {
        let cases = [
            (Cell::Empty, ""),
            (Cell::Text("007".into()), "007"),
            (Cell::Number(12.0), "12"),
            (Cell::Number(-0.0), "0"),
            (Cell::Number(0.1 + 0.2), "0.3"),
            (Cell::Number(1000.5577), "1000.5577"),
            (Cell::Number(1e15), "1000000000000000"),
            (Cell::Number(9_007_199_254_740_991.0), "9007199254740991"),
            (Cell::Number(1e300), "1e300"),
            (Cell::Percent(0.07), "7%"),
            (Cell::Percent(0.125), "12.5%"),
            (Cell::Bool(true), "TRUE"),
            (Cell::Date(date(2024, 3, 5)), "2024-03-05"),
            (Cell::DateTime(datetime(2024, 3, 5, 14, 30, 0, 0)), "2024-03-05 14:30:00"),
            (Cell::Time { seconds: 45 * 60 }, "0:45:00"),
            (Cell::Time { seconds: 36 * 3600 + 1 }, "36:00:01"),
            (Cell::Error("#REF!".into()), "#REF!"),
        ];
        for (cell, text) in cases {
            assert_eq!(cell.as_text(), text, "{cell:?}");
        }
    }

    #[test]
    fn a_cell_is_small() {
        assert_eq!(size_of::<Cell>(), 24, "MAX_CELLS is reckoned with this size");
    }
}
