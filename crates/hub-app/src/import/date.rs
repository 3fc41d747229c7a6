//! Dates as people and programs write them. "03/04/2026" is a day in March or in April, so where the
//! day stands is decided for a whole column, from cells that leave no doubt; a date that could be
//! two is refused, never guessed.

use hub_core::text::fold;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the day stands in a date of numbers that does not begin with the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoDate {
    /// It is something else.
    WrongType,
    /// It could be two days.
    Ambiguous,
}

/// The first letters of the months in English, Portuguese and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "abr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct", "out"],
    &["nov"],
    &["dec", "dez", "dic"],
];

/// What cells of a column, or of a file, say about where the day stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    day_first: bool,
    month_first: bool,
}

impl Evidence {
    /// Takes in what one date says.
    pub(crate) fn see(&mut self, text: &str) {
        let Some((Day::Numbers(first, second, year), _)) = dissect(text) else { return };
        let is_date = |day, month| Date::new(year, month, day).is_ok();
        match (is_date(first, second), is_date(second, first)) {
            (true, false) => self.day_first = true,
            (false, true) => self.month_first = true,
            _ => {}
        }
    }

    /// What both say.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first || other.day_first,
            month_first: self.month_first || other.month_first,
        }
    }

    /// Where the day stands, unless nothing or both was said.
    pub(crate) fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// Reads a date, with a time or without, as UTC milliseconds; a text without an offset is in the
/// zone.
pub(crate) fn parse(text: &str, order: Option<DateOrder>, zone: &TimeZone) -> Result<i64, NoDate> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    let (day, time) = dissect(text).ok_or(NoDate::WrongType)?;
    let day = match day {
        Day::Known(day) => day,
        Day::Numbers(first, second, year) => of_numbers(first, second, year, order)?,
    };
    in_zone(day.to_datetime(time), zone).ok_or(NoDate::WrongType)
}

/// A moment of the wall clock as UTC milliseconds.
pub(crate) fn in_zone(at: DateTime, zone: &TimeZone) -> Option<i64> {
    at.to_zoned(zone.clone()).ok().map(|at| at.timestamp().as_millisecond())
}

fn of_numbers(first: i8, second: i8, year: i16, order: Option<DateOrder>) -> Result<Date, NoDate> {
    let by_day = Date::new(year, second, first).ok();
    let by_month = Date::new(year, first, second).ok();
    let found = match order {
        Some(DateOrder::DayFirst) => by_day,
        Some(DateOrder::MonthFirst) => by_month,
        None if by_day.is_some() && by_month.is_some() && by_day != by_month => {
            return Err(NoDate::Ambiguous);
        }
        None => by_day.or(by_month),
    };
    found.ok_or(NoDate::WrongType)
}

/// A day as far as it is told.
#[derive(Clone, Copy, Debug)]
enum Day {
    Known(Date),
    /// Day and month in an order that is not told, and the year.
    Numbers(i8, i8, i16),
}

/// The day and the time of a text.
fn dissect(text: &str) -> Option<(Day, Time)> {
    let text = text.trim();
    let signs = |c: char| matches!(c, '/' | '-' | '.' | ' ' | ',');
    let (day, rest) = match text.split_once('T') {
        Some((day, rest)) if day.len() == 10 => (day, rest),
        _ => text.split_at(end_of_day(text)),
    };
    let parts: Vec<String> = day
        .split(signs)
        .filter(|part| !part.is_empty())
        .map(fold)
        .filter(|it| it != "de")
        .collect();
    let [one, two, three] = parts.as_slice() else { return None };
    Some((self::day(one, two, three)?, time(rest)?))
}

/// Where the time begins, which is the first part with a colon.
fn end_of_day(text: &str) -> usize {
    let Some(colon) = text.find(':') else { return text.len() };
    text[..colon].rfind(' ').unwrap_or(text.len())
}

fn day(one: &str, two: &str, three: &str) -> Option<Day> {
    let known = |year: i16, month: i8, day: i8| Date::new(year, month, day).ok().map(Day::Known);
    match (month(one), month(two), number(one), number(two), number(three)) {
        (_, Some(month), Some(day), _, Some(_)) => known(year(three)?, month, day.try_into().ok()?),
        (Some(month), _, _, Some(day), Some(_)) => known(year(three)?, month, day.try_into().ok()?),
        (_, _, Some(year), Some(month), Some(day)) if one.len() == 4 => {
            known(year, month.try_into().ok()?, day.try_into().ok()?)
        }
        (_, _, Some(first), Some(second), Some(_)) => {
            Some(Day::Numbers(first.try_into().ok()?, second.try_into().ok()?, year(three)?))
        }
        _ => None,
    }
}

