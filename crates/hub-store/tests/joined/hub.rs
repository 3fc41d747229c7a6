//! Devices that have joined a space. Nothing travels by itself: a test says what is sent, what
//! arrives, and what is lost.

use crate::model::Model;
use crate::server::{Failed, Server};
use crate::world::{NOW_MS, projector};
use hub_core::{Envelope, Item, MemberId, OpId, Position, Verdict};
use hub_store::{Appended, Changed, Joined, Joining, Place, Reader, Space};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use uuid::Uuid;

pub const ADMIN: MemberId = crate::world::ME;
pub const ENGINEER: MemberId = MemberId(Uuid::from_u128(0xE1));

/// A folder in memory, where there is one: thousands of transactions are waited for.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// A device that has joined, with what a reader would have to see.
pub struct Device {
    pub data: TempDir,
    pub folder: PathBuf,
    pub member: MemberId,
    space: Option<Space>,
    pub model: Model,
    /// All that was ever queued.
    pub queued: BTreeSet<OpId>,
    /// The catalogue's files before the last step.
    before: Vec<(PathBuf, Vec<u8>)>,
    before_model: Model,
    /// Everything is read from the beginning.
    is_anew: bool,
}

impl Device {
    pub fn new(server: &Server, member: MemberId) -> Self {
        let data = folder();
        let joining = joining(server, member);
        let space = Space::join(data.path(), &joining, projector(), NOW_MS).unwrap();
        let model = Model::new(server.id(), member, joining.stream);
        let folder = space.folder().to_owned();
        let before_model = model.clone();
        let (queued, before) = (BTreeSet::new(), vec![]);
        let (space, is_anew) = (Some(space), false);
        Self { data, folder, member, space, model, queued, before, before_model, is_anew }
    }

    /// One that has read everything.
    pub fn synced(server: &Server, member: MemberId) -> Self {
        let mut device = Self::new(server, member);
        device.pull(server, usize::MAX);
        device
    }

    pub fn space(&mut self) -> &mut Space {
        self.space.as_mut().unwrap()
    }

