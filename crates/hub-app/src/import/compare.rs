//! What a row changes of an idea that is there: only fields that the row says, only where the value
//! is another (rule I2).

use super::said::Said;
use hub_core::operation::{FieldEdit, Submission};
use hub_core::rows::{Idea, Ratings};
use hub_core::{Row, SystemId};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The edits of `idea` for what is said: `wanted` and `ratings` hold its values in the form of a
/// submission.
pub(crate) fn edits(
    row: &Row,
    idea: &Idea,
    said: &Said,
    wanted: &Submission,
    ratings: &Ratings,
) -> BTreeMap<String, FieldEdit> {
    let mut edits = Edits { row, set: BTreeMap::new() };
    edits.values(&wanted.estimate, &idea.estimate);
    edits.values(&wanted.answers, &idea.answers);
    edits.values(ratings, &idea.ratings);
    let mut said_case = object(&wanted.case);
    // Systems are edited as a set; the language is a guess about a new idea only.
    said_case.remove("system_ids");
    said_case.remove("lang");
    if said.title.is_none() {
        said_case.remove("title");
    }
    edits.members(said_case, &object(&idea.case));
    if said.systems.is_some() {
        edits.systems(&wanted.case.system_ids, &idea.case.system_ids);
    }
    edits.set
}

struct Edits<'a> {
    row: &'a Row,
    set: BTreeMap<String, FieldEdit>,
}

impl Edits<'_> {
    fn values(&mut self, wanted: &impl Serialize, now: &impl Serialize) {
        self.members(object(wanted), &object(now));
    }

    fn members(&mut self, wanted: Map<String, Value>, now: &Map<String, Value>) {
        for (field, value) in wanted {
            if now.get(&field) != Some(&value) {
                let base = Some(self.row.version_of(&field));
                self.set.insert(field, FieldEdit::Value { value, base });
            }
        }
    }

    fn systems(&mut self, wanted: &BTreeSet<SystemId>, now: &BTreeSet<SystemId>) {
        let add: Vec<_> = wanted.difference(now).copied().collect();
        let remove: Vec<_> = now.difference(wanted).copied().collect();
        if !add.is_empty() || !remove.is_empty() {
            self.set.insert("system_ids".to_owned(), FieldEdit::Members { add, remove });
        }
    }
}

fn object(facts: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}
