//! Taking an idea back, bringing it back, and removing it for good.

use super::ask::{Ask, forbidden};
use super::{Decision, check, write};
use crate::group::group;
use crate::ids::{IdeaId, MemberId};
use crate::permission::Who;
use crate::refusal::{Code, Refusal};
use crate::row::Row;
use crate::rows::{
    Answers, Build, Case, Claim, EstimateInputs, Idea, IdeaStage, Ratings, Role, Stage, Unknown,
};
use std::collections::BTreeSet;

pub(super) fn withdraw(ask: &Ask, id: IdeaId) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea(id)?;
    let others = others_with_it(ask, id, idea).len();
    if others > 0 {
        return Err(Refusal::new(Code::Supported).with("count", others));
    }
    let stage = IdeaStage {
        before: Some(idea.stage.comes_back_to()),
        ..IdeaStage::at(Stage::Withdrawn, ask.context.now_ms)
    };
    Ok(ask.write_idea(row, Idea { stage, ..idea.clone() }))
}

/// The people other than the actor who support the idea or one merged into it, or wrote one of
/// those: their need would vanish with it.
fn others_with_it(ask: &Ask, id: IdeaId, idea: &Idea) -> BTreeSet<MemberId> {
    let group = group(id, idea, ask.rows);
    let authors = group.iter().skip(1).map(|source| source.idea.author_id);
    let supporters = group.iter().flat_map(|at| at.active()).map(|support| support.member_id);
    authors.chain(supporters).filter(|person| *person != ask.actor).collect()
}

pub(super) fn restore(ask: &Ask, id: IdeaId) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea(id)?;
    let stage = IdeaStage::at(idea.stage.comes_back_to(), ask.context.now_ms);
    Ok(ask.write_idea(row, Idea { stage, ..idea.clone() }))
}

pub(super) fn remove(ask: &Ask, id: IdeaId, reason: &str) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea(id)?;
    if ask.role < Role::Admin && ask.others_wrote(id, idea) {
        return Err(forbidden(ask.role, &[Who::Admin]));
    }
    let mut reason = Some(reason.to_owned());
    let mut found = check::Findings::default();
    found.optional_lines("reason", &mut reason, 2_000);
    check::none_of(found.refusals)?;
    if idea.merged_count > 0 {
        return Err(Refusal::new(Code::HasMerged).with("count", idea.merged_count));
    }
    if let Some(holder) = idea.claim.claimed_by {
        return Err(Refusal::new(Code::Claimed).with("by", holder.to_string()));
    }
    let mut told = vec![write::change("removed", false, true)];
    told.extend(reason.map(|reason| write::change("reason", None::<String>, reason)));
    let (tombstone, _) = ask.changed(row, without_texts(idea));
    let event = ask.event(Some(id), None, told);
    Ok(Decision::done(vec![Row { removed: true, ..tombstone }], vec![event]))
}

/// What a tombstone keeps: the number that stays used, and whose it was.
fn without_texts(idea: &Idea) -> Idea {
    Idea {
        submitted_for: None,
        origin: None,
        case: Case::default(),
        estimate: EstimateInputs::default(),
        answers: Answers::default(),
        ratings: Ratings::default(),
        stage: IdeaStage::at(idea.stage.now, idea.stage.since_ms),
        claim: Claim { claim_no: idea.claim.claim_no, ..Claim::default() },
        build: Build::default(),
        unknown: Unknown::new(),
        ..idea.clone()
    }
}
