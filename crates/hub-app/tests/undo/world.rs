//! A space of one person, and what the files say about it.

use hub_app::{App, AppError, Reply};
use hub_core::{EntityKind, Row};
use hub_store::{IdeaFigures, Projector, Space};
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

/// Members of a row that say when and by what it was written.
const OF_THE_WRITING: [&str; 4] = ["seq", "fv", "created_op", "created_at_ms"];
/// Facts that say when something was, and which operation it was.
const TIMES: [&str; 5] =
    ["since_ms", "edited_at_ms", "merged_at_ms", "merged_op", "progress_at_ms"];

/// The facts of all rows, but when something was and which operation wrote it last.
pub fn facts(app: &App) -> Value {
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.db");
    app.session().unwrap().back_up(Some(journal)).unwrap();
    let nothing = Projector::new(1, |_, _, _| IdeaFigures::default());
    let space = Space::open(dir.path(), nothing, 0).unwrap();
    let rows = space.readers().read(|reader| {
        let kinds = EntityKind::ALL.iter().filter(|kind| **kind != EntityKind::Event);
        kinds.map(|kind| reader.rows(*kind)).collect::<Result<Vec<_>, _>>()
    });
    let mut rows: Vec<Row> = rows.unwrap().into_iter().flatten().collect();
    rows.sort_by_key(Row::key);
    rows.iter().map(|row| fact(json!(row))).collect()
}

fn fact(mut row: Value) -> Value {
    let members = row.as_object_mut().unwrap();
    members.retain(|member, _| !OF_THE_WRITING.contains(&member.as_str()));
    without_times(&mut row);
    row
}

fn without_times(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|member, _| !TIMES.contains(&member.as_str()));
            members.values_mut().for_each(without_times);
        }
        Value::Array(values) => values.iter_mut().for_each(without_times),
        _ => {}
    }
}
