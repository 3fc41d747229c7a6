//! Putting a backup in the place of a journal. What was there is a backup itself then; one that is
//! damaged is kept aside as it is. A restore that was cut off is finished, or undone, at the next
//! start.

use super::lock;
use crate::backup::{self, Backup, BackupKind};
use crate::catalogue::{meta, schema};
use crate::database::Mode;
use crate::durable;
use crate::error::{Missing, StoreError};
use crate::journal::feed::FeedRow;
use crate::journal::schema::SCHEMA;
use crate::journal::{Journal, Whose};
use crate::sql::int;
use std::fs;
use std::path::{Path, PathBuf};

const MISSING: &str = "
SELECT (SELECT count(*) FROM row WHERE seq > ?1) + (SELECT count(*) FROM event WHERE seq > ?1),
       (SELECT count(*) FROM row WHERE seq > ?1 AND kind = 'idea')";

/// Puts a backup in the place of the journal of the space in `folder`. What was there is kept: as a
/// backup, or, when it is damaged, as the file that it is. Where it is now is the answer. What the
/// backup lacks is no longer part of the space.
///
/// # Errors
/// When the backup is damaged, newer, or of another space, or the disk refuses; everything then is
/// as it was.
pub fn restore_backup(folder: &Path, backup: &Path, now_ms: i64) -> Result<PathBuf, StoreError> {
    let _lock = lock(folder)?;
    finish(folder)?;
    let whose = backup::probe(backup)?;
    if folder.file_name().and_then(|name| name.to_str()) != Some(&whose.space().to_string()) {
        return Err(StoreError::NotASpace { path: backup.to_owned() });
    }
    let (ready, journal) = (folder.join("journal.restoring.db"), folder.join("journal.db"));
    backup::copy(backup, &ready)?;
    let parted = Journal::part(&ready).and_then(|()| keep(folder, &journal, now_ms));
    let kept = parted.inspect_err(|_| {
        let _ = durable::remove(&ready);
    })?;
    let aside = aside(folder, now_ms);
    if journal.exists() {
        durable::rename(&journal, &aside)?;
    }
    finish(folder)?;
    let Some(kept) = kept else { return Ok(aside) };
    // The backup holds all that the file and its log held.
    ["", "-wal", "-shm"].iter().try_for_each(|ending| durable::remove(&with(&aside, ending)))?;
    backup::forget_old(folder)?;
    Ok(kept)
}

/// Copies a journal that is whole to the backups.
fn keep(folder: &Path, journal: &Path, now_ms: i64) -> Result<Option<PathBuf>, StoreError> {
    if !journal.exists() {
        return Ok(None);
    }
    match backup::probe(journal) {
        Ok(_) => {}
        Err(error @ (StoreError::DiskFull | StoreError::InUse { .. })) => return Err(error),
        Err(_) => return Ok(None),
    }
    let (connection, _) = SCHEMA.open(journal, Mode::Read)?;
    backup::before_restore(&connection, folder, now_ms).map(Some)
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    PathBuf::from(name)
}

/// A name that is free, so that nothing put aside is ever overwritten.
fn aside(folder: &Path, now_ms: i64) -> PathBuf {
    let name = |attempt: u32| {
        let more = if attempt == 0 { String::new() } else { format!("-{attempt}") };
        folder.join(format!("journal.replaced-{}{more}.db", backup::stamp(now_ms)))
    };
    (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(u32::MAX))
}

/// Completes a restore from where the former journal was put aside; before that, undoes it.
pub(super) fn finish(folder: &Path) -> Result<(), StoreError> {
    let (journal, ready) = (folder.join("journal.db"), folder.join("journal.restoring.db"));
    if !ready.exists() {
        return Ok(());
    }
    if journal.exists() {
        return durable::remove(&ready);
    }
    // What the former journal had not taken in yet belongs to it and would spoil this one. The
    // file is named so that SQLite finds it again beside the journal that was put aside.
    let log = folder.join("journal.db-wal");
    if log.exists() {
        let of = newest_replaced(folder).unwrap_or(journal.clone());
        durable::rename(&log, &with(&of, "-wal"))?;
    }
    durable::remove(&folder.join("journal.db-shm"))?;
    durable::rename(&ready, &journal)
}

fn newest_replaced(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let replaced = entries.filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("journal.replaced-") && name.ends_with(".db")
    });
    replaced.max_by_key(|path| fs::metadata(path).and_then(|m| m.modified()).ok())
}

/// Adds to a damaged journal what there is instead and what that lacks; other errors pass.
pub(super) fn with_a_way_out(folder: &Path, error: StoreError) -> StoreError {
    let StoreError::JournalDamaged { detail, .. } = error else { return error };
    let mut newest_backup: Option<Backup> = None;
    let mut missing = None;
    // What somebody restored away from is the last that anybody wants back.
    let mut backups = backup::list(folder);
    backups.sort_by_key(|backup| backup.kind == BackupKind::BeforeRestore);
    for backup in backups {
        if let Ok(whose) = backup::probe(&backup.path) {
            missing = self::missing(folder, &whose);
            newest_backup = Some(backup);
            break;
        }
    }
    StoreError::JournalDamaged { detail, newest_backup, missing }
}

/// What the catalogue has and a journal does not. Of a joined space the server has all but what was
/// not sent, which nobody can tell.
fn missing(folder: &Path, journal: &Whose) -> Option<Missing> {
    let Whose::Private(FeedRow { head, .. }) = journal else { return None };
    let (connection, _) = schema::SCHEMA.open(&folder.join("catalogue.db"), Mode::Read).ok()?;
    meta::get(&connection).ok()??;
    let counts = connection.query_row(MISSING, [int(*head)], |row| {
        Ok(Missing {
            changes: row.get::<_, i64>(0)?.cast_unsigned(),
            ideas: row.get::<_, i64>(1)?.cast_unsigned(),
        })
    });
    counts.ok()
}
