//! Act by act: back, forth, back again, also after a restart.

use crate::world::*;
use serde_json::{Value, json};

#[test]
fn edits_are_taken_back_one_after_the_other_and_done_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = founded(dir.path());
    let idea = submit(&app, "A");
    let title = |app: &hub_app::App| page(app, &idea)["case"]["title"].clone();
    send(&app, edit(&idea, "title", json!("B")));
    send(&app, edit(&idea, "title", json!("C")));
    for expected in ["B", "A"] {
        drop(app);
        app = open(dir.path());
        let done = undo(&app);
        assert_eq!((done["done"].as_u64(), &done["left"]), (Some(1), &json!([])), "{done}");
        assert_eq!(title(&app), expected);
    }
    for expected in ["B", "C"] {
        drop(app);
        app = open(dir.path());
        assert_eq!(redo(&app)["done"], 1);
        assert_eq!(title(&app), expected);
    }
    assert_eq!(redo(&app)["entry"], Value::Null);
    assert_eq!(undo(&app)["done"], 1);
    assert_eq!(title(&app), "B");
}
