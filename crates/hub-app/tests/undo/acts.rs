//! Act by act: back, forth, back again, also after a restart.

use crate::world::*;
use hub_app::App;
use serde_json::{Value, json};

#[test]
fn edits_are_taken_back_one_after_the_other_and_done_again_across_restarts() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = founded(dir.path());
    let idea = submit(&app, "A");
    let title = |app: &App| page(app, &idea)["case"]["title"].clone();
    send(&app, edit(&idea, "title", json!("B")));
    send(&app, edit(&idea, "title", json!("C")));
    let turns = [
        ("undo.do", "B"),
        ("undo.do", "A"),
        ("redo", "B"),
        ("undo.do", "A"),
        ("redo", "B"),
        ("redo", "C"),
        ("undo.do", "B"),
    ];
    for (command, expected) in turns {
        drop(app);
        app = open(dir.path());
        let done = ok(&app, command, json!({ "id": id() }));
        assert_eq!((&done["done"], &done["left"]), (&json!(1), &json!([])), "{done}");
        assert_eq!(title(&app), expected, "{command}");
    }
    send(&app, edit(&idea, "title", json!("D")));
    assert_eq!(redo(&app)["entry"], Value::Null, "something new was done since");
    assert_eq!(undo(&app)["entry"]["fields"], json!(["title"]));
    assert_eq!(title(&app), "B");
}

#[test]
fn every_act_of_a_day_goes_back_to_the_beginning_and_forth_to_the_end() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let (a, b) = (submit(&app, "A"), submit(&app, "B"));
    let beginning = facts(&app);
    let (comment, area, profile) = (id(), id(), id());
    let weights = json!({ "value": 10, "risk": 5 });
    let acts = [
        edit(&a, "description", json!("Each morning")),
        json!({ "kind": "stage.move", "id": a, "from": "new", "to": "assessing" }),
        json!({ "kind": "stage.move", "id": b, "from": "new", "to": "declined",
            "reason_code": "other", "reason": "Not now" }),
        json!({ "kind": "stage.move", "id": b, "from": "declined", "to": "new" }),
        json!({ "kind": "idea.withdraw", "id": b }),
        json!({ "kind": "idea.restore", "id": b }),
        json!({ "kind": "area.add", "id": area, "name": "Claims" }),
        edit(&a, "area_id", json!(area)),
        json!({ "kind": "area.edit", "id": area, "name": "Refunds" }),
        json!({ "kind": "pair.set", "a": a, "b": b, "to": "related", "expect": "none" }),
        json!({ "kind": "follow.set", "idea": a, "on": false }),
        json!({ "kind": "comment.add", "id": comment, "idea": a, "body": "Hm" }),
        json!({ "kind": "comment.edit", "id": comment, "body": "Ah", "base": null }),
        json!({ "kind": "profile.save", "id": profile, "family_id": profile, "version": 1,
            "name": "Ours", "method": "weighted", "weights": weights }),
        json!({ "kind": "profile.activate", "id": profile }),
        json!({ "kind": "merge", "source": b, "target": a, "adds_volume": true }),
    ];
    // A first profile has no way back: it stays, and the acts before it go back all the same.
    let first_profile = acts.iter().position(|act| act["kind"] == "profile.save");
    for act in &acts {
        send(&app, act.clone());
    }
    let mut end = shown(&app, [&a, &b]);
    for (at, act) in acts.iter().enumerate().rev() {
        let done = undo(&app);
        assert_eq!(done["entry"]["kind"], act["kind"], "{done}");
        let is_kept = Some(at) == first_profile;
        assert_eq!(done["done"], json!(u8::from(!is_kept)), "{done}");
        let code = if is_kept { json!("NO_WAY_BACK") } else { Value::Null };
        assert_eq!(done["left"][0]["code"], code, "{done}");
    }
    assert_eq!(visible(&facts(&app)), visible(&beginning));
    // The comment is there again as another one, so that its change does not find it.
    for act in acts.iter().filter(|act| act["kind"] != "profile.save") {
        let done = redo(&app);
        let count = u8::from(act["kind"] != "comment.edit");
        assert_eq!(
            (&done["done"], &done["entry"]["kind"]),
            (&json!(count), &act["kind"]),
            "{done}"
        );
    }
    assert_eq!(redo(&app)["entry"], Value::Null);
    end[0][1] = json!(["Hm"]);
    assert_eq!(shown(&app, [&a, &b]), end);
}

/// Rows that say something; a first profile stays.
fn visible(facts: &Value) -> Vec<Value> {
    let says_nothing = |row: &Value| match row["kind"].as_str() {
        Some("comment") => row["body"]["removed"] == true,
        Some("area") => row["body"]["archived"] == true,
        Some("pair") => row["body"]["kind"] == "none",
        Some("profile") => row["body"]["name"] == "Ours",
        Some("follow") => row["body"]["on"] == true,
        _ => false,
    };
    facts.as_array().unwrap().iter().filter(|row| !says_nothing(row)).cloned().collect()
}

