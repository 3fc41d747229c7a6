//! Own operations of a joined space: each is in exactly one of outbox, archive, attention list, and
//! what the person discarded.
//!
//! They are numbered without gaps in a stream. When the server knows the numbers otherwise (a copied
//! folder, a backup, on either side), what it may not have goes into a new stream: ids stay, so
//! nothing acts twice.

pub(crate) mod op;
mod outbox;

pub(crate) use outbox::take_new_stream;
pub use outbox::{Attention, Queued, Stream, Trouble};
