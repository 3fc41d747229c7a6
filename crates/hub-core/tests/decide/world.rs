//! A space in memory: loads exactly what `needs` names, decides, and takes in the outcome, as a
//! store would.

#[path = "made.rs"]
mod made;

use hub_core::decide::{Needs, needs, needs_of_conflict};
use hub_core::genesis::{Founding, genesis};
use hub_core::rows::*;
use hub_core::*;
pub use made::*;
use std::collections::BTreeMap;
use uuid::Uuid;

pub const SPACE: SpaceId = SpaceId(Uuid::from_u128(0x5ace));
pub const GENESIS_OP: OpId = OpId(Uuid::from_u128(0x6e));
pub const AREA: AreaId = AreaId(Uuid::from_u128(0xa1));
pub const OTHER_AREA: AreaId = AreaId(Uuid::from_u128(0xa2));
pub const GOAL: Uuid = Uuid::from_u128(0x60a1);
pub const ROLES: [Role; 5] =
    [Role::Viewer, Role::Contributor, Role::Engineer, Role::Lead, Role::Admin];

/// The member of a role; the admin founded the space.
pub fn member(role: Role) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + role as u128))
}

/// Somebody else with the role contributor.
pub const BYSTANDER: MemberId = MemberId(Uuid::from_u128(0x1ff));

pub fn idea_id(n: u128) -> IdeaId {
    IdeaId(Uuid::from_u128(0x1dea_0000 + n))
}

pub fn op_id(n: u128) -> OpId {
    OpId(Uuid::from_u128(0x0b_0000 + n))
}

#[derive(Clone)]
pub struct World {
    pub rows: BTreeMap<Key, Row>,
    pub events: Vec<(Uuid, Event)>,
    pub next_number: u32,
    pub now_ms: i64,
    ops: u128,
}

impl World {
    pub fn new() -> Self {
        let founding = Founding {
            space: SPACE,
            member: member(Role::Admin),
            op: GENESIS_OP,
            profiles: [1, 2, 3, 4].map(|n| ProfileId(Uuid::from_u128(0xf0 + n))),
            name: "Finance".into(),
            member_name: "Ana".into(),
            currency: "EUR".into(),
            time_zone: "Europe/Lisbon".into(),
            now_ms: 1_000,
        };
        let mut world =
            Self { rows: BTreeMap::new(), events: vec![], next_number: 1, now_ms: 2_000, ops: 0 };
        genesis(&founding).unwrap().into_iter().for_each(|row| world.put(row));
        for role in ROLES.into_iter().filter(|role| *role != Role::Admin) {
            world.put_body(member(role).0, person(role));
        }
        world.put_body(BYSTANDER.0, person(Role::Contributor));
        for (id, name) in [(AREA, "Accounts"), (OTHER_AREA, "Claims")] {
            let unknown = Unknown::new();
            let name = name.into();
            world.put_body(id.0, Area { name, current_basis_id: None, archived: false, unknown });
        }
        world.with_space(|space| space.goals.push(Goal { id: GOAL, name: "Faster".into() }));
        world
    }

    pub fn put(&mut self, row: Row) {
        self.rows.insert(row.key(), row);
    }

    pub fn put_body(&mut self, id: Uuid, body: impl Into<Body>) {
        self.put(Row {
            id,
            seq: 7,
            created_op: GENESIS_OP,
            created_by: member(Role::Admin),
            created_at_ms: 1_000,
            fv: BTreeMap::new(),
            removed: false,
            body: body.into(),
        });
    }

    pub fn with_space(&mut self, change: impl FnOnce(&mut Space)) {
        let row = self.rows.get_mut(&Key::new(EntityKind::Space, SPACE.0)).unwrap();
        let Body::Space(space) = &mut row.body else { unreachable!() };
        change(space);
    }

    pub fn with_idea(&mut self, id: IdeaId, change: impl FnOnce(&mut Idea)) {
        let row = self.rows.get_mut(&id.into()).unwrap();
        let Body::Idea(idea) = &mut row.body else { unreachable!() };
        change(idea);
    }

    /// A version of the space's rates; no operation changes one.
    pub fn with_basis(&mut self, version: u32, change: impl FnOnce(&mut Basis)) {
        let key = Key::new(EntityKind::Basis, ids::of_basis(SPACE, None, version).0);
        let Body::Basis(basis) = &mut self.rows.get_mut(&key).unwrap().body else { unreachable!() };
        change(basis);
    }

