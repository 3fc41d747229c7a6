//! The doctor: is everything in the files what it has to be? It repairs nothing.

use super::Space;
use crate::backup;
use crate::catalogue::{Catalogue, Feed as _, idea_list, meta};
use crate::error::StoreError;
use crate::journal::{Journal, feed, op};
use crate::table::{Item, items};
use hub_core::{Position, chain};
use rusqlite::Connection;
use serde::Serialize;

const INTEGRITY: &str = "PRAGMA integrity_check(20)";
const COUNTS: &str = "
SELECT (SELECT count(*) FROM op), (SELECT count(*) FROM row), (SELECT count(*) FROM event),
       (SELECT count(*) FROM row WHERE kind = 'idea' AND active),
       (SELECT count(*) FROM draft)";
const MISPLACED: &str = "
SELECT seq FROM row WHERE json ->> '$.seq' IS NOT seq
UNION ALL SELECT seq FROM event WHERE seq IN (SELECT seq FROM row)
UNION ALL SELECT seq FROM row WHERE seq NOT BETWEEN 1 AND ?1
UNION ALL SELECT seq FROM event WHERE seq NOT BETWEEN 1 AND ?1
LIMIT 1";

/// So many places of the order are compared at a time.
const PAGE: u64 = 5_000;

/// Something that is not as it has to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// SQLite finds the journal's structure broken.
    JournalStructure {
        /// In its words.
        detail: String,
    },
    /// SQLite finds the catalogue's structure broken.
    CatalogueStructure {
        /// In its words.
        detail: String,
    },
    /// An operation was changed, removed, added or moved.
    ChainBroken {
        /// Its place among the operations.
        at_n: i64,
    },
    /// A row or event does not stand where the order says.
    OrderBroken {
        /// Its sequence number.
        at_seq: u64,
    },
    /// The catalogue is not what the journal says.
    CatalogueDiffers {
        /// The first sequence number at which it is not.
        at_seq: u64,
    },
    /// The list of ideas does not have as many as there are.
    ListIncomplete {
        /// Ideas in the list.
        listed: usize,
        /// Ideas in the journal.
        ideas: usize,
    },
}

/// What the doctor saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Empty when all is well.
    pub findings: Vec<Finding>,
    /// Operations that were ever decided, and the founding.
    pub operations: usize,
    /// Rows of all kinds, removed ones too.
    pub rows: usize,
    /// Lines of history.
    pub events: usize,
    /// Ideas that are not removed.
    pub ideas: usize,
    /// Drafts.
    pub drafts: usize,
    /// Automatic backups.
    pub backups: usize,
}

impl Space {
    /// Looks at everything: structure, chain, order, and whether catalogue and journal agree.
    ///
    /// # Errors
    /// Only when the files cannot be read at all; what is wrong with them is in the report.
    pub fn check(&self) -> Result<Report, StoreError> {
        let mut report = self.journal.read(counts)?;
        report.backups = backup::list(&self.folder).len();
        let findings = [
            structure(self.journal.connection(), |detail| Finding::JournalStructure { detail }),
            structure(self.catalogue.connection(), |detail| Finding::CatalogueStructure { detail }),
            self.journal.read(chain_findings)?,
            self.journal.read(order_findings)?,
            catalogue_findings(&self.journal, &self.catalogue)?,
            list_findings(&self.catalogue, report.ideas)?,
        ];
        report.findings = findings.concat();
        Ok(report)
    }
}

fn counts(connection: &Connection) -> rusqlite::Result<Report> {
    let mut counts = [0; 5];
    connection.query_row(COUNTS, [], |row| {
        for (column, count) in counts.iter_mut().enumerate() {
            *count = usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0);
        }
        Ok(())
    })?;
    let [operations, rows, events, ideas, drafts] = counts;
    Ok(Report { operations, rows, events, ideas, drafts, ..Report::default() })
}

fn structure(connection: &Connection, finding: fn(String) -> Finding) -> Vec<Finding> {
    let problems = connection.prepare(INTEGRITY).and_then(|mut statement| {
        statement
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()
    });
    match problems {
        Ok(problems) => problems.into_iter().filter(|line| line != "ok").map(finding).collect(),
        Err(error) => vec![finding(error.to_string())],
    }
}

fn chain_findings(connection: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let feed = feed::get(connection)?;
    let start = Position { seq: 0, n: -1, chain: chain::start(feed.space.0) };
    let (reached, broken_at) = op::recompute(connection, start)?;
    let short = (reached != feed.position()).then_some(reached.n + 1);
    Ok(broken_at.or(short).map(|at_n| Finding::ChainBroken { at_n }).into_iter().collect())
}

fn order_findings(connection: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let head = feed::get(connection)?.head;
    let mut statement = connection.prepare(MISPLACED)?;
    let misplaced = statement.query_map([head.cast_signed()], |row| row.get::<_, i64>(0))?;
    misplaced.map(|seq| Ok(Finding::OrderBroken { at_seq: seq?.cast_unsigned() })).collect()
}

fn catalogue_findings(
    journal: &Journal,
    catalogue: &Catalogue,
) -> Result<Vec<Finding>, StoreError> {
    let head = journal.head()?;
    let position = catalogue.read(meta::get)?.map(|meta| meta.position);
    if position != Some(head) {
        let at_seq = position.map_or(0, |position| position.seq);
        return Ok(vec![Finding::CatalogueDiffers { at_seq }]);
    }
    let mut after = 0;
    while after < head.seq {
        let up_to = after + PAGE;
        let expected = journal.items(after, up_to)?;
        let found = catalogue.read(|connection| items(connection, after, up_to))?;
        if let Some(at_seq) = first_difference(&expected, &found) {
            return Ok(vec![Finding::CatalogueDiffers { at_seq }]);
        }
        after = up_to;
    }
    Ok(vec![])
}

fn first_difference(expected: &[Item], found: &[Item]) -> Option<u64> {
    let differ = expected.iter().zip(found).find(|(expected, found)| expected != found);
    let longer = || expected.get(found.len()).or(found.get(expected.len()));
    differ.map(|(expected, found)| expected.seq.min(found.seq)).or(longer().map(|item| item.seq))
}

fn list_findings(catalogue: &Catalogue, ideas: usize) -> Result<Vec<Finding>, StoreError> {
    let listed = catalogue.read(idea_list::count)?;
    let incomplete = (listed != ideas).then_some(Finding::ListIncomplete { listed, ideas });
    Ok(incomplete.into_iter().collect())
}
