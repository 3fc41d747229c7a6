//! Possible duplicates by meaning, with the model of the checkout; by words alone where there is
//! none, or another.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something is not as it has to be"
)]

use hub_app::views::{MeaningState, SimilarRequest};
use hub_app::{App, Reply, Session};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
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

fn send(app: &App, operation: Value) {
    ok(app, "operation.send", json!({ "op_id": Uuid::now_v7(), "operation": operation }));
}

fn submit(app: &App, title: &str, description: &str) -> Uuid {
    let id = Uuid::now_v7();
    let case = json!({ "title": title, "description": description });
    send(app, json!({ "kind": "idea.submit", "id": id, "case": case }));
    id
}

const VENDORS: [&str; 2] = ["Quicker vendor payment", "Each vendor is paid by hand at month end."];

/// A space whose ideas share no word with [`asked`].
fn filled(dir: &Path, model: &Path) -> App {
    let app = App::open(dir.to_owned());
    app.take_model_from(model.to_owned());
    let space =
        json!({ "name": "Mine", "member_name": "Ana", "currency": "EUR", "time_zone": "UTC" });
    ok(&app, "space.create", space);
    submit(&app, "Water the plants of the reception", "Ten pots, every Tuesday.");
    submit(&app, VENDORS[0], VENDORS[1]);
    submit(&app, "Book meeting rooms for visitors", "Rooms are double booked.");
    app
}

fn again(dir: &Path, model: &Path) -> App {
    let app = App::open(dir.to_owned());
    app.take_model_from(model.to_owned());
    app
}

fn read(session: &Session) -> usize {
    let mut steps = 0;
    let mut step = |_| {
        steps += 1;
        ControlFlow::Continue(())
    };
    session.read_words().unwrap();
    session.read_meanings(&mut step).unwrap();
    steps
}

fn asked(session: &Session) -> Value {
    let title = "Settle supplier bills sooner".to_owned();
    let request = SimilarRequest { title, bridges: true, ..SimilarRequest::default() };
    let reply = session.similar(&request).unwrap();
    serde_json::to_value(reply).unwrap()
}

#[test]
fn what_says_the_same_in_other_words_is_found_with_its_bridges() {
    let dir = tempfile::tempdir().unwrap();
    let app = filled(dir.path(), &model());
    let session = app.session().unwrap();
    session.read_words().unwrap();
    assert_eq!(asked(&session)["found"], json!([]), "by words alone");
    read(&session);
    let reply = asked(&session);
    assert_eq!((&reply["compared"], &reply["by_meaning"]), (&json!(3), &json!(3)));
    assert_eq!(reply["found"][0]["title"], VENDORS[0], "{reply}");
    assert_eq!(reply["found"].as_array().unwrap().len(), 1, "what is like nothing is not shown");
    let bridge = json!({ "typed": "supplier", "found": "vendor" });
    assert!(reply["found"][0]["bridges"].as_array().unwrap().contains(&bridge), "{reply}");
    assert_eq!(reply["found"][0]["similar_meaning"], false);
    assert_eq!(session.meaning().state, MeaningState::Ready);
}

#[test]
fn what_was_read_is_kept_and_only_other_texts_are_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let app = filled(dir.path(), &model());
    read(&app.session().unwrap());
    drop(app);
    let app = again(dir.path(), &model());
    let session = app.session().unwrap();
    session.read_meanings(&mut |_| ControlFlow::Break(())).unwrap();
    let meaning = session.meaning();
    assert_eq!((meaning.state, meaning.read, meaning.ideas), (MeaningState::Ready, 3, 3));
    assert_eq!(read(&session), 0, "nothing is left to read");
    submit(&app, "Fourth", "Another text altogether.");
    drop((session, app));
    let app = again(dir.path(), &model());
    let session = app.session().unwrap();
    session.read_meanings(&mut |_| ControlFlow::Break(())).unwrap();
    let meaning = session.meaning();
    assert_eq!((meaning.state, meaning.read, meaning.ideas), (MeaningState::Reading, 3, 4));
}

