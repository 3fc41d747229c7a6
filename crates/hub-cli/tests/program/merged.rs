//! Merging, taking that back, and possible pairs.

use crate::program::{Desk, Said};
use crate::world::{each, members, world};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

fn merged_into(desk: &Desk, id: &str) -> Value {
    desk.json(&["show", id])["merged_into"]["idea"]["shown_id"].clone()
}

#[test]
fn several_are_merged_as_one_act() {
    let desk = world();
    let dry = desk.json(&["merge", "2", "OH-3", "2", "--into", "1", "--dry-run"]);
    let expected = [
        "act",
        "after",
        "before",
        "dry_run",
        "refused",
        "sources",
        "sources_with_estimate",
        "target",
    ];
    assert_eq!(members(&dry), expected);
    assert_eq!((&dry["act"], &dry["dry_run"]), (&Value::Null, &json!(true)));
    assert_eq!((merged_into(&desk, "2"), merged_into(&desk, "3")), (Value::Null, Value::Null));

    let done = desk.json(&["merge", "2", "OH-3", "2", "--into", "1"]);
    assert_eq!(each(&done["sources"], "shown_id"), ["OH-2", "OH-3"]);
    for figures in ["before", "after"] {
        assert_eq!(done[figures], dry[figures], "the dry run says what comes of it");
    }
    assert_eq!((&done["before"]["people"], &done["after"]["people"]), (&json!(1), &json!(3)));
    assert_eq!(merged_into(&desk, "2"), "OH-1");
    // 440, 220 and 366.67 h today, of which 80 % can be saved.
    let hours = |at: &Value| at["hours_saved"]["likely"].as_f64().unwrap().round();
    let page = desk.json(&["show", "1"]);
    assert_eq!((hours(&done["after"]), hours(&page["row"])), (821.0, 821.0));

    let head = desk.ok(&["show", "OH-1"]);
    let lines = [
        "  Merged here             OH-2 Check supplier invoices against the orders; OH-3 Compare \
         invoices of suppliers with orders",
        "Parts, a person one each",
        "    merged_source: OH-3",
        "History of OH-3, newest first",
    ];
    for line in lines {
        assert!(head.lines().any(|found| found == line), "{line} in\n{head}");
    }
    let source = desk.ok(&["show", "OH-2"]);
    assert!(source.contains("  Merged into             OH-1 Check supplier"), "{source}");

    let undone = desk.json(&["undo", done["act"].as_str().unwrap()]);
    assert_eq!((&undone["done"], &undone["left_count"]), (&json!(2), &json!(0)));
    assert_eq!((merged_into(&desk, "2"), merged_into(&desk, "3")), (Value::Null, Value::Null));
    let without = desk.json(&["merge", "2", "--into", "1", "--without-volume"]);
    assert_eq!(without["after"]["hours_saved"], without["before"]["hours_saved"]);
    let page = desk.ok(&["show", "1"]);
    assert!(page.contains("left out: it was merged without its volume"), "{page}");
}

#[test]
fn every_refusal_of_a_merge_names_the_ideas() {
    let desk = world();
    desk.ok(&["merge", "3", "--into", "2"]);
    desk.ok(&["withdraw", "1"]);
    let file = desk.file("live.csv", "external_id,title,stage\n9,Live already,live\n");
    desk.ok(&["import", &file, "--source", "old"]);
    let cases: &[(&[&str], &str, &str)] = &[
        (&["4", "5", "--into", "4"], "SELF_MERGE", "OH-4 cannot be merged into itself."),
        (
            &["3", "--into", "4"],
            "SOURCE_MERGED",
            "OH-3 is merged into OH-2 already. Nothing was changed. To merge it elsewhere, first `ohub unmerge OH-3`.",
        ),
        (
            &["4", "--into", "3"],
            "TARGET_MERGED",
            "OH-3 was merged into OH-2. Nothing was changed. Merge into OH-2 instead.",
        ),
        (
            &["2", "--into", "4"],
            "SOURCE_HAS_MERGED",
            "OH-2 has ideas merged into it (1). Nothing was changed. Merge the other way round: `ohub merge OH-4 --into OH-2`.",
        ),
        (
            &["6", "--into", "4"],
            "SOURCE_STAGE",
            "OH-6 is \"live\", and what is built is not merged away.",
        ),
        (
            &["4", "--into", "1"],
            "TARGET_STAGE",
            "OH-1 is \"withdrawn\". Nothing was changed. Bring it back with `ohub restore OH-1`",
        ),
        (&["1", "--into", "4"], "SOURCE_STAGE", "OH-1 is \"withdrawn\""),
        (&["4", "5", "3", "--into", "2"], "SOURCE_MERGED", "OH-3 is merged into OH-2 already."),
        (
            &["4", "3", "6", "--into", "2"],
            "SEVERAL_REFUSED",
            "2 of 3 ideas cannot be merged:\n  OH-3 is merged into OH-2 already.",
        ),
    ];
    let operations = || desk.json(&["doctor"])["report"]["operations"].clone();
    let before = operations();
    for (args, code, sentence) in cases {
        let args = [&["merge"], *args].concat();
        let said = desk.run(&args);
        assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
        let said = desk.run(&[&args[..], &["--dry-run", "--json"]].concat());
        let error: Value = serde_json::from_str(&said.stderr).unwrap();
        assert_eq!((said.code, &error["error"]["code"]), (1, &json!(code)), "{args:?}");
    }
    let several = desk.run(&["merge", "4", "3", "6", "--into", "2", "--json"]);
    let error: Value = serde_json::from_str(&several.stderr).unwrap();
    let refusals = &error["error"]["facts"]["refusals"];
    assert_eq!(each(refusals, "code"), ["SOURCE_MERGED", "SOURCE_STAGE"]);
    assert_eq!(operations(), before, "none of them, not even of those that could");
    for args in [&["merge", "9", "--into", "1"][..], &["merge", "1", "--into", "9"]] {
        assert_eq!(desk.run(args).code, 4, "{args:?}");
    }
    assert_eq!(desk.run(&["merge", "1"]).code, 2);
}

