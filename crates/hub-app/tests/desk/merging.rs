//! Merging as the window sees it: the head's line and page read the group, an unmerge brings back
//! what was.

use super::*;

/// An idea of somebody who is named in a file.
fn imported(app: &App, title: &str, by: &str, runs: f64) -> String {
    let idea = id();
    let import = json!({
        "kind": "idea.import", "id": idea, "case": { "title": title }, "estimate": weekly(runs),
        "imported": { "stage": "new", "submitted_for": by, "batch_id": id() },
    });
    send(app, import).expect("the idea is accepted");
    idea
}

fn page(app: &App, idea: &str) -> Value {
    ok(app, "idea.get", json!({ "id": idea }))
}

fn merge(app: &App, source: &str, target: &str, adds_volume: bool) {
    let merge = json!({
        "kind": "merge", "source": source, "target": target, "adds_volume": adds_volume,
    });
    send(app, merge).expect("it is merged");
}

fn unmerge(app: &App, source: &str, target: &str) {
    let op = page(app, source)["merged_into"]["op"].clone();
    let unmerge = json!({
        "kind": "unmerge", "source": source, "target": target, "expect_merged_op": op,
    });
    send(app, unmerge).expect("it is unmerged");
}

fn comment(app: &App, idea: &str, body: &str) {
    send(app, json!({ "kind": "comment.add", "id": id(), "idea": idea, "body": body })).unwrap();
}

/// The lines of all ideas that are listed or found, without what tells when.
fn lines(app: &App) -> Vec<Value> {
    let mut rows = ok(app, "ideas.rows", json!({ "locals": [1, 2, 3, 4] }));
    let rows = rows.as_array_mut().unwrap();
    rows.iter_mut().for_each(|row| {
        row.as_object_mut().unwrap().remove("updated_at_ms");
    });
    rows.clone()
}

fn column<'a>(list: &'a Value, path: &str) -> Vec<&'a Value> {
    list.as_array().unwrap().iter().map(|it| it.pointer(path).unwrap()).collect()
}

#[test]
fn the_head_reads_the_group_and_an_unmerge_brings_back_what_was() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let head = imported(&app, "Match invoices", "Rui", 40.0);
    let source = imported(&app, "Match bills", "Eva", 10.0);
    let other = imported(&app, "Pay invoices", "Otto", 1.0);
    comment(&app, &source, "Said before");
    let related = json!({
        "kind": "pair.set", "a": source, "b": other, "to": "related", "expect": "none",
    });
    send(&app, related).unwrap();
    let inside = json!({
        "kind": "pair.set", "a": source, "b": head, "to": "related", "expect": "none",
    });
    send(&app, inside).unwrap();
    let (before, alone) = (lines(&app), page(&app, &head));
    assert_eq!((&alone["merged"], &alone["actions"]["unmerge"]), (&json!([]), &json!(false)));
    assert_eq!(alone["pairs"][0]["idea"]["shown_id"], "OH-2");

    merge(&app, &source, &head, true);
    comment(&app, &head, "Said after");
    let it = page(&app, &head);
    // 50 x 52 runs of half an hour, 65 % of it saved.
    assert_eq!(it["row"]["hours_saved"]["likely"], 845.0);
    assert_eq!(it["estimate"]["figures"]["hours_saved"]["likely"], 845.0);
    assert_eq!(it["row"]["score"]["facts"]["people"], 2);
    assert_eq!(column(&it["parts"], "/by/name"), ["Rui", "Eva"]);
    assert_eq!(it["parts"][0]["from"], Value::Null);
    assert_eq!(it["parts"][1]["from"]["shown_id"], "OH-2");
    assert_eq!(column(&it["comments"], "/body"), ["Said before", "Said after"]);
    assert_eq!(
        (&it["comments"][0]["from"]["id"], &it["comments"][1]["from"]),
        (&json!(source), &Value::Null)
    );
    let merged = &it["merged"][0];
    assert_eq!(
        (&merged["idea"]["title"], &merged["submitted_for"]),
        (&json!("Match bills"), &json!("Eva"))
    );
    assert_eq!(column(&merged["events"], "/kind")[0], "merge");
    assert_eq!(column(&it["pairs"], "/idea/shown_id"), ["OH-3"], "none inside the group");
    assert_eq!(
        (&it["pairs"][0]["from"]["shown_id"], &it["pairs"][0]["may_clear"]),
        (&json!("OH-2"), &json!(false))
    );
    assert_eq!(page(&app, &other)["pairs"][0]["idea"]["id"], json!(head), "it is read at the head");
    let may = |page: &Value, what: &str| page["actions"][what].as_bool().unwrap();
    assert!(
        may(&it, "unmerge") && may(&it, "take_in") && !may(&it, "merge") && !may(&it, "remove")
    );

    let gone = page(&app, &source);
    assert_eq!(
        (&gone["merged_into"]["idea"]["id"], &gone["merged_into"]["op"]),
        (&json!(head), &merged["op"])
    );
    assert!(may(&gone, "unmerge") && !may(&gone, "comment") && !may(&gone, "edit_case"));
    assert_eq!(titles(&app, json!({})), ["Match invoices", "Pay invoices"]);
    assert_eq!(titles(&app, json!({ "search": "bills" })), ["Match invoices"], "shown at the head");
    let edit =
        json!({ "kind": "idea.edit", "id": source, "set": { "title": { "value": "Mine" } } });
    let refusal = send(&app, edit).unwrap_err();
    assert_eq!((refusal.code.as_str(), &refusal.facts["head"]), ("IDEA_MERGED", &json!(head)));

    // What is still said at the source, as from a device that was offline, is read at the head.
    comment(&app, &source, "Said late");
    assert_eq!(column(&page(&app, &head)["comments"], "/body").len(), 3);

    unmerge(&app, &source, &head);
    let comments = page(&app, &source)["comments"].clone();
    assert_eq!(column(&comments, "/body"), ["Said before", "Said late"]);
    let after = page(&app, &head);
    assert_eq!((&after["merged"], &after["parts"]), (&json!([]), &alone["parts"]));
    let mut after = lines(&app);
    for (line, comments) in after.iter_mut().zip([1, 2, 0]) {
        let counted = line["comments"].as_u64().unwrap();
        assert_eq!(counted, comments);
    }
    let without = |lines: &mut Vec<Value>| {
        lines.iter_mut().for_each(|line| {
            line.as_object_mut().unwrap().remove("comments");
        });
        lines.clone()
    };
    assert_eq!(without(&mut after), without(&mut before.clone()));
}

