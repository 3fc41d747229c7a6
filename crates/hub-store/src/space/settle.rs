//! After a large batch: its pages stand in the logs of both files, from where SQLite would copy them
//! in the way of whoever waits for the answer. A thread of its own does it instead.
//!
//! Nothing depends on it: a log that is left behind is copied at the next large commit or when the
//! file is closed, and is part of the file until then.

use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::thread::JoinHandle;

/// From so many operations on a batch is large.
pub(super) const LARGE: usize = 1_000;

/// Pages after which a commit copies the log by itself, as SQLite has it from the start.
const PAGES: u32 = 1_000;

/// Whether commits of a connection copy the log when it has become long.
pub(crate) fn at_commit(connection: &Connection, is_on: bool) -> rusqlite::Result<()> {
    connection.pragma_update(None, "wal_autocheckpoint", if is_on { PAGES } else { 0 })
}

/// The thread that copies. Whoever lets go of it waits for its end, so that nobody is at the files of
/// a space that is closed.
#[derive(Debug, Default)]
pub(super) struct Settling(Option<JoinHandle<()>>);

impl Settling {
    /// Begins to copy the logs of a space.
    pub(super) fn begin(&mut self, folder: &Path) {
        self.end();
        let files = ["journal.db", "catalogue.db"].map(|file| folder.join(file));
        self.0 = Some(std::thread::spawn(move || {
            files.iter().for_each(|file| {
                // What cannot be copied now stays in the log.
                let _ = copy(file);
            });
        }));
    }

    fn end(&mut self) {
        // A thread that failed has left the log where it was.
        let _ = self.0.take().map(JoinHandle::join);
    }
}

impl Drop for Settling {
    fn drop(&mut self) {
        self.end();
    }
}

/// Copies what no reader still needs, and waits for nobody.
fn copy(file: &Path) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_log_is_copied_by_the_thread_and_not_by_the_commit() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["journal.db", "catalogue.db"].map(|file| folder.path().join(file));
        let filled = |is_on: bool| {
            files.each_ref().map(|file| {
                let connection = Connection::open(file).unwrap();
                connection.pragma_update(None, "journal_mode", "WAL").unwrap();
                at_commit(&connection, is_on).unwrap();
                let rows = "CREATE TABLE IF NOT EXISTS a (x);
                    WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
                    INSERT INTO a SELECT randomblob(4000) FROM n;";
                connection.execute_batch(rows).unwrap();
                connection
            })
        };
        let bytes = || files.each_ref().map(|file| file.metadata().unwrap().len());
        let large = 3_000 * 4_000;
        let open = filled(false);
        assert!(bytes().iter().all(|size| *size < large), "the commit left it in the log");
        let mut settling = Settling::default();
        settling.begin(folder.path());
        drop(settling);
        assert!(bytes().iter().all(|size| *size >= large), "it is copied: {:?}", bytes());
        drop(open);
        let _open = filled(true);
        assert!(bytes().iter().all(|size| *size >= 2 * large), "copied at the commit as ever");
    }

    #[test]
    fn files_that_are_not_there_are_no_trouble() {
        let folder = tempfile::tempdir().unwrap();
        Settling::default().begin(&folder.path().join("gone"));
        assert_eq!(folder.path().read_dir().unwrap().count(), 0, "nothing is made");
    }
}
