//! The program: its data folder, the space that is open, and who wants to hear of changes.

use crate::commands;
use crate::error::AppError;
use crate::log::Log;
use crate::meaning::Model;
use crate::session::Session;
use crate::{clock, places, views};
use hub_core::SpaceId;
use hub_core::genesis::{Founding, genesis};
use hub_store::device::{self, Device};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Instant;

/// What a command answers.
#[derive(Debug)]
pub enum Reply {
    /// A value as JSON text.
    Json(String),
    /// Little-endian `u32`s.
    Bytes(Vec<u8>),
}

/// Whether this process may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The only writer of its space; refused while there is another.
    Write,
    /// Beside a writer.
    Read,
}

/// Whatever a window may have kept of what it read.
const EVERY_KIND: [&str; 9] =
    ["space", "idea", "support", "comment", "follow", "pair", "conflict", "event", "draft"];

type Opened<T> = Result<Option<T>, AppError>;
type Listener = Box<dyn Fn(&str) + Send + Sync>;

/// The program over one data folder. It can always be made: what keeps a space from opening is
/// told by [`App::trouble`].
pub struct App {
    data_dir: PathBuf,
    access: Access,
    /// The space that was named at the start, if one was.
    wanted: Option<String>,
    session: RwLock<Opened<Arc<Session>>>,
    device: Mutex<Device>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    pub(crate) model: Arc<Model>,
    notices: Mutex<Vec<views::NoticeView>>,
    pub(crate) log: Log,
}

impl App {
    /// Opens the space that was open last, for writing.
    pub fn open(data_dir: PathBuf) -> Self {
        Self::open_as(data_dir, Access::Write, None)
    }

    /// Opens a space by its name or id, or the one that was open last.
    pub fn open_as(data_dir: PathBuf, access: Access, space: Option<&str>) -> Self {
        let mut notices = vec![];
        let device = match device::load(&data_dir) {
            Ok(loaded) => {
                notices.extend(loaded.put_aside.map(|path| notice("DEVICE_PUT_ASIDE", &path)));
                loaded.device
            }
            Err(_) => Device::default(),
        };
        if access == Access::Write {
            hub_store::sweep(&data_dir);
        }
        let listeners = Arc::default();
        let log = Log::new(&data_dir, views::Device::from(&device).log);
        let app = Self {
            data_dir,
            access,
            wanted: space.map(str::to_owned),
            session: RwLock::new(Ok(None)),
            device: Mutex::new(device),
            listeners,
            model: Arc::default(),
            notices: Mutex::new(notices),
            log,
        };
        app.reopen();
        app
    }

    /// Opens the space, or tries again after trouble: the other process may be gone by now.
    fn reopen(&self) {
        self.take(self.found());
    }

    /// The space that is to be open, opened.
    fn found(&self) -> Opened<Session> {
        let found = find_space(&self.data_dir, &self.device(), self.wanted.as_deref())?;
        found.map(|path| Session::open(&path, self.access)).transpose()
    }

    /// Closes the space, lets `work` go at its folder, and opens what is there then. Whoever asks
    /// for the space meanwhile waits.
    ///
    /// # Errors
    /// `NO_SPACE`, why it cannot be opened, `STORE_IN_USE` when it is at work for too long, or what
    /// `work` says; the space is open then as before.
    pub(crate) fn with_space_closed<T>(
        &self,
        work: impl FnOnce(&Path) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let open = held.clone()?.ok_or_else(|| AppError::new("NO_SPACE"))?;
        let folder = open.write(|space| Ok(space.folder().to_owned()))?;
        *held = Ok(None);
        if let Err(still_open) = open.close() {
            *held = Ok(Some(still_open));
            let path = folder.display().to_string();
            return Err(AppError::new("STORE_IN_USE").with("path", path));
        }
        let done = work(&folder);
        *held = self.telling(self.found());
        drop(held);
        if done.is_ok() {
            self.tell_all();
        }
        done
    }

