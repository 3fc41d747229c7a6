//! The search in the background: it begins when it is asked for, says how far it is, and stops.

use super::*;
use std::ops::ControlFlow;
use std::sync::mpsc::channel;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn it_runs_in_the_background_and_tells_when_it_is_over() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    many(&app, 20);
    assert_eq!(ok(&app, "pairs.state", json!({}))["phase"], "idle");
    let (tell, told) = channel();
    app.on_changed(move |change| {
        let change: Value = serde_json::from_str(change).unwrap();
        if change["kinds"] == json!(["pairs"]) {
            tell.send(()).unwrap();
        }
    });
    let begun = ok(&app, "pairs.start", json!({}));
    assert!(begun["failure"].is_null(), "{begun}");
    told.recv_timeout(PATIENCE).unwrap();
    let state = ok(&app, "pairs.state", json!({}));
    assert_eq!(
        (&state["phase"], &state["done"], &state["total"]),
        (&json!("ready"), &json!(40), &json!(40))
    );
    assert_eq!(state["found"], 1);
    assert_eq!(listed(&app, "probably")[0].len(), 20);
    assert_eq!(ok(&app, "pairs.start", json!({}))["phase"], "ready", "they are here already");
}

#[test]
fn it_can_be_stopped_and_what_was_found_stands() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    many(&app, 40);
    let session = app.session().unwrap();
    let stopped = session.find_pairs(&mut |done| match done {
        0..64 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
    assert_eq!(stopped.unwrap_err().code, "STORE_CANCELLED");
    let state = ok(&app, "pairs.state", json!({}));
    assert_eq!((&state["phase"], &state["done"]), (&json!("stopped"), &json!(64)));
    assert!(!listed(&app, "probably").is_empty());
    // Stopped from elsewhere while it runs.
    let session = app.session().unwrap();
    let stopped = session.find_pairs(&mut |_| {
        ok(&app, "pairs.cancel", json!({}));
        ControlFlow::Continue(())
    });
    assert!(stopped.is_err());
    assert_eq!(ok(&app, "pairs.state", json!({}))["phase"], "stopped");
    ok(&app, "pairs.cancel", json!({}));
    find(&app);
    assert_eq!(ok(&app, "pairs.state", json!({}))["phase"], "ready");
}

#[test]
fn an_empty_catalogue_has_no_pairs() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    find(&app);
    assert_eq!(listed(&app, "perhaps"), [[""; 0]; 0]);
    assert_eq!(ok(&app, "pairs.state", json!({}))["phase"], "ready");
}
