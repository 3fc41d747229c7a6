//! A joined space of `hub-store`, lent to the engine for one step.

use crate::device::{Anew, Device, Place, Queued, Stream};
use hub_core::{Item, OpId, Verdict};
use hub_protocol::{Answered, Cursor, Problem};
use hub_store::{Changed, Joined, StoreError};
use uuid::Uuid;

/// A joined space for the time of one step.
#[derive(Debug)]
pub struct Lent<'a> {
    joined: Joined<'a>,
    wall_ms: i64,
    spare: Uuid,
    changed: Changed,
}

impl<'a> Lent<'a> {
    /// Lends a space. `wall_ms` is the time of day in UTC milliseconds, which is only kept to be
    /// shown; `spare` is a new id, for a stream should one be needed.
    pub fn new(joined: Joined<'a>, wall_ms: i64, spare: Uuid) -> Self {
        Self { joined, wall_ms, spare, changed: Changed::default() }
    }

    /// What the step changed for readers.
    pub fn changed(self) -> Changed {
        self.changed
    }

    fn saw(&mut self, changed: Changed) {
        self.changed.kinds.extend(changed.kinds);
        self.changed.ideas.extend(changed.ideas);
        self.changed.anew |= changed.anew;
    }

    fn new_stream(&mut self) -> Uuid {
        let next = Uuid::new_v5(&self.spare, b"next");
        std::mem::replace(&mut self.spare, next)
    }

    /// What a place is to the store: of the stream that the device has now.
    fn kept(&self, place: &Place) -> Result<hub_store::Place, StoreError> {
        let Cursor { epoch, position } = place.cursor;
        let (stream, confirmed_n) = (self.joined.stream()?.id, place.confirmed_n);
        Ok(hub_store::Place { stream, epoch, position, confirmed_n })
    }
}

impl Device for Lent<'_> {
    fn stream(&mut self) -> Result<Stream, StoreError> {
        let hub_store::Stream { id, answered_n, .. } = self.joined.stream()?;
        Ok(Stream { id, answered_n })
    }

    fn waiting(&mut self) -> Result<u64, StoreError> {
        self.joined.waiting()
    }

    fn outbox(&mut self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        let queued = self.joined.outbox(limit)?.into_iter();
        let queued = queued.map(|it| Queued { n: it.n, op_id: it.op_id, envelope: it.envelope });
        Ok(queued.collect())
    }

    fn answered(&mut self, answers: &[Answered]) -> Result<(), StoreError> {
        let answers: Vec<(OpId, Verdict)> =
            answers.iter().map(|answer| (answer.op_id, answer.verdict.clone())).collect();
        let changed = self.joined.answered(&answers, self.wall_ms)?;
        self.saw(changed);
        Ok(())
    }

    fn place(&mut self) -> Result<Option<Place>, StoreError> {
        let Some(place) = self.joined.place()? else { return Ok(None) };
        // What a former stream confirmed says nothing of this one's numbers.
        let is_own = place.stream == self.joined.stream()?.id;
        let confirmed_n = if is_own { place.confirmed_n } else { 0 };
        let cursor = Cursor { epoch: place.epoch, position: place.position };
        Ok(Some(Place { cursor, confirmed_n }))
    }

    fn take_page(
        &mut self,
        after: &Place,
        items: Vec<Item>,
        place: &Place,
    ) -> Result<(), StoreError> {
        let place = self.kept(place)?;
        let after = after.cursor.position;
        // Where the catalogue has gone elsewhere meanwhile, the next page is asked for from there.
        if let Some(changed) = self.joined.take_page(Some(&after), &items, &place)? {
            self.saw(changed);
        }
        Ok(())
    }

    fn anew(&mut self) -> Result<Option<(Anew, Vec<u32>)>, StoreError> {
        let Some(kept) = self.joined.anew()? else { return Ok(None) };
        let manifest = serde_json::from_str(&kept.manifest).ok();
        Ok(manifest.map(|anew| (anew, kept.taken)))
    }

    fn begin_anew(&mut self, anew: &Anew) -> Result<(), StoreError> {
        let chunks = u32::try_from(anew.snapshot.chunks.len()).unwrap_or(u32::MAX);
        let manifest = serde_json::to_string(anew).unwrap_or_default();
        self.joined.begin_anew(&anew.snapshot.id, &manifest, chunks)
    }

    fn take_chunk(&mut self, index: u32, items: Vec<Item>) -> Result<(), StoreError> {
        self.joined.take_chunk(index, &items)
    }

    fn finish_anew(&mut self, place: &Place) -> Result<(), StoreError> {
        let place = self.kept(place)?;
        if let Some(changed) = self.joined.finish_anew(&place)? {
            self.saw(changed);
        }
        Ok(())
    }

    fn fork(&mut self) -> Result<(), StoreError> {
        let stream = self.new_stream();
        let changed = self.joined.fork(stream)?;
        self.saw(changed);
        Ok(())
    }

    fn resend(&mut self, last_n: u64) -> Result<(), StoreError> {
        let stream = self.new_stream();
        let changed = self.joined.resend(last_n, stream)?;
        self.saw(changed);
        Ok(())
    }

    fn set_aside(&mut self, op: OpId, why: &Problem) -> Result<(), StoreError> {
        let why = serde_json::to_value(why).unwrap_or_default();
        let changed = self.joined.set_aside(op, &why, self.wall_ms)?;
        self.saw(changed);
        Ok(())
    }
}
