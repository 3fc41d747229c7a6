//! A space's catalogue beside its journal, at a start: level with it, whole, and the day's backup made.

use super::{Notice, lock};
use crate::backup;
use crate::catalogue::{Catalogue, Projector};
use crate::database::quick_check;
use crate::durable;
use crate::error::StoreError;
use crate::journal::{Whose, feed};
use crate::{Journal, Readers};
use std::path::Path;

/// Whether a writer died before its catalogue was level with its journal. While one is at work it
/// sees to that itself.
pub(super) fn is_left_behind(folder: &Path, readers: &Readers) -> Result<bool, StoreError> {
    let is_level = match Journal::whose(&folder.join("journal.db"))? {
        Whose::Private(feed) => readers.read(|reader| reader.position())? == feed.position(),
        Whose::Joined(joined) => readers.read(|reader| reader.laying())? == joined.laying(),
    };
    Ok(!is_level && lock(folder).is_ok())
}

/// Whether this is the first time today, and why there is no backup, if so. A day without one is no
/// reason not to work; a damaged journal is.
pub(super) fn daily_backup(
    journal: &Journal,
    folder: &Path,
    now_ms: i64,
) -> Result<(bool, Option<Notice>), StoreError> {
    // A backup of the founding alone would stand in the way of the first one that is worth having.
    let is_bare = match journal.member() {
        None => journal.read(feed::get)?.n == 0,
        Some(_) => journal.joined_row()?.revision == 1,
    };
    if is_bare {
        return Ok((false, None));
    }
    match backup::daily(journal.connection(), folder, now_ms) {
        Ok(made) => Ok((made.is_some(), None)),
        Err(error @ StoreError::JournalDamaged { .. }) => Err(error),
        Err(error) => {
            let (code, detail) = (error.code(), error.to_string());
            Ok((true, Some(Notice::BackupFailed { code, detail })))
        }
    }
}

/// The catalogue, level with the journal. A damaged one is put aside and made anew; once a day it
/// is looked at page by page, because damage may sit where nobody reads for long.
pub(super) fn catalogue_of(
    folder: &Path,
    journal: &Journal,
    projector: &Projector,
    thorough: bool,
    notices: &mut Vec<Notice>,
) -> Result<Catalogue, StoreError> {
    let path = folder.join("catalogue.db");
    let detail = match level(&path, journal, projector, thorough) {
        Err(StoreError::CatalogueDamaged { detail }) => detail,
        done => return done,
    };
    let put_aside = folder.join("catalogue.damaged.db");
    durable::rename(&path, &put_aside)?;
    durable::remove(&folder.join("catalogue.db-wal"))?;
    durable::remove(&folder.join("catalogue.db-shm"))?;
    notices.push(Notice::CatalogueRebuilt { detail, put_aside });
    level(&path, journal, projector, false)
}

fn level(
    path: &Path,
    journal: &Journal,
    projector: &Projector,
    thorough: bool,
) -> Result<Catalogue, StoreError> {
    let mut catalogue = Catalogue::open(path, projector.clone())?;
    let problems = if thorough { catalogue.read(quick_check)? } else { vec![] };
    if let Some(detail) = problems.into_iter().next() {
        return Err(StoreError::CatalogueDamaged { detail });
    }
    match journal.member() {
        None => drop(catalogue.pull(journal)?),
        Some(_) => drop(catalogue.level(journal)?),
    }
    Ok(catalogue)
}
