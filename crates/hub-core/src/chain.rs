//! The chain over a space's operations: change, remove, add or reorder one that was decided, and
//! the chain no longer recomputes. Every authority, journal or server, extends the very same chain.
//!
//! It runs over salted hashes of bodies, not over bodies: when an administrator erases a text, body
//! and salt go, the hash stays, and the chain still recomputes without the text being guessable.
//!
//! ```text
//! start     = SHA-256("ohub.chain.1" | space id)
//! body hash = SHA-256(salt | body)
//! link      = SHA-256("ohub.op.1" | link before | n | op id | actor | at_ms | last_seq
//!                     | length of kind | kind | length of verdict | verdict | body hash)
//! ```
//! Ids are their 16 bytes, numbers and lengths 8 bytes with the greatest first, body and verdict
//! the bytes of their JSON as stored.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A SHA-256.
pub type Hash = [u8; 32];

/// What the chain takes in of one operation, accepted or refused.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Its place among the operations.
    pub n: i64,
    /// Its id.
    pub op_id: Uuid,
    /// Who acted.
    pub actor: Uuid,
    /// When the authority decided, in UTC milliseconds.
    pub at_ms: i64,
    /// The last sequence number given out when it was done.
    pub last_seq: i64,
    /// Its kind, for example `idea.edit`.
    pub kind: &'a str,
    /// The verdict's JSON.
    pub verdict: &'a str,
    /// From [`body_hash`].
    pub body_hash: Hash,
}

/// The chain of a space before its first operation.
pub fn start(space: Uuid) -> Hash {
    Sha256::new().chain_update("ohub.chain.1").chain_update(space.as_bytes()).finalize().into()
}

/// What stands for an operation's body, also when the body is gone.
pub fn body_hash(salt: &[u8; 16], body: &str) -> Hash {
    Sha256::new().chain_update(salt).chain_update(body).finalize().into()
}

/// The chain with one operation more.
///
/// ```
/// # use hub_core::chain::*; use uuid::Uuid;
/// let link = Link { n: 1, op_id: Uuid::from_u128(1), actor: Uuid::from_u128(2), at_ms: 0,
///     last_seq: 2, kind: "skip", verdict: "{}", body_hash: body_hash(&[0; 16], "{}") };
/// let chain = extend(start(Uuid::nil()), &link);
/// assert_ne!(chain, extend(start(Uuid::nil()), &Link { last_seq: 3, ..link }));
/// ```
pub fn extend(before: Hash, link: &Link<'_>) -> Hash {
    let length = |text: &str| (text.len() as u64).to_be_bytes();
    Sha256::new()
        .chain_update("ohub.op.1")
        .chain_update(before)
        .chain_update(link.n.to_be_bytes())
        .chain_update(link.op_id.as_bytes())
        .chain_update(link.actor.as_bytes())
        .chain_update(link.at_ms.to_be_bytes())
        .chain_update(link.last_seq.to_be_bytes())
        .chain_update(length(link.kind))
        .chain_update(link.kind)
        .chain_update(length(link.verdict))
        .chain_update(link.verdict)
        .chain_update(link.body_hash)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// Stored journals depend on these bytes: they never change.
    #[test]
    fn a_known_chain_stays_what_it_is() {
        let link = Link {
            n: 1,
            op_id: Uuid::from_u128(7),
            actor: Uuid::from_u128(8),
            at_ms: 1_700_000_000_000,
            last_seq: 9,
            kind: "idea.submit",
            verdict: r#"{"verdict":"ok"}"#,
            body_hash: body_hash(&[3; 16], "{}"),
        };
        let chain = extend(start(Uuid::from_u128(1)), &link);
        let hex = chain.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        assert_eq!(hex, "8b2f3fb396bfdafbfebe99836872c511a32917de1a034537b75b377b49a8b28a");
    }
}
