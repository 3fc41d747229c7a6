//! By which names, besides its key, a row is found: every store keeps them beside the row's JSON.

use crate::row::{Body, Row};
use crate::rows::MemberState;
use crate::text;
use uuid::Uuid;

/// The second name of an idea that reports runs.
pub fn run_source(source: &str, label: &str) -> String {
    format!("{source}\u{1f}{label}")
}

/// The names by which a row is found besides its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The idea that a support, comment, follow or answer belongs to; the head of a merged idea; the
    /// first of a pair.
    pub idea_id: Option<Uuid>,
    /// An area's or system's folded name; an idea's run source; the second of a pair.
    pub lookup: Option<String>,
    /// False for what was removed, archived, or taken back.
    pub active: bool,
}

impl Names {
    /// The names of a row.
    pub fn of(row: &Row) -> Self {
        let (idea_id, lookup, active) = match &row.body {
            Body::Area(area) => (None, Some(text::fold(&area.name)), !area.archived),
            Body::System(system) => (None, Some(text::fold(&system.name)), !system.archived),
            Body::Member(member) => (None, None, member.state == MemberState::Active),
            Body::Idea(idea) => {
                let head = idea.merge.as_ref().map(|merge| merge.merged_into.0);
                let source = idea.build.run_source_ref.as_ref();
                (head, source.map(|s| run_source(&s.source, &s.label)), true)
            }
            Body::Support(support) => (Some(support.idea_id.0), None, support.active),
            Body::Comment(comment) => (Some(comment.idea_id.0), None, !comment.removed),
            Body::Follow(follow) => (Some(follow.idea_id.0), None, follow.on),
            Body::StandardAnswer(answer) => (Some(answer.idea_id.0), None, true),
            Body::Pair(pair) => (Some(pair.a.0), Some(pair.b.to_string()), true),
            Body::StandardItem(item) => (None, None, !item.archived),
            _ => (None, None, true),
        };
        Self { idea_id, lookup, active: active && !row.removed }
    }
}
