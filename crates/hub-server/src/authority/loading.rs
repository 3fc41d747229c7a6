//! What has to be loaded for a push, in as few rounds as can be: what a rule needs may depend on
//! what was found (the supports of an idea that was merged into this one), so a store is asked again
//! until nothing is missing, mostly twice. Stores only know the five kinds of questions.

use super::records::{as_row, is_event};
use hub_core::decide::{Needs, needs_of_conflict};
use hub_core::names::{self, Names};
use hub_core::rows::{Conflict, Event, Idea, Member, MemberState, Role};
use hub_core::{EntityKind, IdeaId, Key, MemberId, Row, Rows, Set};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One round of questions. Every row is wanted in full, also when it was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The rows of these keys.
    pub keys: BTreeSet<Key>,
    /// All rows of these kinds.
    pub kinds: BTreeSet<EntityKind>,
    /// The rows of a kind that belong to an idea.
    pub of_ideas: BTreeSet<(EntityKind, IdeaId)>,
    /// The active rows of a kind with a name.
    pub named: BTreeSet<(EntityKind, String)>,
    /// The first event at an idea that is not by this member.
    pub by_others: BTreeSet<(IdeaId, MemberId)>,
}

/// The answers of a round, in any order.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Rows, whichever question they answer.
    pub rows: Vec<Row>,
    /// Events: their ids, places and facts.
    pub events: Vec<(Uuid, u64, Event)>,
}

/// What a push needs, and what was found of it.
#[derive(Clone, Debug)]
pub struct Loading {
    keys: BTreeSet<Key>,
    sets: BTreeSet<Set>,
    asked: Wanted,
    rows: BTreeMap<Key, Row>,
    of_idea: BTreeMap<(EntityKind, Uuid), BTreeSet<Key>>,
    named: BTreeMap<(EntityKind, String), BTreeSet<Key>>,
    events: BTreeMap<Uuid, Row>,
}

impl Loading {
    /// Everything that the operations need.
    pub fn new(needs: impl IntoIterator<Item = Needs>) -> Self {
        let (mut keys, mut sets) = (BTreeSet::new(), BTreeSet::new());
        for need in needs {
            keys.extend(need.keys);
            sets.extend(need.sets);
        }
        let (asked, rows) = (Wanted::default(), BTreeMap::new());
        let (of_idea, named, events) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { keys, sets, asked, rows, of_idea, named, events }
    }

    /// What to ask the store next; none when everything is there.
    pub fn next_round(&mut self) -> Option<Wanted> {
        let missing = self.wanted().without(&self.asked);
        if missing == Wanted::default() {
            return None;
        }
        self.asked.add(&missing);
        Some(missing)
    }

    /// Takes in what the store found.
    pub fn take(&mut self, found: Found) {
        for row in found.rows {
            let (key, names) = (row.key(), Names::of(&row));
            if let Some(idea) = names.idea_id {
                self.of_idea.entry((key.kind, idea)).or_default().insert(key);
            }
            if let Some(name) = names.lookup.filter(|_| names.active) {
                self.named.entry((key.kind, name)).or_default().insert(key);
            }
            self.rows.insert(key, row);
        }
        for (id, seq, event) in found.events {
            if let Some(idea) = event.idea_id {
                self.events.insert(idea.0, as_row(id, seq, event));
            }
        }
    }

    /// The rows to decide with.
    pub fn finish(self) -> Rows {
        let (keys, sets) = self.needed();
        let mut rows = Rows::default();
        let found = keys.iter().filter_map(|key| self.rows.get(key));
        found.for_each(|row| rows.insert(row.clone()));
        for set in sets {
            let members = self.members(&set);
            rows.insert_set(set, members);
        }
        rows
    }

    /// What was asked for, and what the conflicts that were found are about.
    fn needed(&self) -> (BTreeSet<Key>, BTreeSet<Set>) {
        let (mut keys, mut sets) = (self.keys.clone(), self.sets.clone());
        for set in &self.sets {
            let Set::Conflict(id) = set else { continue };
            let row = self.rows.get(&Key::new(EntityKind::Conflict, *id));
            let facts = row.and_then(|row| <&Conflict>::try_from(&row.body).ok());
            let needs = facts.map(needs_of_conflict).unwrap_or_default();
            keys.extend(needs.keys);
            sets.extend(needs.sets);
        }
        (keys, sets)
    }

    fn wanted(&self) -> Wanted {
        let (keys, sets) = self.needed();
        let mut wanted = Wanted { keys, ..Wanted::default() };
        for set in sets {
            self.want(&mut wanted, set);
        }
        wanted.keys.retain(|key| !is_event(key));
        // No stored name holds the character that no database takes in a text.
        wanted.named.retain(|(_, name)| !name.contains('\0'));
        wanted
    }

