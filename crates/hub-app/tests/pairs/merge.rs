//! Two ideas side by side, what a merge would come to, and the answers that are kept.

use super::*;
use hub_core::{GroupId, IdeaId};

#[test]
fn two_ideas_stand_side_by_side_with_what_they_share() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let a = submit(&app, "Chase overdue invoices", INVOICES);
    let b = submit(&app, "😀 Overdue invoice reminders", INVOICES);
    let between = ok(&app, "pairs.between", json!({ "a": "OH-1", "b": b }));
    assert_eq!(between["certainty"], "very_likely");
    assert_eq!((&between["a"]["row"]["id"], &between["b"]["row"]["id"]), (&json!(a), &json!(b)));
    assert_eq!((&between["said"], &between["may_merge"]), (&Value::Null, &json!(true)));
    let marked = |side: &str, field: &str, text: &str| -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let marks = between[side][field].as_array().unwrap().iter();
        let at = |mark: &Value, end: &str| mark[end].as_u64().unwrap() as usize;
        marks
            .map(|it| String::from_utf16(&units[at(it, "start")..at(it, "end")]).unwrap())
            .collect()
    };
    assert_eq!(marked("a", "title_marks", "Chase overdue invoices"), ["overdue", "invoices"]);
    let title = "😀 Overdue invoice reminders";
    let in_b = marked("b", "title_marks", title);
    assert_eq!(in_b[..2], ["Overdue", "invoice"], "{in_b:?}");
    assert!(!marked("b", "description_marks", INVOICES).is_empty());

    say(&app, &a, &b, "related", "none");
    let between = ok(&app, "pairs.between", json!({ "a": "1", "b": "2" }));
    assert_eq!(
        (&between["said"]["kind"], &between["said"]["by"]["name"]),
        (&json!("related"), &json!("Ana"))
    );
    let refused = [("1", "1", "SAME_IDEA"), ("1", "77", "NOT_FOUND"), ("x", "1", "NOT_FOUND")];
    for (a, b, code) in refused {
        assert_eq!(call(&app, "pairs.between", json!({ "a": a, "b": b })).unwrap_err().code, code);
    }
}

fn preview(app: &App, target: &str, sources: &[&str], adds_volume: bool) -> Value {
    let request = json!({ "target": target, "sources": sources, "adds_volume": adds_volume });
    ok(app, "merge.preview", request)
}

fn merge_all(app: &App, target: &str, sources: &[&str], adds_volume: bool) -> Value {
    let act = json!({ "act": "merge", "target": target, "adds_volume": adds_volume });
    ok(app, "ideas.bulk", json!({ "group_id": id(), "ideas": { "ids": sources }, "act": act }))
}

#[test]
fn a_preview_says_what_the_merge_then_is() {
    for adds_volume in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let app = founded(dir.path());
        let head = imported(&app, "Match invoices", "Rui", Some(40.0), "assessing");
        let one = imported(&app, "Match bills", "Eva", Some(10.0), "new");
        let other = imported(&app, "Match receipts", "Rui", None, "new");
        send(
            &app,
            json!({ "kind": "support.set", "idea": other, "in_addition": true,
            "volume": { "runs": 2.0, "period": "week", "people": 1.0, "minutes_per_run": 30.0 } }),
        );
        let said = preview(&app, &head, &[&one, &other], adds_volume);
        assert_eq!(said["refused"], json!([]));
        assert_eq!(
            (&said["sources_with_estimate"], &said["target"]["shown_id"]),
            (&json!(1), &json!("OH-1"))
        );
        let before = ok(&app, "ideas.rows", json!({ "locals": [1] }))[0].clone();
        assert_eq!(merge_all(&app, &head, &[&one, &other], adds_volume)["changed"], 2);
        let after = ok(&app, "ideas.rows", json!({ "locals": [1] }))[0].clone();
        for (figures, row) in [(&said["before"], before), (&said["after"], after)] {
            assert_eq!(figures["hours_saved"], row["hours_saved"]);
            assert_eq!(figures["hours_today"], row["hours_today"]);
            assert_eq!(figures["score"], row["score"]["score"]);
            assert_eq!(figures["people"], row["score"]["facts"]["people"]);
        }
        let more = said["after"]["hours_saved"]["likely"].as_f64()
            > said["before"]["hours_saved"]["likely"].as_f64();
        assert_eq!(more, adds_volume);
        ok(&app, "undo.do", json!({ "id": id() }));
        assert_eq!(preview(&app, &head, &[&one, &other], adds_volume), said, "one step back");
    }
}

#[test]
fn a_preview_names_what_is_refused_and_a_head_without_an_estimate_shows_none() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let head = imported(&app, "Match invoices", "Rui", None, "new");
    let live = imported(&app, "Match bills", "Eva", Some(10.0), "live");
    let fine = imported(&app, "Match receipts", "Otto", Some(5.0), "new");
    let said = preview(&app, &head, &[&live, &fine, &head], true);
    assert_eq!(said["refused"][0]["idea"]["shown_id"], "OH-2");
    assert_eq!(said["refused"][0]["failure"]["code"], "SOURCE_STAGE");
    assert_eq!(said["refused"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&said["after"]["hours_saved"], &said["sources_with_estimate"]),
        (&Value::Null, &json!(1))
    );
    assert_eq!((&said["before"]["people"], &said["after"]["people"]), (&json!(1), &json!(2)));
    let unknown = json!({ "target": id(), "sources": [fine], "adds_volume": true });
    assert_eq!(call(&app, "merge.preview", unknown).unwrap_err().code, "NOT_FOUND");
    let many = json!({ "target": head, "sources": vec![fine; 101], "adds_volume": true });
    assert_eq!(call(&app, "merge.preview", many).unwrap_err().code, "BAD_PARAMETERS");
}

#[test]
fn answers_are_kept_with_what_was_known() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let a = submit(&app, "Chase overdue invoices", INVOICES);
    let b = submit(&app, "Remind late payers", INVOICES);
    find(&app);
    let act = say(&app, &a, &b, "different", "none");
    let said = json!({ "act": act, "a": b, "b": a, "answer": "different" });
    ok(&app, "pairs.answer", said.clone());
    ok(&app, "pairs.answer", said);
    drop(app);
    let kept = hub_store::list_spaces(dir.path()).unwrap().remove(0).path;
    let projector = hub_store::Projector::new(1, |_, _, _| hub_store::IdeaFigures::default());
    let space = hub_store::Space::open(&kept, projector, 0).unwrap();
    let answers = space.journal().answer_list().unwrap();
    assert_eq!(answers.len(), 1, "sent twice, kept once");
    let answer = &answers[0];
    let ids: Vec<IdeaId> = [&a, &b].map(|id| id.parse().unwrap()).into();
    assert_eq!((answer.lower, answer.higher), (ids[0].min(ids[1]), ids[0].max(ids[1])));
    assert_eq!((answer.answer.as_str(), GroupId(answer.act).0.to_string()), ("different", act));
    assert_eq!(answer.features["certainty"], "very_likely");
    assert!(answer.features["likeness"]["shared_terms"].as_u64().unwrap() > 10);
    assert_eq!(answer.features["same_author"], true);
}
