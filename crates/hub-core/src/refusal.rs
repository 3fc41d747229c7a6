//! Why an operation is refused: a code that programs switch on, and the facts that the sentence
//! for people needs. The sentence itself is written where it is shown.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// All reasons for which `decide` refuses. The first seven are checked in this order for every
/// operation; then come the operation's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "each code is the words of its rule")]
pub enum Code {
    NotMember,
    Forbidden,
    NotFound,
    Removed,
    IdeaMerged,
    StageLocked,
    Invalid,
    KeyTaken,
    ExternalTaken,
    AlreadyClosed,
    TargetNotMember,
    Supported,
    HasMerged,
    Claimed,
    StageChanged,
    NoSuchMove,
    EstimateMissing,
    AnswersMissing,
    BuildMissing,
    StandardOpen,
    ReasonMissing,
    ClaimTaken,
    ClaimChanged,
    TargetNotEngineer,
    NotHolder,
    SelfMerge,
    SourceMerged,
    TargetMerged,
    SourceHasMerged,
    SourceStage,
    TargetStage,
    NotMerged,
    MergeChanged,
    SameIdea,
    PairChanged,
    OwnIdea,
    SameBasis,
    ItemArchived,
    SelfException,
    NameTaken,
    WeightsZero,
    LastAdmin,
    Active,
    /// The operation is part of the domain, but this version of the Hub does not decide it yet.
    NotSupported,
}

/// One refusal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Refusal {
    /// What programs switch on.
    pub code: Code,
    /// What the sentence needs, for example `{"field": "title", "problem": "too_long", "max": 200}`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub facts: Map<String, Value>,
}

impl Refusal {
    /// A refusal that needs no facts.
    pub fn new(code: Code) -> Self {
        Self { code, facts: Map::new() }
    }

    /// Adds one fact.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// A field whose value cannot stand: `problem` is one of the words of [`crate::text::Problem`].
    pub fn invalid(field: &str, problem: &str) -> Self {
        Self::new(Code::Invalid).with("field", field).with("problem", problem)
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}
