//! The link by which somebody joins: `ohub://join?server=..&invite=..`, with `pin=sha256/..` where
//! no authority vouches for the server's certificate.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands unchanged in a value of a link.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Makes a link.
///
/// ```
/// let link = hub_server::link::join("https://hub.example.org", "ohi_x", None);
/// assert_eq!(link, "ohub://join?server=https%3A%2F%2Fhub.example.org&invite=ohi_x");
/// ```
pub fn join(server: &str, invite: &str, pin: Option<&str>) -> String {
    let encoded = |text| utf8_percent_encode(text, KEPT);
    let link = format!("ohub://join?server={}&invite={}", encoded(server), encoded(invite));
    match pin {
        Some(pin) => format!("{link}&pin={}", encoded(pin)),
        None => link,
    }
}
