//! Systems, areas, and the settings of the space.

use super::ask::{Ask, area_key};
use super::{Decision, check};
use crate::ids::{self, AreaId, SpaceId, SystemId};
use crate::operation::SpaceEdit;
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Set};
use crate::rows::{Area, Space, System, Unknown};
use crate::text::{self, problem};

/// The key of a system's row.
pub(super) fn system_key(id: SystemId) -> Key {
    Key::new(EntityKind::System, id.0)
}

/// The key of the system that has this name.
pub(super) fn system_named(space: SpaceId, name: &str) -> Key {
    system_key(ids::of_system(space, &text::fold(name)))
}

/// A name that is there already, under this or a later name, is that system.
pub(super) fn add_system(ask: &Ask, name: &str) -> Result<Decision, Refusal> {
    let name = text::line("name", name, 1, 80)?;
    let key = system_named(ask.context.space, &name);
    if ask.rows.contains(&key) {
        return Ok(Decision::no_effect());
    }
    let system = System { name, archived: false, unknown: Unknown::new() };
    Ok(ask.add(ask.new_row(key.id, system), None))
}

pub(super) fn edit_system(
    ask: &Ask,
    id: SystemId,
    name: Option<&str>,
    archived: Option<bool>,
) -> Result<Decision, Refusal> {
    let (row, system) = ask.find::<System>(system_key(id))?;
    let name = name.map(|name| text::line("name", name, 1, 80)).transpose()?;
    let name = name.unwrap_or_else(|| system.name.clone());
    let archived = archived.unwrap_or(system.archived);
    Ok(ask.write(row, None, System { name, archived, ..system.clone() }))
}

pub(super) fn add_area(ask: &Ask, id: AreaId, name: &str) -> Result<Decision, Refusal> {
    let name = text::line("name", name, 1, 80)?;
    if ask.rows.contains(&area_key(id)) {
        return Err(Refusal::new(Code::KeyTaken).with("id", id.to_string()));
    }
    is_free(ask, id, &name)?;
    let unknown = Unknown::new();
    let area = Area { name, current_basis_id: None, archived: false, unknown };
    Ok(ask.add(ask.new_row(id.0, area), None))
}

/// An archived area comes back under a name that is said anew, since its own may be taken by now.
pub(super) fn edit_area(
    ask: &Ask,
    id: AreaId,
    name: Option<&str>,
    archived: Option<bool>,
) -> Result<Decision, Refusal> {
    let (row, area) = ask.find::<Area>(area_key(id))?;
    let name = name.map(|name| text::line("name", name, 1, 80)).transpose()?;
    let archived = archived.unwrap_or(area.archived);
    if area.archived && !archived && name.is_none() {
        return Err(Refusal::invalid("name", problem::REQUIRED));
    }
    if let Some(name) = name.as_deref().filter(|_| !archived) {
        is_free(ask, id, name)?;
    }
    let name = name.unwrap_or_else(|| area.name.clone());
    Ok(ask.write(row, None, Area { name, archived, ..area.clone() }))
}

fn is_free(ask: &Ask, id: AreaId, name: &str) -> Result<(), Refusal> {
    let folded = text::fold(name);
    let rows = ask.rows.set(&Set::Name(EntityKind::Area, folded.clone()));
    let taken = rows.filter(|row| !row.removed && row.id != id.0).find(|row| {
        <&Area>::try_from(&row.body)
            .is_ok_and(|area| !area.archived && text::fold(&area.name) == folded)
    });
    match taken {
        Some(row) => Err(Refusal::new(Code::NameTaken).with("id", row.id.to_string())),
        None => Ok(()),
    }
}

/// The key of the space's own row.
pub(super) fn space_key(space: SpaceId) -> Key {
    Key::new(EntityKind::Space, space.0)
}

pub(super) fn edit_space(ask: &Ask, edit: &SpaceEdit) -> Result<Decision, Refusal> {
    let (row, space) = ask.find::<Space>(space_key(ask.context.space))?;
    let mut edit = edit.clone();
    check::none_of(check::space_edit(&mut edit))?;
    // Whether money was said anywhere does not follow from a few rows, so it stays as it was.
    if edit.currency.is_some_and(|currency| currency != space.currency) {
        return Err(Refusal::invalid("currency", problem::UNKNOWN_FIELD));
    }
    let now = space.clone();
    let edited = Space {
        name: edit.name.unwrap_or(now.name),
        time_zone: edit.time_zone.unwrap_or(now.time_zone),
        share_default: edit.share_default.unwrap_or(now.share_default),
        value_basis: edit.value_basis.unwrap_or(now.value_basis),
        value_full: edit.value_full.unwrap_or(now.value_full),
        stale_claim_days: edit.stale_claim_days.unwrap_or(now.stale_claim_days),
        goals: edit.goals.unwrap_or(now.goals),
        ..now
    };
    Ok(ask.write(row, None, edited))
}
