//! Moving, taking back, and doing again.

use crate::program::Desk;
use crate::world::{each, members, world};
use serde_json::{Value, json};

fn stage(desk: &Desk, id: &str) -> String {
    desk.json(&["show", id])["stage"]["now"].as_str().expect("a stage").to_owned()
}

#[test]
fn one_idea_is_moved_or_its_refusal_is_the_answer() {
    let desk = world();
    let moved = desk.json(&["move", "OH-1", "--to", "ready"]);
    let expected =
        ["act", "changed", "dry_run", "examples", "reasons", "refused", "to", "total", "unchanged"];
    assert_eq!(members(&moved), expected);
    assert_eq!((&moved["changed"], stage(&desk, "1").as_str()), (&json!(1), "ready"));
    let again = desk.ok(&["move", "1", "--to", "ready"]);
    assert!(again.contains("is at ready already."), "{again}");
    let park = ["move", "1", "--to", "parked", "--reason", "Later", "--revisit-on", "2027-02-01"];
    desk.ok(&park);
    let page = desk.json(&["show", "1"]);
    assert_eq!(
        (&page["stage"]["reason"], &page["stage"]["revisit_on"]),
        (&json!("Later"), &json!("2027-02-01"))
    );

    let cases: &[(&[&str], i32, &str)] = &[
        (
            &["move", "2", "--to", "live"],
            1,
            "An idea does not move from \"new\" to \"live\". Nothing was changed. It can move to: assessing, ready, parked, declined.",
        ),
        (
            &["move", "2", "--to", "ready"],
            1,
            "0 of the five questions are answered; it needs three. Nothing was changed. Answer them with `ohub score OH-2",
        ),
        (
            &["move", "5", "--to", "ready"],
            1,
            "OH-5 has no estimate yet; missing: runs, period, minutes per run, people.",
        ),
        (
            &["move", "2", "--to", "parked"],
            1,
            "This needs a reason. Nothing was changed. Give it with --reason.",
        ),
        (&["move", "2", "--to", "declined", "--reason", "No"], 1, "Give it with --reason-code."),
        (
            &["move", "2", "--to", "declined", "--reason", "No", "--reason-code", "bad"],
            1,
            "reason_code",
        ),
        (&["move", "2", "--to", "withdrawn"], 1, "Use `ohub withdraw`."),
        (&["move", "2", "--to", "somewhere"], 2, "not one of new, assessing"),
        (
            &["move", "2", "--to", "parked", "--reason", "A", "--revisit-on", "1.2.27"],
            2,
            "not a day",
        ),
        (&["move", "OH-9", "--to", "ready"], 4, "There is no idea \"OH-9\""),
        (&["move", "2", "OH-9", "--to", "assessing"], 4, "There is no idea \"OH-9\""),
        (&["move", "--to", "ready"], 2, "required"),
    ];
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    assert_eq!((stage(&desk, "2"), stage(&desk, "5")), ("new".to_owned(), "new".to_owned()));
}

