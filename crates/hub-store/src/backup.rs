//! Copies of a journal: whole, checked, and never over something that is there.
//!
//! Automatic ones are made at most once a day, when a space is opened, before the file is brought to
//! a newer version, and before another backup takes its place. Kept are the newest of each of the
//! last [`KEPT_DAYS`] days and [`KEPT_WEEKS`] weeks that have one, the last [`KEPT_BEFORE_UPDATES`]
//! made before an update and the last [`KEPT_BEFORE_RESTORES`] made before a restore. Those that
//! somebody asked for stay.

pub(crate) mod look;

use crate::database::{self, Mode};
use crate::durable;
use crate::error::{Blame, StoreError, damaged, sqlite};
use crate::journal::schema::SCHEMA;
use crate::journal::{self, Whose};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The newest backup of each of so many days is kept.
pub const KEPT_DAYS: usize = 7;
/// The newest backup of each of so many weeks is kept.
pub const KEPT_WEEKS: usize = 4;
/// So many backups from before an update are kept.
pub const KEPT_BEFORE_UPDATES: usize = 2;
/// So many backups from before a restore are kept.
pub const KEPT_BEFORE_RESTORES: usize = 5;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const PREFIX: &str = "journal-";
const ASKED_FOR: &str = "asked-for-";
const BEFORE_RESTORE: &str = "-before-restore";
const STAMP: &str = "%Y%m%dT%H%M%SZ";
const STAMP_LENGTH: usize = 16;

/// A copy of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in UTC milliseconds, whole seconds.
    pub at_ms: i64,
    /// What it was made for.
    pub kind: BackupKind,
}

/// What a backup was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupKind {
    /// The day's.
    Daily,
    /// The file was about to be brought to a newer version.
    BeforeUpdate,
    /// Another backup was about to take its place.
    BeforeRestore,
    /// Somebody asked for it, or put it there; it is never forgotten.
    AskedFor,
}

/// The backups in a space's folder, the newest first.
pub fn list(folder: &Path) -> Vec<Backup> {
    let whole = files(folder).filter(|path| !is_cut_off(path));
    let mut backups: Vec<Backup> = whole.filter_map(|path| Backup::at(&path)).collect();
    backups.sort_by(|a, b| (b.at_ms, &b.path).cmp(&(a.at_ms, &a.path)));
    backups
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder.join("backups")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

/// What a process left that ended while it wrote: the name it had reserved, or half a copy.
fn is_cut_off(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "tmp")
        || fs::metadata(path).is_ok_and(|file| file.len() == 0)
}

impl Backup {
    /// What the file's name says; of one that the Hub did not name, what the system says.
    fn at(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
        let (at_ms, kind) =
            named(name).or_else(|| Some((modified(path)?, BackupKind::AskedFor)))?;
        Some(Self { path: path.to_owned(), at_ms, kind })
    }
}

fn named(name: &str) -> Option<(i64, BackupKind)> {
    let (stamp, rest) = name.strip_prefix(PREFIX)?.split_at_checked(STAMP_LENGTH)?;
    let at = DateTime::strptime(STAMP, stamp).ok()?.to_zoned(TimeZone::UTC).ok()?;
    let kind = match rest {
        "" => BackupKind::Daily,
        _ if rest.starts_with(BEFORE_RESTORE) => BackupKind::BeforeRestore,
        _ => BackupKind::BeforeUpdate,
    };
    Some((at.timestamp().as_millisecond(), kind))
}

fn modified(path: &Path) -> Option<i64> {
    let modified = fs::metadata(path).and_then(|file| file.modified()).ok()?;
    Some(Timestamp::try_from(modified).ok()?.as_millisecond())
}

/// Where a backup that somebody asks for goes when no other place is named.
pub fn asked_for(folder: &Path, now_ms: i64) -> PathBuf {
    let now = Timestamp::from_millisecond(now_ms).unwrap_or_default();
    let name = now.strftime("%Y-%m-%d-%H%M%S%.3fZ");
    folder.join("backups").join(format!("{ASKED_FOR}{name}.db"))
}

