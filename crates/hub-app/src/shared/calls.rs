//! Single questions to a server, and what their failures are called.

use crate::AppError;
use hub_protocol::{Hello, PROTO, Problem, ProblemCode, Versions};
use hub_sync::{Address, AddressError, Caller, Failure, Http, JoinLink};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What every Hub says that it is.
const PRODUCT: &str = "opportunity-hub";

/// A server that can be asked.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: Address,
    caller: Caller,
}

impl Server {
    /// The server at an address.
    pub(crate) fn at(address: Address) -> Result<Self, AppError> {
        let text = address.to_string();
        let http = Http::new(address.clone()).map_err(|error| not_an_address(error, &text))?;
        let caller = Caller::new(http)
            .map_err(|error| AppError::new("INTERNAL").with("detail", error.to_string()))?;
        Ok(Self { address, caller })
    }

    /// What stands in a link, and the server it names.
    pub(crate) fn of_link(link: &str) -> Result<(Self, Option<String>), AppError> {
        let read = link.parse::<JoinLink>().map_err(|error| not_an_address(error, link))?;
        Ok((Self::at(read.server)?, read.invite))
    }

    /// Asks who it is; fails unless it is a Hub that this version understands.
    pub(crate) fn greet(&self) -> Result<Hello, AppError> {
        let hello: Hello = match self.caller.get("v1/hello", None) {
            Err(failure) if is_elsewhere(&failure) => return Err(self.is_no_hub()),
            said => said.map_err(|failure| self.failed(failure))?,
        };
        if hello.product != PRODUCT {
            return Err(self.is_no_hub());
        }
        match fits(&hello.proto) {
            Ok(()) => Ok(hello),
            Err(code) => {
                let error = AppError::new(code).with("host", self.address.host());
                Err(error.with("version", hello.version))
            }
        }
    }

    /// `GET path`.
    pub(crate) fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        session: &hub_sync::Session,
    ) -> Result<T, AppError> {
        self.caller.get(path, Some(session)).map_err(|failure| self.failed(failure))
    }

    /// `POST path`.
    pub(crate) fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        session: Option<&hub_sync::Session>,
        body: &impl Serialize,
    ) -> Result<T, AppError> {
        self.caller.post(path, session, body).map_err(|failure| self.failed(failure))
    }

    /// `DELETE path`.
    pub(crate) fn delete(&self, path: &str, session: &hub_sync::Session) -> Result<(), AppError> {
        self.caller.delete(path, Some(session)).map_err(|failure| self.failed(failure))
    }

    /// Ends the session. Its tokens are forgotten also when the server does not hear of it.
    pub(crate) fn sign_out(&self, session: &hub_sync::Session) {
        // The server ends a session by itself when nobody renews it.
        let _ = self.caller.sign_out(session);
    }

    fn failed(&self, failure: Failure) -> AppError {
        failed(&self.address, failure)
    }

    fn is_no_hub(&self) -> AppError {
        AppError::new("NOT_A_HUB").with("host", self.address.host())
    }
}

/// Something answers, but not as a Hub does at its own address.
fn is_elsewhere(failure: &Failure) -> bool {
    match failure {
        Failure::Torn => true,
        Failure::Refused { problem, .. } => problem.code == ProblemCode::NotFound,
        _ => false,
    }
}

fn fits(spoken: &Versions) -> Result<(), &'static str> {
    match spoken.contains(PROTO) {
        true => Ok(()),
        false if spoken.most < PROTO => Err("SERVER_TOO_OLD"),
        false => Err("SERVER_TOO_NEW"),
    }
}

/// Why something is no address.
pub(crate) fn not_an_address(error: AddressError, text: &str) -> AppError {
    let code = match error {
        AddressError::Unreadable | AddressError::PinUnreadable => "LINK_UNREADABLE",
        AddressError::PlainHttp => "PLAIN_HTTP",
        AddressError::NoTrust => "CERTIFICATE",
    };
    AppError::new(code).with("host", host_in(text))
}

/// What looks like a host in something that may be no address; a link may hold a secret.
fn host_in(text: &str) -> &str {
    let text = text.trim().split_once("server=").map_or(text.trim(), |(_, server)| server);
    let text = text.trim_start_matches("https://").trim_start_matches("http://");
    text.split(['/', '?', '&', '%', '#', '@']).next().unwrap_or_default()
}

/// Why a server did not do what it was asked for.
pub(crate) fn failed(address: &Address, failure: Failure) -> AppError {
    let at = |code: &str| AppError::new(code).with("host", address.host());
    match failure {
        Failure::Refused { problem, .. } => said(address, problem),
        Failure::Strange { status } if status < 500 => at("NOT_A_HUB"),
        Failure::Distrusted => at(distrusted(address)),
        Failure::Strange { .. } | Failure::Unreachable | Failure::TimedOut | Failure::Torn => {
            at("SERVER_UNREACHABLE")
        }
    }
}

