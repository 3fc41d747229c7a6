//! Versions are never changed: who saved what, going back, and taking that back.

use super::world::*;
use serde_json::{Value, json};

fn versions(app: &hub_app::App) -> Vec<Value> {
    family(app, "weighted")["versions"].as_array().unwrap().clone()
}

#[test]
fn the_hub_brings_one_profile_of_each_method() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let list = ok(&app, "profiles.list", json!({}));
    let families = list["families"].as_array().unwrap();
    let methods: Vec<&Value> = families.iter().map(|family| &family["method"]).collect();
    assert_eq!(methods, ["weighted", "rice", "ice", "wsjf"]);
    let balanced = &families[0]["versions"][0];
    assert_eq!(balanced["weights"], weights(BALANCED));
    assert_eq!((&balanced["builtin"], &balanced["by"]), (&json!("balanced"), &Value::Null));
    assert_eq!((&balanced["is_active"], &list["active"]), (&json!(true), &balanced["id"]));
    assert_eq!((&list["method"], &list["may_change"]), (&json!("weighted"), &json!(true)));
    assert_eq!((&list["value_basis"], &list["value_full"]), (&json!("hours"), &json!(5_000.0)));
}

#[test]
fn a_version_says_who_changed_what() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    apply(&app, &weights([40.0, 25.0, 15.0, 10.0, 15.0, 0.0]));
    let [newest, first] = &versions(&app)[..] else { panic!("two versions") };
    assert_eq!((&newest["version"], &newest["by"]["name"]), (&json!(2), &json!("Ana")));
    let changed = json!([
        { "criterion": "value", "before": 30.0, "after": 40.0 },
        { "criterion": "risk", "before": 5.0, "after": 0.0 },
    ]);
    assert_eq!(newest["changed"], changed);
    assert_eq!((&newest["is_active"], &first["is_active"]), (&json!(true), &json!(false)));
    // Nobody gave it another name.
    assert_eq!(newest["builtin"], "balanced");
}

#[test]
fn an_old_version_comes_back_as_a_new_one_and_that_is_one_step_of_undo() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let known = |runs, days| Known { runs: Some(runs), days: Some(days), ..Known::default() };
    // The first saves more, the second is less work.
    let ids = fill(&app, &[known(100, 100), known(1, 1)]);
    let best = |app| ranks(app)[0].0.clone();
    assert_eq!(best(&app), ids[0]);
    apply(&app, &weights([1.0, 0.0, 0.0, 0.0, 100.0, 0.0]));
    assert_eq!(best(&app), ids[1]);

    let act = apply(&app, &versions(&app)[1]["weights"]);
    assert_eq!(best(&app), ids[0]);
    let numbers = |app| -> Vec<Value> {
        versions(app).iter().map(|it: &Value| it["version"].clone()).collect()
    };
    assert_eq!(numbers(&app), [3, 2, 1]);
    assert_eq!(versions(&app)[0]["weights"], weights(BALANCED));

    let undone = ok(&app, "undo.do", json!({ "id": id(), "act": act }));
    assert_eq!((&undone["left_count"], &undone["entry"]["operations"]), (&json!(0), &json!(2)));
    assert_eq!(best(&app), ids[1]);
    assert_eq!(versions(&app).iter().filter(|it| it["is_active"] == true).count(), 1);
    ok(&app, "redo", json!({ "id": id(), "act": act }));
    assert_eq!(best(&app), ids[0]);
}

#[test]
fn a_version_without_any_weight_is_not_saved() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let family = family(&app, "weighted");
    let save = json!({ "kind": "profile.save", "id": id(), "family_id": family["id"], "version": 2,
        "name": "Balanced", "method": "weighted", "weights": weights([0.0; 6]) });
    let request = json!({ "op_id": id(), "operation": save });
    assert_eq!(call(&app, "operation.send", request).unwrap_err().code, "WEIGHTS_ZERO");
    assert_eq!(versions(&app).len(), 1);
}