#[test]
fn nobody_counts_twice_and_what_is_left_out_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let head = imported(&app, "Match invoices", "Rui", 40.0);
    let same = imported(&app, "Match bills", "rui", 10.0);
    let without = imported(&app, "Match receipts", "Eva", 10.0);
    merge(&app, &same, &head, true);
    merge(&app, &without, &head, false);
    let support = json!({
        "kind": "support.set", "idea": head, "in_addition": true,
        "volume": { "runs": 2.0, "period": "week", "people": 1.0 },
    });
    send(&app, support).unwrap();
    let it = page(&app, &head);
    assert_eq!(column(&it["parts"], "/by/name"), ["Rui", "Ana"]);
    assert_eq!(it["row"]["hours_today"], 42.0 * 26.0);
    let left_out = &it["left_out"];
    assert_eq!(column(left_out, "/why"), ["same_person", "merged_without_volume"]);
    assert_eq!(column(left_out, "/from/shown_id"), ["OH-2", "OH-3"]);
    assert_eq!(column(left_out, "/volume/runs"), [10.0, 10.0]);
    assert_eq!(it["row"]["score"]["facts"]["people"], 3, "Rui, Eva and who supports");

    // The preview of another estimate counts the other parts as well.
    let inputs = json!({ "inputs": weekly(20.0), "idea": head });
    assert_eq!(ok(&app, "estimate.preview", inputs)["figures"]["hours_today"], 22.0 * 26.0);
    let alone = json!({ "inputs": weekly(20.0) });
    assert_eq!(ok(&app, "estimate.preview", alone)["figures"]["hours_today"], 20.0 * 26.0);
}

#[test]
fn what_was_said_at_the_head_about_following_decides() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let [head, source] = ["Match invoices", "Match bills"].map(|title| {
        let sent = submit(&app, json!({ "title": title }), weekly(1.0));
        sent["idea_id"].as_str().unwrap().to_owned()
    });
    let follow =
        |idea: &str, on: bool| send(&app, json!({ "kind": "follow.set", "idea": idea, "on": on }));
    let following = || {
        let it = page(&app, &head);
        (it["following"].as_bool().unwrap(), it["followers"].as_u64().unwrap())
    };
    assert_eq!(following(), (true, 1), "who sent it follows it");
    merge(&app, &source, &head, true);
    follow(&source, false).unwrap();
    assert_eq!(following(), (true, 1));
    follow(&head, false).unwrap();
    assert_eq!(following(), (false, 0));
    follow(&source, true).unwrap();
    assert_eq!(following(), (false, 0));
}

