//! What the journal of a joined space keeps of its server: where it is, how it is known again, and how
//! things stood when it was last heard of. Never a token.

use crate::AppError;
use crate::views::{Protection, SyncPhase, TokensKept};
use hub_sync::{Address, Http, Pin};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::PathBuf;
use uuid::Uuid;

/// All of it. What another version keeps besides is not touched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// For example `https://hub.alder.example`.
    pub(crate) server: String,
    /// The server's key, where no authority vouches for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pin: Option<String>,
    /// What the person calls this device.
    pub(crate) device_name: String,
    /// This device's session at the server.
    pub(crate) session: Uuid,
    /// Where its tokens are.
    pub(crate) tokens: TokensKept,
    /// The file of the tokens, where the person named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token_file: Option<PathBuf>,
    /// The person has left the space and keeps it for reading.
    pub(crate) is_left: bool,
    /// How things stood last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) phase: Option<SyncPhase>,
    /// When everything was here last, in UTC milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_synced_at_ms: Option<i64>,
    /// See above.
    #[serde(flatten)]
    pub(crate) unknown: serde_json::Map<String, Value>,
}

impl Kept {
    /// Of a server that was just reached.
    pub(crate) fn of(address: &Address, device_name: &str, session: Uuid) -> Self {
        Self {
            server: address.to_string(),
            pin: address.pin().map(|pin| pin.to_string()),
            device_name: device_name.trim().to_owned(),
            session,
            ..Self::default()
        }
    }

    /// As it is when the person has signed in again.
    pub(crate) fn renewed(self, now: Self) -> Self {
        let Self { phase, last_synced_at_ms, unknown, .. } = self;
        Self { phase, last_synced_at_ms, unknown, ..now }
    }

    /// As the journal has it. What cannot be read stands for a server that has to be named again.
    pub(crate) fn read(server: &Value) -> Self {
        serde_json::from_value(server.clone()).unwrap_or_default()
    }

    /// As the journal keeps it.
    pub(crate) fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Where the server is.
    pub(crate) fn address(&self) -> Result<Address, AppError> {
        let pin = self.pin.as_deref().map(str::parse::<Pin>).transpose();
        let address = pin.and_then(|pin| Address::new(&self.server, pin));
        address.map_err(|error| super::calls::not_an_address(error, &self.server))
    }

    /// A way to it.
    pub(crate) fn http(&self) -> Result<Http, AppError> {
        Http::new(self.address()?)
            .map_err(|error| super::calls::not_an_address(error, &self.server))
    }

    /// Its host, for people.
    pub(crate) fn host(&self) -> Option<String> {
        self.address().ok().map(|address| address.host().to_owned())
    }
}

/// How what travels to an address is protected. Without TLS only this very machine is asked.
pub(crate) fn protection(address: &Address) -> Protection {
    match address.pin() {
        _ if address.to_string().starts_with("http://") => Protection::Loopback,
        Some(_) => Protection::Pinned,
        None => Protection::Tls,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_kept_comes_back_and_so_does_what_is_not_known() {
        let kept = json!({"server": "https://hub.example", "later": [1], "is_left": true});
        let read = Kept::read(&kept);
        assert!(read.is_left);
        assert_eq!(read.to_value()["later"], json!([1]));
        assert_eq!(Kept::read(&read.to_value()), read);
        for unreadable in [json!(null), json!(7), json!({"server": 7})] {
            assert_eq!(Kept::read(&unreadable), Kept::default(), "{unreadable}");
        }
    }

    #[test]
    fn protection_is_what_the_address_says() {
        let pin = format!("sha256/{}", "A".repeat(43)).parse::<Pin>().ok();
        let cases = [
            ("http://127.0.0.1:8470", None, Protection::Loopback),
            ("https://hub.example", None, Protection::Tls),
            ("https://hub.example", pin, Protection::Pinned),
        ];
        for (text, pin, expected) in cases {
            assert_eq!(protection(&Address::new(text, pin).unwrap()), expected, "{text}");
        }
    }
}
