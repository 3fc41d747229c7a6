//! A space of its own for each test, exports from it, and dry runs of what was exported.

use hub_app::export::Place;
use hub_app::import::{self, Options, Report, RowStatus, guess, plan};
use hub_app::views::{BulkIdeas, ExportFormat, ExportRequest, Exported, NewSpace};
use hub_app::{App, AppError, Intent, Reply, Session};
use hub_core::Operation;
use hub_files::{ReadOptions, Table};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

pub const FORMATS: [ExportFormat; 3] = [ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Json];

/// A new space, and a folder for its files.
pub struct Desk {
    pub session: Arc<Session>,
    pub files: tempfile::TempDir,
    app: App,
    _folder: tempfile::TempDir,
}

pub fn desk() -> Desk {
    desk_in("EUR", "UTC")
}

pub fn desk_in(currency: &str, time_zone: &str) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path().to_owned());
    app.create_space(&NewSpace {
        name: "Alder".to_owned(),
        member_name: "Ana".to_owned(),
        currency: currency.to_owned(),
        time_zone: time_zone.to_owned(),
    })
    .expect("a new space");
    let files = tempfile::tempdir().expect("a folder");
    Desk { session: app.session().expect("an open space"), files, app, _folder: folder }
}

pub fn request(format: ExportFormat) -> ExportRequest {
    ExportRequest {
        id: Uuid::now_v7(),
        format,
        ideas: None,
        columns: None,
        stage_words: Default::default(),
        name: "Ideas".to_owned(),
    }
}

impl Desk {
    /// What the window would be told.
    pub fn call(&self, command: &str) -> serde_json::Value {
        match self.app.call(command, serde_json::json!({})).expect("an answer") {
            Reply::Json(text) => serde_json::from_str(&text).expect("JSON"),
            Reply::Bytes(_) => panic!("no value"),
        }
    }

    /// Whether it was accepted; many random operations are not.
    pub fn send(&self, operation: Operation) -> bool {
        self.session.send(Intent::new(operation)).is_ok()
    }

    pub fn export(&self, request: &ExportRequest) -> Result<Exported, AppError> {
        self.export_to(request, &Place::Folder(self.files.path()))
    }

    pub fn export_to(&self, request: &ExportRequest, to: &Place<'_>) -> Result<Exported, AppError> {
        self.session.export(request, to, &mut |_, _| ControlFlow::Continue(()))
    }

    /// Everything, or what is named.
    pub fn whole(&self, format: ExportFormat, ideas: Option<BulkIdeas>) -> Exported {
        self.export(&ExportRequest { ideas, ..request(format) }).expect("a file")
    }

    /// What an import of the file would do, as nobody decided anything.
    pub fn dry_run(&self, path: &Path) -> Report {
        let table = table(path);
        let name = path.file_name().expect("a name").to_string_lossy();
        let guess = guess(&self.session, &table, &name).expect("a guess");
        let options = Options { source: guess.source.clone(), ..Options::default() };
        plan(&self.session, &table, &guess.mapping(&table), &options).expect("a plan").report
    }

    /// Exports everything in all formats; every row of each comes back as the same.
    pub fn comes_back(&self) -> u64 {
        let counts = FORMATS.map(|format| {
            let exported = self.whole(format, None);
            assert!(exported.comes_back);
            let report = self.dry_run(&PathBuf::from(&exported.path));
            let is_same = |row: &&import::RowReport| row.status == RowStatus::Same;
            let other = report.rows.iter().find(|row| !is_same(row));
            assert!(other.is_none(), "{format:?}: {other:#?}");
            assert_eq!(report.counts.same, u64::from(exported.ideas), "{format:?}");
            assert_eq!(report.counts.total() + 1, report.rows_in_file, "{format:?}");
            assert!(report.new_areas.is_empty() && report.new_systems.is_empty());
            report.counts.same
        });
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        counts[0]
    }
}

pub fn table(path: &Path) -> Table {
    let bytes = std::fs::read(path).expect("the file");
    let name = path.file_name().expect("a name").to_string_lossy();
    import::read(&name, &bytes, &ReadOptions::default()).expect("a table")
}
