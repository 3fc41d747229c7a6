//! A joined space as its callers see it: two devices and an authority, which is a private space of
//! the same crate: it decides by the same rules and hands out the same order.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "the crate is made of tests")]

mod acts;
mod cases;
mod copies;
mod erased;
mod hub;
mod kills;
mod laws;
mod measures;
mod model;
mod reading;
mod server;
mod undone;
#[expect(dead_code, reason = "shared with the tests of the store, which need more of it")]
#[path = "../store/world.rs"]
mod world;
