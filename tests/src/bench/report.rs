//! The figures as they come, the circumstances, and both as JSON at the end.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::Outcome;
use super::figure::Figure;

/// What a run has found so far. It prints as it goes, since a run takes minutes.
pub struct Report {
    figures: Vec<Value>,
    notes: Vec<String>,
}

impl Report {
    /// Says on what is measured.
    pub fn begin() -> Report {
        let mut report = Report { figures: vec![], notes: vec![] };
        let processors = std::thread::available_parallelism().map_or(0, usize::from);
        report.note(&format!("{processors} processors, {}", load()));
        if cfg!(debug_assertions) {
            report.note("a debug build: the figures say nothing about the product");
        }
        report
    }

    /// Keeps and prints one figure.
    pub fn add(&mut self, figure: &Figure) {
        say(&format!("{figure}\n"));
        self.figures.push(figure.to_json());
    }

    /// Keeps and prints one sentence.
    pub fn note(&mut self, sentence: &str) {
        say(&format!("# {sentence}\n"));
        self.notes.push(sentence.to_owned());
    }

    /// Writes the JSON, if a file is named.
    ///
    /// # Errors
    /// What the disk says.
    pub fn end(mut self, json: Option<&Path>) -> Outcome<()> {
        self.note(&format!("at the end {}", load()));
        if let Some(path) = json {
            let all = json!({ "figures": self.figures, "notes": self.notes });
            std::fs::write(path, serde_json::to_string_pretty(&all)?)?;
        }
        Ok(())
    }
}

/// Prints; a reader that went away is no failure.
pub fn say(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// How busy the machine was in the last minute, where the system says it.
fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    match text.split(' ').next() {
        Some(load) if !load.is_empty() => format!("load {load}"),
        _ => "load not known".to_owned(),
    }
}
