//! What the engine asks of the server, and what comes of it. How it travels is the transport's.

use hub_protocol::{Hello, Page, Problem, Push, Pushed, Snapshot};
use uuid::Uuid;

/// Tells one request of an engine from all others.
pub type RequestId = u64;

/// One request.
#[derive(Clone, Debug)]
pub enum Request {
    /// `GET /v1/hello`.
    Hello,
    /// `POST /v1/tokens/refresh`. The tokens are the transport's; the engine never sees one.
    Refresh,
    /// `POST /v1/spaces/{space}/push`.
    Push(Push),
    /// `GET /v1/spaces/{space}/changes`.
    Changes {
        /// A cursor of the server's.
        after: String,
        /// Whose `confirmed_n` is asked for.
        stream: Uuid,
        /// What the device knows of it: more than this is news that is not waited with.
        confirmed_n: u64,
        /// How long the server may wait for something new.
        wait_seconds: u32,
    },
    /// `GET /v1/spaces/{space}/snapshot`.
    Snapshot {
        /// Whose `confirmed_n` is asked for.
        stream: Uuid,
    },
    /// `GET /v1/spaces/{space}/snapshot/{id}/{index}`.
    Chunk {
        /// The snapshot.
        snapshot: String,
        /// Which of its chunks.
        index: u32,
        /// The transport reads no more than this.
        max_bytes: u64,
    },
}

/// What a request was answered with.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To [`Request::Hello`].
    Hello(Hello),
    /// To [`Request::Refresh`]: the transport holds the new tokens.
    Refreshed,
    /// To [`Request::Push`].
    Pushed(Pushed),
    /// To [`Request::Changes`].
    Page(Page),
    /// To [`Request::Snapshot`].
    Snapshot(Snapshot),
    /// To [`Request::Chunk`]: as it came, compressed.
    Chunk(Vec<u8>),
}

/// Why there is no answer. Nothing of this says whether the server has done what was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The server says why.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Its reason.
        problem: Problem,
    },
    /// Something on the way answered in the server's place, without a reason that can be read.
    Strange {
        /// The HTTP status.
        status: u16,
    },
    /// There is no way to the server.
    Unreachable,
    /// The server's certificate is not the one of the invitation, or cannot be trusted.
    Distrusted,
    /// It took too long.
    TimedOut,
    /// The answer broke off or cannot be read.
    Torn,
}

impl Failure {
    /// Whether the server was not reached, as far as one can tell.
    pub(crate) fn is_of_the_network(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Torn | Self::Distrusted)
    }
}
