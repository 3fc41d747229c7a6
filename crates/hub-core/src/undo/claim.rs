//! The way back of claims. Whether somebody claimed since is told by the writer of `claimed_by`; the
//! operations say the number of the claim as it is now.

use super::{Act, Scene, Way, Why};
use crate::ids::{self, IdeaId, MemberId};
use crate::operation::Operation;
use crate::row::Row;
use crate::rows::{Idea, Stage};

/// The field that every claim and release writes.
const CLAIMED: &str = "claimed_by";

fn found<'a>(scene: &Scene<'a>, id: IdeaId) -> Option<(&'a Row, &'a Idea)> {
    scene.find::<Idea>(id)
}

/// To the former holder, or back to ready. From live there is no way back but going live again.
pub(super) fn given(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let Some((row, idea)) = found(scene, id) else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = scene.since(act, row, CLAIMED) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    if act.before::<Stage>("stage") == Some(Stage::Live) {
        return Way::kept(Why::NoWayBack, None);
    }
    let expect_claim_no = idea.claim.claim_no;
    Way::of(match act.before::<MemberId>(CLAIMED) {
        Some(to) => Operation::ClaimAssign { id, to, expect_claim_no },
        None => Operation::ClaimRelease { id, expect_claim_no, note: None },
    })
}

/// Claimed again by who released, or given back to who held it; tested where it was tested. The note
/// goes.
pub(super) fn released(act: &Act, scene: &Scene, id: IdeaId, note: Option<&str>) -> Way {
    let Some((row, idea)) = found(scene, id) else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = scene.since(act, row, CLAIMED) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    let expect_claim_no = idea.claim.claim_no;
    let mut operations = match act.before::<MemberId>(CLAIMED) {
        Some(to) if to != scene.actor => vec![Operation::ClaimAssign { id, to, expect_claim_no }],
        Some(_) => vec![Operation::ClaimTake { id }],
        None => return Way::kept(Why::NoWayBack, None),
    };
    if act.before::<Stage>("stage") == Some(Stage::Testing) {
        operations.push(super::stage::plain(id, Stage::Building, Stage::Testing));
    }
    operations.extend(said(note).map(|_| unsaid(act, scene)));
    Way { operations, kept: vec![] }
}

/// That it went on stays true; what was said with it goes.
pub(super) fn progressed(act: &Act, scene: &Scene, note: Option<&str>) -> Way {
    match said(note) {
        Some(_) => Way::of(unsaid(act, scene)),
        None => Way::kept(Why::NotUndoable, None),
    }
}

/// A note of nothing but white space was none.
fn said(note: Option<&str>) -> Option<&str> {
    note.filter(|note| !crate::text::normal(note).is_empty())
}

fn unsaid(act: &Act, scene: &Scene) -> Operation {
    Operation::CommentRemove { id: ids::of_note(scene.space, act.done.op_id) }
}

/// The same again, unless somebody claimed since it was taken back.
pub(super) fn again(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let Some((row, idea)) = found(scene, id) else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = super::again::since(act, scene, row, CLAIMED) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    let expect_claim_no = idea.claim.claim_no;
    Way::of(match &act.done.operation {
        Operation::ClaimAssign { to, .. } => {
            Operation::ClaimAssign { id, to: *to, expect_claim_no }
        }
        Operation::ClaimRelease { note, .. } => {
            Operation::ClaimRelease { id, expect_claim_no, note: note.clone() }
        }
        same => same.clone(),
    })
}
