//! What becomes of operations.

use crate::world::*;
use hub_core::rows::{Idea, Stage};
use hub_core::{Code, EntityKind, Operation, Verdict};
use hub_store::{Readers, Space};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use uuid::Uuid;

#[test]
fn an_accepted_operation_is_seen_everywhere() {
    let world = World::new();
    let mut space = world.open();
    let id = new_idea();
    let done = append(&mut space, &[submit(id, "Conciliação bancária")]);
    assert_eq!(done.verdicts, [Verdict::Ok]);
    assert!(done.changed.ideas.contains(&id));
    accept(&mut space, &[comment(id), comment(id)]);
    let read = |space: &Space| {
        space.readers().read(|reader| {
            let row = reader.idea(id)?.unwrap();
            let idea = <&Idea>::try_from(&row.body).unwrap();
            assert_eq!((idea.number, idea.stage.now), (Some(1), Stage::New));
            assert_eq!(reader.comments_of(id)?.len(), 2);
            assert_eq!(reader.events_of(id)?.len(), 3);
            assert_eq!(reader.rows(EntityKind::Profile)?.len(), 4);
            assert_eq!(reader.space()?.unwrap().1.name, "Mine");
            let local = reader.local_of(id)?.unwrap();
            for found in ["conciliacao", "bancária morning", "OH-1", "oh1", "1", " #1 "] {
                assert_eq!(reader.search(found)?, [local], "{found:?}");
            }
            for lost in ["OH-2", "XY-1", "nowhere"] {
                assert_eq!(reader.search(lost)?, [0_u32; 0], "{lost:?}");
            }
            let mut rows = vec![];
            reader.each_entry(|entry| rows.push(entry.row))?;
            assert_eq!((rows.len(), rows[0].comments), (1, 2));
            // 3 runs a week, 52 weeks, 2 people, 12 minutes; 65 % of it.
            assert_eq!(rows[0].hours_today, Some(62.4));
            assert!((rows[0].hours_likely.unwrap() - 40.56).abs() < 1e-9);
            let mut texts = vec![];
            reader.each_text(|text| texts.push(text))?;
            assert_eq!((texts.len(), texts[0].title.as_str()), (1, "Conciliação bancária"));
            assert!(texts[0].description.starts_with("Every morning"));
            reader.lines_of(&[local, 99])
        })
    };
    let lines = read(&space).unwrap();
    assert_eq!(lines.len(), 1);
    assert_healthy(&space);
    drop(space);
    assert_eq!(read(&world.open()).unwrap(), lines, "the same after a restart");
}

#[test]
fn later_operations_of_a_batch_see_earlier_ones() {
    let world = World::new();
    let mut space = world.open();
    let id = new_idea();
    let batch = [submit(id, "One"), comment(id), submit(id, "Again"), submit(new_idea(), "Two")];
    let verdicts = append(&mut space, &batch).verdicts;
    assert_eq!(verdicts[..2], [Verdict::Ok, Verdict::Ok]);
    assert!(matches!(&verdicts[2], Verdict::Rejected(refusal) if refusal.code == Code::KeyTaken));
    assert_eq!(verdicts[3], Verdict::Ok);
    assert_eq!(titles(&space), ["One", "Two"]);
    let number = |title: &str| {
        space.readers().read(|reader| Ok(reader.lines_of(&reader.search(title)?)?[0].row.number))
    };
    assert_eq!(number("two").unwrap(), Some(2), "a refused one takes no number");
    assert_healthy(&space);
}

