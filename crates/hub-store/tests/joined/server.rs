//! A small server over a private space: it decides what arrives, numbers streams, and hands out pages
//! and snapshots, as a real one would.

use crate::hub::{ADMIN, ENGINEER, folder};
use crate::world::{NOW_MS, first_rows, projector};
use hub_core::rows::{Member, Role};
use hub_core::{Body, Envelope, Item, MemberId, OpId, Position, Row, SpaceId, Verdict};
use hub_store::{Feed, Place, Queued, Space};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use uuid::Uuid;

/// Why a push failed as a whole.
#[derive(Debug, PartialEq)]
pub enum Failed {
    Forked,
    Gap(u64),
}

/// The authority.
pub struct Server {
    _data: TempDir,
    space: Space,
    /// The place after each operation.
    places: Vec<Position>,
    streams: BTreeMap<Uuid, Vec<OpId>>,
    pub epoch: u32,
}

impl Server {
    pub fn new() -> Self {
        let data = folder();
        let space = Space::create(data.path(), &rows(), projector()).unwrap();
        let places = vec![space.journal().head().unwrap()];
        Self { _data: data, space, places, streams: BTreeMap::new(), epoch: 1 }
    }

    pub fn id(&self) -> SpaceId {
        self.space.id()
    }

    pub fn folder(&self) -> &Path {
        self.space.folder()
    }

    pub fn space(&self) -> &Space {
        &self.space
    }

    pub fn head(&self) -> Position {
        *self.places.last().unwrap()
    }

    pub fn verdict(&self, op: OpId) -> Option<Verdict> {
        self.space.journal().verdict(op).unwrap()
    }

    pub fn last_n(&self, stream: Uuid) -> u64 {
        self.streams.get(&stream).map_or(0, Vec::len) as u64
    }

    /// Everything, in order.
    pub fn items(&self) -> Vec<Item> {
        self.space.journal().items(0, self.head().seq).unwrap()
    }

    pub fn is_whole(&self) -> bool {
        self.space.check().unwrap().findings.is_empty()
    }

    pub fn push(
        &mut self,
        stream: Uuid,
        member: MemberId,
        ops: &[Queued],
    ) -> Result<Vec<(OpId, Verdict)>, Failed> {
        for op in ops {
            let known = self.streams.entry(stream).or_default();
            match known.get(op.n as usize - 1) {
                Some(id) if *id == op.op_id => {}
                Some(_) => return Err(Failed::Forked),
                None if known.len() as u64 + 1 == op.n => {
                    known.push(op.op_id);
                    self.decide(member, serde_json::from_str(&op.envelope).unwrap());
                }
                None => return Err(Failed::Gap(known.len() as u64 + 1)),
            }
        }
        Ok(ops.iter().map(|op| (op.op_id, self.verdict(op.op_id).unwrap())).collect())
    }

    /// Decides what somebody did.
    pub fn decide(&mut self, member: MemberId, envelope: Envelope) -> Verdict {
        let watch = &mut |_| ControlFlow::Continue(());
        let done = self.space.append(member, &[envelope], NOW_MS, watch).unwrap();
        let head = self.space.journal().head().unwrap();
        if head != self.head() {
            self.places.push(head);
        }
        done.verdicts[0].clone()
    }

    /// What comes after a place, by so many operations at most; none when it is of another history.
    pub fn changes(
        &self,
        after: Option<Position>,
        stream: Uuid,
        operations: usize,
    ) -> Option<(Vec<Item>, Place, bool)> {
        let next = match after {
            None => 0,
            Some(after) => self.places.iter().position(|place| *place == after)? + 1,
        };
        let last = next.saturating_add(operations).min(self.places.len()) - 1;
        let (position, more) = (self.places[last], last + 1 < self.places.len());
        let confirmed_n = if more { 0 } else { self.last_n(stream) };
        let items = self.space.journal().items(after.map_or(0, |it| it.seq), position.seq).unwrap();
        Some((items, Place { stream, epoch: self.epoch, position, confirmed_n }, more))
    }

    /// What stands at the head, in chunks, and its place.
    pub fn snapshot(&self, stream: Uuid, chunks: usize) -> (Vec<Vec<Item>>, Place) {
        let items = self.items();
        let size = items.len().div_ceil(chunks);
        let chunks = items.chunks(size).map(<[Item]>::to_vec).collect();
        let (position, confirmed_n) = (self.head(), self.last_n(stream));
        (chunks, Place { stream, epoch: self.epoch, position, confirmed_n })
    }

    /// As a backup of now would have it.
    pub fn copy(&self) -> Copy {
        let data = folder();
        let path = data.path().join("copy.db");
        self.space.backup_to(&path).unwrap();
        Copy { data, path, streams: self.streams.clone() }
    }

    /// Goes back to a copy: what was decided since is lost, though people were told of it.
    pub fn restore(&mut self, copy: &Copy) {
        let at = self.space.folder().to_owned();
        let other = folder();
        let stand_in = Space::create(other.path(), &first_rows(), projector()).unwrap();
        drop(std::mem::replace(&mut self.space, stand_in));
        hub_store::restore_backup(&at, &copy.path, NOW_MS).unwrap();
        self.space = Space::open(&at, projector(), NOW_MS).unwrap();
        let head = self.space.journal().head().unwrap();
        self.places.retain(|place| place.n <= head.n);
        assert_eq!(self.head(), head);
        self.streams = copy.streams.clone();
    }
}

/// A backup of the server.
pub struct Copy {
    #[expect(dead_code, reason = "the folder goes with it")]
    data: TempDir,
    path: PathBuf,
    streams: BTreeMap<Uuid, Vec<OpId>>,
}

/// The first rows of a space with two people.
pub fn rows() -> Vec<Row> {
    let mut rows = first_rows();
    let first = rows.iter().find(|row| row.id == ADMIN.0).unwrap().clone();
    let member = <&Member>::try_from(&first.body).unwrap().clone();
    let second = Member { display_name: "Ben".to_owned(), role: Role::Engineer, ..member };
    rows.push(Row { id: ENGINEER.0, body: Body::from(second), ..first });
    rows
}
