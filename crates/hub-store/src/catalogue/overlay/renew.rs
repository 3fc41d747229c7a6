//! Changes of a joined space's catalogue: each is one transaction, after which what is shown is the
//! server's rows and, in order, own operations that these do not have yet.

use super::known::Known;
use super::layer::{Layer, Thing, Who};
use super::{Place, Standing, standing};
use crate::catalogue::meta::{self, Meta};
use crate::catalogue::pull::Intake;
use crate::catalogue::{Catalogue, Changed, context, incoming, schema};
use crate::error::{Blame, StoreError, sqlite};
use crate::journal::Journal;
use crate::journal::joined::JoinedRow;
use crate::journal::own::op::Shown;
use hub_core::{EntityKind, Position};
use rusqlite::TransactionBehavior;
use std::collections::BTreeSet;

/// Above every number.
const LAST_N: u64 = i64::MAX as u64;

/// More single operations than this are read from the journal all at once.
const SINGLY: usize = 200;

/// What the server wrote after a place, up to another.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) things: Vec<Thing>,
    pub(crate) place: Place,
}

/// Why what lies over the rows is looked through.
#[derive(Debug)]
pub(crate) enum Cause {
    /// The server wrote something.
    Page(Page),
    /// These lie there no longer.
    Gone(BTreeSet<u64>),
    /// The journal is not in the state that lies there.
    Journal,
    /// All chunks of a snapshot are there.
    Snapshot(Place),
}

impl Catalogue {
    /// With what this catalogue is level.
    pub(crate) fn standing(&self) -> Result<Standing, StoreError> {
        self.read(standing::get)
    }

    /// How far the server's rows are here; none when nothing was read yet.
    pub(crate) fn place(&self) -> Result<Option<Place>, StoreError> {
        let Some(Meta { position, .. }) = self.read(meta::get)? else { return Ok(None) };
        let Standing { epoch, stream, confirmed_n, .. } = self.standing()?;
        let is_read = position != Position::START;
        Ok(is_read.then_some(Place { stream, epoch, position, confirmed_n }))
    }

