//! How a history begins: a founded space, its people, and a device for each.

use super::agenda::{Agenda, Event};
use super::draw::Draw;
use super::ledger::Ledger;
use super::node::Node;
use super::plan::Plan;
use super::planted::Planted;
use super::server::Server;
use super::tally::Tally;
use super::world::World;
use super::{Finding, Outcome};
use hub_core::genesis::{Founding, shared_genesis};
use hub_core::rows::{Member, MemberState, Role, Unknown};
use hub_core::{Body, MemberId, OpId, ProfileId, Row, SpaceId};
use hub_sync::Input;
use std::path::Path;
use tempfile::TempDir;

/// When histories begin, in UTC milliseconds.
pub const WALL_MS: i64 = 1_780_000_000_000;

/// A folder in memory, where there is one.
fn temporary() -> std::io::Result<TempDir> {
    let memory = Path::new("/dev/shm");
    let builder = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix("hub-simulate-");
        builder
    };
    if memory.is_dir() { builder().tempdir_in(memory) } else { builder().tempdir() }
}

impl World {
    /// The beginning of a history.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin(seed: u64, planted: Option<Planted>, clocks_jump: bool) -> Outcome<Self> {
        let mut draw = Draw::new(seed);
        let plan = Plan::drawn(&mut draw);
        let temporary = temporary().map_err(Finding::disk)?;
        let space = SpaceId(draw.id());
        let (genesis, members) = people(space, &plan.roles, &mut draw)?;
        let server = Server::found(temporary.path(), space, &genesis, plan.page_items, planted);
        let plan_roles = plan.roles.clone();
        let mut world = Self {
            temporary,
            seed,
            draw,
            plan,
            planted,
            agenda: Agenda::default(),
            now_ms: 0,
            server: server.map_err(Finding::disk)?,
            is_up: true,
            server_wrong_ms: 0,
            clocks_jump,
            first_roles: members.iter().copied().zip(plan_roles).collect(),
            nodes: vec![],
            ledger: Ledger::default(),
            tally: Tally::default(),
            is_healed: false,
            is_traced: false,
        };
        members.into_iter().try_for_each(|member| world.join(member))?;
        world.put_acts();
        for (at_ms, fault) in world.plan.faults.clone() {
            world.agenda.put(at_ms, Event::Fails(fault));
        }
        Ok(world)
    }

    /// A new device of a member.
    ///
    /// # Errors
    /// What the disk says.
    pub fn join(&mut self, member: MemberId) -> Outcome<()> {
        let at = self.nodes.len();
        let data = self.temporary.path().join(format!("device-{at}"));
        let (stream, seed) = (self.draw.id(), self.draw.from(0, u64::MAX - 1));
        let times = (seed, self.wall_ms());
        let node = Node::join(&data, (self.server.space, member, stream), times);
        self.nodes.push(node.map_err(Finding::disk)?);
        let start = Event::Hears(self.life(at), Input::Start);
        self.agenda.put(self.now_ms + 1, start);
        Ok(())
    }

    fn put_acts(&mut self) {
        for _ in 0..self.plan.acts {
            let at_ms = self.draw.from(1_500, self.plan.work_ms);
            let node = self.draw.from(0, 3) as usize;
            self.agenda.put(at_ms, Event::Acts(node));
        }
    }
}

/// The first rows, with everybody who is there from the beginning.
fn people(space: SpaceId, roles: &[Role], draw: &mut Draw) -> Outcome<(Vec<Row>, Vec<MemberId>)> {
    let founding = Founding {
        space,
        member: MemberId(draw.id()),
        op: OpId(draw.id()),
        profiles: [(); 4].map(|()| ProfileId(draw.id())),
        name: "Hub".to_owned(),
        member_name: "Ana".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        now_ms: WALL_MS,
    };
    let mut rows = shared_genesis(&founding)
        .map_err(|refusal| Finding::new("genesis", format!("{refusal:?}")))?;
    let mut members = vec![founding.member];
    for role in &roles[1..] {
        let id = MemberId(draw.id());
        members.push(id);
        rows.push(row_of(&founding, id, *role));
    }
    Ok((rows, members))
}

fn row_of(founding: &Founding, id: MemberId, role: Role) -> Row {
    let member = Member {
        display_name: format!("Member {}", id.0.as_u128() % 1_000),
        role,
        area_id: None,
        state: MemberState::Active,
        erased_no: None,
        unknown: Unknown::new(),
    };
    Row {
        id: id.0,
        seq: 0,
        created_op: founding.op,
        created_by: founding.member,
        created_at_ms: founding.now_ms,
        fv: Default::default(),
        removed: false,
        body: Body::from(member),
    }
}
