//! The pieces of a snapshot: lines of JSON, each a [`hub_protocol::Thing`], packed with zstd.

use super::Feed;
use super::audit::hex;
use hub_core::Item;
use hub_protocol::Chunk;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// A piece ends with the first line that takes it here, before packing.
pub const CHUNK_BYTES: usize = 4 * 1_024 * 1_024;

/// A snapshot is handed out until so many operations came after it: their pages are read faster
/// than a new snapshot is made.
const STALE_AFTER_OPERATIONS: i64 = 20_000;

/// zstd's own default: packs this kind of text to about a sixth, at the speed of the disk.
const LEVEL: i32 = 3;

/// Whether a snapshot of the place after operation `n` is still handed out: it belongs to this
/// history, holds nothing that was erased since, and is not too far behind.
pub fn is_fresh(epoch: u32, n: i64, feed: &Feed) -> bool {
    let behind = feed.n - n;
    epoch == feed.epoch && n >= feed.erased_n && (0..=STALE_AFTER_OPERATIONS).contains(&behind)
}

/// One piece, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// What is told of it.
    pub chunk: Chunk,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Collects lines and packs a piece whenever there are enough. Holds one piece at a time.
#[derive(Debug, Default)]
pub struct Packer {
    lines: Vec<u8>,
    things: u32,
}

impl Packer {
    /// Adds a row or an event, and gives the piece that it completes.
    ///
    /// # Errors
    /// When there is no memory to pack with.
    pub fn add(&mut self, item: &Item) -> io::Result<Option<Packed>> {
        let Item { seq, kind, id, json } = item;
        let kind = kind.as_str();
        writeln!(self.lines, r#"{{"seq":{seq},"kind":"{kind}","id":"{id}","json":{json}}}"#)?;
        self.things += 1;
        if self.lines.len() < CHUNK_BYTES { Ok(None) } else { self.finish() }
    }

    /// The last piece, unless it is empty.
    ///
    /// # Errors
    /// As [`Packer::add`].
    pub fn finish(&mut self) -> io::Result<Option<Packed>> {
        if self.lines.is_empty() {
            return Ok(None);
        }
        let content = zstd::bulk::compress(&self.lines, LEVEL)?;
        let chunk = Chunk {
            sha256: hex(&Sha256::digest(&content)),
            bytes: content.len() as u64,
            unpacked_bytes: self.lines.len() as u64,
            things: self.things,
        };
        self.lines.clear();
        self.things = 0;
        Ok(Some(Packed { chunk, content }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_core::{EntityKind, SpaceId};
    use uuid::Uuid;

    #[test]
    fn a_snapshot_is_handed_out_while_its_tail_is_short_and_nothing_was_erased() {
        let last = STALE_AFTER_OPERATIONS;
        let feed = |n, erased_n| Feed { n, erased_n, ..Feed::start(SpaceId(Uuid::nil())) };
        let cases = [
            (1, 5, feed(5, -1), true),
            (1, 5, feed(5 + last, -1), true),
            (1, 5, feed(6 + last, -1), false),
            (1, 5, feed(9, 5), true),
            (1, 5, feed(9, 6), false),
            (1, 5, feed(4, -1), false),
            (2, 5, feed(5, -1), false),
        ];
        for (epoch, n, feed, expected) in cases {
            assert_eq!(is_fresh(epoch, n, &feed), expected, "{epoch} {n} {feed:?}");
        }
    }

    #[test]
    fn a_piece_ends_when_it_is_full_and_nothing_is_left_out() {
        let item = |seq: u64, bytes: usize| {
            let (id, json) = (Uuid::from_u128(seq.into()), format!("\"{}\"", "x".repeat(bytes)));
            Item { seq, kind: EntityKind::Idea, id, json }
        };
        let mut packer = Packer::default();
        let sizes = [10, CHUNK_BYTES - 50, 10, CHUNK_BYTES, 10];
        let pieces = (1..).zip(sizes).map(|(seq, bytes)| packer.add(&item(seq, bytes)).unwrap());
        let pieces: Vec<_> = pieces.collect();
        let things = |piece: &Option<Packed>| piece.as_ref().map(|packed| packed.chunk.things);
        assert_eq!(
            pieces.iter().map(things).collect::<Vec<_>>(),
            [None, Some(2), None, Some(2), None]
        );
        assert_eq!(things(&packer.finish().unwrap()), Some(1));
        assert_eq!(packer.finish().unwrap(), None);
    }
}
