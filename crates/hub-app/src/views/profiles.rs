//! What ranks: profiles with their versions, who would move under another one, and raw numbers with
//! what they are made of.

use super::PersonView;
use hub_core::rows::{Criterion, Method, ValueBasis};
use hub_core::score::{RawError, RawInput};
use hub_core::{IdeaId, ProfileId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// All profiles of the space.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProfilesView {
    /// In the order of their founding: the balanced one first.
    pub families: Vec<ProfileFamily>,
    /// The version that ranks.
    pub active: ProfileId,
    /// What the version in force ranks by.
    pub method: Method,
    /// What the value criterion is made from.
    pub value_basis: ValueBasis,
    /// What scores 100 for value: hours a year, or minor units of money a year.
    pub value_full: f64,
    /// Whether this person may save and use profiles.
    pub may_change: bool,
    /// How many ideas a list of all shows.
    pub ideas: u32,
    /// How many of them each method gives a number.
    pub ranked: RankedCounts,
}

/// How many ideas have a number by each method, under the newest weights for the weighted one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "the names of the methods")]
pub struct RankedCounts {
    pub weighted: u32,
    pub rice: u32,
    pub ice: u32,
    pub wsjf: u32,
}

/// A profile with all its versions.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProfileFamily {
    /// The same for all versions.
    pub id: ProfileId,
    /// How it ranks.
    pub method: Method,
    /// The newest first.
    pub versions: Vec<ProfileVersion>,
}

/// A version of a profile; it never changes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProfileVersion {
    /// Which one.
    pub id: ProfileId,
    /// 1 and up.
    pub version: u32,
    /// The name that people gave it.
    pub name: String,
    /// Came with the Hub and was not renamed since: `balanced`, `rice`, `ice`, `wsjf`, worded in the
    /// reader's language.
    pub builtin: Option<String>,
    /// 0 to 100 each; empty but for the weighted method.
    pub weights: BTreeMap<Criterion, f64>,
    /// The weights that are others than in the version before.
    pub changed: Vec<WeightChange>,
    /// Who saved it; none: it came with the space.
    pub by: Option<PersonView>,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Whether it ranks.
    pub is_active: bool,
}

/// One weight of a version and of the version before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct WeightChange {
    /// Which one.
    pub criterion: Criterion,
    /// In the version before.
    pub before: f64,
    /// In this one.
    pub after: f64,
}

/// A way of ranking to look at before it applies.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct PreviewRequest {
    /// How it ranks.
    pub method: Method,
    /// 0 to 100 each, not all of them 0; a criterion without a weight has none. Only for the
    /// weighted method.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<Criterion, f64>>")]
    pub weights: BTreeMap<Criterion, f64>,
}

/// Who would move how far among all that are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct PreviewView {
    /// How many ideas are listed.
    pub ideas: u32,
    /// How many have a rank now.
    pub ranked_before: u32,
    /// How many would have one.
    pub ranked_after: u32,
    /// How many have a rank now and then, and another one.
    pub moved: u32,
    /// These by how far, nearest first.
    pub steps: Vec<MoveStep>,
    /// How many have a rank only then.
    pub appear: u32,
    /// How many have a rank only now.
    pub disappear: u32,
    /// The best 20 now.
    pub top_before: Vec<PreviewIdea>,
    /// The best 20 then.
    pub top_after: Vec<PreviewIdea>,
    /// The 20 that gain most places.
    pub gain: Vec<PreviewIdea>,
    /// The 20 that lose most places.
    pub lose: Vec<PreviewIdea>,
}

/// How many ideas move so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MoveStep {
    /// At least so many places.
    pub from: u32,
    /// At most so many; none: as far as it goes.
    pub to: Option<u32>,
    /// So many gain places.
    pub up: u32,
    /// So many lose places.
    pub down: u32,
}

/// An idea and its places.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PreviewIdea {
    /// Its id.
    pub id: IdeaId,
    /// For example `OH-12`.
    pub shown_id: String,
    /// Its title.
    pub title: String,
    /// Its rank now; none without a number that ranks.
    pub rank_before: Option<u32>,
    /// Its rank then.
    pub rank_after: Option<u32>,
    /// The number that ranks it now.
    pub score_before: Option<f32>,
    /// The number that would rank it.
    pub score_after: Option<f32>,
}

/// The raw numbers of an idea with what they are made of.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "the names of the methods")]
pub struct FormulasView {
    pub rice: FormulaView,
    pub ice: FormulaView,
    pub wsjf: FormulaView,
}

/// A raw number, its inputs, and why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FormulaView {
    /// The number; it has no bar and no upper end.
    pub number: Option<f64>,
    /// In the order of the formula; those without a value are missing.
    pub inputs: Vec<RawInput>,
    /// Why the inputs give no number.
    pub problem: Option<RawError>,
}
