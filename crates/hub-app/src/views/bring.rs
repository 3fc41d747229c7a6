//! Bringing one's own ideas into a shared space.

use super::{FoundIdea, NamedIdea};
use crate::error::AppError;
use hub_core::rows::Stage;
use hub_core::{IdeaId, SpaceId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// From where.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BringLookRequest {
    /// A private space of this device.
    pub from: SpaceId,
    /// For following it and stopping it; none: nobody will.
    #[ts(optional)]
    pub id: Option<Uuid>,
}

/// What would come along.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BringPreview {
    /// From where.
    pub from: BringSpace,
    /// Where to.
    pub to: BringSpace,
    /// One's own ideas, in the order of their numbers.
    pub ideas: Vec<BringIdea>,
    /// The person leads there, so stages go along.
    pub may_import: bool,
}

/// A space by name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BringSpace {
    /// Which one.
    pub id: SpaceId,
    /// Its name.
    pub name: String,
}

/// One of one's own ideas against the shared space.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BringIdea {
    /// As it is in the private space.
    pub idea: NamedIdea,
    /// Where it stands there.
    pub stage: Stage,
    /// The beginning of its description.
    pub excerpt: String,
    /// Whether it is there already.
    pub what: BringWhat,
    /// What may be the same there, the likeliest first.
    pub like: Vec<FoundIdea>,
    /// Its copy there.
    pub sent_as: Option<NamedIdea>,
    /// Whether it says how often it happens.
    pub has_volume: bool,
    /// What does not go along: `area` (unknown there), `money` (another currency).
    pub left_out: Vec<String>,
}

/// Whether an idea is in the shared space already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BringWhat {
    /// Nothing there is like it.
    New,
    /// Something there may be the same.
    Possible,
    /// It was brought before.
    Sent,
}

/// Brings ideas along.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BringRequest {
    /// For following it and stopping it.
    pub id: Uuid,
    /// A private space of this device.
    pub from: SpaceId,
    /// What is to become of each; of others, nothing.
    pub choices: Vec<BringChoice>,
}

/// What is to become of one idea.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BringChoice {
    /// As it is in the private space.
    pub idea: IdeaId,
    /// What.
    pub act: BringAct,
    /// Of `same` and `related`: which one there.
    #[ts(optional)]
    pub like: Option<IdeaId>,
    /// Of `same`: one's own runs come on top of those counted there.
    #[ts(optional)]
    pub in_addition: Option<bool>,
}

/// What can become of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BringAct {
    /// It is sent.
    Send,
    /// It is there already: "I have this too".
    Same,
    /// It is sent, and linked with one that is like it.
    Related,
    /// Nothing.
    Skip,
}

/// What became of all.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BringResult {
    /// In the order of the choices.
    pub outcomes: Vec<BringOutcome>,
    /// It was stopped; what is not here was not done.
    pub is_cancelled: bool,
}

/// What became of one idea.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BringOutcome {
    /// As it is in the private space.
    pub idea: NamedIdea,
    /// In a word.
    pub outcome: BringOutcomeKind,
    /// Its copy, or the one that is the same.
    pub to: Option<NamedIdea>,
    /// Why it was refused.
    pub refusal: Option<AppError>,
}

/// What became of an idea, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BringOutcomeKind {
    /// It is there now.
    Sent,
    /// It was there; this person has it too.
    Same,
    /// It is there now, and linked.
    Related,
    /// It was brought before; nothing was done.
    SentBefore,
    /// As the person wanted.
    Skipped,
    /// Nothing was done.
    Refused,
}
