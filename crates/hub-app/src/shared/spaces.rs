//! The spaces of this device: which there are, showing another one, leaving one.

use super::calls::Server;
use super::drive;
use super::kept::Kept;
use crate::views::{LeaveKeep, LeaveRequest, SavedFile, SpaceEntry, SpaceKind};
use crate::{App, AppError, Session, clock, figures};
use hub_core::SpaceId;
use hub_store::{JoinedSpace, Queued, Space, joined_space, list_spaces, setting_beside};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// More operations than these are no outbox of a person.
const ALL: usize = 1_000_000;

/// The joined spaces of a data folder.
pub(super) fn joined(data_dir: &Path) -> Result<Vec<JoinedSpace>, AppError> {
    let folders = list_spaces(data_dir)?.into_iter();
    Ok(folders.filter_map(|folder| joined_space(&folder.path).ok().flatten()).collect())
}

/// Whether a person has left the space of a folder.
pub(crate) fn is_left(folder: &Path) -> bool {
    let joined = joined_space(folder).ok().flatten();
    joined.is_some_and(|joined| Kept::read(&joined.server).is_left)
}

/// The folder of a space.
pub(super) fn folder(data_dir: &Path, space: SpaceId) -> Result<PathBuf, AppError> {
    let found = list_spaces(data_dir)?.into_iter().find(|folder| folder.id == space);
    let unknown = || AppError::new("NO_SUCH_SPACE").with("space", space.to_string());
    found.map(|folder| folder.path).ok_or_else(unknown)
}

impl App {
    /// All spaces of this device, the oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn spaces(&self) -> Result<Vec<SpaceEntry>, AppError> {
        let open = self.session().ok();
        let open_id = open.as_ref().and_then(|session| Some(session.space_view().ok()?.id));
        let folders = list_spaces(self.data_dir())?.into_iter();
        let entry = |folder: hub_store::SpaceFolder| {
            let joined = joined_space(&folder.path).ok().flatten();
            let open = open.as_ref().filter(|_| open_id == Some(folder.id));
            entry(&folder.path, folder.id, joined, open.map(AsRef::as_ref))
        };
        folders.map(entry).collect()
    }

    /// Shows another space.
    ///
    /// # Errors
    /// `NO_SUCH_SPACE`, or why it cannot be opened; the one that was open stays open then.
    pub fn open_space(&self, space: SpaceId) -> Result<(), AppError> {
        let folder = folder(self.data_dir(), space)?;
        self.show(space, || self.opened_at(&folder))
    }

    /// Leaves a joined space: the server forgets this device, and what is here is kept for reading,
    /// or goes.
    ///
    /// # Errors
    /// `NOT_JOINED`, `UNSENT` when something that was not sent would go unsaid, `STORE_IN_USE`, or
    /// what the disk says.
    pub fn leave_space(&self, wanted: &LeaveRequest) -> Result<(), AppError> {
        let folder = folder(self.data_dir(), wanted.id)?;
        let joined = joined_space(&folder)?.ok_or_else(|| AppError::new("NOT_JOINED"))?;
        let unsent = self.outbox_of(wanted.id)?.len();
        let is_known = wanted.discard_unsent == Some(true);
        if unsent > 0 && wanted.keep == LeaveKeep::Delete && !is_known {
            return Err(AppError::new("UNSENT").with("count", unsent));
        }
        let kept = Kept { is_left: true, ..Kept::read(&joined.server) };
        let is_open = self.is_open(wanted.id);
        let tokens = self.sessions.of(wanted.id, &kept);
        let leave = |folder: &Path| match wanted.keep {
            LeaveKeep::Delete => Ok(hub_store::remove_space(folder)?),
            LeaveKeep::ReadOnly => mark_as_left(folder, &kept),
        };
        match is_open {
            true => self.with_space_closed(leave)?,
            false => leave(&folder)?,
        }
        if let Ok(server) = kept.address().and_then(Server::at) {
            server.sign_out(&tokens);
        }
        tokens.end();
        Ok(())
    }

    /// What was not sent of a joined space, as JSON in a file of the data folder.
    ///
    /// # Errors
    /// `NO_SUCH_SPACE`, `NOT_JOINED`, or what the disk says.
    pub fn export_outbox(&self, space: SpaceId) -> Result<SavedFile, AppError> {
        let queued = self.outbox_of(space)?;
        let operations: Vec<Value> = queued.iter().map(exported).collect();
        let text = serde_json::to_string_pretty(&json!({ "space": space, "unsent": operations }));
        let text =
            text.map_err(|error| AppError::new("INTERNAL").with("detail", error.to_string()))?;
        let now = jiff::Timestamp::from_millisecond(clock::now_ms()).unwrap_or_default();
        let name = format!("unsent-{}.json", now.strftime("%Y-%m-%d-%H%M%SZ"));
        let path = self.data_dir().join(name);
        fs::write(&path, &text).map_err(|error| {
            let path = path.display().to_string();
            AppError::new("STORE_IO").with("path", path).with("detail", error.to_string())
        })?;
        Ok(SavedFile { path: path.display().to_string(), text })
    }

    fn is_open(&self, space: SpaceId) -> bool {
        let open = self.session().ok();
        let shared = open.as_ref().and_then(|session| session.shared.as_ref());
        shared.is_some_and(|shared| shared.space == space)
    }

    /// What waits in a space, open or not.
    fn outbox_of(&self, space: SpaceId) -> Result<Vec<Queued>, AppError> {
        let read = |space: &mut Space| space.joined().map(|joined| joined.outbox(ALL)).transpose();
        let not_joined = || AppError::new("NOT_JOINED");
        let open = self.session().ok().filter(|session| {
            let shared = session.shared.as_ref();
            !session.is_read_only() && shared.is_some_and(|shared| shared.space == space)
        });
        if let Some(open) = open {
            return open.write(read)?.ok_or_else(not_joined);
        }
        let folder = folder(self.data_dir(), space)?;
        joined_space(&folder)?.ok_or_else(not_joined)?;
        let mut opened = Space::open(&folder, figures::projector(), clock::now_ms())?;
        read(&mut opened)?.ok_or_else(not_joined)
    }
}

