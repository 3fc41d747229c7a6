//! Who calls: the address on the other end, or, behind proxies that the operator trusts, the one
//! that they say. Nobody else is believed: a header can say anything.

use super::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The header in which proxies say whom they speak for, the nearest last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// An address that a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    /// Whose attempts count together: an address, or with IPv6 the network that one household or
    /// office has.
    pub fn household(self) -> String {
        match self.0 {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

/// The client of a request whose connection comes from `peer`.
pub fn client(trusted: &[IpNet], peer: IpAddr, headers: &HeaderMap) -> Address {
    let mut nearest = peer.to_canonical();
    let said: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for word in said.iter().rev() {
        if !trusted.iter().any(|network| network.contains(&nearest)) {
            break;
        }
        match read(word.trim()) {
            Some(address) => nearest = address,
            None => break,
        }
    }
    Address(nearest)
}

/// Some proxies write the port, too.
fn read(word: &str) -> Option<IpAddr> {
    let address = word.parse().or_else(|_| word.parse::<SocketAddr>().map(|it| it.ip()));
    address.ok().map(|address| address.to_canonical())
}

/// Whether somebody on this very machine asks, and not for somebody else.
pub fn is_local(address: Address, headers: &HeaderMap) -> bool {
    address.0.is_loopback()
        && !headers.contains_key(FORWARDED_FOR)
        && !headers.contains_key("forwarded")
}

impl FromRequestParts<App> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
        Ok(client(&app.serving.trusted_proxies, peer, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        let cases: [(&str, &[&'static str], &str); 10] = [
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["1.1.1.1"], "203.0.113.9"),
            ("10.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["1.1.1.1, 203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["1.1.1.1, 203.0.113.9, 10.0.0.2"], "203.0.113.9"),
            ("10.0.0.1", &["1.1.1.1", "203.0.113.9:4711"], "203.0.113.9"),
            ("10.0.0.1", &["unknown"], "10.0.0.1"),
            ("::ffff:10.0.0.1", &["2001:db8::1"], "2001:db8::1"),
            ("fd00::1", &["[2001:db8::1]:80"], "2001:db8::1"),
            ("10.0.0.1", &["10.0.0.3"], "10.0.0.3"),
        ];
        for (peer, said, expected) in cases {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
            }
            let client = client(&trusted, peer.parse().unwrap(), &headers);
            assert_eq!(client.0.to_string(), expected, "{peer} {said:?}");
        }
    }

    #[test]
    fn a_household_shares_its_attempts() {
        let of = |address: &str| Address(address.parse().unwrap()).household();
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
