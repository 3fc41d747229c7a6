//! Bringing ideas of a private space along: twice has no second effect, and nothing is chosen silently.

use crate::world::{Desk, Server};
use hub_core::rows::Role;
use serde_json::{Value, json};
use uuid::Uuid;

struct World {
    _server: Server,
    _folders: [tempfile::TempDir; 2],
    ana: Desk,
    ben: Desk,
    mine: String,
    invoices: String,
    meters: String,
    there: String,
}

/// Ben has ideas of his own, one of which Ana had before.
fn world(role: Role) -> World {
    let server = Server::start();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (ana, ben) = (Desk::open(folders[0].path()), Desk::open(folders[1].path()));
    ana.join(&server.link(None), "Ana");
    let there = ana.submit("Match supplier invoices with orders");
    ana.until_sent();
    let founded = json!({ "name": "Mine", "member_name": "Ben", "currency": "USD",
        "time_zone": "UTC" });
    let state = ben.call("space.create", founded);
    let mine = state["space"]["id"].as_str().unwrap().to_owned();
    let invoices = ben.submit("Match supplier invoices with orders");
    ben.send(json!({ "kind": "idea.edit", "id": invoices, "set": {
        "runs": { "value": 5 }, "period": { "value": "day" }, "minutes_per_run": { "value": 10 },
        "people": { "value": 2 }, "day_cost_minor": { "value": 50_000 } } }));
    let meters = ben.submit("Read water meters");
    ben.send(json!({ "kind": "system.add", "name": "SAP" }));
    let systems = ben.call("space.choices", json!({}))["systems"].clone();
    ben.send(json!({ "kind": "idea.edit", "id": meters, "set": {
        "system_ids": { "add": [systems[0]["id"]] } } }));
    ben.send(json!({ "kind": "comment.add", "id": Uuid::now_v7(), "idea": meters,
        "body": "Twice a year." }));
    let gone = ben.submit("Withdrawn");
    ben.send(json!({ "kind": "idea.withdraw", "id": gone }));
    ben.join(&server.link(Some(role)), "Ben");
    ben.until_there(&there);
    World { _server: server, _folders: folders, ana, ben, mine, invoices, meters, there }
}

fn bring(world: &World, choices: Value) -> Value {
    let wanted = json!({ "id": Uuid::now_v7(), "from": world.mine, "choices": choices });
    world.ben.call("join.bring", wanted)
}

fn preview(world: &World) -> Value {
    world.ben.call("join.bring_preview", json!({ "from": world.mine }))
}

#[test]
fn a_preview_says_what_is_new_and_what_may_be_there() {
    let world = world(Role::Contributor);
    let preview = preview(&world);
    assert_eq!(
        (&preview["from"]["name"], &preview["to"]["name"]),
        (&json!("Mine"), &json!("Alder"))
    );
    assert_eq!(preview["may_import"], false);
    let ideas = preview["ideas"].as_array().unwrap();
    assert_eq!(ideas.len(), 2, "what was withdrawn stays: {preview:#}");
    let of = |id: &str| ideas.iter().find(|it| it["idea"]["id"] == id).unwrap();
    let invoices = of(&world.invoices);
    assert_eq!((&invoices["what"], &invoices["has_volume"]), (&json!("possible"), &json!(true)));
    assert_eq!(invoices["like"][0]["id"], json!(world.there));
    assert_eq!(invoices["left_out"], json!(["money"]));
    assert_eq!(of(&world.meters)["what"], "new");
    assert_eq!(world.ben.call("ideas.summary", json!({}))["total"], 1, "nothing was sent");
}

