//! The facts of all ideas that sorting and filtering look at, as columns in memory: one number each,
//! no text. An idea's slot is its `local`; slots of removed ideas stay empty.

use super::named::{NONE, Named};
use crate::names::Names;
use hub_core::rows::Stage;
use hub_core::{AreaId, IdeaId, MemberId, SystemId};
use hub_store::ListEntry;
use std::collections::HashMap;
use uuid::Uuid;

/// Who counts as the author of an idea.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Author {
    /// A member of the space.
    Member(MemberId),
    /// Somebody whom an import named.
    Named(Box<str>),
}

impl Author {
    /// As a filter takes it.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Member(id) => id.to_string(),
            Self::Named(name) => name.to_string(),
        }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $empty:expr),+ $(,)?) => {
        /// One vector for each fact, all as long as the greatest slot asks for.
        #[derive(Clone, Debug, Default)]
        pub(super) struct Columns {
            $($(#[$doc])* pub(super) $name: Vec<$type>,)+
            pub(super) areas: Named<AreaId>,
            pub(super) authors: Named<Author>,
            pub(super) people: Named<MemberId>,
            pub(super) systems: SystemSets,
            /// The ideas that go on for merged ones, by slot of the merged one.
            pub(super) heads: HashMap<u32, IdeaId>,
        }

        impl Columns {
            fn grow(&mut self, slots: usize) {
                $(self.$name.resize(slots, $empty);)+
            }
        }
    };
}

columns! {
    /// Whether there is an idea that a list could show: neither removed nor merged.
    is_there: bool = false,
    id: IdeaId = IdeaId(Uuid::nil()),
    /// [`NONE`] until the authority gave one.
    number: u32 = NONE,
    stage: Stage = Stage::New,
    stage_since_ms: i64 = 0,
    /// Number in `areas`.
    area: u32 = NONE,
    /// Number in `authors`.
    author: u32 = NONE,
    /// Who sent it, whoever counts as the author; number in `people`.
    sender: u32 = NONE,
    /// Number in `people`.
    owner: u32 = NONE,
    /// Number in `people`.
    builder: u32 = NONE,
    /// Number of a set in `systems`.
    system_set: u32 = 0,
    /// NaN stands for "none", here and below.
    hours_today: f64 = f64::NAN,
    hours_low: f64 = f64::NAN,
    hours_likely: f64 = f64::NAN,
    hours_high: f64 = f64::NAN,
    build_days: f64 = f64::NAN,
    rice: f64 = f64::NAN,
    ice: f64 = f64::NAN,
    wsjf: f64 = f64::NAN,
    supports: u32 = 0,
    comments: u32 = 0,
    created_ms: i64 = 0,
    updated_ms: i64 = 0,
}

impl Columns {
    /// How many slots there are, used or not.
    pub(super) fn slots(&self) -> usize {
        self.is_there.len()
    }

    /// Puts an idea in its slot.
    pub(super) fn set(&mut self, entry: &ListEntry<'_>) {
        let row = &entry.row;
        let at = row.local as usize;
        if at >= self.slots() {
            self.grow(at + 1);
        }
        let number = |fact: Option<f64>| fact.unwrap_or(f64::NAN);
        self.is_there[at] = row.merged_into.is_none();
        self.id[at] = row.id;
        self.number[at] = row.number.unwrap_or(NONE);
        self.stage[at] = row.stage;
        self.stage_since_ms[at] = row.stage_since_ms;
        self.area[at] = self.areas.optional(row.area_id);
        self.author[at] = self.authors.number(match entry.submitted_for {
            Some(name) => Author::Named(name.into()),
            None => Author::Member(row.author_id),
        });
        self.sender[at] = self.people.number(row.author_id);
        self.owner[at] = self.people.number(row.owner_id);
        self.builder[at] = self.people.optional(row.claimed_by);
        self.system_set[at] = self.systems.set(entry);
        self.hours_today[at] = number(row.hours_today);
        self.hours_low[at] = number(row.hours_low);
        self.hours_likely[at] = number(row.hours_likely);
        self.hours_high[at] = number(row.hours_high);
        self.build_days[at] = number(row.build_days_likely);
        self.rice[at] = number(row.rice);
        self.ice[at] = number(row.ice);
        self.wsjf[at] = number(row.wsjf);
        self.supports[at] = row.supports;
        self.comments[at] = row.comments;
        self.created_ms[at] = row.created_ms;
        self.updated_ms[at] = row.updated_ms;
        match row.merged_into {
            Some(head) => self.heads.insert(row.local, head),
            None => self.heads.remove(&row.local),
        };
    }

    /// Takes the idea out of a slot.
    pub(super) fn clear(&mut self, slot: u32) {
        if let Some(there) = self.is_there.get_mut(slot as usize) {
            *there = false;
            self.id[slot as usize] = IdeaId(Uuid::nil());
            self.heads.remove(&slot);
        }
    }

    /// The slot that holds an idea, merged ones too. It looks at all of them.
    pub(super) fn slot_of(&self, id: IdeaId) -> Option<u32> {
        self.id.iter().position(|other| *other == id).map(|at| at as u32)
    }

    /// Whether a slot holds an idea, also a merged one.
    pub(super) fn is_used(&self, slot: u32) -> bool {
        self.id.get(slot as usize).is_some_and(|id| !id.0.is_nil())
    }

    /// Names areas and people as they are called now.
    pub(super) fn name_all(&mut self, names: &Names) {
        self.areas.name_all(|id| area_name(names, *id));
        self.people.name_all(|id| names.person(*id).name);
        self.authors.name_all(|author| author_name(names, author));
    }

    /// Whether an area or a person was not seen before.
    pub(super) fn has_unnamed(&self) -> bool {
        self.areas.has_unnamed() || self.people.has_unnamed() || self.authors.has_unnamed()
    }

    /// Names those that were not seen before.
    pub(super) fn name_new(&mut self, names: &Names) {
        self.areas.name_new(|id| area_name(names, *id));
        self.people.name_new(|id| names.person(*id).name);
        self.authors.name_new(|author| author_name(names, author));
    }
}

fn area_name(names: &Names, id: AreaId) -> String {
    names.area(Some(id)).unwrap_or_default()
}

fn author_name(names: &Names, author: &Author) -> String {
    match author {
        Author::Member(id) => names.person(*id).name,
        Author::Named(name) => name.to_string(),
    }
}

/// Sets of systems: most ideas share theirs with others, so a filter looks at each set once.
#[derive(Clone, Debug)]
pub(super) struct SystemSets {
    pub(super) known: Named<SystemId>,
    at: HashMap<Box<[u8]>, u32>,
    /// The numbers in `known` of each set; the first set is the empty one.
    pub(super) sets: Vec<Box<[u32]>>,
}

impl Default for SystemSets {
    fn default() -> Self {
        let at = HashMap::from([(Box::default(), 0)]);
        Self { known: Named::default(), at, sets: vec![Box::default()] }
    }
}

impl SystemSets {
    fn set(&mut self, entry: &ListEntry<'_>) -> u32 {
        if let Some(known) = self.at.get(entry.systems_key()) {
            return *known;
        }
        let next = self.sets.len() as u32;
        let systems = entry.systems().map(|id| self.known.number(id));
        self.sets.push(systems.collect());
        self.at.insert(entry.systems_key().into(), next);
        next
    }
}
