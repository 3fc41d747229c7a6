//! Possible duplicates while a person types.

use hub_core::rows::Stage;
use hub_core::{AreaId, IdeaId, SystemId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What has been typed so far.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SimilarRequest {
    /// The title so far.
    #[ts(as = "Option<String>")]
    pub title: String,
    /// The description so far.
    #[ts(as = "Option<String>")]
    pub description: String,
    /// The area chosen.
    pub area_id: Option<AreaId>,
    /// The systems chosen.
    #[ts(as = "Option<Vec<SystemId>>")]
    pub system_ids: Vec<SystemId>,
    /// The idea that is asked about, when it exists already.
    pub except: Option<IdeaId>,
    /// Whether to look for different words that mean the same, too: some milliseconds for each idea.
    #[ts(as = "Option<bool>")]
    pub bridges: bool,
    /// Whether to propose an area and systems, too.
    #[ts(as = "Option<bool>")]
    pub propose: bool,
    /// At most so many; 3 when nothing is said.
    #[ts(as = "Option<u32>")]
    pub limit: u32,
}

/// The likest ideas, best first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SimilarReply {
    /// How many ideas were compared.
    pub compared: u32,
    /// How many of them by their meaning too.
    pub by_meaning: u32,
    /// Not all ideas are in the index yet; ask again on the next `changed`.
    pub indexing: bool,
    /// The ideas.
    pub found: Vec<FoundIdea>,
    /// What the text seems to be about, where that was asked for and is not said yet.
    pub proposed: ProposedFacts,
}

/// An area and systems that a text seems to be about.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ProposedFacts {
    /// None where one is chosen.
    pub area: Option<Proposed>,
    /// Those that are not chosen yet, the likeliest first; at most three.
    pub systems: Vec<Proposed>,
}

/// An area or a system.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Proposed {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Why.
    pub by: ProposedBy,
}

/// Why something is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposedBy {
    /// The text names it.
    Text,
    /// Most of the likest ideas that say any have it.
    Neighbours,
}

/// A part of a text, in UTF-16 code units as the window counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Mark {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// One idea that may be the same.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundIdea {
    /// Which one.
    pub id: IdeaId,
    /// For example `OH-12`.
    pub shown_id: String,
    /// Its title.
    pub title: String,
    /// The marked words of the title.
    pub marks: Vec<Mark>,
    /// The beginning of its description.
    pub excerpt: String,
    /// Where it stands.
    pub stage: Stage,
    /// People who have it too.
    pub supports: u32,
    /// `very_likely`, `probably` or `perhaps`; none when nothing can be said.
    pub certainty: Option<String>,
    /// The chance that it is the same in hundredths, once this space's answers bear it out.
    pub percentage: Option<u8>,
    /// Words that both have, the rarest first.
    pub shared_words: Vec<String>,
    /// Names of systems that both have.
    pub shared_systems: Vec<String>,
    /// Different words of both that mean nearly the same, the nearest first.
    pub bridges: Vec<WordBridge>,
    /// Both mean something similar, and there is nothing else to say. Known where bridges were
    /// asked for.
    pub similar_meaning: bool,
    /// Whether both are of one area.
    pub same_area: bool,
    /// Whether the person sent it: "Same" then adds the runs to its estimate.
    pub mine: bool,
    /// Whether the person supports it already.
    pub supported_by_me: bool,
}

/// Two words that mean nearly the same.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WordBridge {
    /// What was typed.
    pub typed: String,
    /// What the idea found says.
    pub found: String,
}
