//! How values stand in the cells of a table.

use hub_core::rows::Stage;
use hub_files::Cell;
use hub_files::write::Look;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// What the cells of one file have in common.
#[derive(Clone, Debug)]
pub(crate) struct Notation {
    pub(crate) zone: TimeZone,
    pub(crate) currency: String,
    /// Digits after the point that the currency has.
    pub(crate) currency_digits: u32,
    /// In the reader's language; a stage that is not there stands in the Hub's own word.
    pub(crate) stage_words: BTreeMap<Stage, String>,
}

impl Notation {
    /// A moment on the clocks of the space; what no calendar has is not shown.
    pub(crate) fn moment(&self, at_ms: i64) -> Cell {
        let at = Timestamp::from_second(at_ms.div_euclid(1_000));
        at.map_or(Cell::Empty, |at| Cell::DateTime(at.to_zoned(self.zone.clone()).datetime()))
    }

    pub(crate) fn day(&self, at_ms: i64) -> Cell {
        match self.moment(at_ms) {
            Cell::DateTime(at) => Cell::Date(at.date()),
            other => other,
        }
    }

    /// An amount in the currency, not in its minor units. Both numbers are exact, so the quotient is
    /// the number that is nearest to the amount, and comes back as the same minor units.
    pub(crate) fn money(&self, minor: Option<i64>) -> Cell {
        number(minor.map(|minor| minor as f64 / 10_f64.powi(self.currency_digits.cast_signed())))
    }

    /// How amounts are shown.
    pub(crate) fn money_look(&self) -> Look {
        match self.currency_digits {
            0 => Look::Whole,
            2 => Look::Hundredths,
            _ => Look::Number,
        }
    }

    pub(crate) fn stage(&self, stage: Stage) -> Cell {
        text(self.stage_words.get(&stage).map_or(stage.as_str(), String::as_str))
    }
}

/// A text; nothing where it is empty.
pub(crate) fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A number with all its digits.
pub(crate) fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}

/// A share, shown as a percentage.
pub(crate) fn share(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Percent)
}

/// A small whole number.
pub(crate) fn whole(value: Option<u8>) -> Cell {
    number(value.map(f64::from))
}
