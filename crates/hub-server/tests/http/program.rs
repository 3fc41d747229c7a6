//! The program itself: founding, serving, backing up, and what it writes on its way.

use crate::world::{accept, client};
use hub_protocol::SignedIn;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn program(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hub-server"));
    command.arg("--data").arg(data).args(arguments).env_clear();
    command.current_dir(data.parent().unwrap());
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    program(data, arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Its sentence, after a failure that is none of a defect.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn invite(printed: &str) -> String {
    printed.split("invite=").nth(1).unwrap().split(['&', '\n']).next().unwrap().to_owned()
}

const INIT: [&str; 7] =
    ["init", "--name", "Alder", "--currency", "EUR", "--time-zone", "Europe/Lisbon"];

struct Served {
    child: Child,
    address: String,
}

/// Starts it at a port of its own; its first line says which.
fn serve(data: &Path) -> Served {
    let mut command = program(data, &["--listen", "127.0.0.1:0", "--log", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(address.starts_with("http://127.0.0.1:"), "{line}");
    Served { child, address }
}

impl Served {
    /// Tells it to stop and gives what it logged.
    fn stop(mut self) -> String {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}: {log}");
        log
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_nothing_to_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(
        refused(&run(&data, &["admin", "invite", "--role", "lead"])).contains("hub-server init")
    );
    let first = invite(&stdout(&run(&data, &INIT)));
    assert!(refused(&run(&data, &INIT)).contains("already"));
    assert_eq!(stdout(&run(&data, &[&INIT[..], &["--if-missing"]].concat())), "");

    let served = serve(&data);
    let client = client();
    let join = async |invite: &str, name: &str| {
        let request = client.post(format!("{}/v1/invites/accept", served.address));
        request.json(&accept(invite, name)).send().await.unwrap()
    };
    let renewed = invite(&stdout(&run(&data, &["admin", "reset-token"])));
    assert_eq!(join(&first, "Ana").await.status().as_u16(), 403, "a new token voids the former");
    let ana: SignedIn = join(&renewed, "Ana").await.json().await.unwrap();
    let lead = invite(&stdout(&run(&data, &["admin", "invite", "--role", "lead", "--days", "3"])));
    assert!(join(&lead, "Lia").await.status().is_success());
    let reset = run(&data, &["admin", "reset-token", "--email", "lia@example.org"]);
    assert!(join(&invite(&stdout(&reset)), "Lia").await.status().is_success());
    let nobody = run(&data, &["admin", "reset-token", "--email", "x@example.org"]);
    assert!(refused(&nobody).contains("nobody has the e-mail address"));

    let copy = folder.path().join("copy.db");
    stdout(&run(&data, &["backup", copy.to_str().unwrap()]));
    assert!(refused(&run(&data, &["backup", copy.to_str().unwrap()])).contains("already"));
    let log = served.stop();

    for secret in [&first, &renewed, &lead, &ana.access_token, &ana.refresh_token] {
        assert!(!log.contains(secret.as_str()), "{log}");
    }
    assert!(!log.contains(crate::world::PASSWORD) && !log.contains("example.org"), "{log}");
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }

    let restored = folder.path().join("restored");
    std::fs::create_dir(&restored).unwrap();
    std::fs::rename(&copy, restored.join("hub.db")).unwrap();
    assert!(stdout(&run(&restored, &["audit", "verify"])).contains("is whole: 3 operations"));
    let changed = rusqlite::Connection::open(restored.join("hub.db")).unwrap();
    changed.execute("UPDATE op SET kind = 'x' WHERE n = 2", []).unwrap();
    drop(changed);
    assert!(refused(&run(&restored, &["audit", "verify"])).contains("from operation 2 on"));
}

#[test]
fn what_would_not_be_safe_is_not_started() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let cases: [(&[&str], &str); 7] = [
        (&["--listen", "0.0.0.0:0"], "--tls-cert"),
        (&["--public-url", "http://hub.example.org"], "--public-url"),
        (&["--tls-cert", "a.pem", "--tls-key", "b.pem"], "a.pem cannot be read"),
        (&["backup", "x.db"], "there is no database"),
        (&["audit", "verify"], "there is no database"),
        (&["admin", "reset-token"], "there is no database"),
        (&[], "hub-server init"),
    ];
    for (arguments, sentence) in cases {
        let said = refused(&run(&data, arguments));
        assert!(said.contains(sentence), "{arguments:?}: {said}");
    }
    assert!(!data.exists(), "nothing is made on the way");
    let wrong = ["init", "--name", "A", "--currency", "EURO", "--time-zone", "Mars/Olympus"];
    assert!(refused(&run(&data, &wrong)).contains("--currency"));
}

#[test]
fn every_word_has_its_help() {
    let folder = tempfile::tempdir().unwrap();
    let words: [&[&str]; 7] = [
        &[],
        &["init"],
        &["admin"],
        &["admin", "invite"],
        &["admin", "reset-token"],
        &["backup"],
        &["audit", "verify"],
    ];
    for words in words {
        let help = stdout(&run(folder.path(), &[words, &["--help"]].concat()));
        assert!(help.contains("Usage: hub-server"), "{words:?}: {help}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "help makes nothing");
}
