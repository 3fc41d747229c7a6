//! Bodies that are too much, torn, or not what they say.

use crate::world::{World, add_system, push};
use hub_protocol::{ProblemCode as P, VERSION_HEADER};
use reqwest::{Body, Method, RequestBuilder};
use serde_json::json;
use std::io::Write;
use uuid::Uuid;

const MEBIBYTE: usize = 1_048_576;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A whole push of exactly so many bytes.
fn push_of(bytes: usize) -> Vec<u8> {
    let mut body = push(Uuid::now_v7(), 1, vec![add_system("A")]);
    body["filler"] = json!("");
    let short = serde_json::to_vec(&body).unwrap().len();
    body["filler"] = json!("x".repeat(bytes - short));
    serde_json::to_vec(&body).unwrap()
}

#[tokio::test]
async fn bodies_are_read_within_limits() {
    let world = World::start().await;
    let ana = world.admin().await;
    let (fits, too_large) = (push_of(MEBIBYTE), push_of(MEBIBYTE + 1));
    let bomb = vec![b' '; 32 * MEBIBYTE];
    let (gzip_bomb, zstd_bomb) = (gzip(&bomb), zstd::encode_all(bomb.as_slice(), 1).unwrap());
    drop(bomb);
    assert!(gzip_bomb.len() < MEBIBYTE && zstd_bomb.len() < MEBIBYTE, "small when packed");
    let deep = |levels: usize| {
        let filler = format!("{}{}", "[".repeat(levels - 1), "]".repeat(levels - 1));
        let mut body = serde_json::to_string(&push(Uuid::now_v7(), 1, vec![])).unwrap();
        body.insert_str(1, &format!("\"filler\":{filler},"));
        body.into_bytes()
    };
    let small = || serde_json::to_vec(&push(Uuid::now_v7(), 1, vec![add_system("A")])).unwrap();
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let cases: Vec<(&str, &str, Vec<u8>, Option<P>)> = vec![
        ("just fits", "identity", fits.clone(), None),
        ("too large", "identity", too_large.clone(), Some(P::TooLarge)),
        ("just fits unpacked", "gzip", gzip(&fits), None),
        ("too large unpacked", "gzip", gzip(&too_large), Some(P::TooLarge)),
        ("just fits unpacked", "zstd", zstd::encode_all(fits.as_slice(), 1).unwrap(), None),
        (
            "too large unpacked",
            "zstd",
            zstd::encode_all(too_large.as_slice(), 1).unwrap(),
            Some(P::TooLarge),
        ),
        ("a bomb", "gzip", gzip_bomb, Some(P::TooLarge)),
        ("a bomb", "zstd", zstd_bomb, Some(P::TooLarge)),
        ("32 levels", "identity", deep(32), None),
        ("33 levels", "identity", deep(33), Some(P::TooLarge)),
        ("a tower", "identity", vec![b'['; 100_000], Some(P::TooLarge)),
        ("half", "identity", half(small()), Some(P::BadRequest)),
        ("half", "gzip", half(gzip(&small())), Some(P::BadRequest)),
        (
            "half",
            "zstd",
            half(zstd::encode_all(small().as_slice(), 1).unwrap()),
            Some(P::BadRequest),
        ),
        ("not packed", "gzip", small(), Some(P::BadRequest)),
        ("not packed", "zstd", small(), Some(P::BadRequest)),
        ("packed otherwise", "br", small(), Some(P::UnsupportedType)),
        ("packed twice", "gzip, zstd", gzip(&small()), Some(P::UnsupportedType)),
        ("no text", "identity", b"{\"stream\":\"\xff\"}".to_vec(), Some(P::BadRequest)),
        ("nothing", "identity", vec![], Some(P::BadRequest)),
    ];
    for (name, packing, body, code) in cases {
        let request = asked(&world, &ana.access_token).header("content-type", "application/json");
        let reply = world.send(request.header("content-encoding", packing).body(body)).await;
        let found = (!reply.status.is_success()).then(|| reply.code());
        assert_eq!(found, code, "{name}, {packing}: {}", reply.text());
    }
}

fn asked(world: &World, token: &str) -> RequestBuilder {
    let request = world.request(Method::POST, &world.at("push"));
    request.bearer_auth(token).header(VERSION_HEADER, "1.1")
}

/// A body whose length is not said is counted while it comes.
#[tokio::test]
async fn a_body_without_an_end_is_cut_off() {
    let world = World::start().await;
    let ana = world.admin().await;
    let endless = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 65_536]));
    let request = asked(&world, &ana.access_token).header("content-type", "application/json");
    let reply = request.body(Body::wrap_stream(endless)).send().await;
    // The server answers in the middle of the body; a client that goes on sending may miss it.
    if let Ok(reply) = reply {
        assert_eq!(reply.status().as_u16(), P::TooLarge.status());
    }
    assert!(world.get("/v1/devices", &ana).await.status.is_success(), "it goes on");
}

#[tokio::test]
async fn only_json_is_read() {
    let world = World::start().await;
    let ana = world.admin().await;
    let body = serde_json::to_vec(&push(Uuid::now_v7(), 1, vec![add_system("A")])).unwrap();
    let cases = [
        (Some("application/json; charset=utf-8"), None),
        (Some("APPLICATION/JSON"), None),
        (Some("text/plain"), Some(P::UnsupportedType)),
        (Some("application/x-www-form-urlencoded"), Some(P::UnsupportedType)),
        (None, Some(P::UnsupportedType)),
    ];
    for (kind, code) in cases {
        let mut request = asked(&world, &ana.access_token).body(body.clone());
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let reply = world.send(request).await;
        assert_eq!((!reply.status.is_success()).then(|| reply.code()), code, "{kind:?}");
    }
}

/// Pages travel packed to whoever can unpack them.
#[tokio::test]
async fn answers_are_packed() {
    let world = World::start().await;
    let ana = world.admin().await;
    for packing in ["gzip", "zstd"] {
        let request = world.request(Method::GET, &world.at("changes"));
        let request = request.bearer_auth(&ana.access_token).header("accept-encoding", packing);
        let reply = world.client.execute(request.build().unwrap()).await.unwrap();
        assert_eq!(reply.headers()["content-encoding"], packing);
        let packed = reply.bytes().await.unwrap();
        let text = match packing {
            "zstd" => zstd::decode_all(packed.as_ref()).unwrap(),
            _ => std::io::read_to_string(flate2::read::GzDecoder::new(packed.as_ref()))
                .unwrap()
                .into(),
        };
        serde_json::from_slice::<hub_protocol::Page>(&text).unwrap();
    }
}