#[test]
fn a_merge_is_taken_back() {
    let desk = world();
    let alone = desk.json(&["show", "1"])["row"]["hours_saved"].clone();
    desk.ok(&["merge", "2", "3", "--into", "1"]);
    let back = desk.json(&["unmerge", "OH-2"]);
    assert_eq!(members(&back), ["idea_id", "shown_id", "stage", "was_merged_into"]);
    assert_eq!(back["was_merged_into"]["shown_id"], "OH-1");
    assert_eq!((merged_into(&desk, "2"), merged_into(&desk, "3")), (Value::Null, json!("OH-1")));
    let text = desk.ok(&["unmerge", "3"]);
    assert!(text.contains("It stands for itself again (new); it was merged into OH-1."), "{text}");
    assert_eq!(desk.json(&["show", "1"])["row"]["hours_saved"], alone);
    let twice = desk.run(&["unmerge", "3"]);
    assert_eq!(twice.code, 1);
    assert!(twice.stderr.contains("OH-3 is not merged into another idea."), "{twice:?}");
}

#[test]
fn possible_pairs_are_found_and_answered() {
    let desk = world();
    let found = desk.json(&["pairs", "--sure", "perhaps"]);
    assert_eq!(members(&found), ["compared", "entries", "total"]);
    assert_eq!(found["compared"], 5);
    let entry = &found["entries"][0];
    let expected = ["certainty", "hours", "ideas", "links", "reasons", "supports"];
    assert_eq!(members(entry), expected);
    let ideas = each(&entry["ideas"], "shown_id");
    assert!(ideas.contains(&"OH-1") && ideas.contains(&"OH-2"), "{found}");
    let words = entry["reasons"][0]["shared_words"].as_array().unwrap();
    assert!(words.iter().any(|word| word == "invoices"), "{words:?}");
    let text = desk.ok(&["pairs", "--sure", "perhaps"]);
    assert!(text.contains("shared words: ") && text.contains("\n  ohub merge OH-"), "{text}");

    let two = desk.json(&["pairs", "1", "OH-2"]);
    assert_eq!((&two["a"]["row"]["shown_id"], &two["said"]), (&json!("OH-1"), &Value::Null));
    let said = desk.json(&["pairs", "1", "2", "--different"]);
    assert_eq!(members(&said), ["a", "b", "kind", "shown_ids"]);
    assert_eq!(said["kind"], "different");
    let text = desk.ok(&["pairs", "2", "1"]);
    assert!(text.ends_with("Ana said: not the same.\n"), "{text}");
    let page = desk.ok(&["show", "1"]);
    assert!(page.contains("  Not the same            OH-2 "), "{page}");
    let left = desk.json(&["pairs", "--sure", "perhaps"]);
    let has_both = |entry: &Value| {
        let ideas = each(&entry["ideas"], "shown_id");
        ideas.contains(&"OH-1") && ideas.contains(&"OH-2")
    };
    assert!(!left["entries"].as_array().unwrap().iter().any(has_both), "{left}");

    desk.ok(&["pairs", "1", "2", "--related"]);
    desk.ok(&["pairs", "1", "2", "--clear"]);
    assert_eq!(desk.json(&["pairs", "1", "2"])["said"], Value::Null);
    assert_eq!(desk.json(&["undo"])["done"], 1);
    assert_eq!(desk.json(&["pairs", "1", "2"])["said"]["kind"], "related");
}

#[test]
fn what_cannot_be_paired_is_said() {
    let desk = world();
    desk.ok(&["merge", "3", "--into", "2"]);
    let cases: &[(&[&str], i32, &str)] = &[
        (&["pairs", "1", "1", "--related"], 1, "These two are the same idea."),
        (&["pairs", "3", "1", "--related"], 1, "OH-3 was merged into OH-2."),
        (&["pairs", "1", "OH-9"], 4, "There is no idea \"OH-9\""),
        (&["pairs", "1"], 2, "required"),
        (&["pairs", "--related"], 2, "required"),
        (&["pairs", "1", "2", "--related", "--clear"], 2, "cannot be used with"),
        (&["pairs", "--sure", "certainly"], 2, "not one of very_likely"),
        (&["pairs", "--limit", "0"], 2, "0"),
    ];
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    let none = Desk::new().ok(&["pairs"]);
    assert_eq!(none, "None of 0 ideas looks like another.\n");
}

#[test]
fn ctrl_c_stops_the_search_for_pairs() {
    let desk = Desk::new();
    let rows: String = (0..3_000)
        .map(|n| format!("Check invoice {} of supplier {} in month {}\n", n % 50, n % 70, n % 12))
        .collect();
    let file = desk.file("many.csv", format!("title\n{rows}"));
    desk.ok(&["import", &file]);
    let mut child = desk
        .command(&["pairs", "--progress", "always"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ohub runs");
    let stderr = child.stderr.as_mut().expect("a pipe");
    let mut lines = BufReader::with_capacity(1, stderr).lines();
    let first = lines.next().expect("a line").expect("text");
    assert_eq!(first, "progress: 8 of 3,000");
    kill_process(Pid::from_child(&child), Signal::INT).expect("a signal");
    let said = Said::of(child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, said.stdout.as_str()), (130, ""), "{said:?}");
    assert!(said.stderr.ends_with("ohub: Cancelled. Nothing was changed.\n"), "{said:?}");
}
