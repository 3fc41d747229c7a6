//! Taking back and doing again, and acts at many ideas, through the commands that the window calls.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod acts;
mod bulk;
mod world;
