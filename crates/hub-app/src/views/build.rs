//! Who builds an idea, where it is kept and runs, and how far it meets the standard.

use super::idea::PersonView;
use super::list::IdeaRow;
use hub_core::rows::{Check, Stage, StandardState, Triple};
use hub_core::{BasisId, StandardItemId};
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

/// The building of one idea.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BuildView {
    /// Who holds the claim.
    pub claim: Option<ClaimView>,
    /// Sent back with an assignment or a release: it means this very claim.
    pub claim_no: u32,
    /// Whose claim was asked for and is not answered yet.
    pub requested_by: Option<PersonView>,
    /// Where the program is kept.
    pub repository_url: Option<String>,
    /// Where it runs.
    pub runs_where: Option<String>,
    /// Who else knows it.
    pub second_person: Option<PersonView>,
    /// When it is planned to be live.
    #[ts(type = "string | null")]
    pub target_on: Option<Date>,
    /// Who looks after it once it is live.
    pub maintainer: Option<PersonView>,
    /// What one run, or one item, takes by hand.
    pub manual_minutes_per_unit: Option<f64>,
    /// Since when it is live, in UTC milliseconds.
    #[ts(type = "number | null")]
    pub live_at_ms: Option<i64>,
    /// What was expected when it went live.
    pub baseline: Option<BaselineView>,
    /// The standard, in its order, with the answers. Archived lines stand there when answered.
    pub standard: Vec<StandardLine>,
    /// How many required lines are open: going live asks for them.
    pub open: u32,
    /// The fields above that this person may change now.
    pub fields: Vec<String>,
}

/// The exclusive right to build.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClaimView {
    /// Who holds it.
    pub by: PersonView,
    /// Since when, in UTC milliseconds; none where that is not known.
    #[ts(type = "number | null")]
    pub since_ms: Option<i64>,
    /// The last sign of progress, in UTC milliseconds.
    #[ts(type = "number | null")]
    pub progress_at_ms: Option<i64>,
    /// Nothing was heard of it for longer than the space allows.
    pub is_stale: bool,
    /// Whether this person holds it.
    pub is_mine: bool,
}

/// What was expected when it went live; it never changes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BaselineView {
    /// A year, before.
    pub hours_today: f64,
    /// A year.
    pub hours_saved: Triple,
    /// A year, in minor units.
    pub money_saved_minor: Option<Triple>,
    /// The rates it was made with.
    pub basis_id: BasisId,
}

/// A line of the standard with the idea's answer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandardLine {
    /// Which line.
    pub id: StandardItemId,
    /// In the words of whoever wrote it.
    pub text: String,
    /// Came with the Hub: worded in the reader's language.
    pub builtin: Option<String>,
    /// Whether it can be seen in a repository.
    pub check: Check,
    /// Whether going live asks for it.
    pub required: bool,
    /// No longer asked.
    pub archived: bool,
    /// The answer; none yet.
    pub state: Option<StandardState>,
    /// What was seen.
    pub evidence: String,
    /// Why it does not apply, or why it may pass.
    pub reason: Option<String>,
    /// Who answered.
    pub by: Option<PersonView>,
    /// When, in UTC milliseconds.
    #[ts(type = "number | null")]
    pub at_ms: Option<i64>,
    /// Going live asks for it still.
    pub is_open: bool,
}

/// What this person builds.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BuildsView {
    /// Those first of which nothing was heard for longest.
    pub builds: Vec<BuildLine>,
    /// After so many days without progress a claim is flagged.
    pub stale_claim_days: u32,
}

/// One of them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BuildLine {
    /// The idea, as in the list.
    pub row: IdeaRow,
    /// Where it stands.
    pub stage: Stage,
    /// The claim.
    pub claim: ClaimView,
    /// How many required lines of the standard are open.
    pub open: u32,
}
