//! What helps whoever helps: sizes, the doctor's findings, and a file with both and the last lines
//! of the log. No title, text or name of anybody is in it, and of paths only what the Hub named.

use crate::app::App;
use crate::clock;
use crate::error::AppError;
use crate::session::Session;
use crate::views::{
    Diagnostics, DoctorView, FileKind, FileSize, FindingView, HubFolder, SavedFile,
};
use hub_store::{Finding, Report};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// So many lines of the log stand in the file.
const LOG_LINES: usize = 400;

/// The longest that a window may say of itself.
const MAX_WINDOW_CHARACTERS: usize = 500;

impl App {
    /// The program and its files.
    ///
    /// # Errors
    /// What the disk says.
    pub fn diagnostics(&self) -> Result<Diagnostics, AppError> {
        let mut files = vec![];
        if let Ok(session) = self.session() {
            let folder = session.write(|space| Ok(space.folder().to_owned()))?;
            let size = |kind, size_bytes| FileSize { kind, size_bytes };
            files.push(size(FileKind::Journal, with_log(&folder.join("journal.db"))));
            files.push(size(FileKind::Catalogue, with_log(&folder.join("catalogue.db"))));
            files.push(size(FileKind::Backups, of_folder(&folder.join("backups"))));
        }
        files.push(FileSize { kind: FileKind::Log, size_bytes: self.log.size_bytes() });
        Ok(Diagnostics {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            files,
            trouble: self.trouble(),
            meaning: self.session().ok().map(|session| session.meaning()),
        })
    }

    /// Writes the file for whoever helps into the data folder.
    ///
    /// # Errors
    /// What the disk says.
    pub fn save_diagnostics(&self, window: &str) -> Result<SavedFile, AppError> {
        let text = self.diagnostics_text(window)?;
        let now = jiff::Timestamp::from_millisecond(clock::now_ms()).unwrap_or_default();
        let name = format!("diagnostics-{}.txt", now.strftime("%Y-%m-%d-%H%M%SZ"));
        let path = self.data_dir().join(name);
        fs::write(&path, &text).map_err(|error| {
            let path = path.display().to_string();
            AppError::new("STORE_IO").with("path", path).with("detail", error.to_string())
        })?;
        Ok(SavedFile { path: path.display().to_string(), text })
    }

    fn diagnostics_text(&self, window: &str) -> Result<String, AppError> {
        let Diagnostics { version, system, files, trouble, meaning } = self.diagnostics()?;
        let device = crate::views::Device::from(&self.device());
        let device = serde_json::to_string(&device).unwrap_or_default();
        let mut lines = vec![format!("Opportunity Hub {version}"), format!("system: {system}")];
        let window = window.chars().filter(|c| !c.is_control()).take(MAX_WINDOW_CHARACTERS);
        lines.push(format!("window: {}", window.collect::<String>()));
        lines.push(format!("settings: {device}"));
        lines.extend(files.iter().map(|file| {
            let kind = serde_json::to_value(file.kind).unwrap_or_default();
            format!("{}: {} bytes", kind.as_str().unwrap_or_default(), file.size_bytes)
        }));
        lines.push(format!("trouble: {}", trouble.map_or("none".to_owned(), |it| it.code)));
        lines.push(format!("meaning: {}", serde_json::to_string(&meaning).unwrap_or_default()));
        let notices = self.notices().into_iter().map(|notice| notice.code);
        lines.push(format!("notices: {}", notices.collect::<Vec<_>>().join(", ")));
        lines.extend(self.session().ok().map(|session| doctor_lines(session.check())));
        lines.push(String::new());
        lines.extend(self.log.last(LOG_LINES));
        Ok(lines.join("\n") + "\n")
    }

    /// A folder of the Hub.
    ///
    /// # Errors
    /// `NO_SPACE` for one of a space.
    pub(crate) fn folder(&self, which: HubFolder) -> Result<PathBuf, AppError> {
        match which {
            HubFolder::Data => Ok(self.data_dir().to_owned()),
            HubFolder::Backups => self.session()?.write(|space| Ok(space.folder().join("backups"))),
        }
    }
}

fn doctor_lines(report: Result<Report, AppError>) -> String {
    match report {
        Ok(report) => serde_json::to_string(&report).unwrap_or_default(),
        Err(error) => error.code,
    }
}

impl Session {
    /// What the doctor sees, for a person.
    ///
    /// # Errors
    /// Only when the files cannot be read at all.
    pub fn doctor(&self) -> Result<DoctorView, AppError> {
        let report = self.check()?;
        Ok(DoctorView {
            findings: report.findings.iter().map(finding).collect(),
            ideas: report.ideas as u32,
            rows: report.rows as u32,
            events: report.events as u32,
            operations: report.operations as u32,
        })
    }
}

fn finding(finding: &Finding) -> FindingView {
    let mut facts = match serde_json::to_value(finding) {
        Ok(Value::Object(facts)) => facts,
        _ => serde_json::Map::new(),
    };
    let code = facts.remove("finding").and_then(|code| code.as_str().map(str::to_owned));
    FindingView { code: code.unwrap_or_default(), facts }
}

/// A database with what SQLite keeps beside it.
fn with_log(path: &Path) -> u64 {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        fs::metadata(name).map_or(0, |file| file.len())
    };
    ["", "-wal"].into_iter().map(beside).sum()
}

fn of_folder(path: &Path) -> u64 {
    let files = fs::read_dir(path).into_iter().flatten().flatten();
    files.map(|file| file.metadata().map_or(0, |file| file.len())).sum()
}
