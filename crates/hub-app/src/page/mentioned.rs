//! The other ideas that a history speaks of: those that were merged, and those that somebody said
//! something about together with this one.

use hub_core::IdeaId;
use hub_store::EventRow;
use serde_json::Value;

/// Each as often as it is mentioned.
pub(super) fn ideas<'a>(
    events: impl Iterator<Item = &'a EventRow>,
) -> impl Iterator<Item = IdeaId> {
    let changes = events.flat_map(|row| &row.event.changes);
    changes.flat_map(|change| {
        [&change.before, &change.after].into_iter().filter_map(|value| idea(&change.field, value))
    })
}

fn idea(field: &str, value: &Value) -> Option<IdeaId> {
    let id = match field {
        "merged_source" | "merged_into" => value,
        "pair" => value.get("idea")?,
        _ => return None,
    };
    id.as_str()?.parse().ok()
}
