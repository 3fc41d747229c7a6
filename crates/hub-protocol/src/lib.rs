//! What travels between a device and the shared backend, and its versions.
//!
//! Deliberately not here: HTTP, files, and what an operation means. Who acts and in which space comes
//! from the session, never from a body. Members that a reader does not know are ignored.

mod access;
mod cursor;
mod hello;
mod limits;
mod page;
mod problem;
mod push;
mod snapshot;

pub use access::{
    AcceptInvite, Device, Devices, InviteLook, Invited, LookInvite, MemberAccount, Members,
    NewInvite, Refresh, SignIn, SignedIn, SsoFinish,
};
pub use cursor::{Cursor, CursorUnreadable};
pub use hello::{Hello, PROTO, SCHEMA, Versions};
pub use limits::Limits;
pub use page::{Page, Thing};
pub use problem::{Problem, ProblemCode};
pub use push::{Answered, Numbered, Push, Pushed};
pub use snapshot::{Chunk, Snapshot};

/// The header that says which protocol and schema a device speaks, as `proto.schema`.
pub const VERSION_HEADER: &str = "ohub-version";
