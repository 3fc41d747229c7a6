//! One HTTP exchange: limits on what is read, and a failure that says what the engine needs to know.

use super::address::{Address, AddressError};
use super::tls;
use crate::request::Failure;
use hub_protocol::{PROTO, Problem, ProblemCode, SCHEMA, VERSION_HEADER};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{Client, Method, Response, StatusCode, redirect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::io;
use std::time::Duration;

/// How long a server may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a connection may be silent: longer than the longest wait for news.
const SILENCE: Duration = Duration::from_secs(40);
/// A refusal is never longer.
const PROBLEM_BYTES: usize = 64 * 1_024;
/// Smaller bodies are not worth packing.
const PACKED_FROM_BYTES: usize = 1_024;

/// A way to one server.
#[derive(Clone, Debug)]
pub struct Http {
    client: Client,
    address: Address,
}

/// What is asked for.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) access: Option<&'a str>,
    pub(super) body: Option<Vec<u8>>,
    pub(super) timeout: Duration,
    pub(super) most_bytes: usize,
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str, timeout: Duration, most_bytes: usize) -> Self {
        Self { method: Method::GET, path, access: None, body: None, timeout, most_bytes }
    }

    pub(super) fn post(
        path: &'a str,
        body: &impl Serialize,
        timeout: Duration,
        most_bytes: usize,
    ) -> Result<Self, Failure> {
        let body = Some(serde_json::to_vec(body).map_err(|_| Failure::Torn)?);
        Ok(Self { method: Method::POST, body, ..Self::get(path, timeout, most_bytes) })
    }
}

impl Http {
    /// A way to the server at an address.
    ///
    /// # Errors
    /// [`AddressError::NoTrust`] when the system cannot judge certificates.
    pub fn new(address: Address) -> Result<Self, AddressError> {
        let builder = Client::builder()
            .tls_backend_preconfigured(tls::config(&address)?)
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE);
        let builder = if address.is_this_machine() { builder.no_proxy() } else { builder };
        let client = builder.build().map_err(|_| AddressError::NoTrust)?;
        Ok(Self { client, address })
    }

    /// Where it leads.
    pub fn address(&self) -> &Address {
        &self.address
    }

    pub(super) async fn json<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Failure> {
        let bytes = self.bytes(call, true).await?;
        serde_json::from_slice(&bytes).map_err(|_| Failure::Torn)
    }

    /// Asks, and reads no more than was said.
    pub(super) async fn bytes(&self, call: Call<'_>, is_json: bool) -> Result<Vec<u8>, Failure> {
        let most_bytes = call.most_bytes;
        let response = self.sent(call).await.map_err(|error| failure_of(&error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(refusal(status, response).await);
        }
        // A page of somebody else's in the server's place is no answer.
        if is_json && status != StatusCode::NO_CONTENT && !says_json(&response) {
            return Err(Failure::Strange { status: status.as_u16() });
        }
        read(response, most_bytes).await
    }

    async fn sent(&self, call: Call<'_>) -> Result<Response, reqwest::Error> {
        let url = self.address.of(call.path);
        let url = url.map_or_else(String::new, String::from);
        let request = self.client.request(call.method, url).timeout(call.timeout);
        let mut request = request.header(VERSION_HEADER, format!("{PROTO}.{SCHEMA}"));
        if let Some(access) = call.access {
            request = request.bearer_auth(access);
        }
        if let Some(body) = call.body {
            request = request.header(CONTENT_TYPE, "application/json");
            request = match packed(&body) {
                Some(packed) => request.header(CONTENT_ENCODING, "zstd").body(packed),
                None => request.body(body),
            };
        }
        request.send().await
    }
}

fn packed(body: &[u8]) -> Option<Vec<u8>> {
    let worth = body.len() >= PACKED_FROM_BYTES;
    worth.then(|| zstd::encode_all(body, 3).ok()).flatten()
}

fn says_json(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/json"))
}

/// What stays packed is never larger than `most_bytes`, nor is what was unpacked on the way.
async fn read(mut response: Response, most_bytes: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = vec![];
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() <= most_bytes => bytes.extend(chunk),
            Ok(Some(_)) => return Err(Failure::Torn),
            Ok(None) => return Ok(bytes),
            Err(error) if error.is_timeout() => return Err(Failure::TimedOut),
            Err(_) => return Err(Failure::Torn),
        }
    }
}

/// The server's reason, if it is the server who answers: it always names one that fits its status.
async fn refusal(status: StatusCode, response: Response) -> Failure {
    let status = status.as_u16();
    let bytes = read(response, PROBLEM_BYTES).await.unwrap_or_default();
    match serde_json::from_slice::<Problem>(&bytes) {
        Ok(problem) if fits(&problem, status) => Failure::Refused { status, problem },
        _ => Failure::Strange { status },
    }
}

fn fits(problem: &Problem, status: u16) -> bool {
    problem.code == ProblemCode::Unknown || problem.code.status() == status
}

fn failure_of(error: &reqwest::Error) -> Failure {
    if is_about_trust(error) {
        Failure::Distrusted
    } else if error.is_timeout() && !error.is_connect() {
        Failure::TimedOut
    } else if error.is_body() || error.is_decode() {
        Failure::Torn
    } else {
        Failure::Unreachable
    }
}

/// The cause stands somewhere below what the libraries wrap around it.
fn is_about_trust(error: &(dyn Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
            return true;
        }
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if inner.is_some_and(|inner| is_about_trust(inner)) {
            return true;
        }
        cause = error.source();
    }
    false
}
