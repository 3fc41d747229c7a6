//! Spaces as a whole: the sample, backups put back, rates, what helps whoever helps.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

mod diagnostics;
mod kills;
mod rates;
mod restore;
mod sample;

use hub_app::{App, AppError, Reply};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
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
        "name": "Mine", "member_name": "Ana", "currency": "EUR", "time_zone": "Europe/Lisbon",
    });
    ok(&app, "space.create", new);
    app
}

fn id() -> String {
    Uuid::now_v7().to_string()
}

fn send(app: &App, operation: Value) -> Value {
    ok(app, "operation.send", json!({ "op_id": id(), "operation": operation }))
}

fn submit(app: &App, title: &str) -> String {
    let id = id();
    let estimate = json!({ "runs": 5, "period": "week", "minutes_per_run": 30.0, "people": 1.0 });
    let case = json!({ "title": title });
    send(app, json!({ "kind": "idea.submit", "id": id, "case": case, "estimate": estimate }));
    id
}

/// Every line of the list.
fn rows(app: &App) -> Vec<Value> {
    let numbers: Vec<u64> = serde_json::from_value(ok(app, "ideas.order", json!({}))).unwrap();
    let locals = &numbers[1..=numbers[0] as usize];
    ok(app, "ideas.rows", json!({ "locals": locals })).as_array().unwrap().clone()
}

fn titles(app: &App) -> Vec<String> {
    let mut titles: Vec<String> =
        rows(app).iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

fn spaces(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir.join("spaces")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
