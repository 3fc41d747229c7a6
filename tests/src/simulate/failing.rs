//! What goes wrong once, at a moment of its own.

use super::agenda::Event;
use super::edges::End;
use super::node::Node;
use super::people::Seen;
use super::plan::Fault;
use super::server::Standing;
use super::world::World;
use super::{Finding, Outcome};
use hub_core::operation::Operation;
use hub_core::rows::{Member, Role};
use hub_core::{EntityKind, MemberId};
use hub_protocol::ProblemCode;
use hub_sync::Input;
use std::fs;
use std::path::Path;

/// A year in milliseconds.
const YEAR_MS: i64 = 365 * 24 * 3_600_000;

impl World {
    /// Something goes wrong.
    ///
    /// # Errors
    /// What is found.
    pub fn fails(&mut self, fault: Fault) -> Outcome<()> {
        if self.is_healed {
            return Ok(());
        }
        self.tally.count(&format!("fault: {fault:?}"));
        let at = self.draw.from(0, self.nodes.len() as u64 - 1) as usize;
        let later_ms = self.now_ms + self.draw.from(2_000, 45_000);
        match fault {
            Fault::Offline => {
                self.nodes[at].is_online = false;
                self.agenda.put(later_ms, Event::Reconnects(at));
            }
            Fault::Outage => {
                self.is_up = false;
                self.server.crash();
                self.agenda.put(later_ms, Event::ServerWorks);
            }
            Fault::Unavailable => self.trouble(ProblemCode::Unavailable, later_ms),
            Fault::Internal => self.trouble(ProblemCode::Internal, later_ms),
            Fault::TooMany => self.trouble(ProblemCode::TooMany, later_ms),
            Fault::UpgradeRequired => self.trouble(ProblemCode::UpgradeRequired, later_ms),
            Fault::TokensSpent => {
                let spent = (0..self.nodes.len()).map(|node| (node, Standing::Spent));
                self.server.sessions.extend(spent);
            }
            Fault::SessionOver => {
                self.server.sessions.insert(at, Standing::Over);
                self.agenda.put(later_ms, Event::SignsIn(at));
            }
            Fault::Crash => self.ends(at, &End::Clean)?,
            Fault::ServerCrash => self.server.crash(),
            Fault::ServerSaved => self.server.save().map_err(Finding::disk)?,
            Fault::ServerRestored => {
                if self.server.restore().map_err(Finding::disk)? {
                    self.tally.count("fault: server really restored");
                }
            }
            Fault::CopiedFolder => self.copies(at)?,
            Fault::CatalogueLost => self.loses_catalogue(at)?,
            Fault::ClockJump => self.jumps(at),
            Fault::LateJoin => self.join(self.nodes[at].member)?,
            Fault::Poison => self.nodes[at].is_poisoned = true,
            Fault::RoleChange | Fault::Removal | Fault::Erasure => self.governs(fault)?,
        }
        Ok(())
    }

    /// From now on nothing goes wrong any more. Devices hear of it, or find out themselves.
    ///
    /// # Errors
    /// What is found.
    pub fn heal(&mut self, is_told: bool) -> Outcome<()> {
        self.is_healed = true;
        (self.is_up, self.server.trouble) = (true, None);
        self.server.is_mended = true;
        for at in 0..self.nodes.len() {
            self.nodes[at].is_online = true;
            self.starts(at)?;
            if self.server.sessions.get(&at) == Some(&Standing::Over) {
                self.server.sessions.remove(&at);
                self.hears(self.life(at), Input::SignedIn)?;
            }
            if is_told {
                self.hears(self.life(at), Input::NetworkUp)?;
            }
        }
        Ok(())
    }

    fn trouble(&mut self, code: ProblemCode, until_ms: u64) {
        self.server.trouble = Some(code);
        self.agenda.put(until_ms, Event::ServerWorks);
    }

    /// A process ends and is started again later.
    ///
    /// # Errors
    /// What the disk says.
    pub fn ends(&mut self, at: usize, end: &End) -> Outcome<()> {
        self.nodes[at].end(end).map_err(Finding::disk)?;
        self.starts_later(at);
        Ok(())
    }

    /// Puts a start of a device on the agenda.
    pub fn starts_later(&mut self, at: usize) {
        let at_ms = self.now_ms + self.draw.from(100, 8_000);
        self.agenda.put(at_ms, Event::Starts(at));
    }

