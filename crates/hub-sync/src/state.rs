//! What people are told about the connection: facts and codes, worded by whoever shows them.

use hub_protocol::ProblemCode;

/// Whether changes travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing was heard yet.
    #[default]
    Starting,
    /// The server answers.
    Online,
    /// The server is not reached; it is tried again and again.
    Offline,
    /// The server's certificate is not the one that was agreed on.
    Distrusted,
    /// The session is over: the person has to sign in. Everything queued stays.
    SignInNeeded,
    /// The person is not, or no longer, a member. Everything queued stays.
    NoAccess,
}

/// Why operations stay although the server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The server does not understand this version any more. Reading goes on.
    UpdateNeeded,
    /// The operations were queued by another account than the one that is signed in.
    WrongAccount,
}

/// How much of a fresh copy of the space is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Chunks that are there.
    pub taken: u32,
    /// All chunks; 0 while that is not known.
    pub chunks: u32,
    /// Nothing can be shown before it is whole.
    pub is_first: bool,
}

/// The present state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether changes travel.
    pub link: Link,
    /// Operations without a verdict.
    pub waiting: u64,
    /// Why they stay, if so.
    pub held: Option<Held>,
    /// Everything that the server had when it was last asked is here.
    pub is_level: bool,
    /// A fresh copy that is being taken in.
    pub intake: Option<Intake>,
    /// What the server said last, if it was a refusal.
    pub problem: Option<ProblemCode>,
    /// What this device's disk said last, if it was a failure: [`hub_store::StoreError::code`].
    pub store: Option<&'static str>,
}

/// Something that happened once and that the person should hear of, though nothing is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The server's history is not the one this device has seen (restored from a backup, say). The
    /// space is read anew, and what was sent since is sent again.
    HistoryReplaced,
    /// The server had forgotten operations that it had confirmed; they are sent again.
    SentAgain {
        /// After which `n` of the former stream.
        after_n: u64,
    },
    /// This device's folder is a copy, or was restored: it goes on under a number of its own.
    StreamForked,
    /// The server cannot take an operation; it is on the list for the person's attention.
    SetAside,
    /// Too much was removed since this device was last here; the space is read anew.
    AwayTooLong,
}
