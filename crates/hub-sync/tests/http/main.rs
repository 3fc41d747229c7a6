//! The transport against servers that misbehave: real sockets, canned answers.

#![expect(clippy::unwrap_used, reason = "the crate is made of tests")]

mod canned;

use canned::{Canned, Tls};
use hub_protocol::{Hello, ProblemCode};
use hub_sync::{Address, Caller, Failure, Http, InMemory, Keep, Pin, Session, Tokens};
use std::sync::Arc;

fn caller(address: &str, pin: Option<Pin>) -> Caller {
    Caller::new(Http::new(Address::new(address, pin).unwrap()).unwrap()).unwrap()
}

const HELLO: &str = r#"{"product":"opportunity-hub","version":"1","proto":{"least":1,"most":1},
    "schema":{"least":1,"most":1},"limits":{"push_operations":200,"body_bytes":1,"json_depth":1,
    "page_items":1,"wait_seconds":1,"operations_per_minute":1},"now_ms":0,"sso":false}"#;

fn json(status: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

fn html(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\n<p/>")
}

/// Only what the server itself says is the server's word.
#[test]
fn answers_are_told_from_those_of_somebody_on_the_way() {
    let refused =
        |status, code| Failure::Refused { status, problem: hub_protocol::Problem::new(code) };
    let strange = |status| Failure::Strange { status };
    let huge = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n\"{}",
        "a".repeat(5_000_000)
    );
    let cases = [
        (html("200 OK"), strange(200)),
        (html("403 Forbidden"), strange(403)),
        (html("401 Unauthorized"), strange(401)),
        (html("502 Bad Gateway"), strange(502)),
        (
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"
                .to_owned(),
            strange(302),
        ),
        (
            json("401 Unauthorized", r#"{"code":"UNAUTHENTICATED"}"#),
            refused(401, ProblemCode::Unauthenticated),
        ),
        (json("403 Forbidden", r#"{"code":"NOT_MEMBER"}"#), refused(403, ProblemCode::NotMember)),
        (json("418 Teapot", r#"{"code":"FULL_MOON"}"#), refused(418, ProblemCode::Unknown)),
        // A reason that does not fit its status is not the server's.
        (json("200 OK", r#"{"code":"NOT_MEMBER"}"#), Failure::Torn),
        (json("403 Forbidden", r#"{"code":"UNAUTHENTICATED"}"#), strange(403)),
        (json("403 Forbidden", r#"{"code":403}"#), strange(403)),
        (json("200 OK", r#"{"product":"#), Failure::Torn),
        (json("200 OK", HELLO).replace("content-length: ", "content-length: 9"), Failure::Torn),
        (huge, Failure::Torn),
        (String::new(), Failure::Unreachable),
    ];
    for (answer, expected) in cases {
        let server = Canned::new(answer.clone(), None);
        let said = caller(&server.address(), None).get::<Hello>("v1/hello", None);
        let shown: String = answer.chars().take(90).collect();
        assert_eq!(said.unwrap_err(), expected, "{shown}");
    }
}

#[test]
fn every_request_says_which_version_speaks_and_follows_nobody_elsewhere() {
    let server = Canned::new(json("200 OK", HELLO), None);
    let hello: Hello = caller(&server.address(), None).get("v1/hello", None).unwrap();
    assert_eq!(hello.product, "opportunity-hub");
    let asked = server.asked();
    assert!(asked.starts_with("GET /v1/hello HTTP/1.1"), "{asked}");
    assert!(asked.to_ascii_lowercase().contains("ohub-version: 1.1"), "{asked}");
}

#[test]
fn nobody_at_the_address_is_unreachable() {
    let server = Canned::new(String::new(), None);
    let address = server.address();
    drop(server);
    let said = caller(&address, None).get::<Hello>("v1/hello", None);
    assert_eq!(said.unwrap_err(), Failure::Unreachable);
}

#[test]
fn a_server_of_ones_own_is_known_by_its_key_alone() {
    let tls = Tls::new();
    let cases = [
        (Some(tls.pin()), None),
        (Some(Pin([7; 32])), Some(Failure::Distrusted)),
        (None, Some(Failure::Distrusted)),
    ];
    for (pin, expected) in cases {
        let server = Canned::new(json("200 OK", HELLO), Some(tls.clone()));
        let said = caller(&server.address(), pin).get::<Hello>("v1/hello", None);
        assert_eq!(said.err(), expected, "{pin:?}");
    }
}

#[test]
fn a_token_goes_to_the_server_and_into_no_message() {
    let keep = Arc::new(InMemory::default());
    let tokens = Tokens { access: "oha_secret".to_owned(), refresh: "ohr_secret".to_owned() };
    keep.save(&tokens).unwrap();
    let session = Session::kept(keep);
    let server = Canned::new(json("200 OK", HELLO), None);
    let caller = caller(&server.address(), None);
    caller.get::<Hello>("v1/hello", Some(&session)).unwrap();
    assert!(server.asked().to_ascii_lowercase().contains("authorization: bearer oha_secret"));
    assert!(!format!("{session:?}{caller:?}").contains("secret"));
}

#[test]
fn without_tokens_nothing_is_asked() {
    let session = Session::kept(Arc::new(InMemory::default()));
    let server = Canned::new(json("200 OK", HELLO), None);
    let said = caller(&server.address(), None).get::<Hello>("v1/hello", Some(&session));
    assert!(matches!(said, Err(Failure::Refused { status: 401, .. })));
    assert_eq!(server.asked(), "");
}
