//! One open space: the way of an operation into it, and what is held in memory beside it.

use crate::app::Access;
use crate::bulk::work::Works;
use crate::error::AppError;
use crate::figures;
use crate::import::Desk;
use crate::learning::Learning;
use crate::lexicon::Lexicon;
use crate::listing::{Listing, Live, Visits};
use crate::meaning::{Meaning, Model};
use crate::names::Names;
use crate::shared::{Sessions, Shared, filling};
use crate::{clock, views};
use hub_core::rows::{Member, MemberState};
use hub_core::{Body, EntityKind, Envelope, GroupId, MemberId, OpId, Operation, Row, Verdict};
use hub_store::{
    Appended, Changed, JoinedSpace, Notice, Reader, Readers, Space, StoreError, Watch,
};
use hub_sync::Runner;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// How long work that is under way may take until a space is closed.
const CLOSING: Duration = Duration::from_secs(20);

type Tell = Box<dyn Fn(&Value) + Send + Sync>;

/// One open space.
pub struct Session {
    writer: Option<Mutex<Space>>,
    pub(crate) readers: Arc<Readers>,
    me: MemberId,
    listing: Live,
    pub(crate) visits: Visits,
    pub(crate) lexicon: Lexicon,
    pub(crate) meaning: Meaning,
    pub(crate) learning: Learning,
    pub(crate) works: Works,
    pub(crate) imports: Desk,
    pub(crate) has_begun_reading: AtomicBool,
    tell: Option<Tell>,
    /// For threads that work on after an answer.
    pub(crate) own: Weak<Session>,
    is_sample: bool,
    /// None in a private space.
    pub(crate) shared: Option<Shared>,
    closed: Mutex<Option<Receiver<()>>>,
    /// Goes last, when everything else is let go: who waits for the end hears of it.
    _open: Sender<()>,
}

/// One intent with the ids that its sender made.
#[derive(Clone, Debug)]
pub struct Intent {
    /// Sent twice, it acts once.
    pub op_id: OpId,
    /// Operations that are one act.
    pub group_id: Option<GroupId>,
    /// The intent.
    pub operation: Operation,
}

impl Intent {
    /// An intent that nobody will send again.
    pub fn new(operation: Operation) -> Self {
        Self { op_id: OpId(clock::new_id()), group_id: None, operation }
    }
}

impl Session {
    /// Makes the folder of a new space and opens it.
    pub(crate) fn create(data_dir: &Path, genesis: &[Row]) -> Result<Self, AppError> {
        Self::of_writer(Space::create(data_dir, genesis, figures::projector())?)
    }

    /// Opens the space of a folder.
    pub(crate) fn open(folder: &Path, access: Access) -> Result<Self, AppError> {
        if access == Access::Write {
            return Self::of_writer(Space::open(folder, figures::projector(), clock::now_ms())?);
        }
        let readers = Arc::new(Space::open_read_only(folder, &figures::projector())?);
        Self::over(None, readers, hub_store::joined_space(folder)?)
    }

    /// The name of the space in a folder, if it can be read.
    pub(crate) fn name_of(folder: &Path) -> Option<String> {
        let readers = Space::open_read_only(folder, &figures::projector()).ok();
        let found = readers.and_then(|readers| readers.read(Reader::space).ok().flatten());
        let at_joining = || Some(hub_store::joined_space(folder).ok()??.name);
        found.map(|(_, space)| space.name).or_else(at_joining)
    }

    /// Over a space that is open for writing.
    pub(crate) fn of_writer(space: Space) -> Result<Self, AppError> {
        let readers = space.readers();
        let mark = space.journal().setting_get(crate::sample::MARK)?;
        let joined = hub_store::joined_space(space.folder())?;
        let session = Self::over(Some(Mutex::new(space)), readers, joined)?;
        Ok(Self { is_sample: mark.is_some(), ..session })
    }

    fn over(
        writer: Option<Mutex<Space>>,
        readers: Arc<Readers>,
        joined: Option<JoinedSpace>,
    ) -> Result<Self, AppError> {
        let me = match &joined {
            Some(joined) => Some(joined.member),
            None => readers.read(me)?,
        };
        let me = me.ok_or_else(|| AppError::new("STORE_NOT_A_SPACE"))?;
        let shared = joined.map(Shared::new);
        let (listing, visits, lexicon, meaning, has_begun_reading) = Default::default();
        let learning = Learning::default();
        let (works, imports, tell, is_sample) = (Works::default(), Desk::default(), None, false);
        let (open, closed) = channel();
        Ok(Self {
            writer,
            readers,
            me,
            listing,
            visits,
            lexicon,
            meaning,
            learning,
            works,
            imports,
            has_begun_reading,
            tell,
            own: Weak::new(),
            is_sample,
            shared,
            closed: Mutex::new(Some(closed)),
            _open: open,
        })
    }

