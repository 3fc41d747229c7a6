//! One contract for everything that decides: the journal of a private space, the server on SQLite and
//! the server on PostgreSQL. They get the same operations and must give the same answers, the same
//! rows and events byte for byte, and a chain that recomputes; and what a server promises besides
//! (streams, pages, snapshots, erasing) holds on both databases alike.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "the crate is made of tests"
)]

mod attempts;
mod authority;
mod bodies;
mod dice;
mod erasing;
mod measures;
mod pages;
mod postgres;
mod same;
mod snapshots;
mod spaces;
mod sqlite;
mod streams;
mod tampering;
mod world;
