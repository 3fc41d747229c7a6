//! A cluster that a test has for itself, careful with its disk as in earnest, to be killed and
//! started again.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

use super::{Trouble, USER, as_owner, execute, make, programs, wait_until_ready};

/// Those that a killed cluster has left may need a moment to see that they are alone.
const PATIENCE: Duration = Duration::from_secs(60);

/// A cluster of one's own.
pub struct Own {
    folder: TempDir,
    programs: PathBuf,
    running: Option<Child>,
}

impl Own {
    /// Makes and starts one with an empty database; none where there is no PostgreSQL and need not
    /// be.
    ///
    /// # Errors
    /// When there has to be a PostgreSQL and it does not start.
    pub fn start() -> Result<Option<Self>, Trouble> {
        let Some(programs) = programs() else { return Ok(None) };
        let folder = make(&programs)?;
        let mut own = Self { folder, programs, running: None };
        own.serve()?;
        execute(&own.cluster(), "CREATE DATABASE hub ENCODING 'UTF8' TEMPLATE template0")?;
        Ok(Some(own))
    }

    fn cluster(&self) -> String {
        format!("host={} user={USER}", self.folder.path().display())
    }

    /// The address of its database.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{} dbname=hub", self.cluster())
    }

    /// Starts it where it does not run.
    ///
    /// # Errors
    /// With what it says, when it does not start.
    pub fn serve(&mut self) -> Result<(), Trouble> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut command = Command::new(self.programs.join("postgres"));
            command.arg("-D").arg(self.folder.path().join("data"));
            command.arg("-k").arg(self.folder.path());
            command.args(["-c", "listen_addresses=", "-c", "max_connections=200"]);
            as_owner(&mut command, self.folder.path())?;
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
            let mut child = command.spawn()?;
            match wait_until_ready(&mut child) {
                Ok(()) => {
                    self.running = Some(child);
                    return Ok(());
                }
                Err(trouble) if Instant::now() > deadline => return Err(trouble),
                Err(_) => child.wait().map(drop)?,
            }
        }
    }

    /// SIGKILL to all its processes at once.
    ///
    /// # Errors
    /// What the system says.
    pub fn kill(&mut self) -> Result<(), Trouble> {
        let Some(mut running) = self.running.take() else { return Ok(()) };
        let first = running.id();
        let children = children_of(first);
        running.kill()?;
        for child in children {
            // Those that are gone already are no failure.
            let _ = Command::new("kill").args(["-KILL", &child]).stderr(Stdio::null()).status();
        }
        running.wait()?;
        Ok(())
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // It is a test's, and what it holds goes with it.
        let _ = self.kill();
    }
}

/// The processes that a process has started, where the system says so.
fn children_of(process: u32) -> Vec<String> {
    let path = format!("/proc/{process}/task/{process}/children");
    let said = std::fs::read_to_string(path).unwrap_or_default();
    said.split_whitespace().map(str::to_owned).collect()
}
