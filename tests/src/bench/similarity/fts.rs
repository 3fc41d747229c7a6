//! The yardstick: SQLite's full-text search, any of all terms, the title twice.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::Outcome;
use super::read::Text;

const CREATE: &str =
    "CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'porter unicode61')";
const INSERT: &str = "INSERT INTO texts (rowid, title, body) VALUES (?1, ?2, ?3)";
const FIND: &str =
    "SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY bm25(texts, 2.0, 1.0) LIMIT ?2";

/// The texts in a table of their own.
pub struct FullText(Connection);

impl FullText {
    /// Numbered from nought.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Text>) -> Outcome<FullText> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch(CREATE)?;
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction.prepare(INSERT)?;
            for (nth, text) in (0_i64..).zip(texts) {
                insert.execute((nth, &text.title, &text.description))?;
            }
        }
        transaction.commit()?;
        Ok(FullText(connection))
    }

    /// The numbers of the best.
    pub fn find(&self, text: &Text, limit: usize) -> Outcome<Vec<u32>> {
        let both = format!("{} {}", text.title, text.description).to_lowercase();
        let words = both.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let terms: BTreeSet<String> = words.map(|word| format!("\"{word}\"")).collect();
        if terms.is_empty() {
            return Ok(vec![]);
        }
        let terms: Vec<String> = terms.into_iter().collect();
        let mut find = self.0.prepare_cached(FIND)?;
        let found = find.query_map((terms.join(" OR "), limit as i64), |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}
