//! The names of people, areas and systems, and the rates, as they are shown.

use crate::views::PersonView;
use hub_core::rows::{Area, Basis, Member, Profile, Space, System};
use hub_core::{AreaId, Body, EntityKind, Key, MemberId, Row, Rows, SpaceId, SystemId};
use hub_store::{Reader, StoreError};
use std::collections::BTreeMap;

/// Everything that an idea refers to but systems, which are many.
#[derive(Debug)]
pub(crate) struct Names {
    /// Space, members, areas, rates.
    pub(crate) rows: Rows,
    /// The space.
    pub(crate) space: Space,
    /// The profile in force.
    pub(crate) profile: Profile,
}

impl Names {
    /// Reads them all.
    pub(crate) fn load(reader: &Reader) -> Result<Self, StoreError> {
        let mut rows = Rows::default();
        let kinds = [EntityKind::Space, EntityKind::Member, EntityKind::Area, EntityKind::Basis];
        for kind in kinds {
            reader.rows(kind)?.into_iter().for_each(|row| rows.insert(row));
        }
        let missing = || StoreError::CatalogueDamaged { detail: "no space row".to_owned() };
        let (_, space) = reader.space()?.ok_or_else(missing)?;
        let key = Key::new(EntityKind::Profile, space.active_profile_id.0);
        let profile = match reader.row(&key)?.map(|row| row.body) {
            Some(Body::Profile(profile)) => *profile,
            _ => return Err(missing()),
        };
        Ok(Self { rows, space, profile })
    }

    /// The space's id.
    pub(crate) fn space_id(&self) -> SpaceId {
        let row = self.rows.iter().find(|row| row.body.kind() == EntityKind::Space);
        SpaceId(row.map(|row| row.id).unwrap_or_default())
    }

    /// The number of an idea as it is shown.
    pub(crate) fn shown_id(&self, number: Option<u32>) -> String {
        number.map_or_else(|| "–".to_owned(), |number| format!("{}-{number}", self.space.prefix))
    }

    /// An area's name.
    pub(crate) fn area(&self, id: Option<AreaId>) -> Option<String> {
        let key = Key::new(EntityKind::Area, id?.0);
        self.rows.get::<Area>(&key).map(|(_, area)| area.name.clone())
    }

    /// A person; an erased one has a number for a name.
    pub(crate) fn person(&self, id: MemberId) -> PersonView {
        let member = self.rows.get::<Member>(&Key::from(id)).map(|(_, member)| member);
        let name = member.map_or_else(String::new, shown_name);
        PersonView { id, name }
    }

    /// The person's row.
    pub(crate) fn member(&self, id: MemberId) -> Option<&Member> {
        self.rows.get::<Member>(&Key::from(id)).map(|(_, member)| member)
    }

    /// The rates in force for an area.
    pub(crate) fn current_basis(&self, area: Option<AreaId>) -> hub_core::BasisId {
        let area = area.and_then(|id| self.rows.get::<Area>(&Key::new(EntityKind::Area, id.0)));
        let own = area.and_then(|(_, area)| area.current_basis_id);
        own.unwrap_or(self.space.current_basis_id)
    }

    /// Rates by id.
    pub(crate) fn basis(&self, id: hub_core::BasisId) -> Option<&Basis> {
        crate::figures::basis(&self.rows, id)
    }
}

/// The same in every language: whoever shows the members says what the number means.
fn shown_name(member: &Member) -> String {
    match member.erased_no {
        Some(number) => format!("#{number}"),
        None => member.display_name.clone(),
    }
}

/// The names of some systems; an unknown one is shown as such by its absence.
pub(crate) fn systems(
    reader: &Reader,
    ids: impl IntoIterator<Item = SystemId>,
) -> Result<BTreeMap<SystemId, String>, StoreError> {
    let mut names = BTreeMap::new();
    for id in ids {
        if let Some(name) = reader.row(&Key::new(EntityKind::System, id.0))?.and_then(system_name) {
            names.insert(id, name);
        }
    }
    Ok(names)
}

fn system_name(row: Row) -> Option<String> {
    match row.body {
        Body::System(system) => Some(System::clone(&system).name),
        _ => None,
    }
}
