//! What stands in the list, and how it stays level with what happens.

use super::*;

/// Something that is done with ideas; gives its operation.
type Step<'a> = Box<dyn Fn() -> String + 'a>;

/// Stage, runs a week and supports.
type Idea = (&'static str, f64, usize);

#[test]
fn pairs_leave_the_list_when_they_are_settled_and_come_back_when_that_is_undone() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let a = submit(&app, "Chase overdue invoices", INVOICES);
    let b = submit(&app, "Remind late payers", INVOICES);
    let other = submit(&app, "Print badges", BADGES);
    find(&app);
    let pair = [["OH-1".to_owned(), "OH-2".to_owned()].to_vec()];
    assert_eq!(listed(&app, "probably"), pair);
    assert_eq!(ok(&app, "pairs.state", json!({}))["found"], 1);

    let steps: [(&str, Step); 4] = [
        ("not the same", Box::new(|| say(&app, &a, &b, "different", "none"))),
        ("related", Box::new(|| say(&app, &b, &a, "related", "none"))),
        (
            "merged",
            Box::new(|| {
                let merge =
                    json!({ "kind": "merge", "source": b, "target": a, "adds_volume": true });
                send(&app, merge)
            }),
        ),
        ("withdrawn", Box::new(|| send(&app, json!({ "kind": "idea.withdraw", "id": a })))),
    ];
    for (what, step) in steps {
        step();
        assert_eq!(listed(&app, "perhaps"), [[""; 0]; 0], "{what}");
        ok(&app, "undo.do", json!({ "id": id() }));
        assert_eq!(listed(&app, "probably"), pair, "{what}, and back");
    }

    let title = json!({ "title": { "value": "Chase overdue invoices" } });
    let description = json!({ "description": { "value": INVOICES } });
    for set in [title, description] {
        send(&app, json!({ "kind": "idea.edit", "id": other, "set": set }));
    }
    assert_eq!(listed(&app, "probably").len(), 1, "an edited idea is asked anew");
    assert_eq!(listed(&app, "probably")[0].len(), 3);
    let words = json!({ "description": { "value": BADGES }, "title": { "value": "Gate" } });
    send(&app, json!({ "kind": "idea.edit", "id": b, "set": words }));
    assert_eq!(listed(&app, "probably"), [["OH-1", "OH-3"]], "what is not alike any more leaves");
    send(&app, json!({ "kind": "idea.remove", "id": other, "reason": "twice" }));
    assert_eq!(listed(&app, "probably"), [[""; 0]; 0]);
    assert_eq!(listed(&app, "perhaps"), fresh(dir.path(), app), "as if looked through again");
}

/// The same list, found by a program that was started anew.
fn fresh(dir: &Path, app: App) -> Vec<Vec<String>> {
    drop(app);
    let app = App::open(dir.to_owned());
    find(&app);
    listed(&app, "perhaps")
}

#[test]
fn what_is_said_of_a_merged_idea_is_said_of_its_head() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let head = submit(&app, "Chase overdue invoices", INVOICES);
    let source = submit(&app, "Remind late payers", INVOICES);
    let other = submit(&app, "Call customers who owe", INVOICES);
    say(&app, &source, &other, "different", "none");
    find(&app);
    // Two that are not the same never stand in one group.
    let mut both = listed(&app, "probably");
    both.sort();
    assert_eq!(both, [["OH-1", "OH-2"], ["OH-1", "OH-3"]]);
    send(&app, json!({ "kind": "merge", "source": source, "target": head, "adds_volume": true }));
    assert_eq!(listed(&app, "perhaps"), [[""; 0]; 0]);
    assert_eq!(listed(&app, "perhaps"), fresh(dir.path(), app));
}

