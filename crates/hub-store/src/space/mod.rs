//! A space's folder: its lock, its journal, its catalogue, and how they stay in step.
//!
//! ```text
//! <data>/spaces/<space id>/  journal.db  catalogue.db  backups/  lock
//! ```

pub(crate) mod check;
pub(crate) mod found;
pub(crate) mod joined;
mod level;
pub(crate) mod restore;
pub(crate) mod settle;
#[cfg(test)]
mod tests;

use crate::backup;
use crate::catalogue::{Catalogue, Changed, Projector, schema};
use crate::database::empty_log;
use crate::error::StoreError;
use crate::journal::{Turn, Turned};
use crate::{Journal, Outcome, Readers, TextHash, Watch};
use hub_core::redaction::Redaction;
use hub_core::{Envelope, MemberId, SpaceId, Verdict};
use level::{catalogue_of, daily_backup, is_left_behind};
use settle::Settling;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// How often, and after which pauses, a lock is tried.
const LOCK_TRIES: usize = 4;
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// Who decides in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceKind {
    /// This device, for its person alone.
    Private,
    /// A server, for everyone in the space.
    Joined,
}

/// Something that a person should hear of, though nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The catalogue was damaged and has been made anew from the journal; in a joined space it is
    /// fetched again from the server.
    CatalogueRebuilt {
        /// What was found, for a report.
        detail: String,
        /// Where the damaged file was put.
        put_aside: PathBuf,
    },
    /// The day's backup could not be made; the space works all the same.
    BackupFailed {
        /// [`StoreError::code`].
        code: &'static str,
        /// What happened, for a report.
        detail: String,
    },
}

/// What became of a batch of operations.
#[derive(Debug)]
pub struct Appended {
    /// One verdict for each operation, in order. They are safe on the disk.
    pub verdicts: Vec<Verdict>,
    /// For each operation, whether anything is different now. In a joined space the verdicts are
    /// this device's own, until the server's come.
    pub has_changed: Vec<bool>,
    /// What changed for readers.
    pub changed: Changed,
    /// Why readers do not see it yet, if so; the next append or start makes up for it.
    pub behind: Option<StoreError>,
}

/// A space that this process writes to.
#[derive(Debug)]
pub struct Space {
    folder: PathBuf,
    journal: Journal,
    catalogue: Catalogue,
    readers: Arc<Readers>,
    notices: Vec<Notice>,
    settling: Settling,
    /// Held as long as the space is open; the system lets go of it when the process ends.
    _lock: File,
}

/// A folder that looks like a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceFolder {
    /// Its id.
    pub id: SpaceId,
    /// Where it is.
    pub path: PathBuf,
}

/// The spaces of a data folder, the oldest first.
///
/// # Errors
/// When the system does not let the folder be read.
pub fn list_spaces(data: &Path) -> Result<Vec<SpaceFolder>, StoreError> {
    let spaces = data.join("spaces");
    if !spaces.exists() {
        return Ok(vec![]);
    }
    let entries = fs::read_dir(&spaces).map_err(|error| StoreError::io(&spaces, &error))?;
    let folders = entries.flatten().filter_map(|entry| {
        let id = Uuid::parse_str(entry.file_name().to_str()?).ok()?;
        entry.path().is_dir().then(|| SpaceFolder { id: SpaceId(id), path: entry.path() })
    });
    let mut folders: Vec<_> = folders.collect();
    folders.sort_by_key(|folder| folder.id);
    Ok(folders)
}

impl Space {
    /// Opens a space for writing, brings its catalogue up to its journal, and makes the day's
    /// backup.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another process has it open, [`StoreError::Newer`],
    /// [`StoreError::JournalDamaged`] with what can be done, or what the disk says.
    pub fn open(folder: &Path, projector: Projector, now_ms: i64) -> Result<Self, StoreError> {
        if !folder.is_dir() {
            return Err(StoreError::NotASpace { path: folder.to_owned() });
        }
        let lock = lock(folder)?;
        restore::finish(folder)?;
        let opened = Self::open_locked(folder, projector, now_ms, lock);
        opened.map_err(|error| restore::with_a_way_out(folder, error))
    }

