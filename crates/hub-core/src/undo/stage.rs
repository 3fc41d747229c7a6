//! The way back between stages. What goes aside from aside comes back in two moves, since table 4
//! knows no way from declined or withdrawn to parked.

use super::{Act, Kept, Scene, Way, Why};
use crate::ids::IdeaId;
use crate::operation::Operation;
use crate::permission::{Action, transition};
use crate::row::Row;
use crate::rows::{Idea, Member, Role, Stage};

pub(super) fn moved(act: &Act, scene: &Scene, id: IdeaId, to: Stage) -> Way {
    let (Some(from), Some((row, idea))) = (act.before::<Stage>("stage"), scene.find::<Idea>(id))
    else {
        return Way::kept(Why::NoWayBack, None);
    };
    if idea.stage.now != to {
        return changed(scene, row);
    }
    let comes_back_to = idea.stage.comes_back_to();
    if leads(to, from, idea) {
        return Way::of(former(act, id, to, from));
    }
    match (to, from) {
        // The claim did not survive being put aside.
        (Stage::Parked, Stage::Building | Stage::Testing) => Way::of(plain(id, to, comes_back_to)),
        (Stage::Declined, Stage::Parked) => {
            let first = plain(id, to, comes_back_to);
            let operations = vec![first, former(act, id, comes_back_to, from)];
            Way { operations, kept: vec![] }
        }
        _ => Way::kept(Why::NoWayBack, None),
    }
}

/// Restored; and parked again where it was, by those who may.
pub(super) fn withdrawn(act: &Act, scene: &Scene, id: IdeaId) -> Way {
    let Some((row, idea)) = scene.find::<Idea>(id) else { return Way::kept(Why::NoWayBack, None) };
    if idea.stage.now != Stage::Withdrawn {
        return changed(scene, row);
    }
    let mut operations = vec![Operation::IdeaRestore { id }];
    let member = scene.find::<Member>(scene.actor);
    let is_lead = member.is_some_and(|(_, member)| member.role >= Role::Lead);
    if is_lead && act.before::<Stage>("stage") == Some(Stage::Parked) {
        operations.push(former(act, id, idea.stage.comes_back_to(), Stage::Parked));
    }
    Way { operations, kept: vec![] }
}

fn changed(scene: &Scene, row: &Row) -> Way {
    let since = Some((scene.writer)(row, "stage"));
    let kept = Kept { field: Some("stage".to_owned()), why: Why::ChangedSince, since };
    Way { operations: vec![], kept: vec![kept] }
}

fn leads(from: Stage, to: Stage, idea: &Idea) -> bool {
    let line = transition(from, to, idea.stage.before);
    line.is_some_and(|line| line.by == Action::StageMove)
}

/// A move back, with the reason that the idea stood there with.
fn former(act: &Act, id: IdeaId, from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: act.before("reason_code"),
        reason: act.before("reason"),
        revisit_on: act.before("revisit_on").filter(|_| to == Stage::Parked),
        seen_score: None,
        seen_profile: None,
    }
}

/// A move with nothing said.
pub(super) fn plain(id: IdeaId, from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: None,
        reason: None,
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    }
}