    /// Lets it go, and returns when whoever was still at work with it has done so too. After
    /// [`CLOSING`] it is given back.
    pub(crate) fn close(self: Arc<Self>) -> Result<(), Arc<Self>> {
        let closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(closed) = closed else { return Err(self) };
        let weak = Arc::downgrade(&self);
        drop(self);
        let is_open = closed.recv_timeout(CLOSING) == Err(RecvTimeoutError::Timeout);
        match weak.upgrade().filter(|_| is_open) {
            Some(open) => {
                *open.closed.lock().unwrap_or_else(PoisonError::into_inner) = Some(closed);
                Err(open)
            }
            None => Ok(()),
        }
    }

    /// Whether nothing is written: beside another program, or because the person has left.
    pub fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Whether the space is the sample.
    pub fn is_sample(&self) -> bool {
        self.is_sample
    }

    /// Says where changes are told, which encoder reads, and what servers know this device by.
    pub(crate) fn telling(
        mut self,
        model: Arc<Model>,
        sessions: &Sessions,
        tell: impl Fn(&Value) + Send + Sync + 'static,
    ) -> Arc<Self> {
        self.tell = Some(Box::new(tell));
        self.meaning.model = model;
        if let Some(shared) = &mut self.shared {
            shared.tokens = Some(sessions.of(shared.space, &shared.kept()));
        }
        Arc::new_cyclic(|own| Self { own: own.clone(), ..self })
    }

    /// The person at this device.
    pub fn me(&self) -> MemberId {
        self.me
    }

    /// Reads, all on one and the same state. A catalogue that turns out to be damaged is made anew
    /// from the journal, and read again.
    pub(crate) fn read<T>(
        &self,
        mut read: impl FnMut(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        match self.readers.read(&mut read) {
            Err(StoreError::CatalogueDamaged { .. }) if self.is_filling() => Err(filling()),
            Err(StoreError::CatalogueDamaged { .. }) if self.writer.is_some() => {
                let changed = self.write(Space::rebuild_catalogue)?;
                self.refresh(&changed)?;
                Ok(self.readers.read(read)?)
            }
            done => Ok(done?),
        }
    }

    /// As [`Session::read`], for what cannot be read twice.
    pub(crate) fn read_once<T>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        Ok(self.readers.read(read)?)
    }

