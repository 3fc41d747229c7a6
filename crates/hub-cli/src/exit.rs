//! Exit codes: defined here, printed by `--help`, and held against the README by a test.

use std::process::ExitCode;

macro_rules! exits {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $says:literal;)+) => {
        /// How a run ended, for scripts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Exit { $($(#[$doc])* $name = $code),+ }

        /// All of them, as `--help` prints them.
        pub const TEXT: &str = concat!("Exit codes:\n", $("  ", $code, "\t", $says, "\n"),+);
    };
}

exits! {
    /// It is done.
    Done = 0, "done";
    /// It was refused, or it failed; what there was before is as it was.
    Failed = 1, "refused or failed; nothing was changed";
    /// Clap's own code for a wrong command line.
    Usage = 2, "the command line is wrong";
    /// Another process writes to the space.
    InUse = 3, "the Hub's window or another ohub has the space open; nothing was changed";
    /// What was named is not there.
    NotFound = 4, "not found: what was named is not there";
    /// The files cannot be used.
    Damaged = 5, "the space's files are damaged, or newer than this program";
    /// Part of an act at many was not done.
    SomeRefused = 6, "some were refused (import, move, undo, or their dry run); all others are done";
    /// What was done is kept here, and is sent when the server is there.
    NotSynced = 7, "the server is not reached, or does not let this device in; what was done is kept here";
    /// As shells say it for Ctrl+C.
    Cancelled = 130, "cancelled with Ctrl+C; nothing was changed";
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
