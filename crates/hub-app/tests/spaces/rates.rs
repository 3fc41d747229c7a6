//! Rates: versions, how many estimates have older ones, and giving them the present ones.

use super::*;

fn add_rates(app: &App, area: Option<&str>, minor: u64) {
    let rates = ok(app, "rates.list", json!({}));
    let owners = rates["areas"].as_array().unwrap();
    let owner = area.map_or(&rates["space"], |area| {
        owners.iter().find(|owner| owner["area_id"] == area).unwrap()
    });
    let mut basis = json!({
        "kind": "basis.add", "version": owner["next_version"], "working_days_per_year": 220,
        "hours_per_day": 8, "labour": { "per": "hour", "minor": minor },
    });
    if let Some(area) = area {
        basis["area"] = json!(area);
    }
    send(app, basis);
}

fn outdated(app: &App) -> Vec<(Value, u64, u64)> {
    let uses = ok(app, "rates.in_use", json!({}));
    let one = |it: &Value| {
        let count = |name: &str| it["uses"][name].as_u64().unwrap();
        (it["area_id"].clone(), count("estimates"), count("outdated"))
    };
    uses["areas"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn new_rates_change_no_estimate_until_somebody_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let area = id();
    send(&app, json!({ "kind": "area.add", "id": area, "name": "Finance" }));
    for n in 0..3 {
        let idea = submit(&app, &format!("Idea {n}"));
        if n > 0 {
            let set = json!({ "area_id": { "value": area } });
            send(&app, json!({ "kind": "idea.edit", "id": idea, "set": set }));
        }
    }
    send(&app, json!({ "kind": "idea.submit", "id": id(), "case": { "title": "No figures" } }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 0), (json!(area), 2, 0)]);

    add_rates(&app, None, 3_000);
    let on_the_spaces = ok(&app, "rates.in_use", json!({}))["space"].take();
    assert_eq!(on_the_spaces, json!({ "estimates": 3, "outdated": 3 }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 1), (json!(area), 2, 2)]);
    add_rates(&app, Some(&area), 4_000);
    let rates = ok(&app, "rates.list", json!({}));
    assert_eq!(rates["space"]["versions"].as_array().unwrap().len(), 2);
    assert_eq!(rates["space"]["versions"][1]["by"], Value::Null, "it came with the space");
    assert_eq!(rates["areas"][0]["versions"][0]["labour"]["minor"], 4_000);
    assert_eq!(rates["areas"][0]["next_version"], 2);
    let in_use = ok(&app, "rates.in_use", json!({}));
    assert_eq!(in_use["space"], json!({ "estimates": 1, "outdated": 1 }), "the area has its own");
    assert_eq!(in_use["all"], json!({ "estimates": 3, "outdated": 3 }));

    let group = id();
    let request = json!({ "group_id": group, "areas": [area] });
    let done = ok(&app, "rates.rerate", request.clone());
    assert_eq!(done, json!({ "changed": 2, "refused": 0 }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 1), (json!(area), 2, 0)]);
    ok(&app, "rates.rerate", json!({ "group_id": id() }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 0), (json!(area), 2, 0)]);

    // One step back for all of an act.
    ok(&app, "undo.do", json!({ "id": id() }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 1), (json!(area), 2, 0)]);
    ok(&app, "undo.do", json!({ "id": id() }));
    assert_eq!(outdated(&app), [(Value::Null, 1, 1), (json!(area), 2, 2)]);
}
