//! A row: the full state of one entity as the authority hands it out, and the bundle of rows that
//! a decision is made from. How rows are loaded and kept is not known here.

use crate::ids::{IdeaId, MemberId, OpId};
use crate::rows::{
    Area, Basis, Comment, Conflict, Event, Follow, Idea, Member, Pair, Profile, Space,
    StandardAnswer, StandardItem, Support, System,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! entities {
    ($($(#[$doc:meta])* $variant:ident => $name:literal),+ $(,)?) => {
        /// What a row is about.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum EntityKind { $($(#[$doc])* $variant),+ }

        impl EntityKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in SQL and JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The kind of a word, if it is one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($name => Some(Self::$variant),)+ _ => None }
            }
        }

        /// The facts of a row.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "body", rename_all = "snake_case")]
        pub enum Body { $($(#[$doc])* $variant(Box<$variant>)),+ }

        impl Body {
            /// What the row is about.
            pub fn kind(&self) -> EntityKind {
                match self { $(Self::$variant(_) => EntityKind::$variant),+ }
            }
        }

        $(impl From<$variant> for Body {
            fn from(facts: $variant) -> Self {
                Self::$variant(Box::new(facts))
            }
        }

        impl<'a> TryFrom<&'a Body> for &'a $variant {
            type Error = EntityKind;
            fn try_from(body: &'a Body) -> Result<Self, EntityKind> {
                match body { Body::$variant(facts) => Ok(facts), other => Err(other.kind()) }
            }
        })+
    };
}

entities! {
    /// The space itself: settings that all members share.
    Space => "space",
    /// A person.
    Member => "member",
    /// A department.
    Area => "area",
    /// A version of the rates.
    Basis => "basis",
    /// An application.
    System => "system",
    /// An idea.
    Idea => "idea",
    /// One person's "I have this too".
    Support => "support",
    /// A comment.
    Comment => "comment",
    /// Whether a person wants to hear of an idea.
    Follow => "follow",
    /// What was said about two ideas.
    Pair => "pair",
    /// A value that did not win.
    Conflict => "conflict",
    /// One change, for the history.
    Event => "event",
    /// A version of score weights.
    Profile => "profile",
    /// A line of the standard.
    StandardItem => "standard_item",
    /// One idea's answer to a line of the standard.
    StandardAnswer => "standard_answer",
}

/// Names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What it is about.
    pub kind: EntityKind,
    /// Which one.
    pub id: Uuid,
}

impl Key {
    /// The key of `id` among rows of `kind`.
    pub fn new(kind: EntityKind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

impl From<IdeaId> for Key {
    fn from(id: IdeaId) -> Self {
        Self::new(EntityKind::Idea, id.0)
    }
}

impl From<MemberId> for Key {
    fn from(id: MemberId) -> Self {
        Self::new(EntityKind::Member, id.0)
    }
}

/// The full state of one entity. The space it belongs to is the file or the session it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which entity of its kind.
    pub id: Uuid,
    /// Its place in the authority's order; 0 until the authority has written it.
    pub seq: u64,
    /// The operation that made it.
    pub created_op: OpId,
    /// Who made it.
    pub created_by: MemberId,
    /// When the authority wrote it first, in UTC milliseconds.
    pub created_at_ms: i64,
    /// The last writer of each field that was written after creation.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fv: BTreeMap<String, OpId>,
    /// The row was removed: its number and key stay used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
    /// The facts.
    #[serde(flatten)]
    pub body: Body,
}

impl Row {
    /// Its key.
    pub fn key(&self) -> Key {
        Key::new(self.body.kind(), self.id)
    }

    /// The operation that wrote `field` last.
    pub fn version_of(&self, field: &str) -> OpId {
        self.fv.get(field).copied().unwrap_or(self.created_op)
    }
}

/// A set of rows that a rule needs but whose keys do not follow from the operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Set {
    /// All standard items, and the idea's answers to them.
    Standard(IdeaId),
    /// The idea's supports, the ideas merged into it, and their supports.
    Parts(IdeaId),
    /// The idea's events by members other than its author (one is enough).
    OthersWrote(IdeaId),
    /// The active members with the role admin.
    Admins,
    /// The unarchived row of a kind that has this folded name.
    Name(EntityKind, String),
    /// The idea that holds this run source (source, label).
    External(String, String),
    /// Every version of the rates.
    Rates,
    /// A value that did not win, with what [`crate::decide::needs_of_conflict`] names: what it is
    /// about stands in its row only.
    Conflict(Uuid),
}

/// What a decision is made from: rows by key, and the sets that were asked for. It can take in the
/// outcome of a decision, so that many operations are decided one after the other in memory.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    by_key: HashMap<Key, Row>,
    sets: HashMap<Set, Vec<Key>>,
}

