//! What ranks: previews that come true, versions that stay, raw numbers with what they are made of.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod laws;
mod preview;
mod versions;
mod world;
