//! HTTP: how the engine's requests travel, and the thread that drives an engine.
//!
//! Deliberately not here: when something is asked (the engine's), and what people are told. Tokens
//! are in no message, no error and no `Debug` output of this module.

mod address;
mod ask;
mod caller;
mod http;
mod keychain;
mod runner;
mod session;
mod tls;
mod tokens;

pub use address::{Address, AddressError, JoinLink, Pin};
pub use caller::Caller;
pub use http::Http;
pub use keychain::Keychain;
pub use runner::{Host, Runner};
pub use session::Session;
pub use tokens::{InFile, InMemory, Keep, KeepError, Tokens};
