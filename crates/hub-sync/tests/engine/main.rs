//! The engine over a device in memory, answered by hand.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "the crate is made of tests")]

mod desk;
mod laws;
mod pushes;
mod reads;
mod sessions;
