//! `journal.db`: the precious file. In a private space it is the authority: it decides operations
//! and keeps, in one transaction, each with its verdict, the rows and events it led to, and the
//! chain over all of them. Drafts and settings of the space on this device are here too.
//!
//! Deliberately not here: anything derived, and any way to decide a stored operation again.

pub(crate) mod answer;
pub(crate) mod append;
pub(crate) mod draft;
pub(crate) mod feed;
pub(crate) mod load;
pub(crate) mod op;
pub(crate) mod saved_view;
pub(crate) mod schema;
pub(crate) mod seen_ranks;
pub(crate) mod setting;
pub(crate) mod undo;

use crate::catalogue::Feed;
use crate::database::Mode;
use crate::error::{Blame, StoreError, sqlite};
use crate::table::{self, Item};
pub use answer::Answer;
use append::{Batch, Rules, Stop};
pub use append::{Outcome, Watch};
pub use draft::Draft;
use hub_core::{Envelope, MemberId, OpId, Position, Row, SpaceId, Verdict};
use rusqlite::{Connection, Transaction, TransactionBehavior};
pub use saved_view::SavedView;
use serde_json::Value;
use std::path::{Path, PathBuf};
pub use undo::{About, KeptBack, Turn, Turned, UndoEntry, UndoState};
use uuid::Uuid;

/// The one writing connection to a journal.
#[derive(Debug)]
pub struct Journal {
    connection: Connection,
    path: PathBuf,
    space: SpaceId,
    rules: Rules,
}

impl Journal {
    /// Makes the journal of a new private space and writes its first rows.
    pub(crate) fn create(path: &Path, genesis: &[Row]) -> Result<Self, StoreError> {
        let (mut connection, found) = schema::SCHEMA.open(path, Mode::Create)?;
        let failed = |error| sqlite(Blame::Journal, path, &error);
        schema::SCHEMA.migrate(&mut connection, found).map_err(failed)?;
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        append::found(&tx, genesis).map_err(failed)?;
        tx.commit().map_err(failed)?;
        Self::of(connection, path)
    }

    /// Opens a journal that is there and brings it to the present version; `before_migration` runs
    /// while the file is still as it was.
    pub(crate) fn open(
        path: &Path,
        before_migration: impl FnOnce(&Connection, i64) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let (mut connection, found) = schema::SCHEMA.open(path, Mode::Write)?;
        if found < schema::SCHEMA.supported() {
            before_migration(&connection, found)?;
            let failed = |error| sqlite(Blame::Journal, path, &error);
            schema::SCHEMA.migrate(&mut connection, found).map_err(failed)?;
        }
        Self::of(connection, path)
    }

    /// How far the journal in a file has come, read beside its writer.
    pub(crate) fn position_in(path: &Path) -> Result<Position, StoreError> {
        let (connection, _) = schema::SCHEMA.open(path, Mode::Read)?;
        let feed = feed::get(&connection).map_err(|error| sqlite(Blame::Journal, path, &error))?;
        Ok(feed.position())
    }

    fn of(connection: Connection, path: &Path) -> Result<Self, StoreError> {
        let feed = feed::get(&connection).map_err(|error| sqlite(Blame::Journal, path, &error))?;
        Ok(Self { connection, path: path.to_owned(), space: feed.space, rules: Rules::default() })
    }

    /// The space whose journal this is.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// Decides operations of one member in the order given and keeps them, in one transaction: all
    /// of them with verdicts, or, after any failure, none. An operation that is known answers the
    /// verdict it got and changes nothing, whatever its body says now.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when `watch` asks for it; otherwise what the disk says.
    pub fn append(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        let (batch, rules) = (Batch { space: self.space, actor, now_ms }, self.rules);
        self.decide(Keep::All, |tx| append::append(tx, rules, &batch, envelopes, watch))
    }

    /// What [`Journal::append`] would answer now. Nothing is kept.
    ///
    /// # Errors
    /// As [`Journal::append`].
    pub fn rehearse(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        let (batch, rules) = (Batch { space: self.space, actor, now_ms }, self.rules);
        self.decide(Keep::Nothing, |tx| append::append(tx, rules, &batch, envelopes, watch))
    }