    fn want(&self, wanted: &mut Wanted, set: Set) {
        use EntityKind as E;
        match set {
            Set::Standard(idea) => {
                wanted.kinds.insert(E::StandardItem);
                wanted.of_ideas.insert((E::StandardAnswer, idea));
            }
            Set::Parts(idea) => {
                let sources = self.of(E::Idea, idea).map(|source| (E::Support, IdeaId(source.id)));
                let own = [(E::Support, idea), (E::Idea, idea)];
                wanted.of_ideas.extend(sources.chain(own));
            }
            Set::OthersWrote(idea) => {
                wanted.keys.insert(idea.into());
                let row = self.rows.get(&idea.into());
                let facts = row.and_then(|row| <&Idea>::try_from(&row.body).ok());
                wanted.by_others.extend(facts.map(|facts: &Idea| (idea, facts.author_id)));
            }
            Set::Admins => drop(wanted.kinds.insert(E::Member)),
            Set::Name(kind, folded) => drop(wanted.named.insert((kind, folded))),
            Set::External(source, label) => {
                wanted.named.insert((E::Idea, names::run_source(&source, &label)));
            }
            Set::Rates => drop(wanted.kinds.insert(E::Basis)),
            Set::Conflict(id) => drop(wanted.keys.insert(Key::new(E::Conflict, id))),
        }
    }

    fn members(&self, set: &Set) -> Vec<Row> {
        use EntityKind as E;
        match set {
            Set::Standard(idea) => {
                let answers = self.of(E::StandardAnswer, *idea);
                self.all(E::StandardItem).into_iter().chain(answers).cloned().collect()
            }
            Set::Parts(idea) => self.parts(*idea),
            Set::OthersWrote(idea) => self.events.get(&idea.0).into_iter().cloned().collect(),
            Set::Admins => {
                self.all(E::Member).into_iter().filter(|r| is_admin(r)).cloned().collect()
            }
            Set::Name(kind, folded) => self.with_name(*kind, folded.clone()),
            Set::External(source, label) => {
                self.with_name(E::Idea, names::run_source(source, label))
            }
            Set::Rates => self.all(E::Basis).into_iter().cloned().collect(),
            Set::Conflict(id) => {
                self.rows.get(&Key::new(E::Conflict, *id)).into_iter().cloned().collect()
            }
        }
    }

    /// The idea's supports, the ideas merged into it, and their supports.
    fn parts(&self, idea: IdeaId) -> Vec<Row> {
        let mut rows: Vec<Row> = self.of(EntityKind::Support, idea).cloned().collect();
        for source in self.of(EntityKind::Idea, idea) {
            rows.extend(self.of(EntityKind::Support, IdeaId(source.id)).cloned());
            rows.push(source.clone());
        }
        rows
    }

    /// The rows of a kind that belong to an idea, in the order of writing.
    fn of(&self, kind: EntityKind, idea: IdeaId) -> impl Iterator<Item = &Row> {
        self.in_order(self.of_idea.get(&(kind, idea.0)).into_iter().flatten()).into_iter()
    }

    fn all(&self, kind: EntityKind) -> Vec<&Row> {
        let first = Key::new(kind, Uuid::nil());
        let of_kind = self.rows.range(first..).take_while(|(key, _)| key.kind == kind);
        self.in_order(of_kind.map(|(key, _)| key))
    }

    fn with_name(&self, kind: EntityKind, name: String) -> Vec<Row> {
        let keys = self.named.get(&(kind, name)).into_iter().flatten();
        self.in_order(keys).into_iter().cloned().collect()
    }

    fn in_order<'a>(&'a self, keys: impl Iterator<Item = &'a Key>) -> Vec<&'a Row> {
        let mut rows: Vec<&Row> = keys.filter_map(|key| self.rows.get(key)).collect();
        rows.sort_unstable_by_key(|row| row.seq);
        rows
    }
}

impl Wanted {
    fn without(self, asked: &Self) -> Self {
        fn rest<T: Ord>(mut all: BTreeSet<T>, asked: &BTreeSet<T>) -> BTreeSet<T> {
            all.retain(|one| !asked.contains(one));
            all
        }
        Self {
            keys: rest(self.keys, &asked.keys),
            kinds: rest(self.kinds, &asked.kinds),
            of_ideas: rest(self.of_ideas, &asked.of_ideas),
            named: rest(self.named, &asked.named),
            by_others: rest(self.by_others, &asked.by_others),
        }
    }

    fn add(&mut self, more: &Self) {
        self.keys.extend(&more.keys);
        self.kinds.extend(&more.kinds);
        self.of_ideas.extend(&more.of_ideas);
        self.named.extend(more.named.iter().cloned());
        self.by_others.extend(&more.by_others);
    }
}

fn is_admin(row: &Row) -> bool {
    <&Member>::try_from(&row.body).is_ok_and(|member: &Member| {
        member.role == Role::Admin && member.state == MemberState::Active
    })
}
