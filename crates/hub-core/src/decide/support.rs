//! One member's relation to an idea: "I have this too", and wanting to hear of it.

use super::ask::Ask;
use super::{Decision, check};
use crate::ids::{self, AreaId, BasisId, IdeaId};
use crate::operation::Operation;
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key};
use crate::rows::{Follow, Support, Unknown, Volume};

/// The key of a member's support of an idea.
pub(super) fn support_key(space: ids::SpaceId, idea: IdeaId, by: ids::MemberId) -> Key {
    Key::new(EntityKind::Support, ids::of_idea_and_member(space, "support", idea, by))
}

/// The key of whether a member follows an idea.
pub(super) fn follow_key(space: ids::SpaceId, idea: IdeaId, by: ids::MemberId) -> Key {
    Key::new(EntityKind::Follow, ids::of_idea_and_member(space, "follow", idea, by))
}

pub(super) fn set(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::SupportSet { idea: id, volume, in_addition, area_id } = ask.envelope.operation
    else {
        return Ok(Decision::no_effect());
    };
    let (_, idea) = ask.idea(id)?;
    check::none_of(volume.as_ref().map(check::volume).unwrap_or_default())?;
    let area = ask.area(area_id)?;
    if idea.author_id == ask.actor && idea.submitted_for.is_none() {
        return Err(Code::OwnIdea.into());
    }
    let key = support_key(ask.context.space, id, ask.actor);
    let former = ask.rows.get::<Support>(&key);
    let now = area.map(|it| it.current_basis_id.unwrap_or(ask.space.current_basis_id));
    let basis_id = basis(former.map(|(_, support)| support), volume, area_id, now);
    let unknown = former.map_or_else(Unknown::new, |(_, support)| support.unknown.clone());
    let support = Support {
        idea_id: id,
        member_id: ask.actor,
        active: true,
        volume,
        in_addition: in_addition && volume.is_some(),
        area_id,
        basis_id,
        unknown,
    };
    Ok(match former {
        Some((row, _)) => ask.write(row, Some(id), support),
        None => ask.add(ask.new_row(key.id, support), Some(id)),
    })
}

/// The rates of the part: those of its area at the time when the volume was said. The same volume
/// said again keeps its rates; without an area of its own the part has the idea's.
fn basis(
    former: Option<&Support>,
    volume: Option<Volume>,
    area: Option<AreaId>,
    now: Option<BasisId>,
) -> Option<BasisId> {
    match former {
        Some(former) if (former.volume, former.area_id) == (volume, area) => former.basis_id,
        _ => now.filter(|_| volume.is_some()),
    }
}

pub(super) fn clear(ask: &Ask, id: IdeaId) -> Result<Decision, Refusal> {
    ask.idea(id)?;
    let key = support_key(ask.context.space, id, ask.actor);
    Ok(match ask.rows.get::<Support>(&key) {
        Some((row, support)) => {
            ask.write(row, Some(id), Support { active: false, ..support.clone() })
        }
        None => Decision::no_effect(),
    })
}

/// Following is nobody else's business: it has no history.
pub(super) fn follow(ask: &Ask, id: IdeaId, on: bool) -> Result<Decision, Refusal> {
    ask.idea(id)?;
    let key = follow_key(ask.context.space, id, ask.actor);
    let row = match ask.rows.get::<Follow>(&key) {
        Some((_, follow)) if follow.on == on => return Ok(Decision::no_effect()),
        Some((row, follow)) => ask.changed(row, Follow { on, ..follow.clone() }).0,
        None => {
            let unknown = Unknown::new();
            ask.new_row(key.id, Follow { idea_id: id, member_id: ask.actor, on, unknown })
        }
    };
    Ok(Decision::done(vec![row], vec![]))
}
