//! The sample: what a newcomer finds in it, and that nothing of it stays.

use super::*;
use std::collections::BTreeSet;

fn sampled(dir: &Path) -> App {
    let app = open(dir);
    ok(&app, "sample.create", json!({}));
    app
}

#[test]
fn it_shows_what_the_hub_can_do() {
    let dir = tempfile::tempdir().unwrap();
    let app = sampled(dir.path());
    let space = ok(&app, "app.state", json!({}))["space"].take();
    assert_eq!((&space["is_sample"], &space["name"]), (&json!(true), &json!("Alder Supply")));
    assert_eq!(space["me"]["role"], "admin");
    let rows = rows(&app);
    let count = |which: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| which(row)).count();
    assert!((24..=30).contains(&rows.len()), "{}", rows.len());
    let stages: BTreeSet<&str> = rows.iter().map(|row| row["stage"].as_str().unwrap()).collect();
    // A withdrawn one is there too, and not listed.
    let listed = ["assessing", "declined", "live", "new", "parked", "ready", "retired"];
    assert_eq!(stages, listed.into());
    assert_eq!(count(&|row| row["hours_saved"].is_null()), 1, "one has no figures yet");
    let hours = |row: &Value| row["hours_saved"]["likely"].as_f64();
    assert_eq!(count(&|row| hours(row).is_some_and(|it| it < 0.0)), 1, "one would cost time");
    assert_eq!(count(&|row| row["merged_count"] == 1), 2);
    assert!(count(&|row| row["supports"].as_u64() > Some(1)) >= 4);
    assert!(count(&|row| row["comments"].as_u64() > Some(0)) >= 6);
    let people: BTreeSet<_> = rows.iter().map(|row| row["author"].as_str().unwrap()).collect();
    assert!(people.len() >= 7, "{people:?}");
    let scores: BTreeSet<u64> =
        rows.iter().filter_map(|row| row["score"]["score"].as_f64()).map(|it| it as u64).collect();
    assert!(scores.len() >= 12, "scores differ: {scores:?}");
    assert_eq!(ok(&app, "views.list", json!({})).as_array().unwrap().len(), 2);
    let mine = rows.iter().filter(|row| row["author_key"] == space["me"]["id"]).count();
    assert_eq!((mine, ok(&app, "undo.list", json!({ "limit": 10 }))), (0, json!([])));
}

/// The first case of the product's numbers is in it.
#[test]
fn its_figures_are_the_ones_that_are_printed_elsewhere() {
    let dir = tempfile::tempdir().unwrap();
    let app = sampled(dir.path());
    let rows = rows(&app);
    let find = |title: &str| {
        rows.iter().find(|row| row["title"].as_str().unwrap().starts_with(title)).unwrap()
    };
    let page = ok(&app, "idea.get", json!({ "id": find("Reconcile card")["id"] }));
    let part = &page["estimate"]["figures"]["parts"][0];
    assert!((part["hours_today"].as_f64().unwrap() - 495.0).abs() < 0.01, "{part}");
    assert_eq!(page["comments"].as_array().unwrap().len(), 2, "one of them of the merged idea");
    assert!(!page["merged"].as_array().unwrap().is_empty());
    let text = page["comments"][0]["body"].as_str().unwrap_or_default().to_owned()
        + page["comments"][1]["body"].as_str().unwrap_or_default();
    assert!(text.contains("OH-") && !text.contains('{'), "{text}");
    let freight = ok(&app, "idea.get", json!({ "id": find("Type supplier")["id"] }));
    assert!(!freight["newer_rates"].is_null(), "its area has newer rates");
}

#[test]
fn possible_duplicates_are_left_to_be_found_in_every_language() {
    for language in ["en", "pt-BR", "es"] {
        find_duplicates(language);
    }
}

fn find_duplicates(language: &str) {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let mut device = ok(&app, "app.state", json!({}))["device"].take();
    device["language"] = json!(language);
    ok(&app, "device.set", device);
    ok(&app, "sample.create", json!({}));
    app.session().unwrap().find_pairs(&mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let state = ok(&app, "pairs.state", json!({}));
    assert!(state["found"].as_u64() >= Some(2), "{language}: {state}");
}

#[test]
fn history_lies_in_the_past_and_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let app = sampled(dir.path());
    let now_ms = jiff::Timestamp::now().as_millisecond();
    let created: Vec<i64> =
        rows(&app).iter().map(|row| row["created_at_ms"].as_i64().unwrap()).collect();
    let day_ms = 86_400_000;
    assert!(created.iter().all(|at_ms| (now_ms - 200 * day_ms..now_ms).contains(at_ms)));
    assert!(created.iter().any(|at_ms| now_ms - at_ms < 3 * day_ms));
    let report = ok(&app, "diagnostics.check", json!({}));
    assert_eq!(report["findings"], json!([]));
}

#[test]
fn one_click_removes_it_and_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let app = sampled(dir.path());
    assert_eq!(call(&app, "sample.create", json!({})).unwrap_err().code, "SPACE_EXISTS");
    submit(&app, "Mine, in the sample");
    ok(&app, "draft.put", json!({ "id": id(), "body": { "title": "Half" } }));
    let going = ok(&app, "sample.look", json!({}));
    assert_eq!((&going["own_ideas"], &going["drafts"]), (&json!(1), &json!(1)));
    let state = ok(&app, "sample.remove", json!({}));
    assert_eq!((&state["space"], &state["trouble"]), (&Value::Null, &Value::Null));
    assert!(spaces(dir.path()).is_empty());
    // The next one begins as if there had been none.
    ok(&app, "sample.create", json!({}));
    ok(&app, "sample.remove", json!({}));
    let app = founded(dir.path());
    assert_eq!(ok(&app, "app.state", json!({}))["space"]["is_sample"], false);
    assert_eq!(call(&app, "sample.remove", json!({})).unwrap_err().code, "NOT_THE_SAMPLE");
    assert_eq!(call(&app, "sample.look", json!({})).unwrap_err().code, "NOT_THE_SAMPLE");
}

#[test]
fn it_stays_the_sample_across_starts_and_in_its_backups() {
    let dir = tempfile::tempdir().unwrap();
    let app = sampled(dir.path());
    let backup = ok(&app, "space.backup", json!({}));
    drop(app);
    let app = open(dir.path());
    assert_eq!(ok(&app, "app.state", json!({}))["space"]["is_sample"], true);
    ok(&app, "backup.restore", json!({ "path": backup["path"] }));
    assert_eq!(ok(&app, "app.state", json!({}))["space"]["is_sample"], true);
}
