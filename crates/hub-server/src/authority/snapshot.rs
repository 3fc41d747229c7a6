//! The pieces of a snapshot: lines of JSON, each a [`hub_protocol::Thing`], packed with zstd.

use super::audit::hex;
use hub_core::Item;
use hub_protocol::Chunk;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// A piece ends with the first line that takes it here, before packing.
pub const CHUNK_BYTES: usize = 4 * 1_024 * 1_024;

/// A snapshot is handed out until so many operations came after it: their pages are read faster
/// than a new snapshot is made.
pub const STALE_AFTER_OPERATIONS: i64 = 20_000;

/// zstd's own default: packs this kind of text to about a sixth, at the speed of the disk.
const LEVEL: i32 = 3;

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