    /// Nothing that going live asks for is in the standard.
    pub fn without_standard(&mut self) {
        self.rows.retain(|key, _| key.kind != EntityKind::StandardItem);
    }

    pub fn idea(&self, id: IdeaId) -> &Idea {
        let Body::Idea(idea) = &self.rows[&id.into()].body else { unreachable!() };
        idea
    }

    /// Every row of a kind.
    pub fn all<T>(&self) -> Vec<&T>
    where
        for<'a> &'a T: TryFrom<&'a Body>,
    {
        self.rows.values().filter_map(|row| <&T>::try_from(&row.body).ok()).collect()
    }

    pub fn envelope(&mut self, operation: Operation) -> Envelope {
        self.ops += 1;
        let written_at_ms = self.now_ms - 1;
        Envelope { op_id: op_id(self.ops), written_at_ms, group_id: None, operation }
    }

    pub fn context(&self) -> Context {
        let next_number = self.next_number;
        Context { space: SPACE, now_ms: self.now_ms, next_number, authority: true }
    }

    /// Decides over exactly the rows that the operation needs; over all rows it must be the same.
    pub fn decide(&self, actor: MemberId, envelope: &Envelope) -> Decision {
        let needs = needs(SPACE, actor, envelope);
        assert!(needs.keys.len() <= 24, "{needs:?}");
        assert!(needs.sets.len() <= 3, "{needs:?}");
        let decision = decide(&self.load(&needs), actor, envelope, &self.context());
        let over_all = decide(&self.everything(&needs), actor, envelope, &self.context());
        assert_eq!(decision, over_all, "looked beyond its needs");
        decision
    }

    /// Decides over what the operation needs; for tables of many thousand cases.
    pub fn decide_once(&self, actor: MemberId, envelope: &Envelope) -> Decision {
        let rows = self.load(&needs(SPACE, actor, envelope));
        decide(&rows, actor, envelope, &self.context())
    }

    /// What a device would show before the authority has answered.
    pub fn preview(&self, actor: MemberId, envelope: &Envelope) -> Decision {
        let rows = self.load(&needs(SPACE, actor, envelope));
        decide(&rows, actor, envelope, &Context { authority: false, ..self.context() })
    }

    /// Decides and takes in what was written.
    pub fn act(&mut self, actor: MemberId, operation: Operation) -> Decision {
        let envelope = self.envelope(operation);
        let decision = self.decide(actor, &envelope);
        self.absorb(&decision);
        decision
    }

    pub fn absorb(&mut self, decision: &Decision) {
        self.now_ms += 1_000;
        for row in &decision.rows {
            if let Body::Idea(idea) = &row.body
                && idea.number == Some(self.next_number)
            {
                self.next_number += 1;
            }
            self.put(row.clone());
        }
        self.events.extend(decision.events.clone());
    }

    /// Decides many over what all of them need, loaded once, as a server would; each must be
    /// decided as if it came alone.
    pub fn push(&mut self, actor: MemberId, operations: Vec<Operation>) -> Vec<Verdict> {
        let envelopes: Vec<_> = operations.into_iter().map(|it| self.envelope(it)).collect();
        let mut union = Needs::default();
        for needs in envelopes.iter().map(|envelope| needs(SPACE, actor, envelope)) {
            union.keys.extend(needs.keys);
            union.sets.extend(needs.sets);
        }
        let mut rows = self.load(&union);
        let each = envelopes.iter().map(|envelope| {
            let at_once = decide(&rows, actor, envelope, &self.context());
            assert_eq!(at_once, self.decide(actor, envelope), "{:?}", envelope.operation);
            rows.absorb(&at_once.rows);
            self.absorb(&at_once);
            at_once.verdict
        });
        each.collect()
    }

    /// The operation that is decided after so many others.
    pub fn upcoming(&self, after: usize) -> OpId {
        op_id(self.ops + 1 + after as u128)
    }

    /// As long as one operation takes, nothing happens.
    pub fn let_pass(&mut self) {
        self.ops += 1;
        self.now_ms += 1_000;
    }

    /// The operation must be accepted.
    pub fn ok(&mut self, actor: MemberId, operation: Operation) -> Decision {
        let decision = self.act(actor, operation);
        assert_eq!(decision.verdict, Verdict::Ok);
        decision
    }