    /// Works at what lies over the rows. What fails after `work` is the second answer: what `work`
    /// wrote elsewhere stands, and is laid on again by [`Cause::Journal`].
    pub(crate) fn over<T>(
        &mut self,
        work: impl FnOnce(&mut Layer<'_>, Option<&Known>) -> Result<(T, Standing), StoreError>,
    ) -> Result<(T, Result<Changed, StoreError>), StoreError> {
        self.over_rows(false, work)
    }

    /// The same with nothing kept.
    pub(crate) fn over_and_off<T>(
        &mut self,
        work: impl FnOnce(&mut Layer<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let failed = |error| sqlite(Blame::Catalogue, &self.path, &error);
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        let context = context::load(&tx).map_err(failed)?;
        let intake = Intake::new(&tx, &self.projector, context, false);
        work(&mut Layer::new(&tx, intake).map_err(failed)?)
    }

    fn over_rows<T>(
        &mut self,
        is_anew: bool,
        work: impl FnOnce(&mut Layer<'_>, Option<&Known>) -> Result<(T, Standing), StoreError>,
    ) -> Result<(T, Result<Changed, StoreError>), StoreError> {
        let Self { connection, path, projector, context, known } = self;
        let failed = |error| sqlite(Blame::Catalogue, path, &error);
        let kept = context.take().filter(|_| !is_anew);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(failed)?;
        if is_anew {
            incoming::swap(&tx).map_err(failed)?;
        }
        let rows = kept.map_or_else(|| context::load(&tx), Ok).map_err(failed)?;
        let intake = Intake::new(&tx, projector, rows, is_anew);
        let mut layer = Layer::new(&tx, intake).map_err(failed)?;
        let (done, standing) = work(&mut layer, known.as_ref())?;
        let finished = layer.finish(&standing).and_then(|finished| {
            tx.commit()?;
            Ok(finished)
        });
        let finished = finished.map(|(rows, changed, difference)| {
            *context = Some(rows);
            difference.apply(known);
            changed
        });
        Ok((done, finished.map_err(failed)))
    }

    /// Lays anew when the journal is not in the state that lies over the rows: a process died before
    /// it came to that, or the disk was full.
    pub(crate) fn level(&mut self, journal: &Journal) -> Result<Changed, StoreError> {
        if self.standing()?.laying() == journal.joined_row()?.laying() {
            return Ok(Changed::default());
        }
        self.renew(journal, Cause::Journal)
    }

    /// Looks through what lies over the rows. The catalogue is level with the journal afterwards.
    pub(crate) fn renew(&mut self, journal: &Journal, cause: Cause) -> Result<Changed, StoreError> {
        let joined = journal.joined_row()?;
        let standing = self.standing()?.laid(joined.laying());
        let version = schema::projection_version(&self.projector);
        let path = self.path.clone();
        let failed = |error: rusqlite::Error| sqlite(Blame::Catalogue, &path, &error);
        let is_anew = matches!(cause, Cause::Snapshot(_));
        let (done, finished) = self.over_rows(is_anew, |layer, known| {
            let standing = match &cause {
                Cause::Page(page) => after_page(standing, &joined, &page.place),
                Cause::Snapshot(place) => after_snapshot(standing, &joined, place),
                Cause::Gone(_) | Cause::Journal => standing,
            };
            if let Cause::Page(Page { place, .. }) | Cause::Snapshot(place) = &cause {
                let meta = Meta { position: place.position, projection_version: version };
                meta::put(layer.tx, &meta).map_err(failed)?;
            }
            let shown = |after, up_to| journal.shown(joined.stream, after, up_to);
            lay_through(layer, known, cause, &standing, &who(journal, &joined), &failed, &shown)?;
            Ok(((), standing))
        })?;
        let () = done;
        let mut changed = finished?;
        if is_anew {
            changed.kinds.extend(EntityKind::ALL);
        }
        Ok(changed)
    }
}

fn who(journal: &Journal, joined: &JoinedRow) -> Who {
    Who { space: joined.space, member: joined.member, rules: journal.rules() }
}

/// A page before the last says nothing of numbers, so within one history the greatest is kept; one
/// that another stream was asked for says nothing of this one.
fn after_page(before: Standing, joined: &JoinedRow, place: &Place) -> Standing {
    let said = if place.stream == joined.stream { place.confirmed_n } else { 0 };
    Standing { epoch: place.epoch, confirmed_n: before.confirmed_n.max(said), ..before }
}

fn after_snapshot(before: Standing, joined: &JoinedRow, place: &Place) -> Standing {
    let confirmed_n = if place.stream == joined.stream { place.confirmed_n } else { 0 };
    Standing { epoch: place.epoch, confirmed_n, ..before }
}

type Read<'a> = &'a dyn Fn(u64, u64) -> Result<Vec<Shown>, StoreError>;

/// Takes off, takes in, lays on.
fn lay_through(
    layer: &mut Layer<'_>,
    known: Option<&Known>,
    cause: Cause,
    standing: &Standing,
    who: &Who,
    failed: &dyn Fn(rusqlite::Error) -> StoreError,
    shown: Read<'_>,
) -> Result<(), StoreError> {
    let is_all = matches!(cause, Cause::Journal | Cause::Snapshot(_));
    let (page, mut gone) = match cause {
        Cause::Page(page) => (page.things, BTreeSet::new()),
        Cause::Gone(gone) => (vec![], gone),
        Cause::Journal | Cause::Snapshot(_) => (vec![], BTreeSet::new()),
    };
    let Some(known) = known.filter(|_| !is_all) else {
        layer.take_all_off().and_then(|()| layer.take_in(page)).map_err(failed)?;
        let all = shown(standing.confirmed_n, LAST_N)?;
        return layer.lay_on(who, all).map_err(failed);
    };
    gone.append(&mut known.up_to(standing.confirmed_n));
    let touched =
        if known.is_empty() { BTreeSet::new() } else { layer.touched_by(&page).map_err(failed)? };
    let concerned = known.concerned(&gone, touched);
    let off = gone.union(&concerned).copied().collect();
    layer.take_off(known, &off).and_then(|()| layer.take_in(page)).map_err(failed)?;
    layer.lay_on(who, these(&concerned, shown)?).map_err(failed)
}

/// Operations by their numbers.
fn these(numbers: &BTreeSet<u64>, shown: Read<'_>) -> Result<Vec<Shown>, StoreError> {
    if numbers.len() <= SINGLY {
        let each = numbers.iter().map(|n| shown(n - 1, *n));
        return Ok(each.collect::<Result<Vec<_>, _>>()?.concat());
    }
    let (first, last) = (numbers.first().copied(), numbers.last().copied());
    let mut all = shown(first.unwrap_or(1) - 1, last.unwrap_or(0))?;
    all.retain(|op| numbers.contains(&op.n));
    Ok(all)
}
