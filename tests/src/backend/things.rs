//! Rows and events, byte for byte, of a device's catalogue and of a server.

use hub_core::EntityKind;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

use super::Outcome;
use super::person::Person;

/// By place in the order: kind, id, JSON.
pub type Things = BTreeMap<u64, (String, Uuid, String)>;

const OF_A_CATALOGUE: &str = "
SELECT seq, kind, id, json FROM row UNION ALL SELECT seq, ?1, id, json FROM event";

/// What a device has, read beside its process.
///
/// # Errors
/// What the disk says.
pub fn of_device(space: &Path) -> Outcome<Things> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let catalogue = Connection::open_with_flags(space.join("catalogue.db"), flags)?;
    catalogue.busy_timeout(super::PATIENCE)?;
    let mut statement = catalogue.prepare(OF_A_CATALOGUE)?;
    let things = statement.query_map([EntityKind::Event.as_str()], |row| {
        let id = Uuid::from_bytes(row.get(2)?);
        Ok((row.get::<_, i64>(0)?.cast_unsigned(), (row.get(1)?, id, row.get(3)?)))
    })?;
    Ok(things.collect::<rusqlite::Result<_>>()?)
}

/// What a server has, read from the very beginning, and the cursor of its end.
///
/// # Errors
/// What the server says.
pub fn of_server(person: &Person) -> Outcome<(Things, String)> {
    let (mut things, mut after) = (Things::new(), None);
    loop {
        let page = person.changes(after.as_deref(), 0)?;
        for thing in page.items {
            let json: Box<str> = thing.json.into();
            things.insert(thing.seq, (thing.kind, thing.id, json.into_string()));
        }
        if !page.more {
            return Ok((things, page.cursor));
        }
        after = Some(page.cursor);
    }
}

/// What one has and the other has not, in a few words; none when both are the same.
#[must_use]
pub fn difference(server: &Things, device: &Things) -> Option<String> {
    let missing = server.iter().find(|(seq, thing)| device.get(seq) != Some(thing));
    let more = device.iter().find(|(seq, thing)| server.get(seq) != Some(thing));
    if missing.is_none() && more.is_none() {
        return None;
    }
    let (all, here) = (server.len(), device.len());
    Some(format!("of {all} there are {here}; the server has {missing:?}, the device {more:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let thing = |json: &str| ("idea".to_owned(), Uuid::nil(), json.to_owned());
        let server = Things::from([(1, thing("{}")), (2, thing("[]"))]);
        assert_eq!(difference(&server, &server.clone()), None);
        let cases = [
            Things::from([(1, thing("{}"))]),
            Things::from([(1, thing("{ }")), (2, thing("[]"))]),
            Things::from([(1, thing("{}")), (3, thing("[]"))]),
            Things::from([(1, thing("{}")), (2, thing("[]")), (3, thing("1"))]),
        ];
        for device in cases {
            assert!(difference(&server, &device).is_some(), "{device:?}");
        }
    }
}
