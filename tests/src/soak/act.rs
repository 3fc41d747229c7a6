//! What a process is at when it is killed, and how it went.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::world::World;
use crate::bench::Outcome;

/// Nothing takes longer; a process that does is stuck.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a process does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Adds one idea.
    Add,
    /// Imports as many rows as the world says.
    Import,
    /// Opens a space whose catalogue is lost, so that it is made anew, and adds one idea.
    Open,
    /// Copies the journal.
    Backup,
}

/// How a process went.
pub struct Run {
    /// The act, with its number in the space.
    pub name: String,
    /// How many ideas it was to add, all with titles that begin with the name.
    pub ideas: usize,
    /// Where it was to put a backup.
    pub backup: Option<PathBuf>,
    /// What it said on stdout, when that is whole.
    pub confirmed: Option<Value>,
    /// Whether the kill met it.
    pub was_killed: bool,
    /// From its start to its end.
    pub took: Duration,
    /// What it said on stderr.
    pub stderr: String,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 4] = [Act::Add, Act::Import, Act::Open, Act::Backup];

    /// For the report.
    pub fn name(self) -> &'static str {
        match self {
            Act::Add => "adding one idea",
            Act::Import => "importing",
            Act::Open => "opening with a lost catalogue",
            Act::Backup => "making a backup",
        }
    }

    /// Runs it in the world's space, to its end or until it is killed `moment` after its start.
    ///
    /// # Errors
    /// When it cannot be started, or does not end.
    pub fn run(self, world: &mut World, moment: Option<Duration>) -> Outcome<Run> {
        let name = world.next_name();
        let mut backup = None;
        let (arguments, ideas) = match self {
            Act::Add => (add(&name), 1),
            Act::Open => {
                world.lose_catalogue()?;
                (add(&name), 1)
            }
            Act::Import => {
                let file = world.write_rows(&name)?;
                (vec!["import".into(), file.into_os_string()], world.import_rows)
            }
            Act::Backup => {
                let path = world.folder().join(format!("{name}.db"));
                backup = Some(path.clone());
                (vec!["backup".into(), path.into_os_string()], 0)
            }
        };
        let mut command = world.ohub(&arguments);
        let ended = run(&mut command, moment)?;
        Ok(Run { name, ideas, backup, ..ended })
    }
}

fn add(name: &str) -> Vec<std::ffi::OsString> {
    vec!["add".into(), format!("{name} by hand").into()]
}

fn run(command: &mut Command, moment: Option<Duration>) -> Outcome<Run> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let begin = Instant::now();
    let mut child = command.spawn()?;
    let (stdout, stderr) = (reader(child.stdout.take()), reader(child.stderr.take()));
    let was_killed = match moment {
        Some(moment) => kill_after(&mut child, moment)?,
        None => {
            wait(&mut child, PATIENCE)?;
            false
        }
    };
    let took = begin.elapsed();
    let said = |reader: std::thread::JoinHandle<Vec<u8>>| reader.join().unwrap_or_default();
    let (stdout, stderr) = (said(stdout), said(stderr));
    Ok(Run {
        name: String::new(),
        ideas: 0,
        backup: None,
        confirmed: serde_json::from_slice(&stdout)
            .ok()
            .filter(|said: &Value| said["error"].is_null()),
        was_killed,
        took,
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    })
}

/// Kills the process at the moment; says whether it was still at work.
fn kill_after(child: &mut Child, moment: Duration) -> Outcome<bool> {
    // The moment itself is what is tried here, so this is no waiting for readiness.
    std::thread::sleep(moment);
    if child.try_wait()?.is_some() {
        return Ok(false);
    }
    child.kill()?;
    // It may have ended by itself in between: then it has an exit code.
    Ok(child.wait()?.code().is_none() || cfg!(windows))
}

fn wait(child: &mut Child, patience: Duration) -> Outcome<()> {
    let deadline = Instant::now() + patience;
    while child.try_wait()?.is_none() {
        if Instant::now() > deadline {
            child.kill()?;
            return Err("a process of the Hub does not end".into());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// Reads to the end beside the process, so that a full pipe never holds it up.
fn reader(from: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = vec![];
        // What a killed process wrote last may be cut; what was read stays.
        let _ = from.map(|mut from| from.read_to_end(&mut bytes));
        bytes
    })
}
