//! Ideas by title and area, for rows that nothing else identifies (rule I1).

use super::report::Like;
use crate::names::Names;
use hub_core::AreaId;
use hub_core::text::fold;
use hub_store::{Reader, StoreError};
use std::collections::HashMap;

/// Who has a title in an area.
#[derive(Clone, Copy, Debug)]
enum Owner {
    Idea { local: u32, number: Option<u32> },
    Row(u64),
}

/// All titles with their areas, read when the first row asks.
#[derive(Debug, Default)]
pub(crate) struct Likes {
    known: Option<HashMap<(String, Option<AreaId>), Owner>>,
}

impl Likes {
    /// The idea of this title and area, and from now on this row is one.
    pub(crate) fn find_or_add(
        &mut self,
        reader: &Reader,
        names: &Names,
        title: &str,
        area: Option<AreaId>,
        row: u64,
    ) -> Result<Option<Like>, StoreError> {
        let known = match &mut self.known {
            Some(known) => known,
            none => none.insert(load(reader)?),
        };
        let key = (fold(title), area);
        if let Some(owner) = known.get(&key) {
            return Ok(Some(match *owner {
                Owner::Idea { local, number } => {
                    Like::Idea { local, shown_id: names.shown_id(number) }
                }
                Owner::Row(row) => Like::Row { row },
            }));
        }
        known.insert(key, Owner::Row(row));
        Ok(None)
    }
}

fn load(reader: &Reader) -> Result<HashMap<(String, Option<AreaId>), Owner>, StoreError> {
    let mut locals = vec![];
    reader.each_entry(|entry| locals.push(entry.row.local))?;
    let mut known = HashMap::with_capacity(locals.len());
    for line in reader.lines_of(&locals)? {
        let key = (fold(&line.title), line.row.area_id);
        // Of several, the oldest is the one that others are like.
        let owner = Owner::Idea { local: line.row.local, number: line.row.number };
        known.entry(key).or_insert(owner);
    }
    Ok(known)
}
