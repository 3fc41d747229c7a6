//! What answers teach a space on this device: with the model of the checkout, through the commands of
//! the window, across restarts and undo.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

use hub_app::views::SimilarRequest;
use hub_app::{App, Reply};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use uuid::Uuid;

fn model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/all-minilm-l6-v2")
}

fn ok(app: &App, command: &str, params: Value) -> Value {
    match app.call(command, params) {
        Ok(Reply::Json(text)) => serde_json::from_str(&text).unwrap(),
        other => panic!("{command}: {other:?}"),
    }
}

fn send(app: &App, operation: Value) -> Uuid {
    let op_id = Uuid::now_v7();
    ok(app, "operation.send", json!({ "op_id": op_id, "operation": operation }));
    op_id
}

fn open(dir: &Path, model: &Path) -> App {
    let app = App::open(dir.to_owned());
    app.take_model_from(model.to_owned());
    app
}

/// What all ideas speak of: each is like all others, and to who answers none is the same.
const TITLES: [&str; 11] = [
    "Copy supplier invoices into the ledger",
    "Copy supplier invoices into the archive",
    "Copy supplier orders into the ledger",
    "Copy customer invoices into the ledger",
    "Type supplier invoices into the ledger",
    "Check supplier invoices in the ledger",
    "Move supplier invoices out of the ledger",
    "Copy supplier invoices into a table",
    "Copy supplier receipts into the ledger",
    "Print supplier invoices from the ledger",
    "Copy supplier invoices from mails",
];

fn filled(dir: &Path, model: &Path) -> (App, Vec<Uuid>) {
    let app = open(dir, model);
    let space =
        json!({ "name": "Mine", "member_name": "Ana", "currency": "EUR", "time_zone": "UTC" });
    ok(&app, "space.create", space);
    let submit = |title: &&str| {
        let id = Uuid::now_v7();
        let case = json!({ "title": title, "description": "By hand, once a week, before noon." });
        send(&app, json!({ "kind": "idea.submit", "id": id, "case": case }));
        id
    };
    let ids = TITLES.iter().map(submit).collect();
    read(&app);
    (app, ids)
}

fn read(app: &App) {
    let session = app.session().unwrap();
    session.read_words().unwrap();
    session.read_meanings(&mut |_| ControlFlow::Continue(())).unwrap();
}

fn differ(app: &App, a: Uuid, b: Uuid) -> Uuid {
    let operation =
        json!({ "kind": "pair.set", "a": a, "b": b, "to": "different", "expect": "none" });
    let act = send(app, operation);
    ok(app, "pairs.answer", json!({ "act": act, "a": a, "b": b, "answer": "different" }));
    act
}

/// Says of all of them that they are different; gives the acts.
fn answer_all(app: &App, ids: &[Uuid]) -> Vec<Uuid> {
    let pairs = ids.iter().enumerate().flat_map(|(nth, a)| ids[..nth].iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| differ(app, *a, *b)).collect()
}

fn look(app: &App) -> Value {
    ok(app, "learning.look", json!({}))
}

fn undo(app: &App, act: Uuid) {
    ok(app, "undo.do", json!({ "id": Uuid::now_v7(), "act": act }));
}

/// What the ideas that are found for a text are called.
fn called(app: &App) -> Vec<(String, Option<String>)> {
    let request = SimilarRequest {
        title: "Copy the supplier invoices into the ledger".to_owned(),
        description: "Every week, by hand.".to_owned(),
        ..SimilarRequest::default()
    };
    let found = app.session().unwrap().similar(&request).unwrap().found;
    found.into_iter().map(|idea| (idea.title, idea.certainty)).collect()
}

