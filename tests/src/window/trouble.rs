//! Why a step in the window did not work, in words a developer can act on.

use std::fmt;
use std::path::Path;

/// What went wrong.
pub struct Trouble(String);

impl Trouble {
    /// Trouble described by `what`.
    pub fn new(what: impl Into<String>) -> Trouble {
        Trouble(what.into())
    }

    /// The same with the last lines that the driver and the program wrote.
    #[must_use]
    pub fn with_log(self, folder: &Path) -> Trouble {
        let log = std::fs::read_to_string(folder.join("driver.log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines[lines.len().saturating_sub(15)..].join("\n  ");
        Trouble(format!("{}\n  {last}", self.0))
    }

    /// The same with one more line.
    #[must_use]
    pub fn and(self, more: &str) -> Trouble {
        Trouble(format!("{}\n  {more}", self.0))
    }
}

// A test that returns this prints it with `{:?}`; quotes and `\n` would make it unreadable.
impl fmt::Debug for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble(error.to_string())
    }
}
