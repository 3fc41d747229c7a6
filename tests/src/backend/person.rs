//! Somebody who is signed in and asks the server without keeping anything.

use hub_core::rows::Role;
use hub_core::{Envelope, Verdict};
use hub_protocol::{AcceptInvite, Invited, NewInvite, Numbered, Page, Push, Pushed, SignedIn};
use hub_sync::{Address, Caller, Failure, Http, InMemory, Session};
use serde_json::value::RawValue;
use std::sync::Arc;
use uuid::Uuid;

use super::Outcome;

/// A signed-in person with a stream of their own.
pub struct Person {
    /// The session.
    pub signed_in: SignedIn,
    session: Session,
    caller: Caller,
    stream: Uuid,
    next_n: u64,
}

fn caller(address: &str) -> Outcome<Caller> {
    Ok(Caller::new(Http::new(Address::new(address, None)?)?)?)
}

/// Why nothing came back, as a trouble.
#[must_use]
pub fn told(failure: Failure) -> super::Trouble {
    format!("{failure:?}").into()
}

/// An invite becomes an account.
///
/// # Errors
/// What the server says.
pub fn accept(address: &str, invite: &str, name: &str) -> Outcome<SignedIn> {
    let accept = AcceptInvite {
        invite: invite.to_owned(),
        display_name: name.to_owned(),
        email: format!("{}@example.org", name.to_lowercase()),
        password: "correct horse battery".to_owned(),
        device_name: format!("{name}'s desk"),
    };
    caller(address)?.post("v1/invites/accept", None, &accept).map_err(told)
}

impl Person {
    /// Joins by an invite.
    ///
    /// # Errors
    /// What the server says.
    pub fn join(address: &str, invite: &str, name: &str) -> Outcome<Self> {
        let signed_in = accept(address, invite, name)?;
        let session = Session::kept(Arc::new(InMemory::default()));
        session.begin(&signed_in);
        let (caller, stream) = (caller(address)?, Uuid::now_v7());
        Ok(Self { signed_in, session, caller, stream, next_n: 1 })
    }

    /// The same person at another server, with another stream.
    ///
    /// # Errors
    /// When the system gives no way to ask.
    pub fn at(&self, address: &str) -> Outcome<Self> {
        let (signed_in, session) = (self.signed_in.clone(), self.session.clone());
        let (caller, stream) = (caller(address)?, Uuid::now_v7());
        Ok(Self { signed_in, session, caller, stream, next_n: 1 })
    }

    fn path(&self, rest: &str) -> String {
        format!("v1/spaces/{}/{rest}", self.signed_in.space)
    }

    /// An invite for somebody else.
    ///
    /// # Errors
    /// What the server says.
    pub fn invite(&self, role: Role) -> Outcome<String> {
        let wanted = NewInvite { role, days: 1 };
        let invited: Result<Invited, Failure> =
            self.caller.post(&self.path("invites"), Some(&self.session), &wanted);
        Ok(invited.map_err(told)?.invite)
    }

    /// Sends operations, all or nothing.
    ///
    /// # Errors
    /// What the server says; sent again, they act once.
    pub fn push(&mut self, envelopes: &[Envelope]) -> Outcome<Vec<Verdict>> {
        let numbered = (self.next_n..).zip(envelopes).map(|(n, envelope)| {
            let envelope_json = RawValue::from_string(serde_json::to_string(envelope)?)?;
            Ok(Numbered { n, op_id: envelope.op_id, envelope: envelope_json })
        });
        let operations = numbered.collect::<Outcome<Vec<_>>>()?;
        let push = Push { stream: self.stream, operations };
        let pushed: Result<Pushed, Failure> =
            self.caller.post(&self.path("push"), Some(&self.session), &push);
        let pushed = pushed.map_err(told)?;
        self.next_n += envelopes.len() as u64;
        Ok(pushed.answers.into_iter().map(|answered| answered.verdict).collect())
    }

    /// The page behind a cursor; waits up to `wait` seconds for something new.
    ///
    /// # Errors
    /// What the server says.
    pub fn changes(&self, after: Option<&str>, wait: u32) -> Outcome<Page> {
        let after = after.map_or_else(String::new, |after| format!("&after={after}"));
        let path = self.path(&format!("changes?wait={wait}{after}"));
        self.caller.get(&path, Some(&self.session)).map_err(told)
    }
}