/// What it is called that a server is not the one that was meant.
pub(crate) fn distrusted(address: &Address) -> &'static str {
    if address.pin().is_some() { "PIN_MISMATCH" } else { "CERTIFICATE" }
}

/// What a server said, as an error of this device.
pub(crate) fn said(address: &Address, problem: Problem) -> AppError {
    let mut error = AppError { code: code_of(&problem).to_owned(), facts: problem.facts };
    error.facts.entry("host").or_insert_with(|| Value::from(address.host()));
    if error.code == "SERVER_FAILED" {
        let word = serde_json::to_value(problem.code).unwrap_or_default();
        error.facts.entry("problem").or_insert(word);
    }
    error
}

fn code_of(problem: &Problem) -> &'static str {
    let fact = |name: &str| problem.facts.get(name).and_then(Value::as_str);
    match problem.code {
        ProblemCode::Unauthenticated => "NOT_SIGNED_IN",
        ProblemCode::NotAccepted => match fact("why") {
            Some("spent") => "INVITE_SPENT",
            Some("ended") => "INVITE_EXPIRED",
            _ => "NOT_ACCEPTED",
        },
        ProblemCode::NotMember => "NOT_MEMBER",
        ProblemCode::Forbidden => "FORBIDDEN",
        ProblemCode::NotFound => "NOT_FOUND",
        ProblemCode::Invalid if fact("problem") == Some("taken") => "EMAIL_TAKEN",
        ProblemCode::Invalid => "INVALID",
        ProblemCode::UpgradeRequired => "UPGRADE_REQUIRED",
        ProblemCode::TooMany => "TOO_MANY",
        ProblemCode::Unavailable => "SERVER_UNREACHABLE",
        _ => "SERVER_FAILED",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> Address {
        Address::new("https://hub.example:8443", None).unwrap()
    }

    #[test]
    fn every_failure_has_a_code_and_the_host() {
        let refused = |code: ProblemCode, why: &str| Failure::Refused {
            status: code.status(),
            problem: Problem::new(code).with("why", why).with("problem", why),
        };
        let cases = [
            (Failure::Unreachable, "SERVER_UNREACHABLE"),
            (Failure::TimedOut, "SERVER_UNREACHABLE"),
            (Failure::Torn, "SERVER_UNREACHABLE"),
            (Failure::Strange { status: 502 }, "SERVER_UNREACHABLE"),
            (Failure::Strange { status: 404 }, "NOT_A_HUB"),
            (Failure::Distrusted, "CERTIFICATE"),
            (refused(ProblemCode::NotAccepted, "spent"), "INVITE_SPENT"),
            (refused(ProblemCode::NotAccepted, "ended"), "INVITE_EXPIRED"),
            (refused(ProblemCode::NotAccepted, "withdrawn"), "NOT_ACCEPTED"),
            (refused(ProblemCode::Unauthenticated, ""), "NOT_SIGNED_IN"),
            (refused(ProblemCode::Invalid, "taken"), "EMAIL_TAKEN"),
            (refused(ProblemCode::Invalid, "too_short"), "INVALID"),
            (refused(ProblemCode::TooMany, ""), "TOO_MANY"),
            (refused(ProblemCode::Internal, ""), "SERVER_FAILED"),
            (refused(ProblemCode::StreamGap, ""), "SERVER_FAILED"),
        ];
        for (failure, expected) in cases {
            let error = failed(&address(), failure.clone());
            assert_eq!(error.code, expected, "{failure:?}");
            assert_eq!(error.facts["host"], "hub.example", "{failure:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_gives_no_secret_away() {
        let cases = [
            ("ohub://join?server=http%3A%2F%2Fa.b&invite=ohi_secret", "PLAIN_HTTP"),
            ("ohub://join?invite=ohi_secret", "LINK_UNREADABLE"),
            ("http://hub.example/?invite=ohi_secret", "LINK_UNREADABLE"),
            ("", "LINK_UNREADABLE"),
        ];
        for (link, expected) in cases {
            let error = Server::of_link(link).err().unwrap();
            assert_eq!(error.code, expected, "{link}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn versions_have_to_meet() {
        let range = |least, most| Versions { least, most };
        let cases = [
            (range(PROTO, PROTO), Ok(())),
            (range(0, PROTO - 1), Err("SERVER_TOO_OLD")),
            (range(PROTO + 1, PROTO + 3), Err("SERVER_TOO_NEW")),
        ];
        for (spoken, expected) in cases {
            assert_eq!(fits(&spoken), expected, "{spoken:?}");
        }
    }
}
