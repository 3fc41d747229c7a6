//! What an operation does and what it is about. What becomes of it is not known here.

use super::Operation;
use crate::ids::IdeaId;
use crate::permission::Action;
use crate::rows::PairKind;

impl Operation {
    /// What the person does, for the tables of who may.
    pub fn action(&self) -> Action {
        use Action as A;
        match self {
            Self::IdeaSubmit(_) => A::IdeaSubmit,
            Self::IdeaImport { .. } => A::IdeaImport,
            Self::IdeaEdit { .. } => A::IdeaEdit,
            Self::ConflictClose { .. } => A::ConflictClose,
            Self::IdeaHandOver { .. } => A::IdeaHandOver,
            Self::IdeaWithdraw { .. } => A::IdeaWithdraw,
            Self::IdeaRestore { .. } => A::IdeaRestore,
            Self::IdeaRemove { .. } => A::IdeaRemove,
            Self::StageMove { .. } => A::StageMove,
            Self::ClaimTake { .. } => A::ClaimTake,
            Self::ClaimAssign { .. } => A::ClaimAssign,
            Self::ClaimRelease { .. } => A::ClaimRelease,
            Self::ClaimProgress { .. } => A::ClaimProgress,
            Self::Merge { .. } => A::Merge,
            Self::Unmerge { .. } => A::Unmerge,
            Self::PairSet { to: PairKind::None, .. } => A::PairClear,
            Self::PairSet { .. } => A::PairSet,
            Self::SupportSet { .. } => A::SupportSet,
            Self::SupportClear { .. } => A::SupportClear,
            Self::CommentAdd { .. } => A::CommentAdd,
            Self::CommentEdit { .. } => A::CommentEdit,
            Self::CommentRemove { .. } => A::CommentRemove,
            Self::FollowSet { .. } => A::FollowSet,
            Self::EstimateRerate { .. } => A::EstimateRerate,
            Self::StandardAnswer { .. } => A::StandardAnswer,
            Self::StandardExcept { .. } => A::StandardExcept,
            Self::SystemAdd { .. } => A::SystemAdd,
            Self::SystemEdit { .. } => A::SystemEdit,
            Self::AreaAdd { .. } => A::AreaAdd,
            Self::AreaEdit { .. } => A::AreaEdit,
            Self::BasisAdd { .. } => A::BasisAdd,
            Self::ProfileSave { .. } => A::ProfileSave,
            Self::ProfileActivate { .. } => A::ProfileActivate,
            Self::StandardItemPut { .. } => A::StandardItemPut,
            Self::SpaceEdit(_) => A::SpaceEdit,
            Self::MemberProfile { .. } => A::MemberProfile,
            Self::MemberRole { .. } => A::MemberRole,
            Self::MemberRemove { .. } => A::MemberRemove,
            Self::MemberErase { .. } => A::MemberErase,
            Self::TextRedact { .. } => A::TextRedact,
            Self::Skip { .. } => A::Skip,
        }
    }

    /// Its name in JSON and in events.
    pub fn kind(&self) -> &'static str {
        match self.action() {
            Action::PairClear => Action::PairSet.as_str(),
            action => action.as_str(),
        }
    }

    /// The idea that it names, if it is about one (the first of two).
    pub fn idea(&self) -> Option<IdeaId> {
        match self {
            Self::IdeaSubmit(submission) | Self::IdeaImport { submission, .. } => {
                Some(submission.id)
            }
            Self::IdeaEdit { id, .. }
            | Self::IdeaHandOver { id, .. }
            | Self::IdeaWithdraw { id }
            | Self::IdeaRestore { id }
            | Self::IdeaRemove { id, .. }
            | Self::StageMove { id, .. }
            | Self::ClaimTake { id }
            | Self::ClaimAssign { id, .. }
            | Self::ClaimRelease { id, .. }
            | Self::ClaimProgress { id, .. }
            | Self::EstimateRerate { id, .. } => Some(*id),
            Self::Merge { source, .. } | Self::Unmerge { source, .. } => Some(*source),
            Self::PairSet { a, .. } => Some(*a),
            Self::SupportSet { idea, .. }
            | Self::SupportClear { idea }
            | Self::CommentAdd { idea, .. }
            | Self::FollowSet { idea, .. }
            | Self::StandardAnswer { idea, .. }
            | Self::StandardExcept { idea, .. } => Some(*idea),
            _ => None,
        }
    }
}
