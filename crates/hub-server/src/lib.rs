//! The shared backend: one authority that orders everything in a space.
//!
//! `authority` decides without touching a file or a network; `store` keeps what was decided in
//! SQLite or PostgreSQL. Deliberately not here: what operations mean (`hub-core`), and the device's
//! own files (`hub-store`).

pub mod access;
pub mod authority;
pub mod config;
pub mod http;
pub mod link;
pub mod metrics;
pub mod store;
