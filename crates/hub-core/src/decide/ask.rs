//! Who asks for what over which rows, and the refusals that all operations have in common, in
//! their order: not a member, role, not found, removed, merged, stage or relation.

use super::Context;
use crate::ids::{AreaId, IdeaId, MemberId};
use crate::operation::Envelope;
use crate::permission::{
    Action, Standing, Who, accepted_at_merged, allowed, allowed_somewhere, least_role, who_may,
};
use crate::refusal::{Code, Refusal};
use crate::row::{Body, EntityKind, Key, Row, Rows};
use crate::rows::{Area, Idea, Member, MemberState, Role, Space, Stage};
use crate::text::problem;

/// One operation of an active member whose role is enough for it.
pub(super) struct Ask<'a> {
    pub rows: &'a Rows,
    pub actor: MemberId,
    pub role: Role,
    pub space: &'a Space,
    pub envelope: &'a Envelope,
    pub context: &'a Context,
}

impl<'a> Ask<'a> {
    /// Refuses who is not a member, and whose role is never enough.
    pub fn new(
        rows: &'a Rows,
        actor: MemberId,
        envelope: &'a Envelope,
        context: &'a Context,
    ) -> Result<Self, Refusal> {
        let role = role_of(rows, actor)?;
        let action = envelope.operation.action();
        if role < least_role(action) {
            return Err(forbidden(role, &who_may(action)));
        }
        let space = Key::new(EntityKind::Space, context.space.0);
        let (_, space) = find(rows, space)?;
        Ok(Self { rows, actor, role, space, envelope, context })
    }

    /// A row that must be there.
    pub fn find<T>(&self, key: impl Into<Key>) -> Result<(&'a Row, &'a T), Refusal>
    where
        &'a T: TryFrom<&'a Body>,
    {
        find(self.rows, key.into())
    }

    /// The person before this idea.
    pub fn standing(&self, idea: &Idea) -> Standing {
        Standing::before(idea, self.actor, self.role)
    }

    /// An idea at which this may be done now.
    pub fn idea(&self, id: IdeaId) -> Result<(&'a Row, &'a Idea), Refusal> {
        let (row, idea) = self.idea_unless_merged(id)?;
        let standing = self.standing(idea);
        self.at_stage(idea.stage.now, standing)?;
        Ok((row, idea))
    }

    /// An idea that is there and not merged, or at which this is accepted all the same.
    pub fn idea_unless_merged(&self, id: IdeaId) -> Result<(&'a Row, &'a Idea), Refusal> {
        let (row, idea) = self.find::<Idea>(id)?;
        match &idea.merge {
            Some(merge) if !accepted_at_merged(self.action()) => {
                let head = merge.merged_into.to_string();
                Err(Refusal::new(Code::IdeaMerged).with("head", head))
            }
            _ => Ok((row, idea)),
        }
    }

    /// Refuses what this person may not do at this stage, or not at all.
    pub fn at_stage(&self, stage: Stage, standing: Standing) -> Result<(), Refusal> {
        let action = self.action();
        if allowed(action, standing, stage) {
            return Ok(());
        }
        if allowed_somewhere(action, standing) {
            return Err(locked(stage));
        }
        Err(forbidden(self.role, &who_may(action)))
    }

    /// What the person does.
    pub fn action(&self) -> Action {
        self.envelope.operation.action()
    }

    /// The area that a field refers to must be there; an archived one will do.
    pub fn area(&self, id: Option<AreaId>) -> Result<Option<&'a Area>, Refusal> {
        let Some(id) = id else { return Ok(None) };
        match self.rows.get::<Area>(&area_key(id)) {
            Some((_, area)) => Ok(Some(area)),
            None => Err(Refusal::invalid("area_id", problem::NOT_FOUND)),
        }
    }
}

/// The key of an area's row.
pub(super) fn area_key(id: AreaId) -> Key {
    Key::new(EntityKind::Area, id.0)
}

fn role_of(rows: &Rows, actor: MemberId) -> Result<Role, Refusal> {
    let member = rows.get::<Member>(&actor.into()).map(|(_, member)| member);
    let active = member.filter(|member| member.state == MemberState::Active);
    active.map(|member| member.role).ok_or(Code::NotMember.into())
}

fn find<'a, T>(rows: &'a Rows, key: Key) -> Result<(&'a Row, &'a T), Refusal>
where
    &'a T: TryFrom<&'a Body>,
{
    if let Some(found) = rows.get(&key) {
        return Ok(found);
    }
    let removed = rows.row(&key).is_some_and(|row| row.removed);
    let code = if removed { Code::Removed } else { Code::NotFound };
    Err(Refusal::new(code).with("entity", key.kind.as_str()).with("id", key.id.to_string()))
}

/// Another stage would allow this person this.
pub(super) fn locked(stage: Stage) -> Refusal {
    Refusal::new(Code::StageLocked).with("stage", stage.as_str())
}

/// No stage would. `who` are those whom some stage allows it.
pub(super) fn forbidden(role: Role, who: &[Who]) -> Refusal {
    let who: Vec<&str> = who.iter().map(|who| who.as_str()).collect();
    Refusal::new(Code::Forbidden).with("role", role.as_str()).with("who", who)
}
