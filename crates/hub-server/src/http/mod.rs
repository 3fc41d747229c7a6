//! The server's addresses: reads requests within limits, asks the store, answers in JSON.
//!
//! One file for each family of routes in `routes`. Deliberately not here: what is decided
//! (`authority`), SQL (`store`), and the rules of signing in (`access`).

mod address;
mod body;
mod caller;
mod failure;
mod openapi;
mod routes;
mod serve;
mod shell;
mod tls;
mod waiters;

pub use openapi::document;
pub use serve::{Running, ServeError, serve};
pub use tls::{TlsError, pin};

use crate::access::Passwords;
use crate::access::sso::Provider;
use crate::config::Serving;
use crate::metrics::Metrics;
use crate::store::Store;
use hub_core::SpaceId;
use std::ops::Deref;
use std::sync::Arc;
use waiters::Waiters;

/// What all requests share. Nothing in it is lost when the program stops, and another server beside
/// this one needs none of it.
#[derive(Clone, Debug)]
pub struct App(Arc<Shared>);

/// See [`App`].
#[derive(Debug)]
pub struct Shared {
    store: Store,
    space: SpaceId,
    serving: Serving,
    /// Where devices reach this server, with the pin where links carry one.
    address: String,
    pin: Option<String>,
    passwords: Passwords,
    provider: Option<Provider>,
    waiters: Waiters,
    metrics: Metrics,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Shared {
    fn now_ms(&self) -> i64 {
        self.serving.clock.now_ms()
    }

    /// The link by which somebody joins.
    fn join_link(&self, invite: &str) -> String {
        crate::link::join(&self.address, invite, self.pin.as_deref())
    }
}
