//! What a row changes of an idea that is there: only fields that the row says, only where the value
//! is another (rule I2).

use super::said::Said;
use hub_core::operation::{FieldEdit, Submission};
use hub_core::rows::{Idea, Ratings};
use hub_core::{Row, SystemId};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What a row changes: the edits, and the values before.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub(crate) set: BTreeMap<String, FieldEdit>,
    pub(crate) before: BTreeMap<String, Value>,
}

/// The edits of `idea` for what is said: `wanted` and `ratings` hold its values in the form of a
/// submission.
pub(crate) fn edits(
    row: &Row,
    idea: &Idea,
    said: &Said,
    wanted: &Submission,
    ratings: &Ratings,
) -> Edits {
    let mut edits = Gather { row, edits: Edits::default() };
    edits.values(&wanted.estimate, &idea.estimate);
    edits.values(&wanted.answers, &idea.answers);
    edits.values(ratings, &idea.ratings);
    let mut said_case = object(&wanted.case);
    // Systems are edited as a set; the language is a guess about a new idea only.
    said_case.remove("system_ids");
    if said.lang.is_none() {
        said_case.remove("lang");
    }
    if said.title.is_none() {
        said_case.remove("title");
    }
    edits.members(said_case, &object(&idea.case));
    if said.systems.is_some() {
        edits.systems(&wanted.case.system_ids, &idea.case.system_ids);
    }
    edits.edits
}

struct Gather<'a> {
    row: &'a Row,
    edits: Edits,
}

impl Gather<'_> {
    fn values(&mut self, wanted: &impl Serialize, now: &impl Serialize) {
        self.members(object(wanted), &object(now));
    }

    fn members(&mut self, wanted: Map<String, Value>, now: &Map<String, Value>) {
        for (field, value) in wanted {
            let before = now.get(&field);
            if before != Some(&value) {
                let base = Some(self.row.version_of(&field));
                self.edits.before.insert(field.clone(), before.cloned().unwrap_or_default());
                self.edits.set.insert(field, FieldEdit::Value { value, base });
            }
        }
    }

    fn systems(&mut self, wanted: &BTreeSet<SystemId>, now: &BTreeSet<SystemId>) {
        let add: Vec<_> = wanted.difference(now).copied().collect();
        let remove: Vec<_> = now.difference(wanted).copied().collect();
        if !add.is_empty() || !remove.is_empty() {
            let before: Vec<Value> = now.iter().map(|id| id.to_string().into()).collect();
            self.edits.before.insert("system_ids".to_owned(), before.into());
            self.edits.set.insert("system_ids".to_owned(), FieldEdit::Members { add, remove });
        }
    }
}

fn object(facts: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}
