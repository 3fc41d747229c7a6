//! Requests as other programs write them: other versions, other headers.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::Outcome;

/// Posts JSON with further header lines; gives status and body.
///
/// # Errors
/// When nothing answers.
pub fn post(address: &str, path: &str, headers: &str, body: &str) -> Outcome<(u16, String)> {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host)?;
    write!(
        stream,
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    Ok((status.ok_or("no status")?, body.to_owned()))
}