    /// Takes an act of a member back, or does it again, in one transaction. `watch` hears how many
    /// of its operations are turned.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when `watch` asks for it; otherwise what the disk says. Nothing
    /// was changed then.
    pub fn turn(
        &mut self,
        actor: MemberId,
        turn: &Turn,
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Turned, StoreError> {
        let (batch, rules) = (Batch { space: self.space, actor, now_ms }, self.rules);
        self.decide(Keep::All, |tx| append::turn(tx, rules, &batch, turn, watch))
    }

    /// How many operations an act has that a turn would turn at most.
    ///
    /// # Errors
    /// What the disk says.
    pub fn turns(&self, actor: MemberId, turn: &Turn) -> Result<usize, StoreError> {
        let found = self.read(|connection| undo::turn::found(connection, actor, turn))?;
        Ok(found.map_or(0, |entry| entry.about.operations() as usize))
    }

    fn decide<T>(
        &mut self,
        keep: Keep,
        decide: impl FnOnce(&Transaction<'_>) -> Result<T, Stop>,
    ) -> Result<T, StoreError> {
        let failed = |error| sqlite(Blame::Journal, &self.path, &error);
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        match (decide(&tx), keep) {
            (Ok(done), Keep::All) => tx.commit().map(|()| done).map_err(failed),
            (Ok(done), Keep::Nothing) => Ok(done),
            (Err(Stop::Sql(error)), _) => Err(failed(error)),
            (Err(Stop::Cancelled), _) => Err(StoreError::Cancelled),
        }
    }

    /// The last acts of a member that can be taken back or done again, the last one first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn undo_list(&self, actor: MemberId, limit: usize) -> Result<Vec<UndoEntry>, StoreError> {
        self.read(|connection| undo::list(connection, actor, limit))
    }

    /// The stored verdict of an operation, if it is known.
    ///
    /// # Errors
    /// What the disk says.
    pub fn verdict(&self, op: OpId) -> Result<Option<Verdict>, StoreError> {
        self.read(|connection| op::verdict(connection, op))
    }

    /// Keeps a draft under the id that its idea will have; at most 256 KiB.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], or what the disk says.
    pub fn draft_put(&mut self, id: Uuid, json: &Value, now_ms: i64) -> Result<(), StoreError> {
        let json = json.to_string();
        let (bytes, max_bytes) = (json.len(), draft::MAX_BYTES);
        if bytes > max_bytes {
            return Err(StoreError::TooLarge { bytes, max_bytes });
        }
        self.write(|tx| draft::put(tx, id, &json, now_ms))
    }

    /// A draft.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft_get(&self, id: Uuid) -> Result<Option<Draft>, StoreError> {
        self.read(|connection| draft::get(connection, id))
    }

    /// All drafts, the last changed first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft_list(&self) -> Result<Vec<Draft>, StoreError> {
        self.read(draft::list)
    }

    /// Forgets a draft; that there is none is fine.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft_delete(&mut self, id: Uuid) -> Result<(), StoreError> {
        self.write(|tx| draft::delete(tx, id))
    }

    /// Keeps a setting of this space on this device; null forgets it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn setting_put(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        self.write(|tx| setting::put(tx, key, value))
    }

    /// A setting of this space on this device.
    ///
    /// # Errors
    /// What the disk says.
    pub fn setting_get(&self, key: &str) -> Result<Option<Value>, StoreError> {
        self.read(|connection| setting::get(connection, key))
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        read(&self.connection).map_err(|error| sqlite(Blame::Journal, &self.path, &error))
    }

    fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let done = (|| {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = write(&tx)?;
            tx.commit()?;
            Ok(done)
        })();
        done.map_err(|error| sqlite(Blame::Journal, &self.path, &error))
    }
}

/// What a transaction leaves behind.
#[derive(Clone, Copy)]
enum Keep {
    All,
    Nothing,
}

impl Feed for Journal {
    fn head(&self) -> Result<Position, StoreError> {
        Ok(self.read(feed::get)?.position())
    }

    fn continues(&self, position: &Position) -> Result<bool, StoreError> {
        self.read(|connection| op::is_at(connection, position))
    }

    fn items(&self, after: u64, up_to: u64) -> Result<Vec<Item>, StoreError> {
        self.read(|connection| table::items(connection, after, up_to))
    }
}
