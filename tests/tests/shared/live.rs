//! What one person does, the other sees at once.

use crate::world::Two;
use hub_core::rows::Role;
use serde_json::json;
use std::time::Duration;

#[test]
fn an_idea_of_one_is_at_the_other_in_under_a_second() {
    let two = Two::with(Role::Contributor);
    let first = two.ana.submit("Match invoices");
    two.ben.until_there(&first);
    two.ana.until_sent();
    // The second time nothing has to be set up any more.
    let second = two.ana.submit("Read meters");
    let took = two.ben.until_there(&second);
    assert!(took < Duration::from_secs(1), "{took:?}");
    two.ana.until_there(&second);
    assert_eq!(two.ana.page(&second)["row"]["shown_id"], two.ben.page(&second)["row"]["shown_id"]);
}

#[test]
fn a_comment_at_an_idea_of_mine_is_in_my_inbox_until_i_read_it() {
    let two = Two::with(Role::Contributor);
    let id = two.ana.submit("Match invoices");
    two.ben.until_there(&id);
    two.ben.send(json!({ "kind": "comment.add", "id": uuid::Uuid::now_v7(), "idea": id,
        "body": "We have this, too." }));
    two.ana.until("it is in the inbox", |ana| ana.in_inbox("event").is_some());
    let inbox = two.ana.inbox();
    assert_eq!((&inbox["unread"], &inbox["open"]), (&json!(1), &json!(0)), "{inbox:#}");
    let item = &inbox["items"][0];
    assert_eq!(item["event"]["act"], "comment.add");
    assert_eq!(item["event"]["by"]["name"], "Ben");
    assert_eq!(item["event"]["excerpt"], "We have this, too.");
    assert_eq!(item["idea"]["id"], json!(id));
    let mark = |ids, all, is_read| {
        two.ana.call("inbox.read", json!({ "ids": ids, "all": all, "is_read": is_read }));
        two.ana.inbox()["unread"].clone()
    };
    assert_eq!(mark(json!([item["id"]]), false, true), 0);
    assert_eq!(mark(json!([item["id"]]), false, false), 1);
    assert_eq!(mark(json!([]), true, true), 0);
    assert_eq!(two.ben.inbox()["items"], json!([]), "nobody hears of their own acts");
}

#[test]
fn a_merge_is_seen_by_everyone() {
    let two = Two::with(Role::Contributor);
    let (head, source) = (two.ben.submit("Match invoices"), two.ben.submit("Pair invoices"));
    two.ana.until_there(&head);
    two.ana.until_there(&source);
    two.ana.send(json!({ "kind": "merge", "source": source, "target": head, "adds_volume": true }));
    two.ben.until("it is merged", |ben| ben.page(&source)["merged_into"]["idea"]["id"] == head);
    two.ben.until("its author hears of it", |ben| {
        ben.in_inbox("event").is_some_and(|item| item["event"]["act"] == "merge")
    });
}
