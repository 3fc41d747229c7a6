//! Single questions to a server, for whoever waits for the answer: joining, invites, devices.

use super::http::{Call, Http};
use super::session::Session;
use crate::request::Failure;
use hub_protocol::ProblemCode;
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// Somebody looks at a screen meanwhile.
const TIMEOUT: Duration = Duration::from_secs(20);
/// Answers are never longer.
const MOST_BYTES: usize = 4 * 1_024 * 1_024;

/// Asks a server and waits for what it says.
#[derive(Debug)]
pub struct Caller {
    http: Http,
    runtime: Runtime,
}

impl Caller {
    /// Asks the server that `http` leads to.
    ///
    /// # Errors
    /// When the system gives no way to wait.
    pub fn new(http: Http) -> std::io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { http, runtime })
    }

    /// `GET path`, for example `v1/hello`.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        session: Option<&Session>,
    ) -> Result<T, Failure> {
        self.json(session, || Ok(Call::get(path, TIMEOUT, MOST_BYTES)))
    }

    /// `POST path` with a body.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        session: Option<&Session>,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        self.json(session, || Call::post(path, body, TIMEOUT, MOST_BYTES))
    }

    /// `DELETE path`.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn delete(&self, path: &str, session: Option<&Session>) -> Result<(), Failure> {
        let call = || Ok(Call { method: Method::DELETE, ..Call::get(path, TIMEOUT, MOST_BYTES) });
        self.bytes(session, call).map(drop)
    }

    /// `POST /v1/sign-out`, and the tokens are forgotten whatever it says.
    ///
    /// # Errors
    /// When the server may not know of it.
    pub fn sign_out(&self, session: &Session) -> Result<(), Failure> {
        let call = || Call::post("v1/sign-out", &(), TIMEOUT, MOST_BYTES);
        let signed_out = self.bytes(Some(session), call).map(drop);
        session.end();
        signed_out
    }

    fn json<'a, T: DeserializeOwned>(
        &self,
        session: Option<&Session>,
        call: impl Fn() -> Result<Call<'a>, Failure>,
    ) -> Result<T, Failure> {
        let bytes = self.bytes(session, call)?;
        serde_json::from_slice(&bytes).map_err(|_| Failure::Torn)
    }

    /// Asks; where the token is spent, once more with a new one.
    fn bytes<'a>(
        &self,
        session: Option<&Session>,
        call: impl Fn() -> Result<Call<'a>, Failure>,
    ) -> Result<Vec<u8>, Failure> {
        let Some(session) = session else { return self.once(call()?, None) };
        match self.once(call()?, Some(session)) {
            Err(Failure::Refused { problem, .. })
                if problem.code == ProblemCode::Unauthenticated =>
            {
                self.runtime.block_on(session.renew(&self.http))?;
                self.once(call()?, Some(session))
            }
            done => done,
        }
    }

    fn once(&self, call: Call<'_>, session: Option<&Session>) -> Result<Vec<u8>, Failure> {
        let access = session.map(Session::access).transpose()?;
        let call = Call { access: access.as_deref(), ..call };
        self.runtime.block_on(self.http.bytes(call, true))
    }
}