#[test]
fn enough_answers_change_what_is_said_until_they_are_taken_back_or_reset() {
    let dir = tempfile::tempdir().unwrap();
    let (app, ids) = filled(dir.path(), &model());
    let begun = called(&app);
    assert!(begun.iter().all(|(_, certainty)| certainty.is_some()), "{begun:?}");
    let between = |app: &App| {
        let pair = json!({ "a": ids[0], "b": ids[7] });
        ok(app, "pairs.between", pair)["certainty"].clone()
    };
    let between_before = between(&app);
    let acts = answer_all(&app, &ids);
    let taught = look(&app);
    assert_eq!((&taught["answers"], &taught["is_used"]), (&json!(55), &json!(true)), "{taught}");
    assert!(taught["less_sure"].as_u64() > Some(0) && taught["surer"] == 0, "{taught}");
    let learnt = called(&app);
    assert_ne!(learnt, begun);
    assert_ne!(between(&app), between_before);

    let reset = ok(&app, "learning.reset", json!({}));
    assert_eq!((&reset["answers"], &reset["set_aside"]), (&json!(0), &json!(55)));
    assert_eq!((called(&app), between(&app)), (begun.clone(), between_before.clone()));
    let again = ok(&app, "learning.reset", json!({ "count_again": true }));
    assert_eq!(again, taught);
    assert_eq!(called(&app), learnt);

    acts[..5].iter().for_each(|act| undo(&app, *act));
    assert_eq!(look(&app)["is_used"], true, "50 are enough");
    undo(&app, acts[5]);
    let few = look(&app);
    assert_eq!((&few["answers"], &few["is_used"]), (&json!(49), &json!(false)));
    assert_eq!((called(&app), between(&app)), (begun.clone(), between_before));
    ok(&app, "redo", json!({ "id": Uuid::now_v7(), "act": acts[5] }));
    assert_eq!(look(&app)["is_used"], true);

    drop(app);
    let app = open(dir.path(), &model());
    read(&app);
    assert_ne!(called(&app), begun, "what was learnt is there after a start");
    assert_eq!(look(&app)["answers"], 50);
}

#[test]
fn the_list_of_pairs_follows_what_was_learnt() {
    let dir = tempfile::tempdir().unwrap();
    let (app, ids) = filled(dir.path(), &model());
    let session = app.session().unwrap();
    session.find_pairs(&mut |_| ControlFlow::Continue(())).unwrap();
    let listed = || {
        let list = ok(&app, "pairs.list", json!({ "least": "perhaps" }));
        let entries = list["entries"].as_array().unwrap().clone();
        let ideas = |entry: &Value| entry["ideas"].as_array().unwrap().len();
        entries.iter().map(ideas).sum::<usize>()
    };
    let before = listed();
    assert!(before > 3, "{before}");
    // Only answers: what an operation says of a pair would take it off the list by itself.
    let act = |(nth, a): (usize, &Uuid)| {
        ids[..nth].iter().for_each(|b| {
            let act = Uuid::now_v7();
            ok(&app, "pairs.answer", json!({ "act": act, "a": a, "b": b, "answer": "different" }));
        });
    };
    ids.iter().enumerate().for_each(act);
    look(&app);
    assert!(listed() < before, "less is said of the same pairs");
    ok(&app, "learning.reset", json!({}));
    assert_eq!(listed(), before);
}

#[test]
fn what_is_said_of_a_typed_text_teaches_too() {
    let dir = tempfile::tempdir().unwrap();
    let (app, ids) = filled(dir.path(), &model());
    let answer = |draft: Uuid, idea: Uuid, answer: &str| {
        let said = json!({ "act": Uuid::now_v7(), "draft": draft, "idea": idea, "answer": answer,
            "title": "Copy supplier invoices", "description": "Every Monday." });
        ok(&app, "similar.answer", said);
    };
    let drafts: Vec<Uuid> = (0..5).map(|_| Uuid::now_v7()).collect();
    for draft in &drafts {
        ids.iter().for_each(|idea| answer(*draft, *idea, "different"));
    }
    let taught = look(&app);
    assert_eq!((&taught["answers"], &taught["is_used"]), (&json!(55), &json!(true)), "{taught}");
    answer(drafts[0], ids[0], "same");
    assert_eq!(look(&app)["answers"], 55, "the last answer about two counts");
    let unknown = json!({ "act": Uuid::now_v7(), "draft": drafts[0], "idea": Uuid::now_v7(),
        "answer": "same", "title": "", "description": "" });
    assert_eq!(app.call("similar.answer", unknown).unwrap_err().code, "NOT_FOUND");
}

#[test]
fn without_a_model_answers_are_kept_and_teach_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (app, ids) = filled(dir.path(), &dir.path().join("no model"));
    let begun = called(&app);
    answer_all(&app, &ids);
    let taught = look(&app);
    assert_eq!((&taught["answers"], &taught["without_meaning"]), (&json!(0), &json!(55)));
    assert_eq!(called(&app), begun);
}
