//! Runs `ohub` over a folder of its own.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A data folder, and what is asked of `ohub` with it.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// Without a space.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With one.
    pub fn new() -> Self {
        let desk = Self::empty();
        desk.ok(&[
            "init",
            "--name",
            "Alder",
            "--member",
            "Ana",
            "--currency",
            "EUR",
            "--time-zone",
            "UTC",
        ]);
        desk
    }

    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes a file beside the data.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path.display().to_string()
    }

    /// The command, ready to run.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ohub"));
        command.arg("--data-dir").arg(self.data_dir()).args(args);
        command.env_remove("OPPORTUNITY_HUB_DATA").stdin(Stdio::null());
        // Words alone are compared, wherever the program was built.
        command.env("OPPORTUNITY_HUB_MODEL", self.folder.path().join("no model"));
        command
    }

    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(self.command(args).output().expect("ohub runs"))
    }

    /// What a command that succeeds prints.
    pub fn ok(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
        assert_eq!(said.stderr, "", "{args:?}");
        said.stdout
    }

    /// The same as JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let args = [args, &["--json"]].concat();
        serde_json::from_str(&self.ok(&args)).expect("JSON")
    }

    /// How many ideas there are.
    pub fn total(&self) -> u64 {
        self.json(&["list"])["total"].as_u64().expect("a number")
    }
}

impl Said {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).expect("JSON")
    }
}
