//! What is read from a claim: whether it has gone quiet. Taking and giving claims is decided in
//! [`crate::decide`].

use crate::rows::Claim;

const DAY_MS: i64 = 86_400_000;

/// Whether nothing was heard of it for so many days. It is flagged then, never taken (domain
/// section 2.1, `stale_claim_days`).
///
/// ```
/// use hub_core::{claims::is_stale, rows::Claim, MemberId};
/// let holder = Some(MemberId(uuid::Uuid::nil()));
/// let claim = Claim { claimed_by: holder, progress_at_ms: Some(0), ..Claim::default() };
/// let day_ms = 86_400_000;
/// assert!(!is_stale(&claim, 14 * day_ms, 14));
/// assert!(is_stale(&claim, 14 * day_ms + 1, 14));
/// ```
pub fn is_stale(claim: &Claim, now_ms: i64, stale_claim_days: u32) -> bool {
    let last_ms = claim.progress_at_ms.or(claim.claimed_at_ms);
    let quiet_ms = last_ms.map_or(0, |last_ms| now_ms.saturating_sub(last_ms));
    claim.claimed_by.is_some() && quiet_ms > i64::from(stale_claim_days) * DAY_MS
}
