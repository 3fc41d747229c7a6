//! Mistakes that are made on purpose, to prove that the checks find them. They live in the world
//! around the engine and the stores, never in the product.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

macro_rules! planted {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// A mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Planted { $($(#[$doc])* $name),+ }

        impl Planted {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// How it is called.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

planted! {
    /// The device keeps the place of a page before its rows.
    CursorBeforeRows = "cursor-before-rows",
    /// A page that is full leaves out what stands at its edge.
    EdgeOfPage = "edge-of-page",
    /// Places in the order are given out before the commit: a later one is seen before an earlier.
    SequenceForCounter = "sequence-for-counter",
    /// A known number is answered again whatever the operation is.
    NumberWithoutId = "number-without-id",
    /// A verdict is not kept: sent again, an operation is decided again.
    VerdictNotStored = "verdict-not-stored",
    /// A device takes 401 for a refusal.
    UnauthorisedDeletes = "401-deletes",
    /// After some failures nobody wakes the engine any more.
    RetryEndsPassive = "retry-ends-passive",
    /// A snapshot says a later place than the one it was read at.
    SnapshotAfterScan = "snapshot-after-scan",
    /// What was removed is forgotten although somebody has not read of it.
    TombstonePurged = "tombstone-purged",
    /// Operations are decided by the role that the person had when writing.
    RoleAtEdit = "role-at-edit",
    /// A cursor is believed by its numbers alone.
    ChainNotChecked = "chain-not-checked",
    /// Who claims gets the claim, whoever has it.
    ClaimWithoutCompare = "claim-without-compare",
    /// An own operation is not laid over the rows any more once it is answered.
    OverlayBySeq = "overlay-by-seq",
}

impl Display for Planted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Planted {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|planted| planted.word() == word);
        found.ok_or_else(|| format!("no mistake is called {word}"))
    }
}
