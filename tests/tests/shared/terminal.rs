//! The real `ohub` against a real server: for terminals and jobs, and killed at any moment.

use crate::world::{Desk, PASSWORD, Server, email};
use hub_core::rows::Role;
use hub_tests::bench::programs;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

struct Said {
    code: i32,
    stdout: String,
    stderr: String,
}

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(programs::find("ohub").unwrap());
    command.arg("--data-dir").arg(data).args(arguments).stdin(Stdio::null());
    command.env("OPPORTUNITY_HUB_MODEL", data.join("no model"));
    command
}

fn ohub(data: &Path, arguments: &[&str]) -> Said {
    said(command(data, arguments), "")
}

fn said(mut command: Command, stdin: &str) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Said {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn ok(data: &Path, arguments: &[&str]) -> Value {
    let said = ohub(data, &[arguments, &["--json"]].concat());
    assert_eq!(said.code, 0, "{arguments:?}: {} {}", said.stdout, said.stderr);
    serde_json::from_str(&said.stdout).unwrap()
}

fn join(data: &Path, link: &str, name: &str, password: &str) -> Said {
    let tokens = data.join("tokens").display().to_string();
    let email = email(name);
    let arguments = [
        "join",
        link,
        "--name",
        name,
        "--email",
        &email,
        "--password-stdin",
        "--device",
        "A job",
        "--token-file",
        &tokens,
        "--json",
    ];
    said(command(data, &arguments), &format!("{password}\n"))
}

#[test]
fn a_job_joins_sends_and_fetches_and_says_how_it_went() {
    let mut server = Server::start();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let data = folders[1].path();
    let ana = Desk::open(folders[0].path());
    ana.join(&server.link(None), "Ana");
    ana.submit("Match invoices");
    ana.until_sent();
    assert_eq!(ohub(data, &["sync"]).code, 4, "there is no space yet");
    let link = server.link(Some(Role::Lead));
    let wrong = join(data, &link, "Job", "short");
    assert_eq!(wrong.code, 1, "{}", wrong.stderr);
    let joined = join(data, &link, "Job", PASSWORD);
    assert_eq!(joined.code, 0, "{} {}", joined.stdout, joined.stderr);
    assert!(!joined.stdout.contains(PASSWORD) && !joined.stderr.contains(PASSWORD));
    assert_eq!(ok(data, &["list"])["total"], 1);
    let added = ok(data, &["add", "Read meters"])["idea_id"].as_str().unwrap().to_owned();
    assert_eq!(ok(data, &["spaces"])[0]["unsent"], 1);
    assert_eq!(ok(data, &["sync"])["queue"], 0);
    ana.until_there(&added);
    let invite = ohub(data, &["invite"]);
    assert_eq!(invite.code, 1, "a lead invites nobody: {}", invite.stderr);
    server.stop();
    let away = ohub(data, &["sync"]);
    assert_eq!(away.code, 7, "{} {}", away.stdout, away.stderr);
    ok(data, &["add", "Without a network"]);
    assert_eq!(ok(data, &["spaces"])[0]["unsent"], 1);
    server.serve();
    ok(data, &["sync"]);
    assert_eq!(ok(data, &["spaces"])[0]["unsent"], 0);
}

#[test]
fn a_sync_that_is_killed_at_any_moment_goes_on_the_next_time() {
    let server = Server::start();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let data = folders[1].path();
    let ana = Desk::open(folders[0].path());
    ana.join(&server.link(None), "Ana");
    let link = server.link(Some(Role::Contributor));
    assert_eq!(join(data, &link, "Job", PASSWORD).code, 0);
    let mut ideas = vec![];
    for round in 0..10_u64 {
        let title = format!("Idea {round}");
        ideas.push(ok(data, &["add", &title])["idea_id"].as_str().unwrap().to_owned());
        ana.submit(&format!("Of Ana {round}"));
        let mut sync = command(data, &["sync"]);
        let mut sync = sync.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Another moment of its way each time.
        std::thread::park_timeout(Duration::from_millis(15 * round));
        sync.kill().unwrap();
        sync.wait().unwrap();
    }
    assert_eq!(ok(data, &["sync"])["queue"], 0);
    for id in &ideas {
        ana.until_there(id);
    }
    let total = ana.call("ideas.summary", serde_json::json!({}))["total"].clone();
    assert_eq!(total, 2 * ideas.len());
    ana.until_sent();
    ok(data, &["sync"]);
    assert_eq!(ok(data, &["list"])["total"], 2 * ideas.len());
    assert_eq!(ohub(data, &["doctor"]).code, 0);
}
