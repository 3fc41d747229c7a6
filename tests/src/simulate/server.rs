//! The server: a real authority on a real file, with the sessions and the long waits that the HTTP
//! layer gives it, and everything that can go wrong with a server.

use super::agenda::Life;
use super::planted::Planted;
use super::tricks::Tricks;
use hub_core::{MemberId, OpId, Row, SpaceId};
use hub_protocol::{Cursor, Hello, Limits, PROTO, Problem, ProblemCode, Push, SCHEMA, Versions};
use hub_server::authority::Asker;
use hub_server::store::StoreError;
use hub_server::store::sqlite::{Authority, Durability};
use hub_sync::{Answer, Failure, Request, RequestId};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What the server cannot take about a poison operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poison {
    /// It names the operation.
    Named,
    /// It does not.
    Unnamed,
    /// It breaks the server.
    Breaking,
}

/// Somebody who waits for news.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Names the wait.
    pub number: u64,
    life: Life,
    id: RequestId,
    member: MemberId,
    request: Request,
}

/// What comes of a request.
pub enum Reply {
    /// It is answered now.
    Now(Result<Answer, Failure>),
    /// It waits, so long at most.
    Waits {
        /// Names the wait.
        number: u64,
        /// In milliseconds.
        for_ms: u64,
    },
}

/// The answer that ends a wait.
pub type Ended = (Life, RequestId, Result<Answer, Failure>);

/// The server.
pub struct Server {
    folder: PathBuf,
    authority: Option<Authority>,
    /// The space.
    pub space: SpaceId,
    page_items: u32,
    waiting: Vec<Waiting>,
    waits: u64,
    /// Whose session is over, and whose access token is spent.
    pub sessions: BTreeMap<usize, Standing>,
    /// Operations that it cannot take.
    pub poison: BTreeMap<OpId, Poison>,
    /// It does not break at operations any more.
    pub is_mended: bool,
    /// Pushes that failed for a poison operation, by what else was in them.
    pub held_up: BTreeMap<OpId, u32>,
    /// What it answers instead of anything else, if so.
    pub trouble: Option<ProblemCode>,
    /// Goes up when it is put back to an earlier day.
    pub generation: u32,
    /// Its clock in UTC milliseconds.
    pub wall_ms: i64,
    tricks: Tricks,
}

/// How a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The access token is spent.
    Spent,
    /// The person has to sign in.
    Over,
}

impl Server {
    /// Founds a space in a folder.
    ///
    /// # Errors
    /// What the disk says.
    pub fn found(
        folder: &Path,
        space: SpaceId,
        genesis: &[Row],
        page_items: u32,
        planted: Option<Planted>,
    ) -> Result<Self, StoreError> {
        let mut authority = Authority::open(&folder.join("server.db"), Durability::Off)?;
        authority.found(genesis)?;
        Ok(Self {
            folder: folder.to_owned(),
            authority: Some(authority),
            space,
            page_items,
            waiting: vec![],
            waits: 0,
            sessions: BTreeMap::new(),
            poison: BTreeMap::new(),
            is_mended: false,
            held_up: BTreeMap::new(),
            trouble: None,
            generation: 0,
            wall_ms: 0,
            tricks: Tricks::new(planted),
        })
    }

    /// The authority, started when it is not.
    ///
    /// # Errors
    /// What the disk says.
    pub fn authority(&mut self) -> Result<&mut Authority, StoreError> {
        let path = self.folder.join("server.db");
        if self.authority.is_none() {
            self.authority = Some(Authority::open(&path, Durability::Off)?);
        }
        self.authority.as_mut().ok_or(StoreError::NoSpace)
    }

    /// Its file.
    pub fn path(&self) -> PathBuf {
        self.folder.join("server.db")
    }

    /// Its process ends; who waits is not told. The next request starts it again.
    pub fn crash(&mut self) {
        self.authority = None;
        self.waiting.clear();
    }

    /// Makes a backup.
    ///
    /// # Errors
    /// What the disk says.
    pub fn save(&mut self) -> std::io::Result<()> {
        self.crash();
        copy_database(&self.path(), &self.folder.join("saved.db"))
    }

