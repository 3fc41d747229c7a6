//! Table `idea_text` (derived): the full-text index over titles and descriptions. It holds words,
//! not texts; `rowid` is the idea's `local`.

use rusqlite::{Connection, Transaction, params};

/// The table, made anew.
pub(crate) const CREATE: &str = "
DROP TABLE IF EXISTS idea_text;
CREATE VIRTUAL TABLE idea_text USING fts5 (
    title, description,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);
";

const INSERT: &str = "INSERT INTO idea_text (rowid, title, description) VALUES (?1, ?2, ?3)";
const DELETE: &str = "DELETE FROM idea_text WHERE rowid = ?1";
const MATCHING: &str = "SELECT rowid FROM idea_text WHERE idea_text MATCH ?1";
const SEARCH: &str = "
SELECT rowid FROM idea_text WHERE idea_text MATCH ?1
ORDER BY bm25(idea_text, 8.0, 1.0), rowid LIMIT ?2";

/// More words than this in one search are a pasted text, not a search.
const MAX_WORDS: usize = 32;

/// Longer than any word of the languages people write.
const MAX_WORD_CHARACTERS: usize = 64;

/// Indexes an idea's texts.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    local: u32,
    title: &str,
    description: &str,
) -> rusqlite::Result<()> {
    tx.prepare_cached(INSERT)?.execute(params![local, title, description]).map(drop)
}

/// Takes an idea out of the index.
pub(crate) fn delete(tx: &Transaction<'_>, local: u32) -> rusqlite::Result<()> {
    tx.prepare_cached(DELETE)?.execute([local]).map(drop)
}

/// Takes the words of texts that are gone out of the file: the index only marks them until then.
pub(crate) fn purge(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute("INSERT INTO idea_text (idea_text) VALUES ('optimize')", []).map(drop)
}

/// The ideas that have a word beginning with each word of `text`, the best first.
pub(crate) fn search(
    connection: &Connection,
    text: &str,
    limit: usize,
) -> rusqlite::Result<Vec<u32>> {
    let query = query(text);
    if query.is_empty() {
        return Ok(vec![]);
    }
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(SEARCH)?;
    statement.query_map(params![query, limit], |row| row.get(0))?.collect()
}

/// All ideas that have a word beginning with each word of `text`, in no order: without the work of
/// telling which is the best.
pub(crate) fn matching(connection: &Connection, text: &str) -> rusqlite::Result<Vec<u32>> {
    let query = query(text);
    if query.is_empty() {
        return Ok(vec![]);
    }
    connection.prepare_cached(MATCHING)?.query_map([query], |row| row.get(0))?.collect()
}

/// A query in which every word is a quoted prefix, so that nothing a person types is an operator.
fn query(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let quoted = words.take(MAX_WORDS).map(|word| {
        let word: String = word.chars().take(MAX_WORD_CHARACTERS).collect();
        format!("\"{word}\"*")
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn index(texts: &[(&str, &str)]) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(CREATE).unwrap();
        let tx = connection.transaction().unwrap();
        for (local, (title, description)) in (1..).zip(texts) {
            insert(&tx, local, title, description).unwrap();
        }
        tx.commit().unwrap();
        connection
    }

    #[test]
    fn finds_words_by_their_beginning_without_diacritics() {
        let index = index(&[
            ("Conciliação bancária", "Every morning, by hand"),
            ("Invoice matching", "Conciliar notas; see OH-12"),
            ("Größe der Fehlerliste", "C++ and e-mail"),
        ]);
        let cases: &[(&str, &[u32])] = &[
            ("concilia", &[1, 2]),
            ("CONCILIACAO", &[1]),
            ("grosse", &[]),
            ("große", &[3]),
            ("grö fehl", &[3]),
            ("e-mail", &[3]),
            ("c++", &[1, 3, 2]),
            ("morning hand", &[1]),
            ("morning nothing", &[]),
            ("", &[]),
            ("   ", &[]),
        ];
        for (text, expected) in cases {
            let mut found = search(&index, text, 10).unwrap();
            let mut expected = expected.to_vec();
            let mut all = matching(&index, text).unwrap();
            found.sort_unstable();
            all.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text:?}");
            assert_eq!(all, expected, "{text:?}");
        }
    }

    #[test]
    fn a_title_counts_more_than_a_description() {
        let index = index(&[("Other", "payroll payroll"), ("Payroll", "")]);
        assert_eq!(search(&index, "payroll", 10).unwrap(), [2, 1]);
    }

    #[test]
    fn what_is_taken_out_is_not_found() {
        let mut index = index(&[("One", "alpha"), ("Two", "alpha")]);
        let tx = index.transaction().unwrap();
        delete(&tx, 1).unwrap();
        delete(&tx, 2).unwrap();
        insert(&tx, 2, "Two", "beta").unwrap();
        tx.commit().unwrap();
        assert!(search(&index, "alpha", 10).unwrap().is_empty());
        assert_eq!(search(&index, "beta", 10).unwrap(), [2]);
    }

    #[test]
    fn nothing_typed_is_an_operator() {
        let index = index(&[("and or not near title", "x")]);
        let hostile = [
            "\"",
            "\"\"",
            "'",
            "*",
            "title:x",
            "{title description}: x",
            "NEAR(a b)",
            "a AND",
            "OR",
            "NOT x",
            "^x",
            "x -y",
            "(((((",
            "x\0y",
            "-- ; DROP TABLE idea_text",
            "\u{202e}x",
            "\u{300}",
            "a\u{300}*",
            "∞ ½ ² ٣",
            "日本語",
            "🦀",
        ];
        for text in hostile {
            search(&index, text, 10).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
        assert_eq!(search(&index, "AND OR NOT", 10).unwrap(), [1]);
        search(&index, &"word ".repeat(100_000), 10).unwrap();
        search(&index, &"w".repeat(1_000_000), 10).unwrap();
    }

    proptest! {
        #[test]
        fn no_text_fails(text in any::<String>()) {
            thread_local!(static INDEX: Connection = index(&[("One two", "three")]));
            INDEX.with(|index| search(index, &text, 10).map(drop)).unwrap();
        }
    }
}
