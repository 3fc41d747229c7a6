//! A space of one person, and the ways to rank it.

use hub_app::{App, AppError, Reply};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

pub const CRITERIA: [&str; 6] = ["value", "feasibility", "demand", "fit", "effort", "risk"];
pub const BALANCED: [f64; 6] = [30.0, 25.0, 15.0, 10.0, 15.0, 5.0];

pub fn founded(dir: &Path) -> App {
    let app = App::open(dir.to_owned());
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

/// Sends operations that have to be accepted, as one act; gives the act.
pub fn send(app: &App, operations: &[Value]) -> String {
    let act = id();
    let grouped = operations.iter().map(|it| json!({ "op_id": id(), "operation": it }));
    let operations: Vec<Value> = grouped.collect();
    let request = json!({ "group_id": act, "operations": operations, "all_or_nothing": true });
    let sent = ok(app, "operations.send_all", request);
    assert_eq!(sent["is_kept"], true, "{sent}");
    act
}

/// What is known of an idea: `runs` a week of half an hour, an answer to each question, days to
/// build, fit and risk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    pub runs: Option<u32>,
    pub answer: Option<u8>,
    pub days: Option<u32>,
    pub fit: Option<u8>,
    pub risk: Option<u8>,
}

/// Sends ideas of which so much is known, in this order; gives their ids.
pub fn fill(app: &App, ideas: &[Known]) -> Vec<String> {
    let ids: Vec<String> = ideas.iter().map(|_| id()).collect();
    for (ids, ideas) in ids.chunks(50).zip(ideas.chunks(50)) {
        let operations = ids.iter().zip(ideas).flat_map(|(id, known)| operations(id, *known));
        send(app, &operations.collect::<Vec<_>>());
    }
    ids
}

fn operations(id: &str, known: Known) -> Vec<Value> {
    let mut estimate = json!({});
    if let Some(runs) = known.runs {
        let often = json!({ "runs": runs, "period": "week", "minutes_per_run": 30, "people": 1 });
        estimate = often;
    }
    if let Some(days) = known.days {
        estimate["build_days"] = json!({ "low": days, "likely": days, "high": days });
    }
    let questions = ["rules", "digital", "structured", "stable", "documented"];
    let answers: Value =
        questions.iter().map(|it| ((*it).to_owned(), json!(known.answer))).collect();
    let submit = json!({ "kind": "idea.submit", "id": id, "case": { "title": format!("Idea {id}") },
        "estimate": estimate, "answers": answers });
    let mut set = json!({});
    for (field, value) in [("fit", known.fit), ("risk", known.risk)] {
        if let Some(value) = value {
            set[field] = json!({ "value": value });
        }
    }
    let edit = json!({ "kind": "idea.edit", "id": id, "set": set });
    let has_ratings = edit["set"].as_object().is_some_and(|set| !set.is_empty());
    std::iter::once(submit).chain(has_ratings.then_some(edit)).collect()
}

pub fn weights(weights: [f64; 6]) -> Value {
    CRITERIA.iter().zip(weights).map(|(name, weight)| ((*name).to_owned(), json!(weight))).collect()
}

pub fn preview(app: &App, given: [f64; 6]) -> Value {
    ok(app, "profiles.preview", json!({ "method": "weighted", "weights": weights(given) }))
}

/// The profile of a method, the newest version first.
pub fn family(app: &App, method: &str) -> Value {
    let families = ok(app, "profiles.list", json!({}))["families"].take();
    let mut families = families.as_array().unwrap().clone().into_iter();
    families.find(|family| family["method"] == method).expect("the Hub brings one of each")
}

/// Saves a version of the weighted profile and ranks by it, as one act; gives the act.
pub fn apply(app: &App, given: &Value) -> String {
    let family = family(app, "weighted");
    let (id, newest) = (id(), &family["versions"][0]);
    let version = newest["version"].as_u64().unwrap() + 1;
    let save = json!({ "kind": "profile.save", "id": id, "family_id": family["id"],
        "version": version, "name": newest["name"], "method": "weighted", "weights": given });
    send(app, &[save, json!({ "kind": "profile.activate", "id": id })])
}

/// Ranks by a raw number.
pub fn rank_by(app: &App, method: &str) -> String {
    let id = family(app, method)["versions"][0]["id"].clone();
    send(app, &[json!({ "kind": "profile.activate", "id": id })])
}

/// Ids in the order of the list, each with its rank; 0 without one.
pub fn ranks(app: &App) -> Vec<(String, u64)> {
    let numbers: Vec<u64> = serde_json::from_value(ok(app, "ideas.order", json!({}))).unwrap();
    let count = numbers[0] as usize;
    let (locals, ranks) = (&numbers[1..=count], &numbers[1 + count..=2 * count]);
    let rows: Vec<Value> = locals
        .chunks(500)
        .flat_map(|locals| {
            ok(app, "ideas.rows", json!({ "locals": locals })).as_array().unwrap().clone()
        })
        .collect();
    let id = |row: &Value| row["id"].as_str().unwrap().to_owned();
    rows.iter().map(id).zip(ranks.iter().copied()).collect()
}
