//! PostgreSQL, version 15 or later: any number of servers side by side. The counter row of the space
//! is locked first in every transaction that adds to the order, so the order of commits is the order
//! of numbers, and a reader's cursor passes nothing by. Never used: sequences as an order, notices
//! between sessions, locks of tables or of the application's making, and the system's transaction
//! numbers; a test reads the SQL for them.

mod column;
mod connect;
mod erase;
mod event;
mod feed;
mod items;
mod making;
mod op;
mod page;
mod pool;
mod push;
mod row;
mod schema;
mod snapshot;
mod stream;

pub(in crate::store) use column::Tx;
pub use pool::Pool;
pub(in crate::store) use push::own;
pub(in crate::store) use row::one as row;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// Everything that would order by something else than the counter row, or that only works while
    /// there is one database server: words, or how words begin.
    const NEVER: [&str; 14] = [
        "nextval",
        "setval",
        "serial",
        "bigserial",
        "identity",
        "listen",
        "notify",
        "pg_notify",
        "pg_advisory",
        "pg_try_advisory",
        "pg_current",
        "txid_",
        "xmin",
        "ctid",
    ];

    #[test]
    fn the_sql_orders_by_the_counter_row_alone() {
        let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
        let mut read = 0;
        for folder in ["postgres", "access", "sqlite"] {
            for file in fs::read_dir(store.join(folder)).unwrap() {
                let path = file.unwrap().path();
                let text = fs::read_to_string(&path).unwrap().to_lowercase();
                let code = text.split("mod tests").next().unwrap_or_default();
                let sql = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                for line in sql {
                    read += 1;
                    let found = forbidden(line);
                    assert_eq!(found, None, "{}: {line}", path.display());
                }
            }
        }
        assert!(read > 1_000, "only {read} lines were read");
    }

    fn forbidden(line: &str) -> Option<&'static str> {
        if line.contains("lock table") {
            return Some("lock table");
        }
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.find_map(|word| {
            let is_one = |never: &&&str| {
                let begins = never.starts_with("pg_") || never.ends_with('_');
                word == **never || (begins && word.starts_with(**never))
            };
            NEVER.iter().find(is_one).copied()
        })
    }

    #[test]
    fn what_is_never_used_is_found() {
        let cases = [
            ("n bigserial primary key", true),
            ("select pg_advisory_xact_lock(1)", true),
            ("lock table op in exclusive mode", true),
            ("listen changes", true),
            ("select txid_current()", true),
            ("generated always as identity", true),
            ("use serde::de::deserializeowned;", false),
            ("select head from space_feed where space_id = $1 for update", false),
        ];
        for (line, is_found) in cases {
            assert_eq!(forbidden(line).is_some(), is_found, "{line}");
        }
    }

    /// Every table begins its key with the space, so that spaces can be spread over databases.
    #[test]
    fn every_key_begins_with_the_space() {
        let all = [
            super::feed::CREATE,
            super::row::CREATE,
            super::event::CREATE,
            super::op::CREATE,
            super::stream::CREATE,
            super::snapshot::CREATE,
        ];
        let statements =
            all.iter().copied().chain(crate::store::access::schema::POSTGRES.iter().copied());
        let mut keys = 0;
        for statement in statements {
            let flat = statement.split_whitespace().collect::<Vec<_>>().join(" ");
            for (at, _) in flat.match_indices("PRIMARY KEY (").chain(flat.match_indices("UNIQUE ("))
            {
                assert!(flat[at..].contains("(space_id"), "{flat}");
                let key = flat[at..].split('(').nth(1).unwrap();
                assert!(key.starts_with("space_id"), "{flat}");
                keys += 1;
            }
            for (at, _) in flat.match_indices(" ON ") {
                let index = &flat[at..];
                if index.contains('(') && flat.contains("INDEX") {
                    let columns = index.split('(').nth(1).unwrap();
                    assert!(columns.starts_with("space_id"), "{index}");
                    keys += 1;
                }
            }
        }
        assert!(keys > 15, "{keys} keys");
    }
}
