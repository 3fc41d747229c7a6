//! A process that is killed while it makes or removes the sample: it is there as a whole, or not at
//! all, and what was left lying about is gone after the next start.

use super::*;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Not a test: what the test below runs in a process of its own, until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn comes_and_goes_until_killed() {
    let Some(data) = std::env::var_os("HUB_FOLDER").map(PathBuf::from) else { return };
    let app = App::open(data);
    println!("\n@ready");
    std::io::stdout().flush().unwrap();
    loop {
        if app.session().is_err() {
            ok(&app, "sample.create", json!({}));
        }
        ok(&app, "sample.remove", json!({}));
    }
}

#[test]
fn a_sample_is_there_or_not_and_never_half() {
    let kills: u64 = std::env::var("HUB_KILLS").map_or(10, |kills| kills.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let mut seen = [0, 0];
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kills::comes_and_goes_until_killed", "--ignored", "--nocapture"])
            .env("HUB_FOLDER", dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line == "@ready"));
        // The moment itself is what is tried here, so this is no waiting for readiness.
        std::thread::sleep(Duration::from_micros((kill * 7_919_317) % 900_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let app = open(dir.path());
        let state = ok(&app, "app.state", json!({}));
        assert_eq!(state["trouble"], Value::Null, "kill {kill}");
        let is_there = !state["space"].is_null();
        seen[usize::from(is_there)] += 1;
        assert_eq!(spaces(dir.path()).len(), usize::from(is_there), "kill {kill}");
        if is_there {
            assert!(rows(&app).len() >= 24, "kill {kill}");
            let report = ok(&app, "diagnostics.check", json!({}));
            assert_eq!(report["findings"], json!([]), "kill {kill}");
        }
    }
    eprintln!("{kills} kills: {} times without, {} times with", seen[0], seen[1]);
}
