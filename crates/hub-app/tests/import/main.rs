//! Imports as the wizard and the command line use them: what becomes of rows, laws for any cells,
//! and the real files.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod desk;
mod laws;
mod real;
mod rules;