    fn open_locked(
        folder: &Path,
        projector: Projector,
        now_ms: i64,
        lock: File,
    ) -> Result<Self, StoreError> {
        let path = folder.join("journal.db");
        if !path.exists() {
            return Err(StoreError::NotASpace { path: folder.to_owned() });
        }
        let journal = Journal::open(&path, |connection, found| {
            backup::before_update(connection, folder, found, now_ms)
        })?;
        let mut notices = vec![];
        let (is_first_today, failed) = daily_backup(&journal, folder, now_ms)?;
        notices.extend(failed);
        let catalogue = catalogue_of(folder, &journal, &projector, is_first_today, &mut notices)?;
        let mut journal = journal;
        if journal.member().is_some() {
            journal.forget_archive(catalogue.standing()?.confirmed_n, now_ms)?;
        }
        let version = schema::projection_version(&projector);
        let readers = Arc::new(Readers::open(&folder.join("catalogue.db"), version)?);
        let (folder, settling) = (folder.to_owned(), Settling::default());
        Ok(Self { folder, journal, catalogue, readers, notices, settling, _lock: lock })
    }

    /// Opens a space for reading only, also while another process writes to it.
    ///
    /// # Errors
    /// [`StoreError::CatalogueNotReady`] when it has to be opened for writing first,
    /// [`StoreError::NotASpace`], [`StoreError::Newer`], or what the disk says.
    pub fn open_read_only(folder: &Path, projector: &Projector) -> Result<Readers, StoreError> {
        if !folder.join("journal.db").exists() {
            return Err(StoreError::NotASpace { path: folder.to_owned() });
        }
        let readers =
            Readers::open(&folder.join("catalogue.db"), schema::projection_version(projector))?;
        if is_left_behind(folder, &readers)? {
            return Err(StoreError::CatalogueNotReady { path: folder.to_owned() });
        }
        Ok(readers)
    }

