//! Saved views, views of another version, and what was seen at the last visit.

use crate::world::{World, call, founded, id, ok, open, order, send};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn names(views: &Value) -> Vec<&str> {
    views.as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap()).collect()
}

#[test]
fn views_keep_their_order_across_restarts() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let ids = [id(), id(), id(), id()];
    for (id, name) in ids.iter().zip(["a", "b", "c", "d"]) {
        ok(
            &app,
            "views.put",
            json!({ "id": id, "name": name, "address": format!("?sort={name}") }),
        );
    }
    let moved = ok(&app, "views.move", json!({ "id": ids[3], "position": 0 }));
    assert_eq!(names(&moved), ["d", "a", "b", "c"]);
    let moved = ok(&app, "views.move", json!({ "id": ids[0], "position": 99 }));
    assert_eq!(names(&moved), ["d", "b", "c", "a"]);
    assert_eq!(names(&ok(&app, "views.move", json!({ "id": id(), "position": 0 }))), names(&moved));
    ok(&app, "views.delete", json!({ "id": ids[1] }));
    ok(&app, "views.delete", json!({ "id": ids[1] }));
    ok(&app, "views.put", json!({ "id": ids[2], "name": "C", "address": "" }));
    let last = ok(&app, "views.put", json!({ "id": id(), "name": "e", "address": "?" }));
    assert_eq!(names(&last), ["d", "C", "a", "e"]);
    let positions: Vec<&Value> = last.as_array().unwrap().iter().map(|v| &v["position"]).collect();
    assert_eq!(positions, [0, 1, 2, 3]);
    drop(app);
    assert_eq!(ok(&open(dir.path()), "views.list", json!({})), last);
}

#[test]
fn what_cannot_be_a_view_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let cases = [
        (json!({ "id": id(), "name": "", "address": "" }), "name", "empty"),
        (json!({ "id": id(), "name": " \t ", "address": "" }), "name", "empty"),
        (json!({ "id": id(), "name": "x".repeat(81), "address": "" }), "name", "too_long"),
        (json!({ "id": id(), "name": "a\u{202E}b", "address": "" }), "name", "character"),
        (json!({ "id": id(), "name": "a", "address": "é".repeat(4_097) }), "address", "too_long"),
    ];
    for (view, field, problem) in cases {
        let error = call(&app, "views.put", view).unwrap_err();
        assert_eq!((error.code.as_str(), &error.facts["field"]), ("INVALID", &json!(field)));
        assert_eq!(error.facts["problem"], problem);
    }
    assert_eq!(ok(&app, "views.list", json!({})), json!([]));
    let longest = json!({ "id": id(), "name": "x".repeat(80), "address": "é".repeat(4_096) });
    assert_eq!(ok(&app, "views.put", longest).as_array().unwrap().len(), 1);
}

#[test]
fn what_another_version_wrote_is_left_out_and_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut world = World::new(dir.path());
    (0..6).for_each(|n| world.arrive((0, n, n, n)));
    let all = order(&world.app, &json!({}));
    let cases = [
        (json!({ "sort": "phase_of_the_moon" }), json!(["sort"])),
        (json!({ "filter": { "stages": ["archived"] } }), json!(["filter.stages"])),
        (
            json!({ "filter": { "stages": [7, "archived"], "colour": "red" } }),
            json!(["filter.stages", "filter.colour"]),
        ),
        (
            json!({ "filter": { "hours_min": "many", "mine": 1 } }),
            json!(["filter.hours_min", "filter.mine"]),
        ),
        (json!({ "filter": { "area_ids": ["no id"] } }), json!(["filter.area_ids"])),
        (json!({ "filter": "red", "columns": ["a"] }), json!(["filter", "columns"])),
        (json!({ "search": null, "filter": null, "sort": null }), json!([])),
        (json!({ "reversed": "yes", "view": 3 }), json!(["reversed", "view"])),
    ];
    for (view, left_out) in cases {
        assert_eq!(order(&world.app, &view), all, "{view}");
        assert_eq!(ok(&world.app, "ideas.summary", view.clone())["left_out"], left_out, "{view}");
    }
    let part = json!({ "filter": { "stages": ["archived", "new"], "no_estimate": true, "x": 1 } });
    let understood = json!({ "filter": { "stages": ["new"], "no_estimate": true } });
    assert_eq!(order(&world.app, &part), order(&world.app, &understood));
    assert_eq!(call(&world.app, "ideas.order", json!([1])).unwrap_err().code, "BAD_PARAMETERS");
}

/// Until what was seen is on the disk, which happens in the background.
fn kept(dir: &std::path::Path, view: &str) {
    let journal = std::fs::read_dir(dir.join("spaces")).unwrap().next().unwrap().unwrap();
    let journal = journal.path().join("journal.db");
    let give_up = Instant::now() + Duration::from_secs(60);
    loop {
        // Beside the program, as a program of another version would look.
        let bytes = ["", "-wal"].map(|end| std::fs::read(format!("{}{end}", journal.display())));
        let is_there =
            |bytes: &Vec<u8>| bytes.windows(view.len()).any(|part| part == view.as_bytes());
        if bytes.iter().flatten().any(is_there) {
            return;
        }
        assert!(Instant::now() < give_up, "what was seen in {view} is never kept");
        std::thread::yield_now();
    }
}

#[test]
fn ranks_are_compared_with_those_of_the_last_visit() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let ideas = [id(), id(), id()];
    for (idea, runs) in ideas.iter().zip([9.0, 5.0, 1.0]) {
        let estimate =
            json!({ "runs": runs, "period": "week", "minutes_per_run": 30.0, "people": 1.0 });
        send(
            &app,
            json!({ "kind": "idea.submit", "id": idea, "case": { "title": "T" }, "estimate": estimate }),
        );
    }
    let saved = id();
    ok(&app, "views.put", json!({ "id": saved, "name": "Mine", "address": "?x" }));
    let visit = |app: &hub_app::App, view: &str| order(app, &json!({ "view": view }));
    // Unknown at the first visit, and nothing is kept of names that are no views.
    for view in ["all", &saved, &id(), "'; DROP TABLE seen_ranks; --"] {
        assert_eq!(visit(&app, view), [vec![1, 2, 3], vec![1, 2, 3], vec![0, 0, 0]]);
    }
    kept(dir.path(), &saved);
    let better = json!({ "minutes_per_run": { "value": 3_000.0 } });
    send(&app, json!({ "kind": "idea.edit", "id": ideas[2], "set": better }));
    assert_eq!(visit(&app, "all")[2], [0, 0, 0], "it is still the first visit");
    drop(app);

    let app = open(dir.path());
    for view in ["all", &saved] {
        assert_eq!(visit(&app, view), [vec![3, 1, 2], vec![1, 2, 3], vec![3, 1, 2]]);
    }
    assert_eq!(order(&app, &json!({}))[2], [0, 0, 0], "no view, nothing to compare with");
    let by_number = order(&app, &json!({ "view": "all", "sort": "number" }));
    assert_eq!(by_number, [vec![1, 2, 3], vec![2, 3, 1], vec![1, 2, 3]], "whatever the sort");
    ok(&app, "views.put", json!({ "id": saved, "name": "Renamed", "address": "?x" }));
    assert_eq!(visit(&app, &saved)[2], [3, 1, 2]);
    ok(&app, "views.put", json!({ "id": saved, "name": "Renamed", "address": "?y" }));
    assert_eq!(visit(&app, &saved)[2], [0, 0, 0], "it shows something else now");
}
