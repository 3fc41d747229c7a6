//! A real `hub-server` on a database file of its own, which can be stopped and started again. It
//! holds no flow itself.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use hub_tests::window::Trouble;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The shared backend of one space. Dropping it ends it and deletes the folder.
pub struct Server {
    folder: TempDir,
    address: String,
    process: Option<Child>,
}

impl Server {
    /// Makes a space, starts its server, and gives the link of the first administrator.
    pub fn start(name: &str) -> Result<(Server, String), Trouble> {
        let folder = tempfile::Builder::new().prefix("hub-server-").tempdir()?;
        // Links name the port, so it is the same one after a stop.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let mut server = Server { folder, address, process: None };
        let place = ["--currency", "EUR", "--time-zone", "Europe/Lisbon"];
        let said = server.said(&[&["init", "--name", name], &place[..]].concat())?;
        let link = said.lines().map(str::trim).find(|line| line.starts_with("ohub://"));
        let link = link.ok_or_else(|| Trouble::new(format!("no link in {said:?}")))?.to_owned();
        server.serve()?;
        Ok((server, link))
    }

    /// Starts it where it was, and waits until it serves.
    pub fn serve(&mut self) -> Result<(), Trouble> {
        let mut process = self.command()?.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let said = process.stdout.take().ok_or_else(|| Trouble::new("nothing is said"))?;
        let mut line = String::new();
        BufReader::new(said).read_line(&mut line)?;
        self.process = Some(process);
        match line.contains("serves at") {
            true => Ok(()),
            false => Err(Trouble::new(format!("the server said {line:?}"))),
        }
    }

    /// Stops it as a system does, and waits until it is gone.
    pub fn stop(&mut self) -> Result<(), Trouble> {
        let Some(mut process) = self.process.take() else { return Ok(()) };
        kill_process(Pid::from_child(&process), Signal::TERM)
            .map_err(|error| Trouble::new(format!("stop: {error}")))?;
        process.wait()?;
        Ok(())
    }

    /// A link for one person more.
    pub fn invite(&self, role: &str) -> Result<String, Trouble> {
        Ok(self.said(&["admin", "invite", "--role", role])?.trim().to_owned())
    }

    fn command(&self) -> Result<Command, Trouble> {
        let mut command = Command::new(program()?);
        command.arg("--data").arg(self.folder.path()).args(["--listen", &self.address]);
        Ok(command)
    }

    fn said(&self, words: &[&str]) -> Result<String, Trouble> {
        let output = self.command()?.args(words).output()?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            false => Err(Trouble::new(String::from_utf8_lossy(&output.stderr))),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// It is built beside the window.
fn program() -> Result<PathBuf, Trouble> {
    let here = std::env::current_exe()?;
    let built = here.ancestors().skip(1).take(2).map(|folder| folder.join("hub-server"));
    built.into_iter().find(|path| path.is_file()).ok_or_else(|| {
        Trouble::new("hub-server is not built: `cargo build --workspace --all-targets` first")
    })
}