    /// Opens what was put into the data folder, at the first run.
    pub(crate) fn open_new(&self, space: uuid::Uuid, opened: Session) -> Result<(), AppError> {
        self.change_device(|device| device.last_space = Some(space))?;
        self.take(Ok(Some(opened)));
        self.tell_all();
        Ok(())
    }

    /// Nothing that was shown before holds.
    fn tell_all(&self) {
        self.tell(&json!({ "kinds": EVERY_KIND, "ids": [], "all": true }));
    }

    /// Calls a command by its name, as the window does.
    ///
    /// # Errors
    /// `UNKNOWN_COMMAND`, `BAD_PARAMETERS`, or what the command says.
    pub fn call(&self, command: &str, params: Value) -> Result<Reply, AppError> {
        let started = Instant::now();
        let reply = commands::dispatch(self, command, params);
        self.log.note(command, started.elapsed(), reply.as_ref().err());
        reply
    }

    /// Calls `heard` with `{"kinds": [..], "ids": [..]}` after every change.
    pub fn on_changed(&self, heard: impl Fn(&str) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(heard));
    }

    /// Takes the encoder's files from this folder and from no other. To be said before somebody
    /// types; otherwise they are looked for beside the program.
    pub fn take_model_from(&self, folder: PathBuf) {
        self.model.take_from(folder);
    }

    /// Begins to read what the ideas of the open space mean, in the background. Nothing waits for
    /// it; a window calls it a while after its first screen.
    pub fn begin_meanings(&self) {
        if let Ok(session) = self.session() {
            session.begin_meanings();
        }
    }

    /// The open space.
    ///
    /// # Errors
    /// `NO_SPACE` at the first run, or why it cannot be opened.
    pub fn session(&self) -> Result<Arc<Session>, AppError> {
        let session = self.session.read().unwrap_or_else(PoisonError::into_inner);
        session.clone()?.ok_or_else(|| AppError::new("NO_SPACE"))
    }

    /// Why the space cannot be opened, if so.
    pub fn trouble(&self) -> Option<AppError> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).as_ref().err().cloned()
    }

    /// Where everything is kept.
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Makes a private space and opens it.
    ///
    /// # Errors
    /// `SPACE_EXISTS` when one is open, `INVALID` with the field, or what the disk says.
    pub fn create_space(&self, new: &views::NewSpace) -> Result<(), AppError> {
        if !self.is_at_first_run() {
            return Err(AppError::new("SPACE_EXISTS"));
        }
        let founding = founding(new)?;
        let space = Session::create(&self.data_dir, &genesis(&founding)?)?;
        self.open_new(founding.space.0, space)
    }

    /// Puts the newest automatic backup in the place of a damaged journal and opens the space. The
    /// damaged file is kept; where it is now is the answer.
    ///
    /// # Errors
    /// `NO_BACKUP` when there is nothing to put there, or what the disk says.
    pub fn restore_newest_backup(&self) -> Result<PathBuf, AppError> {
        let no_backup = || AppError::new("NO_BACKUP");
        let damaged = self.trouble().filter(|trouble| trouble.code == "STORE_JOURNAL_DAMAGED");
        let damaged = damaged.ok_or_else(no_backup)?;
        let folder = find_space(&self.data_dir, &self.device(), None)?.ok_or_else(no_backup)?;
        let newest = damaged.facts.get("newest_backup").and_then(Value::as_str);
        let newest = newest.map(PathBuf::from).ok_or_else(no_backup)?;
        let kept = hub_store::restore_backup(&folder, &newest, clock::now_ms())?;
        self.take(Session::open(&folder, Access::Write).map(Some));
        self.tell_all();
        Ok(kept)
    }

    pub(crate) fn is_at_first_run(&self) -> bool {
        let session = self.session.read().unwrap_or_else(PoisonError::into_inner);
        matches!(&*session, Ok(None))
    }

    /// Settings of this device.
    pub(crate) fn device(&self) -> Device {
        self.device.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes settings of this device, on disk first.
    pub(crate) fn change_device(&self, change: impl FnOnce(&mut Device)) -> Result<(), AppError> {
        let mut device = self.device.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = device.clone();
        change(&mut changed);
        device::save(&self.data_dir, &changed)?;
        *device = changed;
        Ok(())
    }

    /// What happened while opening.
    pub(crate) fn notices(&self) -> Vec<views::NoticeView> {
        let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Ok(session) = self.session() {
            notices.extend(session.notices());
        }
        notices
    }

    fn take(&self, opened: Opened<Session>) {
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = self.telling(opened);
    }

    fn telling(&self, opened: Opened<Session>) -> Opened<Arc<Session>> {
        let telling = |session: Session| {
            let listeners = Arc::clone(&self.listeners);
            session.telling(Arc::clone(&self.model), move |change| tell(&listeners, change))
        };
        opened.map(|session| session.map(telling))
    }

    fn tell(&self, change: &Value) {
        tell(&self.listeners, change);
    }
}

