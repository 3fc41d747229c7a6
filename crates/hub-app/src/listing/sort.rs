//! The order of a view by one of its columns. Each column gives a number that is smaller the further
//! up an idea stands, so that one way of sorting serves all.

use super::columns::Columns;
use super::named::NONE;
use crate::views::SortKey;

/// Sorts slots that are in the order by score. Equal ones stay in it; what has no value in the
/// column comes last, also the other way round.
pub(super) fn sorted(
    by_score: Vec<u32>,
    is_reversed: bool,
    key: impl Fn(u32) -> Option<u64>,
) -> Vec<u32> {
    let mut with = Vec::with_capacity(by_score.len());
    let mut without = vec![];
    for (place, slot) in (0_u32..).zip(by_score) {
        match key(slot) {
            Some(key) => with.push((if is_reversed { !key } else { key }, place, slot)),
            None => without.push(slot),
        }
    }
    with.sort_unstable();
    with.into_iter().map(|(_, _, slot)| slot).chain(without).collect()
}

/// What a column sorts by; titles, scores and completeness are not facts of the columns.
pub(super) fn key(columns: &Columns, sort: SortKey, slot: u32) -> Option<u64> {
    let at = slot as usize;
    match sort {
        SortKey::Score | SortKey::Title | SortKey::Completeness => None,
        SortKey::Hours => most_first(columns.hours_likely[at]),
        SortKey::HoursToday => most_first(columns.hours_today[at]),
        SortKey::Stage => Some(columns.stage[at] as u64),
        SortKey::StageSince => Some(newest_first(columns.stage_since_ms[at])),
        SortKey::Area => columns.areas.place(columns.area[at]).map(u64::from),
        SortKey::Author => columns.authors.place(columns.author[at]).map(u64::from),
        SortKey::Owner => columns.people.place(columns.owner[at]).map(u64::from),
        SortKey::Builder => columns.people.place(columns.builder[at]).map(u64::from),
        SortKey::Supports => Some(!u64::from(columns.supports[at])),
        SortKey::Comments => Some(!u64::from(columns.comments[at])),
        SortKey::BuildDays => most_first(columns.build_days[at]).map(|key| !key),
        SortKey::Rice => most_first(columns.rice[at]),
        SortKey::Ice => most_first(columns.ice[at]),
        SortKey::Wsjf => most_first(columns.wsjf[at]),
        SortKey::Age => Some(newest_first(columns.created_ms[at])),
        SortKey::Updated => Some(newest_first(columns.updated_ms[at])),
        SortKey::Number => Some(u64::from(columns.number[at])).filter(|n| *n != u64::from(NONE)),
    }
}

/// The bits of a number so that they are in its order, greatest first; none for NaN.
pub(super) fn most_first(number: f64) -> Option<u64> {
    // 0.0 is added so that -0 is 0.
    let bits = (number + 0.0).to_bits();
    let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    (!number.is_nan()).then_some(!rising)
}

fn newest_first(at_ms: i64) -> u64 {
    !(at_ms.cast_unsigned() ^ 1 << 63)
}
