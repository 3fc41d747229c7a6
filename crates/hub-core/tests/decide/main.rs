//! Decisions, from outside: the tables of the domain as oracles, the order of refusals, each
//! family of operations, hostile input, and laws over random histories.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what the tests share may fail them too")]

mod attempts;
mod built;
mod claims;
mod conflicts;
mod edits;
mod erasing;
mod given;
mod hostile;
mod ideas;
mod laws;
mod merges;
mod moves;
mod oracle;
mod refusals;
mod settings;
mod settling;
mod standards;
mod talk;
mod values;
mod world;
