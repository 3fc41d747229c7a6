//! What must be loaded before an operation can be decided: it follows from the operation alone.

use super::ask::area_key;
use super::comment::comment_key;
use super::conflict::{edit_of, is_at_comment};
use super::pair::pair_key;
use super::rates::{basis_key, basis_key_of, profile_key};
use super::settings::{space_key, system_key, system_named};
use super::standard::{answer_key, item_key};
use super::support::{follow_key, support_key};
use crate::ids::{AreaId, CommentId, IdeaId, MemberId, SpaceId};
use crate::operation::{Envelope, FieldEdit, Operation, Submission};
use crate::row::{EntityKind, Key, Set};
use crate::rows::{Conflict, RunSource, Stage};
use crate::text;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What `rows` must contain for [`super::decide`]: at most 24 keys and one set (two for other
/// rates, three for going live).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// By key.
    pub keys: Vec<Key>,
    /// By rule.
    pub sets: Vec<Set>,
}

impl Needs {
    fn keys(keys: impl IntoIterator<Item = Key>) -> Self {
        Self { keys: keys.into_iter().collect(), sets: vec![] }
    }

    fn and(self, set: Set) -> Self {
        Self { sets: self.sets.into_iter().chain([set]).collect(), ..self }
    }
}

/// The rows that deciding this operation looks at: the space, the actor, and what it names.
pub fn needs(space: SpaceId, actor: MemberId, envelope: &Envelope) -> Needs {
    let named = named(space, actor, &envelope.operation);
    let mut keys = vec![space_key(space), actor.into()];
    keys.extend(named.keys);
    Needs { keys, ..named }
}

fn named(space: SpaceId, actor: MemberId, operation: &Operation) -> Needs {
    use Operation as O;
    match operation {
        O::IdeaSubmit(submission) | O::IdeaImport { submission, .. } => new_idea(submission),
        O::IdeaEdit { id, set } => edited(*id, set),
        O::IdeaWithdraw { id } => Needs::keys([(*id).into()]).and(Set::Parts(*id)),
        O::IdeaRemove { id, .. } => Needs::keys([(*id).into()]).and(Set::OthersWrote(*id)),
        O::StageMove { id, from: Stage::Testing, to: Stage::Live, .. } => {
            let standard = Needs::keys([(*id).into()]).and(Set::Standard(*id));
            standard.and(Set::Parts(*id)).and(Set::Rates)
        }
        O::IdeaRestore { id }
        | O::StageMove { id, .. }
        | O::ClaimTake { id }
        | O::ClaimRelease { id, .. }
        | O::ClaimProgress { id, .. } => Needs::keys([(*id).into()]),
        O::IdeaHandOver { id, to } | O::ClaimAssign { id, to, .. } => {
            Needs::keys([(*id).into(), (*to).into()])
        }
        O::EstimateRerate { id, basis_id } => {
            let keys = [(*id).into(), basis_key_of(*basis_id)];
            Needs::keys(keys).and(Set::Parts(*id)).and(Set::Rates)
        }
        // The supports come along, for those who ask about the head later in the same batch.
        O::Merge { source, target, .. } => {
            Needs::keys([(*source).into(), (*target).into()]).and(Set::Parts(*source))
        }
        O::Unmerge { source, target, .. } => Needs::keys([(*source).into(), (*target).into()]),
        O::PairSet { a, b, .. } => Needs::keys([(*a).into(), (*b).into(), pair_key(space, *a, *b)]),
        O::SupportSet { idea, area_id, .. } => {
            let keys = [(*idea).into(), support_key(space, *idea, actor)];
            Needs::keys(keys.into_iter().chain(area_id.map(area_key)))
        }
        O::StandardAnswer { idea, item, .. } | O::StandardExcept { idea, item, .. } => {
            Needs::keys([(*idea).into(), item_key(*item), answer_key(space, *idea, *item)])
        }
        O::SupportClear { idea } => Needs::keys([(*idea).into(), support_key(space, *idea, actor)]),
        O::FollowSet { idea, .. } => Needs::keys([(*idea).into(), follow_key(space, *idea, actor)]),
        O::CommentAdd { id, idea, .. } => Needs::keys([(*idea).into(), comment_key(*id)]),
        O::CommentEdit { id, .. } | O::CommentRemove { id } => Needs::keys([comment_key(*id)]),
        O::ConflictClose { conflict, .. } => Needs::default().and(Set::Conflict(*conflict)),
        _ => named_at_space(space, operation),
    }
}