#[test]
fn three_or_more_stand_together_with_who_should_go_on() {
    let table: [(&[Idea], &[&str]); 4] = [
        (&[("new", 1.0, 0), ("new", 9.0, 0), ("new", 5.0, 0)], &["OH-1", "OH-2", "OH-3"]),
        (&[("new", 1.0, 0), ("ready", 9.0, 0), ("new", 5.0, 0)], &["OH-2", "OH-1", "OH-3"]),
        (&[("ready", 1.0, 0), ("new", 9.0, 0), ("new", 5.0, 1)], &["OH-3", "OH-1", "OH-2"]),
        (&[("new", 1.0, 1), ("live", 9.0, 0), ("new", 5.0, 0)], &["OH-2", "OH-1", "OH-3"]),
    ];
    for (ideas, expected) in table {
        let dir = tempfile::tempdir().unwrap();
        let app = founded(dir.path());
        for (at, (stage, runs, supports)) in ideas.iter().enumerate() {
            let idea = imported(&app, &format!("Chase invoices {at}"), "Rui", Some(*runs), stage);
            if *supports > 0 {
                send(&app, json!({ "kind": "support.set", "idea": idea, "in_addition": false }));
            }
        }
        find(&app);
        let list = ok(&app, "pairs.list", json!({}));
        assert_eq!(list["total"], 1, "{list}");
        let entry = &list["entries"][0];
        assert_eq!(shown(&entry["ideas"]), expected);
        assert_eq!(entry["links"].as_array().unwrap().len(), 3);
        // 52 weeks of half an hour, 65 % of it saved, of all but the first.
        let others = entry["ideas"].as_array().unwrap()[1..].iter();
        let hours: f64 = others.map(|idea| idea["hours_likely"].as_f64().unwrap()).sum();
        assert_eq!(entry["hours"].as_f64().unwrap(), hours);
        assert!(hours > 0.0);
    }
}

#[test]
fn the_surest_come_first_then_those_that_weigh_most() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let long = [INVOICES, BADGES];
    let pairs = [("Chase", 0, 1.0), ("Badges", 1, 9.0)];
    for (title, text, runs) in pairs {
        for at in 0..2 {
            let idea = submit(&app, &format!("{title} {at}"), long[text]);
            let set = json!({ "runs": { "value": runs }, "period": { "value": "week" },
                "minutes_per_run": { "value": 30.0 }, "people": { "value": 1.0 } });
            send(&app, json!({ "kind": "idea.edit", "id": idea, "set": set }));
        }
    }
    submit(&app, "Approve supplier invoices", "");
    submit(&app, "Approve supplier contracts", "");
    find(&app);
    let all = listed(&app, "perhaps");
    assert_eq!(all[..2], [["OH-3", "OH-4"], ["OH-1", "OH-2"]], "{all:?}");
    assert_eq!(all[2..], [["OH-5", "OH-6"]], "{all:?}");
    assert_eq!(listed(&app, "very_likely").len(), 2);
    let page = ok(&app, "pairs.list", json!({ "least": "perhaps", "offset": 1, "limit": 1 }));
    assert_eq!(
        (&page["total"], shown(&page["entries"][0]["ideas"])),
        (&json!(3), vec!["OH-1".to_owned(), "OH-2".to_owned()])
    );
}

#[test]
fn a_pile_of_copies_is_cleared_group_by_group() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    many(&app, 70);
    find(&app);
    let mut merges = 0;
    while let Some(entry) = ok(&app, "pairs.list", json!({}))["entries"].get(0) {
        let ideas = entry["ideas"].as_array().unwrap();
        assert!(ideas.len() <= 50, "no more than are read side by side");
        let ids: Vec<&Value> = ideas.iter().map(|idea| &idea["id"]).collect();
        // What has taken others in cannot be merged itself (domain section 5): then one by one.
        for source in &ids[1..] {
            let act = json!({ "act": "merge", "target": ids[0], "adds_volume": true });
            let ideas = json!({ "ids": [source] });
            let done =
                ok(&app, "ideas.bulk", json!({ "group_id": id(), "ideas": ideas, "act": act }));
            if done["changed"] == 0 {
                say(&app, ids[0].as_str().unwrap(), source.as_str().unwrap(), "related", "none");
            }
        }
        merges += 1;
        assert!(merges < 70, "it comes to an end");
    }
    assert!(merges > 1, "more than one group fits");
}