#[test]
fn what_is_brought_twice_is_there_once() {
    let world = world(Role::Contributor);
    let choices = json!([
        { "idea": world.invoices, "act": "same", "like": world.there, "in_addition": true },
        { "idea": world.meters, "act": "send" },
    ]);
    let first = bring(&world, choices.clone());
    let outcomes = |result: &Value| {
        let outcomes = result["outcomes"].as_array().unwrap().iter();
        outcomes.map(|it| it["outcome"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&first), ["same", "sent"], "{first:#}");
    world.ben.until_sent();
    let second = bring(&world, choices);
    assert_eq!(outcomes(&second), ["same", "sent_before"], "{second:#}");
    world.ben.until_sent();
    let copy = first["outcomes"][1]["to"]["id"].as_str().unwrap().to_owned();
    world.ana.until_there(&copy);
    let page = world.ana.page(&copy);
    assert_eq!(page["case"]["title"], "Read water meters");
    assert_eq!(page["author"]["name"], "Ben");
    assert_eq!(page["system_names"], json!(["SAP"]));
    assert_eq!(page["comments"].as_array().map(Vec::len), Some(1));
    assert_eq!(page["comments"][0]["body"], "Twice a year.");
    world.ana.until("Ben has it, too", |ana| {
        let supports = ana.page(&world.there)["supports"].clone();
        supports[0]["by"]["name"] == "Ben" && supports[0]["in_addition"] == true
    });
    assert_eq!(world.ana.call("ideas.summary", json!({}))["total"], 2);
    let again = preview(&world);
    let sent = again["ideas"].as_array().unwrap().iter().find(|it| it["what"] == "sent").unwrap();
    assert_eq!(sent["sent_as"]["id"], json!(copy));
}

#[test]
fn a_lead_brings_stages_along_and_related_ideas_are_linked() {
    let world = world(Role::Lead);
    world.ben.call("space.open", json!({ "id": world.mine }));
    let moved =
        json!({ "kind": "stage.move", "id": world.meters, "from": "new", "to": "assessing" });
    world.ben.send(moved);
    let spaces = world.ben.call("space.list", json!({}));
    let shared = spaces.as_array().unwrap().iter().find(|it| it["kind"] == "joined").unwrap();
    world.ben.call("space.open", json!({ "id": shared["id"] }));
    let result = bring(
        &world,
        json!([
            { "idea": world.meters, "act": "send" },
            { "idea": world.invoices, "act": "related", "like": world.there },
        ]),
    );
    let outcomes = result["outcomes"].as_array().unwrap();
    assert_eq!(outcomes[0]["outcome"], "sent", "{result:#}");
    assert_eq!(outcomes[1]["outcome"], "related", "{result:#}");
    world.ben.until_sent();
    let copy = outcomes[0]["to"]["id"].as_str().unwrap();
    world.ana.until_there(copy);
    assert_eq!(world.ana.page(copy)["stage"]["now"], "assessing");
    assert_eq!(world.ana.page(copy)["submitted_for"], "Ben");
    let linked = outcomes[1]["to"]["id"].clone();
    world.ana.until("the link is there", |ana| {
        ana.page(&world.there)["pairs"][0]["idea"]["id"] == linked
    });
    let page = world.ana.page(linked.as_str().unwrap());
    assert_eq!(page["inputs"]["day_cost_minor"], Value::Null, "another currency stays behind");
    assert_eq!(page["inputs"]["runs"], 5.0);
}

#[test]
fn bringing_is_only_from_a_private_space_into_a_joined_one() {
    let world = world(Role::Contributor);
    let spaces = world.ben.call("space.list", json!({}));
    let shared = spaces.as_array().unwrap().iter().find(|it| it["kind"] == "joined").unwrap();
    let from = json!({ "from": shared["id"] });
    assert_eq!(world.ben.fails("join.bring_preview", from).code, "NOT_PRIVATE");
    let unknown = json!({ "from": Uuid::nil() });
    assert_eq!(world.ben.fails("join.bring_preview", unknown).code, "NO_SUCH_SPACE");
    let nothing = json!([{ "idea": world.meters, "act": "same" }]);
    let wanted = json!({ "id": Uuid::now_v7(), "from": world.mine, "choices": nothing });
    assert_eq!(world.ben.fails("join.bring", wanted).code, "INVALID");
    world.ben.call("space.open", json!({ "id": world.mine }));
    let into = json!({ "from": world.mine });
    assert_eq!(world.ben.fails("join.bring_preview", into).code, "NOT_JOINED");
}
