//! Programs that must not outlive a test: each in a process group of its own, ended as a whole.

use std::process::{Child, Command};

use rustix::process::{Pid, Signal, kill_process_group};

/// A running program and everything it started; dropping it ends them all.
pub struct Group(Child);

impl Group {
    /// Starts `command` in a new process group.
    ///
    /// # Errors
    /// What the system said, usually that there is no such program.
    pub fn start(command: &mut Command) -> std::io::Result<Group> {
        use std::os::unix::process::CommandExt;
        command.process_group(0).spawn().map(Group)
    }

    /// The program itself, for its output.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Whether the program that was started is still there.
    pub fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // An error means that nobody of the group is left, which is what we want.
        let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        let _ = self.0.wait();
    }
}
