//! The file of a server: whose it is, which version it has, how careful it is with the disk.

use super::super::{Result, StoreError, access};
use super::{event, feed, op, row, snapshot, stream};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Steps from nothing to the present version, numbered from 1; never edited after a release.
const MIGRATIONS: &[&[&str]] = &[
    &[feed::CREATE, row::CREATE, event::CREATE, op::CREATE, stream::CREATE, snapshot::CREATE],
    access::schema::SQLITE,
];

/// SQLite's `application_id`: "OHUS".
const APPLICATION_ID: i64 = 0x4F48_5553;

/// What a connection keeps of the file in memory, when it needs it.
const CACHE_KIB: i64 = 32 * 1_024;

/// What a log keeps of the disk after a large push.
const LOG_BYTES: i64 = 64 * 1_024 * 1_024;

/// How long a connection waits for another process: a backup tool, the command line beside the
/// server.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How careful a commit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What is confirmed survives a power cut.
    Full,
    /// What is confirmed survives the end of the process only: for tests that count in thousands.
    Off,
}

/// Opens the file for writing and brings it to the present version.
pub(super) fn open(path: &Path, durability: Durability) -> Result<Connection> {
    let mut connection =
        connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    let found = version(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
    let synchronous = if durability == Durability::Full { "FULL" } else { "OFF" };
    connection.pragma_update(None, "synchronous", synchronous)?;
    migrate(&mut connection, found)?;
    Ok(connection)
}

/// Opens a file that is there for reading.
pub(super) fn open_reader(path: &Path) -> Result<Connection> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Otherwise statements are planned anew for each value they are asked with.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is written over: of an erased text nothing stays in the file.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(connection)
}

/// The version of a file; a strange or newer one is refused before anything is written.
fn version(connection: &Connection) -> Result<i64> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID && (id, found) != (0, 0) {
        return Err(StoreError::NotOurs);
    }
    let supported = supported();
    if found > supported {
        return Err(StoreError::Newer { found, supported });
    }
    Ok(found)
}

fn supported() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// One transaction for each step.
fn migrate(connection: &mut Connection, found: i64) -> Result<()> {
    let done = usize::try_from(found).unwrap_or(0);
    for (step, statements) in MIGRATIONS.iter().enumerate().skip(done) {
        let tx = connection.transaction()?;
        statements.iter().try_for_each(|sql| tx.execute_batch(sql))?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", i64::try_from(step + 1).unwrap_or(i64::MAX))?;
        tx.commit()?;
    }
    Ok(())
}
