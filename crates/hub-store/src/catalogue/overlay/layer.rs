//! One transaction at a joined space's catalogue: takes off what lies over the rows, takes in what
//! the server wrote, and lays on.

use super::known::{Known, Laid};
use super::token::{self, Token};
use super::{FIRST_SEQ, Standing, covered, standing};
use crate::catalogue::pull::Intake;
use crate::journal::own::op::Shown;
use crate::journal::undo::load_missing;
use crate::journal::{Laying, Over, Rules};
use crate::sql::{from_json, int, to_json};
use crate::table::{Item, event};
use hub_core::decide::{Context, Decision, Needs};
use hub_core::{IdeaId, Key, MemberId, Row, Rows, SpaceId};
use rusqlite::Transaction;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const NEXT_SEQ: &str = "
SELECT max((SELECT coalesce(max(seq), 0) FROM row), (SELECT coalesce(max(seq), 0) FROM event)) + 1";
const IDEAS_OF_EVENTS: &str = "
SELECT DISTINCT idea_id FROM event WHERE seq >= ?1 AND idea_id IS NOT NULL";
const DELETE_EVENTS: &str = "DELETE FROM event WHERE seq >= ?1";

/// Who acts at this device, and by which rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    pub(crate) space: SpaceId,
    pub(crate) member: MemberId,
    pub(crate) rules: Rules,
}

/// A row or event of the server, read.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) item: Item,
    /// None: it is an event.
    pub(crate) row: Option<Row>,
    /// At which idea an event is.
    pub(crate) at: Option<event::Head>,
}

/// The catalogue within a transaction.
pub(crate) struct Layer<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    intake: Intake<'a>,
    next_seq: u64,
    difference: Difference,
}

/// What a transaction changed of what lies over the rows.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// Nothing of what lay there before does any more.
    is_anew: bool,
    gone: BTreeSet<u64>,
    laid: BTreeMap<u64, Laid>,
}

impl Difference {
    /// Brings memory up to the file. What was not known stays so until all is laid anew.
    pub(crate) fn apply(self, known: &mut Option<Known>) {
        if self.is_anew {
            *known = Some(Known::default());
        }
        let Some(known) = known else { return };
        self.gone.into_iter().for_each(|n| known.remove(n));
        self.laid.into_iter().for_each(|(n, laid)| known.insert(n, laid));
    }
}

impl<'a> Layer<'a> {
    pub(crate) fn new(tx: &'a Transaction<'a>, intake: Intake<'a>) -> rusqlite::Result<Self> {
        let next: i64 = tx.query_row(NEXT_SEQ, [], |row| row.get(0))?;
        let next_seq = FIRST_SEQ.max(next.cast_unsigned());
        Ok(Self { tx, intake, next_seq, difference: Difference::default() })
    }

