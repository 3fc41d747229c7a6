//! Undo: which operations take back what was done, and which do it again; or why there are none.
//! The table is domain.md section 7, one file for each family of operations.
//!
//! What comes out is new operations of the same person, decided like any other. Nothing is decided
//! here, and what was done last is not known here: whoever asks brings it.

mod again;
mod claim;
mod idea;
mod settings;
mod stage;
mod talk;

use crate::decide::{Needs, needs};
use crate::ids::{MemberId, OpId, SpaceId};
use crate::operation::{Envelope, Operation};
use crate::row::{Body, EntityKind, Key, Row, Rows};
use crate::rows::{Change, Event, words};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

pub use again::again;

words! {
    /// Why something stays as it is.
    Why {
        /// Somebody wrote the field since; that value stays.
        ChangedSince = "CHANGED_SINCE",
        /// An imported idea at which something happened since.
        Touched = "TOUCHED",
        /// No operation leads back: the table of moves has none, or the text is gone.
        NoWayBack = "NO_WAY_BACK",
        /// This kind of operation is not taken back.
        NotUndoable = "NOT_UNDOABLE",
    }
}

/// An accepted operation.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// As it was done the last time: after a redo, that one.
    pub done: &'a Envelope,
    /// What it changed, as the history says.
    pub events: &'a [Event],
    /// The operation that did it first. Versions of fields are told by this one.
    pub origin: OpId,
    /// Who had written the fields before that.
    pub former: &'a BTreeMap<(Key, String), OpId>,
}

/// The rows as they are now.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The space.
    pub space: SpaceId,
    /// Who undoes: the person who did it.
    pub actor: MemberId,
    /// What [`looks_at`] names.
    pub rows: &'a Rows,
    /// Whose value a field has. What was taken back does not count, and what was done again counts
    /// as when it was done first: a second undo meets the first act's own value.
    pub writer: &'a dyn Fn(&Row, &str) -> OpId,
    /// For an import: the first operation since at that idea that still stands.
    pub touched_by: Option<OpId>,
}

/// The way back, or forth again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    /// To be sent in this order; the later ones build upon the earlier.
    pub operations: Vec<Operation>,
    /// What stays as it is.
    pub kept: Vec<Kept>,
}

/// Something that stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Which field; none: all that the operation did.
    pub field: Option<String>,
    /// Why.
    pub why: Why,
    /// The operation that changed it since.
    pub since: Option<OpId>,
}

impl Way {
    fn of(operation: Operation) -> Self {
        Self { operations: vec![operation], kept: vec![] }
    }

    fn kept(why: Why, since: Option<OpId>) -> Self {
        Self { operations: vec![], kept: vec![Kept { field: None, why, since }] }
    }
}

/// Whether what it does can be taken back at all. What cannot is asked for with its consequence in
/// words instead.
pub fn is_undoable(operation: &Operation) -> bool {
    use Operation as O;
    !matches!(
        operation,
        O::IdeaRemove { .. }
            | O::BasisAdd { .. }
            | O::SpaceEdit(_)
            | O::MemberRole { .. }
            | O::MemberRemove { .. }
            | O::MemberErase { .. }
            | O::TextRedact { .. }
            | O::Skip { .. }
            | O::ClaimProgress { note: None, .. }
    )
}

/// The rows that taking it back, or doing it again, looks at.
pub fn looks_at(space: SpaceId, actor: MemberId, act: &Act) -> Needs {
    let mut needs = needs(space, actor, act.done);
    let idea = act.done.operation.idea().map(Key::from);
    let told = act
        .events
        .iter()
        .flat_map(|event| event.idea_id.map(Key::from).into_iter().chain(event.about));
    needs.keys.extend(idea.into_iter().chain(told));
    needs
}

/// What takes it back.
pub fn back(act: &Act, scene: &Scene) -> Way {
    use Operation as O;
    match &act.done.operation {
        O::IdeaSubmit(given) => idea::submitted(scene, given.id),
        O::IdeaImport { submission, .. } => idea::imported(scene, submission.id),
        O::IdeaEdit { id, .. } => idea::edited(act, scene, *id),
        O::ConflictClose { .. } => idea::closed(act, scene),
        O::IdeaHandOver { id, .. } => idea::handed_over(act, scene, *id),
        O::IdeaWithdraw { id } => stage::withdrawn(act, scene, *id),
        O::IdeaRestore { id } => Way::of(O::IdeaWithdraw { id: *id }),
        O::StageMove { id, to, .. } => stage::moved(act, scene, *id, *to),
        O::Merge { source, target, .. } => idea::merged(act, scene, *source, *target),
        O::Unmerge { source, target, .. } => idea::unmerged(act, *source, *target),
        O::EstimateRerate { id, .. } => idea::rerated(act, scene, *id),
        O::ClaimTake { id } | O::ClaimAssign { id, .. } => claim::given(act, scene, *id),
        O::ClaimRelease { id, note, .. } => claim::released(act, scene, *id, note.as_deref()),
        O::ClaimProgress { note, .. } => claim::progressed(act, scene, note.as_deref()),
        _ => at_others(act, scene),
    }
}