    /// Puts the last backup back, if there is one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn restore(&mut self) -> std::io::Result<bool> {
        let saved = self.folder.join("saved.db");
        if !saved.exists() {
            return Ok(false);
        }
        self.crash();
        copy_database(&saved, &self.path())?;
        self.generation += 1;
        Ok(true)
    }

    /// Takes a request in.
    pub fn ask(&mut self, life: Life, member: MemberId, id: RequestId, request: Request) -> Reply {
        if let Some(failure) = self.refusal(life.node, &request) {
            return Reply::Now(Err(failure));
        }
        let answer = self.answer(member, &request);
        let wait_seconds = match (&request, &answer) {
            (Request::Changes { wait_seconds, .. }, Ok(answer)) if !is_news(&request, answer) => {
                *wait_seconds
            }
            _ => 0,
        };
        if wait_seconds == 0 {
            return Reply::Now(answer);
        }
        self.waits += 1;
        let number = self.waits;
        self.waiting.push(Waiting { number, life, id, member, request });
        Reply::Waits { number, for_ms: u64::from(wait_seconds) * 1_000 }
    }

    /// A wait has been long enough.
    pub fn end(&mut self, number: u64) -> Option<Ended> {
        let at = self.waiting.iter().position(|waiting| waiting.number == number)?;
        let Waiting { life, id, member, request, .. } = self.waiting.remove(at);
        Some((life, id, self.answer(member, &request)))
    }

    /// Answers everybody for whom there is news.
    pub fn wake(&mut self) -> Vec<Ended> {
        let mut ended = vec![];
        for waiting in std::mem::take(&mut self.waiting) {
            let answer = self.answer(waiting.member, &waiting.request);
            let waits_on = answer.as_ref().is_ok_and(|answer| !is_news(&waiting.request, answer));
            if waits_on {
                self.waiting.push(waiting);
            } else {
                ended.push((waiting.life, waiting.id, answer));
            }
        }
        ended
    }

    fn refusal(&mut self, node: usize, request: &Request) -> Option<Failure> {
        match (request, self.sessions.get(&node)) {
            (Request::Hello, _) => {}
            (Request::Refresh, Some(Standing::Spent)) => drop(self.sessions.remove(&node)),
            (_, Some(_)) => return Some(refused(ProblemCode::Unauthenticated)),
            (_, None) => {}
        }
        let is_push = matches!(request, Request::Push(_));
        match self.trouble? {
            ProblemCode::Internal | ProblemCode::UpgradeRequired if !is_push => None,
            ProblemCode::TooMany => {
                let problem = Problem::new(ProblemCode::TooMany).with("retry_after_ms", 3_000);
                Some(Failure::Refused { status: 429, problem })
            }
            code => Some(refused(code)),
        }
    }

    fn answer(&mut self, member: MemberId, request: &Request) -> Result<Answer, Failure> {
        let asker = Asker { space: self.space, member };
        match request {
            Request::Hello => Ok(Answer::Hello(hello())),
            Request::Refresh => Ok(Answer::Refreshed),
            Request::Push(push) => self.push(&asker, push),
            Request::Changes { after, stream, .. } => {
                let (items, mut tricks) = (self.page_items, std::mem::take(&mut self.tricks));
                let page = self.authority().map_err(failure).and_then(|authority| {
                    tricks.page(authority, &asker, after, *stream, items).map_err(failure)
                });
                self.tricks = tricks;
                page.map(Answer::Page)
            }
            Request::Snapshot { stream } => {
                let (now_ms, space) = (self.wall_ms, self.space);
                let mut tricks = std::mem::take(&mut self.tricks);
                let snapshot = self.authority().map_err(failure).and_then(|authority| {
                    let made = authority.snapshot(&asker, Some(*stream), now_ms);
                    made.and_then(|made| tricks.snapshot(authority, space, made)).map_err(failure)
                });
                self.tricks = tricks;
                snapshot.map(Answer::Snapshot)
            }
            Request::Chunk { snapshot, index, .. } => {
                let authority = self.authority().map_err(failure)?;
                authority.chunk(&asker, snapshot, *index).map(Answer::Chunk).map_err(failure)
            }
        }
    }

    fn push(&mut self, asker: &Asker, push: &Push) -> Result<Answer, Failure> {
        let poison = push.operations.iter().find_map(|it| Some((it, *self.poison.get(&it.op_id)?)));
        let poison = poison.filter(|(_, poison)| !(self.is_mended && *poison == Poison::Breaking));
        if let Some((culprit, poison)) = poison {
            for other in &push.operations {
                *self.held_up.entry(other.op_id).or_default() += 1;
            }
            let problem = match poison {
                Poison::Named => Problem::new(ProblemCode::Invalid).with("n", culprit.n),
                Poison::Unnamed => Problem::new(ProblemCode::TooLarge),
                Poison::Breaking => Problem::new(ProblemCode::Internal),
            };
            return Err(Failure::Refused { status: problem.code.status(), problem });
        }
        let (now_ms, mut tricks) = (self.wall_ms, std::mem::take(&mut self.tricks));
        let pushed = self
            .authority()
            .and_then(|authority| tricks.push(authority, asker, push, now_ms))
            .map_err(failure);
        self.tricks = tricks;
        pushed.map(Answer::Pushed)
    }
}

/// Copies a database that nobody has open: the file, and the log that may lie beside it.
///
/// # Errors
/// What the disk says.
pub fn copy_database(from: &Path, to: &Path) -> std::io::Result<()> {
    for end in ["", "-wal", "-shm"] {
        let of = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        let (from, to) = (of(from), of(to));
        if from.exists() && end != "-shm" {
            fs::copy(from, to)?;
        } else if to.exists() {
            fs::remove_file(to)?;
        }
    }
    Ok(())
}

fn is_news(request: &Request, answer: &Answer) -> bool {
    let (Request::Changes { after, confirmed_n, .. }, Answer::Page(page)) = (request, answer)
    else {
        return true;
    };
    page.cursor != *after || page.more || page.confirmed_n > *confirmed_n
}

/// A refusal of a whole request.
pub fn refused(code: ProblemCode) -> Failure {
    Failure::Refused { status: code.status(), problem: Problem::new(code) }
}

fn failure(error: StoreError) -> Failure {
    let problem = error.problem();
    Failure::Refused { status: problem.code.status(), problem }
}

fn hello() -> Hello {
    Hello {
        product: "opportunity-hub".to_owned(),
        version: "0".to_owned(),
        proto: Versions { least: PROTO, most: PROTO },
        schema: Versions { least: SCHEMA, most: SCHEMA },
        limits: Limits::default(),
        now_ms: 0,
        sso: false,
    }
}

/// Where a cursor stands.
pub fn seq_of(cursor: &str) -> u64 {
    cursor.parse::<Cursor>().map_or(0, |cursor| cursor.position.seq)
}
