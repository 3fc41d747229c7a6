//! The three that decide, behind one trait, each on files or a database of its own.

use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::world::{SPACE, first_rows, push, stream};
use hub_core::{Code, EntityKind, Envelope, Item, MemberId, Refusal, Row, SpaceId, Verdict};
use hub_protocol::{Cursor, Page, ProblemCode, Push, Pushed, Snapshot};
use hub_server::authority::{Asker, Verified, role};
use hub_server::store::StoreError;
use hub_store::{Feed, IdeaFigures, Projector, Space};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

/// What decides operations and keeps what comes of them.
pub trait Authority {
    /// For messages.
    fn name(&self) -> &'static str;
    /// Decides operations of one member, as one transaction.
    fn act(&mut self, member: MemberId, envelopes: &[Envelope], now_ms: i64) -> Vec<Verdict>;
    /// All rows and events, in order.
    fn items(&mut self) -> Vec<Item>;
    /// The chain over all operations recomputes, and how many there are.
    fn verified(&mut self) -> Option<u64>;
}

/// What a server promises besides.
pub trait Server: Authority {
    fn push(&mut self, asker: Asker, push: &Push, now_ms: i64) -> Result<Pushed, StoreError>;
    fn changes(
        &mut self,
        asker: Asker,
        after: Option<&str>,
        stream: Option<Uuid>,
        page_items: u32,
    ) -> Result<Page, StoreError>;
    fn head(&mut self, space: SpaceId) -> Cursor;
    fn snapshot(&mut self, asker: Asker, stream: Option<Uuid>) -> Result<Snapshot, StoreError>;
    fn chunk(&mut self, asker: Asker, id: &str, index: u32) -> Result<Vec<u8>, StoreError>;
    fn found(&mut self, genesis: &[Row]) -> Result<(), StoreError>;
    fn verify(&mut self, space: SpaceId) -> Verified;
    /// Runs SQL that no program of ours would run.
    fn tamper(&mut self, sql: &str);
    /// Every text that any table holds, one after the other.
    fn all_texts(&mut self) -> String;
    /// The files that are the server's own.
    fn files(&self) -> Vec<PathBuf>;
}

/// Who asks in the one space.
pub fn asker(member: MemberId) -> Asker {
    Asker { space: SPACE, member }
}

/// The problem that a server answers.
pub fn problem<T: std::fmt::Debug>(result: Result<T, StoreError>) -> ProblemCode {
    match result {
        Err(StoreError::Problem(problem)) => problem.code,
        other => panic!("no problem: {other:?}"),
    }
}

/// Every server there is, each with the space founded.
pub fn servers() -> Vec<Box<dyn Server>> {
    let sqlite: Box<dyn Server> = Box::new(Sqlite::new());
    let postgres = Postgres::new().map(|made| Box::new(made) as Box<dyn Server>);
    std::iter::once(sqlite).chain(postgres).collect()
}

/// Everything that decides, each with the space founded.
pub fn authorities() -> Vec<Box<dyn Authority>> {
    let servers = servers().into_iter().map(|server| server as Box<dyn Authority>);
    let journal: Box<dyn Authority> = Box::new(Journal::new());
    std::iter::once(journal).chain(servers).collect()
}

/// A private space on a device.
pub struct Journal {
    space: Space,
    members: HashMap<MemberId, Row>,
    /// Up to here `members` is.
    seen: u64,
    _data: TempDir,
}

impl Journal {
    pub fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let projector = Projector::new(1, |_, _, _| IdeaFigures::default());
        let space = Space::create(data.path(), &first_rows(SPACE), projector).unwrap();
        Self { space, members: HashMap::new(), seen: 0, _data: data }
    }

    fn is_member(&mut self, member: MemberId) -> bool {
        let head = self.space.journal().head().unwrap().seq;
        for item in self.space.journal().items(self.seen, head).unwrap() {
            if item.kind == EntityKind::Member {
                self.members.insert(MemberId(item.id), serde_json::from_str(&item.json).unwrap());
            }
        }
        self.seen = head;
        role(self.members.get(&member)).is_ok()
    }
}

