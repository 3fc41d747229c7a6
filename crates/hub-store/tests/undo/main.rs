//! What is kept for undo, in files: of an older version, and after a transaction that was not
//! finished.

#![expect(clippy::unwrap_used, reason = "what the tests share may fail them too")]

#[expect(dead_code, reason = "shared with the tests of the store, which need more of it")]
#[path = "../store/world.rs"]
mod world;

use hub_core::operation::FieldEdit;
use hub_core::{Envelope, GroupId, IdeaId, Operation};
use hub_store::{Answer, Space, Turn, Turned, UndoState};
use rusqlite::Connection;
use serde_json::json;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use uuid::Uuid;
use world::*;

fn retitle(id: IdeaId, title: &str, group: Option<GroupId>) -> Envelope {
    let edit = FieldEdit::Value { value: json!(title), base: None };
    let set = BTreeMap::from([("title".to_owned(), edit)]);
    Envelope { group_id: group, ..envelope(Operation::IdeaEdit { id, set }) }
}

fn undo(space: &mut Space) -> Turned {
    let turn = Turn { id: Uuid::now_v7(), act: None, back: true };
    space.turn(ME, &turn, NOW_MS, &mut |_| ControlFlow::Continue(())).unwrap().0
}

#[test]
fn a_file_from_before_undo_is_brought_up_to_date_and_kept_as_it_was() {
    let world = World::new();
    let id = new_idea();
    let mut space = world.open();
    accept(&mut space, &[submit(id, "One")]);
    drop(space);
    let db = Connection::open(world.file("journal.db")).unwrap();
    let former = "
        DROP TABLE undo_op; DROP TABLE undo_entry; DROP TABLE answer; DROP TABLE joined;
        DROP TABLE own_op; PRAGMA user_version = 2;";
    db.execute_batch(former).unwrap();
    drop(db);
    let mut space = world.open();
    assert_healthy(&space);
    assert_eq!(space.journal().undo_list(ME, 9).unwrap(), [], "nothing is known of former acts");
    assert_eq!(undo(&mut space).entry, None);
    accept(&mut space, &[retitle(id, "Two", None)]);
    assert_eq!((undo(&mut space).done, titles(&space)), (1, vec!["One".to_owned()]));
    let backups = std::fs::read_dir(world.folder.join("backups")).unwrap();
    let mut names = backups.map(|it| it.unwrap().file_name().into_string().unwrap());
    assert!(names.any(|name| name.ends_with("-version-2.db")), "a copy from before");
}

#[test]
fn what_is_not_finished_has_neither_been_done_nor_turned() {
    let world = World::new();
    let ideas: Vec<IdeaId> = (0..200).map(|_| new_idea()).collect();
    let mut space = world.open();
    let group = Some(GroupId(Uuid::now_v7()));
    let submits: Vec<_> =
        ideas.iter().map(|id| Envelope { group_id: group, ..submit(*id, "One") }).collect();
    accept(&mut space, &submits);
    drop(space);
    space = world.open();
    let before = space.check().unwrap();
    let stop_at = |at: usize| {
        move |done: usize| {
            if done >= at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    };
    let edits: Vec<_> = ideas.iter().map(|id| retitle(*id, "Two", group)).collect();
    for at in [0, 64, 128, 200] {
        let stopped = space.append(ME, &edits, NOW_MS, &mut stop_at(at)).unwrap_err();
        assert_eq!(stopped.code(), "STORE_CANCELLED");
        let turn = Turn { id: Uuid::now_v7(), act: None, back: true };
        let stopped = space.turn(ME, &turn, NOW_MS, &mut stop_at(at)).unwrap_err();
        assert_eq!(stopped.code(), "STORE_CANCELLED");
        drop(space);
        space = world.open();
        assert_eq!(space.check().unwrap(), before);
        let entries = space.journal().undo_list(ME, 9).unwrap();
        assert_eq!((entries.len(), entries[0].state), (1, UndoState::Done));
        assert_eq!(entries[0].about.operations(), 200);
    }
    let tried = space.rehearse(ME, &edits, NOW_MS, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(tried.iter().all(|outcome| outcome.has_changed));
    assert_eq!(space.check().unwrap(), before, "trying keeps nothing");
    assert_eq!((undo(&mut space).done, titles(&space).len()), (200, 0));
    assert_healthy(&space);
}

/// What was said about two ideas with an act.
fn said(space: &mut Space, act: Uuid) {
    let [lower, higher] = [new_idea(), new_idea()];
    let (answer, features) = ("different".to_owned(), json!({}));
    let answer = Answer { act, lower, higher, answer, at_ms: NOW_MS, features };
    space.journal_mut().answer_put(&answer).unwrap();
}

fn standing(space: &Space) -> Vec<Uuid> {
    let answers = space.journal().answer_list_standing().unwrap();
    answers.into_iter().map(|answer| answer.act).collect()
}

#[test]
fn an_answer_counts_as_long_as_its_act_stands_also_when_the_act_is_forgotten() {
    let world = World::new();
    let id = new_idea();
    let mut space = world.open();
    accept(&mut space, &[submit(id, "One")]);
    let edits: Vec<Envelope> =
        ["Two", "Three"].iter().map(|title| retitle(id, title, None)).collect();
    accept(&mut space, &edits);
    let [kept, undone] = [edits[0].op_id.0, edits[1].op_id.0];
    let unknown = Uuid::from_u128(7);
    [kept, undone, unknown].into_iter().for_each(|act| said(&mut space, act));
    assert_eq!(standing(&space).len(), 3);
    let turn = |space: &mut Space, back| {
        let turn = Turn { id: Uuid::now_v7(), act: Some(undone), back };
        space.turn(ME, &turn, NOW_MS, &mut |_| ControlFlow::Continue(())).unwrap();
    };
    let with = |acts: &[Uuid]| {
        let mut acts = acts.to_vec();
        acts.sort_unstable();
        acts
    };
    turn(&mut space, true);
    assert_eq!(with(&standing(&space)), with(&[kept, unknown]), "taken back");
    turn(&mut space, false);
    assert_eq!(standing(&space).len(), 3, "done again");
    turn(&mut space, true);
    let more: Vec<Envelope> =
        (0..210).map(|nth| retitle(id, &format!("Title {nth}"), None)).collect();
    accept(&mut space, &more);
    let acts = space.journal().undo_list(ME, 999).unwrap();
    assert!(
        acts.iter().all(|entry| entry.act != kept && entry.act != undone),
        "both are forgotten"
    );
    assert_eq!(with(&standing(&space)), with(&[kept, unknown]));
    assert_eq!(space.journal().answer_list().unwrap().len(), 2);
}