/// A moment as it stands in file names.
pub(crate) fn stamp(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).unwrap_or_default().strftime(STAMP).to_string()
}

/// Makes the day's backup unless there is one. A damaged journal is not copied, and never pushes
/// out a backup that is whole.
pub(crate) fn daily(
    connection: &Connection,
    folder: &Path,
    now_ms: i64,
) -> Result<Option<PathBuf>, StoreError> {
    // A clock that was a year ahead once must not stop backups for a year.
    let is_of_the_day =
        |it: &Backup| matches!(it.kind, BackupKind::Daily | BackupKind::BeforeUpdate);
    let is_recent = |it: &Backup| is_of_the_day(it) && (now_ms - it.at_ms).abs() < DAY_MS;
    if list(folder).iter().any(is_recent) {
        return Ok(None);
    }
    let journal = folder.join("journal.db");
    let failed = |error| sqlite(Blame::Journal, &journal, &error);
    if let Some(detail) = database::quick_check(connection).map_err(failed)?.into_iter().next() {
        return Err(damaged(Blame::Journal, detail));
    }
    let path = folder.join("backups").join(format!("{PREFIX}{}.db", stamp(now_ms)));
    write(connection, &path)?;
    forget_old(folder)?;
    Ok(Some(path))
}

/// Makes the backup from before the file is brought from version `found` to a newer one.
pub(crate) fn before_update(
    connection: &Connection,
    folder: &Path,
    found: i64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let name = format!("{PREFIX}{}-version-{found}.db", stamp(now_ms));
    match write(connection, &folder.join("backups").join(name)) {
        Err(StoreError::Exists { .. }) | Ok(()) => forget_old(folder),
        Err(error) => Err(error),
    }
}

/// Copies the journal of a folder before another takes its place.
pub(crate) fn before_restore(
    connection: &Connection,
    folder: &Path,
    now_ms: i64,
) -> Result<PathBuf, StoreError> {
    let name = |attempt: u32| {
        let more = if attempt == 0 { String::new() } else { format!("-{attempt}") };
        let name = format!("{PREFIX}{}{BEFORE_RESTORE}{more}.db", stamp(now_ms));
        folder.join("backups").join(name)
    };
    let free = (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(u32::MAX));
    write(connection, &free)?;
    Ok(free)
}

/// Copies a journal to a file that is not there yet: whole and durable, or not at all.
pub(crate) fn write(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    durable::folder(path.parent().unwrap_or(path))?;
    reserve(path)?;
    let temporary = durable::beside(path, "tmp");
    let written = durable::remove(&temporary)
        .and_then(|()| vacuum_into(connection, &temporary))
        .and_then(|()| durable::sync(&temporary))
        .and_then(|()| durable::rename(&temporary, path));
    if written.is_err() {
        let _ = durable::remove(&temporary);
        let _ = durable::remove(path);
    }
    written
}

/// Copies a copy, with what its log holds, if it has one.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let (connection, _) = SCHEMA.open(from, Mode::Read)?;
    write(&connection, to)
}

fn reserve(path: &Path) -> Result<(), StoreError> {
    match File::create_new(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { path: path.to_owned() })
        }
        Err(error) => Err(StoreError::io(path, &error)),
    }
}

fn vacuum_into(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let Some(name) = path.to_str() else {
        let detail = "the name of the file is not Unicode".to_owned();
        return Err(StoreError::Io { path: path.to_owned(), detail });
    };
    let done = connection.execute("VACUUM INTO ?1", [name]);
    done.map(drop).map_err(|error| sqlite(Blame::Journal, path, &error))
}

/// Removes what is older than what is kept, and what was cut off.
pub(crate) fn forget_old(folder: &Path) -> Result<(), StoreError> {
    files(folder).filter(|path| is_cut_off(path)).try_for_each(|path| durable::remove(&path))?;
    let backups = list(folder);
    let kept = kept(&backups);
    let old = backups.iter().filter(|backup| !kept.contains(&backup.path));
    old.into_iter().try_for_each(|backup| durable::remove(&backup.path))
}

