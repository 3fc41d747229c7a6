//! Single cases that a random catalogue would not meet for sure.

use crate::world::{World, all_rows, founded, id, ok, order, send};
use serde_json::{Value, json};

#[test]
fn equal_scores_stand_by_number_in_every_column() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    for _ in 0..5 {
        let estimate =
            json!({ "runs": 2.0, "period": "week", "minutes_per_run": 30.0, "people": 1.0 });
        send(
            &app,
            json!({ "kind": "idea.submit", "id": id(), "case": { "title": "Same" }, "estimate": estimate }),
        );
    }
    for column in crate::laws::COLUMNS
        .iter()
        .filter(|c| !["age", "updated", "stage_since", "number"].contains(c))
    {
        for reversed in [false, true] {
            let [locals, ranks, _] = order(&app, &json!({ "sort": column, "reversed": reversed }));
            assert_eq!((locals, ranks), (vec![1, 2, 3, 4, 5], vec![1, 2, 3, 4, 5]), "{column}");
        }
    }
}

#[test]
fn words_of_a_merged_idea_find_the_one_that_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let (source, target) = (id(), id());
    for (idea, title) in [(&source, "Scan letters"), (&target, "Archive post"), (&id(), "Toner")] {
        send(&app, json!({ "kind": "idea.submit", "id": idea, "case": { "title": title } }));
    }
    let found = |search: &str| order(&app, &json!({ "search": search }))[0].clone();
    assert_eq!((found("letters"), found("OH-1")), (vec![1], vec![1]));
    send(&app, json!({ "kind": "merge", "source": source, "target": target, "adds_volume": true }));
    assert_eq!((found("letters"), found("OH-1"), found("post")), (vec![2], vec![2], vec![2]));
    assert_eq!(order(&app, &json!({}))[0], [2, 3]);
    let rows = all_rows(&app);
    let merged = rows.iter().find(|row| row["id"] == source).unwrap();
    assert_eq!(merged["merged_into"], json!({ "id": target, "shown_id": "OH-2" }));
    assert_eq!(rows.iter().find(|row| row["id"] == target).unwrap()["merged_count"], 1);
    assert_eq!(ok(&app, "app.state", json!({}))["space"]["ideas"], 2);
}

#[test]
fn a_line_says_what_is_missing_for_a_raw_number_and_what_can_be_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut world = World::new(dir.path());
    // An import with all ratings and an estimate, then a bare idea.
    world.arrive((1, 1, 4, 1));
    send(&world.app, json!({ "kind": "idea.submit", "id": id(), "case": { "title": "Bare" } }));
    let rows = all_rows(&world.app);
    let (rated, bare) = (&rows[0], &rows[1]);
    let raw = |row: &Value, method: &str| {
        (row[method]["number"].is_number(), row[method]["missing"].clone())
    };
    for method in ["rice", "ice", "wsjf"] {
        assert_eq!(raw(rated, method), (true, json!([])), "{method}");
    }
    assert_eq!(
        raw(bare, "rice"),
        (false, json!(["rice_reach", "rice_impact", "rice_confidence", "build_days"]))
    );
    assert_eq!(raw(bare, "ice"), (false, json!(["ice_impact", "ice_confidence", "ice_ease"])));
    assert_eq!(
        raw(bare, "wsjf"),
        (false, json!(["wsjf_value", "wsjf_time", "wsjf_risk", "wsjf_size"]))
    );
    assert_eq!((&bare["rights"]["edit_case"], &bare["followed"]), (&json!(true), &json!(true)));
    let base = bare["versions"]["title"].as_str().or(bare["versions"]["*"].as_str()).unwrap();
    let edit = |title: &str| json!({ "kind": "idea.edit", "id": bare["id"], "set": { "title": { "value": title, "base": base } } });
    send(&world.app, edit("Changed in place"));
    assert_eq!(all_rows(&world.app)[1]["title"], "Changed in place");
}

#[test]
fn other_weights_are_tried_without_changing_the_order() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    for (runs, days) in [(50.0, 40.0), (5.0, 1.0), (0.5, 0.5)] {
        let estimate = json!({ "runs": runs, "period": "week", "minutes_per_run": 30.0, "people": 1.0,
            "build_days": { "low": days, "likely": days, "high": days } });
        send(
            &app,
            json!({ "kind": "idea.submit", "id": id(), "case": { "title": "T" }, "estimate": estimate }),
        );
    }
    send(&app, json!({ "kind": "idea.submit", "id": id(), "case": { "title": "No score" } }));
    let before = order(&app, &json!({}));
    let profile = |method: &str| {
        json!({ "family_id": id(), "version": 1, "name": "P", "method": method,
        "weights": { "effort": 100.0, "value": 1.0 } })
    };
    let other = serde_json::from_value(profile("weighted")).unwrap();
    let moves = app.session().unwrap().moves_under(&other).unwrap();
    let ranks: Vec<_> = moves.iter().map(|m| (m.local, m.rank_before, m.rank_after)).collect();
    assert_eq!(
        ranks,
        [(3, Some(3), Some(1)), (2, Some(2), Some(2)), (1, Some(1), Some(3)), (4, None, None)]
    );
    assert!(moves[0].score_after > moves[0].score_before && moves[3].score_after.is_none());
    let raw = serde_json::from_value(profile("rice")).unwrap();
    let moves = app.session().unwrap().moves_under(&raw).unwrap();
    assert!(moves.iter().all(|moved| moved.rank_after.is_none()), "no impact was rated");
    assert_eq!(order(&app, &json!({})), before);

    // What the preview said is what happens.
    let id = id();
    let save = json!({ "kind": "profile.save", "id": id, "family_id": id, "version": 1, "name": "P",
        "method": "weighted", "weights": { "effort": 100.0, "value": 1.0 } });
    send(&app, save);
    send(&app, json!({ "kind": "profile.activate", "id": id }));
    assert_eq!(order(&app, &json!({}))[..2], [vec![3, 2, 1, 4], vec![1, 2, 3, 0]]);
}