#[test]
fn without_the_right_model_words_alone_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (none, other) = (folder.path().join("none"), folder.path().join("other"));
    fs::create_dir(&other).unwrap();
    fs::write(other.join("encoder.onnx"), "not a network").unwrap();
    fs::copy(model().join("vocab.txt"), other.join("vocab.txt")).unwrap();
    for (model, state) in [(none, MeaningState::Missing), (other, MeaningState::Damaged)] {
        let dir = tempfile::tempdir().unwrap();
        let app = filled(dir.path(), &model);
        let session = app.session().unwrap();
        assert_eq!(read(&session), 0);
        assert_eq!(session.meaning().state, state);
        let told = &ok(&app, "diagnostics.look", json!({}))["meaning"];
        assert_eq!(told["state"], serde_json::to_value(state).unwrap());
        assert_eq!(asked(&session)["found"], json!([]));
        let shared = SimilarRequest {
            title: "Booking rooms for the visitors".to_owned(),
            ..SimilarRequest::default()
        };
        let reply = session.similar(&shared).unwrap();
        assert_eq!((reply.found.len(), reply.by_meaning), (1, 0));
        assert_eq!(reply.found[0].certainty.as_deref(), Some("very_likely"));
        ok(&app, "similar.prepare", json!({}));
    }
}

/// The ends of readings that an app tells of.
fn heard(app: &App) -> Receiver<()> {
    let (sender, heard) = channel();
    app.on_changed(move |change| {
        let change: Value = serde_json::from_str(change).unwrap();
        if change["kinds"] == json!(["words"]) {
            let _ = sender.send(());
        }
    });
    heard
}

fn wait(heard: &Receiver<()>) {
    heard.recv_timeout(Duration::from_secs(120)).unwrap();
}

/// Asks until the answer is as it should be. It is read in the background, of which nothing is told
/// after single changes.
fn until(session: &Arc<Session>, title: &str, is_first: bool) {
    for _ in 0..200_000 {
        let found = &asked(session)["found"];
        if (found[0]["title"] == title) == is_first {
            return;
        }
        std::thread::yield_now();
    }
    panic!("{title} is first: {}", !is_first);
}

#[test]
fn the_background_reads_and_follows_what_changes() {
    let dir = tempfile::tempdir().unwrap();
    let app = filled(dir.path(), &model());
    let told = heard(&app);
    assert_eq!(app.session().unwrap().meaning().state, MeaningState::Waiting);
    app.begin_meanings();
    let session = app.session().unwrap();
    let is_ready = || session.meaning().state == MeaningState::Ready;
    assert!((0..2_000_000).any(|_| is_ready() || {
        std::thread::yield_now();
        false
    }));
    assert_eq!(session.meaning().read, 3);
    assert!(told.try_recv().is_err(), "nobody has asked yet");
    ok(&app, "similar.prepare", json!({}));
    wait(&told);
    until(&session, VENDORS[0], true);
    let title = "Pay what suppliers bill within a week";
    let id = submit(&app, title, "Bills of suppliers wait too long.");
    until(&session, title, true);
    let set = json!({
        "title": { "value": "Sweep the yard" }, "description": { "value": "Leaves." },
    });
    send(&app, json!({ "kind": "idea.edit", "id": id, "set": set }));
    until(&session, VENDORS[0], true);
}

#[test]
fn a_space_can_be_closed_while_it_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let app = filled(dir.path(), &model());
    for nth in 0..200 {
        submit(&app, &format!("Idea number {nth}"), "Some words of a description of it.");
    }
    app.begin_meanings();
    let made = ok(&app, "space.backup", json!({}));
    let begun = std::time::Instant::now();
    ok(&app, "backup.restore", json!({ "path": made["path"] }));
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    read(&app.session().unwrap());
    assert_eq!(asked(&app.session().unwrap())["found"][0]["title"], VENDORS[0]);
}
