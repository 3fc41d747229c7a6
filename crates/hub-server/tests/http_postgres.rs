//! The server as devices meet it, over PostgreSQL: whatever touches the database behaves the same.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "all of it is test code, of which clippy sees only the functions marked as tests"
)]

#[path = "http/catalogue.rs"]
mod catalogue;
#[path = "http/invites.rs"]
mod invites;
#[path = "http/limits.rs"]
mod limits;
#[path = "http/people.rs"]
mod people;
#[path = "http/provider.rs"]
mod provider;
#[path = "http/routes.rs"]
mod routes;
#[path = "http/schema.rs"]
mod schema;
#[path = "http/sso.rs"]
mod sso;
#[path = "http/tokens.rs"]
mod tokens;
#[path = "http/waiting.rs"]
mod waiting;
#[path = "http/world.rs"]
mod world;

/// Of the tests of the whole product.
#[path = "../../../tests/src"]
mod shared {
    #[expect(dead_code, reason = "what others kill and restart is not used here")]
    pub mod postgres;
}

use tempfile::TempDir;
use world::Database;

/// The database of one world: an empty one of the cluster of these tests. None where there is no
/// PostgreSQL and need not be.
async fn database(_: &TempDir) -> Option<Database> {
    let made = tokio::task::spawn_blocking(shared::postgres::database).await.unwrap();
    made.unwrap().map(Database::Address)
}
