//! Who may do what at which stage: the tables 3.1, 3.2 and 4 of the domain as data, each rule once.
//! What an operation needs besides (values, texts, what else is in the way) is in [`crate::decide`].
//!
//! A relation to an idea gives its rights from contributor up; a viewer only reads and follows.

mod edit;
mod fields;
mod rights;
mod rules;
mod transition;

pub(crate) use edit::{edit_who, editable_somewhere};
pub use edit::{editable_fields, may_edit};
pub(crate) use fields::REQUIRED_FOR_ESTIMATE;
pub use fields::{Group, group_of};
pub use rights::{Rights, rights};
pub use rules::{Action, accepted_at_merged, allowed, allowed_somewhere};
pub(crate) use rules::{least_role, who_may};
pub(crate) use transition::{Effect, Need, Transition, transition};
pub use transition::{moves, moves_of};

use crate::ids::MemberId;
use crate::rows::{Idea, Role, Stage, words};

words! {
    /// On what ground somebody may do something.
    Who {
        /// Everybody in the space.
        Viewer = "viewer",
        /// Contributors and all above.
        Contributor = "contributor",
        /// Engineers and all above.
        Engineer = "engineer",
        /// Leads and admins.
        Lead = "lead",
        /// Admins.
        Admin = "admin",
        /// The author or the owner of the idea.
        Author = "author",
        /// The engineer who holds its claim.
        Holder = "holder",
        /// Who looks after it once it is live.
        Maintainer = "maintainer",
        /// Whose row it is: the writer of a comment, the one who answered about a pair.
        Own = "own",
    }
}

impl Who {
    /// The role below which this ground does not count.
    pub(crate) fn least_role(self) -> Role {
        match self {
            Self::Viewer => Role::Viewer,
            Self::Engineer => Role::Engineer,
            Self::Lead => Role::Lead,
            Self::Admin => Role::Admin,
            _ => Role::Contributor,
        }
    }
}

/// A person as the tables see them: a role in the space and relations to the idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The role.
    pub role: Role,
    /// Author or owner of the idea.
    pub author: bool,
    /// Holder of its claim.
    pub holder: bool,
    /// Its maintainer.
    pub maintainer: bool,
    /// Whose row it is, for operations on one's own comment or answer.
    pub own: bool,
}

impl Standing {
    /// Somebody of this role without any relation.
    pub fn of(role: Role) -> Self {
        Self { role, author: false, holder: false, maintainer: false, own: false }
    }

    /// A member of this role before this idea.
    pub fn before(idea: &Idea, member: MemberId, role: Role) -> Self {
        Self {
            author: idea.author_id == member || idea.owner_id == member,
            holder: idea.claim.claimed_by == Some(member),
            maintainer: idea.build.maintainer_id == Some(member),
            ..Self::of(role)
        }
    }

    /// The same, whose row it also is or is not.
    pub fn own(self, own: bool) -> Self {
        Self { own, ..self }
    }

    /// Whether this ground holds for the person.
    pub fn is(self, who: Who) -> bool {
        let related = match who {
            Who::Author => self.author,
            Who::Holder => self.holder,
            Who::Maintainer => self.maintainer,
            Who::Own => self.own,
            _ => true,
        };
        related && self.role >= who.least_role()
    }
}

/// A line of a table: these people at these stages.
type Grant = (&'static [Who], &'static [Stage]);
