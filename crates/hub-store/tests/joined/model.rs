//! What a reader has to see, worked out naively: the server's rows, and over them every own operation
//! that they do not have, decided one after the other with everything in memory.

use crate::world::NOW_MS;
use hub_core::decide::{Context, Needs, needs_of_conflict};
use hub_core::names::{Names, run_source};
use hub_core::rows::{Conflict, Event, Idea, Member, MemberState, Role};
use hub_core::{
    Body, EntityKind, Envelope, IdeaId, Item, Key, MemberId, OpId, Row, Rows, Set, SpaceId,
    Verdict, decide, needs,
};
use hub_store::Place;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Clone)]
pub struct Model {
    space: SpaceId,
    member: MemberId,
    /// What the server said.
    rows: BTreeMap<Key, Row>,
    events: BTreeMap<Uuid, Event>,
    /// The stream that lies over the rows, and its last number that is in them.
    standing: (Uuid, u64),
    stream: Uuid,
    /// Own operations in order, each with its number in the present stream.
    own: Vec<(Option<u64>, Envelope)>,
    /// Those that were answered before, by a server that may have forgotten them.
    again: BTreeSet<OpId>,
    answers: BTreeMap<OpId, Verdict>,
    next_n: u64,
}

/// Rows without their sequence number, and the ids of events.
pub type Seen = (BTreeMap<Key, Value>, Vec<Uuid>);

impl Model {
    pub fn new(space: SpaceId, member: MemberId, stream: Uuid) -> Self {
        let (rows, events, answers, own, again) = Default::default();
        let (standing, next_n) = ((stream, 0), 1);
        Self { space, member, rows, events, standing, stream, own, again, answers, next_n }
    }

    fn confirmed_n(&self) -> u64 {
        if self.standing.0 == self.stream { self.standing.1 } else { 0 }
    }

    pub fn queue(&mut self, envelope: Envelope) {
        self.own.push((Some(self.next_n), envelope));
        self.next_n += 1;
    }

    pub fn answered(&mut self, answers: &[(OpId, Verdict)]) {
        for (op, verdict) in answers {
            self.answers.entry(*op).or_insert(verdict.clone());
        }
    }

    pub fn page(&mut self, items: &[Item], place: &Place) {
        self.take(items);
        let said = if place.stream == self.stream { place.confirmed_n } else { 0 };
        self.standing = (self.stream, self.confirmed_n().max(said));
    }

    pub fn snapshot(&mut self, items: &[Item], place: &Place) {
        self.rows.clear();
        self.events.clear();
        self.take(items);
        self.standing = (place.stream, place.confirmed_n);
    }

    /// All that was read is gone.
    pub fn lose(&mut self) {
        self.rows.clear();
        self.events.clear();
        self.standing = (self.stream, 0);
    }

    fn take(&mut self, items: &[Item]) {
        for item in items {
            if item.kind == EntityKind::Event {
                self.events.insert(item.id, serde_json::from_str(&item.json).unwrap());
            } else {
                self.rows.insert(item.key(), serde_json::from_str(&item.json).unwrap());
            }
        }
    }

    /// The catalogue is as it was, the journal as it is.
    pub fn go_back_to(&mut self, before: &Self) {
        self.rows.clone_from(&before.rows);
        self.events.clone_from(&before.events);
        self.standing = before.standing;
    }

    pub fn fork(&mut self, stream: Uuid) {
        let confirmed_n = self.confirmed_n();
        self.renumber(stream, |n| n.is_some_and(|n| n > confirmed_n));
    }

    pub fn resend(&mut self, after_n: u64, stream: Uuid) {
        self.again.extend(self.answers.keys());
        self.renumber(stream, |n| n.is_none_or(|n| n > after_n));
    }

    /// What is not answered, and of what was accepted that of some numbers, goes on in a new stream.
    fn renumber(&mut self, stream: Uuid, is_sent_again: impl Fn(Option<u64>) -> bool) {
        (self.stream, self.next_n) = (stream, 1);
        for (n, envelope) in &mut self.own {
            let stays = match self.answers.get(&envelope.op_id) {
                None => true,
                Some(Verdict::Rejected(_)) => false,
                Some(_) => is_sent_again(*n),
            };
            *n = stays.then_some(self.next_n);
            if stays {
                self.next_n += 1;
                self.answers.remove(&envelope.op_id);
            }
        }
    }

    /// What has to be seen.
    pub fn seen(&self) -> Seen {
        let (mut rows, mut events) = (self.rows.clone(), self.events.clone());
        for (n, envelope) in &self.own {
            let is_over = n.is_some_and(|n| n > self.confirmed_n());
            let is_refused =
                matches!(self.answers.get(&envelope.op_id), Some(Verdict::Rejected(_)));
            if is_over && !is_refused {
                self.lay(&mut rows, &mut events, envelope);
            }
        }
        let rows = rows.iter().map(|(key, row)| (*key, without_seq(row))).collect();
        (rows, events.into_keys().collect())
    }