    pub fn joined(&mut self) -> Joined<'_> {
        self.space().joined().unwrap()
    }

    /// Notes what the files are before a step.
    pub fn step(&mut self) {
        let files = ["catalogue.db", "catalogue.db-wal"].map(|name| self.folder.join(name));
        let read = |path: PathBuf| fs::read(&path).ok().map(|bytes| (path, bytes));
        self.before = files.into_iter().filter_map(read).collect();
        self.before_model = self.model.clone();
    }

    pub fn close(&mut self) {
        self.space = None;
    }

    pub fn open(&mut self) {
        self.open_at(NOW_MS);
    }

    pub fn open_at(&mut self, now_ms: i64) {
        self.close();
        self.space = Some(Space::open(&self.folder, projector(), now_ms).unwrap());
    }

    /// The catalogue's files are again what they were before the last step.
    pub fn put_back(&mut self) {
        for name in ["catalogue.db", "catalogue.db-wal", "catalogue.db-shm"] {
            let _ = fs::remove_file(self.folder.join(name));
        }
        for (path, bytes) in &self.before {
            fs::write(path, bytes).unwrap();
        }
    }

    /// The process dies; with `back`, before the last step had reached the catalogue.
    pub fn crash(&mut self, back: bool) {
        self.close();
        if back && !self.before.is_empty() {
            self.put_back();
            self.model.go_back_to(&self.before_model);
        }
        self.open();
    }

    pub fn try_act(&mut self, envelopes: &[Envelope]) -> Appended {
        let (member, watch) = (self.member, &mut |_| ControlFlow::Continue(()));
        let done = self.space().append(member, envelopes, NOW_MS, watch).unwrap();
        assert!(done.behind.is_none(), "{:?}", done.behind);
        for (verdict, envelope) in done.verdicts.iter().zip(envelopes) {
            if !matches!(verdict, Verdict::Rejected(_)) && self.queued.insert(envelope.op_id) {
                self.model.queue(envelope.clone());
            }
        }
        done
    }

    /// What has to be accepted by this device.
    pub fn act(&mut self, envelope: Envelope) -> OpId {
        let verdict = self.try_act(std::slice::from_ref(&envelope)).verdicts.remove(0);
        assert!(!matches!(verdict, Verdict::Rejected(_)), "{verdict:?} of {envelope:?}");
        envelope.op_id
    }

    pub fn push(&mut self, server: &mut Server, limit: usize) -> Result<(), Failed> {
        self.push_unheard(server, limit).map(|answers| self.hear(&answers))
    }

    /// What is sent arrives; the answer is in the caller's hands.
    pub fn push_unheard(
        &mut self,
        server: &mut Server,
        limit: usize,
    ) -> Result<Vec<(OpId, Verdict)>, Failed> {
        let (stream, outbox) = (self.stream(), self.joined().outbox(limit).unwrap());
        server.push(stream, self.member, &outbox)
    }

    pub fn hear(&mut self, answers: &[(OpId, Verdict)]) {
        self.joined().answered(answers, NOW_MS).unwrap();
        self.model.answered(answers);
    }

    pub fn stream(&mut self) -> Uuid {
        self.joined().stream().unwrap().id
    }

    /// Reads one page of so many operations; whether there is more.
    pub fn pull(&mut self, server: &Server, operations: usize) -> bool {
        let after = self.joined().place().unwrap().map(|place| place.position);
        let stream = self.stream();
        let Some((items, place, more)) = server.changes(after, stream, operations) else {
            // It is another history: what it may have lost is sent again.
            self.anew(server, 3);
            self.resend(server.last_n(stream));
            return true;
        };
        let changed = self.take(after, &items, &place);
        assert!(changed.is_some(), "the page begins where the device stands");
        let has_forgotten = place.confirmed_n < self.joined().stream().unwrap().answered_n;
        if !more && (has_forgotten || (self.is_anew && !self.queued.is_empty())) {
            // The server was restored; or it may have been, while this device could not tell.
            self.resend(place.confirmed_n);
        }
        self.is_anew &= more;
        more
    }

    pub fn take(
        &mut self,
        after: Option<Position>,
        items: &[Item],
        place: &Place,
    ) -> Option<Changed> {
        let changed = self.joined().take_page(after.as_ref(), items, place).unwrap()?;
        self.model.page(items, place);
        Some(changed)
    }

    /// Reads a page, and says what it changed.
    pub fn pull_changed(&mut self, server: &Server) -> Changed {
        let after = self.joined().place().unwrap().map(|place| place.position);
        let (items, place, _) = server.changes(after, self.stream(), usize::MAX).unwrap();
        self.take(after, &items, &place).unwrap()
    }

    /// Reads a snapshot.
    pub fn anew(&mut self, server: &Server, chunks: usize) {
        let (chunks, place) = server.snapshot(self.stream(), chunks);
        self.joined().begin_anew("s", "{}", chunks.len() as u32).unwrap();
        for (index, chunk) in (0..).zip(&chunks) {
            self.joined().take_chunk(index, chunk).unwrap();
        }
        self.joined().finish_anew(&place).unwrap().unwrap();
        // As after a lost catalogue: see `pull`.
        self.is_anew = true;
        self.model.snapshot(&chunks.concat(), &place);
    }

    pub fn fork(&mut self) {
        let stream = Uuid::now_v7();
        self.joined().fork(stream).unwrap();
        self.model.fork(stream);
    }

    /// Sends and reads until nothing is left.
    pub fn settle(&mut self, server: &mut Server) {
        loop {
            while self.pull(server, 5) {}
            if self.joined().waiting().unwrap() == 0 {
                return;
            }
            match self.push(server, 7) {
                Ok(()) => {}
                Err(Failed::Forked) => self.fork(),
                Err(Failed::Gap(expected)) => self.resend(expected - 1),
            }
        }
    }

    /// The catalogue is lost with all that was read.
    pub fn lose_catalogue(&mut self) {
        self.space = None;
        for name in ["catalogue.db", "catalogue.db-wal", "catalogue.db-shm"] {
            let _ = fs::remove_file(self.folder.join(name));
        }
        self.model.lose();
        self.is_anew = true;
        self.open();
    }

    pub fn resend(&mut self, after_n: u64) {
        let stream = Uuid::now_v7();
        self.joined().resend(after_n, stream).unwrap();
        self.model.resend(after_n, stream);
    }

    pub fn read<T>(&mut self, read: impl FnOnce(&Reader) -> T) -> T {
        let readers = self.space().readers();
        readers.read(|reader| Ok(read(reader))).unwrap()
    }

    pub fn catalogue(&self) -> Connection {
        Connection::open(self.folder.join("catalogue.db")).unwrap()
    }

    pub fn journal(&self) -> Connection {
        Connection::open(self.folder.join("journal.db")).unwrap()
    }

    pub fn is_whole(&mut self) {
        assert_eq!(self.space().check().unwrap().findings, []);
    }
}

pub fn joining(server: &Server, member: MemberId) -> Joining {
    Joining {
        space: server.id(),
        member,
        stream: Uuid::now_v7(),
        name: "Ours".to_owned(),
        server: serde_json::json!({ "address": "https://hub.example" }),
    }
}