    /// Decides operations of one member and keeps them; see [`Journal::append`]. Readers see the
    /// outcome when this returns.
    ///
    /// # Errors
    /// Those of [`Journal::append`]; nothing was kept then.
    pub fn append(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Appended, StoreError> {
        if self.kind() == SpaceKind::Joined {
            return self.queue(actor, envelopes, now_ms, None, watch);
        }
        if envelopes.len() < settle::LARGE {
            let appended = self.append_here(actor, envelopes, now_ms, watch);
            if envelopes.iter().any(|it| Redaction::of(&it.operation).is_some()) {
                self.empty_logs();
            }
            return appended;
        }
        self.copy_at_commit(false)?;
        let appended = self.append_here(actor, envelopes, now_ms, watch);
        self.copy_at_commit(true)?;
        self.settling.begin(&self.folder);
        appended
    }

    /// After texts were erased. What cannot be done now is done when the files are closed.
    fn empty_logs(&self) {
        let _ = self.journal.read(empty_log).and_then(|()| self.catalogue.read(empty_log));
    }

    fn append_here(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Appended, StoreError> {
        let outcomes = self.journal.append(actor, envelopes, now_ms, watch);
        let outcomes = outcomes.map_err(|error| restore::with_a_way_out(&self.folder, error))?;
        Ok(appended(outcomes, self.pull()))
    }

    fn copy_at_commit(&self, is_on: bool) -> Result<(), StoreError> {
        self.journal.read(|connection| settle::at_commit(connection, is_on))?;
        self.catalogue.read(|connection| settle::at_commit(connection, is_on))
    }

    /// What [`Space::append`] would answer now. Nothing is kept.
    ///
    /// # Errors
    /// Those of [`Journal::append`].
    pub fn rehearse(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        if self.kind() == SpaceKind::Joined {
            return self.rehearse_over(actor, envelopes, now_ms, watch);
        }
        self.journal.rehearse(actor, envelopes, now_ms, watch)
    }

    /// Takes an act back, or does it again; see [`Journal::turn`]. With it come what changed for
    /// readers, and why they do not see it yet, if so.
    ///
    /// # Errors
    /// Those of [`Journal::turn`]; nothing was changed then.
    pub fn turn(
        &mut self,
        actor: MemberId,
        turn: &Turn,
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<(Turned, Changed, Option<StoreError>), StoreError> {
        if self.kind() == SpaceKind::Joined {
            return self.turn_over(actor, turn, now_ms, watch);
        }
        let turned = self.journal.turn(actor, turn, now_ms, watch);
        let turned = turned.map_err(|error| restore::with_a_way_out(&self.folder, error))?;
        let (changed, behind) = self.pull();
        Ok((turned, changed, behind))
    }

    /// Brings readers up to the journal, or says why that has to wait.
    fn pull(&mut self) -> (Changed, Option<StoreError>) {
        let pulled = match self.catalogue.pull(&self.journal) {
            Err(StoreError::CatalogueDamaged { .. }) => self.rebuild_catalogue(),
            pulled => pulled,
        };
        match pulled {
            Ok(changed) => (changed, None),
            Err(error) => (Changed::default(), Some(error)),
        }
    }

    /// Makes the catalogue anew from the journal: what to do when a read says
    /// [`StoreError::CatalogueDamaged`]. Readers go on with the new one. In a joined space it is
    /// empty until the next sync.
    ///
    /// # Errors
    /// What the disk says; nothing is lost, and it can be tried again.
    pub fn rebuild_catalogue(&mut self) -> Result<Changed, StoreError> {
        self.catalogue.reset()?;
        match self.kind() {
            SpaceKind::Private => self.catalogue.pull(&self.journal),
            SpaceKind::Joined => self.level(),
        }
    }

    /// Keeps what an encoder saw in some texts, as bytes of the caller's.
    ///
    /// # Errors
    /// What the disk says; none of them is kept then.
    pub fn keep_vectors(
        &mut self,
        model: &str,
        vectors: &[(TextHash, Vec<u8>)],
    ) -> Result<(), StoreError> {
        self.catalogue.keep_vectors(model, vectors)
    }

    /// Forgets the vectors of texts that no idea has, and those of all other encoders.
    ///
    /// # Errors
    /// What the disk says; all of them stay then.
    pub fn drop_vectors(&mut self, model: &str, texts: &[TextHash]) -> Result<(), StoreError> {
        self.catalogue.drop_vectors(model, texts)
    }

    /// Copies the journal to a file that is not there yet. It holds everything but what can be
    /// made anew.
    ///
    /// # Errors
    /// [`StoreError::Exists`], or what the disk says; no half file stays.
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        backup::write(self.journal.connection(), path)
    }

    /// Its id.
    pub fn id(&self) -> SpaceId {
        self.journal.space()
    }

    /// Who decides in it.
    pub fn kind(&self) -> SpaceKind {
        match self.journal.member() {
            None => SpaceKind::Private,
            Some(_) => SpaceKind::Joined,
        }
    }

    /// Who the person at this device is in a joined space; none in a private one.
    pub fn member(&self) -> Option<MemberId> {
        self.journal.member()
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What happened while it was opened.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Read-only connections, for any thread.
    pub fn readers(&self) -> Arc<Readers> {
        Arc::clone(&self.readers)
    }

    /// The journal, for drafts and settings.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The journal, for drafts and settings.
    pub fn journal_mut(&mut self) -> &mut Journal {
        &mut self.journal
    }
}

fn appended(outcomes: Vec<Outcome>, seen: (Changed, Option<StoreError>)) -> Appended {
    let outcomes = outcomes.into_iter().map(|it| (it.verdict, it.has_changed));
    let (verdicts, has_changed) = outcomes.unzip();
    let (changed, behind) = seen;
    Appended { verdicts, has_changed, changed, behind }
}

fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| StoreError::io(&path, &error))?;
    // A program that this process starts holds all its files for the moment until it runs.
    for pause in [LOCK_PAUSE; LOCK_TRIES] {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(pause),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(&path, &error)),
        }
    }
    Err(StoreError::InUse { path: folder.to_owned() })
}
