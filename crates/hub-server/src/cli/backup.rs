//! `hub-server backup`: a copy of the embedded database at one moment.

use super::args::Place;
use super::failure::Failure;
use super::place;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

/// A whole and compact copy, made beside whoever reads and writes.
const COPY: &str = "VACUUM INTO ?1";

/// Writes the copy under another name first: a file of the asked name is always whole.
pub fn backup(place: &Place, file: &Path) -> Result<(), Failure> {
    if place.database_url.is_some() {
        return Err(Failure::Said(
            "a PostgreSQL database is backed up with its own tools: pg_dump, or a base backup \
             with its log. Nothing was written"
                .to_owned(),
        ));
    }
    let database = place::file(place)?;
    let said = |why: String| Failure::Said(format!("{why}. No backup was written"));
    if !database.exists() {
        return Err(said(format!("there is no database at {}", database.display())));
    }
    if file.exists() {
        return Err(said(format!("{} is there already", file.display())));
    }
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = Path::new(&unfinished);
    let copied = copy(&database, unfinished).and_then(|()| Ok(fs::rename(unfinished, file)?));
    if copied.is_err() {
        let _ = fs::remove_file(unfinished);
    }
    copied.map_err(|error| said(error.to_string()))?;
    println!("Wrote {}", file.display());
    Ok(())
}

fn copy(database: &Path, to: &Path) -> Result<(), Failure> {
    let _ = fs::remove_file(to);
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let connection = connection.map_err(failed)?;
    connection.busy_timeout(Duration::from_secs(30)).map_err(failed)?;
    connection.execute(COPY, [to.to_string_lossy()]).map_err(failed)?;
    File::open(to)?.sync_all()?;
    Ok(())
}

fn failed(error: rusqlite::Error) -> Failure {
    Failure::Said(error.to_string())
}
