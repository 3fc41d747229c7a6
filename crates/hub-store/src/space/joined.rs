//! A joined space: what the person does is queued and shown at once; what the server says is taken
//! in. Who talks to the server, and when, is not known here.
//!
//! The journal is written first, the catalogue after it. Whatever happens between the two, the
//! catalogue is brought level with the journal by the next call or start.

use super::{Appended, Space, SpaceKind, appended, restore};
use crate::catalogue::Changed;
use crate::catalogue::incoming::Anew;
use crate::catalogue::overlay::{Cause, Page, Place, read_all};
use crate::error::StoreError;
use crate::journal::erasing::redactions;
use crate::journal::{Attention, Outcome, Queued, Stream, Turn, Turned, Watch};
use crate::table::event::{self, Head};
use hub_core::{Envelope, Item, MemberId, OpId, Position, Verdict};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use uuid::Uuid;

impl Space {
    /// What only a joined space has; none of a private one.
    pub fn joined(&mut self) -> Option<Joined<'_>> {
        match self.kind() {
            SpaceKind::Private => None,
            SpaceKind::Joined => Some(Joined { space: self }),
        }
    }

    pub(super) fn level(&mut self) -> Result<Changed, StoreError> {
        self.catalogue.level(&self.journal)
    }

    pub(super) fn queue(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        instead_of: Option<OpId>,
        watch: Watch<'_>,
    ) -> Result<Appended, StoreError> {
        let (outcomes, seen) = self.lay(|journal, over| {
            journal.queue(over, (actor, now_ms), envelopes, instead_of, watch)
        })?;
        Ok(appended(outcomes, seen))
    }

    pub(super) fn rehearse_over(
        &mut self,
        actor: MemberId,
        envelopes: &[Envelope],
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        self.level()?;
        let Self { journal, catalogue, .. } = self;
        catalogue.over_and_off(|layer| {
            journal.rehearse_over(layer.over(), (actor, now_ms), envelopes, watch)
        })
    }

    pub(super) fn turn_over(
        &mut self,
        actor: MemberId,
        turn: &Turn,
        now_ms: i64,
        watch: Watch<'_>,
    ) -> Result<(Turned, Changed, Option<StoreError>), StoreError> {
        let (turned, (changed, behind)) =
            self.lay(|journal, over| journal.turn_over(over, (actor, now_ms), turn, watch))?;
        Ok((turned, changed, behind))
    }

    /// Lets the journal queue operations, which then lie over the catalogue.
    fn lay<T>(
        &mut self,
        queue: impl FnOnce(&mut crate::Journal, crate::journal::Over<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, (Changed, Option<StoreError>)), StoreError> {
        let levelled = self.level()?;
        let standing = self.catalogue.standing()?;
        let Self { journal, catalogue, folder, .. } = self;
        let laid = catalogue.over(|layer, _| {
            let done = queue(journal, layer.over())?;
            Ok((done, standing.laid(journal.joined_row()?.laying())))
        });
        let (done, seen) = match laid {
            Ok(laid) => laid,
            Err(error @ StoreError::CatalogueDamaged { .. }) => {
                // It is fetched again from the server; nothing was queued.
                self.rebuild_catalogue()?;
                return Err(error);
            }
            Err(error) => return Err(restore::with_a_way_out(folder, error)),
        };
        Ok((
            done,
            match seen {
                Ok(changed) => (levelled.and(changed), None),
                Err(error) => (levelled, Some(error)),
            },
        ))
    }
}

/// A space of which a server decides. Every write is durable when it returns, and what it changed
/// for readers is the answer.
#[derive(Debug)]
pub struct Joined<'a> {
    space: &'a mut Space,
}

