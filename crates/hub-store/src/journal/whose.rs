//! Whether a journal is the authority of its space, or a server is.

use super::feed::{self, FeedRow};
use super::joined::{self, JoinedRow};
use hub_core::{MemberId, SpaceId};
use rusqlite::Connection;

/// Whose order a journal keeps.
#[derive(Clone, Debug)]
pub(crate) enum Whose {
    /// Its own: it is the authority of a private space.
    Private(FeedRow),
    /// A server's.
    Joined(JoinedRow),
}

impl Whose {
    pub(crate) fn space(&self) -> SpaceId {
        match self {
            Self::Private(feed) => feed.space,
            Self::Joined(joined) => joined.space,
        }
    }

    pub(super) fn member(&self) -> Option<MemberId> {
        match self {
            Self::Private(_) => None,
            Self::Joined(joined) => Some(joined.member),
        }
    }
}

/// Whose order the journal of a connection keeps. One of an older version is a private space's.
pub(crate) fn whose(connection: &Connection) -> rusqlite::Result<Whose> {
    let joined =
        if connection.table_exists(None, "joined")? { joined::find(connection)? } else { None };
    match joined {
        Some(joined) => Ok(Whose::Joined(joined)),
        None => feed::get(connection).map(Whose::Private),
    }
}
