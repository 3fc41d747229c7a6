//! Operations at the space, its members, its rates and its lists.

use super::{Seen, words};
use crate::simulate::draw::Draw;
use hub_core::genesis::balanced_weights;
use hub_core::operation::{Operation, SpaceEdit};
use hub_core::rows::{Basis, Check, Method, Profile};
use hub_core::{AreaId, EntityKind, ProfileId, StandardItemId, SystemId};
use hub_store::StoreError;

/// What can be done besides ideas.
#[derive(Clone, Copy)]
enum What {
    AddSystem,
    EditSystem,
    AddArea,
    EditArea,
    AddBasis,
    SaveProfile,
    ActivateProfile,
    PutItem,
    EditSpace,
    Profile,
}

const WEIGHTS: &[(What, u32)] = &[
    (What::AddSystem, 6),
    (What::EditSystem, 2),
    (What::AddArea, 4),
    (What::EditArea, 2),
    (What::AddBasis, 2),
    (What::SaveProfile, 2),
    (What::ActivateProfile, 2),
    (What::PutItem, 2),
    (What::EditSpace, 3),
    (What::Profile, 4),
];

pub(super) fn intent(seen: &Seen<'_>, draw: &mut Draw) -> Result<Option<Operation>, StoreError> {
    use Operation as O;
    // Few names, so that two people give the same one.
    let name = format!("Name {}", draw.from(1, 12));
    let archived = Some(draw.permille(300));
    Ok(match draw.weighted(WEIGHTS) {
        What::AddSystem => Some(O::SystemAdd { name }),
        What::EditSystem => seen.one(EntityKind::System, draw)?.map(|row| O::SystemEdit {
            id: SystemId(row.id),
            name: None,
            archived,
        }),
        What::AddArea => Some(O::AreaAdd { id: AreaId(draw.id()), name }),
        What::EditArea => seen.one(EntityKind::Area, draw)?.map(|row| O::AreaEdit {
            id: AreaId(row.id),
            name: Some(name),
            archived,
        }),
        What::AddBasis => Some(basis(seen, draw)?),
        What::SaveProfile => save_profile(seen, draw)?,
        What::ActivateProfile => {
            let profile = seen.one(EntityKind::Profile, draw)?;
            profile.map(|row| O::ProfileActivate { id: ProfileId(row.id) })
        }
        What::PutItem => Some(O::StandardItemPut {
            id: StandardItemId(draw.id()),
            text: words(draw),
            check: Check::Manual,
            check_name: None,
            required: draw.permille(200),
            position: draw.from(0, 30) as u32,
            archived: draw.permille(200),
        }),
        What::EditSpace => Some(O::SpaceEdit(SpaceEdit {
            name: Some(words(draw)),
            stale_claim_days: draw.permille(500).then(|| draw.from(1, 30) as u32),
            ..SpaceEdit::default()
        })),
        What::Profile => Some(O::MemberProfile { display_name: words(draw), area_id: None }),
    })
}

fn basis(seen: &Seen<'_>, draw: &mut Draw) -> Result<Operation, StoreError> {
    let versions = seen.rows(EntityKind::Basis)?.into_iter().filter_map(|row| {
        let basis = <&Basis>::try_from(&row.body).ok()?;
        basis.area_id.is_none().then_some(basis.version)
    });
    Ok(Operation::BasisAdd {
        area: None,
        version: versions.max().unwrap_or(0) + 1,
        labour: None,
        day_cost_minor: Some(draw.from(1, 90_000) as i64),
        working_days_per_year: 220.0,
        hours_per_day: 8.0,
    })
}

fn save_profile(seen: &Seen<'_>, draw: &mut Draw) -> Result<Option<Operation>, StoreError> {
    let Some(row) = seen.one(EntityKind::Profile, draw)? else { return Ok(None) };
    let Ok(profile) = <&Profile>::try_from(&row.body) else { return Ok(None) };
    Ok(Some(Operation::ProfileSave {
        id: ProfileId(draw.id()),
        family_id: profile.family_id,
        version: profile.version + 1,
        name: words(draw),
        method: Method::Weighted,
        weights: balanced_weights(),
    }))
}
