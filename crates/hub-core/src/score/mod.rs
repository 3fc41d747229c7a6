//! How good an opportunity is, 0 to 100, with every part visible: rules S0 to S6. An idea's score
//! never moves because another idea came or went.
//!
//! Deliberately not here: the facts' own rows beyond answers and ratings, filters of views, and
//! words.

mod columns;
mod criteria;
mod raw;
mod weighted;

pub use columns::{Columns, NO_SCORE, Place, ranks};
pub use criteria::{
    Assessment, Criteria, CriteriaInput, ScoreSettings, assessment, criteria, demand_scale,
    effort_scale, fit_scale, risk_scale, value_scale,
};
pub use raw::{RawError, RawInput, ice, raw, raw_inputs, rice, wsjf};
pub use weighted::{Completeness, Score, ScorePart, Weights, score};