#[test]
fn a_known_operation_answers_its_stored_verdict_and_changes_nothing() {
    let world = World::new();
    let mut space = world.open();
    let id = new_idea();
    let first = submit(id, "One");
    let refused = submit(id, "Refused");
    let verdicts = append(&mut space, &[first.clone(), refused.clone()]).verdicts;
    let before = space.check().unwrap();
    let mut other_body = first.clone();
    other_body.operation = Operation::IdeaRemove { id, reason: "x".to_owned() };
    for again in [first.clone(), other_body] {
        let done = append(&mut space, &[again.clone(), refused.clone(), again]);
        let expected = [&verdicts[0], &verdicts[1], &verdicts[0]].map(Clone::clone);
        assert_eq!(done.verdicts, expected);
        assert_eq!(done.changed, hub_store::Changed::default());
    }
    assert_eq!(space.check().unwrap(), before);
    drop(space);
    let mut space = world.open();
    assert_eq!(append(&mut space, &[refused]).verdicts, verdicts[1..]);
    assert_eq!(space.journal().verdict(first.op_id).unwrap(), Some(Verdict::Ok));
}

#[test]
fn an_operation_twice_in_a_batch_acts_once() {
    let world = World::new();
    let mut space = world.open();
    let one = submit(new_idea(), "One");
    accept(&mut space, &[one.clone(), one.clone(), one]);
    assert_eq!(titles(&space), ["One"]);
    assert_eq!(space.check().unwrap().operations, 2, "with the founding");
}

#[test]
fn a_cancelled_batch_leaves_nothing() {
    let world = World::new();
    let mut space = world.open();
    let before = space.check().unwrap();
    let batch = imports(300);
    for stop_at in [0, 128, 300] {
        let mut heard = vec![];
        let done = space.append(ME, &batch, NOW_MS, &mut |decided| {
            heard.push(decided);
            if decided >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(done.unwrap_err().code(), "STORE_CANCELLED");
        assert_eq!(heard.last(), Some(&stop_at));
        assert_eq!(space.check().unwrap(), before);
    }
    accept(&mut space, &batch);
    assert_eq!(space.check().unwrap().ideas, 300);
}

#[test]
fn a_reader_beside_the_writer_sees_what_is_confirmed() {
    let world = World::new();
    let mut space = world.open();
    let beside: Readers = Space::open_read_only(&world.folder, &projector()).unwrap();
    let count = || beside.read(|reader| reader.count()).unwrap();
    assert_eq!(count(), 0);
    accept(&mut space, &imports(3));
    assert_eq!(count(), 3);
    // Several reads in one go see one state, whatever is written meanwhile.
    let both = beside.read(|reader| {
        let first = reader.count()?;
        accept(&mut space, &imports(3));
        Ok((first, reader.count()?))
    });
    assert_eq!(both.unwrap(), (3, 3));
    assert_eq!(count(), 6);
    drop(space);
    assert_eq!(count(), 6, "also without a writer");
}

#[test]
fn drafts_and_settings_survive() {
    let world = World::new();
    let mut space = world.open();
    let (one, two) = (Uuid::now_v7(), Uuid::now_v7());
    let journal = space.journal_mut();
    journal.draft_put(one, &json!({ "title": "a" }), 1).unwrap();
    journal.draft_put(two, &json!({ "title": "b" }), 2).unwrap();
    journal.draft_put(one, &json!({ "title": "c" }), 3).unwrap();
    journal.setting_put("home", &json!("build")).unwrap();
    journal.setting_put("gone", &json!(1)).unwrap();
    journal.setting_put("gone", &Value::Null).unwrap();
    let large = json!("x".repeat(256 * 1024));
    assert_eq!(journal.draft_put(two, &large, 4).unwrap_err().code(), "STORE_TOO_LARGE");
    drop(space);
    let mut space = world.open();
    let journal = space.journal_mut();
    let drafts: Vec<_> =
        journal.draft_list().unwrap().into_iter().map(|draft| (draft.id, draft.json)).collect();
    assert_eq!(drafts, [(one, json!({ "title": "c" })), (two, json!({ "title": "b" }))]);
    assert_eq!(journal.setting_get("home").unwrap(), Some(json!("build")));
    assert_eq!(journal.setting_get("gone").unwrap(), None);
    journal.draft_delete(one).unwrap();
    journal.draft_delete(one).unwrap();
    assert_eq!(journal.draft_get(one).unwrap(), None);
    assert_eq!(journal.draft_get(two).unwrap().unwrap().changed_ms, 2);
}
