//! Reading: pages of the server's order one after the other, then waiting for what comes. Where the
//! device has nothing, or nothing that fits, it takes in a snapshot first.

use super::retry::Retry;
use super::{Engine, Output, TIMEOUT_MS, Turn};
use crate::device::{Anew, Place};
use crate::request::{Answer, Failure, Request};
use crate::state::Notice;
use hub_core::Item;
use hub_protocol::{Cursor, Page, ProblemCode, Thing};
use hub_store::StoreError;
use uuid::Uuid;

/// How long the server may wait for something new.
const WAIT_SECONDS: u32 = 25;
/// After so long without one, a page is asked for that must come at once: whatever keeps the news of
/// a long wait from arriving, it keeps them for a minute at most.
const SAFETY_MS: u64 = 60_000;
/// How long to wait where only people can help.
const HELD_MS: u64 = 30_000;

/// What is being read.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    Page(Asked),
    Snapshot { stream: Uuid },
    Chunk { snapshot: String, index: u32 },
}

/// A page that was asked for, with what was known then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    stream: Uuid,
    after: Place,
    /// The verdicts that were kept when it was asked for: the server knew at least these.
    answered_n: u64,
    waits: bool,
}

/// How far reading has come, as far as that is not the device's to keep.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Everything that was there at the last look is here.
    pub(super) is_level: bool,
    /// The snapshot that is being taken in, and which of its chunks are there.
    pub(super) anew: Option<(Anew, Vec<u32>)>,
    /// The place does not fit any more.
    pub(super) must_begin_anew: bool,
    /// Chunks in a row that were not what the snapshot says.
    pub(super) bad_chunks: u32,
    /// The server's rows are of a later version than this device understands.
    pub(super) needs_update: bool,
    /// Whether the device was asked for a snapshot that a former run began.
    has_looked: bool,
    last_safety_ms: u64,
    /// Of whether the server remembers what it has answered.
    doubt: Retry,
}

impl Reader {
    pub(super) fn intake(&self) -> Option<(u32, u32)> {
        let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (anew, taken) = self.anew.as_ref()?;
        Some((counted(taken.len()), counted(anew.snapshot.chunks.len())))
    }
}

impl Engine {
    /// Asks for what comes next.
    pub(super) fn follow(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        if !self.reading.is_free(turn.now_ms) {
            return Ok(());
        }
        if !self.reader.has_looked {
            self.reader.anew = turn.device.anew()?;
            self.reader.has_looked = true;
        }
        if self.reader.anew.is_some() && self.ask_for_chunk(turn)? {
            return Ok(());
        }
        let stream = turn.device.stream()?;
        let (request, what, in_ms) = match turn.device.place()? {
            Some(after) if !self.reader.must_begin_anew => {
                let waits = self.waits(turn.now_ms);
                let answered_n = stream.answered_n;
                self.page_after(Asked { stream: stream.id, after, answered_n, waits })
            }
            _ => {
                let stream = stream.id;
                (Request::Snapshot { stream }, Reading::Snapshot { stream }, TIMEOUT_MS)
            }
        };
        self.reading.flying = Some(self.send(turn, request, what, in_ms));
        Ok(())
    }

    fn waits(&mut self, now_ms: u64) -> bool {
        let waits = self.reader.is_level
            && self.reading.retry.failures() == 0
            && now_ms.saturating_sub(self.reader.last_safety_ms) < SAFETY_MS;
        if !waits {
            self.reader.last_safety_ms = now_ms;
        }
        waits
    }

    fn page_after(&self, asked: Asked) -> (Request, Reading, u64) {
        let wait_seconds = if asked.waits { WAIT_SECONDS.min(self.limits.wait_seconds) } else { 0 };
        let after = asked.after.cursor.to_string();
        let (stream, confirmed_n) = (asked.stream, asked.after.confirmed_n);
        let request = Request::Changes { after, stream, confirmed_n, wait_seconds };
        let in_ms = TIMEOUT_MS.max(u64::from(wait_seconds) * 1_000 + 10_000);
        (request, Reading::Page(asked), in_ms)
    }

