//! All that one person may do with one idea now, for whoever shows buttons.

use super::{Action, Standing, accepted_at_merged, allowed, editable_fields, moves};
use crate::ids::MemberId;
use crate::rows::{Idea, Role, Stage};
use serde::Serialize;
use ts_rs::TS;

/// What a person may do with an idea at its stage. An operation may still be refused for a reason
/// of its own: others support the idea, an estimate is missing, somebody was quicker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Rights {
    /// Operations at the idea.
    pub actions: Vec<Action>,
    /// Fields that can be edited.
    #[ts(as = "Vec<String>")]
    pub fields: Vec<&'static str>,
    /// Stages to which it can be moved by `stage.move`.
    pub moves: Vec<Stage>,
}

/// What this member may do with this idea now.
pub fn rights(idea: &Idea, member: MemberId, role: Role) -> Rights {
    let standing = Standing::before(idea, member, role);
    let stage = idea.stage.now;
    let merged = idea.merge.is_some();
    let possible = |action: &Action| {
        is_at_idea(*action)
            && (!merged || accepted_at_merged(*action))
            && allowed(*action, standing, stage)
    };
    let actions = Action::ALL.iter().copied().filter(possible).collect();
    if merged {
        return Rights { actions, ..Rights::default() };
    }
    let moves = moves(standing, stage, idea.stage.before);
    Rights { actions, fields: editable_fields(standing, stage), moves }
}

/// Actions at an idea itself, not at a comment, at a pair or at the space.
fn is_at_idea(action: Action) -> bool {
    use Action as A;
    let idea = matches!(
        action,
        A::IdeaEdit
            | A::IdeaHandOver
            | A::IdeaWithdraw
            | A::IdeaRestore
            | A::IdeaRemove
            | A::StageMove
            | A::EstimateRerate
    );
    let claim = matches!(
        action,
        A::ClaimTake | A::ClaimAssign | A::ClaimRelease | A::ClaimProgress | A::Merge | A::Unmerge
    );
    let talk = matches!(
        action,
        A::SupportSet | A::SupportClear | A::CommentAdd | A::FollowSet | A::PairSet
    );
    idea || claim || talk || matches!(action, A::StandardAnswer | A::StandardExcept)
}
