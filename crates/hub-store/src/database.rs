//! Opening a database file: whose it is, which version it has, how careful it is with the disk.

use crate::error::{Blame, StoreError, damaged, sqlite};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// What is known about one of the two database files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema {
    /// Which of the two.
    pub(crate) blame: Blame,
    /// SQLite's `application_id`: the file is ours, and it is this one.
    pub(crate) application_id: i64,
    /// Steps from nothing to the present version, numbered from 1; never edited after a release.
    pub(crate) migrations: &'static [&'static [&'static str]],
    /// SQLite's `synchronous`.
    pub(crate) synchronous: &'static str,
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is made unless it is there.
    Create,
    /// It is there.
    Write,
    /// It is there and nothing is written.
    Read,
}

/// Enough for an import of 15,000 ideas without writing pages twice. It is taken only when needed,
/// and a pull of many pages gives it back.
const CACHE_KIB: i64 = 64 * 1_024;

/// What a log keeps of the disk after a large import.
const LOG_BYTES: i64 = 8 * 1_024 * 1_024;

/// How long a connection waits for another process (a backup tool, a second window).
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

impl Schema {
    /// The version this program writes.
    pub(crate) fn supported(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }

    /// Opens a file, refuses a strange or newer one, and tells its version. It is not migrated yet.
    pub(crate) fn open(&self, path: &Path, mode: Mode) -> Result<(Connection, i64), StoreError> {
        let failed = |error: rusqlite::Error| sqlite(self.blame, path, &error);
        let connection = Connection::open_with_flags(path, flags(mode)).map_err(failed)?;
        configure(&connection).map_err(failed)?;
        let found = self.version(&connection, path)?;
        if mode == Mode::Write && found == 0 {
            return Err(damaged(self.blame, "the file is empty".to_owned()));
        }
        if mode != Mode::Read {
            self.be_durable(&connection).map_err(failed)?;
        }
        Ok((connection, found))
    }

    fn version(&self, connection: &Connection, path: &Path) -> Result<i64, StoreError> {
        let failed = |error: rusqlite::Error| sqlite(self.blame, path, &error);
        let found = pragma(connection, "user_version").map_err(failed)?;
        let id = pragma(connection, "application_id").map_err(failed)?;
        if id != self.application_id && (id, found) != (0, 0) {
            return Err(StoreError::NotASpace { path: path.to_owned() });
        }
        let supported = self.supported();
        if found > supported {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Err(StoreError::Newer { file, found, supported });
        }
        Ok(found)
    }

    fn be_durable(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
        // What was written before an erased text was erased must not stand in free pages.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "synchronous", self.synchronous)
    }

    /// Brings a file to the present version, one transaction for each step.
    pub(crate) fn migrate(&self, connection: &mut Connection, found: i64) -> rusqlite::Result<()> {
        let done = usize::try_from(found).unwrap_or(0);
        for (step, statements) in self.migrations.iter().enumerate().skip(done) {
            let tx = connection.transaction()?;
            statements.iter().try_for_each(|sql| tx.execute_batch(sql))?;
            tx.pragma_update(None, "application_id", self.application_id)?;
            tx.pragma_update(None, "user_version", i64::try_from(step + 1).unwrap_or(i64::MAX))?;
            tx.commit()?;
        }
        Ok(())
    }
}

fn flags(mode: Mode) -> OpenFlags {
    let common = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match mode {
        Mode::Create => common | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => common | OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => common | OpenFlags::SQLITE_OPEN_READ_ONLY,
    }
}

/// A file that somebody sent is data: nothing in its schema may run, and broken pages are noticed.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Otherwise statements are planned anew for each value they are asked with.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)
}

/// The value of a pragma that is a number.
pub(crate) fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// Copies the log into the file and empties it, as far as readers let it: what was erased stands
/// there until then.
pub(crate) fn empty_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// What SQLite finds wrong with the structure of a file; empty when nothing is.
pub(crate) fn quick_check(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA quick_check(10)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let lines = lines.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(migrations: &'static [&'static [&'static str]]) -> Schema {
        Schema { blame: Blame::Journal, application_id: 7, migrations, synchronous: "OFF" }
    }

    #[test]
    fn steps_run_once_each_and_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        let first = schema(&[&["CREATE TABLE a (x)", "INSERT INTO a VALUES (1)"]]);
        let (mut connection, found) = first.open(&path, Mode::Create).unwrap();
        first.migrate(&mut connection, found).unwrap();
        drop(connection);

        let broken = schema(&[&["no SQL"], &["INSERT INTO a VALUES (2)", "no SQL"]]);
        let (mut connection, found) = broken.open(&path, Mode::Write).unwrap();
        assert_eq!(found, 1);
        broken.migrate(&mut connection, found).unwrap_err();
        drop(connection);

        let second = schema(&[&["no SQL"], &["INSERT INTO a VALUES (3)"]]);
        let (mut connection, found) = second.open(&path, Mode::Write).unwrap();
        assert_eq!(found, 1, "the broken step left nothing");
        second.migrate(&mut connection, found).unwrap();
        let sum: i64 = connection.query_row("SELECT sum(x) FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!(sum, 4);
        drop(connection);
        assert_eq!(first.open(&path, Mode::Write).unwrap_err().code(), "STORE_NEWER");
    }
}