#[test]
fn several_are_moved_as_one_act() {
    let desk = world();
    let args = ["move", "1", "2", "5", "1", "--to", "ready"];
    let dry = desk.run(&[&args[..], &["--dry-run", "--json"]].concat());
    let would = dry.json();
    assert_eq!((dry.code, &would["dry_run"], &would["act"]), (6, &json!(true), &Value::Null));
    assert_eq!(stage(&desk, "1"), "new");

    let done = desk.run(&[&args[..], &["--json"]].concat());
    let result = done.json();
    assert_eq!(done.code, 6);
    for member in ["total", "changed", "unchanged", "refused", "reasons"] {
        assert_eq!(result[member], would[member], "the dry run says what comes of it");
    }
    assert_eq!(
        (&result["total"], &result["changed"], &result["refused"]),
        (&json!(3), &json!(1), &json!(2))
    );
    let codes: Vec<&str> = result["examples"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["failure"]["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["ANSWERS_MISSING", "ESTIMATE_MISSING"]);
    let text = desk.run(&args);
    assert_eq!(text.code, 6);
    let lines = ["Moved 0 of 3 ideas to ready.", "1 stood there already."];
    for line in lines {
        assert!(text.stdout.lines().any(|found| found == line), "{line} in\n{}", text.stdout);
    }
    assert!(text.stdout.contains("  OH-5  Order flowers for the office: OH-5 has no estimate yet"));
    assert!(!text.stdout.contains("Nothing was changed"), "{}", text.stdout);

    let all = desk.json(&["move", "2", "3", "4", "--to", "assessing"]);
    let act = all["act"].as_str().unwrap();
    let back = desk.json(&["undo", act]);
    assert_eq!((&back["done"], &back["entry"]["count"]), (&json!(3), &json!(3)));
    assert_eq!(stage(&desk, "3"), "new");
}

#[test]
fn acts_are_listed_taken_back_and_done_again() {
    let desk = world();
    desk.ok(&["score", "1", "--fit", "4", "--risk", "2"]);
    desk.ok(&["move", "1", "--to", "assessing"]);
    let acts = desk.json(&["undo", "--list"])["acts"].clone();
    assert_eq!(each(&acts, "kind"), ["stage.move", "idea.edit", "idea.import", "idea.submit"]);
    let text = desk.ok(&["undo", "--list"]);
    let expected = [
        "moved OH-1 Check supplier invoices against orders to assessing",
        "changed fit, risk of OH-1 Check supplier",
        "brought in 4 ideas",
        "sent OH-1 Check supplier",
    ];
    for line in expected {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert_eq!(stage(&desk, "1"), "assessing", "listing changes nothing");

    let fit = || desk.json(&["score", "1"])["ratings"].get("fit").cloned();
    let undone = desk.ok(&["undo"]);
    assert_eq!(
        undone,
        "Taken back: moved OH-1  Check supplier invoices against orders to assessing.\n"
    );
    assert_eq!((stage(&desk, "1").as_str(), fit()), ("new", Some(json!(4))));
    let turned = desk.json(&["undo"]);
    assert_eq!(members(&turned), ["done", "entry", "left", "left_count"]);
    assert_eq!((fit(), &turned["entry"]["state"]), (None, &json!("undone")));
    desk.ok(&["redo"]);
    assert_eq!((fit(), stage(&desk, "1").as_str()), (Some(json!(4)), "new"));
    desk.ok(&["redo"]);
    assert_eq!(stage(&desk, "1"), "assessing");
    let none = desk.run(&["redo"]);
    assert_eq!(none.code, 1);
    assert!(none.stderr.contains("There is nothing to do again"), "{none:?}");

    let edit = acts[1]["act"].as_str().unwrap();
    desk.ok(&["undo", edit]);
    let twice = desk.ok(&["undo", edit]);
    assert!(twice.starts_with("Taken back already: changed fit, risk of OH-1"), "{twice}");
}

#[test]
fn what_stays_is_told() {
    let desk = world();
    desk.ok(&["comment", "1", "A"]);
    desk.ok(&["comment", "1", "--remove", "1"]);
    let kept = desk.run(&["undo"]);
    assert_eq!((kept.code, kept.stdout.as_str()), (1, ""));
    let sentence = "ohub: This stays as it is: took a comment away from OH-1  Check supplier \
                    invoices against orders.\n  OH-1 stays: no step leads back from where it is \
                    now.\nNothing was changed.\n";
    assert_eq!(kept.stderr, sentence);
    // Of an import that somebody worked on since, the rest goes.
    desk.ok(&["move", "2", "--to", "assessing"]);
    let acts = desk.json(&["undo", "--list"])["acts"].clone();
    let import = acts.as_array().unwrap().iter().find(|act| act["kind"] == "idea.import").unwrap();
    let part = desk.run(&["undo", import["act"].as_str().unwrap()]);
    assert_eq!((part.code, part.stderr.as_str()), (6, ""));
    assert!(part.stdout.ends_with("\n  OH-2 stays: Ana worked on it since.\n"), "{part:?}");
    assert_eq!(desk.total(), 2);

    let unknown = "01890000-0000-7000-8000-000000000000";
    let cases: &[(&[&str], i32, &str)] = &[
        (&["undo", unknown], 4, "There is no act 01890000"),
        (&["redo", unknown], 4, "There is no act 01890000"),
        (&["undo", "OH-1"], 2, "invalid value"),
        (&["undo", "--list", unknown], 2, "cannot be used with"),
    ];
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    let nothing = Desk::new().run(&["undo"]);
    assert_eq!(nothing.code, 1);
    assert!(nothing.stderr.contains("There is nothing to take back."), "{nothing:?}");
    assert_eq!(Desk::new().ok(&["undo", "--list"]), "You have done nothing here yet.\n");
}
