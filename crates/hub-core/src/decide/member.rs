//! Members: one's own name and area, roles, and leaving.

use super::Decision;
use super::ask::Ask;
use crate::ids::{AreaId, MemberId};
use crate::refusal::{Code, Refusal};
use crate::row::Set;
use crate::rows::{Member, MemberState, Role};
use crate::text;

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
