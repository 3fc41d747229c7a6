//! Scoring, supporting and commenting.

use crate::program::{Desk, Said};
use crate::world::{members, world};
use hub_app::{Access, App};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

#[test]
fn a_score_says_what_it_is_made_of() {
    let desk = world();
    let before = desk.json(&["score", "OH-1"]);
    let expected = [
        "answers", "ice", "idea_id", "rank", "ratings", "rice", "score", "shown_id", "title",
        "wsjf",
    ];
    assert_eq!(members(&before), expected);
    assert_eq!(before["score"]["missing"], json!(["fit", "effort", "risk"]));
    assert_eq!(before["ice"]["number"], Value::Null);

    let ratings = ["--fit", "4", "--risk", "2", "--stable", "4", "--documented", "5"];
    let ice = ["--ice-impact", "7", "--ice-confidence", "8", "--ice-ease", "5"];
    let rice = ["--rice-impact", "2", "--rice-confidence", "80%"];
    let after = desk.json(&[&["score", "1"][..], &ratings, &ice, &rice].concat());
    assert_eq!((&after["ratings"]["fit"], &after["ratings"]["risk"]), (&json!(4), &json!(2)));
    assert_eq!(after["answers"]["documented"], 5);
    assert_eq!(after["ice"]["number"], 280.0);
    assert_eq!(after["score"]["missing"], json!(["effort"]));
    assert_eq!(desk.json(&["score", "1"]), after, "asking changes nothing");

    // 352 h, answers 4 3 5 4 5, one person, fit 4, risk 2; nobody said how long it takes to build.
    let text = desk.ok(&["score", "OH-1"]);
    let expected = [
        "100 × ln(1 + 352 / 20) / ln(251), of the hours saved a year",
        "100 × ((4 − 1) + (3 − 1) + (5 − 1) + (4 − 1) + (5 − 1)) / 20, of the answers",
        "100 × (5 − 2) / 4, of the risk",
        "  (52.9 × 30 + 80.0 × 25 + 0.0 × 15 + 75.0 × 10 + 75.0 × 5) / 85 = 55.4",
        "  Not known: effort",
        "RICE  none yet; missing: the days it takes to build, in the estimate",
        "ICE   7 impact × 8 confidence × 5 ease = 280",
        "WSJF  none yet; missing: --wsjf-value, --wsjf-time, --wsjf-risk, --wsjf-size",
    ];
    for line in expected {
        assert!(text.lines().any(|found| found.ends_with(line)), "{line} in\n{text}");
    }

    let cleared = desk.json(&["score", "1", "--clear", "fit,ice-ease", "--clear", "rules"]);
    assert_eq!(cleared["ratings"].get("fit"), None);
    assert_eq!(cleared["answers"].get("rules"), None);
    assert_eq!(cleared["ratings"]["risk"], 2);
    let none = desk.ok(&["score", "5"]);
    assert!(none.contains("No score yet: it needs an estimate, or three of the five answers."));
}

#[test]
fn what_cannot_be_scored_is_said() {
    let desk = world();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["score", "1", "--fit", "6"], 1, "fit: must be between 1 and 5"),
        (&["score", "1", "--fit", "256"], 2, "256"),
        (&["score", "1", "--rice-impact", "4"], 1, "rice_impact: must be one of"),
        (&["score", "1", "--wsjf-size", "4"], 1, "wsjf_size: must be one of"),
        (&["score", "1", "--clear", "title"], 2, "not one of rules, digital"),
        (&["score", "1", "--fit", "3", "--clear", "fit"], 1, "fit: is both given and cleared"),
        (&["score", "1", "--goal", "Growth"], 1, "goal: \"Growth\" names something that is not"),
        (&["score", "OH-77"], 4, "There is no idea \"OH-77\" here."),
        (&["score", "OH-77", "--fit", "3"], 4, "There is no idea \"OH-77\" here."),
    ];
    let before = desk.json(&["score", "1"]);
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    assert_eq!(desk.json(&["score", "1"]), before);
    desk.ok(&["move", "1", "--to", "declined", "--reason-code", "other", "--reason", "No"]);
    let locked = desk.run(&["score", "1", "--rules", "5"]);
    assert_eq!(locked.code, 1);
    let sentence = "while the idea is \"declined\". Nothing was changed. Move the idea first with \
                    `ohub move`, or write a comment with `ohub comment`.";
    assert!(locked.stderr.contains(sentence), "{locked:?}");
}

#[test]
fn a_goal_is_named() {
    let desk = world();
    let window = App::open_as(desk.data_dir(), Access::Write, None);
    let goals = json!([{ "id": uuid::Uuid::now_v7(), "name": "Faster closing" }]);
    let operation = json!({ "kind": "space.edit", "goals": goals });
    let send = json!({ "op_id": uuid::Uuid::now_v7(), "operation": operation });
    window.call("operation.send", send).expect("the window sends");
    drop(window);
    let scored = desk.json(&["score", "2", "--goal", "faster closing"]);
    assert_eq!(scored["ratings"]["goal_id"], goals[0]["id"]);
    let cleared = desk.json(&["score", "2", "--clear", "goal"]);
    assert_eq!(cleared["ratings"], json!({}));
}