/// Which of the backups, given newest first, are kept.
fn kept(backups: &[Backup]) -> BTreeSet<PathBuf> {
    let of = |kind| backups.iter().filter(move |backup| backup.kind == kind);
    let days = newest_of_each(of(BackupKind::Daily), DAY_MS, KEPT_DAYS);
    let weeks = newest_of_each(of(BackupKind::Daily), 7 * DAY_MS, KEPT_WEEKS);
    let updates = of(BackupKind::BeforeUpdate).take(KEPT_BEFORE_UPDATES);
    let restores = of(BackupKind::BeforeRestore).take(KEPT_BEFORE_RESTORES);
    let made_by_the_hub = days.chain(weeks).chain(updates).chain(restores);
    made_by_the_hub.chain(of(BackupKind::AskedFor)).map(|backup| backup.path.clone()).collect()
}

fn newest_of_each<'a>(
    backups: impl Iterator<Item = &'a Backup>,
    span_ms: i64,
    spans: usize,
) -> impl Iterator<Item = &'a Backup> {
    let mut seen = BTreeSet::new();
    backups.filter(move |backup| seen.insert(backup.at_ms.div_euclid(span_ms))).take(spans)
}

/// Opens a copy of a journal and looks whether it is whole.
pub(crate) fn probe(path: &Path) -> Result<Whose, StoreError> {
    let (connection, _) = SCHEMA.open(path, Mode::Read)?;
    let failed = |error| sqlite(Blame::Journal, path, &error);
    let problems = database::quick_check(&connection).map_err(failed)?;
    match problems.into_iter().next() {
        Some(detail) => Err(damaged(Blame::Journal, detail)),
        None => journal::whose(&connection).map_err(failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 20_000 * DAY_MS + DAY_MS / 2;

    fn backup(at_ms: i64, kind: BackupKind) -> Backup {
        let rest = match kind {
            BackupKind::BeforeUpdate => "-version-1",
            BackupKind::BeforeRestore => BEFORE_RESTORE,
            _ => "",
        };
        let name = format!("/b/{PREFIX}{}{rest}.db", stamp(at_ms));
        Backup { path: PathBuf::from(name), at_ms, kind }
    }

    #[test]
    fn names_say_when_and_why() {
        let kinds = [BackupKind::Daily, BackupKind::BeforeUpdate, BackupKind::BeforeRestore];
        for expected in kinds.map(|kind| backup(NOON, kind)) {
            assert_eq!(Backup::at(&expected.path), Some(expected));
        }
        for name in ["journal.db", "journal-.db", "journal-2025.db", "journal-ééééééééé.db", "x.db"]
        {
            assert_eq!(Backup::at(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn before_an_update_there_is_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let (connection, _) = SCHEMA.open(&folder.path().join("journal.db"), Mode::Create).unwrap();
        connection.execute_batch("CREATE TABLE precious (x)").unwrap();
        for _ in 0..2 {
            before_update(&connection, folder.path(), 1, NOON).unwrap();
        }
        let backups = list(folder.path());
        assert_eq!(backups.len(), 1, "an update that is tried again keeps the first copy");
        assert_eq!(backups[0].kind, BackupKind::BeforeUpdate);
        let copy = Connection::open(&backups[0].path).unwrap();
        assert!(copy.table_exists(None, "precious").unwrap());
    }

    #[test]
    fn keeps_a_week_of_days_and_a_month_of_weeks() {
        // Twice a day for 100 days, newest first.
        let kind = |half: i64| match half {
            20..30 => BackupKind::BeforeRestore,
            60 => BackupKind::AskedFor,
            150 => BackupKind::BeforeUpdate,
            _ => BackupKind::Daily,
        };
        let made = |half| backup(NOON - half * DAY_MS / 2, kind(half));
        let backups: Vec<_> = (0..200).map(made).collect();
        let kept = kept(&backups);
        let days_back: Vec<i64> = backups
            .iter()
            .filter(|backup| kept.contains(&backup.path))
            .map(|backup| (NOON - backup.at_ms).div_euclid(DAY_MS))
            .collect();
        assert_eq!(days_back, [0, 1, 2, 3, 4, 5, 6, 9, 10, 10, 11, 11, 12, 16, 30, 75]);
    }
}
