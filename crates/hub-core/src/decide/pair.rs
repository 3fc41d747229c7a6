//! What people say about two ideas.

use super::Decision;
use super::ask::Ask;
use super::write::change;
use crate::ids::{self, IdeaId, SpaceId};
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Row};
use crate::rows::{Pair, PairKind, Unknown};
use serde_json::json;

/// The key of what was said about two ideas.
pub(super) fn pair_key(space: SpaceId, a: IdeaId, b: IdeaId) -> Key {
    Key::new(EntityKind::Pair, ids::of_pair(space, a, b))
}

pub(super) fn set(
    ask: &Ask,
    ideas: [IdeaId; 2],
    to: PairKind,
    expect: PairKind,
) -> Result<Decision, Refusal> {
    let [a, b] = ideas;
    let (_, first) = ask.idea_unless_merged(a)?;
    ask.idea_unless_merged(b)?;
    let key = pair_key(ask.context.space, a, b);
    let former = ask.rows.get::<Pair>(&key);
    let own = former.is_some_and(|(_, pair)| pair.by == ask.actor);
    ask.at_stage(first.stage.now, ask.standing(first).own(own))?;
    if a == b {
        return Err(Code::SameIdea.into());
    }
    let now = former.map_or(PairKind::None, |(_, pair)| pair.kind);
    if now == to {
        return Ok(Decision::no_effect());
    }
    if now != expect {
        return Err(Refusal::new(Code::PairChanged).with("kind", now.as_str()));
    }
    let unknown = former.map_or_else(Unknown::new, |(_, pair)| pair.unknown.clone());
    let pair = Pair { a: a.min(b), b: a.max(b), kind: to, by: ask.actor, unknown };
    let row = match former {
        Some((row, _)) => ask.changed(row, pair).0,
        None => ask.new_row(key.id, pair),
    };
    Ok(told_at_both(ask, row, ideas, now, to))
}

fn told_at_both(
    ask: &Ask,
    row: Row,
    [a, b]: [IdeaId; 2],
    before: PairKind,
    after: PairKind,
) -> Decision {
    let event = |at: IdeaId, other: IdeaId| {
        let value = |kind: PairKind| json!({ "idea": other, "kind": kind });
        let pair = change("pair", value(before), value(after));
        ask.event(Some(at), Some(row.key()), vec![pair])
    };
    let events = vec![event(a, b), event(b, a)];
    Decision::done(vec![row], events)
}
