//! Reads a body as JSON, within limits that hold before it is parsed: its type, its bytes packed
//! and unpacked, its depth. A small body that unpacks to gigabytes never does.

use super::failure::Failure;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hub_protocol::{Limits, Numbered, Problem, ProblemCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::error::Error;
use std::io::Read;
use std::time::Duration;
use tokio::time::timeout;

/// A body that was read. Members that its type does not know are ignored.
#[derive(Debug)]
pub struct Sent<T>(pub T);

/// Who sends a mebibyte more slowly than this holds a connection for nothing.
const LONGEST_BODY: Duration = Duration::from_secs(30);

/// The largest window that an encoder may ask the decoder to keep: 8 MiB, as zstd recommends.
const ZSTD_WINDOW_LOG: u32 = 23;

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let limits = Limits::default();
        let (parts, body) = request.into_parts();
        is_json(&parts.headers)?;
        let packing = Packing::of(&parts.headers)?;
        let reading = Limited::new(body, limits.body_bytes as usize).collect();
        let packed = match timeout(LONGEST_BODY, reading).await {
            Ok(Ok(collected)) => collected.to_bytes(),
            Ok(Err(error)) => return Err(unreadable(error.as_ref())),
            Err(_) => return Err(bad("slow").into()),
        };
        let bytes = packing.unpack(&packed, u64::from(limits.body_bytes))?;
        Ok(Self(parse(&bytes, limits.json_depth)?))
    }
}

fn is_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    match essence.eq_ignore_ascii_case("application/json") {
        true => Ok(()),
        false => Err(Problem::new(ProblemCode::UnsupportedType).with("header", "content-type")),
    }
}

/// The cause stands somewhere below what the frameworks wrap around it.
fn unreadable(error: &(dyn Error + 'static)) -> Failure {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return too_large("bytes").into();
        }
        cause = error.source();
    }
    bad("torn").into()
}

fn bad(why: &str) -> Problem {
    Problem::new(ProblemCode::BadRequest).with("why", why)
}

fn too_large(what: &str) -> Problem {
    let limits = Limits::default();
    let most = if what == "depth" { limits.json_depth } else { limits.body_bytes };
    Problem::new(ProblemCode::TooLarge).with("what", what).with("most", most)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let words: Vec<_> = headers.get_all(header::CONTENT_ENCODING).iter().collect();
        match words.as_slice() {
            [] => Ok(Self::None),
            [word] if word.as_bytes().eq_ignore_ascii_case(b"identity") => Ok(Self::None),
            [word] if word.as_bytes().eq_ignore_ascii_case(b"gzip") => Ok(Self::Gzip),
            [word] if word.as_bytes().eq_ignore_ascii_case(b"zstd") => Ok(Self::Zstd),
            _ => Err(Problem::new(ProblemCode::UnsupportedType).with("header", "content-encoding")),
        }
    }

    fn unpack(self, packed: &Bytes, most: u64) -> Result<Cow<'_, [u8]>, Problem> {
        match self {
            Self::None => Ok(Cow::Borrowed(packed)),
            Self::Gzip => take(flate2::bufread::MultiGzDecoder::new(packed.as_ref()), most),
            Self::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(packed.as_ref())
                    .map_err(|_| bad("packing"))?;
                decoder.window_log_max(ZSTD_WINDOW_LOG).map_err(|_| bad("packing"))?;
                take(decoder, most)
            }
        }
    }
}

/// Reads one byte more than is allowed, to know that it is too much.
fn take(decoder: impl Read, most: u64) -> Result<Cow<'static, [u8]>, Problem> {
    let mut bytes = Vec::new();
    decoder.take(most + 1).read_to_end(&mut bytes).map_err(|_| bad("packing"))?;
    match bytes.len() as u64 > most {
        true => Err(too_large("bytes")),
        false => Ok(Cow::Owned(bytes)),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8], depth: u32) -> Result<T, Problem> {
    if is_deeper(bytes, depth) {
        return Err(too_large("depth"));
    }
    serde_json::from_slice(bytes).map_err(|error| match culprit(bytes) {
        Some(n) => bad("json").with("n", n),
        None => bad("json").with("line", error.line()).with("column", error.column()),
    })
}

/// Whether arrays and objects stand in each other more than `most` deep. Also right for bytes that
/// are no JSON: then it says something, and parsing fails.
fn is_deeper(bytes: &[u8], most: u32) -> bool {
    let (mut depth, mut in_text, mut is_escaped) = (0_u32, false, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

/// The `n` of the first operation of a push that cannot be read, so that the device knows which one
/// to set aside. None when it is not that.
fn culprit(bytes: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Operations<'a> {
        #[serde(borrow)]
        operations: Vec<&'a RawValue>,
    }
    #[derive(Deserialize)]
    struct N {
        n: u64,
    }
    let all: Operations<'_> = serde_json::from_slice(bytes).ok()?;
    let unread =
        all.operations.iter().find(|raw| serde_json::from_str::<Numbered>(raw.get()).is_err());
    serde_json::from_str::<N>(unread?.get()).ok().map(|it| it.n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_protocol::Push;
    use proptest::prelude::*;

    #[test]
    fn depth_is_that_of_arrays_and_objects_only() {
        let cases = [
            (r#"{"a":[1,2,{"b":3}]}"#, 3),
            (r#""[[[[""#, 0),
            (r#"["\"[[["]"#, 1),
            (r#"[[],[],[[]]]"#, 3),
            ("1", 0),
        ];
        for (text, depth) in cases {
            assert!(!is_deeper(text.as_bytes(), depth), "{text}");
            assert_eq!(is_deeper(text.as_bytes(), depth.wrapping_sub(1)), depth > 0, "{text}");
        }
    }

    #[test]
    fn the_operation_that_cannot_be_read_is_named() {
        let op = |n: &str| {
            format!(r#"{{"n":{n},"op_id":"00000000-0000-0000-0000-000000000002","envelope":{{}}}}"#)
        };
        let push = |second: &str| {
            format!(
                r#"{{"stream":"00000000-0000-0000-0000-000000000001","operations":[{},{second}]}}"#,
                op("1")
            )
        };
        let cases = [
            (push(r#"{"n":2}"#), Some(2)),
            (push(r#"{"n":-2}"#), None),
            (push("7"), None),
            (r#"{"stream":1}"#.to_owned(), None),
        ];
        for (text, n) in cases {
            let problem = parse::<Push>(text.as_bytes(), 32).unwrap_err();
            assert_eq!(problem.code, ProblemCode::BadRequest);
            assert_eq!(problem.facts.get("n").and_then(|n| n.as_u64()), n, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_or_read_and_never_a_panic(bytes: Vec<u8>) {
            let bytes = Bytes::from(bytes);
            for packing in [Packing::None, Packing::Gzip, Packing::Zstd] {
                if let Ok(unpacked) = packing.unpack(&bytes, 1_000) {
                    let _ = parse::<Push>(&unpacked, 32);
                }
            }
        }
    }
}
