//! Tables `idea_list` and `idea_facts` (derived): one narrow row each for each idea that is not
//! removed. By the first single ideas are found; the second is read as a whole at the start, so it
//! holds nothing else.
//!
//! Sorting and filtering happen in memory, so there are only the indexes by which single rows are
//! found, and the order of titles.

use super::list_row::{ListEntry, ListRow};
use hub_core::{EntityKind, IdeaId, MemberId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The tables, made anew.
pub(crate) const CREATE: &str = "
DROP TABLE IF EXISTS idea_list;
DROP TABLE IF EXISTS idea_facts;
CREATE TABLE idea_list (
    local      INTEGER PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE,
    number     INTEGER,
    title      TEXT    NOT NULL,
    title_sort TEXT    NOT NULL,
    author_id  BLOB    NOT NULL
) STRICT;
CREATE INDEX idea_list_number ON idea_list (number);
CREATE INDEX idea_list_title_sort ON idea_list (title_sort, local);
CREATE INDEX idea_list_author ON idea_list (author_id);
CREATE TABLE idea_facts (
    local INTEGER PRIMARY KEY,
    facts BLOB    NOT NULL
) STRICT;
";

const LOCAL_OF: &str = "SELECT local FROM idea_list WHERE id = ?1";
const BY_AUTHOR: &str = "SELECT id FROM idea_list WHERE author_id = ?1";
const BY_NUMBER: &str = "SELECT local FROM idea_list WHERE number = ?1";
const BY_TITLE: &str = "SELECT local, title_sort FROM idea_list ORDER BY title_sort, local";
const TITLE_SORT: &str = "SELECT title_sort FROM idea_list WHERE local = ?1";
const NEXT_BY_TITLE: &str = "
SELECT local FROM idea_list WHERE (title_sort, local) > (?1, ?2) ORDER BY title_sort, local LIMIT 1";
const COUNT: &str = "SELECT count(*) FROM idea_list";
const ENTRIES: &str = "SELECT local, facts FROM idea_facts ORDER BY local";
const ENTRY: &str = "SELECT local, facts FROM idea_facts WHERE local = ?1";
const LINE: &str = "
SELECT local, facts, title FROM idea_list JOIN idea_facts USING (local) WHERE local = ?1";
const OF_MEMBER: &str = "
SELECT idea_list.local, row.active FROM row JOIN idea_list ON idea_list.id = row.idea_id
WHERE row.kind = ?1 AND row.json ->> '$.body.member_id' = ?2";
const DELETE: &str = "DELETE FROM idea_list WHERE local = ?1";
const DELETE_FACTS: &str = "DELETE FROM idea_facts WHERE local = ?1";
const INSERT: &str = "
INSERT INTO idea_list (local, id, number, title, title_sort, author_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const INSERT_FACTS: &str = "INSERT INTO idea_facts (local, facts) VALUES (?1, ?2)";

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

/// Hands all ideas with their folded titles to `each`, in the order of these.
pub(crate) fn by_title(
    connection: &Connection,
    mut each: impl FnMut(u32, &str),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(BY_TITLE)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get_ref(1)?.as_str()?);
    }
    Ok(())
}

/// How many ideas are listed.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = connection.query_row(COUNT, [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The title of an idea as it is sorted by.
pub(crate) fn title_sort(connection: &Connection, local: u32) -> rusqlite::Result<Option<String>> {
    connection.prepare_cached(TITLE_SORT)?.query_row([local], |row| row.get(0)).optional()
}

/// The idea after a place in the order of titles.
pub(crate) fn next_by_title(
    connection: &Connection,
    title_sort: &str,
    local: u32,
) -> rusqlite::Result<Option<u32>> {
    let mut statement = connection.prepare_cached(NEXT_BY_TITLE)?;
    statement.query_row(params![title_sort, local], |row| row.get(0)).optional()
}

/// Hands the facts of all ideas to `each`, in one scan.
pub(crate) fn entries(
    connection: &Connection,
    mut each: impl FnMut(ListEntry<'_>),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(ListEntry::unpack(row.get(0)?, row.get_ref(1)?.as_blob()?)?);
    }
    Ok(())
}

/// Hands the facts of an idea to `use_it`; none when it is not there.
pub(crate) fn entry<T>(
    connection: &Connection,
    local: u32,
    use_it: impl FnOnce(ListEntry<'_>) -> T,
) -> rusqlite::Result<Option<T>> {
    let mut statement = connection.prepare_cached(ENTRY)?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(use_it(ListEntry::unpack(row.get(0)?, row.get_ref(1)?.as_blob()?)?))
    };
    statement.query_row([local], read).optional()
}

/// Some lines, in the order asked for; what is not there any more is left out.
pub(crate) fn lines(connection: &Connection, locals: &[u32]) -> rusqlite::Result<Vec<ListLine>> {
    let mut statement = connection.prepare_cached(LINE)?;
    let mut lines = Vec::with_capacity(locals.len());
    for local in locals {
        let line = statement.query_row([local], |row| {
            let entry = ListEntry::unpack(row.get(0)?, row.get_ref(1)?.as_blob()?)?;
            Ok(ListLine { row: entry.row, title: row.get(2)? })
        });
        lines.extend(line.optional()?);
    }
    Ok(lines)
}

/// The ideas about which a member wrote a row of a kind that each member has once an idea (support,
/// follow), and whether it is active.
pub(crate) fn of_member(
    connection: &Connection,
    kind: EntityKind,
    member: MemberId,
) -> rusqlite::Result<Vec<(u32, bool)>> {
    let mut statement = connection.prepare_cached(OF_MEMBER)?;
    let found = statement.query_map(params![kind.as_str(), member.to_string()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    found.collect()
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
    facts: &[u8],
) -> rusqlite::Result<u32> {
    tx.prepare_cached(INSERT)?.execute(params![
        local,
        row.id.0.as_bytes(),
        row.number,
        title,
        hub_core::text::fold(title),
        row.author_id.0.as_bytes(),
    ])?;
    let written = tx.last_insert_rowid();
    let local =
        u32::try_from(written).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, written))?;
    tx.prepare_cached(INSERT_FACTS)?.execute(params![local, facts])?;
    Ok(local)
}

/// Takes an idea off the list.
pub(crate) fn delete(tx: &Transaction<'_>, local: u32) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE)?.execute([local])?;
    tx.prepare_cached(DELETE_FACTS)?.execute([local]).map(drop)
}
