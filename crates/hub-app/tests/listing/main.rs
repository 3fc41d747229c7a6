//! The list against a naive reading of its lines: filters, sorting, ranks, single changes, saved views,
//! and what was seen at the last visit.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod laws;
mod oracle;
mod saved;
mod single;
mod world;
