//! What a page shows of a group of merged ideas: where something was said, whose volumes count, and
//! what was merged.

use super::idea::{EventView, PersonView};
use hub_core::estimate::{PartOwner, WhyLeftOut};
use hub_core::rows::{PairKind, Stage, Volume};
use hub_core::{IdeaId, OpId};
use serde::Serialize;
use ts_rs::TS;

/// Another idea by name.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NamedIdea {
    /// Which one.
    pub id: IdeaId,
    /// For example `OH-45`.
    pub shown_id: String,
    /// Its title.
    pub title: String,
}

/// One part of the estimate, with names.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartView {
    /// Whose work it is, in the words of `estimate.figures.parts`.
    pub who: PartOwner,
    /// The person; where an import named one, only the name is that person's.
    pub by: PersonView,
    /// The merged idea it comes from; none: this idea.
    pub from: Option<NamedIdea>,
    /// What was said.
    pub volume: Option<Volume>,
}

/// What does not count in the estimate.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftOutView {
    /// What it is and whose.
    #[serde(flatten)]
    pub part: PartView,
    /// Why it does not count.
    pub why: WhyLeftOut,
}

/// The idea that goes on for this one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergedIntoView {
    /// Which idea.
    pub idea: NamedIdea,
    /// Who merged.
    pub by: PersonView,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The merge: sent as `expect_merged_op` with `unmerge`.
    pub op: OpId,
    /// Whether its volumes count there.
    pub adds_volume: bool,
}

/// An idea that was merged into this one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergedView {
    /// Which idea.
    pub idea: NamedIdea,
    /// Where it stood, and comes back to.
    pub stage: Stage,
    /// Who sent it.
    pub author: PersonView,
    /// The person named in the file it came from.
    pub submitted_for: Option<String>,
    /// Who merged.
    pub by: PersonView,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The merge: sent as `expect_merged_op` with `unmerge`.
    pub op: OpId,
    /// Whether its volumes count here.
    pub adds_volume: bool,
    /// What happened there, newest first.
    pub events: Vec<EventView>,
}

/// What was said about this idea's group and another idea.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairView {
    /// The other one; where that was merged, the idea that goes on for it.
    pub idea: NamedIdea,
    /// Where that one stands.
    pub stage: Stage,
    /// Related or different.
    pub kind: PairKind,
    /// Who said it.
    pub by: PersonView,
    /// The merged idea at which it was said; none: at this one.
    pub from: Option<NamedIdea>,
    /// Whether this person may say the other of the two with `pair.set`.
    pub may_change: bool,
    /// Whether this person may take it back: say `none`.
    pub may_clear: bool,
}
