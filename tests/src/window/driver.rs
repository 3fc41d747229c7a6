//! WebKit's driver: one driver process is one session is one running Opportunity Hub.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};

use super::{PATIENCE, PAUSE, Trouble, display::Display, group::Group};

/// A running driver. Its output and the program's go to `driver.log` in the test's folder: a pipe
/// would be kept open by whatever survives, and the run would wait for it for ever.
pub struct Driver {
    /// Where it listens, as an address for a client.
    pub address: String,
    _group: Group,
}

/// How the page is drawn where there is no graphics card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// As the program chooses: by the processor. The driver can take no picture of that, and waits.
    AsShipped,
    /// As with a graphics card.
    ForPictures,
}

impl Driver {
    /// Starts the driver on `display` and waits until it listens.
    ///
    /// # Errors
    /// When the driver is missing or does not come up.
    pub fn start(display: &Display, folder: &Path, drawn: Drawn) -> Result<Driver, Trouble> {
        let port = free_port()?;
        let mut group =
            Group::start(&mut command(display, folder, port, drawn)?).map_err(|error| {
                let advice = "`cargo xtask setup` installs it";
                Trouble::new(format!("WebKitWebDriver does not start ({error}); {advice}"))
            })?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect_timeout(&address, PATIENCE).is_err() {
            if !group.is_running() || Instant::now() > deadline {
                return Err(Trouble::new("WebKitWebDriver does not listen"));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(Driver { address: format!("http://{address}"), _group: group })
    }
}

fn command(display: &Display, folder: &Path, port: u16, drawn: Drawn) -> Result<Command, Trouble> {
    let log = File::options().create(true).append(true).open(folder.join("driver.log"))?;
    let mut command = Command::new("WebKitWebDriver");
    command.args(["--host=127.0.0.1", &format!("--port={port}")]);
    command.env("TAURI_WEBVIEW_AUTOMATION", "true").env("DISPLAY", &display.name);
    command.env("XDG_CONFIG_HOME", folder.join("config")).env("LANGUAGE", "en");
    command.env("XDG_DOWNLOAD_DIR", folder.join("downloads"));
    if drawn == Drawn::ForPictures {
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "0");
    }
    for unwanted in ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "OPPORTUNITY_HUB_DATA"] {
        command.env_remove(unwanted);
    }
    command.stdin(Stdio::null()).stderr(log.try_clone()?).stdout(log);
    Ok(command)
}

fn free_port() -> Result<u16, Trouble> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The Opportunity Hub that was built together with this test.
///
/// # Errors
/// When it was not built.
pub fn program() -> Result<PathBuf, Trouble> {
    let here = std::env::current_exe()?;
    let built = here.ancestors().skip(1).take(2).map(|folder| folder.join("opportunity-hub"));
    built.into_iter().find(|path| path.is_file()).ok_or_else(|| {
        Trouble::new("opportunity-hub is not built: `cargo build --workspace --all-targets` first")
    })
}

/// Ends the Opportunity Hub that uses `data_dir` the hard way and waits until it is gone.
///
/// # Errors
/// When none runs, or it does not end.
pub fn kill_program(data_dir: &Path) -> Result<(), Trouble> {
    let pid = running_program(data_dir).ok_or_else(|| Trouble::new("no program to kill"))?;
    kill_process(pid, Signal::KILL).map_err(|error| Trouble::new(format!("kill: {error}")))?;
    wait_until_gone(pid)
}

/// Waits until the program let go of everything it held.
///
/// # Errors
/// When it does not after [`PATIENCE`].
pub fn wait_until_gone(pid: Pid) -> Result<(), Trouble> {
    let deadline = Instant::now() + PATIENCE;
    while !has_let_go(pid) {
        if Instant::now() > deadline {
            return Err(Trouble::new("the program does not end"));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// A program that ends keeps its files and their locks until the last of its threads is through with
/// the disk, which may be long after the first one is a zombie.
fn has_let_go(pid: Pid) -> bool {
    let process = PathBuf::from(format!("/proc/{}", pid.as_raw_nonzero()));
    let threads = std::fs::read_dir(process.join("task")).map_or(0, Iterator::count);
    let status = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
    // The state follows the name, which is in brackets and may hold anything.
    let state = status.rsplit(") ").next().and_then(|rest| rest.chars().next());
    threads <= 1 && matches!(state, None | Some('Z' | 'X'))
}

/// The Opportunity Hub that uses `data_dir`: its command line names the folder; that of an ended one
/// is empty.
pub fn running_program(data_dir: &Path) -> Option<Pid> {
    let folder = data_dir.to_string_lossy();
    std::fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let command_line = std::fs::read(entry.path().join("cmdline")).ok()?;
        let mut words = command_line.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let is_ours = words.next()?.ends_with("opportunity-hub") && words.any(|w| w == folder);
        is_ours.then(|| Pid::from_raw(pid)).flatten()
    })
}
