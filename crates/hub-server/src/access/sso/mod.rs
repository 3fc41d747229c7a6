//! Signing in through the organisation, by OpenID Connect. The server is the client that the
//! provider knows; a device talks to the server alone.
//!
//! The device opens the system's browser at the server, which sends it on to the provider and gets
//! it back with the provider's code. What the browser brings to the device in the end is a code of
//! the server's own, good once and only together with a secret that never left the device.

mod asked;
mod provider;

pub use asked::{Asked, is_answer};
pub use provider::{Begun, Provider, SsoError, Vouched};

use hub_core::rows::Role;
use serde::{Deserialize, Serialize};
use std::fmt::{self, Debug, Formatter};

/// How long somebody may take at the provider, in milliseconds.
pub const AT_PROVIDER_MS: i64 = 10 * 60_000;
/// How long the device may take to exchange its code, in milliseconds.
pub const TO_EXCHANGE_MS: i64 = 60_000;

/// How the operator has set it up.
#[derive(Clone)]
pub struct Sso {
    /// The provider, as it names itself.
    pub issuer: String,
    /// The name under which the provider knows this server.
    pub client_id: String,
    /// What proves it.
    pub client_secret: String,
    /// Whoever the provider vouches for becomes a member with this role; none: an invite is needed.
    pub joins_as: Option<Role>,
}

impl Debug for Sso {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sso").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// What is kept of a sign-in that is under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Pending {
    /// The person is at the provider.
    AtProvider {
        /// What the device asked for.
        asked: Asked,
        /// Has to stand in the provider's word.
        nonce: String,
        /// Has to be shown to the provider with its code.
        verifier: String,
    },
    /// The device is to exchange its code.
    ToExchange {
        /// What the device asked for.
        asked: Asked,
        /// Whom the provider vouches for.
        person: Vouched,
    },
}
