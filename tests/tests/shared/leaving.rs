//! Several spaces on one device: changing between them, and leaving one.

use crate::world::{Desk, Two};
use hub_core::rows::Role;
use serde_json::{Value, json};

fn private(desk: &Desk) -> String {
    let founded = json!({ "name": "Mine", "member_name": "Ben", "currency": "EUR",
        "time_zone": "UTC" });
    desk.call("space.create", founded)["space"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn spaces_are_changed_and_each_keeps_its_own() {
    let server = crate::world::Server::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    let mine = private(&desk);
    let note = desk.submit("Only mine");
    assert_eq!(desk.sync()["kind"], "private");
    desk.join(&server.link(None), "Ana");
    assert_eq!(desk.page(&note), Value::Null);
    let shared = desk.submit("For all");
    desk.until_sent();
    for _ in 0..2 {
        let state = desk.call("space.open", json!({ "id": mine }));
        assert_eq!(state["space"]["name"], "Mine");
        assert_eq!(desk.page(&note)["case"]["title"], "Only mine");
        assert_eq!(desk.page(&shared), Value::Null);
        let list = desk.call("space.list", json!({}));
        let open: Vec<_> =
            list.as_array().unwrap().iter().map(|it| it["is_open"].clone()).collect();
        assert_eq!(open.iter().filter(|is_open| **is_open == true).count(), 1);
        desk.call("space.open", json!({ "id": server.space }));
        desk.until_sent();
    }
    let unknown = desk.fails("space.open", json!({ "id": uuid::Uuid::nil() }));
    assert_eq!(unknown.code, "NO_SUCH_SPACE");
    assert_eq!(desk.page(&shared)["case"]["title"], "For all", "the open one stays open");
}

#[test]
fn what_was_not_sent_is_named_and_exported_before_a_space_goes() {
    let mut two = Two::with(Role::Contributor);
    let space = json!({ "id": two.server.space });
    two.away();
    two.ben.submit("Match invoices");
    let export = two.ben.call("outbox.export", space.clone());
    let text = std::fs::read_to_string(export["path"].as_str().unwrap()).unwrap();
    let exported: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(exported["unsent"][0]["operation"]["case"]["title"], "Match invoices");
    let leave = |discard_unsent: bool| json!({ "id": two.server.space, "keep": "delete", "discard_unsent": discard_unsent });
    let failed = two.ben.fails("space.leave", leave(false));
    assert_eq!((failed.code.as_str(), &failed.facts["count"]), ("UNSENT", &json!(1)));
    assert_eq!(two.ben.sync()["queue"], 1, "nothing was done");
    let state = two.ben.call("space.leave", leave(true));
    assert_eq!(state["space"], json!(null));
    assert_eq!(two.ben.call("space.list", json!({})), json!([]));
    assert!(!two.folders[1].path().join("tokens").exists(), "nor can anybody sign in with it");
}

#[test]
fn a_space_that_is_left_can_be_kept_for_reading() {
    let two = Two::with(Role::Contributor);
    let id = two.ana.submit("Match invoices");
    two.ben.until_there(&id);
    let leave = json!({ "id": two.server.space, "keep": "read_only" });
    let state = two.ben.call("space.leave", leave);
    assert_eq!(state["space"]["is_read_only"], true);
    assert_eq!(two.ben.page(&id)["case"]["title"], "Match invoices");
    let operation = json!({ "kind": "idea.withdraw", "id": id });
    let sent = json!({ "op_id": uuid::Uuid::now_v7(), "operation": operation });
    assert_eq!(two.ben.fails("operation.send", sent).code, "READ_ONLY");
    assert_eq!(two.ben.call("space.list", json!({}))[0]["is_read_only"], true);
    let devices = two.ana.call("devices.list", json!({}));
    assert_eq!(devices.as_array().map(Vec::len), Some(1), "Ana's own are hers");
    // Signing in again is a way back.
    two.ben.call(
        "join.sign_in",
        json!({ "link": two.server.address(),
        "email": crate::world::email("Ben"), "password": crate::world::PASSWORD,
        "device_name": "Desk" }),
    );
    two.ben.until_sent();
    two.ben.submit("Read meters");
    two.ben.until_sent();
}
