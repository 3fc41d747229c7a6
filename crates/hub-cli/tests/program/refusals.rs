//! What cannot be done: exit codes, sentences, hostile input, and another process that writes.

use crate::program::{Desk, Said};
use hub_app::{Access, App};
use serde_json::{Value, json};
use std::io::Read;
use std::process::Stdio;

#[test]
fn every_ending_has_its_code() {
    let (none, desk) = (Desk::empty(), Desk::new());
    let cases: &[(&Desk, &[&str], i32, &str)] = &[
        (&none, &["list"], 4, "There is no space yet. Make one with `ohub init`"),
        (&none, &["add", "A"], 4, "There is no space yet."),
        (&none, &["doctor"], 4, "There is no space yet."),
        (&none, &["init", "--currency", "XYZ"], 1, "currency"),
        (&none, &["init", "--time-zone", "Mars/Base"], 1, "time_zone"),
        (&none, &["init", "--name", ""], 1, "name: must not be empty"),
        (&desk, &["list", "--space", "Nope"], 4, "There is no space \"Nope\""),
        (&desk, &["show", "OH-9"], 4, "There is no idea \"OH-9\""),
        (&desk, &["show", "not an id"], 4, "There is no idea"),
        (&desk, &["add", "A", "--area", "Nope"], 4, "There are no areas yet."),
        (&desk, &["add", ""], 1, "title: must not be empty"),
        (&desk, &["add", "A\u{7}B"], 1, "holds the control character U+0007"),
        (&desk, &["add", "A", "--runs", "0"], 1, "runs: must be above 0 and at most 1,000,000"),
        (&desk, &["add", "A", "--runs", "-5"], 1, "runs: must be above 0"),
        (&desk, &["add", "A", "--people", "1e9"], 1, "people: must be between 1 and 100,000"),
        (&desk, &["add", "A", "--day-cost", "1e300"], 1, "day_cost_minor: must be between 0"),
        (&desk, &["add", "A", "--error-rate", "150%"], 1, "error_rate: must be between 0 and 1"),
        (&desk, &["add", "A", "--share", "80%,60%,90%"], 1, "must go up from low over likely"),
        (&desk, &["add", "A", "--rules", "6"], 1, "rules: must be between 1 and 5"),
        (&desk, &["add", "A", "--link", "http://a.b"], 1, "links: is not an address"),
        (&desk, &["add", "A", "--system", ""], 1, "systems: must not be empty"),
        (&desk, &["estimate", "--working-days", "0"], 1, "working_days: must be between 1 and 366"),
        (&desk, &["add", "A", "--runs", "NaN"], 2, "not a finite number"),
        (&desk, &["add", "A", "--runs", "1e400"], 2, "not a finite number"),
        (&desk, &["add", "A", "--runs", "many"], 2, "not a number"),
        (&desk, &["add", "A", "--rules", "256"], 2, "256"),
        (&desk, &["add", "A", "--period", "often"], 2, "not one of day"),
        (&desk, &["add"], 2, "required"),
        (&desk, &["fly"], 2, "unrecognized"),
        (&desk, &[], 2, "Usage"),
        (&desk, &["import", "/nowhere/a.csv"], 4, "There is no file /nowhere/a.csv"),
        (&desk, &["import", "/"], 1, "cannot be read"),
        (&desk, &["import", "a.csv", "--map", "tilte=A"], 2, "is no target"),
        (&desk, &["import", "a.csv", "--stage-map", "A=withdrawn"], 2, "no stage"),
    ];
    for (desk, args, code, sentence) in cases {
        let said = desk.run(args);
        assert_eq!(said.code, *code, "{args:?}: {said:?}");
        assert!(said.stderr.contains(sentence), "{args:?}: {}", said.stderr);
        assert_eq!(said.stdout, "", "{args:?}");
    }
    assert_eq!(desk.total(), 0);
    assert_eq!(desk.json(&["doctor"])["report"]["operations"], json!(1), "nothing was written");
    let help = desk.ok(&["--help"]);
    for code in ["0", "1", "2", "3", "4", "5", "6", "130"] {
        assert!(help.contains(&format!("\n  {code}\t")), "{code} in\n{help}");
    }
}

#[test]
fn errors_are_json_on_stderr_when_asked() {
    let said = Desk::new().run(&["show", "OH-9", "--json"]);
    let error: Value = serde_json::from_str(&said.stderr).unwrap();
    assert_eq!(error["error"]["code"], "NOT_FOUND");
    assert_eq!(error["error"]["facts"]["id"], "OH-9");
    let message = error["error"]["message"].as_str().unwrap();
    assert!(message.starts_with("There is no idea \"OH-9\""), "{message}");
    assert_eq!((said.code, said.stdout.as_str()), (4, ""));
}