/// What the pages of ideas show, but versions, history and times.
fn shown(app: &App, ideas: [&str; 2]) -> Vec<Value> {
    let fields = ["case", "answers", "ratings", "rank"];
    let page = |idea| {
        let page = page(app, idea);
        let bodies =
            page["comments"].as_array().unwrap().iter().filter(|it| it["removed"] == false);
        let bodies: Vec<_> = bodies.map(|comment| comment["body"].clone()).collect();
        let stage = page["stage"]["now"].clone();
        json!([fields.map(|field| page[field].clone()), bodies, stage])
    };
    ideas.into_iter().map(page).collect()
}

#[test]
fn a_new_idea_is_removed_and_comes_back_with_its_number() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "One");
    let number = page(&app, &idea)["row"]["shown_id"].clone();
    assert_eq!(undo(&app)["done"], 1);
    assert_eq!(ok(&app, "ideas.order", json!({}))[0], 0);
    assert_eq!(redo(&app)["done"], 1);
    assert_eq!(page(&app, &idea)["row"]["shown_id"], number);
    assert_eq!(undo(&app)["done"], 1, "the redo is taken back like the act");
    assert_eq!(ok(&app, "ideas.order", json!({}))[0], 0);
}

#[test]
fn a_request_sent_twice_turns_once() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "A");
    send(&app, edit(&idea, "title", json!("B")));
    let request = json!({ "id": id() });
    assert_eq!(ok(&app, "undo.do", request.clone())["done"], 1);
    let again = ok(&app, "undo.do", request);
    assert_eq!((&again["done"], &again["entry"]["state"]), (&json!(0), &json!("undone")));
    assert_eq!(page(&app, &idea)["case"]["title"], "A", "and the idea is still there");
}

#[test]
fn an_act_is_taken_back_by_its_id_and_what_was_done_since_stays() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "A");
    let set = json!({ "title": { "value": "B" }, "fit": { "value": 4 } });
    let act = send(&app, json!({ "kind": "idea.edit", "id": idea, "set": set }));
    send(&app, edit(&idea, "title", json!("C")));
    let done = undo_act(&app, &act);
    assert_eq!((&done["done"], &done["left_count"]), (&json!(1), &json!(1)));
    let left = &done["left"][0];
    assert_eq!((&left["field"], &left["code"]), (&json!("title"), &json!("CHANGED_SINCE")));
    assert_eq!((&left["by"]["name"], &left["idea"]["title"]), (&json!("Ana"), &json!("C")));
    let page = page(&app, &idea);
    assert_eq!((&page["case"]["title"], &page["ratings"]["fit"]), (&json!("C"), &Value::Null));
    let unknown = ok(&app, "undo.do", json!({ "id": id(), "act": id() }));
    assert_eq!(unknown["entry"], Value::Null);
}

#[test]
fn what_cannot_be_taken_back_does_not_stand_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "A");
    send(&app, edit(&idea, "title", json!("B")));
    let comment = id();
    send(&app, json!({ "kind": "comment.add", "id": comment, "idea": idea, "body": "Hm" }));
    send(&app, json!({ "kind": "comment.remove", "id": comment }));
    let kept = undo(&app);
    assert_eq!((&kept["done"], &kept["entry"]["state"]), (&json!(0), &json!("kept")));
    assert_eq!(kept["left"][0]["code"], "NO_WAY_BACK");
    // The comment is gone already, so taking back that it was written is refused, and said.
    assert_eq!(undo(&app)["left"][0]["code"], "REMOVED");
    assert_eq!(undo(&app)["done"], 1);
    assert_eq!(page(&app, &idea)["case"]["title"], "A");
}

#[test]
fn the_list_says_what_was_done_the_last_first() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "Match the invoices");
    send(&app, edit(&idea, "title", json!("Match invoices")));
    send(&app, json!({ "kind": "stage.move", "id": idea, "from": "new", "to": "assessing" }));
    send(&app, json!({ "kind": "space.edit", "name": "Renamed" }));
    let list = ok(&app, "undo.list", json!({}));
    let kinds: Vec<_> = list.as_array().unwrap().iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(kinds, ["stage.move", "idea.edit", "idea.submit"], "settings are not taken back");
    assert_eq!((&list[0]["stage"], &list[0]["shown_id"]), (&json!("assessing"), &json!("OH-1")));
    assert_eq!((&list[1]["title"], &list[1]["count"]), (&json!("Match invoices"), &json!(1)));
    assert_eq!(ok(&app, "undo.list", json!({ "limit": 1 })).as_array().unwrap().len(), 1);
    undo(&app);
    assert_eq!(ok(&app, "undo.list", json!({}))[0]["state"], "undone");
}

#[test]
fn the_last_two_hundred_acts_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let idea = submit(&app, "0");
    for n in 1..=205 {
        send(&app, edit(&idea, "title", json!(n.to_string())));
    }
    assert_eq!(ok(&app, "undo.list", json!({})).as_array().unwrap().len(), 200);
    for n in (5..205).rev() {
        assert_eq!(undo(&app)["done"], 1);
        assert_eq!(page(&app, &idea)["case"]["title"], n.to_string());
    }
    assert_eq!(undo(&app)["entry"], Value::Null);
}
