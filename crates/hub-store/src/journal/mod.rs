//! `journal.db`: the precious file. In a private space it is the authority: it decides operations
//! and keeps, in one transaction, each with its verdict, the rows and events it led to, and the
//! chain over all of them. In a joined space it keeps this person's operations instead, until and
//! after the server has decided them. Drafts and settings of the space on this device are here too.
//!
//! Deliberately not here: anything derived, and any way to decide a stored operation again.

pub(crate) mod answer;
pub(crate) mod append;
mod deciding;
pub(crate) mod draft;
pub(crate) mod erasing;
pub(crate) mod feed;
pub(crate) mod joined;
pub(crate) mod load;
pub(crate) mod op;
pub(crate) mod own;
pub(crate) mod saved_view;
pub(crate) mod schema;
pub(crate) mod seen_ranks;
pub(crate) mod setting;
pub(crate) mod undo;
mod whose;

use crate::catalogue::Feed;
use crate::database::Mode;
use crate::error::{Blame, StoreError, sqlite};
use crate::table::{self, Item};
pub use answer::Answer;
pub(crate) use append::{Laying, Over, Rules};
pub use append::{Outcome, Watch};
use deciding::Keep;
pub use draft::Draft;
use hub_core::{Envelope, MemberId, OpId, Position, Row, SpaceId, Verdict};
use joined::JoinedRow;
pub use joined::{JoinedSpace, Joining, joined_space};
pub use own::{Attention, Queued, Stream, Trouble};
use rusqlite::{Connection, Transaction, TransactionBehavior};
pub use saved_view::SavedView;
use serde_json::Value;
pub use setting::setting_beside;
use std::path::{Path, PathBuf};
pub use undo::{About, KeptBack, Turn, Turned, UndoEntry, UndoState};
use uuid::Uuid;
pub(crate) use whose::{Whose, whose};

/// The one writing connection to a journal.
#[derive(Debug)]
pub struct Journal {
    connection: Connection,
    path: PathBuf,
    space: SpaceId,
    /// Who this person is in a joined space.
    member: Option<MemberId>,
    rules: Rules,
}

impl Journal {
    /// Makes the journal of a new private space and writes its first rows.
    pub(crate) fn create(path: &Path, genesis: &[Row]) -> Result<Self, StoreError> {
        Self::make(path, |tx| append::found(tx, genesis))
    }

    /// Makes the journal of a space that this device joins.
    pub(crate) fn join(path: &Path, joining: &Joining) -> Result<Self, StoreError> {
        Self::make(path, |tx| joined::put(tx, &JoinedRow::new(joining)))
    }

    fn make(
        path: &Path,
        first: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<Self, StoreError> {
        let (mut connection, found) = schema::SCHEMA.open(path, Mode::Create)?;
        let failed = |error| sqlite(Blame::Journal, path, &error);
        schema::SCHEMA.migrate(&mut connection, found).map_err(failed)?;
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        first(&tx).map_err(failed)?;
        tx.commit().map_err(failed)?;
        Self::of(connection, path)
    }

    /// Lets a copy of a joined space's journal go its own way, under a stream of its own. Both can
    /// then go on; the ids of operations stay, so nothing acts twice.
    pub(crate) fn part(path: &Path) -> Result<(), StoreError> {
        let mut journal = Self::open(path, |_, _| Ok(()))?;
        journal.write(|tx| own::take_new_stream(tx, Uuid::now_v7()))
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
    pub(crate) fn whose(path: &Path) -> Result<Whose, StoreError> {
        Self::read_beside(path, whose)
    }

    /// Reads a journal beside its writer.
    pub(crate) fn read_beside<T>(
        path: &Path,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let (connection, _) = schema::SCHEMA.open(path, Mode::Read)?;
        read(&connection).map_err(|error| sqlite(Blame::Journal, path, &error))
    }

    fn of(connection: Connection, path: &Path) -> Result<Self, StoreError> {
        let failed = |error| sqlite(Blame::Journal, path, &error);
        let whose = whose(&connection).map_err(failed)?;
        let (path, rules) = (path.to_owned(), Rules::default());
        Ok(Self { connection, path, space: whose.space(), member: whose.member(), rules })
    }

    /// The space whose journal this is.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// Who this person is in a joined space; none in a private one.
    pub(crate) fn member(&self) -> Option<MemberId> {
        self.member
    }

    pub(crate) fn rules(&self) -> Rules {
        self.rules
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
        self.decide(Keep::All, None, (actor, now_ms), |writer| {
            append::append(writer, envelopes, watch)
        })
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
        self.decide(Keep::Nothing, None, (actor, now_ms), |writer| {
            append::append(writer, envelopes, watch)
        })
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
        self.decide(Keep::All, None, (actor, now_ms), |writer| append::turn(writer, turn, watch))
    }

    /// How many operations an act has that a turn would turn at most.
    ///
    /// # Errors
    /// What the disk says.
    pub fn turns(&self, actor: MemberId, turn: &Turn) -> Result<usize, StoreError> {
        let found = self.read(|connection| undo::turn::found(connection, actor, turn))?;
        Ok(found.map_or(0, |entry| entry.about.operations() as usize))
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
        self.read(|connection| match self.member {
            None => op::verdict(connection, op),
            Some(_) => own::op::verdict(connection, op),
        })
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
