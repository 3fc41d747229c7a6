//! Possible pairs of the whole catalogue, two ideas side by side, and what a merge would come to.

use super::{BulkRefused, IdeaRow, Mark, NamedIdea, PersonView};
use crate::AppError;
use hub_core::IdeaId;
use hub_core::rows::{EstimateInputs, PairKind, Stage, Triple};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// How sure the Hub is that two ideas are the same.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// Perhaps the same.
    Perhaps,
    /// Probably the same.
    #[default]
    Probably,
    /// Very likely the same.
    VeryLikely,
}

/// Begins to look for pairs.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PairsStart {
    /// Also when the pairs are here already.
    #[ts(as = "Option<bool>")]
    pub again: bool,
}

/// How far the search for pairs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PairsPhase {
    /// Nobody has asked since the program began, or so much came in that it has to begin again.
    Idle,
    /// The words of all ideas are being read.
    Reading,
    /// The ideas are being compared.
    Comparing,
    /// All ideas are compared.
    Ready,
    /// It was stopped: what was found until then stands.
    Stopped,
    /// It could not be done.
    Failed,
}

/// The state of the search for pairs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairsState {
    /// How far it is.
    pub phase: PairsPhase,
    /// Ideas that were compared with all others.
    pub done: u32,
    /// Ideas that take part: neither merged nor withdrawn.
    pub total: u32,
    /// How many entries the list has that are probably the same or surer; none before it is over.
    pub found: Option<u32>,
    /// Why it failed.
    pub failure: Option<AppError>,
}

/// A part of the list of pairs.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PairsListRequest {
    /// At least so sure; probably, when nothing is said.
    #[ts(as = "Option<Sureness>")]
    pub least: Sureness,
    /// From this entry on.
    #[ts(as = "Option<u32>")]
    pub offset: u32,
    /// So many; 100 when nothing is said, at most 500.
    #[ts(as = "Option<u32>")]
    pub limit: u32,
}

/// A part of the list of pairs, the surest and heaviest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairsList {
    /// How many entries there are.
    pub total: u32,
    /// Those asked for.
    pub entries: Vec<PairsEntry>,
}

/// Two ideas that may be the same, or more that belong together.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairsEntry {
    /// How sure; of more than two, of the weakest link that joins them.
    pub certainty: Sureness,
    /// The suggested survivor first: what may not be merged away, then most supports, then further
    /// on its way, then the lower number.
    pub ideas: Vec<PairsIdea>,
    /// Which of them are alike, the surest first.
    pub links: Vec<PairsLink>,
    /// Likely hours a year of all but the survivor.
    pub hours: f64,
    /// Supports of all but the survivor.
    pub supports: u32,
}

/// An idea in the list of pairs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairsIdea {
    /// Its id.
    pub id: IdeaId,
    /// For example `OH-12`.
    pub shown_id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Saved a year, as expected; none without an estimate.
    pub hours_likely: Option<f64>,
    /// People who have it too.
    pub supports: u32,
}

/// Two of an entry that are alike.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PairsLink {
    /// The one.
    pub a: IdeaId,
    /// The other.
    pub b: IdeaId,
    /// How sure.
    pub certainty: Sureness,
}

/// Any two ideas.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BetweenRequest {
    /// The one, by its id or as it is shown.
    pub a: String,
    /// The other.
    pub b: String,
}

/// Two ideas side by side.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Between {
    /// The one.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// How sure the Hub is that they are the same; none where no word is deserved.
    pub certainty: Option<Sureness>,
    /// Words that both have, the rarest first, as `b` writes them.
    pub shared_words: Vec<String>,
    /// Names of systems that both have.
    pub shared_systems: Vec<String>,
    /// Whether both are of one area.
    pub same_area: bool,
    /// What was said about the two.
    pub said: Option<SaidView>,
    /// Whether this person may say that they are related, or not the same.
    pub may_pair: bool,
    /// Whether this person may merge at all; what speaks against it is said by `merge.preview`.
    pub may_merge: bool,
}

/// What was said about two ideas.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SaidView {
    /// Related or different.
    pub kind: PairKind,
    /// Who said it.
    pub by: PersonView,
}

/// One of two ideas.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Side {
    /// The same as in the list.
    pub row: IdeaRow,
    /// The whole description, in Markdown.
    pub description: String,
    /// The shared words in the title.
    pub title_marks: Vec<Mark>,
    /// The shared words in the description.
    pub description_marks: Vec<Mark>,
    /// Names of all its systems.
    pub system_names: Vec<String>,
    /// The inputs of its estimate.
    pub inputs: EstimateInputs,
}

/// Ideas that are to be merged.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MergePreviewRequest {
    /// The one that goes on.
    pub target: IdeaId,
    /// Those that are merged into it; at most 100.
    pub sources: Vec<IdeaId>,
    /// Whether their volumes come on top.
    pub adds_volume: bool,
}

/// What a merge would come to. Nothing is kept.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergePreview {
    /// The one that goes on.
    pub target: NamedIdea,
    /// As it is now.
    pub before: MergeFigures,
    /// As it would be, with those that are not refused.
    pub after: MergeFigures,
    /// How many of the sources have an estimate of their own. Where the one that goes on has none,
    /// none is shown afterwards either.
    pub sources_with_estimate: u32,
    /// Those that cannot be merged, and why.
    pub refused: Vec<BulkRefused>,
}

/// The figures of an idea with all that is merged into it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct MergeFigures {
    /// How many people have it.
    pub people: u32,
    /// Spent a year; none without an estimate.
    pub hours_today: Option<f64>,
    /// Saved a year; none without an estimate.
    pub hours_saved: Option<Triple>,
    /// 0 to 100; none until there is enough for one.
    pub score: Option<f32>,
}

/// What a person says about two ideas that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Likewise {
    /// The same.
    Same,
    /// Related.
    Related,
    /// Not the same.
    Different,
}

impl Likewise {
    /// The word that is kept.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Related => "related",
            Self::Different => "different",
        }
    }
}

/// An answer, kept on this device with what was known of the two ideas.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PairsAnswer {
    /// The operation, or the group of them, that followed.
    pub act: Uuid,
    /// The one.
    pub a: IdeaId,
    /// The other.
    pub b: IdeaId,
    /// What was said.
    pub answer: Likewise,
}