#[test]
fn newer_rates_are_offered_and_taken() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let head = imported(&app, "Match invoices", "Rui", 40.0);
    assert_eq!(page(&app, &head)["newer_rates"], Value::Null);
    let basis = json!({
        "kind": "basis.add", "version": 2, "labour": { "per": "hour", "minor": 4_000 },
        "working_days_per_year": 220.0, "hours_per_day": 8.0,
    });
    send(&app, basis).unwrap();
    let rates = page(&app, &head)["newer_rates"].clone();
    assert_eq!(rates["version"], 2);
    let rerate = json!({ "kind": "estimate.rerate", "id": head, "basis_id": rates["basis_id"] });
    send(&app, rerate).unwrap();
    let it = page(&app, &head);
    assert_eq!(
        (&it["newer_rates"], &it["estimate"]["rates"]["version"]),
        (&Value::Null, &json!(2))
    );
    let changes = &it["events"][0]["changes"];
    assert_eq!(column(changes, "/field"), ["basis_id", "money_saved_minor"]);
    // 40 x 52 runs of half an hour, 65 % of it at 40.00.
    assert_eq!(changes[1]["after"]["likely"], 2_704_000.0);
}

#[test]
fn a_value_that_did_not_win_is_shown_and_taken_or_given_up() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let sent = submit(&app, json!({ "title": "Once" }), weekly(1.0));
    let idea = sent["idea_id"].as_str().unwrap();
    let seen = page(&app, idea)["versions"]["*"].clone();
    for (first, second, take_lost) in [("Twice", "Thrice", true), ("Four", "Five", false)] {
        let edit = |title: &str, base: &Value| json!({ "kind": "idea.edit", "id": idea, "set": { "title": { "value": title, "base": base } } });
        let now = page(&app, idea)["versions"]["title"].clone();
        send(&app, edit(first, if now.is_null() { &seen } else { &now })).unwrap();
        assert_eq!(send(&app, edit(second, &seen)).unwrap()["verdict"], "merged");
        let conflict = page(&app, idea)["conflicts"][0].clone();
        assert_eq!(
            (&conflict["field"], &conflict["lost_value"]),
            (&json!("title"), &json!(second))
        );
        assert_eq!((&conflict["may_take"], &conflict["may_dismiss"]), (&json!(true), &json!(true)));
        let close =
            json!({ "kind": "conflict.close", "conflict": conflict["id"], "take_lost": take_lost });
        send(&app, close.clone()).unwrap();
        let it = page(&app, idea);
        assert_eq!(
            (&it["case"]["title"], &it["conflicts"]),
            (&json!(if take_lost { second } else { first }), &json!([]))
        );
        assert_eq!(send(&app, close).unwrap_err().code, "ALREADY_CLOSED");
    }
}

#[test]
fn the_history_names_the_ideas_it_speaks_of_and_keeps_one_act_together() {
    let dir = tempfile::tempdir().unwrap();
    let app = founded(dir.path());
    let titles = ["Match invoices", "Match bills", "Pay invoices", "Match slips"];
    let [head, bills, pay, slips] = titles.map(|title| imported(&app, title, "Rui", 1.0));
    let merges = [&bills, &slips].map(|source| {
        let operation =
            json!({ "kind": "merge", "source": source, "target": head, "adds_volume": false });
        json!({ "op_id": id(), "operation": operation })
    });
    let act = id();
    let both = json!({ "group_id": act, "operations": merges, "all_or_nothing": true });
    ok(&app, "operations.send_all", both);
    unmerge(&app, &bills, &head);
    let pair =
        json!({ "kind": "pair.set", "a": pay, "b": head, "to": "different", "expect": "none" });
    send(&app, pair).unwrap();

    let it = page(&app, &head);
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let mentioned =
        column(&it["mentioned"], "/id").into_iter().map(|it| it.as_str().unwrap().into());
    let all = [&head, &bills, &pay, &slips].map(String::clone);
    assert_eq!(
        sorted(mentioned.collect()),
        sorted(all.into()),
        "also itself, in the others' history"
    );
    let groups: Vec<_> =
        it["events"].as_array().unwrap().iter().map(|it| &it["group_id"]).collect();
    let (none, act) = (Value::Null, json!(act));
    assert_eq!(groups, [&none, &none, &act, &act, &none], "pair, unmerge, both merges, import");
    assert_eq!(page(&app, &bills)["mentioned"][0]["title"], "Match invoices");
}
