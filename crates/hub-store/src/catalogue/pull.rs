//! Takes in what the authority has written since the last pull: rows, events and the new cursor in
//! one transaction, and the derived tables with them.

use super::meta::{self, Meta};
use super::overlay::covered;
use super::{Catalogue, context, idea_text, project, schema};
use crate::error::{Blame, StoreError, sqlite};
use crate::journal::erasing::redactions;
use crate::sql::from_json;
use crate::table::{Item, event, row};
use hub_core::redaction::Redaction;
use hub_core::rows::Member;
use hub_core::{Body, EntityKind, IdeaId, Key, MemberId, Position, Row, Rows};
use rusqlite::{Transaction, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};

/// So many places of the order are held in memory at a time.
const PAGE: u64 = 2_000;

/// An authority's order of rows and events: the journal's own, or a server's.
pub trait Feed {
    /// Where it stands.
    ///
    /// # Errors
    /// What the disk says.
    fn head(&self) -> Result<Position, StoreError>;

    /// Whether it went through `position`; not so after a backup was restored.
    ///
    /// # Errors
    /// What the disk says.
    fn continues(&self, position: &Position) -> Result<bool, StoreError>;

    /// What stands after one place and up to another, in order.
    ///
    /// # Errors
    /// What the disk says.
    fn items(&self, after: u64, up_to: u64) -> Result<Vec<Item>, StoreError>;
}

/// What a pull changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The kinds of rows that came, events included.
    pub kinds: BTreeSet<EntityKind>,
    /// The ideas whose lines may look different now.
    pub ideas: BTreeSet<IdeaId>,
    /// Any idea may look different now: everything was derived anew.
    pub anew: bool,
}

impl Changed {
    /// Both.
    pub(crate) fn and(mut self, mut other: Self) -> Self {
        self.kinds.append(&mut other.kinds);
        self.ideas.append(&mut other.ideas);
        Self { anew: self.anew || other.anew, ..self }
    }
}

impl Catalogue {
    /// Takes in everything up to the head of `feed`. Nothing is taken in halfway.
    ///
    /// # Errors
    /// What the disk says; the catalogue then stays as it was.
    pub fn pull(&mut self, feed: &impl Feed) -> Result<Changed, StoreError> {
        let head = feed.head()?;
        let meta = self.read(meta::get)?.unwrap_or_else(Meta::start);
        if meta.position == head {
            return Ok(Changed::default());
        }
        let known = meta.position.seq > 0;
        let follows = known && feed.continues(&meta.position)?;
        let path = self.path.clone();
        let failed = |error| sqlite(Blame::Catalogue, &path, &error);
        let context = self.context.take();
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        if known && !follows {
            clear(&tx).map_err(failed)?;
        }
        let context = context.filter(|_| follows);
        let context = context.map_or_else(|| context::load(&tx), Ok).map_err(failed)?;
        let mut intake = Intake::new(&tx, &self.projector, context, !follows);
        let mut after = if follows { meta.position.seq } else { 0 };
        while after < head.seq {
            let up_to = head.seq.min(after + PAGE);
            intake.page(feed.items(after, up_to)?).map_err(failed)?;
            after = up_to;
        }
        let (context, changed) = intake.finish().map_err(failed)?;
        let projection_version = schema::projection_version(&self.projector);
        meta::put(&tx, &Meta { position: head, projection_version }).map_err(failed)?;
        tx.commit().map_err(failed)?;
        if head.seq.abs_diff(meta.position.seq) > PAGE {
            self.connection.execute_batch("PRAGMA shrink_memory").map_err(failed)?;
        }
        self.context = Some(context);
        Ok(changed)
    }
}

/// Empties the catalogue.
fn clear(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch("DELETE FROM row; DELETE FROM event;")?;
    schema::PROJECTIONS.iter().try_for_each(|sql| tx.execute_batch(sql))
}

pub(crate) struct Intake<'a> {
    tx: &'a Transaction<'a>,
    projector: &'a project::Projector,
    context: Rows,
    /// Ideas that were projected before something that belongs to them came.
    pub(super) later: BTreeSet<IdeaId>,
    /// Members whose area is not the one that ideas were projected with.
    moved: BTreeSet<MemberId>,
    /// Something that many ideas look at is gone.
    is_stale: bool,
    /// What was erased, and before which place.
    redactions: Vec<(Redaction, u64)>,
    changed: Changed,
}

impl<'a> Intake<'a> {
    pub(super) fn new(
        tx: &'a Transaction<'a>,
        projector: &'a project::Projector,
        context: Rows,
        anew: bool,
    ) -> Self {
        let changed = Changed { anew, ..Changed::default() };
        let (later, moved) = (BTreeSet::new(), BTreeSet::new());
        let redactions = vec![];
        Self { tx, projector, context, later, moved, is_stale: false, redactions, changed }
    }

