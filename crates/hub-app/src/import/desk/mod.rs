//! The one file on its way in: its bytes, its table, its dry run. All of it is in memory only, and
//! goes with the next file, when it is closed, or with the space.

mod file;
mod likes;
mod look;
mod preview;
mod rows;
mod run;

use super::file::over_limit;
use super::{Mapping, Options, Plan};
use crate::{AppError, Session};
use hub_files::{Limit, MAX_FILE_BYTES, ReadOptions, Table};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// Holds at most one file.
#[derive(Default)]
pub(crate) struct Desk(Mutex<Option<Arc<Upload>>>);

/// A file, and what came of it so far.
pub(crate) struct Upload {
    id: Uuid,
    name: String,
    bytes: Vec<u8>,
    /// The table as it was read last, with what was asked for.
    table: Mutex<Option<(ReadOptions, Arc<Table>)>>,
    dry_run: Mutex<Option<Arc<DryRun>>>,
}

/// A dry run, and the import that came of it.
pub(crate) struct DryRun {
    id: Uuid,
    table: Arc<Table>,
    mapping: Mapping,
    options: Options,
    state: Mutex<State>,
    likes: likes::Likes,
}

/// What changes when the dry run is carried out.
struct State {
    plan: Plan,
    is_done: bool,
}

impl Session {
    /// Takes a file in, in the place of the one before; gives the id by which it is named.
    ///
    /// # Errors
    /// `FILE_TOO_LARGE`.
    pub fn import_upload(&self, name: &str, bytes: Vec<u8>) -> Result<Uuid, AppError> {
        let size_bytes = bytes.len() as u64;
        if size_bytes > MAX_FILE_BYTES {
            return Err(over_limit(Limit::FileBytes, size_bytes));
        }
        let id = crate::clock::new_id();
        let (name, table, dry_run) = (name.to_owned(), Mutex::default(), Mutex::default());
        let upload = Arc::new(Upload { id, name, bytes, table, dry_run });
        *held(&self.imports.0) = Some(upload);
        Ok(id)
    }

    /// Lets a file go; that it is gone already is fine.
    pub fn import_close(&self, id: Uuid) {
        let mut desk = held(&self.imports.0);
        if desk.as_ref().is_some_and(|upload| upload.id == id) {
            *desk = None;
        }
    }

    fn upload(&self, id: Uuid) -> Result<Arc<Upload>, AppError> {
        let upload = held(&self.imports.0).clone().filter(|upload| upload.id == id);
        upload.ok_or_else(|| AppError::new("NO_UPLOAD"))
    }

    fn dry_run(&self, id: Uuid) -> Result<Arc<DryRun>, AppError> {
        let upload = held(&self.imports.0).clone();
        let dry_run = upload.and_then(|upload| held(&upload.dry_run).clone());
        dry_run.filter(|it| it.id == id).ok_or_else(|| AppError::new("NO_PLAN"))
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
