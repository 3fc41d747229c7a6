//! Tables 2.4 and 3.1: who may do which operation at which stage.

use super::{Grant, Standing, Who, edit};
use crate::rows::Stage::{self, *};
use crate::rows::{Role, words};

words! {
    /// What a person can do: one for each operation, and two for `pair.set`.
    Action {
        /// Send an idea in.
        IdeaSubmit = "idea.submit",
        /// Bring in an idea from a file.
        IdeaImport = "idea.import",
        /// Change fields, see [`super::may_edit`].
        IdeaEdit = "idea.edit",
        /// Settle a field that two people changed; then the right to edit the field is asked too.
        ConflictClose = "conflict.close",
        /// Make somebody else the person to ask.
        IdeaHandOver = "idea.hand_over",
        /// Take back.
        IdeaWithdraw = "idea.withdraw",
        /// Undo taking back.
        IdeaRestore = "idea.restore",
        /// Remove for good; the author only while nobody else wrote at it.
        IdeaRemove = "idea.remove",
        /// Move to another stage, see [`super::moves`].
        StageMove = "stage.move",
        /// Claim.
        ClaimTake = "claim.take",
        /// Give the claim to somebody.
        ClaimAssign = "claim.assign",
        /// End the claim.
        ClaimRelease = "claim.release",
        /// Say that it goes on.
        ClaimProgress = "claim.progress",
        /// Point an idea to the one that goes on for it.
        Merge = "merge",
        /// Take that back.
        Unmerge = "unmerge",
        /// Say that two ideas are related or different.
        PairSet = "pair.set",
        /// Say nothing about two ideas any more.
        PairClear = "pair.clear",
        /// "I have this too".
        SupportSet = "support.set",
        /// Take that back.
        SupportClear = "support.clear",
        /// Comment.
        CommentAdd = "comment.add",
        /// Change a comment.
        CommentEdit = "comment.edit",
        /// Take a comment's text back.
        CommentRemove = "comment.remove",
        /// Want to hear of it, or not.
        FollowSet = "follow.set",
        /// Use newer rates.
        EstimateRerate = "estimate.rerate",
        /// Answer a line of the standard.
        StandardAnswer = "standard.answer",
        /// Let a line of the standard pass.
        StandardExcept = "standard.except",
        /// Name a system.
        SystemAdd = "system.add",
        /// Rename or archive a system.
        SystemEdit = "system.edit",
        /// Name an area.
        AreaAdd = "area.add",
        /// Rename or archive an area.
        AreaEdit = "area.edit",
        /// Supersede rates.
        BasisAdd = "basis.add",
        /// Write a version of a profile.
        ProfileSave = "profile.save",
        /// Rank by another profile.
        ProfileActivate = "profile.activate",
        /// Write a line of the standard.
        StandardItemPut = "standard_item.put",
        /// Change settings of the space.
        SpaceEdit = "space.edit",
        /// Change one's own name and area.
        MemberProfile = "member.profile",
        /// Change somebody's role.
        MemberRole = "member.role",
        /// Remove somebody from the space.
        MemberRemove = "member.remove",
        /// Erase somebody's name.
        MemberErase = "member.erase",
        /// Erase a text.
        TextRedact = "text.redact",
        /// Take a number of the stream without doing anything.
        Skip = "skip",
    }
}

const ALL: &[Stage] = Stage::ALL;
const BUILDING: &[Stage] = &[Building, Testing];

/// Each action with its grants. What is not about one idea has all stages.
fn grants(action: Action) -> &'static [Grant] {
    use Action as A;
    use Who::{Admin, Author, Contributor, Engineer, Holder, Lead, Maintainer, Own, Viewer};
    match action {
        A::FollowSet | A::MemberProfile | A::Skip => &[(&[Viewer], ALL)],
        A::IdeaSubmit | A::CommentAdd | A::PairSet | A::SystemAdd => &[(&[Contributor], ALL)],
        A::SupportClear | A::ConflictClose => &[(&[Contributor], ALL)],
        A::SupportSet => {
            &[(&[Contributor], &[New, Assessing, Ready, Building, Testing, Live, Parked])]
        }
        A::PairClear | A::CommentRemove => &[(&[Own, Lead], ALL)],
        A::CommentEdit => &[(&[Own], ALL)],
        A::IdeaEdit => &[],
        A::IdeaWithdraw => &[(&[Author], &[New, Assessing, Ready, Parked])],
        A::IdeaRestore => &[(&[Author, Lead], &[Withdrawn])],
        A::IdeaRemove => &[(&[Author, Admin], ALL)],
        A::IdeaHandOver => &[(
            &[Author, Lead],
            &[New, Assessing, Ready, Building, Testing, Live, Retired, Parked, Declined],
        )],
        A::StageMove => &[(&[Lead], ALL), (&[Holder], BUILDING)],
        A::ClaimTake => &[(&[Engineer], &[Ready])],
        A::ClaimAssign => &[(&[Lead], &[Ready, Building, Testing, Live])],
        A::ClaimRelease => &[(&[Holder, Lead], BUILDING)],
        A::ClaimProgress => &[(&[Holder], BUILDING)],
        A::Merge => &[(&[Lead], &[New, Assessing, Ready, Parked, Declined])],
        A::EstimateRerate => {
            &[(&[Lead], &[New, Assessing, Ready, Building, Testing, Live, Parked, Declined])]
        }
        A::StandardAnswer => &[(&[Holder, Lead], BUILDING), (&[Maintainer], &[Live])],
        A::StandardExcept => &[(&[Lead], &[Building, Testing, Live])],
        A::Unmerge | A::IdeaImport | A::ProfileSave | A::ProfileActivate => &[(&[Lead], ALL)],
        A::StandardItemPut | A::SystemEdit => &[(&[Lead], ALL)],
        A::SpaceEdit | A::AreaAdd | A::AreaEdit | A::BasisAdd => &[(&[Admin], ALL)],
        A::MemberRole | A::MemberRemove | A::MemberErase | A::TextRedact => &[(&[Admin], ALL)],
    }
}

/// Whether this person may do this at an idea that stands at this stage.
pub fn allowed(action: Action, standing: Standing, stage: Stage) -> bool {
    if action == Action::IdeaEdit {
        return !edit::editable_fields(standing, stage).is_empty();
    }
    let holds = |who: &&[Who]| who.iter().any(|who| standing.is(*who));
    grants(action).iter().any(|(who, stages)| holds(who) && stages.contains(&stage))
}

/// Whether there is a stage at which this person may do this.
pub fn allowed_somewhere(action: Action, standing: Standing) -> bool {
    Stage::ALL.iter().any(|stage| allowed(action, standing, *stage))
}

/// The role below which nobody may do this, whatever the idea.
pub(crate) fn least_role(action: Action) -> Role {
    let who = grants(action).iter().flat_map(|(who, _)| who.iter());
    who.map(|who| who.least_role()).min().unwrap_or(Role::Contributor)
}

/// Who may do this at some stage.
pub(crate) fn who_may(action: Action) -> Vec<Who> {
    let mut who: Vec<Who> = grants(action).iter().flat_map(|(who, _)| *who).copied().collect();
    who.sort();
    who.dedup();
    who
}

/// Whether this is still accepted at an idea that was merged (marked m in the domain).
pub fn accepted_at_merged(action: Action) -> bool {
    use Action as A;
    matches!(action, A::SupportSet | A::SupportClear | A::FollowSet | A::Unmerge | A::TextRedact)
        || matches!(action, A::CommentAdd | A::CommentEdit | A::CommentRemove)
}
