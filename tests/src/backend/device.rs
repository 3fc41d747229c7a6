//! A process of a device, as whoever kills it sees it.

use hub_core::OpId;
use hub_protocol::SignedIn;
use hub_store::{IdeaFigures, Joining, Projector, Space};
use hub_sync::{InFile, Session};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use uuid::Uuid;

use super::ops::now_ms;
use super::server::limited;
use super::things::{Things, of_device};
use super::{Outcome, PATIENCE, person};
use crate::bench::programs;

/// Figures are not what is looked at here.
pub(super) fn projector() -> Projector {
    Projector::new(1, |_, _, _| IdeaFigures::default())
}

/// Where a device's tokens are, in its folder.
pub(super) fn tokens(folder: &Path) -> Arc<InFile> {
    Arc::new(InFile::new(folder.join("tokens")))
}

/// Joins a space in a folder of its own; no process runs yet. Gives the space's folder.
///
/// # Errors
/// What the server or the disk says.
pub fn join(folder: &Path, address: &str, invite: &str, name: &str) -> Outcome<PathBuf> {
    let signed_in = person::accept(address, invite, name)?;
    joined(folder, &signed_in)
}

/// As [`join`], for somebody who is signed in.
///
/// # Errors
/// What the disk says.
pub fn joined(folder: &Path, signed_in: &SignedIn) -> Outcome<PathBuf> {
    let SignedIn { space, member, .. } = *signed_in;
    let (stream, name) = (Uuid::now_v7(), "Alder".to_owned());
    let joining = Joining { space, member, stream, name, server: Value::Null };
    let joined = Space::join(folder, &joining, projector(), now_ms())?;
    Session::kept(tokens(folder)).begin(signed_in);
    Ok(joined.folder().to_owned())
}

/// A device.
pub struct Device {
    folder: PathBuf,
    space: PathBuf,
    server: String,
    running: Option<Running>,
    /// What was said to be done, by all its processes.
    pub done: Vec<OpId>,
    /// Codes of what its disk refused.
    pub failed: Vec<String>,
    /// It may write no larger files: a full disk.
    pub most_file_kib: Option<u64>,
}

struct Running {
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<String>,
}

impl Device {
    /// A device in a folder that [`join`] has made, at a server's address.
    #[must_use]
    pub fn of(folder: &Path, space: &Path, server: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            space: space.to_owned(),
            server: server.to_owned(),
            running: None,
            done: vec![],
            failed: vec![],
            most_file_kib: None,
        }
    }

    /// Starts its process.
    ///
    /// # Errors
    /// When it does not start, for example because its space cannot be opened.
    pub fn start(&mut self) -> Outcome<()> {
        let program = programs::find("soak").map_err(|trouble| trouble.to_string())?;
        let mut command = match self.most_file_kib {
            None => Command::new(program),
            Some(kib) => limited(kib, &program),
        };
        command.arg("device").arg(&self.folder).arg(&self.space).arg(&self.server);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let stdin = child.stdin.take().ok_or("it hears nothing")?;
        let stdout = child.stdout.take().ok_or("it says nothing")?;
        let (say, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = say.send(line);
            }
        });
        self.running = Some(Running { child, stdin, lines });
        self.heard("ready").map(drop)
    }

    /// Tells its process something.
    ///
    /// # Errors
    /// When it does not run any more.
    pub fn tell(&mut self, line: &str) -> Outcome<()> {
        let running = self.running.as_mut().ok_or("the device does not run")?;
        Ok(writeln!(running.stdin, "{line}")?)
    }

    fn note(&mut self, line: &str) -> Outcome<()> {
        if let Some(op) = line.strip_prefix("done ") {
            self.done.push(op.parse()?);
        }
        if let Some(code) = line.strip_prefix("failed ") {
            self.failed.push(code.to_owned());
        }
        Ok(())
    }

    /// Waits for a line that begins with one of the words, and gives it.
    fn heard(&mut self, words: &str) -> Outcome<String> {
        loop {
            let running = self.running.as_ref().ok_or("the device does not run")?;
            let line = running.lines.recv_timeout(PATIENCE)?;
            self.note(&line)?;
            if words.split('|').any(|word| line.starts_with(word)) {
                return Ok(line);
            }
        }
    }

    /// Waits until one more operation is done from now on; gives whether it is queued.
    ///
    /// # Errors
    /// When its process ended.
    pub fn until_one_is_done(&mut self) -> Outcome<bool> {
        let running = self.running.as_ref().ok_or("the device does not run")?;
        let before: Vec<String> = running.lines.try_iter().collect();
        before.iter().try_for_each(|line| self.note(line))?;
        Ok(self.heard("done|failed")?.starts_with("done"))
    }

    /// It stops working.
    ///
    /// # Errors
    /// When its process ended.
    pub fn rest(&mut self) -> Outcome<()> {
        self.tell("rest")?;
        self.heard("rests").map(drop)
    }

    /// Whether it comes to stand at a cursor with nothing queued, within a few seconds; else where
    /// it stands.
    ///
    /// # Errors
    /// When its process ended.
    pub fn until(&mut self, cursor: &str) -> Outcome<Result<(), String>> {
        self.tell(&format!("until {cursor}"))?;
        let said = self.heard("there|not")?;
        Ok(if said == "there" { Ok(()) } else { Err(said) })
    }

    /// SIGKILL, or what the system has instead. What it had said by then counts.
    ///
    /// # Errors
    /// What the system says.
    pub fn kill(&mut self) -> Outcome<()> {
        let Some(mut running) = self.running.take() else { return Ok(()) };
        running.child.kill()?;
        running.child.wait()?;
        running.lines.iter().try_for_each(|line| self.note(&line))
    }

    /// Its process, for measuring.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.child.id())
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of its space.
    #[must_use]
    pub fn space(&self) -> &Path {
        &self.space
    }

    /// Its rows and events.
    ///
    /// # Errors
    /// What the disk says.
    pub fn things(&self) -> Outcome<Things> {
        of_device(&self.space)
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // It ends by itself when its standard input does.
        let _ = self.kill();
    }
}
