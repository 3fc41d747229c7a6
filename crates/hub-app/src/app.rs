//! The program: its data folder, the space that is open, and who wants to hear of changes.

use crate::commands;
use crate::error::AppError;
use crate::log::Log;
use crate::meaning::Model;
use crate::session::Session;
use crate::shared::{Sessions, TokenPlace};
use crate::{clock, views};
use hub_core::SpaceId;
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
pub(crate) const EVERY_KIND: [&str; 11] = [
    "space", "idea", "support", "comment", "follow", "pair", "conflict", "event", "draft", "sync",
    "inbox",
];

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
    /// What servers know this device by.
    pub(crate) sessions: Sessions,
    /// Whether a joined space is kept level while it is open.
    syncs: bool,
    notices: Mutex<Vec<views::NoticeView>>,
    pub(crate) log: Log,
}

impl App {
    /// Opens the space that was open last, for writing; one that is joined is kept level with its
    /// server from now on.
    pub fn open(data_dir: PathBuf) -> Self {
        Self::opened(data_dir, Access::Write, None, true)
    }

    /// Opens a space by its name or id, or the one that was open last. No server is asked.
    pub fn open_as(data_dir: PathBuf, access: Access, space: Option<&str>) -> Self {
        Self::opened(data_dir, access, space, false)
    }

    fn opened(data_dir: PathBuf, access: Access, space: Option<&str>, syncs: bool) -> Self {
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
            sessions: Sessions::default(),
            syncs,
            notices: Mutex::new(notices),
            log,
        };
        app.reopen();
        app
    }

    /// Opens the space, or tries again after trouble: the other process may be gone by now.
    pub(crate) fn reopen(&self) {
        self.take(self.found());
    }

    /// The space that is to be open, opened.
    fn found(&self) -> Opened<Session> {
        let found = find_space(&self.data_dir, &self.device(), self.wanted.as_deref())?;
        found.map(|path| self.opened_at(&path)).transpose()
    }

    /// The space of a folder, opened; one that was left only for reading.
    pub(crate) fn opened_at(&self, path: &Path) -> Result<Session, AppError> {
        let is_left = crate::shared::is_left(path);
        Session::open(path, if is_left { Access::Read } else { self.access })
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
        self.stop_sync();
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let open = held.clone()?.ok_or_else(|| AppError::new("NO_SPACE"))?;
        let folder = open.write(|space| Ok(space.folder().to_owned()))?;
        *held = Ok(None);
        if let Err(still_open) = open.close() {
            self.begin_sync(&still_open);
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

    /// Shows another space; the open one is let go first, for it may be the same. What cannot be
    /// opened leaves the one that was open.
    ///
    /// # Errors
    /// `STORE_IN_USE` when the open one is at work for too long, or what `open` says.
    pub(crate) fn show(
        &self,
        space: SpaceId,
        open: impl FnOnce() -> Result<Session, AppError>,
    ) -> Result<(), AppError> {
        self.stop_sync();
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let former = std::mem::replace(&mut *held, Ok(None));
        if let Err(still_open) = former.ok().flatten().map_or(Ok(()), Session::close) {
            self.begin_sync(&still_open);
            *held = Ok(Some(still_open));
            return Err(AppError::new("STORE_IN_USE"));
        }
        let opened = open();
        let failed = opened.as_ref().err().cloned();
        *held = match opened {
            Ok(opened) => {
                self.change_device(|device| device.last_space = Some(space.0))?;
                self.telling(Ok(Some(opened)))
            }
            Err(_) => self.telling(self.found()),
        };
        drop(held);
        self.tell_all();
        failed.map_or(Ok(()), Err)
    }

    /// Ends the engine of the open space; what waits is sent after the next start.
    pub fn close(&self) {
        self.stop_sync();
    }

    fn stop_sync(&self) {
        if let Ok(session) = self.session() {
            session.stop_sync();
        }
    }

    /// Where the means to stay signed in are to be kept for spaces that are joined from now on.
    pub fn keep_tokens_in(&self, place: TokenPlace) {
        self.sessions.keep_in(place);
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
            let told = move |change: &Value| tell(&listeners, change);
            let session = session.telling(Arc::clone(&self.model), &self.sessions, told);
            self.begin_sync(&session);
            session
        };
        opened.map(|session| session.map(telling))
    }

    fn begin_sync(&self, session: &Arc<Session>) {
        if self.syncs {
            // Where the engine cannot begin, the state of the sync says why.
            let _ = session.begin_sync();
        }
    }

    fn tell(&self, change: &Value) {
        tell(&self.listeners, change);
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.close();
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