fn at_others(act: &Act, scene: &Scene) -> Way {
    use Operation as O;
    match &act.done.operation {
        O::PairSet { a, b, to, .. } => talk::said(act, scene, [*a, *b], *to),
        O::SupportSet { idea, .. } => talk::supported(act, scene, *idea),
        O::SupportClear { idea } => talk::support_cleared(act, scene, *idea),
        O::CommentAdd { id, .. } => Way::of(O::CommentRemove { id: *id }),
        O::CommentEdit { id, .. } => talk::comment_edited(act, scene, *id),
        O::FollowSet { idea, on } => Way::of(O::FollowSet { idea: *idea, on: !on }),
        O::StandardAnswer { .. } | O::StandardExcept { .. } => talk::answered(act, scene),
        O::CommentRemove { .. } => Way::kept(Why::NoWayBack, None),
        O::SystemAdd { .. } | O::SystemEdit { .. } => settings::system(act, scene),
        O::AreaAdd { .. } | O::AreaEdit { .. } => settings::area(act, scene),
        O::ProfileSave { .. } => settings::profile_saved(act, scene),
        O::ProfileActivate { .. } => settings::profile_activated(act, scene),
        O::StandardItemPut { .. } => settings::item_put(act, scene),
        O::MemberProfile { .. } => settings::member(act, scene),
        _ => Way::kept(Why::NotUndoable, None),
    }
}

impl<'a> Act<'a> {
    /// What it changed of a field, at the idea or row that it was about.
    fn change(&self, field: &str) -> Option<&'a Change> {
        let mut changes = self.events.iter().flat_map(|event| &event.changes);
        changes.find(|change| change.field == field)
    }

    /// What a field held before, where it was changed and that is of the right type.
    fn before<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        self.change(field).and_then(|change| T::deserialize(&change.before).ok())
    }

    /// The row that it was about, where that is not the idea.
    fn about(&self) -> Option<Key> {
        self.events.iter().find_map(|event| event.about)
    }
}

impl<'a> Scene<'a> {
    /// A row that is there, with its facts.
    fn find<T>(&self, key: impl Into<Key>) -> Option<(&'a Row, &'a T)>
    where
        &'a T: TryFrom<&'a Body>,
    {
        self.rows.get(&key.into())
    }

    /// The operation whose value stands now, where that is not the act's own.
    fn since(&self, act: &Act, row: &Row, field: &str) -> Option<OpId> {
        Some((self.writer)(row, field)).filter(|writer| *writer != act.origin)
    }

    /// As [`Scene::since`], for the first of the fields that the act changed in a row.
    fn since_any(&self, act: &Act, row: &Row) -> Option<OpId> {
        let of_row = act.events.iter().filter(|event| event.about == Some(row.key()));
        let changed = of_row.flat_map(|event| &event.changes).filter(|it| it.before != it.after);
        changed.into_iter().find_map(|change| self.since(act, row, &change.field))
    }

    /// The operation, unless the field has another writer by now.
    fn unless_changed(&self, act: &Act, row: &Row, field: &str, operation: Operation) -> Way {
        match self.since(act, row, field) {
            Some(since) => Way::kept(Why::ChangedSince, Some(since)),
            None => Way::of(operation),
        }
    }

    /// The facts of the row that the act was about as they were before the act, as JSON; none when
    /// the act made the row. Fields that others changed since are among what the act changed.
    fn facts_before(&self, act: &Act, row: &Row) -> Option<serde_json::Map<String, Value>> {
        let mut facts = facts(row);
        let event = act.events.iter().find(|event| event.about == Some(row.key()))?;
        if event.op_id == row.created_op {
            return None;
        }
        for change in &event.changes {
            match &change.before {
                Value::Null => facts.remove(&change.field),
                before => facts.insert(change.field.clone(), before.clone()),
            };
        }
        Some(facts)
    }
}

/// The facts of a row as a JSON object.
fn facts(row: &Row) -> serde_json::Map<String, Value> {
    match serde_json::to_value(&row.body) {
        Ok(Value::Object(mut body)) => match body.remove("body") {
            Some(Value::Object(facts)) => facts,
            _ => serde_json::Map::new(),
        },
        _ => serde_json::Map::new(),
    }
}

/// Facts of JSON as a type, where they are of it.
fn typed<T: DeserializeOwned>(facts: Option<serde_json::Map<String, Value>>) -> Option<T> {
    serde_json::from_value(Value::Object(facts?)).ok()
}

/// The key of a row by the kind and id of an operation.
fn key(kind: EntityKind, id: uuid::Uuid) -> Key {
    Key::new(kind, id)
}
