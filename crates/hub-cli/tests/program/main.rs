//! The real program in real folders: every command, its JSON, its exit codes, what it does beside
//! another writer, with hostile input, and when it is stopped or killed.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod acted;
mod claimed;
mod decided;
mod everyday;
mod exports;
mod filtered;
mod imports;
mod merged;
mod program;
mod real;
mod refusals;
mod stopped;
mod wholes;
mod world;
