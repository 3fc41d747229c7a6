//! How a server is run. What comes from the command line is checked here, once, before anything is
//! opened.

use crate::access::Limits;
use crate::access::sso::Sso;
use ipnet::IpNet;
use std::fmt::{self, Debug, Formatter};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A clock in UTC milliseconds. Tests hand in their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// A clock that says what `now_ms` says.
    pub fn new(now_ms: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(now_ms))
    }

    /// The clock of the machine.
    pub fn system() -> Self {
        Self::new(|| {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
        })
    }

    /// The time.
    pub fn now_ms(&self) -> i64 {
        (self.0)()
    }
}

impl Debug for Clock {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A certificate and its key, as PEM files. They are read again when the program gets a SIGHUP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// The certificate, followed by those that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
    /// Links carry the key's hash, for a certificate that no authority vouches for.
    pub pins_links: bool,
}

/// How a server is reached and what it allows.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Where it listens.
    pub listen: SocketAddr,
    /// A proxy in front of it speaks TLS, so that plain HTTP may leave the machine.
    pub is_behind_tls_proxy: bool,
    /// Its own TLS.
    pub tls: Option<Tls>,
    /// How devices reach it, for links; none: as it listens.
    pub public_url: Option<String>,
    /// Proxies that are believed when they say for whom they speak.
    pub trusted_proxies: Vec<IpNet>,
    /// The organisation's provider, through which people can sign in.
    pub sso: Option<Sso>,
    /// What people may do in a while.
    pub limits: Limits,
    /// Passwords that are worked on at the same time.
    pub passwords_at_once: usize,
    /// How long requests may take to end once the program is told to stop.
    pub farewell: Duration,
    /// The time.
    pub clock: Clock,
}

impl Default for Serving {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8470)),
            is_behind_tls_proxy: false,
            tls: None,
            public_url: None,
            trusted_proxies: vec![],
            sso: None,
            limits: Limits::default(),
            passwords_at_once: std::thread::available_parallelism().map_or(1, usize::from),
            farewell: Duration::from_secs(20),
            clock: Clock::system(),
        }
    }
}

/// What cannot be served as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Tokens and passwords would cross a network readable.
    #[error(
        "{0} can be reached from other machines, and without TLS everyone on the way could read \
         passwords. Nothing was started. Give --tls-cert and --tls-key, or --behind-tls-proxy when \
         a proxy in front of it speaks TLS"
    )]
    Readable(SocketAddr),
    /// A link needs an address that begins with a scheme.
    #[error("--public-url has to begin with https:// (or http:// on this machine): {0}")]
    PublicUrl(String),
}

impl Serving {
    /// Refuses what would not be safe.
    ///
    /// # Errors
    /// A sentence that says what to do.
    pub fn check(&self) -> Result<(), ConfigError> {
        let is_private = self.listen.ip().is_loopback() || self.tls.is_some();
        if !is_private && !self.is_behind_tls_proxy {
            return Err(ConfigError::Readable(self.listen));
        }
        match &self.public_url {
            Some(url) if !is_address(url) => Err(ConfigError::PublicUrl(url.clone())),
            _ => Ok(()),
        }
    }

    /// Where devices reach a server that listens at `listening`.
    pub fn address(&self, listening: SocketAddr) -> String {
        match (&self.public_url, &self.tls) {
            (Some(url), _) => url.trim_end_matches('/').to_owned(),
            (None, Some(_)) => format!("https://{listening}"),
            (None, None) => format!("http://{listening}"),
        }
    }
}

fn is_address(url: &str) -> bool {
    let on_this_machine = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let is_safe =
        url.starts_with("https://") || on_this_machine.iter().any(|at| url.starts_with(at));
    is_safe && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_readable_leaves_the_machine() {
        let tls = || Tls { certificate: "c".into(), key: "k".into(), pins_links: false };
        let cases = [
            ("127.0.0.1:1", false, None, true),
            ("[::1]:1", false, None, true),
            ("0.0.0.0:1", false, None, false),
            ("192.0.2.1:1", false, None, false),
            ("0.0.0.0:1", true, None, true),
            ("0.0.0.0:1", false, Some(tls()), true),
        ];
        for (listen, is_behind_tls_proxy, tls, is_fine) in cases {
            let listen = listen.parse().unwrap();
            let serving = Serving { listen, is_behind_tls_proxy, tls, ..Serving::default() };
            assert_eq!(serving.check().is_ok(), is_fine, "{serving:?}");
        }
    }

    #[test]
    fn links_lead_to_where_the_server_is() {
        let listening = "127.0.0.1:9".parse().unwrap();
        let with = |url: &str| Serving { public_url: Some(url.to_owned()), ..Serving::default() };
        assert_eq!(Serving::default().address(listening), "http://127.0.0.1:9");
        assert_eq!(with("https://hub.example.org/").address(listening), "https://hub.example.org");
        for url in ["hub.example.org", "http://hub.example.org", "https://a b", "ohub://x"] {
            assert!(with(url).check().is_err(), "{url}");
        }
    }
}
