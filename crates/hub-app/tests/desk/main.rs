//! One person's day at the Hub, through the commands that the window calls.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod merging;
mod proposals;
mod safety;

use hub_app::{App, AppError, Reply};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use uuid::Uuid;

fn call(app: &App, command: &str, params: Value) -> Result<Value, AppError> {
    match app.call(command, params)? {
        Reply::Json(text) => Ok(serde_json::from_str(&text).expect("a reply is JSON")),
        Reply::Bytes(bytes) => {
            let numbers =
                bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            Ok(json!(numbers.collect::<Vec<_>>()))
        }
    }
}

fn ok(app: &App, command: &str, params: Value) -> Value {
    call(app, command, params.clone()).unwrap_or_else(|e| panic!("{command} {params}: {e}"))
}

fn open(dir: &Path) -> App {
    App::open(dir.to_owned())
}

fn founded(dir: &Path) -> App {
    let app = open(dir);
    let new = json!({
        "name": "Alder Supply", "member_name": "Ana", "currency": "EUR", "time_zone": "Europe/Lisbon",
    });
    ok(&app, "space.create", new);
    app
}

fn id() -> String {
    Uuid::now_v7().to_string()
}

fn send(app: &App, operation: Value) -> Result<Value, AppError> {
    call(app, "operation.send", json!({ "op_id": id(), "operation": operation }))
}

fn submit(app: &App, case: Value, estimate: Value) -> Value {
    let submit = json!({ "kind": "idea.submit", "id": id(), "case": case, "estimate": estimate });
    send(app, submit).expect("the idea is accepted")
}

fn weekly(runs: f64) -> Value {
    json!({ "runs": runs, "period": "week", "minutes_per_run": 30.0, "people": 1.0 })
}

/// Locals and ranks of a view.
fn order(app: &App, view: Value) -> (Vec<u64>, Vec<u64>) {
    let numbers: Vec<u64> = serde_json::from_value(ok(app, "ideas.order", view)).unwrap();
    let count = numbers[0] as usize;
    assert_eq!(numbers.len(), 1 + 3 * count);
    (numbers[1..=count].to_vec(), numbers[1 + count..=2 * count].to_vec())
}

fn titles(app: &App, view: Value) -> Vec<String> {
    let rows = ok(app, "ideas.rows", json!({ "locals": order(app, view).0 }));
    let title = |row: &Value| row["title"].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(title).collect()
}

#[test]
fn the_first_run_founds_a_space_once() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let state = ok(&app, "app.state", json!({}));
    assert_eq!((&state["space"], &state["trouble"]), (&Value::Null, &Value::Null));
    assert_eq!(call(&app, "ideas.order", json!({})).unwrap_err().code, "NO_SPACE");
    let choices = ok(&app, "app.choices", json!({}));
    let has = |list: &str, wanted: &Value| choices[list].as_array().unwrap().contains(wanted);
    assert!(has("time_zones", &json!("America/Sao_Paulo")));
    assert!(has("currencies", &json!({ "code": "BRL", "name": "Brazilian real" })));
    let wrong = [
        ("name", "", "empty"),
        ("member_name", "\u{202E}evil", "character"),
        ("currency", "EURO", "wrong_type"),
        ("currency", "XYZ", "wrong_type"),
        ("time_zone", "Mars/Olympus", "wrong_type"),
    ];
    for (field, value, problem) in wrong {
        let mut new = json!({
            "name": "A", "member_name": "B", "currency": "EUR", "time_zone": "UTC",
        });
        new[field] = json!(value);
        let error = call(&app, "space.create", new).unwrap_err();
        assert_eq!(error.code, "INVALID");
        assert_eq!(
            (&error.facts["field"], &error.facts["problem"]),
            (&json!(field), &json!(problem))
        );
    }
    drop(app);
    let app = founded(dir.path());
    let space = ok(&app, "app.state", json!({}))["space"].clone();
    assert_eq!((&space["name"], &space["currency_digits"]), (&json!("Alder Supply"), &json!(2)));
    assert_eq!(space["me"]["role"], "admin");
    let again = json!({ "name": "B", "member_name": "B", "currency": "EUR", "time_zone": "UTC" });
    assert_eq!(call(&app, "space.create", again).unwrap_err().code, "SPACE_EXISTS");
}

