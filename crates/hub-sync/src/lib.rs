//! How a device keeps its joined space level with the server: a state machine without I/O and
//! without a clock ([`Engine`]), and the HTTP transport that drives it.
//!
//! Deliberately not here: what operations mean (`hub-core`), how rows and operations are kept
//! (`hub-store`), and words for people. The engine is told the time, the answers and a seed for its
//! pauses, so that a simulator can run it through thousands of bad days in virtual time.

mod device;
mod engine;
mod lent;
mod request;
mod state;
mod transport;

pub use device::{Anew, Device, Place, Queued, Stream};
pub use engine::{Engine, Input, Output};
pub use lent::Lent;
pub use request::{Answer, Failure, Request, RequestId};
pub use state::{Held, Intake, Link, Notice, State};
pub use transport::{
    Address, AddressError, Caller, Host, Http, InFile, InMemory, JoinLink, Keep, KeepError,
    Keychain, Pin, Runner, Session, Tokens,
};
