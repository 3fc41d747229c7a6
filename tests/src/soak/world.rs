//! A space that processes are killed in, and what must be in it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use hub_app::views::{IdeasOrder, NewSpace};
use hub_app::{Access, App};
use tempfile::TempDir;

use super::act::Run;
use crate::bench::{Outcome, programs};

/// Whether an act that was cut off is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// All of it.
    Whole,
    /// Nothing of it.
    Nothing,
}

/// The space and what is known of it.
pub struct World {
    temporary: TempDir,
    /// Rows of one import.
    pub import_rows: usize,
    ohub: PathBuf,
    /// How many ideas each act has added.
    known: BTreeMap<String, usize>,
    acts: usize,
}

impl World {
    /// An empty space in a folder of its own.
    ///
    /// # Errors
    /// When `ohub` is not built, or what the disk says.
    pub fn new(import_rows: usize) -> Outcome<World> {
        let temporary = tempfile::Builder::new().prefix("hub-soak-").tempdir()?;
        let (ohub, known) = (programs::find("ohub")?, BTreeMap::new());
        let world = World { temporary, import_rows, ohub, known, acts: 0 };
        let app = App::open(world.data_dir());
        app.create_space(&NewSpace {
            name: "Soak".to_owned(),
            member_name: "Ana".to_owned(),
            currency: "EUR".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
        })?;
        Ok(world)
    }

    /// Where everything of it is.
    pub fn folder(&self) -> &Path {
        self.temporary.path()
    }

    fn data_dir(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// How many ideas it has.
    pub fn ideas(&self) -> usize {
        self.known.values().sum()
    }

    /// The name of the next act; no other begins with it.
    pub fn next_name(&mut self) -> String {
        self.acts += 1;
        format!("act-{:05}", self.acts)
    }

    /// `ohub` in this space, answering as JSON.
    pub fn ohub(&self, arguments: &[OsString]) -> Command {
        of_ohub(&self.ohub, &self.data_dir(), arguments)
    }

    /// Writes the rows of an import.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write_rows(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.folder().join(format!("{name}.csv"));
        let mut file = csv::Writer::from_path(&path)?;
        file.write_record(["external_id", "title", "description", "area", "systems"])?;
        for at in 0..self.import_rows {
            let (title, area) = (format!("{name} row {at}"), format!("Area {}", at % 12));
            let description = "Somebody copies it from one program into another, every week.";
            file.write_record([&title, &title, description, &area, "Excel; Outlook"])?;
        }
        file.flush()?;
        Ok(path)
    }

    /// Takes away what can be made anew.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lose_catalogue(&self) -> Outcome<()> {
        for entry in std::fs::read_dir(self.space()?)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with("catalogue.db") {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn space(&self) -> Outcome<PathBuf> {
        let space = std::fs::read_dir(self.data_dir().join("spaces"))?.flatten().next();
        Ok(space.ok_or("the space's folder is gone")?.path())
    }

    /// Opens the space again and looks at everything.
    ///
    /// # Errors
    /// In words: what is missing, there by half, or found by the doctor.
    pub fn verify(&mut self, run: &Run) -> Outcome<Found> {
        doctor(&self.ohub, &self.data_dir())?;
        let mut there = titles_by_act(&self.data_dir())?;
        let now = there.remove(&run.name).unwrap_or(0);
        if there != self.known {
            return Err(format!("{:?} became {there:?}", self.known).into());
        }
        let found = match now {
            all if all == run.ideas && run.ideas > 0 => Found::Whole,
            0 => Found::Nothing,
            half => return Err(format!("{half} of {} ideas are there", run.ideas).into()),
        };
        if run.confirmed.is_some() && run.ideas > 0 && found == Found::Nothing {
            return Err("what was confirmed is not there".into());
        }
        if now > 0 {
            self.known.insert(run.name.clone(), now);
        }
        match &run.backup {
            Some(path) => self.verify_backup(run, path),
            None => Ok(found),
        }
    }

    /// A backup with its name is whole: a space that is made of it has all ideas. The name may be
    /// taken by an empty file until then.
    fn verify_backup(&self, run: &Run, path: &Path) -> Outcome<Found> {
        let is_there = path.metadata().is_ok_and(|file| file.len() > 0);
        if !is_there {
            return match run.confirmed {
                Some(_) => Err("the backup that was confirmed is not there".into()),
                None => Ok(Found::Nothing),
            };
        }
        let restored = tempfile::tempdir_in(self.folder())?;
        let space = self.space()?;
        let name = space.file_name().ok_or("the space's folder has no name")?;
        let copy = restored.path().join("spaces").join(name);
        std::fs::create_dir_all(&copy)?;
        std::fs::copy(path, copy.join("journal.db"))?;
        doctor(&self.ohub, restored.path())?;
        let there = titles_by_act(restored.path())?;
        match there == self.known {
            true => Ok(Found::Whole),
            false => Err(format!("the backup has {there:?} and not {:?}", self.known).into()),
        }
    }
}

/// `ohub` with a data folder, answering as JSON.
pub fn of_ohub(ohub: &Path, data_dir: &Path, arguments: &[OsString]) -> Command {
    let mut command = Command::new(ohub);
    command.arg("--data-dir").arg(data_dir).arg("--json").args(arguments);
    command
}

/// Opens the space for writing, which brings it back into step, and looks at everything.
///
/// # Errors
/// With what it says, when it does not say that all is well.
pub fn doctor(ohub: &Path, data_dir: &Path) -> Outcome<()> {
    let output = of_ohub(ohub, data_dir, &["doctor".into()]).output()?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let said = [output.stdout, output.stderr].concat();
            Err(format!("ohub doctor: {}", String::from_utf8_lossy(&said)).into())
        }
    }
}

/// How many titles begin with the name of each act, the first word of every title.
pub fn titles_by_act(data_dir: &Path) -> Outcome<BTreeMap<String, usize>> {
    let app = App::open_as(data_dir.to_owned(), Access::Read, None);
    let rows = app.session()?.list(&IdeasOrder::default(), usize::MAX)?;
    let mut counts = BTreeMap::new();
    for (_, row) in rows {
        let act = row.title.split(' ').next().unwrap_or_default().to_owned();
        *counts.entry(act).or_default() += 1;
    }
    Ok(counts)
}