    /// For what is laid on from the journal.
    pub(crate) fn over(&mut self) -> Over<'_> {
        Over { facts: self.tx, layer: self }
    }

    /// Projects what was changed, and notes with what all of it is level. The caller commits.
    pub(crate) fn finish(
        self,
        standing: &Standing,
    ) -> rusqlite::Result<(Rows, crate::catalogue::Changed, Difference)> {
        let (context, changed) = self.intake.finish()?;
        standing::put(self.tx, standing)?;
        Ok((context, changed, self.difference))
    }

    /// Takes some operations off. No operation besides wrote the rows that they did.
    pub(crate) fn take_off(
        &mut self,
        known: &Known,
        numbers: &BTreeSet<u64>,
    ) -> rusqlite::Result<()> {
        let mut keys = BTreeSet::new();
        for laid in numbers.iter().filter_map(|n| known.get(*n)) {
            keys.extend(&laid.wrote);
            self.intake.later.extend(laid.touches.iter().filter_map(idea_of));
            laid.events.iter().try_for_each(|seq| event::delete(self.tx, *seq))?;
        }
        self.difference.gone.extend(numbers);
        keys.iter().try_for_each(|key| self.uncover(key))
    }

    /// Takes all off, whether it is known in memory or not.
    pub(crate) fn take_all_off(&mut self) -> rusqlite::Result<()> {
        let mut ideas = self.tx.prepare_cached(IDEAS_OF_EVENTS)?;
        let ideas = ideas.query_map([int(FIRST_SEQ)], |row| crate::sql::uuid(row, 0))?;
        for idea in ideas {
            self.intake.later.insert(IdeaId(idea?));
        }
        self.tx.execute(DELETE_EVENTS, [int(FIRST_SEQ)])?;
        self.difference = Difference { is_anew: true, ..Difference::default() };
        covered::keys(self.tx)?.iter().try_for_each(|key| self.uncover(key))
    }

    fn uncover(&mut self, key: &Key) -> rusqlite::Result<()> {
        match covered::take(self.tx, key)? {
            Some(Some(json)) => self.intake.put(from_json(&json)?, &json),
            Some(None) => self.intake.remove(key),
            None => Ok(()),
        }
    }

    /// What taking in a page touches; to be asked before.
    pub(crate) fn touched_by(&self, page: &[Thing]) -> rusqlite::Result<BTreeSet<Token>> {
        let mut touched = BTreeSet::new();
        for thing in page {
            if let Some(row) = &thing.row {
                touched.extend(token::of_row(self.tx, row)?);
            }
            if let Some(at) = &thing.at {
                touched.insert(Token::Event(thing.item.id));
                touched.extend(at.idea_id.map(Token::About));
            }
        }
        Ok(touched)
    }

    /// Takes in what the server wrote.
    pub(crate) fn take_in(&mut self, page: Vec<Thing>) -> rusqlite::Result<()> {
        for Thing { item, row, at } in page {
            match (row, at) {
                (Some(row), _) => self.intake.put(row, &item.json)?,
                (None, Some(at)) => {
                    self.intake.keep_event(&item, &at)?;
                    self.intake.heard(at.idea_id.map(IdeaId));
                }
                (None, None) => {}
            }
        }
        Ok(())
    }

    /// Decides operations by what is shown, and lays them on.
    pub(crate) fn lay_on(&mut self, who: &Who, ops: Vec<Shown>) -> rusqlite::Result<()> {
        let Who { space, member, rules } = *who;
        let mut rows = Rows::default();
        for Shown { n, queued_at_ms, is_again, envelope } in ops {
            let needs = (rules.needs)(space, member, &envelope);
            load_missing(self.tx, &mut rows, needs.clone())?;
            let context = Context { space, now_ms: queued_at_ms, next_number: 0, authority: false };
            let decision = (rules.decide)(&rows, member, &envelope, &context);
            if is_again && self.is_written(&decision)? {
                // What others did since would seem undone.
                let reads = token::of_needs(&rows, &needs).into_iter().collect();
                self.difference.laid.insert(n, Laid { reads, ..Laid::default() });
                continue;
            }
            self.lay(&mut rows, n, &needs, &decision)?;
        }
        Ok(())
    }

    /// Whether the server's history has what an operation would leave there.
    fn is_written(&self, decision: &Decision) -> rusqlite::Result<bool> {
        for (id, event) in &decision.events {
            if event::is_there(self.tx, event.idea_id, *id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn next_seq(&mut self) -> u64 {
        self.next_seq += 1;
        self.next_seq - 1
    }

    fn lay_row(&mut self, row: &Row, laid: &mut Laid) -> rusqlite::Result<Row> {
        let (row, key) = (Row { seq: self.next_seq(), ..row.clone() }, row.key());
        laid.touches.extend(token::of_row(self.tx, &row)?);
        laid.wrote.insert(key);
        covered::insert(self.tx, &key)?;
        self.intake.put(row.clone(), &to_json(&row)?)?;
        Ok(row)
    }

    /// One that the server has written already, on a page before the one that confirms the operation,
    /// is not told twice.
    fn lay_event(
        &mut self,
        rows: &mut Rows,
        (id, event): &(Uuid, hub_core::rows::Event),
        laid: &mut Laid,
    ) -> rusqlite::Result<()> {
        if event::is_there(self.tx, event.idea_id, *id)? {
            return Ok(());
        }
        let seq = self.next_seq();
        event::put_at(self.tx, rows, seq, *id, event)?;
        self.intake.heard(event.idea_id);
        laid.reads.insert(Token::Event(*id));
        laid.touches.extend(event.idea_id.map(|idea| Token::About(idea.0)));
        laid.events.push(seq);
        Ok(())
    }
}

impl Laying for Layer<'_> {
    fn lay(
        &mut self,
        rows: &mut Rows,
        n: u64,
        needs: &Needs,
        decision: &Decision,
    ) -> rusqlite::Result<Vec<Row>> {
        let reads = token::of_needs(rows, needs).into_iter().collect();
        let mut laid = Laid { reads, ..Laid::default() };
        let written = decision.rows.iter().map(|row| self.lay_row(row, &mut laid));
        let written = written.collect::<rusqlite::Result<Vec<_>>>()?;
        rows.absorb(&written);
        for event in &decision.events {
            self.lay_event(rows, event, &mut laid)?;
        }
        self.difference.laid.insert(n, laid);
        Ok(written)
    }
}

fn idea_of(token: &Token) -> Option<IdeaId> {
    match token {
        Token::About(idea) => Some(IdeaId(*idea)),
        _ => None,
    }
}

/// What stands in an event beside its facts, and rows as rules read them; none when this version
/// cannot read it.
pub(crate) fn read(item: &Item) -> Option<Thing> {
    let (row, at) = match item.kind {
        hub_core::EntityKind::Event => (None, Some(serde_json::from_str(&item.json).ok()?)),
        _ => (Some(serde_json::from_str(&item.json).ok()?), None),
    };
    Some(Thing { item: item.clone(), row, at })
}

/// The same of all, or the sequence number of the first that cannot be read.
pub(crate) fn read_all(items: &[Item]) -> Result<Vec<Thing>, u64> {
    items.iter().map(|item| read(item).ok_or(item.seq)).collect()
}