    /// Keeps a page, then projects its ideas: what they look at is mostly on the same page. When
    /// everything is derived anew, that is done once, at the end.
    fn page(&mut self, items: Vec<Item>) -> rusqlite::Result<()> {
        let (mut ideas, mut last_ms) = (BTreeMap::new(), BTreeMap::new());
        let mut touched = BTreeSet::new();
        for item in items {
            self.changed.kinds.insert(item.kind);
            if item.kind == EntityKind::Event {
                let (idea, at_ms) = self.event(&item)?;
                touched.extend(idea);
                last_ms.extend(idea.map(|idea| (idea, at_ms)));
                continue;
            }
            let row: Row = from_json(&item.json)?;
            if let Body::Idea(idea) = &row.body {
                let former = row::replace(self.tx, &row, &item.json)?;
                touched.extend(project::heads(idea, former.flatten()));
                ideas.insert(IdeaId(row.id), (row, former.is_none()));
                continue;
            }
            touched.extend(project::dependents(self.tx, &row)?);
            row::put(self.tx, &row, &item.json)?;
            if context::KINDS.contains(&item.kind) {
                self.context(row);
            }
        }
        self.changed.ideas.extend(ideas.keys());
        if !self.changed.anew {
            self.later.extend(touched.into_iter().filter(|idea| !ideas.contains_key(idea)));
            for (id, (row, is_new)) in &ideas {
                let (tx, projector, context) = (self.tx, self.projector, &self.context);
                match last_ms.get(id).filter(|_| *is_new) {
                    Some(last_ms) => project::project_new(tx, projector, context, row, *last_ms)?,
                    None => project::project(tx, projector, context, row)?,
                }
            }
        }
        Ok(())
    }

    /// Keeps an event; gives at which idea it was, and when.
    fn event(&mut self, item: &Item) -> rusqlite::Result<(Option<IdeaId>, i64)> {
        let head: event::Head = from_json(&item.json)?;
        self.keep_event(item, &head)?;
        Ok((head.idea_id.map(IdeaId), head.at_ms))
    }

    /// Keeps an event, and notes what it says was erased.
    pub(super) fn keep_event(&mut self, item: &Item, head: &event::Head) -> rusqlite::Result<()> {
        event::insert(self.tx, item, head)?;
        if head.erases() {
            let found = redactions([item.json.as_str()]);
            self.redactions.extend(found.into_iter().map(|redaction| (redaction, item.seq)));
        }
        Ok(())
    }

    /// Takes out of history and conflicts what was erased: the authority has done so in its own, as
    /// it was then. What was written since is a new text.
    fn erase(&mut self) -> rusqlite::Result<()> {
        for (redaction, before) in &std::mem::take(&mut self.redactions) {
            for idea in event::erase(self.tx, redaction, *before)? {
                self.heard(idea);
            }
            for key in row::conflicts_of(self.tx, redaction, *before)? {
                covered::take(self.tx, &key)?;
                self.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Keeps a row; whom it concerns is projected at the end.
    pub(super) fn put(&mut self, row: Row, json: &str) -> rusqlite::Result<()> {
        let kind = row.body.kind();
        self.changed.kinds.insert(kind);
        self.later.extend(project::dependents(self.tx, &row)?);
        row::put(self.tx, &row, json)?;
        match kind {
            EntityKind::Idea => drop(self.later.insert(IdeaId(row.id))),
            kind if context::KINDS.contains(&kind) => self.context(row),
            _ => (),
        }
        Ok(())
    }

    /// Takes a row away; whom it concerned is projected at the end.
    pub(super) fn remove(&mut self, key: &Key) -> rusqlite::Result<()> {
        let Some(row) = row::get(self.tx, key)? else { return Ok(()) };
        self.changed.kinds.insert(key.kind);
        self.later.extend(project::dependents(self.tx, &row)?);
        row::delete(self.tx, key)?;
        if key.kind == EntityKind::Idea {
            self.later.insert(IdeaId(key.id));
        }
        self.is_stale |= context::KINDS.contains(&key.kind);
        Ok(())
    }

    /// Notes that the history of an idea, or of the space, is another.
    pub(super) fn heard(&mut self, idea: Option<IdeaId>) {
        self.changed.kinds.insert(EntityKind::Event);
        self.later.extend(idea);
    }

    /// Takes in a row that many ideas look at.
    fn context(&mut self, row: Row) {
        let former = self.context.row(&row.key()).map(|row| &row.body);
        match (&row.body, former) {
            (Body::Member(member), former) => {
                let former = former.and_then(|body| <&Member>::try_from(body).ok());
                if former.and_then(|member| member.area_id) != member.area_id {
                    self.moved.insert(MemberId(row.id));
                }
            }
            (Body::Space(space), Some(Body::Space(former))) => {
                self.changed.anew |= space.share_default != former.share_default;
            }
            _ => (),
        }
        self.context.insert(row);
    }

    pub(super) fn finish(mut self) -> rusqlite::Result<(Rows, Changed)> {
        let is_erased = !self.redactions.is_empty();
        self.erase()?;
        if self.is_stale {
            self.context = context::load(self.tx)?;
        }
        if self.changed.anew {
            project::forget_missing(self.tx, &self.later)?;
            project::project_all(self.tx, self.projector, &self.context)?;
        } else {
            self.later.extend(project::of_members(self.tx, &self.moved)?);
            for idea in &self.later {
                project::project_stored(self.tx, self.projector, &self.context, *idea)?;
            }
            self.changed.ideas.extend(&self.later);
        }
        if is_erased {
            idea_text::purge(self.tx)?;
        }
        Ok((self.context, self.changed))
    }
}