    /// The operation must be refused: the code, with the facts.
    pub fn refused(&mut self, actor: MemberId, operation: Operation) -> Refusal {
        let decision = self.act(actor, operation);
        assert!(decision.rows.is_empty() && decision.events.is_empty());
        match decision.verdict {
            Verdict::Rejected(refusal) => refusal,
            other => panic!("accepted: {other:?}"),
        }
    }

    /// With what the conflicts among the sets are about.
    fn with_conflicts(&self, needs: &Needs) -> Needs {
        let mut all = needs.clone();
        for set in &needs.sets {
            let Set::Conflict(id) = set else { continue };
            let row = self.rows.get(&Key::new(EntityKind::Conflict, *id));
            if let Some(Body::Conflict(conflict)) = row.map(|row| &row.body) {
                let more = needs_of_conflict(conflict);
                all.keys.extend(more.keys);
                all.sets.extend(more.sets);
            }
        }
        all
    }

    pub fn load(&self, needs: &Needs) -> Rows {
        let needs = self.with_conflicts(needs);
        let mut rows = Rows::default();
        for key in &needs.keys {
            self.rows.get(key).into_iter().for_each(|row| rows.insert(row.clone()));
        }
        for set in &needs.sets {
            rows.insert_set(set.clone(), self.set(set));
        }
        rows
    }

    /// All rows, and every set that could be asked for.
    fn everything(&self, needs: &Needs) -> Rows {
        let mut rows = Rows::default();
        self.rows.values().for_each(|row| rows.insert(row.clone()));
        let ideas = self.rows.keys().filter(|key| key.kind == EntityKind::Idea);
        let of_ideas = ideas
            .map(|key| IdeaId(key.id))
            .flat_map(|id| [Set::Parts(id), Set::OthersWrote(id), Set::Standard(id)]);
        let areas = self.all::<Area>().into_iter();
        let names = areas.map(|area| Set::Name(EntityKind::Area, text::fold(&area.name)));
        let needs = self.with_conflicts(needs);
        for set in of_ideas.chain(names).chain([Set::Admins, Set::Rates]).chain(needs.sets) {
            rows.insert_set(set.clone(), self.set(&set));
        }
        rows
    }

    fn set(&self, set: &Set) -> Vec<Row> {
        if let Set::OthersWrote(id) = set {
            return self.others_wrote(*id);
        }
        self.rows.values().filter(|row| self.is_in(row, set)).cloned().collect()
    }

    fn is_in(&self, row: &Row, set: &Set) -> bool {
        match (set, &row.body) {
            (Set::Parts(id), Body::Support(support)) => {
                support.idea_id == *id || self.merged_into(support.idea_id) == Some(*id)
            }
            (Set::Parts(id), Body::Idea(_)) => self.merged_into(IdeaId(row.id)) == Some(*id),
            (Set::Admins, Body::Member(member)) => {
                member.role == Role::Admin && member.state == MemberState::Active
            }
            (Set::Name(EntityKind::Area, name), Body::Area(area)) => {
                !area.archived && text::fold(&area.name) == *name
            }
            (Set::Rates, Body::Basis(_)) => true,
            (Set::Standard(_), Body::StandardItem(_)) => true,
            (Set::Standard(id), Body::StandardAnswer(answer)) => answer.idea_id == *id,
            (Set::Conflict(id), Body::Conflict(_)) => row.id == *id,
            (Set::External(source, label), Body::Idea(idea)) => {
                let held = idea.build.run_source_ref.as_ref();
                held.is_some_and(|held| held.source == *source && held.label == *label)
            }
            _ => false,
        }
    }

    fn merged_into(&self, id: IdeaId) -> Option<IdeaId> {
        let row = self.rows.get(&id.into())?;
        let idea = <&Idea>::try_from(&row.body).ok()?;
        idea.merge.as_ref().map(|merge| merge.merged_into)
    }

    fn others_wrote(&self, id: IdeaId) -> Vec<Row> {
        let Some(row) = self.rows.get(&id.into()) else { return vec![] };
        let author = <&Idea>::try_from(&row.body).unwrap().author_id;
        let events = self.events.iter().filter(|(_, event)| event.idea_id == Some(id));
        let others = events.filter(|(_, event)| event.by != author);
        let rows = others.map(|(id, event)| Row {
            id: *id,
            seq: 1,
            created_op: event.op_id,
            created_by: event.by,
            created_at_ms: event.at_ms,
            fv: BTreeMap::new(),
            removed: false,
            body: event.clone().into(),
        });
        rows.collect()
    }
}
