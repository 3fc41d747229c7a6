//! Table `undo_entry`: one line for each act.

use crate::journal::answer;
use crate::sql::{from_json, optional_uuid, to_json, uuid, word};
use hub_core::MemberId;
use hub_core::rows::Stage;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const COLUMNS: &str = "id, act, at_ms, about, state, turn, turned_by";
const PUT: &str = "
INSERT INTO undo_entry (id, act, actor, at_ms, about, state, turn, turned_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET about = excluded.about, state = excluded.state,
    turn = excluded.turn, turned_by = excluded.turned_by";
const NEXT: &str = "SELECT max(coalesce(max(id), 0), coalesce(max(turn), 0)) + 1 FROM undo_entry";
const RETITLE: &str = "
UPDATE undo_entry SET about = json_set(about, '$.title', ?2) WHERE about ->> '$.idea' = ?1";
const TRIMMED: &str = "
SELECT id FROM undo_entry WHERE actor = ?1 ORDER BY id DESC LIMIT -1 OFFSET ?2";

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoState {
    /// It stands.
    Done,
    /// It was taken back, at least in part.
    Undone,
    /// It stands, because none of it could be taken back.
    Kept,
    /// It was taken back, and none of it could be done again.
    Gone,
}

impl UndoState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Kept => "kept",
            Self::Gone => "gone",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Done, Self::Undone, Self::Kept, Self::Gone];
        all.into_iter().find(|state| state.as_str() == word)
    }
}

/// What an act was about, for its words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// How many operations of each kind.
    pub kinds: BTreeMap<String, u32>,
    /// The first idea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idea: Option<Uuid>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its title, or the name of what was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The fields that were changed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub fields: BTreeSet<String>,
    /// Where ideas were moved to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
}

impl About {
    /// The kind that names the act, and how many operations of it there were. What an idea needs
    /// (a system, an area) is beside the point where there are ideas.
    pub fn main_kind(&self) -> (&str, u32) {
        let is_beside = |kind: &str| kind.starts_with("system.") || kind.starts_with("area.");
        let kinds = self.kinds.iter().map(|(kind, count)| (kind.as_str(), *count));
        kinds.max_by_key(|(kind, count)| (!is_beside(kind), *count)).unwrap_or_default()
    }

    /// How many operations did it.
    pub fn operations(&self) -> u32 {
        self.kinds.values().sum()
    }
}

/// An act that a person can take back.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoEntry {
    pub(crate) id: i64,
    /// The group or import, or the one operation.
    pub act: Uuid,
    /// When it was done, in UTC milliseconds.
    pub at_ms: i64,
    /// What it was about.
    pub about: About,
    /// What became of it.
    pub state: UndoState,
    /// The moment of its last change among all acts.
    pub(crate) turn: i64,
    /// The request that turned it last.
    pub(crate) turned_by: Option<Uuid>,
}

/// The number of the next act or turn.
pub(crate) fn next(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached(NEXT)?.query_row([], |row| row.get(0))
}

/// Writes an act's line.
pub(crate) fn put(
    tx: &Transaction<'_>,
    actor: MemberId,
    entry: &UndoEntry,
) -> rusqlite::Result<()> {
    tx.prepare_cached(PUT)?.execute(params![
        entry.id,
        entry.act.as_bytes(),
        actor.0.as_bytes(),
        entry.at_ms,
        to_json(&entry.about)?,
        entry.state.as_str(),
        entry.turn,
        entry.turned_by.as_ref().map(Uuid::as_bytes),
    ])?;
    Ok(())
}

/// An act of a person by its id.
pub(crate) fn find(
    connection: &Connection,
    actor: MemberId,
    act: Uuid,
) -> rusqlite::Result<Option<UndoEntry>> {
    one(connection, "act = ?2", actor, act.as_bytes())
}

/// The act that a request turned last.
pub(crate) fn turned_by(
    connection: &Connection,
    actor: MemberId,
    request: Uuid,
) -> rusqlite::Result<Option<UndoEntry>> {
    one(connection, "turned_by = ?2", actor, request.as_bytes())
}

/// The last act that stands and was not tried in vain.
pub(crate) fn last_done(
    connection: &Connection,
    actor: MemberId,
) -> rusqlite::Result<Option<UndoEntry>> {
    one(connection, "state = ?2", actor, "done")
}

/// The last act that was taken back, unless something new was done since.
pub(crate) fn last_undone(
    connection: &Connection,
    actor: MemberId,
) -> rusqlite::Result<Option<UndoEntry>> {
    const NEWEST: &str = "state = ?2 AND turn > (SELECT max(id) FROM undo_entry WHERE actor = ?1)";
    one(connection, NEWEST, actor, "undone")
}

/// The acts of a person, the last one first.
pub(crate) fn list(
    connection: &Connection,
    actor: MemberId,
    limit: usize,
) -> rusqlite::Result<Vec<UndoEntry>> {
    let sql =
        format!("SELECT {COLUMNS} FROM undo_entry WHERE actor = ?1 ORDER BY id DESC LIMIT ?2");
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_map(params![actor.0.as_bytes(), limit], entry)?.collect()
}

/// Says whether an act stands or was taken back.
pub(crate) fn set_state(tx: &Transaction<'_>, id: i64, is_undone: bool) -> rusqlite::Result<()> {
    let state = if is_undone { UndoState::Undone } else { UndoState::Done };
    tx.execute("UPDATE undo_entry SET state = ?2 WHERE id = ?1", params![id, state.as_str()])
        .map(drop)
}

/// Tells acts at an idea by another title.
pub(crate) fn retitle(tx: &Transaction<'_>, idea: Uuid, title: &str) -> rusqlite::Result<()> {
    tx.execute(RETITLE, params![idea.to_string(), title]).map(drop)
}

/// Forgets an act that has no parts.
pub(crate) fn delete(tx: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    tx.execute("DELETE FROM undo_entry WHERE id = ?1", [id]).map(drop)
}

/// Forgets all but the last acts of a person.
pub(crate) fn trim(tx: &Transaction<'_>, actor: MemberId, kept: usize) -> rusqlite::Result<()> {
    let kept = i64::try_from(kept).unwrap_or(i64::MAX);
    let mut statement = tx.prepare_cached(TRIMMED)?;
    let old = statement.query_map(params![actor.0.as_bytes(), kept], |row| row.get::<_, i64>(0))?;
    for id in old.collect::<rusqlite::Result<Vec<_>>>()? {
        answer::delete_undone(tx, id)?;
        tx.prepare_cached("DELETE FROM undo_op WHERE entry = ?1")?.execute([id])?;
        tx.prepare_cached("DELETE FROM undo_entry WHERE id = ?1")?.execute([id])?;
    }
    Ok(())
}

fn one(
    connection: &Connection,
    which: &str,
    actor: MemberId,
    value: impl rusqlite::ToSql,
) -> rusqlite::Result<Option<UndoEntry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM undo_entry WHERE actor = ?1 AND {which} ORDER BY turn DESC LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_row(params![actor.0.as_bytes(), value], entry).optional()
}

fn entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<UndoEntry> {
    let about: String = row.get(3)?;
    Ok(UndoEntry {
        id: row.get(0)?,
        act: uuid(row, 1)?,
        at_ms: row.get(2)?,
        about: from_json(&about)?,
        state: word(row, 4, UndoState::from_word)?,
        turn: row.get(5)?,
        turned_by: optional_uuid(row, 6)?,
    })
}
