//! A whole space for a device that has nothing of it, or whose history no longer fits.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The answer to `GET /v1/spaces/{space}/snapshot?stream=STREAM`: the state at exactly one place, in
/// pieces that never change. What came later is read from `cursor` on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Snapshot {
    /// Names the snapshot in the addresses of its chunks.
    pub id: String,
    /// The place that all chunks together stand for.
    pub cursor: String,
    /// The last `n` of the asking stream whose outcome is in the state at `cursor`, as in a page.
    pub confirmed_n: u64,
    /// All pieces, in the order of `seq`.
    pub chunks: Vec<Chunk>,
}

/// One piece: lines of JSON, each a [`crate::Thing`], compressed with zstd. It is read from
/// `GET /v1/spaces/{space}/snapshot/{id}/{index}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Chunk {
    /// SHA-256 of the compressed bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Size of the compressed bytes.
    pub bytes: u64,
    /// Size of the lines. A chunk that unpacks to more is refused.
    pub unpacked_bytes: u64,
    /// How many lines there are.
    pub things: u32,
}
