//! What goes from the record when an administrator erases a text or a person's name: the rule is
//! [`hub_core::redaction`]; this says where an authority looks for it. Hashes and verdicts stay, so
//! the chain still recomputes.

use super::own;
use hub_core::redaction::Redaction;
use hub_core::rows::{Conflict, Event};
use hub_core::{EntityKind, Envelope, MemberId, Operation, Row, SpaceId};

/// A text that goes, and the operation that says so: what came later is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Which text.
    pub redaction: Redaction,
    /// Operations up to this one.
    pub up_to_n: i64,
    /// Events up to this place.
    pub up_to_seq: u64,
}

impl Erasure {
    /// What an accepted operation erases, if it does.
    pub(super) fn of(operation: &Operation, n: i64, seq: u64) -> Option<Self> {
        let redaction = Redaction::of(operation)?;
        Some(Self { redaction, up_to_n: n, up_to_seq: seq })
    }

    /// A text that stands in every body that may have to go, when the body is written in small
    /// letters and its hyphens are left out; none when any body may. Bodies are kept as they were
    /// sent, and an id can be spelled in more than one way.
    pub fn needle(&self) -> Option<String> {
        self.redaction.mentioned().map(|id| id.simple().to_string())
    }

    /// The kinds of operations whose bodies can hold it: those of people, and, for a name, those
    /// of the server itself.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        let own = if self.member().is_some() { own::WITH_NAMES } else { &[] };
        self.redaction.kinds().iter().chain(own).copied()
    }

    /// Whether the body of an operation goes. One that nobody can read as a person's goes when it
    /// names the row.
    pub fn takes_body(&self, space: SpaceId, actor: MemberId, body: &str) -> bool {
        match serde_json::from_str::<Envelope>(body) {
            Ok(envelope) => self.redaction.deletes_body(space, actor, &envelope),
            Err(_) => {
                let plain = body.to_ascii_lowercase().replace('-', "");
                let id = self.redaction.row.id.simple().to_string();
                plain.contains(&id) || plain.contains("\\u00")
            }
        }
    }

    /// The event without the text; none when it does not hold it.
    pub fn cleaned(&self, event: &str) -> serde_json::Result<Option<String>> {
        let event: Event = serde_json::from_str(event)?;
        self.redaction.without(&event).map(|event| serde_json::to_string(&event)).transpose()
    }

    /// Whether a row goes: a conflict that holds the text, and was written before.
    pub fn takes_row(&self, row: &Row) -> bool {
        let conflict = <&Conflict>::try_from(&row.body).ok();
        let holds = conflict.is_some_and(|conflict| self.redaction.deletes_conflict(conflict));
        holds && row.seq <= self.up_to_seq
    }

    /// Whose account and sessions go.
    pub fn member(&self) -> Option<MemberId> {
        let row = self.redaction.row;
        (row.kind == EntityKind::Member).then_some(MemberId(row.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_core::Key;
    use uuid::Uuid;

    const IDEA: Uuid = Uuid::from_u128(0xABCD_EF01_2345_6789_ABCD_EF01_2345_6789);

    /// As a store looks for it.
    fn is_found(erasure: &Erasure, body: &str) -> bool {
        let plain = body.to_lowercase().replace('-', "");
        let needle = erasure.needle().unwrap();
        plain.contains(&needle) || plain.contains("\\u00")
    }

    #[test]
    fn an_id_is_found_however_it_is_spelled() {
        let row = Key::new(EntityKind::Idea, IDEA);
        let redaction = Redaction { row, field: "title".to_owned() };
        let erasure = Erasure { redaction, up_to_n: 1, up_to_seq: 1 };
        let hyphenated = IDEA.to_string();
        let escaped = hyphenated.replacen('a', "\\u0061", 1);
        let spellings = [
            hyphenated.clone(),
            hyphenated.to_uppercase(),
            IDEA.simple().to_string(),
            IDEA.braced().to_string(),
            IDEA.urn().to_string(),
            escaped,
        ];
        for id in spellings {
            let body = format!(
                r#"{{"op_id":"{}","written_at_ms":1,"kind":"idea.edit","id":"{id}",
                    "set":{{"title":{{"value":"secret"}}}}}}"#,
                Uuid::nil()
            );
            assert!(serde_json::from_str::<Envelope>(&body).is_ok(), "{id}");
            assert!(is_found(&erasure, &body), "{id}");
            let (space, actor) = (SpaceId(Uuid::nil()), MemberId(Uuid::nil()));
            assert!(erasure.takes_body(space, actor, &body), "{id}");
            let other = body.replace("title", "lang");
            assert!(!erasure.takes_body(space, actor, &other), "{id}");
        }
    }
}
