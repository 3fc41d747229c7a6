//! Putting a backup in the place of a journal. The former file is kept aside, and a restore that
//! was cut off is finished, or undone, at the next start.

use super::lock;
use crate::backup::{self, Backup};
use crate::catalogue::{meta, schema};
use crate::database::Mode;
use crate::durable;
use crate::error::{Missing, StoreError};
use crate::sql::int;
use std::fs;
use std::path::{Path, PathBuf};

const MISSING: &str = "
SELECT (SELECT count(*) FROM row WHERE seq > ?1) + (SELECT count(*) FROM event WHERE seq > ?1),
       (SELECT count(*) FROM row WHERE seq > ?1 AND kind = 'idea')";

/// Puts a backup in the place of the journal of the space in `folder`. The journal that was there
/// is kept; where it is now is the answer. What the backup lacks is no longer part of the space.
///
/// # Errors
/// When the backup is damaged, newer, or of another space, or the disk refuses; everything then is
/// as it was.
pub fn restore_backup(folder: &Path, backup: &Path, now_ms: i64) -> Result<PathBuf, StoreError> {
    let _lock = lock(folder)?;
    finish(folder)?;
    let feed = backup::probe(backup)?;
    if folder.file_name().and_then(|name| name.to_str()) != Some(&feed.space.to_string()) {
        return Err(StoreError::NotASpace { path: backup.to_owned() });
    }
    let ready = folder.join("journal.restoring.db");
    copy(backup, &durable::beside(&ready, "tmp"), &ready)?;
    let aside = aside(folder, now_ms);
    let journal = folder.join("journal.db");
    if journal.exists() {
        durable::rename(&journal, &aside)?;
    }
    finish(folder)?;
    Ok(aside)
}

/// A name that is free, so that nothing put aside is ever overwritten.
fn aside(folder: &Path, now_ms: i64) -> PathBuf {
    let name = |attempt: u32| {
        let more = if attempt == 0 { String::new() } else { format!("-{attempt}") };
        folder.join(format!("journal.replaced-{}{more}.db", backup::stamp(now_ms)))
    };
    (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(u32::MAX))
}

fn copy(from: &Path, temporary: &Path, to: &Path) -> Result<(), StoreError> {
    let copied = fs::copy(from, temporary)
        .map_err(|error| StoreError::io(temporary, &error))
        .and_then(|_| durable::sync(temporary))
        .and_then(|()| durable::rename(temporary, to));
    if copied.is_err() {
        let _ = durable::remove(temporary);
    }
    copied
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
        let mut name = of.into_os_string();
        name.push("-wal");
        durable::rename(&log, Path::new(&name))?;
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
    for backup in backup::list(folder) {
        if let Ok(feed) = backup::probe(&backup.path) {
            missing = self::missing(folder, feed.head);
            newest_backup = Some(backup);
            break;
        }
    }
    StoreError::JournalDamaged { detail, newest_backup, missing }
}

/// What the catalogue has and a journal that ends at `head` does not.
fn missing(folder: &Path, head: u64) -> Option<Missing> {
    let (connection, _) = schema::SCHEMA.open(&folder.join("catalogue.db"), Mode::Read).ok()?;
    meta::get(&connection).ok()??;
    let counts = connection.query_row(MISSING, [int(head)], |row| {
        Ok(Missing {
            changes: row.get::<_, i64>(0)?.cast_unsigned(),
            ideas: row.get::<_, i64>(1)?.cast_unsigned(),
        })
    });
    counts.ok()
}
