//! Where a server is, and by what it is recognised.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use reqwest::Url;
use std::fmt::{self, Display, Formatter};
use std::net::IpAddr;
use std::str::FromStr;

/// SHA-256 over a server's public key (its SubjectPublicKeyInfo), written `sha256/` and base64url
/// without padding. It stands for a server whose certificate no authority vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin(pub [u8; 32]);

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: Url,
    pin: Option<Pin>,
}

/// Why something is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It cannot be read.
    #[error("this is not the address of a server")]
    Unreadable,
    /// Without TLS anybody on the way could read along: only this very machine is asked like that.
    #[error("a server elsewhere is only asked through TLS (https)")]
    PlainHttp,
    /// The pin cannot be read.
    #[error("the pin of the server's key cannot be read")]
    PinUnreadable,
    /// The system has no way to judge certificates.
    #[error("the system's certificates cannot be read")]
    NoTrust,
}

/// What an invitation link says: `ohub://join?server=..&invite=..&pin=..`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinLink {
    /// The server.
    pub server: Address,
    /// The secret of the invite; none where somebody only points to a server.
    pub invite: Option<String>,
}

impl Address {
    /// Reads `https://host[:port][/path]`; a bare host means `https`. Plain HTTP only to this very
    /// machine.
    ///
    /// # Errors
    /// [`AddressError::Unreadable`] or [`AddressError::PlainHttp`].
    pub fn new(text: &str, pin: Option<Pin>) -> Result<Self, AddressError> {
        let text = text.trim();
        let text = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let mut url = Url::parse(&text).map_err(|_| AddressError::Unreadable)?;
        let says_more = url.query().is_some() || url.fragment().is_some();
        let names_somebody = !url.username().is_empty() || url.password().is_some();
        if url.host_str().is_none() || says_more || names_somebody {
            return Err(AddressError::Unreadable);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_this_machine(&url) => {}
            "http" => return Err(AddressError::PlainHttp),
            _ => return Err(AddressError::Unreadable),
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self { url, pin })
    }

    /// The address of something on the server, `v1/hello` for example.
    pub(super) fn of(&self, path: &str) -> Option<Url> {
        self.url.join(path).ok().filter(|url| url.origin() == self.url.origin())
    }

    /// By what the server is recognised, if not by the system's authorities.
    pub fn pin(&self) -> Option<Pin> {
        self.pin
    }

    /// The host, for people.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub(super) fn is_plain(&self) -> bool {
        self.url.scheme() == "http"
    }

    pub(super) fn is_this_machine(&self) -> bool {
        is_this_machine(&self.url)
    }
}

fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl Display for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str().trim_end_matches('/'))
    }
}

impl FromStr for Pin {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let hash = text.strip_prefix("sha256/").ok_or(AddressError::PinUnreadable)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(hash).map_err(|_| AddressError::PinUnreadable)?;
        bytes.try_into().map(Self).map_err(|_| AddressError::PinUnreadable)
    }
}

impl Display for Pin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "sha256/{}", BASE64_URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl FromStr for JoinLink {
    type Err = AddressError;

    /// Reads a link, or the address of a server alone.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if !text.to_ascii_lowercase().starts_with("ohub:") {
            return Ok(Self { server: Address::new(text, None)?, invite: None });
        }
        let link = Url::parse(text).map_err(|_| AddressError::Unreadable)?;
        let is_join = link.host_str() == Some("join") || link.path().trim_matches('/') == "join";
        let value = |name: &str| {
            let found = link.query_pairs().find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned()).filter(|value| !value.is_empty())
        };
        let server = value("server").filter(|_| is_join).ok_or(AddressError::Unreadable)?;
        let pin = value("pin").map(|pin| pin.parse()).transpose()?;
        Ok(Self { server: Address::new(&server, pin)?, invite: value("invite") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        let cases = [
            ("https://hub.example.org", Ok("https://hub.example.org")),
            ("hub.example.org", Ok("https://hub.example.org")),
            (" hub.example.org:8443/hub ", Ok("https://hub.example.org:8443/hub")),
            ("http://127.0.0.1:8470", Ok("http://127.0.0.1:8470")),
            ("http://[::1]:8470/", Ok("http://[::1]:8470")),
            ("http://localhost:8470", Ok("http://localhost:8470")),
            ("http://hub.example.org", Err(AddressError::PlainHttp)),
            ("http://localhost.example.org", Err(AddressError::PlainHttp)),
            ("http://127.0.0.1.example.org", Err(AddressError::PlainHttp)),
            ("http://10.0.0.1", Err(AddressError::PlainHttp)),
            ("ftp://hub.example.org", Err(AddressError::Unreadable)),
            ("https://ana:secret@hub.example.org", Err(AddressError::Unreadable)),
            ("https://hub.example.org/?a=b", Err(AddressError::Unreadable)),
            ("https://", Err(AddressError::Unreadable)),
            ("", Err(AddressError::Unreadable)),
        ];
        for (text, expected) in cases {
            let read = Address::new(text, None).map(|address| address.to_string());
            assert_eq!(read, expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_link_says_server_invite_and_pin() {
        let pin = format!("sha256/{}", "A".repeat(43));
        let server = "https%3A%2F%2Fhub.example.org";
        let cases = [
            (format!("ohub://join?server={server}&invite=ohi_x"), Ok((Some("ohi_x"), false))),
            (
                format!("ohub://join/?invite=ohi_x&server={server}&pin={pin}"),
                Ok((Some("ohi_x"), true)),
            ),
            (format!("ohub://join?server={server}"), Ok((None, false))),
            ("hub.example.org".to_owned(), Ok((None, false))),
            (format!("ohub://join?server={server}&pin=x"), Err(AddressError::PinUnreadable)),
            ("ohub://join?invite=x".to_owned(), Err(AddressError::Unreadable)),
            (format!("ohub://leave?server={server}"), Err(AddressError::Unreadable)),
            ("ohub://join?server=http%3A%2F%2Fa.b".to_owned(), Err(AddressError::PlainHttp)),
        ];
        for (text, expected) in cases {
            let read = text.parse::<JoinLink>();
            let read = read.map(|link| (link.invite, link.server.pin().is_some()));
            let expected = expected.map(|(invite, pin)| (invite.map(str::to_owned), pin));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn nothing_but_the_server_itself_is_asked() {
        let address = Address::new("https://hub.example.org/hub", None).unwrap();
        let cases = [
            ("v1/hello", Some("https://hub.example.org/hub/v1/hello")),
            ("//elsewhere.org/v1", None),
            ("https://elsewhere.org/v1", None),
        ];
        for (path, expected) in cases {
            assert_eq!(address.of(path).map(String::from).as_deref(), expected, "{path}");
        }
    }
}
