//! The way back of what is done with ideas: sent in, brought in, edited, handed over, merged.

use super::{Act, Kept, Scene, Way, Why, talk};
use crate::ids::{CommentId, IdeaId, MemberId, SystemId};
use crate::operation::{FieldEdit, Operation};
use crate::permission::group_of;
use crate::row::{EntityKind, Row, Set};
use crate::rows::{Change, Event, Idea};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Removed while nobody else wrote at it, else withdrawn.
pub(super) fn submitted(scene: &Scene, id: IdeaId) -> Way {
    let mut events = scene.rows.set(&Set::OthersWrote(id));
    let others =
        events.any(|row| <&Event>::try_from(&row.body).is_ok_and(|event| event.by != scene.actor));
    Way::of(match others {
        true => Operation::IdeaWithdraw { id },
        false => removal(id),
    })
}

fn removal(id: IdeaId) -> Operation {
    Operation::IdeaRemove { id, reason: String::new() }
}

/// An import can be days ago: what was done at an idea since, also by oneself, is worth keeping.
pub(super) fn imported(scene: &Scene, id: IdeaId) -> Way {
    match scene.touched_by {
        Some(since) => Way::kept(Why::Touched, Some(since)),
        None => Way::of(removal(id)),
    }
}

/// The former values of the fields whose version is still the act's own.
pub(super) fn edited(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let is_mine = |row: &Row, change: &Change| scene.since(act, row, &change.field);
    edits(act, scene, id, is_mine, |change| (&change.after, &change.before))
}

/// An edit from one value of each changed field to another; what `since` names stays.
pub(super) fn edits(
    act: &Act,
    scene: &Scene,
    id: IdeaId,
    since: impl Fn(&Row, &Change) -> Option<crate::ids::OpId>,
    from_to: impl Fn(&Change) -> (&serde_json::Value, &serde_json::Value),
) -> Way {
    let Some(row) = scene.rows.row(&id.into()) else { return Way::kept(Why::NoWayBack, None) };
    let (mut set, mut kept) = (BTreeMap::new(), vec![]);
    let changes = act.events.iter().flat_map(|event| &event.changes);
    for change in changes.filter(|change| group_of(&change.field).is_some()) {
        let (from, to) = from_to(change);
        if change.field == "system_ids" {
            set.insert(change.field.clone(), members(from, to));
        } else if let Some(since) = since(row, change) {
            let (field, since) = (Some(change.field.clone()), Some(since));
            kept.push(Kept { field, why: Why::ChangedSince, since });
        } else {
            let base = Some(row.version_of(&change.field));
            set.insert(change.field.clone(), FieldEdit::Value { value: to.clone(), base });
        }
    }
    let operations = match set.is_empty() {
        true => vec![],
        false => vec![Operation::IdeaEdit { id, set }],
    };
    Way { operations, kept }
}

/// Sets never conflict: only what the act itself added or took out goes back.
fn members(from: &serde_json::Value, to: &serde_json::Value) -> FieldEdit {
    let set = |value| BTreeSet::<SystemId>::deserialize(value).unwrap_or_default();
    let (from, to) = (set(from), set(to));
    FieldEdit::Members {
        add: to.difference(&from).copied().collect(),
        remove: from.difference(&to).copied().collect(),
    }
}

/// The value that was taken goes back; that a value was dismissed is not taken back.
pub(super) fn closed(act: &Act, scene: &Scene) -> Way {
    let idea = act
        .events
        .iter()
        .find(|event| event.changes.iter().any(|change| group_of(&change.field).is_some()));
    let comment = act.about().filter(|key| key.kind == EntityKind::Comment);
    match (idea.and_then(|event| event.idea_id), comment) {
        (Some(id), _) => edited(act, scene, id),
        (None, Some(key)) => talk::comment_edited(act, scene, CommentId(key.id)),
        (None, None) => Way::kept(Why::NoWayBack, None),
    }
}

pub(super) fn handed_over(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let (Some(to), Some((row, _))) = (act.before::<MemberId>("owner_id"), scene.find::<Idea>(id))
    else {
        return Way::kept(Why::NoWayBack, None);
    };
    scene.unless_changed(act, row, "owner_id", Operation::IdeaHandOver { id, to })
}

pub(super) fn rerated(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let (Some(basis_id), Some((row, _))) = (act.before("basis_id"), scene.find::<Idea>(id)) else {
        return Way::kept(Why::NoWayBack, None);
    };
    scene.unless_changed(act, row, "basis_id", Operation::EstimateRerate { id, basis_id })
}

/// Only this very merge.
pub(super) fn merged(act: &Act, scene: &Scene, source: IdeaId, target: IdeaId) -> Way {
    let merge = scene.find::<Idea>(source).and_then(|(_, idea)| idea.merge.as_ref());
    match merge.map(|merge| merge.merged_op) {
        Some(merged_op) if merged_op != act.done.op_id => {
            Way::kept(Why::ChangedSince, Some(merged_op))
        }
        _ => {
            let expect_merged_op = act.done.op_id;
            Way::of(Operation::Unmerge { source, target, expect_merged_op })
        }
    }
}

pub(super) fn unmerged(act: &Act, source: IdeaId, target: IdeaId) -> Way {
    let adds_volume = act.before("adds_volume").unwrap_or(true);
    Way::of(Operation::Merge { source, target, adds_volume })
}
