//! Imports as the wizard and the command line use them: what becomes of rows, laws for any cells,
//! and the real files.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod awkward;
mod desk;
mod guessed;
mod known;
mod laws;
mod names;
mod real;
mod rules;
mod samples;
mod wizard;
