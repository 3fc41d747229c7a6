//! The server on one file.

use crate::authority::{Server, server_authority};
use crate::world::{NOW_MS, SPACE, first_rows};
use hub_core::{MemberId, Row, SpaceId};
use hub_protocol::{Cursor, Page, Push, Pushed, Snapshot};
use hub_server::authority::{Asker, Verified};
use hub_server::store::StoreError;
use hub_server::store::sqlite::{self, Durability};
use std::collections::HashMap;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

/// The server on one file.
pub struct Sqlite {
    authority: Option<sqlite::Authority>,
    next_n: HashMap<MemberId, u64>,
    path: PathBuf,
    _data: TempDir,
}

impl Sqlite {
    pub fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join("hub.db");
        let authority = sqlite::Authority::open(&path, Durability::Off).unwrap();
        let mut made =
            Self { authority: Some(authority), next_n: HashMap::new(), path, _data: data };
        made.found(&first_rows(SPACE)).unwrap();
        made
    }

    fn authority(&mut self) -> &mut sqlite::Authority {
        self.authority.as_mut().unwrap()
    }
}

server_authority!(Sqlite, "SQLite");

impl Server for Sqlite {
    fn push(&mut self, asker: Asker, push: &Push, now_ms: i64) -> Result<Pushed, StoreError> {
        self.authority().push(&asker, push, now_ms)
    }

    fn changes(
        &mut self,
        asker: Asker,
        after: Option<&str>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page, StoreError> {
        self.authority().changes(&asker, after, stream, page_items)
    }

    fn head(&mut self, space: SpaceId) -> Cursor {
        self.authority().head(space).unwrap()
    }

    fn snapshot(&mut self, asker: Asker, stream: Option<Uuid>) -> Result<Snapshot, StoreError> {
        self.authority().snapshot(&asker, stream, NOW_MS)
    }

    fn chunk(&mut self, asker: Asker, id: &str, index: u32) -> Result<Vec<u8>, StoreError> {
        self.authority().chunk(&asker, id, index)
    }

    fn found(&mut self, genesis: &[Row]) -> Result<(), StoreError> {
        self.authority().found(genesis)
    }

    fn verify(&mut self, space: SpaceId) -> Verified {
        self.authority().verify(space).unwrap()
    }

    fn tamper(&mut self, sql: &str) {
        rusqlite::Connection::open(&self.path).unwrap().execute_batch(sql).unwrap();
    }

    fn files(&self) -> Vec<PathBuf> {
        let log = self.path.with_extension("db-wal");
        std::iter::once(self.path.clone()).chain(log.exists().then_some(log)).collect()
    }

    fn all_texts(&mut self) -> String {
        let connection = rusqlite::Connection::open(&self.path).unwrap();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
        let mut tables = connection.prepare(tables).unwrap();
        let tables = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let mut texts = String::new();
        for table in tables {
            let table = table.unwrap();
            let mut rows = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    let value = row.get_ref(column).unwrap();
                    let bytes = value.as_bytes_or_null().ok().flatten().unwrap_or_default();
                    texts.push_str(&String::from_utf8_lossy(bytes));
                    texts.push('\n');
                }
            }
        }
        texts
    }
}
