//! Snapshots: chunks are asked for one by one, checked by size and hash, and kept as they come, so
//! that a cut-off first sync goes on where it was.

use super::reading::{Reading, item_of};
use super::{Engine, Turn};
use crate::device::{Anew, Place};
use crate::request::{Failure, Request};
use hub_core::Item;
use hub_protocol::{Chunk, Cursor};
use hub_store::StoreError;
use sha2::{Digest, Sha256};
use std::io::Read;

/// A chunk may take long on a slow line.
const TIMEOUT_MS: u64 = 120_000;
/// After so many chunks in a row that are not what they should be, the list is asked for again.
const BAD_CHUNKS: u32 = 3;
/// No chunk is larger than this, whatever a server says.
const MOST_BYTES: u64 = 64 * 1_024 * 1_024;

impl Engine {
    /// Asks for the next chunk that is not there; when all are there, the snapshot is put in place.
    /// Whether something was asked.
    pub(super) fn ask_for_chunk(&mut self, turn: &mut Turn<'_>) -> Result<bool, StoreError> {
        let Some((anew, taken)) = &self.reader.anew else { return Ok(false) };
        let missing = (0_u32..).zip(&anew.snapshot.chunks).find(|(at, _)| !taken.contains(at));
        let Some((index, chunk)) = missing else {
            self.finish_anew(turn)?;
            return Ok(false);
        };
        let (snapshot, max_bytes) = (anew.snapshot.id.clone(), chunk.bytes);
        let what = Reading::Chunk { snapshot: snapshot.clone(), index };
        let request = Request::Chunk { snapshot, index, max_bytes };
        self.reading.flying = Some(self.send(turn, request, what, TIMEOUT_MS));
        Ok(true)
    }

    /// The list of chunks came. One that was begun already goes on.
    pub(super) fn begin_anew(&mut self, anew: Anew, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        let is_sound = anew.snapshot.cursor.parse::<Cursor>().is_ok()
            && anew.snapshot.chunks.iter().all(|chunk| chunk.unpacked_bytes <= MOST_BYTES);
        if !is_sound {
            self.reading.fail(turn.now_ms, &mut self.random, &Failure::Torn);
            return Ok(());
        }
        turn.device.begin_anew(&anew)?;
        self.reader.anew = turn.device.anew()?;
        self.reader.must_begin_anew = false;
        self.reader.bad_chunks = 0;
        Ok(())
    }

    pub(super) fn take_chunk(
        &mut self,
        snapshot: &str,
        index: u32,
        bytes: &[u8],
        turn: &mut Turn<'_>,
    ) -> Result<(), StoreError> {
        let Some((anew, taken)) = &mut self.reader.anew else { return Ok(()) };
        let at = usize::try_from(index).unwrap_or(usize::MAX);
        let chunk = anew.snapshot.chunks.get(at).filter(|_| anew.snapshot.id == snapshot);
        let Some(chunk) = chunk else { return Ok(()) };
        let Some(items) = unpacked(chunk, bytes) else {
            self.bad_chunk(turn.now_ms);
            return Ok(());
        };
        turn.device.take_chunk(index, items)?;
        taken.push(index);
        self.reader.bad_chunks = 0;
        self.reading.retry.succeed();
        Ok(())
    }

    fn bad_chunk(&mut self, now_ms: u64) {
        self.reader.bad_chunks += 1;
        self.reading.fail(now_ms, &mut self.random, &Failure::Torn);
        if self.reader.bad_chunks >= BAD_CHUNKS {
            self.reader.bad_chunks = 0;
            self.ask_anew(now_ms);
        }
    }

    fn finish_anew(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        let Some((anew, _)) = &self.reader.anew else { return Ok(()) };
        let is_same_stream = turn.device.stream()?.id == anew.stream;
        let confirmed_n = if is_same_stream { anew.snapshot.confirmed_n } else { 0 };
        if let Ok(cursor) = anew.snapshot.cursor.parse() {
            turn.device.finish_anew(&Place { cursor, confirmed_n })?;
        }
        self.reader.anew = None;
        Ok(())
    }
}

/// The rows and events of a chunk, if it is exactly the one of the list.
fn unpacked(chunk: &Chunk, bytes: &[u8]) -> Option<Vec<Item>> {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    if bytes.len() as u64 != chunk.bytes || hex != chunk.sha256 {
        return None;
    }
    let mut text = String::new();
    let decoder = zstd::Decoder::new(bytes).ok()?;
    decoder.take(chunk.unpacked_bytes + 1).read_to_string(&mut text).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    if text.len() as u64 != chunk.unpacked_bytes || lines.len() as u64 != u64::from(chunk.things) {
        return None;
    }
    let items = lines.into_iter().map(item_of).collect::<Result<Vec<_>, _>>().ok()?;
    Some(items.into_iter().flatten().collect())
}
