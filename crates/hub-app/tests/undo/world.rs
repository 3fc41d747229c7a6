//! A space of one person, and what the files say about it.

use hub_app::{App, AppError, Reply};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

pub fn open(dir: &Path) -> App {
    App::open(dir.to_owned())
}

pub fn founded(dir: &Path) -> App {
    let app = open(dir);
    let new = json!({ "name": "A", "member_name": "Ana", "currency": "EUR", "time_zone": "UTC" });
    ok(&app, "space.create", new);
    app
}

pub fn call(app: &App, command: &str, params: Value) -> Result<Value, AppError> {
    match app.call(command, params)? {
        Reply::Json(text) => Ok(serde_json::from_str(&text).expect("a reply is JSON")),
        Reply::Bytes(bytes) => {
            let numbers =
                bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            Ok(json!(numbers.collect::<Vec<_>>()))
        }
    }
}

pub fn ok(app: &App, command: &str, params: Value) -> Value {
    call(app, command, params.clone()).unwrap_or_else(|e| panic!("{command} {params}: {e}"))
}

pub fn id() -> String {
    Uuid::now_v7().to_string()
}

/// Sends an operation that has to be accepted; gives its id.
pub fn send(app: &App, operation: Value) -> String {
    let op_id = id();
    let sent = ok(app, "operation.send", json!({ "op_id": op_id, "operation": operation }));
    assert_eq!(sent["verdict"], "ok", "{sent}");
    op_id
}

/// A new idea with an estimate and three answers, ready to be moved anywhere.
pub fn submit(app: &App, title: &str) -> String {
    let idea = id();
    send(
        app,
        json!({ "kind": "idea.submit", "id": idea, "case": { "title": title },
            "estimate": { "runs": 5.0, "period": "week", "minutes_per_run": 30.0, "people": 1.0 },
            "answers": { "rules": 4, "digital": 3, "structured": 5 } }),
    );
    idea
}

pub fn edit(idea: &str, field: &str, value: Value) -> Value {
    json!({ "kind": "idea.edit", "id": idea, "set": { field: { "value": value } } })
}

pub fn undo(app: &App) -> Value {
    ok(app, "undo.do", json!({ "id": id() }))
}

pub fn undo_act(app: &App, act: &str) -> Value {
    ok(app, "undo.do", json!({ "id": id(), "act": act }))
}

pub fn redo(app: &App) -> Value {
    ok(app, "redo", json!({ "id": id() }))
}

pub fn page(app: &App, idea: &str) -> Value {
    ok(app, "idea.get", json!({ "id": idea }))
}

/// The facts of all rows, but when something was and which operation wrote it last.
pub fn facts(app: &App) -> Value {
    let session = app.session().unwrap();
    let path = session.back_up(None).unwrap().0;
    let db = rusqlite::Connection::open(path).unwrap();
    let mut statement = db.prepare("SELECT json FROM row ORDER BY kind, id").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let facts = rows.map(|json| {
        let mut row: Value = serde_json::from_str(&json.unwrap()).unwrap();
        let members = row.as_object_mut().unwrap();
        ["seq", "fv", "created_op", "created_at_ms"].map(|member| members.remove(member));
        without_times(&mut row);
        row
    });
    facts.collect()
}

fn without_times(value: &mut Value) {
    match value {
        Value::Object(members) => {
            ["since_ms", "edited_at_ms", "merged_at_ms", "merged_op", "progress_at_ms"]
                .map(|member| members.remove(member));
            members.values_mut().for_each(without_times);
        }
        Value::Array(values) => values.iter_mut().for_each(without_times),
        _ => {}
    }
}
