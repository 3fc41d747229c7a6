//! Redo: the same again. Where what the act went upon is not there any more, the same in other
//! words: a comment that was removed comes as a new one, what was archived comes back.

use super::settings::{new_id, saved, versions};
use super::{Act, Scene, Way, Why, claim, idea};
use crate::ids::{AreaId, CommentId, SystemId};
use crate::operation::{Operation, Submission};
use crate::row::{EntityKind, Row};
use crate::rows::{Area, Change, Comment, Idea, Stage};

/// What does again what was taken back.
pub fn again(act: &Act, scene: &Scene) -> Way {
    use Operation as O;
    match &act.done.operation {
        O::IdeaSubmit(given) => sent(act, scene, given),
        O::IdeaEdit { id, .. } => edited(act, scene, *id),
        O::ConflictClose { .. } => {
            let idea = act.events.iter().find_map(|event| event.idea_id);
            idea.map_or_else(|| Way::kept(Why::NoWayBack, None), |id| edited(act, scene, id))
        }
        O::Unmerge { source, target, .. } => {
            let merge = scene.find::<Idea>(*source).and_then(|(_, idea)| idea.merge.as_ref());
            let merged_op = merge.map(|merge| merge.merged_op);
            let expect_merged_op = merged_op.unwrap_or(act.done.op_id);
            Way::of(O::Unmerge { source: *source, target: *target, expect_merged_op })
        }
        O::CommentAdd { idea, body, .. } => {
            let id = CommentId(new_id(act, scene, "again"));
            Way::of(O::CommentAdd { id, idea: *idea, body: body.clone() })
        }
        O::CommentEdit { id, body, .. } => {
            let row = scene.find::<Comment>(super::key(EntityKind::Comment, id.0));
            // One that was removed meanwhile may be there again, but under another id.
            let row = row.filter(|(_, comment)| !comment.removed);
            let (id, body) = (*id, body.clone());
            let base = row.map(|(row, _)| row.version_of("body"));
            let same = O::CommentEdit { id, body, base };
            row.map_or_else(
                || Way::kept(Why::NoWayBack, None),
                |(row, _)| unless_changed(act, scene, row, "body", same),
            )
        }
        O::ProfileSave { family_id, .. } => profile_saved(act, scene, *family_id),
        O::ClaimTake { id } | O::ClaimAssign { id, .. } | O::ClaimRelease { id, .. } => {
            claim::again(act, scene, *id)
        }
        O::SystemAdd { .. } | O::AreaAdd { .. } => unarchived(act, scene),
        same => Way::of(same.clone()),
    }
}

/// A removed idea is revived with its number; one that was withdrawn comes back.
fn sent(act: &Act, scene: &Scene, given: &Submission) -> Way {
    let idea = scene.find::<Idea>(given.id);
    Way::of(match idea.is_some_and(|(_, idea)| idea.stage.now == Stage::Withdrawn) {
        true => Operation::IdeaRestore { id: given.id },
        false => act.done.operation.clone(),
    })
}

/// The writer of a field, where it is not the one from before the act.
pub(super) fn since(act: &Act, scene: &Scene, row: &Row, field: &str) -> Option<crate::ids::OpId> {
    let former = act.former.get(&(row.key(), field.to_owned())).copied();
    Some((scene.writer)(row, field)).filter(|writer| former.is_some_and(|it| it != *writer))
}

fn unless_changed(act: &Act, scene: &Scene, row: &Row, field: &str, same: Operation) -> Way {
    match since(act, scene, row, field) {
        Some(since) => Way::kept(Why::ChangedSince, Some(since)),
        None => Way::of(same),
    }
}

fn edited(act: &Act, scene: &Scene, id: crate::ids::IdeaId) -> Way {
    let is_former = |row: &Row, change: &Change| since(act, scene, row, &change.field);
    idea::edits(act, scene, id, is_former, |change| (&change.before, &change.after))
}

fn profile_saved(act: &Act, scene: &Scene, family: crate::ids::ProfileId) -> Way {
    let versions = versions(scene, family);
    let newest = versions.iter().map(|(_, profile)| profile.version).max().unwrap_or(0);
    let Operation::ProfileSave { id, .. } = &act.done.operation else {
        return Way::kept(Why::NoWayBack, None);
    };
    match versions.iter().find(|(row, _)| row.id == id.0) {
        Some((_, content)) => {
            Way::of(saved(new_id(act, scene, "again"), content, newest.saturating_add(1)))
        }
        None => Way::kept(Why::NoWayBack, None),
    }
}

fn unarchived(act: &Act, scene: &Scene) -> Way {
    let Some(key) = act.about() else { return Way::kept(Why::NoWayBack, None) };
    let archived = Some(false);
    Way::of(match scene.find::<Area>(key) {
        Some((_, area)) => {
            let name = Some(area.name.clone());
            Operation::AreaEdit { id: AreaId(key.id), name, archived }
        }
        None => Operation::SystemEdit { id: SystemId(key.id), name: None, archived },
    })
}
