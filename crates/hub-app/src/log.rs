//! What the Hub notes about its own work: commands by name, how long they took, and the codes of
//! failures. Never a title, a text or a name of anybody.
//!
//! ```text
//! <data>/log/hub.log  hub.1.log
//! ```

use crate::error::AppError;
use crate::views::LogLevel;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Then the file becomes the former one, whose predecessor goes.
const MAX_BYTES: u64 = 1_000_000;

/// What is slower stands in the log as a problem.
const SLOW: Duration = Duration::from_secs(2);

/// The log of one data folder. What cannot be written is left out: no work waits for its log.
#[derive(Debug)]
pub(crate) struct Log {
    folder: PathBuf,
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    level: LogLevel,
    file: Option<File>,
}

impl Log {
    pub(crate) fn new(data_dir: &Path, level: LogLevel) -> Self {
        let held = Mutex::new(Held { level, file: None });
        Self { folder: data_dir.join("log"), held }
    }

    pub(crate) fn set_level(&self, level: LogLevel) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).level = level;
    }

    /// How large it is.
    pub(crate) fn size_bytes(&self) -> u64 {
        let sizes = self.files().map(|path| fs::metadata(path).map_or(0, |file| file.len()));
        sizes.into_iter().sum()
    }

    /// The last lines.
    pub(crate) fn last(&self, lines: usize) -> Vec<String> {
        let [former, present] =
            self.files().map(|path| fs::read_to_string(path).unwrap_or_default());
        let all: Vec<&str> = former.lines().chain(present.lines()).collect();
        all[all.len().saturating_sub(lines)..].iter().map(|line| (*line).to_owned()).collect()
    }

    /// Takes in how a command went.
    pub(crate) fn note(&self, command: &str, took: Duration, failure: Option<&AppError>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let is_problem = failure.is_some_and(is_unexpected) || took > SLOW;
        let is_noted = match held.level {
            LogLevel::Off => false,
            LogLevel::Problems => is_problem,
            LogLevel::Everything => true,
        };
        if is_noted {
            let line = line(command, took, failure);
            let _ = self.write(&mut held, &line);
        }
    }

    fn files(&self) -> [PathBuf; 2] {
        ["hub.1.log", "hub.log"].map(|name| self.folder.join(name))
    }

    fn write(&self, held: &mut Held, line: &str) -> std::io::Result<()> {
        let [former, present] = self.files();
        if fs::metadata(&present).is_ok_and(|file| file.len() > MAX_BYTES) {
            held.file = None;
            fs::rename(&present, former)?;
        }
        if held.file.is_none() {
            fs::create_dir_all(&self.folder)?;
            held.file = Some(OpenOptions::new().create(true).append(true).open(present)?);
        }
        held.file.as_mut().map_or(Ok(()), |file| file.write_all(line.as_bytes()))
    }
}

/// A first run has no space, and what a person typed may be refused: that is no trouble.
fn is_unexpected(failure: &AppError) -> bool {
    failure.code.starts_with("STORE_") && failure.code != "STORE_CANCELLED"
        || matches!(failure.code.as_str(), "INTERNAL" | "BAD_PARAMETERS" | "UNKNOWN_COMMAND")
}

fn line(command: &str, took: Duration, failure: Option<&AppError>) -> String {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S%.3fZ");
    // A name that a caller made up may say anything.
    let is_known = failure.is_none_or(|failure| failure.code != "UNKNOWN_COMMAND");
    let command = if is_known { command } else { "?" };
    let how = failure.map_or("ok", |failure| failure.code.as_str());
    format!("{now} {command} {} ms {how}\n", took.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_what_its_level_says_and_no_facts() {
        let refused = AppError::new("INVALID").with("title", "Secret");
        let broken = AppError::new("STORE_IO").with("path", "/home/ana/Secret");
        let cases = [
            (LogLevel::Off, vec![]),
            (LogLevel::Problems, vec!["STORE_IO"]),
            (LogLevel::Everything, vec!["ok", "INVALID", "STORE_IO"]),
        ];
        for (level, expected) in cases {
            let data = tempfile::tempdir().unwrap();
            let log = Log::new(data.path(), level);
            for failure in [None, Some(&refused), Some(&broken)] {
                log.note("idea.get", Duration::from_millis(3), failure);
            }
            let lines = log.last(10);
            assert_eq!(lines.len(), expected.len(), "{level:?}");
            for (line, code) in lines.iter().zip(expected) {
                assert!(line.ends_with(&format!(" idea.get 3 ms {code}")), "{line}");
                assert!(!line.contains("Secret"));
            }
        }
    }

    #[test]
    fn stays_small_and_keeps_the_last_lines() {
        let data = tempfile::tempdir().unwrap();
        let log = Log::new(data.path(), LogLevel::Everything);
        for _ in 0..45_000 {
            log.note("ideas.rows", Duration::ZERO, None);
        }
        log.note("the.last", Duration::ZERO, None);
        assert!(log.size_bytes() < 2 * MAX_BYTES + 1_000);
        assert!(log.last(3)[2].contains("the.last"));
    }
}