#[test]
fn an_idea_is_ranked_shown_and_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    submit(&app, json!({ "title": "Order toner" }), json!({}));
    submit(&app, json!({ "title": "Print labels" }), weekly(2.0));
    let sent = submit(&app, json!({ "title": "Match invoices with orders" }), weekly(40.0));
    assert_eq!(sent["shown_id"], "OH-3");
    let ranked = ["Match invoices with orders", "Print labels", "Order toner"];
    assert_eq!(titles(&app, json!({})), ranked);
    assert_eq!(order(&app, json!({})).1, [1, 2, 0], "without a score there is no rank");
    drop(app);

    let app = open(dir.path());
    assert_eq!(titles(&app, json!({})), ranked);
    let page = ok(&app, "idea.get", json!({ "id": "OH-3" }));
    // 40 x 52 runs of half an hour, 65 % of it saved.
    assert_eq!(page["estimate"]["figures"]["hours_today"], 1_040.0);
    assert_eq!(page["row"]["hours_saved"]["likely"], 676.0);
    assert_eq!((&page["rank"], &page["next"]), (&json!(1), &json!(by_title(&app, "Print labels"))));
    assert_eq!(page["estimate"]["missing"], json!([]));
    assert_eq!(page["events"][0]["kind"], "idea.submit");
    let summary = ok(&app, "ideas.summary", json!({}));
    assert_eq!((&summary["count"], &summary["estimated"]), (&json!(3), &json!(2)));
}

fn by_title(app: &App, title: &str) -> String {
    let rows = ok(app, "ideas.rows", json!({ "locals": order(app, json!({})).0 }));
    let rows = rows.as_array().unwrap().clone();
    let row = rows.into_iter().find(|row| row["title"] == title).expect("it is listed");
    row["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_list_sorts_searches_and_counts() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    for (title, runs) in [("Zebra café list", 1.0), ("apple orders", 9.0), ("Müll abholen", 4.0)]
    {
        submit(&app, json!({ "title": title }), weekly(runs));
    }
    let cases: [(Value, &[&str]); 7] = [
        (json!({ "sort": "title" }), &["apple orders", "Müll abholen", "Zebra café list"]),
        (
            json!({ "sort": "hours", "reversed": true }),
            &["Zebra café list", "Müll abholen", "apple orders"],
        ),
        (json!({ "sort": "number" }), &["Zebra café list", "apple orders", "Müll abholen"]),
        (json!({ "search": "CAFE" }), &["Zebra café list"]),
        (json!({ "search": "oh-2" }), &["apple orders"]),
        (json!({ "search": "\"; DROP TABLE idea_list; --" }), &[]),
        (json!({ "search": "nothing of the kind" }), &[]),
    ];
    for (view, expected) in cases {
        assert_eq!(titles(&app, view.clone()), expected, "{view}");
    }
    assert_eq!(order(&app, json!({ "search": "café" })).1, [1], "ranks are those of the view");
    let none = ok(&app, "ideas.rows", json!({ "locals": [u32::MAX, 77] }));
    assert_eq!(none, json!([]));
}

#[test]
fn a_second_click_acts_once_and_a_stale_edit_keeps_both_values() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = id();
    let submit = json!({ "kind": "idea.submit", "id": idea, "case": { "title": "Once" } });
    let request = json!({ "op_id": id(), "operation": submit });
    let first = ok(&app, "operation.send", request.clone());
    assert_eq!(ok(&app, "operation.send", request), first);
    assert_eq!(titles(&app, json!({})), ["Once"]);

    let page = ok(&app, "idea.get", json!({ "id": idea }));
    let seen = page["versions"]["title"].as_str().or(page["versions"]["*"].as_str()).unwrap();
    let edit = |title: &str| json!({ "kind": "idea.edit", "id": idea, "set": { "title": { "value": title, "base": seen } } });
    assert_eq!(send(&app, edit("Twice")).unwrap()["verdict"], "ok");
    let stale = send(&app, edit("Thrice")).unwrap();
    assert_eq!((&stale["verdict"], &stale["fields"]), (&json!("merged"), &json!(["title"])));
    assert_eq!(titles(&app, json!({})), ["Twice"]);
}

#[test]
fn withdrawing_hides_an_idea_until_it_is_searched_or_restored() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    submit(&app, json!({ "title": "Scan the post" }), weekly(3.0));
    let idea = by_title(&app, "Scan the post");
    send(&app, json!({ "kind": "idea.withdraw", "id": idea })).unwrap();
    assert_eq!(titles(&app, json!({})), [""; 0]);
    assert_eq!(titles(&app, json!({ "search": "scan" })), ["Scan the post"]);
    let page = ok(&app, "idea.get", json!({ "id": idea }));
    assert_eq!(
        (&page["stage"]["now"], &page["actions"]["restore"]),
        (&json!("withdrawn"), &json!(true))
    );
    let found = similar(&app, json!({ "title": "Scan the post" }));
    assert_eq!(found["found"], json!([]), "what was withdrawn is no duplicate");
    send(&app, json!({ "kind": "idea.restore", "id": idea })).unwrap();
    assert_eq!(titles(&app, json!({})), ["Scan the post"]);
    send(&app, json!({ "kind": "idea.remove", "id": idea, "reason": "sent by mistake" })).unwrap();
    assert_eq!(titles(&app, json!({ "search": "scan" })), [""; 0]);
    assert_eq!(call(&app, "idea.get", json!({ "id": idea })).unwrap_err().code, "REMOVED");
}

