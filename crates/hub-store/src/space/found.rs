//! A space's folder comes and goes as a whole: it is made under another name and shown by renaming
//! it, and it is renamed before anything of it is removed. What a cut off attempt left is swept away
//! at the next start.

use super::{Space, lock};
use crate::backup;
use crate::catalogue::Projector;
use crate::durable;
use crate::error::StoreError;
use crate::journal::{Joining, Journal};
use hub_core::{EntityKind, Row, SpaceId};
use std::fs;
use std::path::{Path, PathBuf};

/// Before these names stands nothing but a folder that is not a space yet, or no longer.
const UNFINISHED: &str = ".new-";
const REMOVED: &str = ".removed-";

impl Space {
    /// Makes the folder of a new private space from its first rows
    /// ([`hub_core::genesis::genesis`]), all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the space is there; otherwise what the disk says.
    pub fn create(data: &Path, genesis: &[Row], projector: Projector) -> Result<Self, StoreError> {
        let now_ms = genesis.first().map_or(0, |row| row.created_at_ms);
        Self::create_filled(data, genesis, projector, now_ms, |_| Ok(()))
    }

    /// Makes the folder of a space that this device joins, all of it or nothing. It is empty until
    /// the first sync.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the space is there; otherwise what the disk says.
    pub fn join(
        data: &Path,
        joining: &Joining,
        projector: Projector,
        now_ms: i64,
    ) -> Result<Self, StoreError> {
        let folder = appear(&data.join("spaces"), joining.space, |journal| {
            Journal::join(journal, joining).map(drop)
        })?;
        Self::open(&folder, projector, now_ms)
    }

    /// As [`Space::create`], with what `fill` writes into it before anybody sees it.
    ///
    /// # Errors
    /// As [`Space::create`], or what `fill` says; there is no space then.
    pub fn create_filled<E: From<StoreError>>(
        data: &Path,
        genesis: &[Row],
        projector: Projector,
        now_ms: i64,
        fill: impl FnOnce(&mut Journal) -> Result<(), E>,
    ) -> Result<Self, E> {
        let spaces = data.join("spaces");
        let Some(first) = genesis.iter().find(|row| row.body.kind() == EntityKind::Space) else {
            return Err(StoreError::NotASpace { path: spaces }.into());
        };
        let folder = appear(&spaces, SpaceId(first.id), |journal| {
            fill(&mut Journal::create(journal, genesis)?)
        })?;
        Ok(Self::open(&folder, projector, now_ms)?)
    }
}

/// Makes a space of a backup, where there is none of its id yet, and says where it is.
///
/// # Errors
/// [`StoreError::Exists`] when the space is there; when the backup is damaged or newer, or the disk
/// refuses. There is no space then.
pub fn adopt_backup(data: &Path, backup: &Path) -> Result<PathBuf, StoreError> {
    let space = backup::look::look(backup)?.space;
    appear(&data.join("spaces"), space, |journal| {
        backup::copy(backup, journal)?;
        Journal::part(journal)
    })
}

/// Removes a space with all its backups. Before the first file goes, it is no space any more.
///
/// # Errors
/// [`StoreError::InUse`] while a process writes to it, or what the disk says; it is whole then.
pub fn remove_space(folder: &Path) -> Result<(), StoreError> {
    drop(lock(folder)?);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let gone = folder.with_file_name(format!("{REMOVED}{name}"));
    durable::rename(folder, &gone)?;
    // What cannot go now, because somebody looks into it, goes at the next start.
    let _ = fs::remove_dir_all(&gone);
    Ok(())
}

/// Removes what cut off attempts to make or remove a space left in a data folder.
pub fn sweep(data: &Path) {
    for entry in fs::read_dir(data.join("spaces")).into_iter().flatten().flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        let is_left = name.starts_with(REMOVED)
            // The process that makes it holds its lock.
            || (name.starts_with(UNFINISHED) && lock(&path).is_ok());
        if is_left {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Makes a space's folder around the journal that `make` writes.
fn appear<E: From<StoreError>>(
    spaces: &Path,
    id: SpaceId,
    make: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<PathBuf, E> {
    durable::folder(spaces)?;
    let (folder, unfinished) =
        (spaces.join(id.to_string()), spaces.join(format!("{UNFINISHED}{id}")));
    if folder.exists() {
        return Err(StoreError::Exists { path: folder }.into());
    }
    let made = make_in(&unfinished, make)
        .and_then(|()| durable::rename(&unfinished, &folder).map_err(E::from));
    if let Err(error) = made {
        let _ = fs::remove_dir_all(&unfinished);
        return Err(error);
    }
    Ok(folder)
}

fn make_in<E: From<StoreError>>(
    unfinished: &Path,
    make: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    // A former attempt may have been cut off.
    if unfinished.exists() {
        fs::remove_dir_all(unfinished).map_err(|error| StoreError::io(unfinished, &error))?;
    }
    durable::folder(&unfinished.join("backups"))?;
    let _lock = lock(unfinished)?;
    let path = unfinished.join("journal.db");
    make(&path)?;
    Ok(durable::sync_folder_of(&path)?)
}
