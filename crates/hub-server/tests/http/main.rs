//! The server as devices meet it: over a real connection, each route with what it gives and each
//! failure that it documents. Every answer is held against the server's own description.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

mod bodies;
mod catalogue;
mod invites;
mod limits;
mod people;
mod program;
mod provider;
mod routes;
mod schema;
mod sso;
mod sso_real;
mod stopping;
mod tls;
mod tokens;
mod waiting;
mod world;

use tempfile::TempDir;
use world::Database;

/// The database of one world: a file of its own.
async fn database(folder: &TempDir) -> Option<Database> {
    Some(Database::File(folder.path().join("hub.db")))
}
