//! S13: clocks that are wrong by a year change nothing but the times that are shown.

use super::tables::Tables;
use crate::simulate::edges::word;
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use serde_json::Value;

/// What the server holds, without any time.
pub fn timeless(world: &World) -> Outcome<Vec<String>> {
    let tables = Tables::read(&world.server.path())?;
    let rows = tables.things.values().map(|(kind, id, json)| {
        let mut facts: Value = serde_json::from_str(json).unwrap_or_default();
        strip(&mut facts);
        format!("{kind} {id} {facts}")
    });
    let ops = tables.ops.iter().map(|op| format!("{} {} {}", op.kind, op.op_id, word(&op.verdict)));
    Ok(rows.chain(ops).collect())
}

/// Takes the times out, wherever they stand.
fn strip(facts: &mut Value) {
    match facts {
        Value::Object(members) => {
            let is_time = |name: &str| name.ends_with("_ms");
            members.retain(|name, _| !is_time(name));
            // A line of the history about a time.
            if members.get("field").and_then(Value::as_str).is_some_and(is_time) {
                members.clear();
            }
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Holds a history with wrong clocks against the same one with right ones.
///
/// # Errors
/// The first fact that is otherwise.
pub fn compare(wrong: &[String], right: &[String]) -> Outcome<()> {
    let other = wrong.iter().zip(right).find(|(wrong, right)| wrong != right);
    match other {
        None if wrong.len() == right.len() => Ok(()),
        None => Err(Finding::new(NAME, format!("{} facts, not {}", wrong.len(), right.len()))),
        Some((wrong, right)) => Err(Finding::new(NAME, format!("{wrong}, not {right}"))),
    }
}

const NAME: &str = "S13 wrong clocks change nothing but times";
