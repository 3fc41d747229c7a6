//! The doctor: is everything in the files what it has to be? It repairs nothing.

use super::{Space, SpaceKind};
use crate::backup;
use crate::catalogue::overlay::FIRST_SEQ;
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

const OWN_COUNTS: &str = "SELECT (SELECT count(*) FROM own_op), (SELECT count(*) FROM draft)";
const SHOWN_COUNTS: &str = "
SELECT (SELECT count(*) FROM row), (SELECT count(*) FROM event),
       (SELECT count(*) FROM row WHERE kind = 'idea' AND active)";
const MISLAID: &str = "
SELECT seq FROM row WHERE json ->> '$.seq' IS NOT seq
UNION ALL SELECT seq FROM event WHERE seq IN (SELECT seq FROM row)
UNION ALL SELECT seq FROM row
    WHERE (seq >= ?1) <> ((kind, id) IN (SELECT kind, id FROM covered))
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
        if self.kind() == SpaceKind::Joined {
            return self.check_joined();
        }
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

impl Space {
    /// Of a joined space: the rows are the server's, the operations this person's own.
    fn check_joined(&self) -> Result<Report, StoreError> {
        let (catalogue, journal) = (self.catalogue.connection(), self.journal.connection());
        let [operations, drafts] = self.journal.read(|it| numbers(it, OWN_COUNTS))?;
        let [rows, events, ideas] = self.catalogue.read(|it| numbers(it, SHOWN_COUNTS))?;
        let backups = backup::list(&self.folder).len();
        let findings = [
            structure(journal, |detail| Finding::JournalStructure { detail }),
            structure(catalogue, |detail| Finding::CatalogueStructure { detail }),
            self.catalogue.read(laid_findings)?,
            self.level_findings()?,
            list_findings(&self.catalogue, ideas)?,
        ];
        let findings = findings.concat();
        Ok(Report { findings, operations, rows, events, ideas, drafts, backups })
    }

    fn level_findings(&self) -> Result<Vec<Finding>, StoreError> {
        let is_level = self.catalogue.standing()?.laying() == self.journal.joined_row()?.laying();
        let behind = Finding::CatalogueDiffers { at_seq: FIRST_SEQ };
        Ok(if is_level { vec![] } else { vec![behind] })
    }
}

/// What only lies over the rows has sequence numbers of its own, and covers something.
fn laid_findings(connection: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let mut statement = connection.prepare(MISLAID)?;
    let mislaid = statement.query_map([FIRST_SEQ.cast_signed()], |row| row.get::<_, i64>(0))?;
    mislaid.map(|seq| Ok(Finding::OrderBroken { at_seq: seq?.cast_unsigned() })).collect()
}

fn numbers<const N: usize>(connection: &Connection, sql: &str) -> rusqlite::Result<[usize; N]> {
    let mut numbers = [0; N];
    connection.query_row(sql, [], |row| {
        for (column, number) in numbers.iter_mut().enumerate() {
            *number = usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0);
        }
        Ok(())
    })?;
    Ok(numbers)
}

fn counts(connection: &Connection) -> rusqlite::Result<Report> {
    let [operations, rows, events, ideas, drafts] = numbers(connection, COUNTS)?;
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
