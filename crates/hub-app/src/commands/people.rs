//! The members of the space.

use super::Nothing;
use crate::names::Names;
use crate::views::{MemberLine, MembersView};
use crate::{App, AppError, Session};
use hub_core::rows::{Member, MemberState, Role};
use hub_core::text::fold;
use hub_core::{Body, MemberId, Row};
use std::collections::HashMap;

/// Everybody who is or was in the space.
pub(crate) fn members(app: &App, _: Nothing) -> Result<MembersView, AppError> {
    app.session()?.members()
}

impl Session {
    /// Everybody who is or was in the space: those in it first, by name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn members(&self) -> Result<MembersView, AppError> {
        let (names, builds) = (self.names()?, self.listing()?.builds());
        let rows = names.rows.iter().filter(|row| !row.removed);
        let people = rows.filter_map(|row| match &row.body {
            Body::Member(member) => Some((row, &**member)),
            _ => None,
        });
        let people: Vec<(&Row, &Member)> = people.collect();
        let is_admin = |member: &Member| is_here(member) && member.role == Role::Admin;
        let admins = people.iter().filter(|(_, member)| is_admin(member)).count();
        let is_last = |member: &Member| admins == 1 && is_admin(member);
        let me = self.me();
        let line = |(row, member): &(&Row, &Member)| {
            let line = line(&names, row, member, &builds);
            MemberLine { is_me: line.id == me, is_last_admin: is_last(member), ..line }
        };
        let mut members: Vec<MemberLine> = people.iter().map(line).collect();
        members.sort_by_cached_key(|it| (it.state != MemberState::Active, fold(&it.name), it.id));
        let may_manage = names.member(me).is_some_and(is_admin);
        Ok(MembersView { members, may_manage, is_shared: names.space.shared })
    }
}

fn is_here(member: &Member) -> bool {
    member.state == MemberState::Active
}

fn line(names: &Names, row: &Row, member: &Member, builds: &HashMap<MemberId, u32>) -> MemberLine {
    let id = MemberId(row.id);
    MemberLine {
        id,
        name: names.person(id).name,
        role: member.role,
        area: names.area(member.area_id),
        state: member.state,
        since_ms: row.created_at_ms,
        is_me: false,
        is_last_admin: false,
        builds: builds.get(&id).copied().unwrap_or(0),
    }
}