impl Authority for Journal {
    fn name(&self) -> &'static str {
        "journal"
    }

    fn act(&mut self, member: MemberId, envelopes: &[Envelope], now_ms: i64) -> Vec<Verdict> {
        // A server refuses who is no member before anything is kept of what was sent.
        if !self.is_member(member) {
            return not_a_member(envelopes);
        }
        let go_on = &mut |_| ControlFlow::Continue(());
        let appended = self.space.append(member, envelopes, now_ms, go_on).unwrap();
        assert!(appended.behind.is_none(), "{:?}", appended.behind);
        appended.verdicts
    }

    fn items(&mut self) -> Vec<Item> {
        let head = self.space.journal().head().unwrap();
        self.space.journal().items(0, head.seq).unwrap()
    }

    fn verified(&mut self) -> Option<u64> {
        let report = self.space.check().unwrap();
        let head = self.space.journal().head().unwrap();
        report.findings.is_empty().then_some((head.n + 1).cast_unsigned())
    }
}

pub fn not_a_member(envelopes: &[Envelope]) -> Vec<Verdict> {
    let refusal = Refusal::new(Code::NotMember);
    envelopes.iter().map(|_| Verdict::Rejected(refusal.clone())).collect()
}

/// Pushes what a member does from the one device; none when nothing of it was taken.
pub fn act(
    server: &mut impl Server,
    member: MemberId,
    first_n: u64,
    envelopes: &[Envelope],
    now_ms: i64,
) -> Option<Vec<Verdict>> {
    let push = push(stream(member), first_n, envelopes);
    match server.push(asker(member), &push, now_ms) {
        Ok(pushed) => Some(pushed.answers.into_iter().map(|answered| answered.verdict).collect()),
        Err(StoreError::Problem(problem)) if problem.code == ProblemCode::NotMember => None,
        Err(error) => panic!("{error:?}"),
    }
}

/// All pages to the end.
pub fn pull(server: &mut dyn Server, member: MemberId, page_items: u32) -> Vec<Page> {
    let mut pages: Vec<Page> = vec![];
    loop {
        let after = pages.last().map(|page| page.cursor.clone());
        let page = server.changes(asker(member), after.as_deref(), None, page_items).unwrap();
        let more = page.more;
        pages.push(page);
        if !more {
            return pages;
        }
    }
}

pub fn items_of(pages: Vec<Page>) -> Vec<Item> {
    let things = pages.into_iter().flat_map(|page| page.items);
    things.map(|thing| thing.into_item().unwrap()).collect()
}

/// What every server does alike.
macro_rules! server_authority {
    ($server:ident, $name:literal) => {
        impl crate::authority::Authority for $server {
            fn name(&self) -> &'static str {
                $name
            }

            fn act(
                &mut self,
                member: hub_core::MemberId,
                envelopes: &[hub_core::Envelope],
                now_ms: i64,
            ) -> Vec<hub_core::Verdict> {
                let first_n = *self.next_n.entry(member).or_insert(1);
                let acted = crate::authority::act(self, member, first_n, envelopes, now_ms);
                let Some(verdicts) = acted else {
                    return crate::authority::not_a_member(envelopes);
                };
                self.next_n.insert(member, first_n + envelopes.len() as u64);
                verdicts
            }

            fn items(&mut self) -> Vec<hub_core::Item> {
                let admin = crate::world::member(hub_core::rows::Role::Admin);
                crate::authority::items_of(crate::authority::pull(self, admin, 100))
            }

            fn verified(&mut self) -> Option<u64> {
                match self.verify(crate::world::SPACE) {
                    hub_server::authority::Verified::Whole { operations } => Some(operations),
                    hub_server::authority::Verified::Broken { .. } => None,
                }
            }
        }
    };
}

pub(crate) use server_authority;
