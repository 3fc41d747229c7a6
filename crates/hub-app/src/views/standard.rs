//! The team's standard.

use hub_core::StandardItemId;
use hub_core::rows::Check;
use serde::Serialize;
use ts_rs::TS;

/// The lines that every automation is asked about.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandardView {
    /// In their order; those that are no longer asked last.
    pub items: Vec<StandardItemView>,
    /// Whether this person may write them.
    pub may_edit: bool,
}

/// One line; sent back whole with `standard_item.put`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandardItemView {
    /// Which line.
    pub id: StandardItemId,
    /// In the words of whoever wrote it.
    pub text: String,
    /// Came with the Hub: worded in the reader's language.
    pub builtin: Option<String>,
    /// Whether it can be seen in a repository.
    pub check: Check,
    /// What is looked at, for one that can.
    pub check_name: Option<String>,
    /// Whether going live asks for it.
    pub required: bool,
    /// Its place in the list.
    pub position: u32,
    /// No longer asked.
    pub archived: bool,
}
