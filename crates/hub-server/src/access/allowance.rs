//! How much somebody may do in a while: a count that begins anew with each window of time.

/// So many in so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// In one window.
    pub most: u32,
    /// How long a window is.
    pub window_ms: i64,
}

/// The window that `now_ms` falls into, and when the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its beginning.
    pub since_ms: i64,
    /// Until the next one begins.
    pub rest_ms: i64,
}

impl Allowance {
    /// `most` in each minute.
    pub const fn a_minute(most: u32) -> Self {
        Self { most, window_ms: 60_000 }
    }

    /// `most` in each hour.
    pub const fn an_hour(most: u32) -> Self {
        Self { most, window_ms: 3_600_000 }
    }

    /// The window of a moment. All servers count in the same windows.
    ///
    /// ```
    /// use hub_server::access::{Allowance, Window};
    /// let window = Allowance::a_minute(5).window(61_000);
    /// assert_eq!(window, Window { since_ms: 60_000, rest_ms: 59_000 });
    /// ```
    pub const fn window(&self, now_ms: i64) -> Window {
        let into = now_ms.rem_euclid(self.window_ms);
        Window { since_ms: now_ms - into, rest_ms: self.window_ms - into }
    }
}
