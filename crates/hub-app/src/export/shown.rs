//! The columns of a table as a person sees them in the list: named and worded in the reader's
//! language by whoever asks. Such a table is for reading and does not come back.

use super::columns::MONEY;
use super::line::Line;
use super::notation::{Notation, number, share, text};
use crate::views::ExportKey;
use hub_core::rows::Triple;
use hub_files::Cell;
use hub_files::write::Look;

/// How a workbook shows it, and how wide.
pub(super) fn look(key: ExportKey, notation: &Notation) -> (Look, u16) {
    use ExportKey::*;
    match key {
        Title => (Look::Text, 48),
        Number | Stage => (Look::Text, 12),
        Area | Systems | Author | Owner | Builder => (Look::Text, 22),
        Rank | Supports | Comments => (Look::Whole, 10),
        HoursLow | Hours | HoursHigh | HoursToday | Score => (Look::Tenths, 12),
        Completeness => (Look::Percent, 11),
        Money => (notation.money_look(), MONEY.1),
        BuildDays | Rice | Ice | Wsjf => (Look::Number, 11),
        Age | StageSince | Updated => (Look::Day, 11),
    }
}

/// What stands in it.
pub(super) fn cell(key: ExportKey, line: &Line, notation: &Notation) -> Cell {
    use ExportKey::*;
    let figures = &line.figures;
    let saved = |end: fn(Triple) -> f64| number(figures.hours_saved_per_year.map(end));
    match key {
        Rank => number(figures.rank.map(f64::from)),
        Title => text(&*line.title),
        Number => text(&*line.shown_id),
        HoursLow => saved(|hours| hours.low),
        Hours => saved(|hours| hours.likely),
        HoursHigh => saved(|hours| hours.high),
        HoursToday => number(figures.hours_today_per_year),
        Money => notation.money(figures.money_saved_per_year_minor.map(|minor| minor as i64)),
        Score => number(figures.score),
        Completeness => share(figures.score_completeness),
        Stage => notation.stage(line.stage.now),
        StageSince => notation.day(line.stage.since_ms),
        Area => text(line.area.as_deref().unwrap_or_default()),
        Systems => text(line.systems.join(", ")),
        Author => text(&*line.author),
        Owner => text(&*line.owner),
        Builder => text(line.builder.as_deref().unwrap_or_default()),
        Supports => Cell::Number(f64::from(figures.supports)),
        Comments => Cell::Number(f64::from(figures.comments)),
        BuildDays => number(line.estimate.build_days.map(|days| days.likely)),
        Rice => number(figures.rice),
        Ice => number(figures.ice),
        Wsjf => number(figures.wsjf),
        Age => notation.day(line.created_at_ms),
        Updated => notation.day(line.updated_at_ms),
    }
}
