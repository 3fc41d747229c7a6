//! The device's files: for each space a precious journal and a catalogue that can be made anew, and
//! the device's own settings. A space is private (its journal decides) or joined (a server decides,
//! and the journal keeps what this person did).
//!
//! Deliberately not here: what operations mean (`hub-core`), formulas, words for people, and the
//! network. One process writes to a space; any number read beside it.

pub mod backup;
mod catalogue;
mod database;
pub mod device;
mod durable;
mod error;
mod journal;
mod space;
mod sql;
mod table;

pub use backup::look::{Look, look};
pub use catalogue::idea_list::ListLine;
pub use catalogue::incoming::Anew;
pub use catalogue::list_row::{ListEntry, ListRow};
pub use catalogue::overlay::{Place, is_waiting};
pub use catalogue::reader::{IdeaText, Rated, Reader};
pub use catalogue::readers::Readers;
pub use catalogue::vector::TextHash;
pub use catalogue::{Catalogue, Changed, Feed, IdeaFigures, Projector};
pub use error::{Missing, StoreError};
pub use hub_core::{Item, Position, chain};
pub use journal::{
    About, Answer, Attention, Draft, JoinedSpace, Joining, Journal, KeptBack, Outcome, Queued,
    SavedView, Stream, Trouble, Turn, Turned, UndoEntry, UndoState, Watch, joined_space,
    setting_beside,
};
pub use space::check::{Finding, Report};
pub use space::found::{adopt_backup, remove_space, sweep};
pub use space::joined::Joined;
pub use space::restore::restore_backup;
pub use space::{Appended, Notice, Space, SpaceFolder, SpaceKind, list_spaces};
pub use table::event::EventRow;