#[test]
fn beside_a_writer_writes_are_refused_and_reads_work() {
    let desk = Desk::new();
    desk.ok(&["add", "Before"]);
    let file = desk.file("more.csv", "title\nMore\n");
    let window = App::open_as(desk.data_dir(), Access::Write, None);
    assert!(window.session().is_ok());
    let writes: &[&[&str]] = &[
        &["add", "Beside"],
        &["import", &file],
        &["withdraw", "1"],
        &["restore", "1"],
        &["backup"],
        &["doctor"],
        &["score", "1", "--fit", "3"],
        &["support", "1"],
        &["merge", "1", "--into", "1"],
        &["unmerge", "1"],
        &["pairs", "1", "1", "--related"],
        &["move", "1", "--to", "assessing"],
        &["move", "1", "--to", "assessing", "--dry-run"],
        &["comment", "1", "Beside"],
        &["undo"],
        &["undo", "--list"],
        &["redo"],
    ];
    for args in writes {
        let said = desk.run(args);
        assert_eq!((said.code, said.stdout.as_str()), (3, ""), "{args:?}: {said:?}");
        let sentence = "The Hub's window (or another ohub) has this space open. Nothing was \
                        changed. Close it and run the command again.";
        assert!(said.stderr.contains(sentence), "{said:?}");
    }
    // What the window sends meanwhile is seen at once.
    let id = uuid::Uuid::now_v7().to_string();
    let operation = json!({ "kind": "idea.submit", "id": id, "case": { "title": "Meanwhile" } });
    let send = json!({ "op_id": uuid::Uuid::now_v7().to_string(), "operation": operation });
    window.call("operation.send", send).expect("the window sends");
    assert_eq!(desk.total(), 2);
    assert_eq!(desk.json(&["show", "2"])["row"]["title"], "Meanwhile");
    assert_eq!(desk.json(&["similar", "meanwhile"])["compared"], 2);
    let dry = desk.json(&["import", &file, "--dry-run"]);
    assert_eq!(dry["counts"]["new"], 1);
    desk.ok(&["estimate", "--runs", "1"]);
    assert_eq!(desk.json(&["score", "2"])["shown_id"], "OH-2");
    assert_eq!(desk.json(&["pairs"])["compared"], 2);
    assert_eq!(desk.json(&["pairs", "1", "2"])["said"], Value::Null);
    assert_eq!(desk.json(&["list", "--stage", "new", "--author", "Ana"])["count"], 2);
    drop(window);
    desk.ok(&["add", "After"]);
}

#[test]
fn texts_cannot_drive_the_terminal() {
    let desk = Desk::new();
    let csv = "title,description,area\nA\u{1b}]0;owned\u{7}B,\"x\u{9b}2Jy\n\u{1b}[31m\u{202e}z\",F\u{1b}[5m\n";
    let file = desk.file("hostile \u{1b}[2J.csv", csv);
    let text = desk.ok(&["import", &file, "--map", "title=title"])
        + &desk.ok(&["list"])
        + &desk.ok(&["show", "1"])
        + &desk.ok(&["similar", "owned"])
        + &desk.run(&["show", "\u{1b}[2J"]).stderr
        + &desk.run(&["import", "/no\u{9b}2J"]).stderr;
    let obeyed = |c: char| {
        (c != '\n' && c.is_control())
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(text.chars().find(|c| obeyed(*c)), None, "{text:?}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let desk = Desk::new();
    let rows: String = (0..3_000).map(|n| format!("Idea number {n} with a long title\n")).collect();
    let file = desk.file("many.csv", format!("title\n{rows}"));
    desk.ok(&["import", &file]);
    let mut child = desk
        .command(&["list", "--limit", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ohub runs");
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).expect("some output");
    let said = Said::of(child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

#[test]
fn damage_and_a_newer_version_are_told_apart() {
    let spoil = |desk: &Desk, bytes: &[u8], at: u64| {
        use std::io::{Seek, SeekFrom, Write};
        let spaces = std::fs::read_dir(desk.data_dir().join("spaces")).unwrap();
        let folder = spaces.flatten().next().unwrap().path();
        for name in ["journal.db-wal", "journal.db-shm"] {
            let _ = std::fs::remove_file(folder.join(name));
        }
        let mut file =
            std::fs::File::options().write(true).open(folder.join("journal.db")).unwrap();
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(bytes).unwrap();
    };
    let damaged = Desk::new();
    spoil(&damaged, &[0x5a; 4096], 0);
    let said = damaged.run(&["add", "A"]);
    assert_eq!(said.code, 5, "{said:?}");
    assert!(
        said.stderr.contains("is damaged") && said.stderr.contains("left as it was found"),
        "{said:?}"
    );
    assert_eq!(damaged.run(&["doctor"]).code, 5);
    // `PRAGMA user_version` stands at byte 60 of the file.
    let newer = Desk::new();
    spoil(&newer, &[0, 0, 0x70, 0], 60);
    let said = newer.run(&["doctor", "--json"]);
    let error: Value = serde_json::from_str(&said.stderr).unwrap();
    assert_eq!((said.code, &error["error"]["code"]), (5, &json!("STORE_NEWER")));
}
