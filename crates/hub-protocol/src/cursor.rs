//! How far a device has read, as one opaque word. Only the authority that wrote it takes it apart;
//! the device keeps it and shows it back.
//!
//! ```
//! use hub_protocol::Cursor;
//! use hub_core::Position;
//! let cursor = Cursor { epoch: 1, position: Position { seq: 7, n: 2, chain: [9; 32] } };
//! assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
//! ```

use hub_core::Position;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// A place in the order of one space. The chain makes it fit one history only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Goes up when an operator rewrites or restores the history on purpose.
    pub epoch: u32,
    /// The place: always the end of an operation.
    pub position: Position,
}

/// This is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct CursorUnreadable;

/// The mark of this form of cursor.
const FORM: &str = "c1";

impl Display for Cursor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Position { seq, n, chain } = &self.position;
        write!(f, "{FORM}.{}.{seq}.{n}.", self.epoch)?;
        chain.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Cursor {
    type Err = CursorUnreadable;

    fn from_str(text: &str) -> Result<Self, CursorUnreadable> {
        let parts: Vec<&str> = text.split('.').collect();
        let [FORM, epoch, seq, n, chain] = parts[..] else { return Err(CursorUnreadable) };
        let position = Position {
            seq: seq.parse().map_err(|_| CursorUnreadable)?,
            n: n.parse().map_err(|_| CursorUnreadable)?,
            chain: hash(chain).ok_or(CursorUnreadable)?,
        };
        let cursor = Self { epoch: epoch.parse().map_err(|_| CursorUnreadable)?, position };
        // One spelling only: no signs, no leading zeros, no capitals.
        if cursor.to_string() == text { Ok(cursor) } else { Err(CursorUnreadable) }
    }
}

fn hash(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
