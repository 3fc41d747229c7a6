//! The rules of signing in, without a store and without HTTP: what a secret looks like, how a
//! password is kept, when a refresh token is good, how much somebody may do in a while.

mod allowance;
mod limits;
mod password;
mod person;
mod rotation;
mod secret;
pub mod sso;

pub use allowance::{Allowance, Window};
pub use limits::Limits;
pub use password::Passwords;
pub use person::{Email, Newcomer, device_name};
pub use rotation::{REFRESH_GRACE_MS, Refreshing, refreshing};
pub use secret::{Kind, Secret, SecretHash};

use hub_core::Refusal;
use hub_protocol::{Problem, ProblemCode};

/// A text that cannot stand, with the field that it was meant for.
fn invalid(refusal: Refusal) -> Problem {
    Problem { code: ProblemCode::Invalid, facts: refusal.facts }
}
