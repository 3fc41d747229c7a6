//! What is proposed for a text that is being typed.

use super::{founded, id, ok, send, submit};
use serde_json::{Value, json};

fn proposed(app: &hub_app::App, more: Value) -> Value {
    let mut asked = json!({ "title": "Copy supplier invoices by hand", "propose": true });
    let fields = asked.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    ok(app, "similar.find", asked)["proposed"].clone()
}

fn names(proposed: &Value) -> Vec<(&str, &str)> {
    let systems = proposed["systems"].as_array().unwrap().iter();
    let all = systems.chain([&proposed["area"]]).filter(|it| !it.is_null());
    all.map(|it| (it["name"].as_str().unwrap(), it["by"].as_str().unwrap())).collect()
}

#[test]
fn an_area_and_systems_come_from_the_text_and_from_what_is_alike() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let areas = ["Finance", "Logistics", "Closed"].map(|name| {
        let area = id();
        send(&app, json!({ "kind": "area.add", "id": area, "name": name })).unwrap();
        area
    });
    let archive = json!({ "kind": "area.edit", "id": areas[2], "archived": true });
    send(&app, archive).unwrap();
    for name in ["SAP", "Excel", "Jira"] {
        send(&app, json!({ "kind": "system.add", "name": name })).unwrap();
    }
    let choices = ok(&app, "space.choices", json!({}));
    let systems = choices["systems"].as_array().unwrap();
    let system = |name: &str| {
        systems.iter().find(|it| it["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(names(&proposed(&app, json!({}))), [], "nothing is alike yet");
    for (nth, area) in [&areas[0], &areas[0], &areas[0], &areas[1]].into_iter().enumerate() {
        let title = format!("Copy supplier invoices into list {nth}");
        let case = json!({ "title": title, "area_id": area, "system_ids": [system("Excel")] });
        submit(&app, case, json!({}));
    }
    app.session().unwrap().read_words().unwrap();
    let near = [("Excel", "neighbours"), ("Finance", "neighbours")];
    let cases = [
        (json!({}), near.to_vec()),
        (json!({ "propose": false }), vec![]),
        (json!({ "title": "Copy" }), vec![]),
        (
            json!({ "description": "They come from SAP, by Logistics; closed long ago." }),
            vec![("SAP", "text"), ("Excel", "neighbours"), ("Logistics", "text")],
        ),
        (json!({ "area_id": areas[1] }), vec![near[0]]),
        (json!({ "system_ids": [system("Excel")] }), vec![near[1]]),
    ];
    for (asked, expected) in cases {
        assert_eq!(names(&proposed(&app, asked.clone())), expected, "{asked}");
    }
}
