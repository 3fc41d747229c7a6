//! The way back of what people say at ideas.

use super::{Act, Scene, Way, Why, typed};
use crate::ids::{CommentId, IdeaId};
use crate::operation::Operation;
use crate::row::{EntityKind, Row};
use crate::rows::{Comment, Pair, PairKind, StandardAnswer, StandardState, Support};
use serde_json::Value;

/// The history of a pair says it as one value at each of the two ideas.
pub(super) fn said(act: &Act, scene: &Scene, [a, b]: [IdeaId; 2], expect: PairKind) -> Way {
    let before = act.change("pair").and_then(|change| change.before.get("kind"));
    let to = before.and_then(Value::as_str).and_then(PairKind::from_word);
    let row = act.about().and_then(|key| scene.find::<Pair>(key));
    match (to, row) {
        (Some(to), Some((row, _))) => {
            scene.unless_changed(act, row, "kind", Operation::PairSet { a, b, to, expect })
        }
        _ => Way::kept(Why::NoWayBack, None),
    }
}

fn support<'a>(act: &Act, scene: &Scene<'a>) -> Option<(&'a Row, &'a Support)> {
    scene.find::<Support>(act.about()?)
}

/// The support that was there before, or none.
pub(super) fn supported(act: &Act, scene: &Scene, idea: IdeaId) -> Way {
    let Some((row, _)) = support(act, scene) else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = scene.since_any(act, row) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    let former: Option<Support> = typed(scene.facts_before(act, row));
    Way::of(match former.filter(|former| former.active) {
        Some(former) => set(idea, &former),
        None => Operation::SupportClear { idea },
    })
}

pub(super) fn support_cleared(act: &Act, scene: &Scene, idea: IdeaId) -> Way {
    let Some((row, support)) = support(act, scene) else {
        return Way::kept(Why::NoWayBack, None);
    };
    scene.unless_changed(act, row, "active", set(idea, support))
}

fn set(idea: IdeaId, support: &Support) -> Operation {
    let Support { volume, in_addition, area_id, .. } = *support;
    Operation::SupportSet { idea, volume, in_addition, area_id }
}

pub(super) fn comment_edited(act: &Act, scene: &Scene, id: CommentId) -> Way {
    let row = scene.find::<Comment>(super::key(EntityKind::Comment, id.0));
    let (Some((row, _)), Some(body)) = (row, act.before("body")) else {
        return Way::kept(Why::NoWayBack, None);
    };
    let base = Some(row.version_of("body"));
    scene.unless_changed(act, row, "body", Operation::CommentEdit { id, body, base })
}

/// A line that had no answer goes back to "not met", which asks for one just as well.
pub(super) fn answered(act: &Act, scene: &Scene) -> Way {
    let row = act.about().and_then(|key| scene.find::<StandardAnswer>(key));
    let Some((row, now)) = row else { return Way::kept(Why::NoWayBack, None) };
    if let Some(since) = scene.since_any(act, row) {
        return Way::kept(Why::ChangedSince, Some(since));
    }
    let former: Option<StandardAnswer> = typed(scene.facts_before(act, row));
    let (idea, item) = (now.idea_id, now.item_id);
    let (evidence, by_scan, reason) = (String::new(), false, None);
    let state = StandardState::NotMet;
    Way::of(match former {
        Some(StandardAnswer { state: StandardState::Excepted, reason, .. }) => {
            Operation::StandardExcept { idea, item, reason: reason.unwrap_or_default() }
        }
        Some(StandardAnswer { state, evidence, by_scan, reason, .. }) => {
            Operation::StandardAnswer { idea, item, state, evidence, by_scan, reason }
        }
        None => Operation::StandardAnswer { idea, item, state, evidence, by_scan, reason },
    })
}
