//! The members of a space.

use hub_core::MemberId;
use hub_core::rows::{MemberState, Role};
use serde::Serialize;
use ts_rs::TS;

/// Who is in the space.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MembersView {
    /// Those in the space first, by name.
    pub members: Vec<MemberLine>,
    /// Whether this person may change roles, remove and erase.
    pub may_manage: bool,
    /// Others can join: a backend decides the space. A space of one's own has nobody to invite.
    pub is_shared: bool,
}

/// One person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemberLine {
    /// Which member.
    pub id: MemberId,
    /// The name, or what stands for an erased one.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Where the person works.
    pub area: Option<String>,
    /// Whether the person is still here.
    pub state: MemberState,
    /// In the space since, in UTC milliseconds.
    #[ts(type = "number")]
    pub since_ms: i64,
    /// Whether it is this person.
    pub is_me: bool,
    /// The only admin: the role stays until somebody else is one, too.
    pub is_last_admin: bool,
    /// How many ideas the person builds now.
    pub builds: u32,
}
