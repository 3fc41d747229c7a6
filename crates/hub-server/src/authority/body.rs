//! Reading an operation's body. One that cannot be read is refused by itself: its stream goes on,
//! and the body is kept as it came.

use hub_core::permission::Action;
use hub_core::text::problem;
use hub_core::{Code, Envelope, OpId, Refusal};
use serde::Deserialize;
use serde_json::Value;

/// The longest kind that is kept.
const KIND_CHARACTERS: usize = 64;

/// An operation, or why it cannot be one.
pub(super) fn read(op_id: OpId, body: &str) -> Result<Envelope, Refusal> {
    match serde_json::from_str::<Envelope>(body) {
        Ok(envelope) if envelope.op_id == op_id => Ok(envelope),
        Ok(_) => Err(Refusal::invalid("op_id", problem::WRONG_TYPE)),
        Err(_) => {
            let kind = kind(body);
            match Action::from_word(&kind) {
                Some(_) => Err(Refusal::invalid("body", problem::WRONG_TYPE)),
                None => Err(Refusal::new(Code::NotSupported).with("kind", kind)),
            }
        }
    }
}

/// The kind that a body names; empty when it names none that could be one.
pub(super) fn kind(body: &str) -> String {
    #[derive(Deserialize)]
    struct Named {
        kind: Value,
    }
    let kind = serde_json::from_str(body).ok().and_then(|Named { kind }| match kind {
        Value::String(kind) => Some(kind),
        _ => None,
    });
    kind.filter(|kind| is_word(kind)).unwrap_or_default()
}

fn is_word(kind: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b);
    kind.len() <= KIND_CHARACTERS && kind.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_cannot_be_read_is_refused_by_itself() {
        let id = "00000000-0000-0000-0000-000000000007";
        let skip = format!(r#"{{"op_id":"{id}","written_at_ms":1,"kind":"skip""#);
        let cases = [
            (format!(r#"{skip},"why":"x","op_id":"{id}"}}"#), Some(Code::Invalid)),
            (skip.replace("skip", "space.fly") + "}", Some(Code::NotSupported)),
            (skip.clone() + r#","why":7}"#, Some(Code::Invalid)),
            ("[]".to_owned(), Some(Code::NotSupported)),
            (r#"{"kind":{"a":1}}"#.to_owned(), Some(Code::NotSupported)),
            (r#"{"kind":"\u0000"}"#.to_owned(), Some(Code::NotSupported)),
            (r#"{"kind":"\ud800"}"#.to_owned(), Some(Code::NotSupported)),
            (
                format!(
                    r#"{{"op_id":"{id}","written_at_ms":1,"kind":"idea.restore","id":"{id}","x":[1]}}"#
                ),
                None,
            ),
            (
                format!(
                    r#"{{"op_id":"{}","written_at_ms":1,"kind":"idea.restore","id":"{id}"}}"#,
                    Uuid::nil()
                ),
                Some(Code::Invalid),
            ),
        ];
        for (body, expected) in cases {
            let refused = read(OpId(Uuid::from_u128(7)), &body).err().map(|refusal| refusal.code);
            assert_eq!(refused, expected, "{body}");
        }
    }

    #[test]
    fn a_kind_is_a_short_word() {
        let long = format!(r#"{{"kind":"{}"}}"#, "a".repeat(65));
        let cases = [
            (r#"{"kind":"idea.edit"}"#, "idea.edit"),
            (r#"{"kind":"standard_item.put"}"#, "standard_item.put"),
            (r#"{"kind":"a b"}"#, ""),
            (r#"{"kind":"a\u0000"}"#, ""),
            (long.as_str(), ""),
            ("7", ""),
        ];
        for (body, expected) in cases {
            assert_eq!(kind(body), expected, "{body}");
        }
    }
}
