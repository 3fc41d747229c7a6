//! Moments and days as people of the space read them.

use hub_app::views::SpaceView;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The space's time zone.
pub struct Zone(TimeZone);

impl Zone {
    /// Of a space; one that this computer does not know counts as UTC.
    pub fn of(space: &SpaceView) -> Self {
        Self(TimeZone::get(&space.time_zone).unwrap_or(TimeZone::UTC))
    }

    /// Where there is no space.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// "2026-05-03 14:05".
    pub fn show(&self, at_ms: i64) -> String {
        let at = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(self.0.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// When a day begins, in UTC milliseconds; none at the end of all calendars.
    pub fn begin_ms(&self, day: Date) -> Option<i64> {
        let begin = day.to_zoned(self.0.clone()).ok()?;
        Some(begin.timestamp().as_millisecond())
    }
}
