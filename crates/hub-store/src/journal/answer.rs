//! Table `answer`: what this person said about two ideas that looked alike, with what was known of
//! them then. It is the training record of possible duplicates on this device and is never synced.

use super::Journal;
use crate::error::StoreError;
use crate::sql::{from_json, uuid};
use hub_core::IdeaId;
use rusqlite::{Connection, Transaction, params};
use serde_json::Value;
use uuid::Uuid;

/// The first version of the table.
pub(crate) const CREATE: &str = "
CREATE TABLE answer (
    act      BLOB    NOT NULL,
    lower    BLOB    NOT NULL,
    higher   BLOB    NOT NULL,
    answer   TEXT    NOT NULL,
    at_ms    INTEGER NOT NULL,
    features TEXT    NOT NULL,
    PRIMARY KEY (act, lower, higher)
) STRICT;
";

const PUT: &str = "
INSERT OR REPLACE INTO answer (act, lower, higher, answer, at_ms, features)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const LIST: &str = "
SELECT act, lower, higher, answer, at_ms, features FROM answer ORDER BY at_ms, act, lower, higher";
const LIST_STANDING: &str = "
SELECT act, lower, higher, answer, answer.at_ms, features FROM answer LEFT JOIN undo_entry USING (act)
WHERE coalesce(state, 'done') IN ('done', 'kept') ORDER BY answer.at_ms, act, lower, higher";
const DELETE_UNDONE: &str = "
DELETE FROM answer WHERE act IN (
    SELECT act FROM undo_entry WHERE id = ?1 AND state IN ('undone', 'gone'))";

/// What a person said about two ideas.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The operation, or group of operations, that followed: what was taken back since is found by
    /// it. With the ideas it names the answer.
    pub act: Uuid,
    /// The idea of the smaller id.
    pub lower: IdeaId,
    /// The other one.
    pub higher: IdeaId,
    /// `same`, `related` or `different`.
    pub answer: String,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// What was known of the two then.
    pub features: Value,
}

/// All of them fail only with what the disk says.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Journal {
    /// Keeps an answer.
    pub fn answer_put(&mut self, answer: &Answer) -> Result<(), StoreError> {
        self.write(|tx| {
            let Answer { act, lower, higher, answer, at_ms, features } = answer;
            let (act, lower, higher) = (act.as_bytes(), lower.0.as_bytes(), higher.0.as_bytes());
            tx.execute(PUT, params![act, lower, higher, answer, at_ms, features.to_string()])
                .map(drop)
        })
    }

    /// All answers, the oldest first.
    pub fn answer_list(&self) -> Result<Vec<Answer>, StoreError> {
        self.read(|connection| list(connection, LIST))
    }

    /// The answers whose act was not taken back, the oldest first.
    pub fn answer_list_standing(&self) -> Result<Vec<Answer>, StoreError> {
        self.read(|connection| list(connection, LIST_STANDING))
    }
}

/// Forgets what was said with an act that is forgotten while it is taken back: nobody could tell any
/// more that it does not stand.
pub(crate) fn delete_undone(tx: &Transaction<'_>, entry: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE_UNDONE)?.execute([entry]).map(drop)
}

fn list(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<Answer>> {
    let answer = |row: &rusqlite::Row<'_>| {
        Ok(Answer {
            act: uuid(row, 0)?,
            lower: IdeaId(uuid(row, 1)?),
            higher: IdeaId(uuid(row, 2)?),
            answer: row.get(3)?,
            at_ms: row.get(4)?,
            features: from_json(&row.get::<_, String>(5)?)?,
        })
    };
    connection.prepare_cached(sql)?.query_map([], answer)?.collect()
}
