//! Versions that supersede: rates and score weights. No estimate changes by them.

use super::ask::{Ask, area_key};
use super::settings::space_key;
use super::{Decision, check};
use crate::ids::{self, AreaId, BasisId, ProfileId, SpaceId};
use crate::operation::Operation;
use crate::refusal::{Code, Refusal};
use crate::row::{Body, EntityKind, Key};
use crate::rows::{Area, Basis, Method, Profile, Space, Unknown};
use crate::text::{self, problem};

/// The key of a version of the rates.
pub(super) fn basis_key(space: SpaceId, area: Option<AreaId>, version: u32) -> Key {
    basis_key_of(ids::of_basis(space, area, version))
}

/// The key of rates.
pub(super) fn basis_key_of(id: BasisId) -> Key {
    Key::new(EntityKind::Basis, id.0)
}

/// The key of a version of a profile.
pub(super) fn profile_key(id: ProfileId) -> Key {
    Key::new(EntityKind::Profile, id.0)
}

pub(super) fn add_basis(ask: &Ask) -> Result<Decision, Refusal> {
    let Some(basis) = given_basis(&ask.envelope.operation) else {
        return Ok(Decision::no_effect());
    };
    let space = ask.context.space;
    let owner = basis.area_id.map_or(space_key(space), area_key);
    let (id, area) = (basis_key(space, basis.area_id, basis.version), basis.area_id);
    let superseding = superseding(ask, owner, BasisId(id.id))?;
    check::none_of(check::basis(&basis))?;
    if ask.rows.contains(&id) {
        return Err(Refusal::new(Code::KeyTaken).with("version", basis.version));
    }
    let former = basis.version.saturating_sub(1);
    if former > 0 && !ask.rows.contains(&basis_key(space, area, former)) {
        return Err(Refusal::invalid("version", problem::NOT_IN_ORDER));
    }
    let Decision { rows: owner, events, .. } = superseding;
    let rows = std::iter::once(ask.new_row(id.id, basis)).chain(owner).collect();
    Ok(Decision::done(rows, events))
}

fn given_basis(operation: &Operation) -> Option<Basis> {
    let Operation::BasisAdd {
        area,
        version,
        labour,
        day_cost_minor,
        working_days_per_year,
        hours_per_day,
    } = *operation
    else {
        return None;
    };
    let unknown = Unknown::new();
    let area_id = area;
    Some(Basis {
        area_id,
        version,
        labour,
        day_cost_minor,
        working_days_per_year,
        hours_per_day,
        unknown,
    })
}

/// The area or the space with other current rates.
fn superseding(ask: &Ask, owner: Key, basis: BasisId) -> Result<Decision, Refusal> {
    if owner.kind == EntityKind::Area {
        let (row, area) = ask.find::<Area>(owner)?;
        let area = Area { current_basis_id: Some(basis), ..area.clone() };
        return Ok(ask.write(row, None, area));
    }
    let (row, space) = ask.find::<Space>(owner)?;
    Ok(ask.write(row, None, Space { current_basis_id: basis, ..space.clone() }))
}

pub(super) fn save_profile(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::ProfileSave { id, family_id, version, name, method, weights } =
        &ask.envelope.operation
    else {
        return Ok(Decision::no_effect());
    };
    let is_first = id == family_id;
    if !is_first {
        ask.find::<Profile>(profile_key(*family_id))?;
    }
    let name = text::line("name", name, 1, 80)?;
    if (*version == 1) != is_first || *version == 0 {
        return Err(Refusal::invalid("version", problem::NOT_IN_ORDER));
    }
    check::none_of(check::weights(weights))?;
    if ask.rows.contains(&profile_key(*id)) {
        return Err(Refusal::new(Code::KeyTaken).with("id", id.to_string()));
    }
    if *method == Method::Weighted && !weights.values().any(|weight| *weight > 0.0) {
        return Err(Code::WeightsZero.into());
    }
    let profile = Profile {
        family_id: *family_id,
        version: *version,
        name,
        builtin: None,
        method: *method,
        weights: weights.clone(),
        unknown: Unknown::new(),
    };
    Ok(ask.add(ask.new_row(id.0, Body::from(profile)), None))
}

pub(super) fn activate_profile(ask: &Ask, id: ProfileId) -> Result<Decision, Refusal> {
    ask.find::<Profile>(profile_key(id))?;
    let (row, space) = ask.find::<Space>(space_key(ask.context.space))?;
    Ok(ask.write(row, None, Space { active_profile_id: id, ..space.clone() }))
}
