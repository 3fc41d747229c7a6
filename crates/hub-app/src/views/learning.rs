//! What answers about alike ideas have taught this device.

use super::Likewise;
use hub_core::IdeaId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What has been learnt in this space on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LearningView {
    /// Answers that it can learn from.
    pub answers: u32,
    /// From so many on it does.
    pub needed: u32,
    /// Whether it does.
    pub is_used: bool,
    /// Answered pairs that are called something stronger because of it.
    pub surer: u32,
    /// Answered pairs that are called something weaker, or nothing, because of it.
    pub less_sure: u32,
    /// Whether a percentage stands beside the words: the answers bear it out.
    pub has_percentage: bool,
    /// Answers given while ideas were compared by words alone; nothing can be learnt from them.
    pub without_meaning: u32,
    /// Answers that do not count because what was learnt was reset.
    pub set_aside: u32,
}

/// Reset what was learnt, or take that back.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct LearningReset {
    /// Count again what was set aside.
    #[ts(as = "Option<bool>")]
    pub count_again: bool,
}

/// An answer about a text that is being typed, kept on this device with what was known then.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SimilarAnswer {
    /// The operation that followed.
    pub act: Uuid,
    /// The id that the text would have as an idea.
    pub draft: IdeaId,
    /// The idea that was there.
    pub idea: IdeaId,
    /// What was said.
    pub answer: Likewise,
    /// The title that was typed.
    pub title: String,
    /// The description that was typed.
    pub description: String,
}
