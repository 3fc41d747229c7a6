//! Two people want different things: the first wins, the other is told, and nothing is lost.

use crate::world::{Desk, Two};
use hub_core::rows::Role;
use serde_json::{Value, json};

fn title(desk: &Desk, id: &str) -> Value {
    desk.page(id)["case"]["title"].clone()
}

#[test]
fn the_same_field_edited_by_both_without_a_network_is_a_conflict_with_both_values() {
    let mut two = Two::with(Role::Lead);
    let id = two.ana.submit("Match invoices");
    two.ben.until_there(&id);
    two.away();
    two.ana.edit(&id, "title", json!("By Ana"));
    two.ben.edit(&id, "title", json!("By Ben"));
    assert_eq!((title(&two.ana, &id), title(&two.ben, &id)), (json!("By Ana"), json!("By Ben")));
    assert_eq!(two.ana.sync()["queue"], 1);
    let queue = two.ana.call("sync.queue", json!({}));
    assert_eq!(queue[0]["changes"][0]["after"], "By Ana", "{queue:#}");
    two.back();
    let (won, lost, winner, loser) = match two.ana.page(&id)["case"]["title"] == "By Ana" {
        true => ("By Ana", "By Ben", &two.ana, &two.ben),
        false => ("By Ben", "By Ana", &two.ben, &two.ana),
    };
    loser.until("the conflict is in the inbox", |desk| desk.in_inbox("conflict").is_some());
    assert_eq!(title(loser, &id), won);
    let item = loser.in_inbox("conflict").unwrap();
    let conflict = &item["conflict"];
    assert_eq!(conflict["lost_value"], lost);
    assert_eq!(conflict["kept_value"], won);
    assert_eq!(conflict["before"], "Match invoices");
    assert_eq!(conflict["may_take"], true);
    assert_ne!(conflict["lost_by"]["name"], conflict["kept_by"]["name"]);
    // One click takes the other value, for both.
    loser.send(json!({ "kind": "conflict.close", "conflict": conflict["conflict"],
        "take_lost": true }));
    winner.until("the other value is taken", |desk| title(desk, &id) == lost);
    for desk in [winner, loser] {
        desk.until("no conflict is left", |desk| desk.in_inbox("conflict").is_none());
    }
}

#[test]
fn of_two_claims_one_is_kept_and_the_other_is_told_by_whom() {
    let mut two = Two::with(Role::Engineer);
    let id = two.ana.submit("Match invoices");
    two.ana.until_there(&id);
    two.ana.send(json!({ "kind": "idea.edit", "id": id, "set": {
        "runs": { "value": 5 }, "period": { "value": "day" }, "minutes_per_run": { "value": 10 },
        "people": { "value": 2 }, "rules": { "value": 4 }, "digital": { "value": 4 },
        "structured": { "value": 4 } } }));
    two.ana.send(json!({ "kind": "stage.move", "id": id, "from": "new", "to": "ready" }));
    two.ben.until("it is ready", |ben| ben.page(&id)["stage"]["now"] == "ready");
    two.away();
    for desk in [&two.ana, &two.ben] {
        let sent = desk.send(json!({ "kind": "claim.take", "id": id }));
        assert_eq!(sent["verdict"], "requested");
        assert_eq!(desk.page(&id)["stage"]["now"], "ready", "only asked for");
    }
    two.back();
    for desk in [&two.ana, &two.ben] {
        desk.until("it is being built", |desk| desk.page(&id)["stage"]["now"] == "building");
    }
    let told: Vec<&Desk> = [&two.ana, &two.ben]
        .into_iter()
        .filter(|desk| desk.in_inbox("refused").is_some())
        .collect();
    assert_eq!(told.len(), 1, "one has it, the other is told");
    let item = told[0].in_inbox("refused").unwrap();
    let refused = &item["refused"];
    assert_eq!(refused["refusal"]["code"], "CLAIM_TAKEN");
    assert_eq!(refused["operation"]["kind"], "claim.take");
    assert_eq!((&item["idea"]["id"], &refused["is_set_aside"]), (&json!(id), &json!(false)));
    let failed = told[0].fails("attention.retry", json!({ "op_id": refused["op_id"] }));
    assert_eq!(failed.code, "CLAIM_TAKEN", "it stays taken");
    told[0].call("attention.discard", json!({ "op_id": refused["op_id"] }));
    assert!(told[0].in_inbox("refused").is_none());
}

#[test]
fn a_refused_edit_can_be_said_as_a_comment_once() {
    let Two { ana, ben, mut server, folders } = Two::with(Role::Contributor);
    let id = ben.submit("Match invoices");
    ana.until_there(&id);
    ben.until_there(&id);
    server.stop();
    ben.until_phase("offline");
    ben.edit(&id, "title", json!("Match all invoices"));
    drop(ben);
    server.serve();
    ana.call("sync.now", json!({}));
    ana.send(json!({ "kind": "stage.move", "id": id, "from": "new", "to": "declined",
        "reason_code": "out_of_scope", "reason": "Not ours." }));
    ana.until_sent();
    let ben = Desk::open(folders[1].path());
    ben.until("it is refused", |ben| ben.in_inbox("refused").is_some());
    assert_eq!(title(&ben, &id), "Match invoices", "what was refused is not shown");
    let item = ben.in_inbox("refused").unwrap();
    let refused = &item["refused"];
    assert_eq!(refused["refusal"]["code"], "STAGE_LOCKED");
    assert_eq!(refused["changes"][0]["after"], "Match all invoices");
    assert_eq!((&refused["may_comment"], &refused["may_retry"]), (&json!(true), &json!(true)));
    let comment = json!({ "op_id": refused["op_id"], "body": "It should say all invoices." });
    ben.call("attention.as_comment", comment.clone());
    assert_eq!(ben.fails("attention.as_comment", comment).code, "NOT_FOUND");
    ana.until("Ana reads it", |ana| {
        ana.page(&id)["comments"][0]["body"] == "It should say all invoices."
    });
    assert_eq!(ana.page(&id)["comments"].as_array().map(Vec::len), Some(1));
}
