//! Why a request failed as a whole. Refusals of single operations are verdicts, not problems.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// What programs switch on.
    pub code: ProblemCode,
    /// What the sentence for people needs. Never SQL, never a path.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object)]
    pub facts: Map<String, Value>,
}

impl Problem {
    /// A problem without facts.
    pub fn new(code: ProblemCode) -> Self {
        Self { code, facts: Map::new() }
    }

    /// Adds one fact.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:literal),+ $(,)?) => {
        /// All problems, each with its HTTP status.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum ProblemCode {
            $($(#[$doc])* $name),+,
            /// One that this version does not know.
            #[serde(other)]
            Unknown,
        }

        impl ProblemCode {
            /// Every code that is sent.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The HTTP status it travels with.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status),+, Self::Unknown => 500 }
            }
        }
    };
}

codes! {
    /// The request cannot be read; `n` names the operation where it is one of a push.
    BadRequest = 400,
    /// No session, or it has ended: sign in again. Nothing was changed.
    Unauthenticated = 401,
    /// The name or password is wrong, or the invite or token is not valid any more.
    NotAccepted = 403,
    /// The person is not, or no longer, a member of the space.
    NotMember = 403,
    /// The person's role does not allow this.
    Forbidden = 403,
    /// There is no such address, space or chunk.
    NotFound = 404,
    /// The address does not know this method.
    MethodNotAllowed = 405,
    /// `n` is known with another operation: the stream was copied. Take a new one.
    StreamForked = 409,
    /// `n` is not the next one; `expected_n` is.
    StreamGap = 409,
    /// The stream belongs to somebody else.
    StreamTaken = 409,
    /// The cursor does not fit this history: take a snapshot, and send again what was sent since.
    CursorUnknown = 410,
    /// What was removed since is forgotten: take a snapshot.
    CursorTooOld = 410,
    /// The snapshot was replaced by a newer one: ask again.
    SnapshotGone = 410,
    /// The body is too large, too deep, or unpacks to too much.
    TooLarge = 413,
    /// The body is of another type or packed in an unknown way.
    UnsupportedType = 415,
    /// Something in the request cannot stand; `field` names it.
    Invalid = 422,
    /// The device's version is not understood any more: update it. Reading goes on.
    UpgradeRequired = 426,
    /// Too much in too short a time; `retry_after_ms` says when.
    TooMany = 429,
    /// The server failed and has noted why under `reference`.
    Internal = 500,
    /// The server or its database is not ready: try again.
    Unavailable = 503,
}
