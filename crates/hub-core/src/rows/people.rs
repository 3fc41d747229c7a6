//! Members, areas and systems.

use super::{Unknown, words};
use crate::ids::{AreaId, BasisId};
use serde::{Deserialize, Serialize};

words! {
    /// What a person may do, each including the one before.
    Role {
        /// Reads and follows.
        Viewer = "viewer",
        /// Also submits, supports and comments.
        Contributor = "contributor",
        /// Also claims, builds and reports runs.
        Engineer = "engineer",
        /// Also assesses, scores, moves, merges, assigns and releases.
        Lead = "lead",
        /// Also members and settings.
        Admin = "admin",
    }

    /// Whether a person is still in the space.
    MemberState {
        /// In the space.
        Active = "active",
        /// No longer; the name stays with what was written.
        Removed = "removed",
        /// The name is gone too.
        Erased = "erased",
    }
}

/// A person in a space.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// 1 to 80 characters; empty once it was erased.
    pub display_name: String,
    /// What the person may do.
    pub role: Role,
    /// Where the person works; new ideas start there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_id: Option<AreaId>,
    /// Whether the person is still in the space.
    pub state: MemberState,
    /// The number that stands for an erased name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_no: Option<u32>,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A department or business domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// 1 to 80 characters, unique when folded.
    pub name: String,
    /// Its own rates; without them the space's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_basis_id: Option<BasisId>,
    /// No longer offered.
    #[serde(default)]
    pub archived: bool,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// An application that work touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct System {
    /// 1 to 80 characters; the key is made from its folded form.
    pub name: String,
    /// No longer offered.
    #[serde(default)]
    pub archived: bool,
    /// See the module.
    #[serde(flatten)]
    pub unknown: Unknown,
}