/// Asks until the words of all ideas have been read, as the window does.
fn similar(app: &App, typed: Value) -> Value {
    let give_up = Instant::now() + Duration::from_secs(60);
    loop {
        let reply = ok(app, "similar.find", typed.clone());
        if reply["indexing"] == false {
            return reply;
        }
        assert!(Instant::now() < give_up, "the words are never read");
        std::thread::yield_now();
    }
}

#[test]
fn possible_duplicates_come_with_their_reasons() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let area = id();
    send(&app, json!({ "kind": "area.add", "id": area, "name": "Finance" })).unwrap();
    send(&app, json!({ "kind": "system.add", "name": "SAP" })).unwrap();
    let systems = ok(&app, "space.choices", json!({}))["systems"][0]["id"].clone();
    let case = json!({ "title": "Type supplier invoices into SAP", "area_id": area, "system_ids": [systems] });
    submit(&app, case, weekly(3.0));
    submit(&app, json!({ "title": "Water the plants" }), json!({}));
    let typed = json!({
        "title": "Copying supplier invoices", "area_id": area, "system_ids": [systems],
    });
    let reply = similar(&app, typed);
    let found = &reply["found"][0];
    assert_eq!(reply["found"].as_array().unwrap().len(), 1);
    assert_eq!((&found["shown_id"], &found["mine"]), (&json!("OH-1"), &json!(true)));
    assert_eq!((&found["same_area"], &found["shared_systems"]), (&json!(true), &json!(["SAP"])));
    let marks: Vec<&str> = found["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| {
            let place = |end: &str| mark[end].as_u64().unwrap() as usize;
            &found["title"].as_str().unwrap()[place("start")..place("end")]
        })
        .collect();
    assert_eq!(marks, ["supplier", "invoices"]);
    for hostile in ["", "\u{0}", "\u{202E}😀", "   ", "a"] {
        ok(&app, "similar.find", json!({ "title": hostile }));
    }
    ok(&app, "similar.find", json!({ "title": "x".repeat(1_000_000) }));
}

#[test]
fn an_estimate_answers_while_it_is_typed() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let empty = ok(&app, "estimate.preview", json!({ "inputs": {} }));
    assert_eq!(empty["missing"], json!(["runs", "period", "minutes_per_run", "people"]));
    assert_eq!(empty["figures"], Value::Null);
    let inputs = json!({
        "runs": 10.0, "period": "day", "minutes_per_run": 12.0, "people": 1.0, "error_rate": 0.05,
        "rework_minutes": 20.0, "reviewed_share": 0.1, "review_minutes": 5.0,
        "labour": { "per": "year", "minor": 4_400_000 },
        "automatable_share": { "low": 0.6, "likely": 0.8, "high": 0.9 },
    });
    let full = ok(&app, "estimate.preview", json!({ "inputs": inputs }));
    assert_eq!(full["figures"]["hours_saved"]["likely"], 396.0);
    assert_eq!(full["figures"]["money_saved_minor"]["likely"], 990_000.0);
    let wrong = ok(&app, "estimate.preview", json!({ "inputs": { "runs": -1.0, "people": 1e12 } }));
    let fields: Vec<&Value> =
        wrong["wrong"].as_array().unwrap().iter().map(|w| &w["facts"]["field"]).collect();
    assert_eq!(fields, ["runs", "people"]);
}

#[test]
fn listeners_hear_what_changed() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let heard: Arc<Mutex<Vec<Value>>> = Arc::default();
    let ears = Arc::clone(&heard);
    app.on_changed(move |text| ears.lock().unwrap().push(serde_json::from_str(text).unwrap()));
    let sent = submit(&app, json!({ "title": "Heard" }), json!({}));
    let heard = heard.lock().unwrap();
    let change = heard.iter().find(|change| change["ids"] == json!([sent["idea_id"]])).unwrap();
    assert!(change["kinds"].as_array().unwrap().contains(&json!("idea")));
}
