//! A screen in memory for one window, so that tests neither see each other nor a person's desktop.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;

use super::{PATIENCE, Trouble, group::Group};

/// A running Xvfb.
pub struct Display {
    /// What `DISPLAY` must be, for example `:99`.
    pub name: String,
    _server: Group,
}

impl Display {
    /// Starts a server that picks a free number itself and says when it is ready.
    ///
    /// # Errors
    /// When Xvfb is missing or does not come up.
    pub fn start() -> Result<Display, Trouble> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        command.args(["-noreset", "-dpi", "96"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
        let mut server = Group::start(&mut command).map_err(|error| {
            Trouble::new(format!("Xvfb does not start ({error}); `cargo xtask setup` installs it"))
        })?;
        let number = first_line(&mut server)?;
        Ok(Display { name: format!(":{number}"), _server: server })
    }
}

fn first_line(server: &mut Group) -> Result<String, Trouble> {
    let output = server.child().stdout.take().ok_or_else(|| Trouble::new("Xvfb has no output"))?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        // An unreadable line stays empty and is reported by the waiting side.
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = sender.send(line.trim().to_owned());
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(number) if !number.is_empty() => Ok(number),
        _ => Err(Trouble::new("Xvfb named no display")),
    }
}
