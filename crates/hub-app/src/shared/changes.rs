//! What an operation would write, in the form of the history: for changes that wait and for those that
//! were refused, of which there is no history.

use hub_core::operation::FieldEdit;
use hub_core::rows::{Change, Idea};
use hub_core::{Operation, Row};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Members of an operation that say at what, or what the person saw; not what is written.
const NOT_WRITTEN: [&str; 9] =
    ["kind", "id", "idea", "a", "b", "expect", "expect_claim_no", "seen_score", "seen_profile"];

/// The parts of an idea whose members are fields.
const GROUPS: [&str; 5] = ["case", "estimate", "answers", "ratings", "build"];

/// One change a field. `idea` is the idea as it is now, where it is known.
pub(super) fn of(operation: &Operation, idea: Option<&Row>) -> Vec<Change> {
    let facts = idea.and_then(|row| <&Idea>::try_from(&row.body).ok());
    match operation {
        Operation::IdeaEdit { set, .. } => {
            let fields = facts.map(fields).unwrap_or_default();
            let edits = set.iter();
            edits.map(|(field, edit)| edited(field, edit, fields.get(field))).collect()
        }
        Operation::IdeaSubmit(submission) | Operation::IdeaImport { submission, .. } => {
            vec![change("title", Value::Null, json!(submission.case.title))]
        }
        Operation::StageMove { from, to, .. } => vec![change("stage", json!(from), json!(to))],
        Operation::IdeaHandOver { to, .. } => {
            vec![change("owner_id", json!(facts.map(|idea| idea.owner_id)), json!(to))]
        }
        other => object(other)
            .into_iter()
            .filter(|(name, value)| !NOT_WRITTEN.contains(&name.as_str()) && !value.is_null())
            .map(|(name, value)| change(&name, Value::Null, value))
            .collect(),
    }
}

/// An idea's fields by name.
pub(super) fn fields(idea: &Idea) -> Map<String, Value> {
    let mut groups = object(idea);
    let groups = GROUPS.iter().filter_map(|group| groups.remove(*group));
    groups.filter_map(|group| group.as_object().cloned()).flatten().collect()
}

fn edited(field: &str, edit: &FieldEdit, before: Option<&Value>) -> Change {
    let before = before.cloned().unwrap_or_default();
    let after = match edit {
        FieldEdit::Value { value, .. } => value.clone(),
        FieldEdit::Members { add, remove } => {
            let mut members: Vec<Value> = before.as_array().cloned().unwrap_or_default();
            members.retain(|member| !remove.iter().any(|gone| json!(gone) == *member));
            let new = add.iter().map(|member| json!(member));
            let new: Vec<Value> = new.filter(|member| !members.contains(member)).collect();
            members.extend(new);
            Value::Array(members)
        }
    };
    change(field, before, after)
}

fn change(field: &str, before: Value, after: Value) -> Change {
    Change { field: field.to_owned(), before, after }
}

fn object(facts: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_would_be_written() {
        let id = uuid::Uuid::from_u128(7).to_string();
        let cases = [
            (
                json!({"kind": "stage.move", "id": id, "from": "new", "to": "assessing"}),
                vec![("stage", json!("new"), json!("assessing"))],
            ),
            (
                json!({"kind": "idea.edit", "id": id, "set": {"runs": {"value": 5}}}),
                vec![("runs", Value::Null, json!(5))],
            ),
            (
                json!({"kind": "comment.add", "id": id, "idea": id, "body": "yes"}),
                vec![("body", Value::Null, json!("yes"))],
            ),
            (json!({"kind": "claim.take", "id": id}), vec![]),
            (
                json!({"kind": "support.set", "idea": id, "in_addition": true}),
                vec![("in_addition", Value::Null, json!(true))],
            ),
        ];
        for (operation, expected) in cases {
            let read: Operation = serde_json::from_value(operation.clone()).unwrap();
            let told: Vec<_> = of(&read, None)
                .into_iter()
                .map(|change| (change.field, change.before, change.after))
                .collect();
            let expected: Vec<_> =
                expected.into_iter().map(|(name, a, b)| (name.to_owned(), a, b)).collect();
            assert_eq!(told, expected, "{operation}");
        }
    }
}
