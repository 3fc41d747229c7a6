//! Exports from outside: what comes back is the same, whatever the catalogue; files are there whole
//! or not at all.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod desk;
mod files;
mod given;
mod law;
mod real;
mod shown;
