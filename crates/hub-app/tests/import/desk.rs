//! A space of its own for each test, and files brought into it.

use hub_app::import::{Mapping, Options, Plan, Report, apply, plan};
use hub_app::views::{IdeaPage, NewSpace};
use hub_app::{App, AppError, Session};
use hub_files::{ReadOptions, Table, read};
use std::ops::ControlFlow;
use std::sync::Arc;

/// A new space.
pub struct Desk {
    pub session: Arc<Session>,
    pub app: App,
    _folder: tempfile::TempDir,
}

pub fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path().to_owned());
    app.create_space(&NewSpace {
        name: "Alder".to_owned(),
        member_name: "Ana".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "UTC".to_owned(),
    })
    .expect("a new space");
    Desk { session: app.session().expect("an open space"), app, _folder: folder }
}

pub fn table(csv: &str) -> Table {
    let options = ReadOptions { header_row: Some(1), ..ReadOptions::default() };
    read("ideas.csv", csv.as_bytes(), &options).expect("a table")
}

pub fn options() -> Options {
    Options { source: "ideas".to_owned(), ..Options::default() }
}

impl Desk {
    pub fn plan_with(&self, csv: &str, options: &Options) -> Result<Plan, AppError> {
        let table = table(csv);
        plan(&self.session, &table, &Mapping::by_names(&table), options)
    }

    pub fn plan(&self, csv: &str) -> Report {
        self.plan_with(csv, &options()).expect("a plan").report
    }

    pub fn import_with(&self, csv: &str, options: &Options) -> Report {
        let planned = self.plan_with(csv, options).expect("a plan");
        let dry = planned.report.clone();
        let done = apply(&self.session, planned, &mut |_| ControlFlow::Continue(()));
        let done = done.expect("an import");
        assert_eq!(dry, done, "a dry run says what happens");
        done
    }

    pub fn import(&self, csv: &str) -> Report {
        self.import_with(csv, &options())
    }

    pub fn page(&self, name: &str) -> IdeaPage {
        self.session.page(name).expect("the idea")
    }

    pub fn only(&self, csv: &str) -> IdeaPage {
        let report = self.import(csv);
        let row = report.rows.last().expect("a row");
        assert!(row.problems.is_empty(), "{:?}", row.problems);
        self.page(&row.idea_id.expect("an idea").to_string())
    }

    pub fn total(&self) -> u32 {
        self.session.summary(&Default::default()).expect("a list").total
    }
}