/// All of them fail with what the disk says; nothing was changed then, or the same call does the
/// rest.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Joined<'_> {
    /// How far own operations have come.
    pub fn stream(&self) -> Result<Stream, StoreError> {
        self.space.journal.stream()
    }

    /// Where the server is and how it is known again.
    pub fn server(&self) -> Result<Value, StoreError> {
        Ok(self.space.journal.joined_row()?.server)
    }

    /// Keeps where the server is. Never a token.
    pub fn set_server(&mut self, server: &Value) -> Result<(), StoreError> {
        self.space.journal.set_server(server)
    }

    /// The first operations that wait for a verdict, in order.
    pub fn outbox(&self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        self.space.journal.outbox(limit)
    }

    /// How many operations wait for a verdict.
    pub fn waiting(&self) -> Result<u64, StoreError> {
        self.space.journal.waiting()
    }

    /// Keeps verdicts of the server. One that is known already, or of an operation that is not, is
    /// passed over. What was refused is not shown any more, and is in the attention list.
    pub fn answered(
        &mut self,
        answers: &[(OpId, Verdict)],
        now_ms: i64,
    ) -> Result<Changed, StoreError> {
        let levelled = self.space.level()?;
        let refused = self.space.journal.answered(answers, now_ms)?;
        Ok(levelled.and(self.gone(refused)?))
    }

    /// How far the server's rows are here; none when nothing was read yet.
    pub fn place(&self) -> Result<Option<Place>, StoreError> {
        self.space.catalogue.place()
    }

    /// Takes in what the server wrote after a place: whole operations, up to another place. None
    /// when the catalogue does not stand where the page begins (none: before everything); nothing
    /// was done then. A page before the last may say 0 of `confirmed_n`: within one history the
    /// greatest is kept. A stream of before a fork confirms nothing.
    pub fn take_page(
        &mut self,
        after: Option<&Position>,
        items: &[Item],
        place: &Place,
    ) -> Result<Option<Changed>, StoreError> {
        let stands = self.place()?;
        let levelled = self.space.level()?;
        if stands.map(|place| place.position) != after.copied() {
            return Ok(None);
        }
        let things = read_all(items).map_err(|at_seq| StoreError::NotUnderstood { at_seq })?;
        let erasing = things.iter().filter(|it| it.at.as_ref().is_some_and(Head::erases));
        let erased = redactions(erasing.map(|it| it.item.json.as_str()));
        // Before the page: once it is taken in, nobody would say it again.
        self.space.journal.erase(&erased)?;
        let page = Page { things, place: *place };
        let changed = self.space.catalogue.renew(&self.space.journal, Cause::Page(page))?;
        if !erased.is_empty() {
            self.space.empty_logs();
        }
        Ok(Some(levelled.and(changed)))
    }

    /// The snapshot that is on its way in, if one is.
    pub fn anew(&self) -> Result<Option<Anew>, StoreError> {
        self.space.catalogue.anew()
    }

    /// Begins with a snapshot. Chunks that are here of the same one stay; the manifest is the
    /// caller's, and replaced.
    pub fn begin_anew(
        &mut self,
        snapshot: &str,
        manifest: &str,
        chunks: u32,
    ) -> Result<(), StoreError> {
        self.space.catalogue.begin_anew(snapshot, manifest, chunks)
    }

    /// Keeps a chunk of the snapshot aside; a second time does nothing.
    pub fn take_chunk(&mut self, index: u32, items: &[Item]) -> Result<(), StoreError> {
        let things = read_all(items).map_err(|at_seq| StoreError::NotUnderstood { at_seq })?;
        self.space.catalogue.take_chunk(index, &things)
    }

    /// Forgets the snapshot that is on its way in.
    pub fn drop_anew(&mut self) -> Result<(), StoreError> {
        self.space.catalogue.drop_anew()
    }

    /// Puts the snapshot in the place of all rows. `confirmed_n` is as given, even when it is less
    /// than before. None when chunks are missing; nothing was done then.
    pub fn finish_anew(&mut self, place: &Place) -> Result<Option<Changed>, StoreError> {
        if !self.anew()?.is_some_and(|anew| anew.is_whole()) {
            return Ok(None);
        }
        let Space { catalogue, journal, .. } = &mut *self.space;
        let erased = catalogue.read(event::incoming_erasures)?;
        journal.erase(&redactions(erased.iter().map(String::as_str)))?;
        let changed = catalogue.renew(journal, Cause::Snapshot(*place))?;
        if !erased.is_empty() {
            self.space.empty_logs();
        }
        Ok(Some(changed))
    }

    /// Takes a new stream, because the server knows numbers of this one otherwise. All that is not
    /// in the rows yet waits in it, also what was answered; ids stay.
    pub fn fork(&mut self, stream: Uuid) -> Result<Changed, StoreError> {
        let levelled = self.space.level()?;
        let confirmed_n = self.space.catalogue.standing()?.confirmed_n;
        self.space.journal.renumber(confirmed_n, false, stream)?;
        Ok(levelled.and(self.space.level()?))
    }

    /// Takes a new stream, because the server lost what it had answered after a number of this one:
    /// all of that, and of former streams, that the archive has waits in it, before what waited.
    pub fn resend(&mut self, after_n: u64, stream: Uuid) -> Result<Changed, StoreError> {
        let levelled = self.space.level()?;
        self.space.journal.renumber(after_n, true, stream)?;
        Ok(levelled.and(self.space.level()?))
    }

    /// Puts an operation that the server cannot take in on the attention list, with what the server
    /// said; a `skip` has its number. Does nothing to a `skip`, or to what does not wait.
    pub fn set_aside(&mut self, op: OpId, why: &Value, now_ms: i64) -> Result<Changed, StoreError> {
        let levelled = self.space.level()?;
        let gone = self.space.journal.set_aside(op, why, now_ms)?;
        Ok(levelled.and(self.gone(gone.into_iter().collect())?))
    }

    /// What came to nothing and was not looked after, the oldest first.
    pub fn attention(&self) -> Result<Vec<Attention>, StoreError> {
        self.space.journal.attention()
    }

    /// Takes an operation off the attention list; false when it is not on it.
    pub fn discard(&mut self, op: OpId, now_ms: i64) -> Result<bool, StoreError> {
        self.space.journal.discard(op, now_ms)
    }

    /// Does what is on the attention list again, as a new operation. When this device knows that it
    /// would be refused again, it stays there. None when it is not there, or its text was erased.
    pub fn retry(
        &mut self,
        op: OpId,
        new: OpId,
        now_ms: i64,
    ) -> Result<Option<Appended>, StoreError> {
        let Some(envelope) = self.space.journal.again(op, new)? else { return Ok(None) };
        let Some(actor) = self.space.member() else { return Ok(None) };
        let watch: Watch<'_> = &mut |_| ControlFlow::Continue(());
        self.space.queue(actor, &[envelope], now_ms, Some(op), watch).map(Some)
    }

    fn gone(&mut self, numbers: BTreeSet<u64>) -> Result<Changed, StoreError> {
        if numbers.is_empty() {
            return Ok(Changed::default());
        }
        let Space { catalogue, journal, .. } = &mut *self.space;
        catalogue.renew(journal, Cause::Gone(numbers))
    }
}
