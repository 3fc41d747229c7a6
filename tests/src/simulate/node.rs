//! A device: its folder, its process while it runs, and what its person sees.

use super::edges::{Around, Edges, End, put_back};
use hub_core::{MemberId, SpaceId};
use hub_store::{Changed, IdeaFigures, Joining, Projector, Space, StoreError};
use hub_sync::{Engine, Input, Lent, Output, State};
use serde_json::Value;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A device of a person.
pub struct Node {
    /// Whose.
    pub member: MemberId,
    /// Where its spaces are.
    pub data: PathBuf,
    /// Where the space is.
    pub folder: PathBuf,
    /// The space, while the process runs.
    pub space: Option<Space>,
    engine: Engine,
    /// Which of its processes runs.
    pub life: u32,
    /// How wrong its clock is.
    pub wrong_ms: i64,
    /// It has a network.
    pub is_online: bool,
    /// What its person is told.
    pub state: State,
    /// When the engine wants to be woken.
    pub wake_ms: Option<u64>,
    /// Wakes since the last answer, for one of the planted mistakes.
    pub wakes: u32,
    /// Its folder was copied: for a while two devices go under one name.
    pub is_copied: bool,
    /// The next operation is one that the server cannot take.
    pub is_poisoned: bool,
}

/// What a step of a process leads to.
pub struct Stepped {
    /// What the engine wants.
    pub outputs: Vec<Output>,
    /// What readers may see otherwise.
    pub changed: Changed,
    /// Two verdicts for one operation.
    pub contradiction: Option<String>,
}

/// Figures are not what is looked at here.
fn projector() -> Projector {
    Projector::new(1, |_, _, _| IdeaFigures::default())
}

impl Node {
    /// Joins a space in a folder of its own.
    ///
    /// # Errors
    /// What the disk says.
    pub fn join(
        data: &Path,
        (space, member, stream): (SpaceId, MemberId, Uuid),
        (seed, wall_ms): (u64, i64),
    ) -> Result<Self, StoreError> {
        let joining =
            Joining { space, member, stream, name: "Hub".to_owned(), server: Value::Null };
        let joined = Space::join(data, &joining, projector(), wall_ms)?;
        let folder = joined.folder().to_owned();
        let mut node = Self::of(data, folder, member, seed);
        node.space = Some(joined);
        node.life = 1;
        Ok(node)
    }

    /// A device whose folder is there and whose process does not run.
    pub fn of(data: &Path, folder: PathBuf, member: MemberId, seed: u64) -> Self {
        Self {
            member,
            data: data.to_owned(),
            folder,
            space: None,
            engine: Engine::new(seed),
            life: 0,
            wrong_ms: 0,
            is_online: true,
            state: State::default(),
            wake_ms: None,
            wakes: 0,
            is_copied: false,
            is_poisoned: false,
        }
    }

    /// Starts its process.
    ///
    /// # Errors
    /// What the disk says: after whatever end, that is a finding.
    pub fn start(&mut self, seed: u64, wall_ms: i64) -> Result<(), StoreError> {
        self.life += 1;
        self.engine = Engine::new(seed);
        self.wake_ms = None;
        self.space = Some(Space::open(&self.folder, projector(), wall_ms)?);
        Ok(())
    }

    /// Its process ends.
    ///
    /// # Errors
    /// What the disk says.
    pub fn end(&mut self, end: &End) -> std::io::Result<()> {
        self.space = None;
        self.wake_ms = None;
        self.life += 1;
        match end {
            End::Clean => Ok(()),
            End::Between(files) => put_back(files),
        }
    }

    /// Lets the engine take an input in; none when the process does not run, or ends by it.
    ///
    /// # Errors
    /// What the disk says of an end.
    pub fn step(
        &mut self,
        (now_ms, wall_ms): (u64, i64),
        input: Input,
        spare: Uuid,
        around: Around<'_>,
    ) -> std::io::Result<Option<Stepped>> {
        let Some(joined) = self.space.as_mut().and_then(Space::joined) else { return Ok(None) };
        let mut edges = Edges::new(Lent::new(joined, wall_ms, spare), around);
        let outputs = self.engine.step(now_ms, input, &mut edges);
        let (end, contradiction) = (edges.end.take(), edges.contradiction.take());
        let changed = edges.changed();
        if let Some(end) = end {
            self.end(&end)?;
            return Ok(None);
        }
        Ok(Some(Stepped { outputs, changed, contradiction }))
    }
}
