//! When a refresh token is good. Each is good once; since an answer can get lost, it may be shown
//! again for a minute. Whoever shows one later has an old copy: somebody else has the session too,
//! and it ends for both.

/// How long a spent token may be shown again, in milliseconds.
pub const REFRESH_GRACE_MS: i64 = 60_000;

/// What a refresh token that is known gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refreshing {
    /// The next pair; all other unspent tokens of the session are spent with it.
    Next,
    /// Another next pair: the answer to the first showing may have been lost.
    Again,
    /// Nothing: the session has ended or rested too long.
    Over,
    /// Nothing, and the session ends now: an old copy was shown.
    Stolen,
}

/// Judges a token that expires at `expires_at_ms` and was spent at `spent_at_ms`, if it was.
pub fn refreshing(expires_at_ms: i64, spent_at_ms: Option<i64>, now_ms: i64) -> Refreshing {
    match spent_at_ms {
        None if now_ms < expires_at_ms => Refreshing::Next,
        None => Refreshing::Over,
        Some(spent) if now_ms - spent <= REFRESH_GRACE_MS => Refreshing::Again,
        Some(_) => Refreshing::Stolen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_once_and_for_a_minute_more() {
        let cases = [
            (100, None, 99, Refreshing::Next),
            (100, None, 100, Refreshing::Over),
            (100, Some(10), 10, Refreshing::Again),
            (100, Some(10), 60_010, Refreshing::Again),
            (100_000, Some(10), 60_011, Refreshing::Stolen),
            // The clock of another server may be behind by a little.
            (100, Some(10), 5, Refreshing::Again),
        ];
        for (expires, spent, now, expected) in cases {
            assert_eq!(refreshing(expires, spent, now), expected, "{expires} {spent:?} {now}");
        }
    }
}