    fn lay(
        &self,
        rows: &mut BTreeMap<Key, Row>,
        events: &mut BTreeMap<Uuid, Event>,
        envelope: &Envelope,
    ) {
        let needed = gather(rows, events, &needs(self.space, self.member, envelope));
        let context =
            Context { space: self.space, now_ms: NOW_MS, next_number: 0, authority: false };
        let decision = decide(&needed, self.member, envelope, &context);
        let is_written = decision.events.iter().any(|(id, _)| events.contains_key(id));
        if is_written && self.again.contains(&envelope.op_id) {
            return;
        }
        rows.extend(decision.rows.into_iter().map(|row| (row.key(), row)));
        for (id, event) in decision.events {
            events.entry(id).or_insert(event);
        }
    }
}

/// A row as it is compared: what only lies over the server's rows has no place in its order.
pub fn without_seq(row: &Row) -> Value {
    let mut value = serde_json::to_value(row).unwrap();
    value.as_object_mut().unwrap().remove("seq");
    value
}

fn gather(rows: &BTreeMap<Key, Row>, events: &BTreeMap<Uuid, Event>, needs: &Needs) -> Rows {
    let mut all = Needs { keys: needs.keys.clone(), sets: needs.sets.clone() };
    for set in &needs.sets {
        let Set::Conflict(id) = set else { continue };
        let row = rows.get(&Key::new(EntityKind::Conflict, *id));
        let facts = row.and_then(|row| <&Conflict>::try_from(&row.body).ok());
        if let Some(more) = facts.map(needs_of_conflict) {
            all.keys.extend(more.keys);
            all.sets.extend(more.sets);
        }
    }
    let mut found = Rows::default();
    for row in all.keys.iter().filter_map(|key| rows.get(key)) {
        found.insert(row.clone());
    }
    for set in all.sets {
        let members = members(rows, events, &set);
        found.insert_set(set, members);
    }
    found
}

fn members(rows: &BTreeMap<Key, Row>, events: &BTreeMap<Uuid, Event>, set: &Set) -> Vec<Row> {
    let pick =
        |is_in: &dyn Fn(&Row) -> bool| rows.values().filter(|row| is_in(row)).cloned().collect();
    let named = |row: &Row, kind: EntityKind, name: &str| {
        let names = Names::of(row);
        row.body.kind() == kind && names.active && names.lookup.as_deref() == Some(name)
    };
    match set {
        Set::Standard(idea) => pick(&|row| match &row.body {
            Body::StandardItem(_) => true,
            Body::StandardAnswer(answer) => answer.idea_id == *idea,
            _ => false,
        }),
        Set::Parts(idea) => pick(&|row| match &row.body {
            Body::Support(support) => {
                support.idea_id == *idea || head(rows, support.idea_id) == Some(*idea)
            }
            Body::Idea(_) => head(rows, IdeaId(row.id)) == Some(*idea),
            _ => false,
        }),
        Set::OthersWrote(idea) => {
            let Some(row) = rows.get(&Key::from(*idea)) else { return vec![] };
            let author = <&Idea>::try_from(&row.body).unwrap().author_id;
            let by_others = |event: &&Event| event.idea_id == Some(*idea) && event.by != author;
            events.values().find(by_others).map(as_row).into_iter().collect()
        }
        Set::Admins => pick(&|row| match &row.body {
            Body::Member(member) => is_admin(member),
            _ => false,
        }),
        Set::Name(kind, name) => pick(&|row| named(row, *kind, name)),
        Set::External(source, label) => {
            pick(&|row| named(row, EntityKind::Idea, &run_source(source, label)))
        }
        Set::Rates => pick(&|row| row.body.kind() == EntityKind::Basis),
        Set::Conflict(id) => pick(&|row| row.key() == Key::new(EntityKind::Conflict, *id)),
    }
}

fn is_admin(member: &Member) -> bool {
    member.role == Role::Admin && member.state == MemberState::Active
}

fn head(rows: &BTreeMap<Key, Row>, idea: IdeaId) -> Option<IdeaId> {
    let row = rows.get(&Key::from(idea))?;
    Some(<&Idea>::try_from(&row.body).ok()?.merge.as_ref()?.merged_into)
}

fn as_row(event: &Event) -> Row {
    Row {
        id: Uuid::nil(),
        seq: 0,
        created_op: event.op_id,
        created_by: event.by,
        created_at_ms: event.at_ms,
        fv: BTreeMap::new(),
        removed: false,
        body: Body::from(event.clone()),
    }
}
