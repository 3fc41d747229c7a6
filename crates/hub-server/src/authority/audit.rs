//! The record of all operations, for reading and for proving that nobody changed it.

use super::{Feed, OpRecord};
use hub_core::chain;
use hub_core::{OpId, SpaceId};
use serde::Serialize;
use serde_json::value::RawValue;
use std::fmt::Write;
use uuid::Uuid;

/// One line of the audit export. With all lines, anybody can recompute the chain (`hub_core::chain`
/// says how); without body and salt, where a text was erased, too.
#[derive(Clone, Debug, Serialize)]
pub struct AuditLine {
    /// Its place among the operations.
    pub n: i64,
    /// Its id.
    pub op_id: OpId,
    /// Its stream; none for what the server did itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Uuid>,
    /// Its place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_n: Option<u64>,
    /// Who acted.
    pub actor: hub_core::MemberId,
    /// When it was decided, in UTC milliseconds.
    pub at_ms: i64,
    /// The last sequence number given out when it was done.
    pub last_seq: u64,
    /// Its kind.
    pub kind: String,
    /// What became of it.
    pub verdict: Box<RawValue>,
    /// As it was sent; none once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<RawValue>>,
    /// Hexadecimal; none once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Hexadecimal.
    pub body_hash: String,
    /// The chain with it, hexadecimal.
    pub chain: String,
}

impl TryFrom<OpRecord> for AuditLine {
    type Error = serde_json::Error;

    fn try_from(op: OpRecord) -> serde_json::Result<Self> {
        Ok(Self {
            n: op.n,
            op_id: op.op_id,
            stream: op.origin.map(|(stream, _)| stream),
            stream_n: op.origin.map(|(_, n)| n),
            actor: op.actor,
            at_ms: op.at_ms,
            last_seq: op.last_seq,
            verdict: RawValue::from_string(op.verdict)?,
            body: op.body.map(RawValue::from_string).transpose()?,
            salt: op.salt.map(|salt| hex(&salt)),
            body_hash: hex(&op.body_hash),
            chain: hex(&op.chain),
            kind: op.kind,
        })
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What recomputing the chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "chain", rename_all = "snake_case")]
pub enum Verified {
    /// Every operation follows from the one before, to the end.
    Whole {
        /// How many there are.
        operations: u64,
    },
    /// The operation `n` is not what was decided, or not there.
    Broken {
        /// The first that does not fit.
        n: i64,
    },
}

/// Recomputes the chain, operation by operation.
#[derive(Clone, Debug)]
pub struct Verifier {
    at: Feed,
    broken: Option<i64>,
}

impl Verifier {
    /// Before the first operation.
    pub fn start(space: SpaceId) -> Self {
        Self { at: Feed::start(space), broken: None }
    }

    /// The next operation as it is stored.
    pub fn take(&mut self, op: &OpRecord) {
        if self.broken.is_some() {
            return;
        }
        let body_fits = match (&op.body, &op.salt) {
            (Some(body), Some(salt)) => chain::body_hash(salt, body) == op.body_hash,
            (None, None) => true,
            _ => false,
        };
        let chain = chain::extend(self.at.chain, &op.link());
        let follows = op.n == self.at.n + 1 && op.last_seq >= self.at.head && op.chain == chain;
        if !body_fits || !follows {
            self.broken = Some(self.at.n + 1);
            return;
        }
        (self.at.n, self.at.head, self.at.chain) = (op.n, op.last_seq, chain);
    }

    /// Whether it ends where the counter row says.
    pub fn finish(self, feed: &Feed) -> Verified {
        let ends = self.at.position() == feed.position();
        match self.broken {
            Some(n) => Verified::Broken { n },
            None if !ends => Verified::Broken { n: self.at.n + 1 },
            None => Verified::Whole { operations: (self.at.n + 1).cast_unsigned() },
        }
    }
}
