//! Possible pairs of the whole catalogue: what is found, what leaves the list and comes back, groups
//! and their survivor, two ideas side by side, what a merge would come to, and the answers kept.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod list;
mod merge;
mod real;
mod run;

use hub_app::{App, AppError, Reply};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

fn founded(dir: &Path) -> App {
    let app = App::open(dir.to_owned());
    let new = json!({ "name": "A", "member_name": "Ana", "currency": "EUR", "time_zone": "UTC" });
    ok(&app, "space.create", new);
    app
}

fn call(app: &App, command: &str, params: Value) -> Result<Value, AppError> {
    match app.call(command, params)? {
        Reply::Json(text) => Ok(serde_json::from_str(&text).expect("a reply is JSON")),
        Reply::Bytes(_) => Ok(Value::Null),
    }
}

fn ok(app: &App, command: &str, params: Value) -> Value {
    call(app, command, params.clone()).unwrap_or_else(|e| panic!("{command} {params}: {e}"))
}

fn id() -> String {
    Uuid::now_v7().to_string()
}

fn send(app: &App, operation: Value) -> String {
    let op_id = id();
    let sent = ok(app, "operation.send", json!({ "op_id": op_id, "operation": operation }));
    assert_eq!(sent["verdict"], "ok", "{sent}");
    op_id
}

fn submit(app: &App, title: &str, description: &str) -> String {
    let idea = id();
    let case = json!({ "title": title, "description": description });
    send(app, json!({ "kind": "idea.submit", "id": idea, "case": case }));
    idea
}

/// An idea of somebody who is named in a file, weekly with half an hour each time.
fn imported(app: &App, title: &str, by: &str, runs: Option<f64>, stage: &str) -> String {
    let idea = id();
    let mut import = json!({
        "kind": "idea.import", "id": idea, "case": { "title": title, "description": INVOICES },
        "imported": { "stage": stage, "submitted_for": by, "batch_id": id() },
    });
    if let Some(runs) = runs {
        import["estimate"] =
            json!({ "runs": runs, "period": "week", "minutes_per_run": 30.0, "people": 1.0 });
    }
    send(app, import);
    idea
}

/// Ideas of which each is like all others, among as many of which none is like any.
fn many(app: &App, count: usize) {
    for at in 0..count {
        submit(app, &format!("Chase overdue invoices {at}"), INVOICES);
        let words: Vec<String> = (0..12).map(|word| format!("w{at}x{word}")).collect();
        submit(app, &format!("Matter {at}"), &words.join(" "));
    }
}

fn find(app: &App) {
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    app.session().unwrap().find_pairs(&mut go_on).unwrap();
}

/// The shown ids of each entry of the list.
fn listed(app: &App, least: &str) -> Vec<Vec<String>> {
    let list = ok(app, "pairs.list", json!({ "least": least }));
    let entries = list["entries"].as_array().unwrap();
    assert_eq!(list["total"], entries.len());
    entries.iter().map(|entry| shown(&entry["ideas"])).collect()
}

fn shown(ideas: &Value) -> Vec<String> {
    let ideas = ideas.as_array().unwrap().iter();
    ideas.map(|idea| idea["shown_id"].as_str().unwrap().to_owned()).collect()
}

fn say(app: &App, a: &str, b: &str, to: &str, expect: &str) -> String {
    send(app, json!({ "kind": "pair.set", "a": a, "b": b, "to": to, "expect": expect }))
}

const INVOICES: &str = "Every Monday I export the open items from the ledger, sort them by customer \
    and write a friendly reminder to everybody whose invoice is overdue by more than ten days. Some \
    answer by mail, others call the switchboard, so I keep a list of promises in a spreadsheet.";
const BADGES: &str = "New colleagues need a badge. Reception prints the photo, the lab asks for the \
    safety certificate, and the plant manager signs a paper form before the gate opens for them.";