    /// What came of it.
    pub(super) fn read(
        &mut self,
        what: Reading,
        outcome: Result<Answer, Failure>,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        let answer = match outcome {
            Ok(answer) => answer,
            Err(failure) => {
                self.not_read(&what, &failure, turn);
                return Ok(());
            }
        };
        let taken = match (what, answer) {
            (Reading::Page(asked), Answer::Page(page)) => self.take_page(&asked, page, turn),
            (Reading::Snapshot { stream }, Answer::Snapshot(snapshot)) => {
                self.begin_anew(Anew { stream, snapshot }, turn)
            }
            (Reading::Chunk { snapshot, index }, Answer::Chunk(bytes)) => {
                self.take_chunk(&snapshot, index, &bytes, turn)
            }
            (what, _) => {
                self.not_read(&what, &Failure::Torn, turn);
                Ok(())
            }
        };
        self.reader.needs_update = matches!(taken, Err(StoreError::NotUnderstood { .. }));
        if self.reader.needs_update {
            // What this version cannot read holds reading only; the outbox goes on.
            self.reading.retry.fail(turn.now_ms, &mut self.random, HELD_MS);
            return Ok(());
        }
        taken
    }

    fn take_page(
        &mut self,
        asked: &Asked,
        page: Page,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        // What a page confirms is of the stream that asked; the device may have another one now.
        let stream = turn.device.stream()?.id;
        if stream != asked.stream || turn.device.place()? != Some(asked.after) {
            return Ok(());
        }
        let Some(place) = place_of(&page, &asked.after) else {
            self.reading.fail(turn.now_ms, &mut self.random, &Failure::Torn);
            return Ok(());
        };
        let more = page.more;
        if place != asked.after || !page.items.is_empty() {
            let items = page.items.into_iter().filter_map(Thing::into_item).collect();
            turn.device.take_page(&asked.after, items, &place)?;
        }
        self.reading.retry.succeed();
        self.reader.is_level = !more;
        if more { Ok(()) } else { self.compare(asked.answered_n, place.confirmed_n, turn) }
    }

    /// Everything is read: a server that has not heard of what it has answered was put back to an
    /// earlier day. It gets the rest again; were it to go on like this, then ever more seldom.
    fn compare(
        &mut self,
        answered_n: u64,
        confirmed_n: u64,
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        if confirmed_n < answered_n && self.reader.doubt.is_due(turn.now_ms) {
            self.reader.doubt.fail(turn.now_ms, &mut self.random, 0);
            return self.send_again(confirmed_n, turn);
        }
        if confirmed_n >= answered_n && answered_n > 0 {
            self.reader.doubt.succeed();
        }
        Ok(())
    }

    fn not_read(&mut self, what: &Reading, failure: &Failure, turn: &mut Turn<'_>) {
        use ProblemCode as P;
        self.reader.is_level = false;
        let now_ms = turn.now_ms;
        let Failure::Refused { problem, .. } = failure else {
            return self.reading.fail(now_ms, &mut self.random, failure);
        };
        let is_chunk = matches!(what, Reading::Chunk { .. });
        match problem.code {
            P::Unauthenticated => {}
            P::CursorUnknown | P::CursorTooOld => {
                let is_unknown = problem.code == P::CursorUnknown;
                let notice = if is_unknown { Notice::HistoryReplaced } else { Notice::AwayTooLong };
                turn.out.push(Output::Notice(notice));
                self.ask_anew(now_ms);
            }
            P::SnapshotGone | P::NotFound if is_chunk => self.ask_anew(now_ms),
            P::UpgradeRequired | P::NotMember => {
                self.reading.retry.fail(now_ms, &mut self.random, HELD_MS);
            }
            _ => self.reading.fail(now_ms, &mut self.random, failure),
        }
    }

    /// The next question is for a snapshot.
    pub(super) fn ask_anew(&mut self, now_ms: u64) {
        self.reader.anew = None;
        self.reader.must_begin_anew = true;
        self.reading.retry.put_right(now_ms, &mut self.random);
    }
}

/// Where a page ends, if it can follow on `after` at all.
fn place_of(page: &Page, after: &Place) -> Option<Place> {
    let cursor: Cursor = page.cursor.parse().ok()?;
    let (from, to) = (after.cursor.position, cursor.position);
    let mut last_seq = from.seq;
    for thing in &page.items {
        if thing.seq <= last_seq || thing.seq > to.seq {
            return None;
        }
        last_seq = thing.seq;
    }
    let goes_on = to.seq >= from.seq && to.n >= from.n && !(page.more && to.n == from.n);
    goes_on.then_some(Place { cursor, confirmed_n: page.confirmed_n })
}

/// What a device of this version keeps of a thing.
pub(super) fn item_of(line: &str) -> Result<Option<Item>, serde_json::Error> {
    serde_json::from_str::<Thing>(line).map(Thing::into_item)
}