fn tell(listeners: &Mutex<Vec<Listener>>, change: &Value) {
    let text = change.to_string();
    let listeners = listeners.lock().unwrap_or_else(PoisonError::into_inner);
    listeners.iter().for_each(|heard| heard(&text));
}

fn notice(code: &str, path: &Path) -> views::NoticeView {
    let error = AppError::new(code).with("path", path.display().to_string());
    views::NoticeView { code: error.code, facts: error.facts }
}

/// The folder of the space to open: the one named, else the last one, else the oldest.
fn find_space(
    data_dir: &Path,
    device: &Device,
    wanted: Option<&str>,
) -> Result<Option<PathBuf>, AppError> {
    let spaces = hub_store::list_spaces(data_dir)?;
    if let Some(wanted) = wanted {
        let found = spaces.iter().find(|space| {
            space.id.to_string() == wanted
                || Session::name_of(&space.path).as_deref() == Some(wanted)
        });
        let found = found.ok_or_else(|| AppError::new("NO_SUCH_SPACE").with("space", wanted))?;
        return Ok(Some(found.path.clone()));
    }
    let last = spaces.iter().find(|space| Some(space.id.0) == device.last_space);
    Ok(last.or(spaces.first()).map(|space| space.path.clone()))
}

fn founding(new: &views::NewSpace) -> Result<Founding, AppError> {
    let known = iso_currency::Currency::from_code(&new.currency).is_some();
    if !known {
        let problem = hub_core::text::problem::WRONG_TYPE;
        return Err(hub_core::Refusal::invalid("currency", problem).into());
    }
    Ok(Founding {
        space: SpaceId(clock::new_id()),
        member: hub_core::MemberId(clock::new_id()),
        op: hub_core::OpId(clock::new_id()),
        profiles: [(); 4].map(|()| hub_core::ProfileId(clock::new_id())),
        name: new.name.clone(),
        member_name: new.member_name.clone(),
        currency: new.currency.clone(),
        time_zone: new.time_zone.clone(),
        now_ms: clock::now_ms(),
    })
}

impl App {
    /// What the window needs before it can paint.
    pub(crate) fn state(&self) -> Result<views::AppState, AppError> {
        if self.trouble().is_some() {
            self.reopen();
        }
        let space = match self.session() {
            Ok(session) => Some(session.space_view()?),
            Err(_) => None,
        };
        let locale = places::locale();
        Ok(views::AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_dir: self.data_dir.display().to_string(),
            device: views::Device::from(&self.device()),
            space,
            trouble: self.trouble(),
            notices: self.notices(),
            suggested: views::Suggested {
                currency: places::currency_of(&locale).to_owned(),
                time_zone: places::time_zone(),
                member_name: places::account_name(),
                device_name: places::device_name(),
                locale,
            },
        })
    }
}