impl Rows {
    /// Puts a row in, or replaces it.
    pub fn insert(&mut self, row: Row) {
        self.by_key.insert(row.key(), row);
    }

    /// Says that `set` was loaded and consists of `rows`.
    pub fn insert_set(&mut self, set: Set, rows: Vec<Row>) {
        self.sets.insert(set, rows.iter().map(Row::key).collect());
        rows.into_iter().for_each(|row| self.insert(row));
    }

    /// Whether this key is here.
    pub fn contains(&self, key: &Key) -> bool {
        self.by_key.contains_key(key)
    }

    /// Whether this set was loaded.
    pub fn contains_set(&self, set: &Set) -> bool {
        self.sets.contains_key(set)
    }

    /// The row of a key, also a removed one.
    pub fn row(&self, key: &Key) -> Option<&Row> {
        self.by_key.get(key)
    }

    /// The row and facts of a key, unless it is absent, removed or of another kind.
    pub fn get<'a, T>(&'a self, key: &Key) -> Option<(&'a Row, &'a T)>
    where
        &'a T: TryFrom<&'a Body>,
    {
        let row = self.by_key.get(key).filter(|row| !row.removed)?;
        Some((row, <&T>::try_from(&row.body).ok()?))
    }

    /// The rows of a set as they are now; empty when it was not loaded.
    pub fn set<'a>(&'a self, set: &Set) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.sets.get(set).into_iter().flatten().filter_map(|key| self.by_key.get(key))
    }

    /// Takes in what a decision wrote, also into the loaded sets that the rows belong to.
    pub fn absorb(&mut self, rows: &[Row]) {
        for row in rows {
            for set in sets_of(row) {
                self.join(set, vec![row.key()]);
            }
            if matches!(row.body, Body::StandardItem(_)) {
                self.join_every_standard(row.key());
            }
            if let Some((head, parts)) = self.parts_of_head(row) {
                self.join(Set::Parts(head), parts);
            }
            self.insert(row.clone());
        }
    }

    fn join(&mut self, set: Set, joining: Vec<Key>) {
        if let Some(keys) = self.sets.get_mut(&set) {
            let new: Vec<Key> = joining.into_iter().filter(|key| !keys.contains(key)).collect();
            keys.extend(new);
        }
    }

    /// A line of the standard is asked of every idea.
    fn join_every_standard(&mut self, item: Key) {
        let loaded = self.sets.keys().filter(|set| matches!(set, Set::Standard(_)));
        let loaded: Vec<Set> = loaded.cloned().collect();
        loaded.into_iter().for_each(|set| self.join(set, vec![item]));
    }

    /// What a row brings to the head of its idea's group besides itself: a support at a merged idea
    /// is a part of the head too, and an idea that is merged brings its supports along.
    fn parts_of_head(&self, row: &Row) -> Option<(IdeaId, Vec<Key>)> {
        match &row.body {
            Body::Support(support) => {
                let (_, source) = self.get::<Idea>(&support.idea_id.into())?;
                Some((source.merge.as_ref()?.merged_into, vec![row.key()]))
            }
            Body::Idea(idea) => {
                let supports = self.sets.get(&Set::Parts(IdeaId(row.id)))?;
                Some((idea.merge.as_ref()?.merged_into, supports.clone()))
            }
            _ => None,
        }
    }

    /// All rows, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.by_key.values()
    }
}

/// The sets that a row belongs to. A row may leave a set by a change (an area renamed), so who
/// reads a set looks at the rows as they are now.
pub fn sets_of(row: &Row) -> Vec<Set> {
    match &row.body {
        Body::Area(area) => vec![Set::Name(EntityKind::Area, crate::text::fold(&area.name))],
        Body::Member(_) => vec![Set::Admins],
        Body::Basis(_) => vec![Set::Rates],
        Body::Conflict(_) => vec![Set::Conflict(row.id)],
        Body::Support(support) => vec![Set::Parts(support.idea_id)],
        Body::StandardAnswer(answer) => vec![Set::Standard(answer.idea_id)],
        Body::Event(event) => event.idea_id.map(Set::OthersWrote).into_iter().collect(),
        Body::Idea(idea) => {
            let head = idea.merge.as_ref().map(|merge| Set::Parts(merge.merged_into));
            let source = idea.build.run_source_ref.as_ref();
            let source = source.map(|s| Set::External(s.source.clone(), s.label.clone()));
            head.into_iter().chain(source).collect()
        }
        _ => vec![],
    }
}
