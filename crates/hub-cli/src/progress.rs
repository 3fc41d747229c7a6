//! How far work is, on stderr, and Ctrl+C.

use crate::args::Progress;
use crate::number::number;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Bringing ideas in.
    Import,
    /// Comparing ideas.
    Pairs,
    /// Writing ideas to a file.
    Export,
    /// Reading what ideas mean.
    Meanings,
    /// Fetching a copy of a shared space.
    Sync,
}

impl Work {
    fn doing(self, far: &str) -> String {
        match self {
            Self::Import => format!("Bringing in {far} (Ctrl+C stops with nothing changed)"),
            Self::Pairs => format!("Comparing {far} ideas (Ctrl+C stops)"),
            Self::Export => format!("Writing {far} ideas (Ctrl+C stops and leaves no file)"),
            Self::Meanings => format!("Reading what {far} ideas mean"),
            Self::Sync => format!("Fetching {far} parts (Ctrl+C stops; `ohub sync` goes on)"),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Import => "Saving",
            Self::Pairs => "Arranging",
            Self::Export => "Saving",
            Self::Meanings => "Comparing",
            Self::Sync => "Arranging",
        }
    }
}

/// Set once Ctrl+C is pressed; what is under way then stops with nothing written.
pub fn on_ctrl_c() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let pressed = Arc::clone(&stop);
    // Without a handler Ctrl+C ends the process, and the transaction is undone all the same.
    let _ = ctrlc::set_handler(move || pressed.store(true, Ordering::Relaxed));
    stop
}

/// Says how far it is.
#[derive(Debug)]
pub struct Said {
    work: Work,
    total: usize,
    /// Over the same line of a terminal, or line by line.
    on_terminal: bool,
    is_on: bool,
}

impl Said {
    /// Of so many things to do.
    pub fn new(work: Work, when: Progress, total: usize, as_json: bool) -> Self {
        let on_terminal = std::io::stderr().is_terminal();
        let is_on = match when {
            Progress::Auto => on_terminal && !as_json,
            Progress::Always => true,
            Progress::Never => false,
        };
        Self { work, total, on_terminal, is_on }
    }

    /// So many are done.
    pub fn say(&mut self, done: usize) {
        if !self.is_on {
            return;
        }
        let far = format!("{} of {}", number(done as f64), number(self.total as f64));
        let line = match (self.on_terminal, done == self.total) {
            (true, false) => format!("\r\u{1b}[K{}", self.work.doing(&far)),
            (true, true) => format!("\r\u{1b}[K{}", self.work.ending()),
            (false, _) => format!("progress: {far}\n"),
        };
        // Nobody has to hear it.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }

    /// So many of so many are done; nothing is said before that is known.
    pub fn say_of(&mut self, done: usize, total: usize) {
        if total > 0 {
            self.total = total;
            self.say(done);
        }
    }

    /// Leaves an empty line of the terminal.
    pub fn end(&self) {
        if self.is_on && self.on_terminal {
            let _ = std::io::stderr().write_all("\r\u{1b}[K".as_bytes());
        }
    }
}
