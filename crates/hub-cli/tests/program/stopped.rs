//! Stopped with Ctrl+C, or killed at any moment: all of an import is there, or nothing.

use crate::program::{Desk, Said};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

const ROWS: u64 = 3_000;

fn file(desk: &Desk) -> String {
    let rows: String = (0..ROWS)
        .map(|n| format!("{n},Idea number {n},Words about idea {n},Area {},System {n}\n", n % 7))
        .collect();
    desk.file("many.csv", format!("external_id,title,description,area,systems\n{rows}"))
}

/// Starts an import and reads its progress until `is_time` says so.
fn started(desk: &Desk, file: &str, is_time: impl Fn(&str) -> bool) -> Child {
    let mut child = desk
        .command(&["import", file, "--progress", "always"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ohub runs");
    let stderr = child.stderr.as_mut().expect("a pipe");
    let mut lines = BufReader::with_capacity(1, stderr).lines();
    let found = lines.find(|line| line.as_ref().is_ok_and(|line| is_time(line)));
    assert!(found.is_some(), "the import ended before its time");
    child
}

#[test]
fn ctrl_c_leaves_nothing() {
    let desk = Desk::new();
    let file = file(&desk);
    let child = started(&desk, &file, |line| line.starts_with("progress: 64 "));
    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::INT).expect("a signal");
    let said = Said::of(child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, said.stdout.as_str()), (130, ""), "{said:?}");
    assert!(said.stderr.ends_with("ohub: Cancelled. Nothing was changed.\n"), "{said:?}");
    assert_eq!((desk.total(), &desk.json(&["doctor"])["report"]["operations"]), (0, &1.into()));
    desk.ok(&["import", &file]);
    assert_eq!(desk.total(), ROWS);
}

#[test]
fn killed_at_any_moment_it_is_all_or_nothing() {
    let far: &[fn(&str) -> bool] = &[
        |line| line.starts_with("progress: 0 "),
        |line| line.starts_with("progress: 1,024 "),
        // The last word before the commit: what follows is commit and list.
        |line| {
            line.strip_prefix("progress: ")
                .and_then(|far| far.split_once(" of "))
                .is_some_and(|(far, all)| far == all)
        },
    ];
    for (at, is_time) in far.iter().enumerate() {
        let desk = Desk::new();
        let file = file(&desk);
        let mut child = started(&desk, &file, is_time);
        child.kill().expect("a kill");
        child.wait().expect("it ends");
        let report = desk.json(&["doctor"]);
        assert_eq!(report["ok"], true, "{at}: {report}");
        let total = desk.total();
        assert!(total == 0 || total == ROWS, "{at}: {total} of {ROWS}");
        if at < 2 {
            assert_eq!(total, 0, "nothing was committed yet");
        }
        let again = desk.json(&["import", &file]);
        let expected = if total == 0 { "new" } else { "same" };
        assert_eq!(again["counts"][expected], ROWS, "{at}: {}", again["counts"]);
    }
}