    /// A device is started, unless it runs.
    ///
    /// # Errors
    /// What is found: whatever happened before, a space opens.
    pub fn starts(&mut self, at: usize) -> Outcome<()> {
        if self.nodes[at].space.is_some() {
            return Ok(());
        }
        let seed = self.draw.from(0, u64::MAX - 1);
        let wall_ms = self.wall_ms() + self.nodes[at].wrong_ms;
        let started = self.nodes[at].start(seed, wall_ms);
        started.map_err(|error| Finding::new("a space opens", format!("device {at}: {error}")))?;
        super::checks::kept(self, at)?;
        self.hears(self.life(at), Input::Start)
    }

    /// The data folder of a device that does not run is copied, and both go on.
    fn copies(&mut self, at: usize) -> Outcome<()> {
        if self.nodes[at].space.is_none() || self.nodes[at].is_copied {
            return Ok(());
        }
        self.ends(at, &End::Clean)?;
        let data = self.temporary.path().join(format!("device-{}", self.nodes.len()));
        copy(&self.nodes[at].data, &data).map_err(Finding::disk)?;
        let folder = data.join("spaces").join(self.server.space.to_string());
        let seed = self.draw.from(0, u64::MAX - 1);
        let mut twin = Node::of(&data, folder, self.nodes[at].member, seed);
        twin.is_copied = true;
        self.nodes[at].is_copied = true;
        self.nodes.push(twin);
        self.starts_later(self.nodes.len() - 1);
        Ok(())
    }

    fn loses_catalogue(&mut self, at: usize) -> Outcome<()> {
        if self.nodes[at].space.is_none() {
            return Ok(());
        }
        self.ends(at, &End::Clean)?;
        for name in ["catalogue.db", "catalogue.db-wal", "catalogue.db-shm"] {
            let path = self.nodes[at].folder.join(name);
            if path.exists() {
                fs::remove_file(path).map_err(Finding::disk)?;
            }
        }
        Ok(())
    }

    fn jumps(&mut self, at: usize) {
        let wrong_ms = if self.draw.permille(500) { YEAR_MS } else { -YEAR_MS };
        let is_server = self.draw.permille(300);
        if !self.clocks_jump {
            return;
        }
        match is_server {
            true => self.server_wrong_ms = wrong_ms,
            false => self.nodes[at].wrong_ms = wrong_ms,
        }
    }

    /// An admin does what only admins do.
    fn governs(&mut self, fault: Fault) -> Outcome<()> {
        let node = &self.nodes[0];
        let Some(space) = &node.space else { return Ok(()) };
        let readers = space.readers();
        let seen = Seen::new(&readers, node.member);
        let others = seen.others().map_err(Finding::disk)?;
        let operation = match fault {
            Fault::Erasure => self.erasure(&seen, &others)?,
            Fault::Removal => self
                .draw
                .one(&others)
                .map(|(member, _)| Operation::MemberRemove { member: *member }),
            _ => {
                let roles = Role::ALL;
                let role = *self.draw.one(roles).unwrap_or(&Role::Viewer);
                let one = self.draw.one(&others);
                one.map(|(member, _)| Operation::MemberRole { member: *member, role })
            }
        };
        self.does(0, operation.into_iter().collect())
    }

    fn erasure(
        &mut self,
        seen: &Seen<'_>,
        others: &[(MemberId, Member)],
    ) -> Outcome<Option<Operation>> {
        let gone = others.iter().find(|(_, it)| it.state == hub_core::rows::MemberState::Removed);
        if let Some((member, _)) = gone.filter(|_| self.draw.permille(600)) {
            return Ok(Some(Operation::MemberErase { member: *member }));
        }
        let (kind, field) = self.draw.weighted(&[
            ((EntityKind::Idea, "description"), 2),
            ((EntityKind::Idea, "title"), 2),
            ((EntityKind::Comment, "body"), 2),
        ]);
        let rows = seen.rows(kind).map_err(Finding::disk)?;
        Ok(self.draw.one(&rows).map(|row| Operation::TextRedact {
            entity: kind.as_str().to_owned(),
            key: row.id,
            field: field.to_owned(),
            reason: "asked for".to_owned(),
        }))
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &there)?;
        } else {
            fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}