    /// Works with the writer, for drafts and backups.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Space) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        let writer = self.writer.as_ref().ok_or_else(|| AppError::new("READ_ONLY"))?;
        Ok(write(&mut writer.lock().unwrap_or_else(PoisonError::into_inner))?)
    }

    /// Sends one intent. What is refused is an error; what did not win is in the verdict.
    ///
    /// # Errors
    /// The refusal, or what the disk says.
    pub fn send(&self, send: Intent) -> Result<Verdict, AppError> {
        let verdicts = self.send_all(vec![send], &mut |_| ControlFlow::Continue(()))?;
        match verdicts.into_iter().next() {
            Some(Verdict::Rejected(refusal)) => Err(refusal.into()),
            Some(verdict) => Ok(verdict),
            None => Err(AppError::new("INTERNAL")),
        }
    }

    /// Sends many intents in one transaction: all are decided and kept, or none. `watch` hears how
    /// many are decided and can stop it.
    ///
    /// # Errors
    /// `STORE_CANCELLED`, or what the disk says; nothing was kept then.
    pub fn send_all(&self, sends: Vec<Intent>, watch: Watch<'_>) -> Result<Vec<Verdict>, AppError> {
        let outcomes = self.send_outcomes(sends, watch)?;
        Ok(outcomes.into_iter().map(|(verdict, _)| verdict).collect())
    }

    /// As [`Session::send_all`], with whether anything is different by each.
    pub(crate) fn send_outcomes(
        &self,
        sends: Vec<Intent>,
        watch: Watch<'_>,
    ) -> Result<Vec<(Verdict, bool)>, AppError> {
        let (me, now_ms) = (self.me, clock::now_ms());
        let envelopes = envelopes(sends, now_ms);
        self.is_filled()?;
        let appended = self.write(|space| space.append(me, &envelopes, now_ms, watch))?;
        self.appended(appended)
    }

    /// Shows readers what was kept, and tells what became of each.
    pub(crate) fn appended(&self, appended: Appended) -> Result<Vec<(Verdict, bool)>, AppError> {
        let Appended { verdicts, has_changed, changed, behind } = appended;
        self.shown_to_readers(&changed, behind)?;
        Ok(verdicts.into_iter().zip(has_changed).collect())
    }

    /// Brings what is held in memory up to what was kept.
    pub(crate) fn shown_to_readers(
        &self,
        changed: &Changed,
        behind: Option<StoreError>,
    ) -> Result<(), AppError> {
        if let Some(shared) = &self.shared {
            shared.nudge(Runner::queued);
        }
        self.refresh(changed)?;
        match behind {
            // The change is safe; only what is shown is not level with it.
            Some(error) => Err(AppError::from(error).with("saved", true)),
            None => Ok(()),
        }
    }

    pub(crate) fn refresh(&self, changed: &Changed) -> Result<(), AppError> {
        self.listing.renew(&self.readers, changed);
        self.lexicon.refresh(&self.readers, changed)?;
        self.meaning.changed(&self.readers, &self.lexicon.meanings, changed)?;
        self.begin_reading_again();
        let ideas: Vec<_> = changed.ideas.iter().take(1_000).collect();
        let all = changed.anew || changed.ideas.len() > ideas.len();
        self.tell(&json!({ "kinds": changed.kinds, "ids": ideas, "all": all }));
        Ok(())
    }

    pub(crate) fn tell(&self, change: &Value) {
        if let Some(tell) = &self.tell {
            tell(change);
        }
    }

    /// What lists and ranks are made from, as of now.
    pub(crate) fn listing(&self) -> Result<Arc<Listing>, AppError> {
        match self.listing.get(&self.readers, self.me) {
            // Read in this way, the catalogue is made anew first.
            Err(StoreError::CatalogueDamaged { .. }) => {
                Ok(Arc::new(self.read(|reader| Listing::load(reader, self.me))?))
            }
            listing => Ok(listing?),
        }
    }

    /// The names of people, areas and rates.
    pub(crate) fn names(&self) -> Result<Names, AppError> {
        self.read(Names::load)
    }

    /// Copies everything precious to `path`, or to the space's backup folder.
    ///
    /// # Errors
    /// `STORE_EXISTS`, or what the disk says; no half file stays.
    pub fn back_up(&self, path: Option<PathBuf>) -> Result<(PathBuf, u64), AppError> {
        self.write(|space| {
            let asked_for = || hub_store::backup::asked_for(space.folder(), clock::now_ms());
            let path = path.unwrap_or_else(asked_for);
            space.backup_to(&path)?;
            let size_bytes = path.metadata().map(|file| file.len()).unwrap_or_default();
            Ok((path, size_bytes))
        })
    }

    /// Looks at everything: structure, chain, order, and whether journal and catalogue agree.
    ///
    /// # Errors
    /// Only when the files cannot be read at all.
    pub fn check(&self) -> Result<hub_store::Report, AppError> {
        self.write(|space| space.check())
    }

    /// What happened while opening.
    pub(crate) fn notices(&self) -> Vec<views::NoticeView> {
        let notices = self.write(|space| Ok(space.notices().to_vec())).unwrap_or_default();
        notices.iter().map(notice).collect()
    }
}

/// Intents as they are sent.
pub(crate) fn envelopes(sends: Vec<Intent>, written_at_ms: i64) -> Vec<Envelope> {
    let envelope = |Intent { op_id, group_id, operation }| Envelope {
        op_id,
        written_at_ms,
        group_id,
        operation,
    };
    sends.into_iter().map(envelope).collect()
}

fn notice(notice: &Notice) -> views::NoticeView {
    let value = match notice {
        Notice::BackupFailed { code, detail } => {
            AppError::new("BACKUP_FAILED").with("cause", *code).with("detail", detail.as_str())
        }
        Notice::CatalogueRebuilt { detail, put_aside } => AppError::new("CATALOGUE_REBUILT")
            .with("detail", detail.as_str())
            .with("path", put_aside.display().to_string()),
    };
    views::NoticeView { code: value.code, facts: value.facts }
}

/// Who founded the space: in a private one, the person at this device.
fn me(reader: &Reader) -> Result<Option<MemberId>, StoreError> {
    let members = reader.rows(EntityKind::Member)?;
    let active = members.iter().filter(|row| is_active(row));
    Ok(active.min_by_key(|row| (row.created_at_ms, row.id)).map(|row| MemberId(row.id)))
}

fn is_active(row: &Row) -> bool {
    matches!(&row.body, Body::Member(member) if is_in_space(member))
}

fn is_in_space(member: &Member) -> bool {
    member.state == MemberState::Active
}
