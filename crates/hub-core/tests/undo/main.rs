//! Undo, from outside: every row of the table of domain.md section 7 there and back again, and what
//! stays because others wrote since.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what the tests share may fail them too")]

mod claims;
mod refused;
mod table;
mod turning;

#[expect(dead_code, reason = "shared with the tests of decisions, which need more of it")]
#[path = "../decide/world.rs"]
mod world;
