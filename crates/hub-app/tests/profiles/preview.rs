//! Previews at the edges: nothing to rank, all alike, wrong weights, raw numbers.

use super::world::*;
use serde_json::{Value, json};

#[test]
fn without_ideas_nothing_moves() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let found = preview(&app, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!((&found["ideas"], &found["moved"]), (&json!(0), &json!(0)));
    let nothing = json!({ "weighted": 0, "rice": 0, "ice": 0, "wsjf": 0 });
    assert_eq!(ok(&app, "profiles.list", json!({}))["ranked"], nothing);
}

#[test]
fn ideas_with_equal_scores_keep_the_order_of_their_numbers() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let alike =
        Known { runs: Some(10), answer: Some(3), days: Some(5), fit: Some(3), risk: Some(3) };
    let ids = fill(&app, &[alike; 30]);
    let found = preview(&app, [0.0, 100.0, 0.0, 1.0, 0.0, 7.0]);
    assert_eq!((&found["ranked_after"], &found["moved"]), (&json!(30), &json!(0)));
    let shown: Vec<&Value> =
        found["top_after"].as_array().unwrap().iter().map(|idea| &idea["id"]).collect();
    assert_eq!(
        shown,
        ids[..20].iter().map(|id| json!(id)).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
}

#[test]
fn weights_that_could_not_be_saved_are_refused_and_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    fill(&app, &[Known { runs: Some(1), ..Known::default() }]);
    let refused = |weights: Value| {
        let request = json!({ "method": "weighted", "weights": weights });
        call(&app, "profiles.preview", request).unwrap_err()
    };
    for zero in [json!({}), json!({ "value": 0 }), weights([0.0; 6])] {
        assert_eq!(refused(zero).code, "WEIGHTS_ZERO");
    }
    for wrong in [-1.0, 100.5] {
        let error = refused(json!({ "value": 1, "risk": wrong }));
        assert_eq!(
            (error.code.as_str(), &error.facts["field"]),
            ("INVALID", &json!("weights.risk"))
        );
        assert_eq!(error.facts["problem"], "out_of_range");
    }
    assert_eq!(refused(json!({ "beauty": 1 })).code, "BAD_PARAMETERS");
    assert_eq!(ranks(&app)[0].1, 1);
}

/// Two ideas with ICE numbers, the second ahead, and one without.
fn rated(app: &hub_app::App) -> Vec<String> {
    let ids = fill(app, &[Known { runs: Some(90), ..Known::default() }; 3]);
    for (id, ease) in ids.iter().zip([2, 9]) {
        let set = json!({ "ice_impact": { "value": 7 }, "ice_confidence": { "value": 8 },
            "ice_ease": { "value": ease } });
        send(app, &[json!({ "kind": "idea.edit", "id": id, "set": set })]);
    }
    ids
}

#[test]
fn raw_numbers_rank_by_themselves_and_back() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let ids = rated(&app);
    let counts = json!({ "weighted": 3, "rice": 0, "ice": 2, "wsjf": 0 });
    assert_eq!(ok(&app, "profiles.list", json!({}))["ranked"], counts);

    let found = ok(&app, "profiles.preview", json!({ "method": "ice" }));
    let place = |idea: &Value| (idea["id"].clone(), idea["score_after"].clone());
    let top: Vec<_> = found["top_after"].as_array().unwrap().iter().map(place).collect();
    assert_eq!(top, [(json!(ids[1]), json!(504.0)), (json!(ids[0]), json!(112.0))]);
    assert_eq!((&found["moved"], &found["disappear"]), (&json!(2), &json!(1)));

    rank_by(&app, "ice");
    let list = ok(&app, "profiles.list", json!({}));
    assert_eq!(list["method"], "ice");
    let shown: Vec<_> = ranks(&app);
    assert_eq!(shown, [(ids[1].clone(), 1), (ids[0].clone(), 2), (ids[2].clone(), 0)]);
    let back = preview(&app, BALANCED);
    assert_eq!((&back["moved"], &back["appear"]), (&json!(2), &json!(1)));
    assert_eq!(back["top_before"][0]["score_before"], 504.0);
}

#[test]
fn a_raw_number_opens_into_what_it_is_made_of() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let ids = fill(&app, &[Known { runs: Some(1), days: Some(40), ..Known::default() }]);
    let shown = |method: &str| ok(&app, "score.formulas", json!({ "id": ids[0] }))[method].take();
    let rice = shown("rice");
    assert_eq!(rice["number"], Value::Null);
    // One person has it, so the reach is 1 until somebody says another.
    assert_eq!(
        rice["inputs"][0],
        json!({ "field": "rice_reach", "value": 1.0, "is_derived": true })
    );
    assert_eq!(rice["inputs"][1]["value"], Value::Null);
    let set = json!({ "rice_reach": { "value": 5000 }, "rice_impact": { "value": 2 },
        "rice_confidence": { "value": 0.8 } });
    send(&app, &[json!({ "kind": "idea.edit", "id": ids[0], "set": set })]);
    let rice = ok(&app, "score.formulas", json!({ "id": "OH-1" }))["rice"].take();
    assert_eq!(rice["number"], 4_000.0);
    let values: Vec<&Value> =
        rice["inputs"].as_array().unwrap().iter().map(|input| &input["value"]).collect();
    assert_eq!(
        values,
        [5_000.0, 2.0, 0.8, 40.0, 2.0].map(|it| json!(it)).iter().collect::<Vec<_>>()
    );
    let unknown = call(&app, "score.formulas", json!({ "id": "OH-9" })).unwrap_err();
    assert_eq!(unknown.code, "NOT_FOUND");
}
