//! Pointing an idea to the one that goes on for it, and taking that back (domain section 5). What
//! was said at either stays where it is; the two are read together in [`crate::group`].

use super::Decision;
use super::ask::Ask;
use super::write::change;
use crate::ids::{IdeaId, OpId};
use crate::refusal::{Code, Refusal};
use crate::row::Row;
use crate::rows::{Change, Idea, Merge, Stage};
use serde_json::Value;

pub(super) fn merge(
    ask: &Ask,
    source: IdeaId,
    target: IdeaId,
    adds_volume: bool,
) -> Result<Decision, Refusal> {
    let (source_row, idea) = ask.find::<Idea>(source)?;
    let (target_row, head) = ask.find::<Idea>(target)?;
    if source == target {
        return Err(Code::SelfMerge.into());
    }
    may_point(idea, head)?;
    let pointer = Merge {
        merged_into: target,
        merged_by: ask.actor,
        merged_at_ms: ask.context.now_ms,
        merged_op: ask.op(),
        adds_volume,
    };
    let idea = Idea { merge: Some(pointer), ..idea.clone() };
    let count = head.merged_count.saturating_add(1);
    let told = change("merged_source", Value::Null, source.to_string());
    Ok(pointed(ask, (source_row, idea), (target_row, head, count), told))
}

/// The refusals of two different ideas, in the order of the domain.
fn may_point(source: &Idea, target: &Idea) -> Result<(), Refusal> {
    let merged = |idea: &Idea, code: Code| match &idea.merge {
        Some(merge) => Err(Refusal::new(code).with("head", merge.merged_into.to_string())),
        None => Ok(()),
    };
    merged(source, Code::SourceMerged)?;
    merged(target, Code::TargetMerged)?;
    if source.merged_count > 0 {
        return Err(Refusal::new(Code::SourceHasMerged).with("count", source.merged_count));
    }
    use Stage::{Assessing, Declined, New, Parked, Ready, Withdrawn};
    let (from, to) = (source.stage.now, target.stage.now);
    match (from, to) {
        (New | Assessing | Ready | Parked | Declined, Withdrawn) => {
            Err(Refusal::new(Code::TargetStage).with("stage", to.as_str()))
        }
        (New | Assessing | Ready | Parked | Declined, _) => Ok(()),
        _ => Err(Refusal::new(Code::SourceStage).with("stage", from.as_str())),
    }
}

pub(super) fn unmerge(
    ask: &Ask,
    source: IdeaId,
    target: IdeaId,
    expect: OpId,
) -> Result<Decision, Refusal> {
    let (source_row, idea) = ask.idea(source)?;
    let (target_row, head) = ask.find::<Idea>(target)?;
    let merge = idea.merge.as_ref().ok_or(Code::NotMerged)?;
    if (merge.merged_into, merge.merged_op) != (target, expect) {
        let refusal = Refusal::new(Code::MergeChanged);
        let refusal = refusal.with("head", merge.merged_into.to_string());
        return Err(refusal.with("op", merge.merged_op.to_string()));
    }
    let idea = Idea { merge: None, ..idea.clone() };
    let count = head.merged_count.saturating_sub(1);
    let told = change("merged_source", source.to_string(), Value::Null);
    Ok(pointed(ask, (source_row, idea), (target_row, head, count), told))
}

/// Writes the pointer and the count, told at both. No field gets a version by that: which merge it
/// is stands in the pointer, and after an unmerge the rows are as if there had been none.
fn pointed(
    ask: &Ask,
    (source_row, source): (&Row, Idea),
    (target_row, head, merged_count): (&Row, &Idea, u32),
    told: Change,
) -> Decision {
    let (written, changes) = ask.changed(source_row, source);
    let written = Row { fv: source_row.fv.clone(), ..written };
    let head =
        Row { seq: 0, body: Idea { merged_count, ..head.clone() }.into(), ..target_row.clone() };
    let at = |row: &Row, changes| ask.event(Some(IdeaId(row.id)), None, changes);
    let events = vec![at(source_row, changes), at(target_row, vec![told])];
    Decision::done(vec![written, head], events)
}
