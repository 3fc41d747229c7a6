//! What a store deletes when a text is erased (`text.redact`) or a person's name (`member.erase`).
//! Deciding only marks; every store that keeps operations or history applies this rule in the
//! transaction that takes in the marked rows: the authority, and each device at its archive.
//!
//! 1. [`Redaction::of`] an accepted operation (the authority), or [`Redaction::of_event`] of what
//!    arrives (a device), says what goes.
//! 2. Bodies and salts of operations whose kind is among [`Redaction::kinds`] and for which
//!    [`Redaction::deletes_body`] holds, refused ones too, are deleted; hash and verdict stay, so the
//!    chain still verifies. What undo keeps of these operations goes with them. What a device has
//!    not sent yet stays: it is a new text of its author.
//! 3. Events for which [`Redaction::without`] gives another one are replaced by it.
//! 4. Conflict rows for which [`Redaction::deletes_conflict`] holds are deleted.
//!
//! Applied twice it is the same as once. An area's or a system's name cannot be told from a text
//! that somebody else wrote in a description; free text is only ever erased where it is named.

use crate::ids::{self, IdeaId, MemberId, SpaceId, StandardItemId};
use crate::operation::{Envelope, Operation};
use crate::row::{EntityKind, Key};
use crate::rows::{Change, Conflict, Event};
use crate::text;
use serde_json::Value;

/// What stands where an erased text stood.
pub const REMOVED: &str = "[removed]";
/// The member of the history that says why a text was erased; it stays.
pub const WHY: &str = "why";

const REDACT: &str = "text.redact";
const ERASE: &str = "member.erase";
const NAME: &str = "display_name";

/// A text that is erased: one field of one row, with all that it ever held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// Whose.
    pub row: Key,
    /// Which field.
    pub field: String,
}

impl Redaction {
    /// What an accepted operation erases, if it does.
    pub fn of(operation: &Operation) -> Option<Self> {
        match operation {
            Operation::TextRedact { entity, key, field, .. } => {
                let row = Key::new(EntityKind::from_word(entity)?, *key);
                Some(Self { row, field: field.clone() })
            }
            Operation::MemberErase { member } => Some(Self::of_name(Key::from(*member))),
            _ => None,
        }
    }

    /// What a line of the history says was erased, if it does.
    pub fn of_event(event: &Event) -> Option<Self> {
        match event.kind.as_str() {
            REDACT => {
                let row = event.about.or(event.idea_id.map(Key::from))?;
                let field = event.changes.iter().find(|change| change.field != WHY)?.field.clone();
                Some(Self { row, field })
            }
            ERASE => event.about.map(Self::of_name),
            _ => None,
        }
    }

    fn of_name(row: Key) -> Self {
        Self { row, field: NAME.to_owned() }
    }

    /// The kinds of operations whose bodies can hold it.
    pub fn kinds(&self) -> &'static [&'static str] {
        match self.row.kind {
            EntityKind::Idea => {
                &["idea.submit", "idea.import", "idea.edit", "stage.move", "idea.remove"]
            }
            EntityKind::Comment => {
                &["comment.add", "comment.edit", "claim.release", "claim.progress"]
            }
            EntityKind::StandardAnswer => &["standard.answer", "standard.except"],
            EntityKind::StandardItem => &["standard_item.put"],
            EntityKind::Area => &["area.add", "area.edit"],
            EntityKind::System => &["system.add", "system.edit"],
            EntityKind::Member => &["member.profile"],
            _ => &[],
        }
    }

    /// An id that stands in the JSON of every such body, if there is one: for a quick first look.
    pub fn mentioned(&self) -> Option<uuid::Uuid> {
        let named = [EntityKind::Idea, EntityKind::StandardItem, EntityKind::Area];
        Some(self.row.id).filter(|_| named.contains(&self.row.kind))
    }

    /// Whether this operation of `actor` wrote the text, or tried to.
    pub fn deletes_body(&self, space: SpaceId, actor: MemberId, envelope: &Envelope) -> bool {
        use Operation as O;
        let id = self.row.id;
        match (self.row.kind, &envelope.operation) {
            (EntityKind::Idea, operation) => self.is_written_at_idea(IdeaId(id), operation),
            (EntityKind::Comment, O::CommentAdd { id: at, .. } | O::CommentEdit { id: at, .. }) => {
                at.0 == id
            }
            (EntityKind::Comment, O::ClaimRelease { note, .. } | O::ClaimProgress { note, .. }) => {
                note.is_some() && ids::of_note(space, envelope.op_id).0 == id
            }
            (
                EntityKind::StandardAnswer,
                O::StandardAnswer { idea, item, .. } | O::StandardExcept { idea, item, .. },
            ) => ids::of_standard_answer(space, *idea, *item) == id,
            (EntityKind::StandardItem, O::StandardItemPut { id: at, .. }) => {
                *at == StandardItemId(id)
            }
            (EntityKind::Area, O::AreaAdd { id: at, .. } | O::AreaEdit { id: at, .. }) => {
                at.0 == id
            }
            (EntityKind::System, O::SystemAdd { name }) => {
                ids::of_system(space, &text::fold(name)).0 == id
            }
            (EntityKind::System, O::SystemEdit { id: at, .. }) => at.0 == id,
            (EntityKind::Member, O::MemberProfile { .. }) => actor.0 == id,
            _ => false,
        }
    }

    fn is_written_at_idea(&self, id: IdeaId, operation: &Operation) -> bool {
        use Operation as O;
        let (field, is_sent) = (self.field.as_str(), ["title", "description", "links"]);
        match operation {
            O::IdeaSubmit(given) => given.id == id && is_sent.contains(&field),
            O::IdeaImport { submission, .. } => {
                let is_said = ["submitted_for", "reason"].contains(&field);
                submission.id == id && (is_said || is_sent.contains(&field))
            }
            O::IdeaEdit { id: at, set } => *at == id && set.contains_key(field),
            O::StageMove { id: at, reason, .. } => {
                *at == id && field == "reason" && reason.is_some()
            }
            O::IdeaRemove { id: at, .. } => *at == id && field == "reason",
            _ => false,
        }
    }

    /// The line of the history without the text; none when it does not hold it.
    pub fn without(&self, event: &Event) -> Option<Event> {
        if [REDACT, ERASE].contains(&event.kind.as_str()) || !self.is_about(event) {
            return None;
        }
        let mut cleaned = event.clone();
        let own = cleaned.changes.iter_mut().filter(|change| change.field == self.field);
        own.for_each(erase);
        (cleaned != *event).then_some(cleaned)
    }

    fn is_about(&self, event: &Event) -> bool {
        let idea = event.idea_id.filter(|_| event.about.is_none()).map(Key::from);
        event.about.or(idea) == Some(self.row)
    }

    /// Whether a value that did not win is one of this field.
    pub fn deletes_conflict(&self, conflict: &Conflict) -> bool {
        conflict.entity == self.row.kind.as_str()
            && conflict.key == self.row.id
            && conflict.field == self.field
    }
}

fn erase(change: &mut Change) {
    for value in [&mut change.before, &mut change.after] {
        if !value.is_null() {
            *value = Value::from(REMOVED);
        }
    }
}
