//! The crate from outside: small files made here for each difficulty, the real samples behind
//! `HUB_DATA`, and laws that hold for any bytes.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod delimited;
mod laws;
mod made;
mod old_and_open;
mod refusals;
mod samples;
mod workbook;
mod written;