fn entry(
    folder: &Path,
    id: SpaceId,
    joined: Option<JoinedSpace>,
    open: Option<&Session>,
) -> Result<SpaceEntry, AppError> {
    let kept = joined.as_ref().map(|joined| Kept::read(&joined.server));
    let unsent = joined.as_ref().map_or(0, |joined| joined.waiting);
    let phase = match (open, &kept) {
        (_, None) => None,
        (Some(open), _) => open.sync_state()?.phase,
        (None, Some(kept)) => kept.phase,
    };
    Ok(SpaceEntry {
        id,
        name: Session::name_of(folder).unwrap_or_default(),
        kind: if kept.is_some() { SpaceKind::Joined } else { SpaceKind::Private },
        is_sample: setting_beside(folder, crate::sample::MARK)?.is_some(),
        is_open: open.is_some(),
        is_read_only: kept.as_ref().is_some_and(|kept| kept.is_left),
        host: kept.as_ref().and_then(Kept::host),
        unsent: u32::try_from(unsent).unwrap_or(u32::MAX),
        phase,
    })
}

fn mark_as_left(folder: &Path, kept: &Kept) -> Result<(), AppError> {
    let mut space = Space::open(folder, figures::projector(), clock::now_ms())?;
    Ok(drive::put(&mut space, kept)?)
}

fn exported(queued: &Queued) -> Value {
    let operation: Value = serde_json::from_str(&queued.envelope).unwrap_or_default();
    json!({ "n": queued.n, "queued_at_ms": queued.queued_at_ms, "operation": operation })
}
