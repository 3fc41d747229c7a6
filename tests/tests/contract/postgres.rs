//! The server on PostgreSQL, through the store that its requests use.

use crate::authority::{Server, server_authority};
use crate::world::{NOW_MS, SPACE, first_rows};
use hub_core::{MemberId, Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
use hub_server::access::{Allowance, Limits};
use hub_server::authority::{Asker, Verified};
use hub_server::store::{Store, StoreError};
use hub_tests::postgres::{database, execute};
use std::collections::HashMap;
use std::path::PathBuf;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{NoTls, SimpleQueryMessage};
use uuid::Uuid;

/// A server's store in a database of its own.
pub struct Postgres {
    store: Store,
    next_n: HashMap<MemberId, u64>,
    address: String,
    runtime: Runtime,
}

impl Postgres {
    /// None where there is no PostgreSQL and need not be.
    pub fn new() -> Option<Self> {
        let address = database().unwrap()?;
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let store = runtime.block_on(Store::postgres(&address)).unwrap();
        let mut made = Self { store, next_n: HashMap::new(), address, runtime };
        made.found(&first_rows(SPACE)).unwrap();
        Some(made)
    }
}

server_authority!(Postgres, "PostgreSQL");

impl Server for Postgres {
    fn push(&mut self, asker: Asker, push: &Push, now_ms: i64) -> Result<Pushed, StoreError> {
        let most = Allowance::a_minute(u32::MAX);
        let limits = Limits { operations: most, operations_of_leads: most, ..Limits::default() };
        self.runtime.block_on(self.store.push(asker, push.clone(), limits, now_ms))
    }

    fn changes(
        &mut self,
        asker: Asker,
        after: Option<&str>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page, StoreError> {
        let after = after.map(str::to_owned);
        self.runtime.block_on(self.store.changes(asker, after, stream, page_items))
    }

    fn head(&mut self, space: SpaceId) -> Cursor {
        self.runtime.block_on(self.store.head(space)).unwrap()
    }

    fn snapshot(&mut self, asker: Asker, stream: Option<Uuid>) -> Result<Snapshot, StoreError> {
        self.runtime.block_on(self.store.snapshot(asker, stream, NOW_MS))
    }

    fn chunk(&mut self, asker: Asker, id: &str, index: u32) -> Result<Vec<u8>, StoreError> {
        self.runtime.block_on(self.store.chunk(asker, id.to_owned(), index))
    }

    fn found(&mut self, genesis: &[Row]) -> Result<(), StoreError> {
        self.runtime.block_on(self.store.found(genesis.to_vec()))
    }

    fn verify(&mut self, space: SpaceId) -> Verified {
        self.runtime.block_on(self.store.verify(space)).unwrap()
    }

    fn tamper(&mut self, sql: &str) {
        execute(&self.address, sql).unwrap();
    }

    fn files(&self) -> Vec<PathBuf> {
        vec![]
    }

    fn all_texts(&mut self) -> String {
        self.runtime.block_on(all_texts(&self.address)).unwrap()
    }
}

async fn all_texts(address: &str) -> Result<String, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
    let connection = tokio::spawn(connection);
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    let mut texts = String::new();
    for table in client.query(tables, &[]).await? {
        let table: &str = table.get(0);
        for message in client.simple_query(&format!("SELECT * FROM \"{table}\"")).await? {
            let SimpleQueryMessage::Row(row) = message else { continue };
            for value in (0..row.len()).filter_map(|column| row.get(column)) {
                texts.push_str(value);
                texts.push('\n');
            }
        }
    }
    drop(client);
    connection.await.unwrap()?;
    Ok(texts)
}