#[test]
fn a_support_counts_and_is_taken_back() {
    let desk = world();
    let hours = |answer: &Value| answer["hours_saved"]["likely"].as_f64();
    let alone = desk.json(&["show", "OH-2"])["row"]["hours_saved"]["likely"].as_f64();
    let volume = ["support", "2", "--runs", "5", "--period", "day", "--people", "2"];
    let counted = desk.json(&volume);
    let expected =
        ["hours_saved", "idea_id", "left_out", "shown_id", "supported", "supports", "volume"];
    assert_eq!(members(&counted), expected);
    assert_eq!((&counted["supported"], &counted["supports"]), (&json!(true), &json!(1)));
    assert_eq!((hours(&counted), &counted["left_out"]), (alone, &json!("not_in_addition")));
    let text = desk.ok(&volume);
    assert!(text.ends_with("add --in-addition where they come on top.\n"), "{text}");

    let added = desk.json(&[&volume[..], &["--in-addition", "--minutes", "6"]].concat());
    // 1,100 runs of 12 minutes and 2,200 of 6.
    assert_eq!(hours(&added), alone.map(|alone| alone * 2.0));
    assert_eq!(added["left_out"], Value::Null);
    let page = desk.ok(&["show", "2"]);
    assert!(
        page.contains("Parts, a person one each") && page.contains("Has it too: Ana"),
        "{page}"
    );

    let back = desk.json(&["support", "2", "--take-back"]);
    assert_eq!((&back["supported"], hours(&back)), (&json!(false), alone));
    assert_eq!(desk.json(&["support", "2", "--take-back"]), back, "twice is once");
}

#[test]
fn a_support_that_cannot_be_is_refused() {
    let desk = world();
    let cases: &[(&[&str], i32, &str)] = &[
        (
            &["support", "1"],
            1,
            "OH-1 is your own idea; you are counted already. Nothing was changed. Where you do it more often",
        ),
        (
            &["support", "2", "--runs", "0", "--period", "day", "--people", "1"],
            1,
            "runs: must be above 0",
        ),
        (&["support", "2", "--runs", "5"], 2, "required"),
        (&["support", "2", "--in-addition"], 2, "required"),
        (&["support", "2", "--take-back", "--area", "Sales"], 2, "cannot be used with"),
        (&["support", "2", "--area", "Mars"], 4, "There is no area \"Mars\"."),
        (&["support", "OH-99"], 4, "There is no idea \"OH-99\""),
    ];
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    assert_eq!(desk.json(&["show", "2"])["supports"], json!([]));
}

#[test]
fn what_is_said_at_a_merged_idea_stands_at_its_head() {
    let desk = world();
    desk.ok(&["support", "3"]);
    desk.ok(&["merge", "3", "--into", "2"]);
    let said = desk.json(&["comment", "OH-3", "From the merged one"]);
    assert_eq!(said["shown_id"], "OH-2");
    let support = desk.ok(&["support", "3"]);
    assert!(support.contains("The idea was merged into OH-2, where it stands now."), "{support}");
    // Both of them go: that of the head, and the one said at OH-3 before.
    assert_eq!(desk.json(&["support", "3", "--take-back"])["supports"], 0);
    let locked = desk.run(&["score", "3", "--fit", "3"]);
    let sentence = "OH-3 was merged into OH-2. Nothing was changed. Use OH-2 instead.";
    assert_eq!(locked.code, 1);
    assert!(locked.stderr.contains(sentence), "{locked:?}");
}

fn piped(desk: &Desk, args: &[&str], input: &[u8]) -> Said {
    let mut command = desk.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("ohub runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it listens");
    Said::of(child.wait_with_output().expect("it ends"))
}

#[test]
fn comments_are_kept_changed_and_taken_away() {
    let desk = world();
    let first = desk.json(&["comment", "OH-1", "The export has the order number."]);
    assert_eq!(members(&first), ["comment_id", "idea_id", "number", "shown_id"]);
    assert_eq!(first["number"], 1);
    let second = piped(&desk, &["comment", "1", "-"], "Two lines\nof text\n".as_bytes());
    assert_eq!((second.code, second.stderr.as_str()), (0, ""));
    desk.ok(&["comment", "1", "With the **date** too.", "--edit", "1"]);
    let by_id = first["comment_id"].as_str().unwrap();
    let bodies = || {
        let page = desk.json(&["show", "1"]);
        let comments = page["comments"].as_array().unwrap().clone();
        comments.iter().map(|one| one["body"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(bodies(), ["With the **date** too.", "Two lines\nof text"]);
    let text = desk.ok(&["show", "1"]);
    assert!(
        text.contains("\nComment 2, Ana, ") && text.contains("\nTwo lines\nof text\n"),
        "{text}"
    );
    desk.ok(&["comment", "1", "--remove", by_id]);
    assert_eq!(bodies(), ["", "Two lines\nof text"]);

    let long = "x".repeat(10_001);
    let cases: &[(&[&str], i32, &str)] = &[
        (&["comment", "1", ""], 1, "body: must not be empty"),
        (&["comment", "1", &long], 1, "body: has 10001 characters, 10000 are allowed"),
        (&["comment", "1"], 2, "required"),
        (&["comment", "1", "A", "--edit", "1"], 4, "This was removed."),
        (&["comment", "1", "A", "--edit", "3"], 4, "OH-1 has no comment \"3\"."),
        (&["comment", "1", "--remove", "0"], 4, "OH-1 has no comment \"0\"."),
        (&["comment", "OH-9", "A"], 4, "There is no idea \"OH-9\""),
    ];
    for (args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (*code, ""), "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
    }
    let no_text = piped(&desk, &["comment", "1", "-"], &[0xff, 0xfe]);
    assert_eq!(no_text.code, 1, "{no_text:?}");
    assert_eq!(bodies().len(), 2);
}
