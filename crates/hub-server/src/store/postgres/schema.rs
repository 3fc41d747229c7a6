//! The tables of a server in PostgreSQL, and how they come to the present version. Several servers
//! may start at the same time: one row says the version, and who changes the tables holds it.

use super::super::{Result, StoreError, access};
use super::{event, feed, op, row, snapshot, stream};
use deadpool_postgres::Client;

/// Steps from nothing to the present version, numbered from 1; never edited after a release.
const MIGRATIONS: &[&[&str]] = &[
    &[feed::CREATE, row::CREATE, event::CREATE, op::CREATE, stream::CREATE, snapshot::CREATE],
    access::schema::POSTGRES,
];

const CREATE: &str = "
CREATE TABLE IF NOT EXISTS hub_schema (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version BIGINT  NOT NULL
)";
const BEGIN: &str = "INSERT INTO hub_schema (one, version) VALUES (1, 0) ON CONFLICT DO NOTHING";
const VERSION: &str = "SELECT version FROM hub_schema WHERE one = 1 FOR UPDATE";
const PUT: &str = "UPDATE hub_schema SET version = $1 WHERE one = 1";

/// The tables of this program are there but for their version: somebody else makes them now.
const MADE_MEANWHILE: [&str; 3] = ["23505", "42P07", "42710"];

/// Brings the tables to the present version.
pub(super) async fn migrate(client: &mut Client) -> Result<()> {
    let created = client.batch_execute(CREATE).await;
    match created {
        Err(error) if error.code().is_some_and(|code| MADE_MEANWHILE.contains(&code.code())) => (),
        created => created?,
    }
    let tx = client.transaction().await?;
    tx.execute(BEGIN, &[]).await?;
    let found: i64 = tx.query_one(VERSION, &[]).await?.try_get(0)?;
    let supported = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > supported {
        return Err(StoreError::Newer { found, supported });
    }
    for statements in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        for sql in *statements {
            tx.batch_execute(sql).await?;
        }
    }
    tx.execute(PUT, &[&supported]).await?;
    Ok(tx.commit().await?)
}
