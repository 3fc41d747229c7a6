//! What a device asks for when it begins, and whether an exchange is its own.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hub_protocol::{Problem, ProblemCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the browser goes in the end, and the hash of the device's secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `http://127.0.0.1:PORT/..` or `http://[::1]:PORT/..`: the device itself.
    pub redirect: String,
    /// The SHA-256 of the device's secret, as base64url without padding (PKCE, S256).
    pub challenge: String,
    /// Comes back unchanged, so that the device knows its own question.
    pub state: String,
}

impl Asked {
    /// Refuses what would send a code anywhere but to the person's own machine.
    ///
    /// # Errors
    /// `INVALID` with the field.
    pub fn check(&self) -> Result<(), Problem> {
        let invalid = |field| Err(Problem::new(ProblemCode::Invalid).with("field", field));
        if !is_own_machine(&self.redirect) {
            return invalid("redirect");
        }
        if !is_word(&self.challenge, 43..=43) {
            return invalid("challenge");
        }
        if !is_word(&self.state, 16..=128) {
            return invalid("state");
        }
        Ok(())
    }

    /// The address that brings a value back to the device. Values are words of ours.
    pub fn back(&self, name: &str, value: &str) -> String {
        let Self { redirect, state, .. } = self;
        format!("{redirect}?{name}={value}&state={state}")
    }
}

/// Whether `verifier` is the secret whose hash is `challenge`.
///
/// ```
/// use hub_server::access::sso::is_answer;
/// // The example of RFC 7636, appendix B.
/// let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
/// assert!(is_answer(challenge, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
/// assert!(!is_answer(challenge, challenge));
/// ```
pub fn is_answer(challenge: &str, verifier: &str) -> bool {
    let answer = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    // What is compared is a hash of the secret: the time it takes tells nothing about it.
    (43..=128).contains(&verifier.len()) && answer == challenge
}

/// A number as the host, never a name, which could lead elsewhere.
fn is_own_machine(redirect: &str) -> bool {
    let hosts = ["http://127.0.0.1:", "http://[::1]:"];
    let Some(rest) = hosts.iter().find_map(|host| redirect.strip_prefix(host)) else {
        return false;
    };
    let (port, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    let is_port =
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse().is_ok_and(|p: u16| p > 0);
    is_port && path.len() <= 100 && path.chars().all(is_plain)
}

fn is_word(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    length.contains(&text.len()) && text.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_only_ever_goes_to_the_persons_own_machine() {
        let cases = [
            ("http://127.0.0.1:8471", true),
            ("http://127.0.0.1:8471/done", true),
            ("http://[::1]:1/a/b-c.d", true),
            ("https://127.0.0.1:8471", false),
            ("http://127.0.0.1", false),
            ("http://127.0.0.1:0/", false),
            ("http://127.0.0.1:99999/", false),
            ("http://127.0.0.1:+1/", false),
            ("http://127.0.0.1:1@evil.example/", false),
            ("http://127.0.0.1:1/?code=x", false),
            ("http://127.0.0.1:1/#", false),
            ("http://127.0.0.1:1/%0d", false),
            ("http://127.0.0.1.evil.example:1/", false),
            ("http://localhost:1/", false),
            ("http://192.0.2.1:1/", false),
            ("ohub://x", false),
            ("", false),
        ];
        for (redirect, is_fine) in cases {
            let (challenge, state) = ("A".repeat(43), "s".repeat(16));
            let asked = Asked { redirect: redirect.to_owned(), challenge, state };
            assert_eq!(asked.check().is_ok(), is_fine, "{redirect}");
        }
    }

    #[test]
    fn only_plain_words_are_carried() {
        let redirect = || "http://127.0.0.1:1/".to_owned();
        let cases = [
            ("A".repeat(42), "s".repeat(16), "challenge"),
            ("+".repeat(43), "s".repeat(16), "challenge"),
            ("A".repeat(43), "s".repeat(15), "state"),
            ("A".repeat(43), "s".repeat(129), "state"),
            ("A".repeat(43), "&error=0123456789".to_owned(), "state"),
        ];
        for (challenge, state, field) in cases {
            let problem = Asked { redirect: redirect(), challenge, state }.check().unwrap_err();
            assert_eq!(problem.facts["field"], field);
        }
    }
}
