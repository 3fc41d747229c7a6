//! How things look on the wire: devices and servers of other versions depend on it.

use hub_core::{OpId, Position, Verdict};
use hub_protocol::{Answered, Cursor, Page, Problem, ProblemCode, Push, Pushed, Thing};
use proptest::prelude::*;
use uuid::Uuid;

#[test]
fn a_push_reads_what_older_and_newer_devices_write() {
    let text = r#"{"stream":"00000000-0000-0000-0000-000000000001","later":true,"operations":[
        {"n":1,"op_id":"00000000-0000-0000-0000-000000000002","envelope":{"kind":"x","new":1}}]}"#;
    let push: Push = serde_json::from_str(text).unwrap();
    assert_eq!(push.operations[0].n, 1);
    assert_eq!(push.operations[0].envelope.get(), r#"{"kind":"x","new":1}"#);
}

#[test]
fn answers_and_problems_keep_their_words() {
    let answered = Answered { n: 3, op_id: OpId(Uuid::from_u128(2)), verdict: Verdict::Ok };
    let pushed = Pushed { answers: vec![answered], confirmed_n: 3 };
    insta::assert_snapshot!(serde_json::to_string(&pushed).unwrap(), @r#"{"answers":[{"n":3,"op_id":"00000000-0000-0000-0000-000000000002","verdict":{"verdict":"ok"}}],"confirmed_n":3}"#);
    let gap = Problem::new(ProblemCode::StreamGap).with("expected_n", 7);
    insta::assert_snapshot!(serde_json::to_string(&gap).unwrap(), @r#"{"code":"STREAM_GAP","facts":{"expected_n":7}}"#);
}

#[test]
fn a_problem_of_a_newer_server_is_still_a_problem() {
    let problem: Problem = serde_json::from_str(r#"{"code":"FULL_MOON"}"#).unwrap();
    assert_eq!(problem.code, ProblemCode::Unknown);
}

#[test]
fn a_thing_of_an_unknown_kind_does_not_spoil_its_page() {
    let page: Page = serde_json::from_str(
        r#"{"items":[{"seq":1,"kind":"poll","id":"00000000-0000-0000-0000-000000000001","json":{}},
            {"seq":2,"kind":"idea","id":"00000000-0000-0000-0000-000000000001","json":{"a": 1}}],
            "cursor":"c","more":false,"confirmed_n":0}"#,
    )
    .unwrap();
    let items: Vec<_> = page.items.into_iter().map(Thing::into_item).collect();
    assert_eq!(items[0], None);
    assert_eq!(items[1].as_ref().unwrap().json, r#"{"a": 1}"#);
}

proptest! {
    #[test]
    fn a_cursor_comes_back(epoch: u32, seq: u64, n: i64, chain: [u8; 32]) {
        let cursor = Cursor { epoch, position: Position { seq, n, chain } };
        prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
    }

    #[test]
    fn a_word_that_is_no_cursor_is_none_and_never_a_panic(word in "\\PC{0,90}") {
        if let Ok(cursor) = word.parse::<Cursor>() {
            prop_assert_eq!(cursor.to_string(), word);
        }
    }
}
