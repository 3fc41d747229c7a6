//! What goes wrong between an authority and its database.

use hub_protocol::{Problem, ProblemCode};
use std::error::Error;
use std::io;
use tokio_postgres::error::SqlState;

/// Why a store did not do what it was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The one who asks is told this.
    #[error("{:?}", .0.code)]
    Problem(Problem),
    /// The database was written by a newer program.
    #[error(
        "the database is of version {found}; this program knows versions up to {supported}. \
         Nothing was changed. Start the newer program again, or restore the backup that was made \
         before the update."
    )]
    Newer {
        /// What was found.
        found: i64,
        /// What this program writes.
        supported: i64,
    },
    /// The file is a database, but of something else.
    #[error("the file is not a database of the Hub's server. Nothing was changed.")]
    NotOurs,
    /// The space is there already.
    #[error("the space is there already. Nothing was changed.")]
    Exists,
    /// There is no such space.
    #[error("there is no such space.")]
    NoSpace,
    /// Somebody else was at the same rows: done again, it may work.
    #[error("the database could not do two things at once: {0}")]
    Again(String),
    /// The database does not answer now; later it may.
    #[error("the database does not answer: {0}")]
    Unavailable(String),
    /// Anything else, for the log.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// What may be told to the one who asks. Neither SQL nor a path is in it.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Problem(problem) => problem.clone(),
            Self::NoSpace => Problem::new(ProblemCode::NotFound),
            Self::Unavailable(_) | Self::Again(_) => Problem::new(ProblemCode::Unavailable),
            Self::Newer { .. } | Self::NotOurs | Self::Exists | Self::Failed(_) => {
                Problem::new(ProblemCode::Internal)
            }
        }
    }
}

impl From<Problem> for StoreError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ProblemCode> for StoreError {
    fn from(code: ProblemCode) -> Self {
        Self::Problem(Problem::new(code))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match error.sqlite_error_code() {
            Some(C::DatabaseBusy | C::DatabaseLocked | C::DiskFull | C::SystemIoFailure) => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        // The message of the server itself says what it was about; Display does not.
        let said = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
        match error.code().map(SqlState::code) {
            Some("40001" | "40P01") => Self::Again(said),
            // Connections, resources, an operator, a lock that nobody lets go of.
            Some(code) if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => {
                Self::Unavailable(said)
            }
            Some("55P03" | "25P03") => Self::Unavailable(said),
            Some(_) => Self::Failed(said),
            None if error.is_closed() || error.source().is_some_and(|it| it.is::<io::Error>()) => {
                Self::Unavailable(said)
            }
            None => Self::Failed(said),
        }
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}
