//! The way back of what is set for the space: what was added is archived, what was changed gets
//! its former values.

use super::{Act, Kept, Scene, Way, Why, typed};
use crate::ids::{AreaId, ProfileId, StandardItemId, SystemId};
use crate::operation::Operation;
use crate::row::{EntityKind, Key, Row};
use crate::rows::{Area, Member, Profile, Space, StandardItem, System};
use uuid::Uuid;

/// Name and archived, each only while it is still the act's own; and whether the act made the row.
struct Named {
    name: Option<String>,
    archived: Option<bool>,
    kept: Vec<Kept>,
}

fn named(act: &Act, scene: &Scene, row: &Row) -> Named {
    let mut named = Named { name: None, archived: None, kept: vec![] };
    let is_new = scene.facts_before(act, row).is_none();
    for field in ["name", "archived"] {
        let Some(change) = act.change(field).filter(|it| it.before != it.after) else { continue };
        if let Some(since) = scene.since(act, row, field) {
            let (field, why) = (Some(field.to_owned()), Why::ChangedSince);
            named.kept.push(Kept { field, why, since: Some(since) });
        } else if field == "name" {
            named.name = change.before.as_str().map(str::to_owned);
        } else {
            named.archived = Some(is_new || change.before.as_bool().unwrap_or(false));
        }
    }
    // Somebody gave what was added another name: it is in use.
    if is_new && !named.kept.is_empty() {
        named.archived = None;
    }
    named
}

pub(super) fn system(act: &Act, scene: &Scene) -> Way {
    let row = act.about().and_then(|key| scene.find::<System>(key));
    let Some((row, _)) = row else { return Way::kept(Why::NoWayBack, None) };
    let Named { name, archived, kept } = named(act, scene, row);
    let id = SystemId(row.id);
    let edit = Operation::SystemEdit { id, name: name.clone(), archived };
    Way { operations: some(edit, name.is_some() || archived.is_some()), kept }
}

/// An archived area comes back under its name said anew.
pub(super) fn area(act: &Act, scene: &Scene) -> Way {
    let row = act.about().and_then(|key| scene.find::<Area>(key));
    let Some((row, area)) = row else { return Way::kept(Why::NoWayBack, None) };
    let Named { mut name, archived, kept } = named(act, scene, row);
    let is_something = name.is_some() || archived.is_some();
    if area.archived && archived == Some(false) {
        name.get_or_insert_with(|| area.name.clone());
    }
    let edit = Operation::AreaEdit { id: AreaId(row.id), name, archived };
    Way { operations: some(edit, is_something), kept }
}

fn some(operation: Operation, is_something: bool) -> Vec<Operation> {
    if is_something { vec![operation] } else { vec![] }
}

/// Versions never change: the former content becomes the newest version. A profile that was saved
/// for the first time has none, and nothing archives a profile.
pub(super) fn profile_saved(act: &Act, scene: &Scene) -> Way {
    let Operation::ProfileSave { id, family_id, version, .. } = &act.done.operation else {
        return Way::kept(Why::NoWayBack, None);
    };
    let family = versions(scene, *family_id);
    let newest = family.iter().max_by_key(|(_, profile)| profile.version);
    match newest {
        Some((row, _)) if row.id != id.0 => {
            return Way::kept(Why::ChangedSince, Some(row.created_op));
        }
        _ => {}
    }
    let former = family.iter().filter(|(_, profile)| profile.version < *version);
    match former.max_by_key(|(_, profile)| profile.version) {
        Some((_, former)) => {
            Way::of(saved(new_id(act, scene, "back"), former, version.saturating_add(1)))
        }
        None => Way::kept(Why::NoWayBack, None),
    }
}

/// All versions of a profile.
pub(super) fn versions<'a>(scene: &Scene<'a>, family: ProfileId) -> Vec<(&'a Row, &'a Profile)> {
    let profiles =
        scene.rows.iter().filter_map(|row| Some((row, <&Profile>::try_from(&row.body).ok()?)));
    profiles.filter(|(row, it)| !row.removed && it.family_id == family).collect()
}

/// A new version with this content.
pub(super) fn saved(id: Uuid, content: &Profile, version: u32) -> Operation {
    Operation::ProfileSave {
        id: ProfileId(id),
        family_id: content.family_id,
        version,
        name: content.name.clone(),
        method: content.method,
        weights: content.weights.clone(),
    }
}

/// An id for what has to be made anew: the same however often this turn is tried.
pub(super) fn new_id(act: &Act, scene: &Scene, direction: &str) -> Uuid {
    let name = format!("{direction}\u{1f}{}", act.done.op_id);
    Uuid::new_v5(&scene.space.0, name.as_bytes())
}

pub(super) fn profile_activated(act: &Act, scene: &Scene) -> Way {
    let space = scene.find::<Space>(Key::new(EntityKind::Space, scene.space.0));
    let (Some((row, _)), Some(id)) = (space, act.before("active_profile_id")) else {
        return Way::kept(Why::NoWayBack, None);
    };
    scene.unless_changed(act, row, "active_profile_id", Operation::ProfileActivate { id })
}

pub(super) fn item_put(act: &Act, scene: &Scene) -> Way {
    let row = act.about().and_then(|key| scene.find::<StandardItem>(key));
    let Some((row, now)) = row else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = scene.since_any(act, row) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    let former: Option<StandardItem> = typed(scene.facts_before(act, row));
    let item = former.unwrap_or_else(|| StandardItem { archived: true, ..now.clone() });
    Way::of(Operation::StandardItemPut {
        id: StandardItemId(row.id),
        text: item.text,
        check: item.check,
        check_name: item.check_name,
        required: item.required,
        position: item.position,
        archived: item.archived,
    })
}

/// One's own name and area; nobody else writes them.
pub(super) fn member(act: &Act, scene: &Scene) -> Way {
    let row = scene.find::<Member>(scene.actor);
    let former = row.and_then(|(row, _)| typed::<Member>(scene.facts_before(act, row)));
    match former {
        Some(Member { display_name, area_id, .. }) => {
            Way::of(Operation::MemberProfile { display_name, area_id })
        }
        None => Way::kept(Why::NoWayBack, None),
    }
}
