//! A shared backend for real: processes of `hub-server` on SQLite or PostgreSQL, processes of
//! devices that work in a joined space, and people who only ask the server.

pub mod at_work;
pub mod device;
pub mod ops;
pub mod person;
pub mod raw;
pub mod server;
pub mod things;

pub use crate::postgres::Trouble;

/// A result of something that may run in any thread.
pub type Outcome<T> = Result<T, Trouble>;

/// Nothing that works takes as long, on however busy a machine.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(180);