/// What closing a conflict looks at besides its row: loaded with [`Set::Conflict`].
pub fn needs_of_conflict(conflict: &Conflict) -> Needs {
    match is_at_comment(conflict) {
        true => Needs::keys([comment_key(CommentId(conflict.key))]),
        false => edited(IdeaId(conflict.key), &edit_of(conflict)),
    }
}

fn named_at_space(space: SpaceId, operation: &Operation) -> Needs {
    use Operation as O;
    match operation {
        O::SystemAdd { name } => Needs::keys([system_named(space, name)]),
        O::SystemEdit { id, .. } => Needs::keys([system_key(*id)]),
        O::AreaAdd { id, name } => area(*id, Some(name)),
        O::AreaEdit { id, name, .. } => area(*id, name.as_deref()),
        O::BasisAdd { area, version, .. } => {
            let former = version.saturating_sub(1);
            let versions = [*version, former].map(|version| basis_key(space, *area, version));
            Needs::keys(versions.into_iter().chain(area.map(area_key)))
        }
        O::ProfileSave { id, family_id, .. } => {
            Needs::keys([profile_key(*id), profile_key(*family_id)])
        }
        O::ProfileActivate { id } => Needs::keys([profile_key(*id)]),
        O::MemberProfile { area_id, .. } => Needs::keys(area_id.map(area_key)),
        O::StandardItemPut { id, .. } => Needs::keys([item_key(*id)]),
        O::TextRedact { entity, key, .. } => {
            Needs::keys(EntityKind::from_word(entity).map(|kind| Key::new(kind, *key)))
        }
        O::MemberRole { member, .. } | O::MemberRemove { member } | O::MemberErase { member } => {
            Needs::keys([(*member).into()]).and(Set::Admins)
        }
        _ => Needs::default(),
    }
}

fn new_idea(given: &Submission) -> Needs {
    let keys = std::iter::once(given.id.into()).chain(given.case.area_id.map(area_key));
    Needs::keys(keys).and(Set::OthersWrote(given.id))
}

fn area(id: AreaId, name: Option<&str>) -> Needs {
    let needs = Needs::keys([area_key(id)]);
    match name {
        Some(name) => needs.and(Set::Name(EntityKind::Area, text::fold(name))),
        None => needs,
    }
}

fn edited(id: IdeaId, set: &BTreeMap<String, FieldEdit>) -> Needs {
    let area = reference::<AreaId>(set, "area_id").map(area_key);
    let people = ["second_person_id", "maintainer_id"];
    let people = people.into_iter().filter_map(|field| reference::<MemberId>(set, field));
    let keys = std::iter::once(id.into()).chain(area).chain(people.map(Key::from));
    let needs = Needs::keys(keys);
    match reference::<RunSource>(set, "run_source_ref") {
        Some(RunSource { source, label }) => {
            needs.and(Set::External(text::normal(&source), text::normal(&label)))
        }
        None => needs,
    }
}

/// What an edit sets a field to, where it is of the right type.
fn reference<T: DeserializeOwned>(set: &BTreeMap<String, FieldEdit>, field: &str) -> Option<T> {
    match set.get(field) {
        Some(FieldEdit::Value { value, .. }) => T::deserialize(value).ok(),
        _ => None,
    }
}
