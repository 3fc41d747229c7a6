//! A process of `hub-server`: founded, started, killed and started again.

use hub_core::OpId;
use hub_server::store::Store;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::Outcome;
use crate::bench::programs;

/// Where a server keeps everything.
#[derive(Clone, Debug)]
pub enum Kept {
    /// In SQLite, in a folder.
    Folder(PathBuf),
    /// In PostgreSQL.
    Address(String),
}

impl Kept {
    fn words(&self) -> [OsString; 2] {
        match self {
            Self::Folder(folder) => ["--data".into(), folder.into()],
            Self::Address(address) => ["--database-url".into(), address.into()],
        }
    }

    /// Every operation that is on record, in order.
    ///
    /// # Errors
    /// What the database says.
    pub fn operations(&self) -> Outcome<Vec<OpId>> {
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
            let store = match self {
                Self::Folder(folder) => Store::sqlite(&folder.join("hub.db")).await?,
                Self::Address(address) => Store::postgres(address).await?,
            };
            let space = store.space().await?.ok_or("there is no space")?;
            let (mut found, mut after) = (vec![], -1);
            loop {
                let lines = store.audit(space, after, 5_000).await?;
                let Some(last) = lines.last() else { return Ok(found) };
                after = last.n;
                found.extend(lines.iter().map(|line| line.op_id));
            }
        })
    }
}

/// A server that runs, or not.
pub struct Server {
    program: PathBuf,
    kept: Kept,
    running: Option<Running>,
    /// It may write no larger files: a full disk.
    pub most_file_kib: Option<u64>,
}

struct Running {
    child: Child,
    listening: SocketAddr,
    _stdout: BufReader<ChildStdout>,
}

impl Server {
    /// A server that does not run yet.
    ///
    /// # Errors
    /// When it is not built.
    pub fn of(kept: Kept) -> Outcome<Self> {
        let program = programs::find("hub-server").map_err(|trouble| trouble.to_string())?;
        Ok(Self { program, kept, running: None, most_file_kib: None })
    }

    /// Another one on the same database.
    #[must_use]
    pub fn beside(&self) -> Self {
        let (program, kept) = (self.program.clone(), self.kept.clone());
        Self { program, kept, running: None, most_file_kib: None }
    }

    /// Where it keeps everything.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Runs a command of it to its end and gives what it said.
    ///
    /// # Errors
    /// What it says.
    pub fn command(&self, words: &[&str]) -> Outcome<String> {
        let output = Command::new(&self.program).args(self.kept.words()).args(words).output()?;
        match output.status.success() {
            true => Ok(String::from_utf8(output.stdout)?),
            false => {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(format!("hub-server {}: {said}", words.join(" ")).into())
            }
        }
    }

    /// Makes the space; gives the invite of its first administrator.
    ///
    /// # Errors
    /// What the program says.
    pub fn found(&self) -> Outcome<String> {
        let zone = ["--time-zone", "Europe/Lisbon"];
        let said = ["init", "--name", "Alder", "--currency", "EUR", zone[0], zone[1]];
        let said = self.command(&said)?;
        let invite = said.split("invite=").nth(1).ok_or("no invite")?;
        Ok(invite.split(['&', '\n']).next().unwrap_or_default().to_owned())
    }

    /// Starts it at a port of its own.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&mut self) -> Outcome<SocketAddr> {
        let mut command = match self.most_file_kib {
            None => Command::new(&self.program),
            Some(kib) => limited(kib, &self.program),
        };
        command.args(self.kept.words()).args(["--listen", "127.0.0.1:0", "--log-level", "warn"]);
        command.args(["--operations-per-minute", "10000000"]);
        command.args(["--operations-per-minute-of-leads", "10000000"]);
        // What it logs is only wanted by who looks for a defect.
        let log = std::env::var_os("HUB_SOAK_LOG").map_or_else(Stdio::null, |_| Stdio::inherit());
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn()?;
        let mut stdout = BufReader::new(child.stdout.take().ok_or("it says nothing")?);
        let mut line = String::new();
        stdout.read_line(&mut line)?;
        let listening = line.trim().rsplit("http://").next().and_then(|it| it.parse().ok());
        let Some(listening) = listening else {
            child.kill()?;
            child.wait()?;
            return Err(format!("the server did not start: {line}").into());
        };
        self.running = Some(Running { child, listening, _stdout: stdout });
        Ok(listening)
    }

    /// Where it is reached without a proxy.
    ///
    /// # Errors
    /// When it does not run.
    pub fn address(&self) -> Outcome<String> {
        let running = self.running.as_ref().ok_or("the server does not run")?;
        Ok(format!("http://{}", running.listening))
    }

    /// Its process, for measuring.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.child.id())
    }

    /// SIGKILL, or what the system has instead.
    ///
    /// # Errors
    /// What the system says.
    pub fn kill(&mut self) -> Outcome<()> {
        if let Some(mut running) = self.running.take() {
            running.child.kill()?;
            running.child.wait()?;
        }
        Ok(())
    }

    /// The chain over all operations is whole.
    ///
    /// # Errors
    /// What `hub-server audit verify` says.
    pub fn verify(&self) -> Outcome<()> {
        self.command(&["audit", "verify"]).map(drop)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends in any case with this process.
        let _ = self.kill();
    }
}

/// A program for which files end at a size, as on a full disk. It hears of it as of an error.
#[must_use]
pub fn limited(most_kib: u64, program: &Path) -> Command {
    let mut shell = Command::new("sh");
    let blocks = (most_kib * 2).to_string();
    shell.args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", &blocks]);
    shell.arg(program);
    shell
}
