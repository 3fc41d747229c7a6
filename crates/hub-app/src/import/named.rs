//! Areas and systems by name: those that are there, and those that the import adds, each once.

use crate::AppError;
use crate::names::Names;
use hub_core::rows::{Area, Role, System};
use hub_core::text::fold;
use hub_core::{AreaId, EntityKind, Key, MemberId, Operation, Row, SpaceId, SystemId, ids};
use hub_store::{Reader, StoreError};
use std::collections::HashMap;

/// Something with a name.
#[derive(Clone, Debug)]
struct Entry<Id> {
    id: Id,
    name: String,
    is_new: bool,
    is_used: bool,
}

/// What an import knows and adds.
#[derive(Debug)]
pub(crate) struct Named {
    space: SpaceId,
    adds_areas: bool,
    areas: HashMap<String, Entry<AreaId>>,
    systems: HashMap<String, Entry<SystemId>>,
    /// The present name of every system that is there.
    system_names: HashMap<SystemId, String>,
    /// In the order of the file.
    new_areas: Vec<String>,
    new_systems: Vec<String>,
}

impl Named {
    /// `systems` are the rows of all systems.
    pub(crate) fn load(names: &Names, systems: &[Row], me: MemberId) -> Result<Self, AppError> {
        let space = names.rows.iter().find(|row| row.body.kind() == EntityKind::Space);
        let space = space.ok_or_else(|| AppError::new("STORE_NOT_A_SPACE"))?.id;
        let mut areas: HashMap<String, Entry<AreaId>> = HashMap::new();
        for row in names.rows.iter().filter(|row| !row.removed) {
            let Ok(area) = <&Area>::try_from(&row.body) else { continue };
            let entry = Entry {
                id: AreaId(row.id),
                name: area.name.clone(),
                is_new: false,
                is_used: false,
            };
            let known = areas.entry(fold(&area.name)).or_insert_with(|| entry.clone());
            // Of an archived and a present area of one name, the present one is meant.
            if !area.archived {
                *known = entry;
            }
        }
        Ok(Self {
            space: SpaceId(space),
            adds_areas: names.member(me).is_some_and(|member| member.role == Role::Admin),
            areas,
            systems: by_name(systems),
            system_names: system_names(systems),
            new_areas: vec![],
            new_systems: vec![],
        })
    }

    pub(crate) fn space(&self) -> SpaceId {
        self.space
    }

    /// The area of a name; none when it is not there and this person may not add it.
    pub(crate) fn area(&mut self, name: &str) -> Option<AreaId> {
        let folded = fold(name);
        if !self.areas.contains_key(&folded) {
            if !self.adds_areas || folded.is_empty() {
                return None;
            }
            let (id, name) = (AreaId(crate::clock::new_id()), name.to_owned());
            let entry = Entry { id, name, is_new: true, is_used: false };
            self.areas.insert(folded.clone(), entry);
            self.new_areas.push(folded.clone());
        }
        self.areas.get(&folded).map(|entry| entry.id)
    }

    /// Whether a text names this system: by its present name, or by its id where it has none.
    pub(crate) fn is_system(&self, id: SystemId, text: &str) -> bool {
        match self.system_names.get(&id) {
            Some(name) => fold(name) == fold(text),
            None => text == id.to_string(),
        }
    }

    /// The system of a name: the one that bears it now, else the one that was added under it.
    pub(crate) fn system(&mut self, reader: &Reader, name: &str) -> Result<SystemId, StoreError> {
        let folded = fold(name);
        if let Some(entry) = self.systems.get(&folded) {
            return Ok(entry.id);
        }
        let id = ids::of_system(self.space, &folded);
        let is_new = reader.row(&Key::new(EntityKind::System, id.0))?.is_none();
        let entry = Entry { id, name: name.to_owned(), is_new, is_used: false };
        if is_new {
            self.new_systems.push(folded.clone());
        }
        self.systems.insert(folded, entry);
        Ok(id)
    }

    /// Says that a row with these names is taken, so that they are added where they are new.
    pub(crate) fn use_them(&mut self, area: Option<&str>, systems: Option<&[String]>) {
        if let Some(entry) = area.and_then(|name| self.areas.get_mut(&fold(name))) {
            entry.is_used = true;
        }
        for name in systems.unwrap_or_default() {
            if let Some(entry) = self.systems.get_mut(&fold(name)) {
                entry.is_used = true;
            }
        }
    }

    /// The name of an area, new ones too.
    pub(crate) fn area_name(&self, id: AreaId) -> Option<String> {
        self.areas.values().find(|entry| entry.id == id).map(|entry| entry.name.clone())
    }

    /// The name of a system that the file names.
    pub(crate) fn system_name(&self, id: SystemId) -> Option<String> {
        let added = || self.systems.values().find(|entry| entry.id == id);
        let known = self.system_names.get(&id).cloned();
        known.or_else(|| added().map(|entry| entry.name.clone()))
    }

    /// The operations that add what is new and used, with the names.
    pub(crate) fn additions(&self) -> (Vec<String>, Vec<String>, Vec<Operation>) {
        let areas: Vec<_> =
            self.new_areas.iter().filter_map(|name| used(&self.areas, name)).collect();
        let systems: Vec<_> =
            self.new_systems.iter().filter_map(|name| used(&self.systems, name)).collect();
        let add_area =
            |area: &&Entry<AreaId>| Operation::AreaAdd { id: area.id, name: area.name.clone() };
        let add_system =
            |system: &&Entry<SystemId>| Operation::SystemAdd { name: system.name.clone() };
        let operations = systems.iter().map(add_system).chain(areas.iter().map(add_area)).collect();
        let area_names = areas.iter().map(|area| area.name.clone()).collect();
        (area_names, systems.iter().map(|system| system.name.clone()).collect(), operations)
    }
}

fn system_names(rows: &[Row]) -> HashMap<SystemId, String> {
    let name = |row: &Row| {
        let system = <&System>::try_from(&row.body).ok()?;
        Some((SystemId(row.id), system.name.clone()))
    };
    rows.iter().filter_map(name).collect()
}

/// Systems by their present names; of several with one name the one that is not archived.
fn by_name(rows: &[Row]) -> HashMap<String, Entry<SystemId>> {
    let mut systems: HashMap<String, Entry<SystemId>> = HashMap::new();
    for row in rows.iter().filter(|row| !row.removed) {
        let Ok(system) = <&System>::try_from(&row.body) else { continue };
        let (id, name) = (SystemId(row.id), system.name.clone());
        let entry = Entry { id, name, is_new: false, is_used: false };
        let known = systems.entry(fold(&system.name)).or_insert_with(|| entry.clone());
        if !system.archived {
            *known = entry;
        }
    }
    systems
}

fn used<'a, Id>(entries: &'a HashMap<String, Entry<Id>>, folded: &str) -> Option<&'a Entry<Id>> {
    entries.get(folded).filter(|entry| entry.is_new && entry.is_used)
}
