//! Table `idea_list` (derived): one narrow row for each idea that is not removed.
//!
//! Sorting and filtering happen in memory on [`Columns`], so there are only the indexes by which
//! single rows are found.

use super::list_row::{Columns, ListRow};
use hub_core::{IdeaId, MemberId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The table, made anew.
pub(crate) const CREATE: &str = "
DROP TABLE IF EXISTS idea_list;
CREATE TABLE idea_list (
    local              INTEGER PRIMARY KEY,
    id                 BLOB    NOT NULL UNIQUE,
    number             INTEGER,
    title              TEXT    NOT NULL,
    title_sort         TEXT    NOT NULL,
    stage              TEXT    NOT NULL,
    stage_since_ms     INTEGER NOT NULL,
    area_id            BLOB,
    author_id          BLOB    NOT NULL,
    owner_id           BLOB    NOT NULL,
    claimed_by         BLOB,
    progress_ms        INTEGER,
    merged_into        BLOB,
    merged_count       INTEGER NOT NULL,
    hours_today        REAL,
    hours_low          REAL,
    hours_likely       REAL,
    hours_high         REAL,
    money_likely_minor REAL,
    people             INTEGER NOT NULL,
    areas              INTEGER NOT NULL,
    supports           INTEGER NOT NULL,
    comments           INTEGER NOT NULL,
    answers_mean       REAL,
    answers_count      INTEGER NOT NULL,
    build_days_likely  REAL,
    fit                INTEGER,
    risk               INTEGER,
    rice               REAL,
    ice                REAL,
    wsjf               REAL,
    created_ms         INTEGER NOT NULL,
    updated_ms         INTEGER NOT NULL
) STRICT;
CREATE INDEX idea_list_number ON idea_list (number);
CREATE INDEX idea_list_title_sort ON idea_list (title_sort, local);
CREATE INDEX idea_list_author ON idea_list (author_id);
";

const LOCAL_OF: &str = "SELECT local FROM idea_list WHERE id = ?1";
const BY_AUTHOR: &str = "SELECT id FROM idea_list WHERE author_id = ?1";
const BY_NUMBER: &str = "SELECT local FROM idea_list WHERE number = ?1";
const BY_TITLE: &str = "SELECT local FROM idea_list ORDER BY title_sort, local";
const COUNT: &str = "SELECT count(*) FROM idea_list";
const DELETE: &str = "DELETE FROM idea_list WHERE local = ?1";
const INSERT: &str = "
INSERT INTO idea_list (
    local, id, number, title, title_sort, stage, stage_since_ms, area_id, author_id, owner_id,
    claimed_by, progress_ms, merged_into, merged_count, hours_today, hours_low, hours_likely,
    hours_high, money_likely_minor, people, areas, supports, comments, answers_mean,
    answers_count, build_days_likely, fit, risk, rice, ice, wsjf, created_ms, updated_ms
) VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
    ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33
)";

/// An idea as a line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListLine {
    /// What sorting and filtering know of it.
    pub row: ListRow,
    /// Its title.
    pub title: String,
}

/// The small number of an idea.
pub(crate) fn local_of(connection: &Connection, id: IdeaId) -> rusqlite::Result<Option<u32>> {
    let mut statement = connection.prepare_cached(LOCAL_OF)?;
    statement.query_row([id.0.as_bytes()], |row| row.get(0)).optional()
}

/// The ideas that a member sent.
pub(crate) fn by_author(connection: &Connection, id: MemberId) -> rusqlite::Result<Vec<IdeaId>> {
    let mut statement = connection.prepare_cached(BY_AUTHOR)?;
    let ids = statement.query_map([id.0.as_bytes()], |row| crate::sql::uuid(row, 0))?;
    ids.map(|id| id.map(IdeaId)).collect()
}

/// The idea with a number.
pub(crate) fn by_number(connection: &Connection, number: u32) -> rusqlite::Result<Option<u32>> {
    connection.prepare_cached(BY_NUMBER)?.query_row([number], |row| row.get(0)).optional()
}

/// All ideas by folded title.
pub(crate) fn by_title(connection: &Connection) -> rusqlite::Result<Vec<u32>> {
    connection.prepare_cached(BY_TITLE)?.query_map([], |row| row.get(0))?.collect()
}

/// How many ideas are listed.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = connection.query_row(COUNT, [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// What all lists need, in one scan.
pub(crate) fn columns(connection: &Connection) -> rusqlite::Result<Columns> {
    let sql = format!("SELECT {} FROM idea_list ORDER BY local", ListRow::COLUMNS);
    let mut columns = Columns::with_capacity(count(connection)?);
    let mut statement = connection.prepare_cached(&sql)?;
    for row in statement.query_map([], ListRow::read)? {
        columns.push(row?);
    }
    Ok(columns)
}

/// Some lines, in the order asked for; what is not there any more is left out.
pub(crate) fn lines(connection: &Connection, locals: &[u32]) -> rusqlite::Result<Vec<ListLine>> {
    let sql = format!("SELECT {}, title FROM idea_list WHERE local = ?1", ListRow::COLUMNS);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut lines = Vec::with_capacity(locals.len());
    for local in locals {
        let line = statement.query_row([local], |row| {
            Ok(ListLine { row: ListRow::read(row)?, title: row.get("title")? })
        });
        lines.extend(line.optional()?);
    }
    Ok(lines)
}

/// Writes a line, the first of its idea; without a `local` it gets the next one. Gives the `local`.
///
/// No `OR REPLACE`: it would make SQLite open a savepoint for each line, and the full-text index
/// write out what it has gathered each time.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    local: Option<u32>,
    row: &ListRow,
    title: &str,
) -> rusqlite::Result<u32> {
    tx.prepare_cached(INSERT)?.execute(params![
        local,
        row.id.0.as_bytes(),
        row.number,
        title,
        hub_core::text::fold(title),
        row.stage.as_str(),
        row.stage_since_ms,
        row.area_id.as_ref().map(|id| id.0.as_bytes()),
        row.author_id.0.as_bytes(),
        row.owner_id.0.as_bytes(),
        row.claimed_by.as_ref().map(|id| id.0.as_bytes()),
        row.progress_ms,
        row.merged_into.as_ref().map(|id| id.0.as_bytes()),
        row.merged_count,
        row.hours_today,
        row.hours_low,
        row.hours_likely,
        row.hours_high,
        row.money_likely_minor,
        row.people,
        row.areas,
        row.supports,
        row.comments,
        row.answers_mean,
        row.answers_count,
        row.build_days_likely,
        row.fit,
        row.risk,
        row.rice,
        row.ice,
        row.wsjf,
        row.created_ms,
        row.updated_ms,
    ])?;
    let written = tx.last_insert_rowid();
    u32::try_from(written).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, written))
}

/// Takes an idea off the list.
pub(crate) fn delete(tx: &Transaction<'_>, local: u32) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE)?.execute([local]).map(drop)
}