fn number(text: &str) -> Option<i16> {
    let is_plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

/// Two digits are a year from 1970 to 2069.
fn year(text: &str) -> Option<i16> {
    let number = number(text)?;
    match text.len() {
        2 if number >= 70 => Some(1900 + number),
        2 => Some(2000 + number),
        4 => Some(number),
        _ => None,
    }
}

fn month(text: &str) -> Option<i8> {
    let letters = text.get(..3).filter(|_| text.chars().all(char::is_alphabetic))?;
    let at = MONTHS.iter().position(|names| names.contains(&letters))?;
    i8::try_from(at + 1).ok()
}

/// "", "9:41", "9:41:30", "9:41 AM", with fractions of a second.
fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    if text.is_empty() {
        return Some(Time::midnight());
    }
    let (clock, half) = match text.strip_suffix(['m']) {
        Some(rest) if rest.ends_with(['a', 'p']) => rest.split_at(rest.len() - 1),
        _ => (text.as_str(), ""),
    };
    let clock = clock.trim().trim_end_matches('z');
    let mut parts = clock.split(':').map(|part| part.split('.').next()?.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let hour = match (half, hour) {
        ("p", hour) if hour < 12 => hour + 12,
        ("a", 12) => 0,
        (_, hour) => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst};
    use jiff::civil::date;

    #[test]
    fn dates_are_read_in_their_notation() {
        let day = |year, month, day| date(year, month, day).at(0, 0, 0, 0);
        let cases: &[(&str, Option<DateOrder>, Result<DateTime, NoDate>)] = &[
            ("2026-03-05", None, Ok(day(2026, 3, 5))),
            ("2026/03/05", None, Ok(day(2026, 3, 5))),
            ("2026-03-05T14:30:00Z", None, Ok(date(2026, 3, 5).at(14, 30, 0, 0))),
            ("2026-03-05T14:30:00+02:00", None, Ok(date(2026, 3, 5).at(12, 30, 0, 0))),
            ("2026-03-05 14:30", None, Ok(date(2026, 3, 5).at(14, 30, 0, 0))),
            ("31/12/2026", None, Ok(day(2026, 12, 31))),
            ("12/31/2026", None, Ok(day(2026, 12, 31))),
            ("03/03/2026", None, Ok(day(2026, 3, 3))),
            ("03/04/2026", None, Err(NoDate::Ambiguous)),
            ("03/04/2026", Some(DayFirst), Ok(day(2026, 4, 3))),
            ("03/04/2026", Some(MonthFirst), Ok(day(2026, 3, 4))),
            ("31/12/2026", Some(MonthFirst), Err(NoDate::WrongType)),
            ("05.03.26", Some(DayFirst), Ok(day(2026, 3, 5))),
            ("12/Mar/24 9:41 PM", None, Ok(date(2024, 3, 12).at(21, 41, 0, 0))),
            ("12/01/2026 12:15:00 AM", Some(MonthFirst), Ok(date(2026, 12, 1).at(0, 15, 0, 0))),
            ("5 de março de 2026", None, Ok(day(2026, 3, 5))),
            ("5 dic 2026", None, Ok(day(2026, 12, 5))),
            ("December 5, 2026", None, Ok(day(2026, 12, 5))),
            ("30/02/2026", None, Err(NoDate::WrongType)),
            ("2026-13-01", None, Err(NoDate::WrongType)),
            ("soon", None, Err(NoDate::WrongType)),
            ("", None, Err(NoDate::WrongType)),
            ("1/2/3", None, Err(NoDate::WrongType)),
            ("99999999999999/1/1", None, Err(NoDate::WrongType)),
        ];
        for (text, order, expected) in cases {
            let expected = expected.map(|at| in_zone(at, &TimeZone::UTC).unwrap());
            assert_eq!(parse(text, *order, &TimeZone::UTC), expected, "{text:?} {order:?}");
        }
    }

    #[test]
    fn a_column_is_decided_by_the_cells_without_doubt() {
        let cases: &[(&[&str], Option<DateOrder>)] = &[
            (&["03/04/2026"], None),
            (&["03/04/2026", "31/04/2026", "30/04/2026"], Some(DayFirst)),
            (&["03/04/2026", "4/30/2026"], Some(MonthFirst)),
            (&["30/04/2026", "4/30/2026"], None),
            (&["2026-04-30", "soon"], None),
        ];
        for (cells, expected) in cases {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            assert_eq!(evidence.order(), *expected, "{cells:?}");
        }
    }
}
