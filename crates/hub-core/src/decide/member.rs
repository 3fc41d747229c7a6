//! Members: one's own name and area, roles, and leaving.

use super::Decision;
use super::ask::Ask;
use super::write::change;
use crate::ids::{AreaId, MemberId};
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Set};
use crate::rows::{Member, MemberState, Role, Space};
use crate::text;
use serde_json::Value;

pub(super) fn profile(ask: &Ask, name: &str, area: Option<AreaId>) -> Result<Decision, Refusal> {
    let (row, member) = ask.find::<Member>(ask.actor)?;
    let display_name = text::line("display_name", name, 1, 80)?;
    ask.area(area)?;
    Ok(ask.write(row, None, Member { display_name, area_id: area, ..member.clone() }))
}

pub(super) fn role(ask: &Ask, id: MemberId, role: Role) -> Result<Decision, Refusal> {
    let (row, member) = ask.find::<Member>(id)?;
    if member.state != MemberState::Active {
        return Err(Code::Removed.into());
    }
    if role != Role::Admin {
        leaves_an_admin(ask, id, member)?;
    }
    Ok(ask.write(row, None, Member { role, ..member.clone() }))
}

/// Claims stay, so that a lead decides about them.
pub(super) fn remove(ask: &Ask, id: MemberId) -> Result<Decision, Refusal> {
    let (row, member) = ask.find::<Member>(id)?;
    if member.state != MemberState::Active {
        return Ok(Decision::no_effect());
    }
    leaves_an_admin(ask, id, member)?;
    Ok(ask.write(row, None, Member { state: MemberState::Removed, ..member.clone() }))
}

/// The name goes, a number stands for it; what the person wrote stays. The history says that it was
/// so, without the name: the stores delete the rest by [`crate::redaction`].
pub(super) fn erase(ask: &Ask, id: MemberId) -> Result<Decision, Refusal> {
    let (row, member) = ask.find::<Member>(id)?;
    if member.state == MemberState::Erased {
        return Ok(Decision::no_effect());
    }
    if member.state == MemberState::Active {
        leaves_an_admin(ask, id, member)?;
        return Err(Refusal::new(Code::Active).with("id", id.to_string()));
    }
    let (space_row, space) = ask.find::<Space>(Key::new(EntityKind::Space, ask.context.space.0))?;
    let erased_count = space.erased_count.saturating_add(1);
    let nameless = Member {
        display_name: String::new(),
        area_id: None,
        state: MemberState::Erased,
        erased_no: Some(erased_count),
        ..member.clone()
    };
    let (counted, _) = ask.changed(space_row, Space { erased_count, ..space.clone() });
    let (nameless, _) = ask.changed(row, nameless);
    let told = vec![
        change("erased_no", Value::Null, erased_count),
        change("state", member.state.as_str(), MemberState::Erased.as_str()),
    ];
    let event = ask.event(None, Some(row.key()), told);
    Ok(Decision::done(vec![nameless, counted], vec![event]))
}

fn leaves_an_admin(ask: &Ask, id: MemberId, member: &Member) -> Result<(), Refusal> {
    let mut admins = ask.rows.set(&Set::Admins).filter(|row| row.id != id.0 && !row.removed);
    let another = admins.any(|row| {
        <&Member>::try_from(&row.body)
            .is_ok_and(|it| it.role == Role::Admin && it.state == MemberState::Active)
    });
    match member.role == Role::Admin && !another {
        true => Err(Code::LastAdmin.into()),
        false => Ok(()),
    }
}
