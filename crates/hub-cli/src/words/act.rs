//! What a person did, in a few words: "moved OH-12 Match invoices to ready".

use crate::number::number;
use hub_app::views::UndoEntry;

/// The words for an act.
pub fn words(entry: &UndoEntry) -> String {
    let about = about(entry);
    let verb = match entry.kind.as_str() {
        "idea.submit" => "sent",
        "idea.import" => "brought in",
        "idea.withdraw" => "withdrew",
        "idea.restore" => "brought back",
        "idea.hand_over" => "handed over",
        "merge" => "merged away",
        "unmerge" => "took apart again",
        "pair.set" => "said how it belongs with another:",
        "support.set" => "said to have too:",
        "support.clear" => "said not to have any more:",
        "comment.add" => "commented on",
        "comment.edit" => "changed a comment on",
        "comment.remove" => "took a comment away from",
        "follow.set" => "followed, or no more:",
        "claim.take" => "claimed",
        "claim.assign" => "assigned",
        "claim.release" => "released",
        "claim.progress" => "reported progress of",
        "standard.answer" => "answered a point of the standard for",
        "standard.except" => "made an exception from the standard for",
        "conflict.close" => "settled a value of",
        "estimate.rerate" => "used other rates for",
        "idea.edit" => {
            let fields = entry.fields.join(", ").replace('_', " ");
            return format!("changed {fields} of {about}");
        }
        "stage.move" => {
            let to = entry.stage.map_or("another stage", |stage| stage.as_str());
            return format!("moved {about} to {to}");
        }
        "area.add" | "system.add" => "added",
        "area.edit" | "system.edit" | "standard_item.put" => "changed",
        "profile.save" => "saved the profile",
        "profile.activate" => "ranked by the profile",
        kind => return format!("{kind} {about}").trim().to_owned(),
    };
    format!("{verb} {about}").trim().to_owned()
}

fn about(entry: &UndoEntry) -> String {
    let title = entry.title.clone().unwrap_or_default();
    match (entry.count, &entry.shown_id) {
        (0 | 1, Some(shown_id)) => format!("{shown_id}  {title}"),
        (0 | 1, None) => title,
        (count, Some(_)) => format!("{} ideas", number(f64::from(count))),
        (count, None) => format!("{} of them", number(f64::from(count))),
    }
}
